"""What a zone starts from: the same place in the sessions before, the plan's share, the zone before it today."""

from collections.abc import Sequence
from dataclasses import replace

from smpdesk.domain.course import Course, PlannedZone, step_of
from smpdesk.domain.dots import FULL_PER_CM2, share
from smpdesk.domain.mix import in_words
from smpdesk.domain.session import Session, Zone, ZoneWork
from smpdesk.domain.stock import USABLE
from smpdesk.services.shelf import line
from smpdesk.storage.store import Store


def same_as_last(store: Store, session: Session) -> tuple[ZoneWork, ...]:
    """The zones of the latest session before this one, one layer further.

    What was felt, seen and said belongs to that day and stays there; so does a lot that may not be used any more or
    has run out: which one is in the hand today is for people to say.
    """
    past = recorded_before(store, session)
    if not past:
        return ()
    course = _course(store, session)
    return tuple(_shelved(store, _next(each, past, session, course), session) for each in past[-1].zones)


def fresh_zone(store: Store, session: Session, zone: Zone, area: int | None) -> ZoneWork:
    """A zone as it was last done; where it never was, like the zone before it today, or like one of last time."""
    past = recorded_before(store, session)
    course = _course(store, session)
    known = [each for one in past for each in one.zones if place_of(each) == (area or zone)]
    if known:
        return _shelved(store, _next(known[-1], past, session, course), session)
    like = session.zones[-1:] or (past[-1].zones[:1] if past else (ZoneWork(zone=zone),))
    plain = _shelved(store, replace(_clean(like[0]), zone=zone, area=area, layer=1), session)
    return replace(plain, density=_density(plain, 0, session, course))


def place_of(work: ZoneWork) -> Zone | int:
    """Where a row was worked: a zone, or the id of an area drawn by hand, whatever zone it is said to lie in."""
    return work.area or work.zone


def recorded_before(store: Store, session: Session) -> list[Session]:
    """Sessions of the client that stand before this one and say what was done, the oldest first; one that nobody
    finished was worked all the same."""
    ahead: list[Session] = []
    for each in store.sessions.of_client(session.client):
        if each.id == session.id:
            break
        ahead.append(each)
    return [each for each in ahead if each.zones]


def _course(store: Store, session: Session) -> Course | None:
    return store.courses.get(session.course) if session.course else None


def _next(work: ZoneWork, past: Sequence[Session], session: Session, course: Course | None) -> ZoneWork:
    stood = [each for one in past for each in one.zones if place_of(each) == place_of(work)]
    layer = max(each.layer for each in stood) + 1
    clean = replace(_clean(work), layer=min(layer, 20))
    return replace(clean, density=_density(clean, stood[-1].density or 0, session, course))


def _clean(work: ZoneWork) -> ZoneWork:
    """The zone without what belongs to one day."""
    plain = ZoneWork(zone=work.zone)
    names = "id session version discomfort note impressions bleeding reactions sensations density".split()
    return replace(work, **{name: getattr(plain, name) for name in names})


def _shelved(store: Store, work: ZoneWork, session: Session) -> ZoneWork:
    """The zone without lots of ours that cannot be taken on the day of the session; their products stay."""
    lots = {each.stock for each in work.mix if each.stock} | (
        {work.needle_stock} if work.needle_stock else set()
    )
    gone = (
        {each.id for each in store.stock.some(lots) if line(store, each, session.day).state not in USABLE}
        if lots
        else set()
    )
    if not gone:
        return work
    mix = tuple(each._replace(stock=0, lot="") if each.stock in gone else each for each in work.mix)
    kept = in_words(replace(work, mix=mix))
    return replace(kept, needle_stock=None, needle_lot="") if work.needle_stock in gone else kept


def _density(work: ZoneWork, stands: int, session: Session, course: Course | None) -> int:
    """What shall stand after this layer: the plan's share of the zone's target, never less than stands there."""
    zones = [PlannedZone(*each) for each in course.zones] if course else []
    target = next((each.target for each in zones if (each.area or each.zone) == place_of(work)), FULL_PER_CM2)
    planned = step_of(course, session.number).share / 100 if course and session.number else share(work.layer)
    return max(stands, round(planned * target))
