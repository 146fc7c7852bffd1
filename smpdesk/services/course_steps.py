"""A course of treatment as the steps people read: done, in the chair, booked, planned."""

from smpdesk.domain.appointment import OCCUPYING, TREATING, Appointment, VisitKind, VisitState
from smpdesk.domain.course import Course, CourseKind, CourseStep, earliest_next, purpose_in, suggested_next
from smpdesk.domain.session import Session
from smpdesk.domain.wall import minutes_between
from smpdesk.storage.store import Store


def steps_of(store: Store, client_id: int) -> list[CourseStep]:
    """Steps of the client's latest course, oldest first; empty without course and consultation."""
    visits = [each for each in store.appointments.of_client(client_id) if each.state in OCCUPYING]
    zone = store.clinic.time_zone()
    steps = [_consultation(each, zone) for each in visits if each.kind is VisitKind.CONSULTATION]
    courses = store.courses.of_client(client_id)
    if not courses:
        return steps
    course = courses[0]
    sessions = [each for each in store.sessions.of_client(client_id) if each.course == course.id]
    sessions.sort(key=lambda each: (each.day, each.number))
    steps += [_recorded(course, each, zone) for each in sessions]
    recorded = {each.appointment for each in sessions}
    booked = [each for each in visits if each.course == course.id and each.kind in TREATING]
    booked = [each for each in booked if each.id not in recorded]
    steps += [_booked(course, each, zone) for each in sorted(booked, key=lambda each: each.starts)]
    return steps + _planned(course, sessions, booked)


def _consultation(visit: Appointment, zone: str) -> CourseStep:
    return CourseStep(
        number=0,
        title="Consultation",
        state="done" if visit.state is VisitState.DONE else "booked",
        day=visit.starts.date(),
        minutes=minutes_between(visit.starts, visit.ends, zone),
        appointment=visit.id,
    )


def _title(course: Course, number: int) -> str:
    name = {CourseKind.TOUCH_UP: "Touch-up", CourseKind.CORRECTION: "Correction"}.get(course.kind, "Session")
    return f"{name} {number}"


def _recorded(course: Course, session: Session, zone: str) -> CourseStep:
    return CourseStep(
        number=session.number,
        title=_title(course, session.number),
        purpose=purpose_in(course, session.number),
        state="done" if session.finished else "in_chair",
        day=session.day,
        minutes=minutes_between(session.started, session.ended, zone)
        if session.started and session.ended
        else None,
        discomfort=session.discomfort,
        session=session.id,
        appointment=session.appointment or 0,
    )


def _booked(course: Course, visit: Appointment, zone: str) -> CourseStep:
    return CourseStep(
        number=visit.number,
        title=_title(course, visit.number),
        purpose=purpose_in(course, visit.number),
        state="booked",
        day=visit.starts.date(),
        minutes=minutes_between(visit.starts, visit.ends, zone),
        appointment=visit.id,
    )


def _planned(course: Course, sessions: list[Session], booked: list[Appointment]) -> list[CourseStep]:
    """Steps that nobody has booked yet; dates only for the first of them, counted from the step before."""
    numbers = [each.number for each in sessions] + [each.number for each in booked]
    days = [each.day for each in sessions] + [each.starts.date() for each in booked]
    first = max(numbers, default=0) + 1
    if course.ended is not None:
        return []
    steps = []
    for number in range(first, course.planned + 1):
        known = days and number == first
        steps.append(
            CourseStep(
                number=number,
                title=_title(course, number),
                purpose=purpose_in(course, number),
                state="planned",
                minutes=course.minutes,
                earliest=earliest_next(max(days), course.gap) if known else None,
                suggested=suggested_next(max(days), number, course.gap) if known else None,
            )
        )
    return steps
