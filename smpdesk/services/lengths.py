"""How long a visit will take, and why: as this client's own sessions took, as the consultation or the course says, or
as is usual here."""

from statistics import median
from typing import NamedTuple

from smpdesk.domain.appointment import TREATING, USUAL_MINUTES, Appointment, VisitKind
from smpdesk.domain.course import Course
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.wall import minutes_between
from smpdesk.storage.store import Store

#: Finished sessions of which the real length is known before it counts more than a plan; a choice.
ENOUGH = 2
_STEP = 15


class Length(NamedTuple):
    """Minutes, and where they come from: codes, the most telling first."""

    minutes: int
    why: tuple[Problem, ...]


def length_of(store: Store, wanted: Appointment, course: Course | None) -> Length:
    """The length to offer for a visit of a client; ``course`` is theirs, None before one is begun."""
    if wanted.kind not in TREATING:
        return _usual(store, wanted.kind)
    own = _own(store, wanted)
    if own is not None:
        return own
    estimated = _estimated(store, wanted)
    if course is None:
        return estimated or _usual(store, wanted.kind)
    if estimated is not None and estimated.minutes == course.minutes:
        return estimated
    if wanted.kind is VisitKind.TOUCH_UP and course.minutes == usual_minutes(store, wanted.kind):
        return _usual(store, wanted.kind)
    return Length(course.minutes, (problem("length_course"),))


def usual_minutes(store: Store, kind: VisitKind) -> int:
    """How long a kind of visit is here, unless something is known of the client."""
    return int(store.choices.get(key(kind)) or USUAL_MINUTES[kind])


def key(kind: VisitKind) -> str:
    """Where the clinic's choice is kept."""
    return f"length.{kind.value}"


def _usual(store: Store, kind: VisitKind) -> Length:
    return Length(usual_minutes(store, kind), (problem("length_usual"),))


def _own(store: Store, wanted: Appointment) -> Length | None:
    """The middle of what their own finished sessions took, breaks among them, rounded up to a quarter of an hour."""
    zone, touch_up = store.clinic.time_zone(), wanted.kind is VisitKind.TOUCH_UP
    took = [
        minutes_between(each.started, each.ended, zone)
        for each in store.sessions.of_client(wanted.client)
        if each.finished and each.started and each.ended and each.touch_up is touch_up
    ]
    took = [each for each in took if each > 0]
    if len(took) < ENOUGH:
        return None
    middle = -(-int(median(took)) // _STEP) * _STEP
    return Length(middle, (problem("length_own", count=len(took)),))


def _estimated(store: Store, wanted: Appointment) -> Length | None:
    """What the consultation says of a session, with its reasons."""
    from smpdesk.services.consultations import plan_of, reasons_of

    planned = plan_of(store, wanted.client) if wanted.kind is VisitKind.SESSION else None
    if planned is None:
        return None
    return Length(planned[1].minutes, (*reasons_of(*planned), problem("length_estimate")))
