"""Real lengths out of the records: a client's own, a technician's, the whole clinic's."""

from collections import defaultdict
from collections.abc import Sequence

from smpdesk.domain.estimate import estimate
from smpdesk.domain.real_length import (
    CLIENT_ENOUGH,
    CLINIC_ENOUGH,
    LATEST,
    TECHNICIAN_ENOUGH,
    Differs,
    RealLength,
    Took,
    differs,
    middle,
)
from smpdesk.domain.session import Timed
from smpdesk.domain.wall import minutes_between
from smpdesk.storage.store import Store


def own(store: Store, client: int, touch_up: bool) -> RealLength | None:
    """What a client's own sessions, or touch-ups, took."""
    return middle(_took(store, store.sessions.timed(touch_up, LATEST, client=client)), CLIENT_ENOUGH)


def usual(store: Store, technician: int, touch_up: bool) -> tuple[RealLength, str] | None:
    """What sessions, or touch-ups, of one technician take, else of the clinic, with the name of either."""
    alone = middle(_took(store, store.sessions.timed(touch_up, LATEST, technician)), TECHNICIAN_ENOUGH)
    if alone is not None:
        return alone, store.staff.get(technician).name
    whole = middle(_took(store, store.sessions.timed(touch_up, LATEST)), CLINIC_ENOUGH)
    return (whole, store.clinic.get().name) if whole is not None else None


def against_estimates(store: Store, technician: int | None) -> Differs | None:
    """How sessions of a technician, else of the clinic, differ from what their consultations estimated.

    Only sessions of clients whose estimate is complete and was not overruled are compared, so that a small head
    does not speak for a large one.
    """
    if technician:
        told = _compared(store, store.sessions.timed(False, LATEST, technician))
        alone = differs(told, TECHNICIAN_ENOUGH, store.staff.get(technician).name)
        if alone is not None:
            return alone
    return differs(
        _compared(store, store.sessions.timed(False, LATEST)), CLINIC_ENOUGH, store.clinic.get().name
    )


def _compared(store: Store, sessions: Sequence[Timed]) -> list[tuple[Took, int]]:
    estimated: dict[int, int] = {}
    for each in store.consultations.of_clients({one.client for one in sessions}):
        if each.client not in estimated and each.minutes is None:
            found = estimate(each)
            if found.complete:
                estimated[each.client] = found.minutes
    took = zip(sessions, _took(store, sessions), strict=True)
    return [(each, estimated[one.client]) for one, each in took if one.client in estimated]


def _took(store: Store, sessions: Sequence[Timed]) -> list[Took]:
    """Work and breaks of each session, in their order."""
    zone = store.clinic.time_zone()
    breaks: dict[int, int] = defaultdict(int)
    for pause in store.sittings.pauses([each.id for each in sessions]) if sessions else ():
        if pause.ends is not None:
            breaks[pause.session] += max(0, minutes_between(pause.starts, pause.ends, zone))
    found = []
    for each in sessions:
        whole = minutes_between(each.started, each.ended, zone)
        paused = min(breaks[each.id], max(0, whole))
        found.append(Took(whole - paused, paused))
    return found
