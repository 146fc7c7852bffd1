"""Two people wrote in the same session record: what each of them changed is kept, field by field and zone by zone."""

from dataclasses import fields, replace

from smpdesk.domain.chart import Place
from smpdesk.domain.session import Session, ZoneWork

_NOT_TYPED = frozenset(
    {"id", "version", "finished", "historical", "client", "course", "appointment", "zones"}
)
_NOT_TYPED_IN_ZONES = frozenset({"id", "version", "session"})


def merged(base: Session, mine: Session, theirs: Session) -> Session:
    """`theirs` with everything that `mine` changed since `base`; where both changed a field, mine stands.

    The field that was overruled is not lost: the journal keeps what stood there.
    """
    changed: dict[str, object] = {
        each.name: getattr(mine, each.name)
        for each in fields(Session)
        if each.name not in _NOT_TYPED and getattr(mine, each.name) != getattr(base, each.name)
    }
    changed["zones"] = _zones(base.zones, mine.zones, theirs.zones)
    return replace(theirs, **changed)  # type: ignore[arg-type]


def place_of(work: ZoneWork) -> Place:
    """Where a zone's work is: the zone, and the area drawn by hand in it (0 for the whole zone)."""
    return Place(work.zone, work.area or 0)


def places_of(zones: tuple[ZoneWork, ...]) -> list[Place]:
    """The place of each row. An old record may name “scar” twice: from the second on the row's own id stands in the
    stead of an area, below nothing.
    """
    found: list[Place] = []
    for each in zones:
        place = place_of(each)
        found.append(Place(place.zone, -each.id) if place in found else place)
    return found


def plain(place: Place) -> Place:
    """A place as the chart knows it."""
    return Place(place.zone, max(0, place.area))


def at_place(zones: tuple[ZoneWork, ...], place: Place) -> ZoneWork | None:
    """The work of a place; an area is known by its id, whatever zone it lies in."""
    for each in zones:
        own = each.id == -place.area if place.area < 0 else (each.area or 0) == place.area
        if own and (place.area or each.zone == place.zone):
            return each
    return None


def put(session: Session, work: ZoneWork) -> Session:
    """The record with the work of a place, in the stead of what stood there."""
    same = next((each for each in session.zones if each.id == work.id), None) if work.id else None
    was = same or at_place(session.zones, place_of(work))
    if was is None:
        return replace(session, zones=(*session.zones, replace(work, id=0, session=session.id, version=0)))
    now = replace(work, id=was.id, session=was.session, version=was.version)
    return replace(session, zones=tuple(now if each is was else each for each in session.zones))


def without(session: Session, place: Place) -> Session:
    """The record without a place."""
    was = at_place(session.zones, place)
    return replace(session, zones=tuple(each for each in session.zones if each is not was))


def _zones(
    base: tuple[ZoneWork, ...], mine: tuple[ZoneWork, ...], theirs: tuple[ZoneWork, ...]
) -> tuple[ZoneWork, ...]:
    """Zones are the same by their id, else by their place. What one removed and the other changed stays."""
    was = {each.id: each for each in base if each.id}
    here = {each.id: each for each in mine if each.id}
    found: list[ZoneWork] = []
    for each in theirs:
        if each.id in here and each.id in was:
            found.append(_zone(was[each.id], here[each.id], each))
        elif each.id not in was or each != was[each.id]:
            found.append(each)  # theirs, new or changed while it was removed here
    kept = {each.id for each in theirs}
    places = {place_of(each) for each in found}
    for each in mine:
        changed = each.id not in kept and each != was.get(each.id)
        if changed and place_of(each) not in places:
            found.append(replace(each, id=0, version=0))
    return tuple(found)


def _zone(base: ZoneWork, mine: ZoneWork, theirs: ZoneWork) -> ZoneWork:
    changed = {
        each.name: getattr(mine, each.name)
        for each in fields(ZoneWork)
        if each.name not in _NOT_TYPED_IN_ZONES and getattr(mine, each.name) != getattr(base, each.name)
    }
    return replace(theirs, **changed)
