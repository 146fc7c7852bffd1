"""The waiting list: who waits, who fits a time that fell free, booking from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from smpdesk.domain.appointment import Appointment, VisitState
from smpdesk.domain.clinic import Staff
from smpdesk.domain.problem import Problem, Refusal, refuse
from smpdesk.domain.waiting import Free, FromList, Waiter, Waiting, fits, freed, order, waiting_problems
from smpdesk.services import book
from smpdesk.services.ground import Ground

_STEP = 15  # minutes: no visit is offered from 11:47


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
        suited = {each.waiting.id: each.starts for each in self._suited(found, free)} if free else {}
        return self._told(found, suited)

    def get(self, waiting_id: int) -> Waiter:
        """One entry, ended or not."""
        return self._told([self._store.waiting.get(waiting_id)], {})[0]

    def new(self, client_id: int) -> Waiting:
        """A draft for a client: the kind and length of what would come next for them."""
        minutes = Waiting(client=client_id, since=self.today()).minutes
        course = book.open_course(self._store, client_id) if client_id else None
        return Waiting(client=client_id, minutes=course.minutes if course else minutes, since=self.today())

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
        """What a visit, as it stood before, has left behind by now."""
        return freed(was, self._store.appointments.get(was.id))

    def who_fits(self, free: Free, besides: int = 0) -> list[Waiter]:
        """Who could come into a free stretch, the most urgent first, then who waits longest; ``besides`` is a
        client who gave it up. Nobody whom the book would refuse then: taken, or too soon after their last session."""
        found = sorted(self._store.waiting.open(), key=order)
        return self._suited([each for each in found if each.client != besides], free)

    def draft(self, waiter: Waiter, free: Free) -> Appointment:
        """The visit that brings somebody into a free stretch."""
        return self._visit(waiter.waiting, free, waiter.starts or free.starts)

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
            waiting = self._store.waiting.get(waiting_id)
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
        return replace(sketched, ends=starts + timedelta(minutes=waiting.minutes), note=waiting.note)

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
        if found:
            raise Refusal(found)
        return wanted

    def _suited(self, entries: Sequence[Waiting], free: Free) -> list[Waiter]:
        from_now, today = free._replace(starts=max(free.starts, _next_step(self._ground.now()))), self.today()
        found: dict[int, datetime | None] = {}
        for each in entries:
            starts = fits(each, from_now, today)
            if starts is not None and not self.problems(self._visit(each, free, starts)):
                found[each.id] = starts
        return self._told([each for each in entries if each.id in found], found)

    def _told(self, entries: Sequence[Waiting], starts: dict[int, datetime | None]) -> list[Waiter]:
        clients = {each.id: each for each in self._store.clients.some([each.client for each in entries])}
        people = {each.id: each.name for each in self._store.staff.all(left=True)}
        return [
            Waiter(
                each,
                clients[each.client].name,
                clients[each.client].number,
                clients[each.client].phone,
                people.get(each.technician or 0, ""),
                starts.get(each.id),
            )
            for each in entries
        ]


def _next_step(now: datetime) -> datetime:
    """The next quarter of an hour."""
    over = timedelta(minutes=now.minute % _STEP, seconds=now.second)
    return now - over + timedelta(minutes=_STEP) if over else now
