"""What a zone starts from: the same place in the sessions before, the plan's share, the zone before it today."""

from collections.abc import Sequence
from dataclasses import replace

from smpdesk.domain.course import Course, PlannedStep, PlannedZone
from smpdesk.domain.dots import FULL_PER_CM2, share
from smpdesk.domain.session import Session, Zone, ZoneWork
from smpdesk.storage.store import Store

_Place = tuple[Zone, int | None]


def same_as_last(store: Store, session: Session) -> tuple[ZoneWork, ...]:
    """The zones of the latest finished session before this one, one layer further.

    What was felt, seen and said belongs to that day and stays there.
    """
    past = finished_before(store, session)
    if not past:
        return ()
    course = _course(store, session)
    return tuple(_next(each, past, session, course) for each in past[-1].zones)


def fresh_zone(store: Store, session: Session, zone: Zone, area: int | None) -> ZoneWork:
    """A zone as it was last done; where it never was, like the zone before it today, or like one of last time."""
    past = finished_before(store, session)
    course = _course(store, session)
    known = [each for one in past for each in one.zones if (each.zone, each.area) == (zone, area)]
    if known:
        return _next(known[-1], past, session, course)
    like = session.zones[-1:] or (past[-1].zones[:1] if past else ())
    if not like:
        plain = ZoneWork(zone=zone, area=area)
    else:
        plain = replace(_clean(like[0]), zone=zone, area=area, layer=1)
    return replace(plain, density=_density(plain, 0, session, course))


def finished_before(store: Store, session: Session) -> list[Session]:
    """Finished sessions of the client that stand before this one and say what was done, the oldest first."""
    ahead: list[Session] = []
    for each in store.sessions.of_client(session.client):
        if each.id == session.id:
            break
        ahead.append(each)
    return [each for each in ahead if each.finished and each.zones]


def _course(store: Store, session: Session) -> Course | None:
    return store.courses.get(session.course) if session.course else None


def _next(work: ZoneWork, past: Sequence[Session], session: Session, course: Course | None) -> ZoneWork:
    place: _Place = (work.zone, work.area)
    stood = [each for one in past for each in one.zones if (each.zone, each.area) == place]
    layer = max(each.layer for each in stood) + 1
    clean = replace(_clean(work), layer=min(layer, 20))
    return replace(clean, density=_density(clean, stood[-1].density or 0, session, course))


def _clean(work: ZoneWork) -> ZoneWork:
    """The zone without what belongs to one day."""
    plain = ZoneWork(zone=work.zone)
    names = "id session version discomfort note impressions bleeding reactions sensations density".split()
    return replace(work, **{name: getattr(plain, name) for name in names})


def _density(work: ZoneWork, stands: int, session: Session, course: Course | None) -> int:
    """What shall stand after this layer: the plan's share of the zone's target, never less than stands there."""
    zones = [PlannedZone(*each) for each in course.zones] if course else []
    target = next(
        (each.target for each in zones if (each.zone, each.area) == (work.zone, work.area or 0)), FULL_PER_CM2
    )
    steps = [PlannedStep(*each) for each in course.steps] if course else []
    planned = steps[session.number - 1].share / 100 if 0 < session.number <= len(steps) else share(work.layer)
    return max(stands, round(planned * target))
