"""Free times: near one that is taken, and for a whole course, which is booked in one go."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from smpdesk.domain import slots
from smpdesk.domain.appointment import TREATING, Appointment, VisitKind
from smpdesk.domain.course import Course, suggested_next
from smpdesk.domain.problem import Refusal
from smpdesk.domain.slots import CourseWish, Diary
from smpdesk.domain.working import DAY
from smpdesk.services import book
from smpdesk.services.ground import Ground
from smpdesk.services.turnaround import held_needs, turnarounds_of, with_turnaround
from smpdesk.services.working import rota_of


class SlotDesk:
    """Looks for free times; what it gives are drafts, as good as booked only once they are booked."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def nearest(self, wanted: Appointment, limit: int = 5) -> list[Appointment]:
        """Free times near a wanted one, the first to offer first; a treating visit keeps its course's gap."""
        if wanted.ends <= wanted.starts:
            return []
        reach = timedelta(days=slots.REACH + 1)
        day = datetime.combine(wanted.starts.date(), time.min)
        diary = self._diary(day - reach, day + reach, wanted.room)
        course = book.course_for(self._store, wanted)
        if course is None:
            return slots.nearest(diary, wanted, limit)
        days = book.course_days(self._store, course, wanted)
        return slots.nearest(diary, wanted, limit, lambda there: slots.keeps_gap(there, days, course.gap))

    def sessions_left(self, client_id: int) -> int:
        """How many sessions of the client's course are neither done nor booked; a whole course before it is begun."""
        course = book.open_course(self._store, client_id)
        if course is None:
            return self._planned(client_id).planned
        return max(0, course.planned - len(book.course_days(self._store, course)))

    def earliest(self, client_id: int) -> date:
        """The day from which the client's next session is suggested, at least today."""
        course = book.open_course(self._store, client_id)
        days = book.course_days(self._store, course) if course else []
        today = self._ground.today()
        if course is None or not days:
            return today
        return max(today, suggested_next(max(days), len(days) + 1, course.gap)[0])

    def course(
        self,
        client_id: int,
        first_from: date,
        technician: int | None = None,
        weekdays: Collection[int] = (),
        from_minutes: int = 0,
        to_minutes: int = DAY,
        sessions: int = 0,
        gap: int = 0,
    ) -> list[Appointment]:
        """Times for the sessions of a course (0: those that are left), as wished; fewer when there are none.

        ``gap`` is the number of days wished from one to the next; 0 is what is suggested.
        """
        wish = CourseWish(first_from, frozenset(weekdays), from_minutes, to_minutes, technician or 0, gap)
        return self._find(client_id, wish, sessions or self.sessions_left(client_id), [])

    def other_day(
        self, drafts: Sequence[Appointment], at: int, step: int, wish: CourseWish
    ) -> list[Appointment] | None:
        """The same course with one session on the next (``step`` 1) or the former (-1) day that is free as wished.

        Those before it stay, and so do those after it while the gap is kept; else they are looked for anew. None when
        there is no such day.
        """
        draft, kept, rest = drafts[at], drafts[:at], drafts[at + 1 :]
        day, today = draft.starts.date(), self._ground.today()
        span = datetime.combine(day, time.min)
        reach = timedelta(days=slots.COURSE_REACH)
        diary = self._diary(span - reach, span + reach, draft.room)
        plan, days = self._plan(draft.client)
        fixed = days + [each.starts.date() for each in kept]
        floor = max([today, *(each + timedelta(days=plan.gap) for each in fixed if each < day)])
        among = [day + timedelta(days=step * number) for number in range(1, slots.COURSE_REACH)]
        found = slots.first_of(diary, draft, wish, (each for each in among if each >= floor), fixed, plan.gap)
        if found is None:
            return None
        there = found.starts.date()
        if all(each.starts.date() >= there + timedelta(days=plan.gap) for each in rest):
            return [*kept, found, *rest]
        return [
            *kept,
            found,
            *self._find(draft.client, wish._replace(first=there), len(rest), [*kept, found]),
        ]

    def times(self, draft: Appointment, technician: int = 0) -> list[Appointment]:
        """What is free on a draft's day for the same session, by time."""
        day = datetime.combine(draft.starts.date(), time.min)
        diary = self._diary(day, day + timedelta(days=1), draft.room)
        return slots.times_of_day(diary, draft, CourseWish(day.date(), technician=technician), day.date())

    def book_course(self, drafts: Sequence[Appointment]) -> list[Appointment]:
        """Book all of them or none; the first begins the client's course where there is none.

        Refusal names the session in ``field``: ``visits.0`` is the first.
        """
        with self._ground.write("Book course"):
            added = [self._book(at, draft) for at, draft in enumerate(drafts)]
            for course in {each.course for each in added}:
                book.renumber(self._store, course)
        return [self._store.appointments.get(each.id) for each in added]

    def _book(self, at: int, draft: Appointment) -> Appointment:
        found = book.problems(self._store, draft)
        if found:
            raise Refusal([replace(each, field=f"visits.{at}") for each in found])
        course = book.course_for(self._store, draft)
        if course is None and draft.kind in TREATING:
            course = self._store.courses.add(book.new_course(self._store, draft))
        held = with_turnaround(self._store, draft)
        return self._store.appointments.add(replace(held, course=course.id if course else None))

    def _find(
        self, client_id: int, wish: CourseWish, sessions: int, kept: Sequence[Appointment]
    ) -> list[Appointment]:
        if sessions < 1:
            return []
        plan, days = self._plan(client_id)
        first = max(wish.first, self._ground.today())
        starts = datetime.combine(first, time(9))
        diary = self._diary(starts, starts + timedelta(days=slots.COURSE_REACH * sessions), 0)
        last = next(iter(self._store.appointments.of_client(client_id)[::-1]), None)
        wanted = Appointment(
            client=client_id,
            technician=kept[-1].technician if kept else last.technician if last else 0,
            room=0,
            kind=VisitKind.SESSION,
            course=plan.id or None,
            number=len(days) + len(kept) + 1,
            starts=starts,
            ends=starts + timedelta(minutes=plan.minutes),
        )
        days += [each.starts.date() for each in kept]
        return slots.course(diary, wanted, wish._replace(first=first), sessions, days, plan.gap)

    def _plan(self, client_id: int) -> tuple[Course, list[date]]:
        """The client's course, or a draft of it, and the days of its sessions."""
        course = book.open_course(self._store, client_id)
        return course or self._planned(client_id), book.course_days(self._store, course) if course else []

    def _planned(self, client_id: int) -> Course:
        return book.course_draft(self._store, client_id, self._ground.today(), touch_up=False)

    def _diary(self, first: datetime, last: datetime, room: int) -> Diary:
        return diary_of(self._ground, first, last, room)


def diary_of(ground: Ground, first: datetime, last: datetime, room: int) -> Diary:
    """The book from one time to another; people and rooms that are in use, one room before the others."""
    store = ground.store
    margin = timedelta(days=2)
    return Diary(
        rota_of(store),
        store.appointments.between(first - margin, last + margin),
        [each.id for each in store.staff.all() if each.treats],
        sorted((each.id for each in store.rooms.all()), key=lambda each: each != room),
        turnarounds_of(store),
        held_needs(store),
        store.clinic.time_zone(),
        ground.now(),
    )
