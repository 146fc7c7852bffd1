"""The book's own arithmetic: numbering a course's visits, drafting one, judging one."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from smpdesk.domain.appointment import (
    TREATING,
    Appointment,
    VisitKind,
    VisitState,
    clashes,
    time_problems,
)
from smpdesk.domain.course import Course, CourseKind, earliest_next
from smpdesk.domain.problem import Problem, problem, refuse
from smpdesk.domain.wall import gap_problems, later, twice_problems
from smpdesk.domain.working import over_midnight
from smpdesk.services import working
from smpdesk.services.lengths import length_of, usual_minutes
from smpdesk.services.turnaround import with_turnaround
from smpdesk.storage.store import Store

if TYPE_CHECKING:
    from smpdesk.domain.consultation import Consultation
    from smpdesk.domain.estimate import Estimate

_STILL_TO_COME = frozenset({VisitState.BOOKED, VisitState.ARRIVED})
_CALLED_OFF = frozenset({VisitState.CANCELLED, VisitState.NO_SHOW})


def standing(store: Store, appointment_id: int) -> Appointment:
    """A visit of the book. Refusal ``gone_meanwhile`` when another desk took back the booking."""
    try:
        return store.appointments.get(appointment_id)
    except KeyError:
        raise refuse("gone_meanwhile") from None


def open_course(store: Store, client_id: int) -> Course | None:
    """The client's course that is not finished, None without one."""
    return next((each for each in store.courses.of_client(client_id) if each.ended is None), None)


def course_for(store: Store, wanted: Appointment) -> Course | None:
    """The course a treating visit belongs to; None for other kinds, and before one is begun."""
    if wanted.kind not in TREATING:
        return None
    if wanted.course:
        with suppress(KeyError):  # another desk took back the booking that began it
            return store.courses.get(wanted.course)
    return open_course(store, wanted.client)


def new_course(store: Store, wanted: Appointment) -> Course:
    """A draft of the course that a first treating visit begins."""
    touch_up, day = wanted.kind is VisitKind.TOUCH_UP, wanted.starts.date()
    draft = course_draft(store, wanted.client, day, touch_up, wanted.technician)
    return replace(draft, minutes=length_of(store, wanted, None).minutes)  # as its first visit was offered


def course_draft(
    store: Store, client_id: int, day: date, touch_up: bool, technician: int | None = None
) -> Course:
    """A draft of a course as it is usual, or as the consultation estimates; a touch-up is one session (1.7)."""
    currency = store.clinic.get().currency
    if touch_up:
        kind, minutes = CourseKind.TOUCH_UP, usual_minutes(store, VisitKind.TOUCH_UP)
        return Course(client=client_id, kind=kind, planned=1, minutes=minutes, started=day, currency=currency)
    minutes = usual_minutes(store, VisitKind.SESSION)
    plain = Course(client=client_id, minutes=minutes, started=day, currency=currency)
    planned = plan_of(store, client_id, technician)
    if planned is None:
        return plain
    consultation, found = planned
    return replace(
        plain, planned=found.sessions, minutes=found.minutes, gap=found.gap, goal=consultation.goals.strip()
    )


def plan_of(
    store: Store, client_id: int, technician: int | None = None
) -> "tuple[Consultation, Estimate] | None":
    """The latest consultation of which the estimate is known, with it; None without one."""
    from smpdesk.services.consultations import plan_of

    return plan_of(store, client_id, technician)


def next_number(store: Store, course: Course) -> int:
    """The number that the next session of a course will bear."""
    done = [each.number for each in store.sessions.of_client(course.client) if each.course == course.id]
    ahead = [each for each in store.appointments.of_course(course.id) if each.state in _STILL_TO_COME]
    return max(done, default=0) + len(ahead) + 1


def renumber(store: Store, course_id: int | None) -> None:
    """Number a course's visits still to come in the order of their times; inside a transaction."""
    if course_id is None:
        return
    course = store.courses.get(course_id)
    done = [each.number for each in store.sessions.of_client(course.client) if each.course == course_id]
    number = max(done, default=0)
    ahead = [each for each in store.appointments.of_course(course_id) if each.state in _STILL_TO_COME]
    for visit in sorted(ahead, key=lambda each: each.starts):
        number += 1
        if visit.number != number:
            store.appointments.save(replace(visit, number=number))


def put_in(store: Store, draft: Appointment) -> Appointment:
    """Write a visit that may be booked, inside a transaction; a first treating visit begins the client's course."""
    course = course_for(store, draft)
    if course is None and draft.kind in TREATING:
        course = store.courses.add(new_course(store, draft))
    held = with_turnaround(store, draft)
    added = store.appointments.add(replace(held, course=course.id if course else None))
    renumber(store, added.course)
    return added


def sketch(
    store: Store, client_id: int, starts: datetime, technician: int, room: int, kind: VisitKind
) -> Appointment:
    """A draft of a visit with course, number and length filled in from the client's course."""
    wanted = Appointment(
        client=client_id, technician=technician, room=room, kind=kind, starts=starts, ends=starts
    )
    course = course_for(store, wanted)
    minutes = length_of(store, wanted, course).minutes
    return replace(
        wanted,
        course=course.id if course else None,
        number=(next_number(store, course) if course else 1) if kind in TREATING else 0,
        ends=later(starts, minutes, store.clinic.time_zone()),
    )


