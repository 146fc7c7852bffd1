"""How long a visit will take, and why: as this client's own sessions took, as the consultation or the course says, as
sessions here really take, or as is usual here."""

from typing import NamedTuple

from smpdesk.domain.appointment import TREATING, USUAL_MINUTES, Appointment, VisitKind
from smpdesk.domain.course import Course
from smpdesk.domain.problem import Problem, problem
from smpdesk.services import real_lengths
from smpdesk.storage.store import Store


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
        return estimated or _real(store, wanted) or _usual(store, wanted.kind)
    if estimated is not None and estimated.minutes == course.minutes:
        return estimated
    if wanted.kind is VisitKind.TOUCH_UP and course.minutes == usual_minutes(store, wanted.kind):
        return _real(store, wanted) or _usual(store, wanted.kind)
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
    """What their own finished sessions took in the middle, breaks told apart."""
    found = real_lengths.own(store, wanted.client, wanted.kind is VisitKind.TOUCH_UP)
    if found is None:
        return None
    code = "length_own_breaks" if found.breaks else "length_own"
    return Length(found.minutes, (problem(code, count=found.sessions, breaks=found.breaks),))


def _real(store: Store, wanted: Appointment) -> Length | None:
    """What such visits of the technician, or here, really take; a length that the clinic chose itself stands."""
    if store.choices.get(key(wanted.kind)) is not None:
        return None
    found = real_lengths.usual(store, wanted.technician, wanted.kind is VisitKind.TOUCH_UP)
    if found is None:
        return None
    real, who = found
    facts = {"count": real.sessions, "breaks": real.breaks, "who": who}
    return Length(real.minutes, (Problem(code="length_real", facts=facts),))


def _estimated(store: Store, wanted: Appointment) -> Length | None:
    """What the consultation says of a session, with its reasons."""
    from smpdesk.services.consultations import plan_of, reasons_of

    planned = plan_of(store, wanted.client, wanted.technician) if wanted.kind is VisitKind.SESSION else None
    if planned is None:
        return None
    return Length(planned[1].minutes, (*reasons_of(*planned), problem("length_estimate")))
