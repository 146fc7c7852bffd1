"""The book: booking, moving, cancelling, and where a visit stands. The record of a session is the chair's."""

from dataclasses import replace
from datetime import date, datetime

from smpdesk.domain.appointment import (
    OCCUPYING,
    TREATING,
    Appointment,
    VisitKind,
    VisitState,
    may_become,
)
from smpdesk.domain.booking import Booking
from smpdesk.domain.problem import Problem, Refusal, refuse
from smpdesk.domain.session import Session, untouched
from smpdesk.domain.wall import minutes_between
from smpdesk.services import book
from smpdesk.services.ground import Ground
from smpdesk.services.lengths import Length, length_of
from smpdesk.services.turnaround import with_turnaround


class SessionDesk:
    """One method per thing staff do with an appointment."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def now(self) -> datetime:
        """Wall time of the clinic, naive."""
        return self._ground.now()

    def minutes(self, starts: datetime, ends: datetime) -> int:
        """Minutes that pass between two wall times here, also in a night on which clocks change."""
        return minutes_between(starts, ends, self._store.clinic.time_zone())

    def day(self, day: date) -> list[Booking]:
        """Everything that stands in the book on a day, cancelled visits apart, in order of time; what began on the day
        before and runs past midnight too."""
        return self.days(day, day)

    def days(self, first: date, last: date) -> list[Booking]:
        """The same from one day to another, both among them."""
        from smpdesk.services.bookings import bookings_of

        visits = self._store.appointments.touching(first, last)
        return bookings_of(self._store, [each for each in visits if each.state in OCCUPYING])

    def glimpse(self, first: date, last: date) -> list[Booking]:
        """As `days`, with who comes and what for alone: what is read first when another day is opened."""
        from smpdesk.services.bookings import glimpses_of

        visits = self._store.appointments.touching(first, last)
        return glimpses_of(self._store, [each for each in visits if each.state in OCCUPYING])

    def visits_on(self, day: date) -> list[Appointment]:
        """What `day` joins with people, by itself: for whoever only looks for free time."""
        visits = self._store.appointments.touching(day, day)
        return [each for each in visits if each.state in OCCUPYING]

    def called_off(self, first: date, last: date | None = None) -> list[Booking]:
        """What was cancelled or missed of a day, or of the days up to ``last``, in order of time."""
        from smpdesk.services.bookings import bookings_of

        visits = self._store.appointments.days(first, last or first)
        return bookings_of(self._store, [each for each in visits if each.state not in OCCUPYING])

    def ahead(self, day: date) -> int:
        """How many visits of a day are still to come or in progress."""
        visits = self._store.appointments.touching(day, day)
        return sum(
            each.state in (VisitState.BOOKED, VisitState.ARRIVED, VisitState.IN_CHAIR) for each in visits
        )

    def booking(self, appointment_id: int) -> Booking:
        """One visit with all that its card shows."""
        from smpdesk.services.bookings import bookings_of

        return bookings_of(self._store, [self._store.appointments.get(appointment_id)])[0]

    def visits(self, client_id: int) -> list[Appointment]:
        """All appointments of a client, the latest first."""
        return self._store.appointments.of_client(client_id)[::-1]

    def sketch(
        self, client_id: int, starts: datetime, technician: int, room: int, kind: VisitKind
    ) -> Appointment:
        """A draft of a visit with course, number and length filled in from the client's course."""
        return book.sketch(self._store, client_id, starts, technician, room, kind)

    def length(self, wanted: Appointment) -> Length:
        """How long a visit of a client is offered to be, and why; by client and kind alone."""
        return length_of(self._store, wanted, book.course_for(self._store, wanted))

    def problems(self, wanted: Appointment) -> list[Problem]:
        """Why this visit cannot be booked; empty when it can."""
        return book.problems(self._store, wanted)

    def advice(self, wanted: Appointment) -> list[Problem]:
        """What speaks against this visit without forbidding it."""
        return book.advice(self._store, wanted)

    def book(self, draft: Appointment) -> Appointment:
        """Put a visit into the book; a first treating visit begins the client's course."""
        with self._ground.write("Book visit"):
            self._refuse_if(self.problems(draft))  # inside: nobody else can book in between
            added = book.put_in(self._store, draft)
        return self._store.appointments.get(added.id)

    def move(
        self, appointment_id: int, starts: datetime, ends: datetime, technician: int, room: int
    ) -> Appointment:
        """Give a visit another time, person or room; what was done already stays where it is."""
        was = book.standing(self._store, appointment_id)
        if was.state in (VisitState.DONE, VisitState.CANCELLED, VisitState.NO_SHOW):
            raise refuse("visit_is_over", "starts", state=was.state)
        wanted = replace(was, starts=starts, ends=ends, technician=technician, room=room)
        return self.change(wanted, "Move visit")

    def change(self, wanted: Appointment, name: str = "Change visit") -> Appointment:
        """Save an edited visit (kind, note, time, people) after the same checks as booking it."""
        with self._ground.write(name):
            book.standing(self._store, wanted.id)
            if wanted.state in (VisitState.IN_CHAIR, VisitState.DONE):
                self._refuse_treating(wanted)
            self._refuse_if(self.problems(wanted))
            self._store.appointments.save(with_turnaround(self._store, wanted))
            book.renumber(self._store, wanted.course)
        return self._store.appointments.get(wanted.id)

    def cancel(self, appointment_id: int, reason: str, by_clinic: bool = False) -> Appointment:
        """Cancel with a reason; the time is free again and the visit stays on record.

        When the client called it off is kept too, for the late rule; ``by_clinic`` when it was not the client.
        """
        if not reason.strip():
            raise refuse("cancel_reason_missing", "reason")
        also = {"reason": reason.strip(), "called_off": None if by_clinic else self.now()}
        return self._become(appointment_id, VisitState.CANCELLED, "Cancel visit", **also)

    def no_show(self, appointment_id: int) -> Appointment:
        """Nobody came; the time is free again and the visit stays on record."""
        return self._become(appointment_id, VisitState.NO_SHOW, "Record no-show")

    def arrive(self, appointment_id: int) -> Appointment:
        """The client is here."""
        return self._become(appointment_id, VisitState.ARRIVED, "Record arrival", arrived=self.now())

    def in_chair(self, appointment_id: int) -> Appointment:
        """A visit without treatment begins (consultation, review ...)."""
        self._refuse_treating(self._store.appointments.get(appointment_id))
        return self._become(appointment_id, VisitState.IN_CHAIR, "Begin visit")

    def done(self, appointment_id: int) -> Appointment:
        """A visit without treatment is over."""
        self._refuse_treating(self._store.appointments.get(appointment_id))
        return self._become(appointment_id, VisitState.DONE, "End visit")

    def undo_state(self, appointment_id: int) -> Appointment:
        """One step back after a wrong tap: arrived to booked, cancelled to booked, done to in the chair."""
        visit = book.standing(self._store, appointment_id)
        session = self._store.sessions.of_appointment(appointment_id)
        if session is not None and visit.state in (VisitState.DONE, VisitState.IN_CHAIR):
            sittings = self._store.sittings
            if not untouched(session) or sittings.pauses([session.id]) or sittings.numbings([session.id]):
                raise refuse("session_is_recorded", "state")
            return self._take_back(visit, session)
        back = {
            VisitState.ARRIVED: VisitState.BOOKED,
            VisitState.IN_CHAIR: VisitState.ARRIVED,
            VisitState.DONE: VisitState.IN_CHAIR,
            VisitState.CANCELLED: VisitState.BOOKED,
            VisitState.NO_SHOW: VisitState.BOOKED,
        }
        if visit.state not in back:
            raise refuse("nothing_to_step_back", "state")
        again = replace(visit, state=back[visit.state], reason="", called_off=None)
        self._refuse_if(self.problems(again))
        return self._become(appointment_id, back[visit.state], "Step back", reason="", called_off=None)

    def _take_back(self, visit: Appointment, session: Session) -> Appointment:
        """“In the chair” was a wrong tap: the empty record goes, the client is only here."""
        with self._ground.write("Step back"):
            self._store.sessions.remove(session)
            self._store.appointments.save(replace(visit, state=VisitState.ARRIVED))
            book.renumber(self._store, visit.course)
        return self._store.appointments.get(visit.id)

    def _refuse_treating(self, visit: Appointment) -> None:
        """Nobody is treated but by the start of a session, where the gates are: there the record begins too."""
        if visit.kind in TREATING and self._store.sessions.of_appointment(visit.id) is None:
            raise refuse("visit_needs_start", "kind")

    def _become(self, appointment_id: int, state: VisitState, name: str, **also: object) -> Appointment:
        visit = book.standing(self._store, appointment_id)
        if not may_become(visit.state, state):
            raise refuse("state_not_possible", "state", state=visit.state, wanted=state)
        wanted = replace(visit, state=state, **also)  # type: ignore[arg-type]
        with self._ground.write(name):
            if visit.state not in OCCUPYING and state in OCCUPYING:  # its time may have been given away
                self._refuse_if(book.refusals(self._store, wanted))
                wanted = with_turnaround(self._store, wanted)
            self._store.appointments.save(wanted)
            book.renumber(self._store, visit.course)
        return self._store.appointments.get(appointment_id)

    @staticmethod
    def _refuse_if(found: list[Problem]) -> None:
        if found:
            raise Refusal(found)
