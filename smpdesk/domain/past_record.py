"""Past sessions and the records they become: which are one, what goes on record, in which course."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from smpdesk.domain.course import MOST_SESSIONS, Course, CourseKind
from smpdesk.domain.past_session import PastSession, SessionNumber
from smpdesk.domain.session import Session, Zone, ZoneWork


def same_session(one: PastSession, other: PastSession) -> bool:
    """True when two notes speak of one session: the same day, and not of two different numbers."""
    if one.day != other.day:
        return False
    if one.which.touch_up != other.which.touch_up:
        return one.which.number == 0 and other.which.number == 0 and (_bare(one) or _bare(other))
    return one.which.number == other.which.number or 0 in (one.which.number, other.which.number)


def _bare(session: PastSession) -> bool:
    """True when nothing is said of which session it was."""
    return not session.which.number and not session.which.touch_up


def as_past(session: Session) -> PastSession:
    """A session on record, as far as one is compared with another."""
    return PastSession(day=session.day, which=SessionNumber(number=session.number, touch_up=session.touch_up))


def as_record(past: PastSession, client: int, course: int) -> Session:
    """The session record of a past session: finished, historical, and knowing no more than its list.

    Which zones were worked nobody wrote down: what was used stands with the zone “other”.
    """
    used = past.pigment
    zones: tuple[ZoneWork, ...] = ()
    if used.known:
        layer = max(1, past.which.number)
        work = ZoneWork(
            zone=Zone.OTHER, layer=layer, pigment=used.pigment, pigment_lot=used.lot, dilution=used.dilution
        )
        zones = (work,)
    return Session(
        client=client,
        course=course,
        number=past.which.number,
        touch_up=past.which.touch_up,
        day=past.day,
        notes="\n".join(past.notes),
        zones=zones,
        finished=True,
        historical=True,
    )


#: Days after which a course that nobody went on with is over: choice of ours, a year.
_STOOD_STILL = 365
#: Days within which two sessions may belong to one course: the same choice.
_ONE_COURSE = 365


def joins(course: Course, past: PastSession, others: Sequence[Session]) -> bool:
    """True when a past session belongs to this course, whose sessions on record are ``others``."""
    if (course.kind is CourseKind.TOUCH_UP) != past.which.touch_up:
        return False
    days = [each.day for each in others]
    if not days:
        return course.ended is None
    if past.which.number and any(each.number == past.which.number for each in others):
        return False
    return any(abs((past.day - day).days) <= _ONE_COURSE for day in days)


def course_of(past: PastSession, client: int, today: date) -> Course:
    """A course for a past session that belongs to none: a touch-up has one session, others the usual ones."""
    if past.which.touch_up:
        return Course(client=client, kind=CourseKind.TOUCH_UP, planned=1, started=past.day, ended=past.day)
    return shaped(Course(client=client, started=past.day), [past.day], past, today)


def shaped(course: Course, days: Sequence[date], past: PastSession, today: date) -> Course:
    """The course as its past sessions make it: long enough, begun on the first day, over when complete or
    when it has stood still for a year.
    """
    last = max(days)
    planned = min(MOST_SESSIONS, max(past.which.planned or course.planned, past.which.number, len(days)))
    complete = past.which.number >= planned
    over = last if complete or (today - last).days > _STOOD_STILL else None
    return replace(course, planned=planned, started=min(days), ended=over)