def refusals(store: Store, wanted: Appointment) -> list[Problem]:
    """Why a visit cannot stand in the book: its times, or somebody or something is taken.

    Facts of a clash: ``who`` (the client in the way), ``starts``, ``ends``, ``name`` of technician or room.
    """
    zone = store.clinic.time_zone()
    found = (
        _gone(store, wanted)
        or gap_problems(wanted.starts, wanted.ends, zone)
        or twice_problems(wanted.starts, wanted.ends, zone)
        or time_problems(wanted)
    )
    if found:
        return found
    wanted = with_turnaround(store, wanted)
    others = store.appointments.near(*wanted.held)
    return [_named(store, each) for each in clashes(wanted, others)]


def _gone(store: Store, wanted: Appointment) -> list[Problem]:
    """Whom or what a visit names that another desk took back meanwhile."""
    found = []
    if wanted.client and not store.clients.some([wanted.client]):
        found.append(problem("client_gone", "client"))
    if wanted.technician and wanted.technician not in {each.id for each in store.staff.all(left=True)}:
        found.append(problem("technician_gone", "technician"))
    if wanted.room and wanted.room not in {each.id for each in store.rooms.all(closed=True)}:
        found.append(problem("room_gone", "room"))
    return found


def _named(store: Store, clash: Problem) -> Problem:
    other = store.appointments.get(int(str(clash.facts["other"])))
    names = {
        "client": lambda: store.clients.get(other.client).name,
        "technician": lambda: store.staff.get(other.technician).name,
        "room": lambda: store.rooms.get(other.room).name,
    }
    facts = {
        "other": other.id,
        "who": store.clients.get(other.client).name,
        "name": names[clash.field](),
        "day": other.starts.date(),
        "starts": other.starts.time(),
        "ends": other.ends.time(),
        **{each: clash.facts[each] for each in ("left", "needed") if each in clash.facts},
    }
    return replace(clash, facts=facts)


def advice(store: Store, wanted: Appointment) -> list[Problem]:
    """What speaks against a visit without forbidding it: closed, away, a short gap, no patch test."""
    if time_problems(wanted) or _gone(store, wanted):
        return []
    found: list[Problem] = []
    hours = over_midnight(store.clinic.get().hours, wanted.starts.date())
    if hours is None:
        found.append(problem("clinic_closed", "starts", day=wanted.starts.date()))
    else:
        midnight = wanted.starts.replace(hour=0, minute=0, second=0)
        opens, closes = (midnight + timedelta(minutes=each) for each in hours)
        if wanted.starts < opens or wanted.ends > closes:
            found.append(problem("outside_hours", "starts", opens=opens.time(), closes=closes.time()))
    from smpdesk.services.patch_advice import patch_advice  # late: the list of clients does not wait for it

    gap = [] if _gap_holds(store, wanted) else _gap_problems(store, wanted)
    return found + working.advice(store, wanted) + gap + patch_advice(store, wanted)


def problems(store: Store, wanted: Appointment) -> list[Problem]:
    """Everything that keeps a visit from being booked or moved: what is taken, and the gap of its course."""
    found = refusals(store, wanted)
    if any(each.code == "client_taken" for each in found):
        return found  # two visits at once: that they are also too near goes without saying
    return found + gap_refusals(store, wanted)


def gap_refusals(store: Store, wanted: Appointment) -> list[Problem]:
    """Why a treating visit is too soon after, or before, another session of its course.

    What is past is a record, and a visit that keeps its day and course keeps its place: those are only advised.
    """
    if time_problems(wanted) or not _gap_holds(store, wanted):
        return []
    return _gap_problems(store, wanted)


def course_days(store: Store, course: Course, apart: Appointment | None = None) -> list[date]:
    """The days of a course's sessions, done or booked; one visit may be left out."""
    left_out = apart.id if apart and apart.id else -1
    sessions = store.sessions.of_client(course.client)
    days = [each.day for each in sessions if each.course == course.id and each.appointment != left_out]
    ahead = [each for each in store.appointments.of_course(course.id) if each.state in _STILL_TO_COME]
    return days + [each.starts.date() for each in ahead if each.id != left_out]


def _gap_holds(store: Store, wanted: Appointment) -> bool:
    """Whether the gap is asked for now: a visit to come that is new, comes back, or goes to another day or course."""
    if wanted.kind not in TREATING or wanted.starts.date() < store.wall_now().date():
        return False
    if not wanted.id:
        return True
    was = store.appointments.get(wanted.id)
    if was.state in _CALLED_OFF and wanted.state not in _CALLED_OFF:
        return True
    place = (was.starts.date(), was.course, was.kind in TREATING)
    return place != (wanted.starts.date(), wanted.course, True)


def _gap_problems(store: Store, wanted: Appointment) -> list[Problem]:
    course = course_for(store, wanted)
    if course is None:
        return []
    day = wanted.starts.date()
    days = course_days(store, course, wanted)
    before = max((each for each in days if each <= day), default=None)
    after = min((each for each in days if each > day), default=None)
    found: list[Problem] = []
    if before is not None and day < earliest_next(before, course.gap):
        earliest = earliest_next(before, course.gap)
        found.append(problem("gap_short", "starts", last=before, gap=course.gap, earliest=earliest))
    if after is not None and after < earliest_next(day, course.gap):
        found.append(problem("gap_short_after", "starts", next=after, gap=course.gap))
    return found
