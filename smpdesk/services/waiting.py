"""The waiting list: who waits, who fits a time that fell free, booking from it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from smpdesk.domain import slots
from smpdesk.domain.appointment import Appointment, VisitState
from smpdesk.domain.clinic import Staff
from smpdesk.domain.problem import Problem, Refusal, problem, refuse
from smpdesk.domain.slots import Diary
from smpdesk.domain.waiting import (
    Free,
    FromList,
    Waiter,
    Waiting,
    comes_on,
    first_choice,
    freed,
    order,
    stretches,
    suits,
    waiting_problems,
)
from smpdesk.domain.wall import later
from smpdesk.domain.working import through_midnight
from smpdesk.services import book
from smpdesk.services.ground import Ground
from smpdesk.services.slots import diary_of

#: Days ahead that are looked through for one who waits: as far as courses are planned.
_AHEAD = 84


class WaitingDesk:
    """One method per thing staff do with the list."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def technicians(self) -> list[Staff]:
        """Whom somebody can wait for."""
        return [each for each in self._store.staff.all() if each.treats]

    def count(self) -> int:
        """How many wait."""
        return self._store.waiting.count()

    def all(self, free: Free | None = None) -> list[Waiter]:
        """Everybody who waits, the most urgent first, then who waits longest; of those who fit a free stretch,
        when it suits them."""
        found = sorted(self._store.waiting.open(), key=order)
        suited = {each.waiting.id: each for each in self._suited(found, free)} if free else {}
        return [suited.get(each.waiting.id, each) for each in self._told(found, {})]

    def get(self, waiting_id: int) -> Waiter:
        """One entry, ended or not."""
        return self._told([self._store.waiting.get(waiting_id)], {})[0]

    def new(self, client_id: int) -> Waiting:
        """A draft for a client: the kind and length of what would come next for them."""
        draft, now = Waiting(client=client_id, since=self.today()), self._ground.now()
        length = book.sketch(self._store, client_id, now, 0, 0, draft.kind).minutes
        return replace(draft, minutes=length)

    def add(self, draft: Waiting) -> Waiting:
        """Put somebody on the list. Refusal names the fields."""
        wanted = self._judged(draft)
        with self._ground.write("Put on waiting list"):
            return self._store.waiting.add(wanted)

    def save(self, waiting: Waiting) -> Waiting:
        """Change an entry."""
        wanted = self._judged(waiting)
        with self._ground.write("Change waiting list"):
            return self._store.waiting.save(wanted)

    def end(self, waiting: Waiting, reason: str) -> Waiting:
        """They no longer wait; the entry stays on record with the reason."""
        if not reason.strip():
            raise refuse("waiting_reason_missing", "reason")
        with self._ground.write("Take off waiting list"):
            return self._store.waiting.save(replace(waiting, ended=self.today(), reason=reason.strip()))

    def freed_by(self, was: Appointment) -> list[Free]:
        """What a visit, as it stood before, has left behind by now: each time the whole free stretch of its
        technician around it, within working hours and between the visits that stand there."""
        pieces = freed(was, self._store.appointments.get(was.id))
        if not pieces:
            return []
        diary = diary_of(self._ground, was.starts, was.ends, was.room)
        found = [
            each
            for piece in pieces
            for each in stretches(
                piece, through_midnight(diary.rota, piece.starts.date(), piece.technician), diary.taken
            )
        ]
        now = slots.next_step(self._ground.now())
        left = [each._replace(starts=max(each.starts, now)) for each in found if each.ends > now]
        return list({(each.starts, each.ends): each for each in left}.values())

    def who_fits(self, free: Free, besides: int = 0) -> list[Waiter]:
        """Who could come into a free stretch, the most urgent first, then who waits longest, each with a concrete
        start; ``besides`` is a client who gave it up. Nobody whom the book would refuse then: taken, no time to set
        up or clean, or too soon after their last session."""
        found = sorted(self._store.waiting.open(), key=order)
        return self._suited([each for each in found if each.client != besides], free)

    def next_free(self, waiting: Waiting) -> Appointment | None:
        """The next free time that fits somebody's wishes, as a draft; None where there is none in twelve weeks, or
        until their last day."""
        today, last = self.today(), self._last_technician(waiting.client)
        starts = datetime.combine(today, time(12))
        diary = diary_of(self._ground, starts, starts + timedelta(days=_AHEAD), 0)
        people = sorted(diary.people, key=lambda each: each != last)
        for day in (today + timedelta(days=ahead) for ahead in range(_AHEAD)):
            for person in people:
                if comes_on(waiting, day, person, today):
                    found = self._first(diary, waiting, Free(person, 0, starts, starts), day)
                    if found is not None:
                        place = Free(person, found.room, found.starts, found.ends)
                        return self._visit(waiting, place, found.starts)
        return None

    def draft(self, waiter: Waiter, free: Free) -> Appointment:
        """The visit that brings somebody into a free stretch."""
        place = free._replace(room=waiter.room or free.room)
        return self._visit(waiter.waiting, place, waiter.starts or free.starts)

    def problems(self, draft: Appointment) -> list[Problem]:
        """Why a visit cannot be booked from the list: as any, but a later visit may follow closely, because it is
        offered to be cancelled once this one stands in the book."""
        found = book.problems(self._store, draft)
        return [each for each in found if each.code != "gap_short_after"]

    def book(self, waiting_id: int, draft: Appointment) -> FromList:
        """Book a visit for somebody and take them off the list, as one change that one undo takes back.

        Refusal as for any visit, ``waiting_over`` when they are off the list already.
        """
        with self._ground.write("Book from waiting list"):
            try:
                waiting = self._store.waiting.get(waiting_id)
            except KeyError:
                raise refuse("gone_meanwhile") from None  # another desk took it back
            if waiting.ended is not None:
                raise refuse("waiting_over", day=waiting.ended)
            if waiting.client != draft.client:
                raise refuse("waiting_other_client", "client")
            found = self.problems(draft)
            if found:
                raise Refusal(found)
            booked = book.put_in(self._store, draft)
            self._store.waiting.save(replace(waiting, ended=self.today(), appointment=booked.id))
        return FromList(self._store.appointments.get(booked.id), self._later(booked))

    def _visit(self, waiting: Waiting, free: Free, starts: datetime) -> Appointment:
        sketched = book.sketch(self._store, waiting.client, starts, free.technician, free.room, waiting.kind)
        ends = later(starts, waiting.minutes, self._store.clinic.time_zone())
        return replace(sketched, ends=ends, note=waiting.note)

    def _first(self, diary: Diary, waiting: Waiting, free: Free, day: date) -> Appointment | None:
        """The first time of a day that suits somebody and that the book would not refuse them; only within the
        stretch where that is one."""
        starts = datetime.combine(day, time(12))
        ends = later(starts, waiting.minutes, diary.zone)
        wanted = Appointment(
            client=waiting.client,
            technician=free.technician,
            room=free.room,
            kind=waiting.kind,
            starts=starts,
            ends=ends,
        )
        whole_day = free.starts == free.ends
        times = [
            each
            for each in slots.free(diary, day, wanted, free.technician)
            if (whole_day or (each.starts >= free.starts and each.ends <= free.ends)) and suits(waiting, each)
        ]
        for each in times if whole_day else sorted(times, key=lambda each: first_choice(free, each)):
            return None if self._too_near(each) else each  # which holds for the whole day
        return None

    def _too_near(self, wanted: Appointment) -> bool:
        """Too soon after the session before; a later one may go."""
        return any(each.code == "gap_short" for each in book.gap_refusals(self._store, wanted))

    def _last_technician(self, client: int) -> int:
        visits = self._store.appointments.of_client(client)
        return visits[-1].technician if visits else 0

    def _later(self, booked: Appointment) -> Appointment | None:
        """The next visit of the same kind that the client has after this one, still to come."""
        visits = self._store.appointments.of_client(booked.client)
        return next(
            (
                each
                for each in visits
                if each.kind is booked.kind
                and each.starts > booked.starts
                and each.state is VisitState.BOOKED
            ),
            None,
        )

    def _judged(self, waiting: Waiting) -> Waiting:
        wanted = replace(waiting, note=waiting.note.strip(), weekdays=tuple(sorted(set(waiting.weekdays))))
        found = waiting_problems(wanted, self.today())
        if wanted.client and not self._store.clients.some([wanted.client]):
            found.insert(0, problem("client_gone", "client"))
        if found:
            raise Refusal(found)
        return wanted

    def _suited(self, entries: Sequence[Waiting], free: Free) -> list[Waiter]:
        today, day = self.today(), free.starts.date()
        wishing = [each for each in entries if comes_on(each, day, free.technician, today)]
        if not wishing:
            return []
        diary = diary_of(self._ground, free.starts, free.ends, free.room)
        found = {each.id: self._first(diary, each, free, day) for each in wishing}
        there = {key: each for key, each in found.items() if each is not None}
        return self._told([each for each in wishing if each.id in there], there)

    def _told(self, entries: Sequence[Waiting], times: Mapping[int, Appointment]) -> list[Waiter]:
        clients = {each.id: each for each in self._store.clients.some([each.client for each in entries])}
        people = {each.id: each.name for each in self._store.staff.all(left=True)}
        return [
            Waiter(
                each,
                clients[each.client].name,
                clients[each.client].number,
                clients[each.client].phone,
                people.get(each.technician or 0, ""),
                times[each.id].starts if each.id in times else None,
                times[each.id].room if each.id in times else 0,
            )
            for each in entries
        ]
