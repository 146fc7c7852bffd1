"""What the Sessions tab asks the desks: the day as a sheet, moves, states. It knows no widgets."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from smpdesk.domain.appointment import Appointment, VisitKind, VisitState
from smpdesk.domain.booking import Booking
from smpdesk.domain.clinic import Room, Staff
from smpdesk.domain.problem import Problem, Refusal
from smpdesk.domain.working import working
from smpdesk.ui.sessions import sheets
from smpdesk.ui.sessions.actions import Do
from smpdesk.ui.sessions.frame import STEP, DaySheet, Move, Slot, first_gap, with_tails
from smpdesk.ui.sessions.labels import health_due
from smpdesk.ui.sessions.sheets import View, usual_room
from smpdesk.ui.shared import visit_colours

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

#: Refusals that another time would not meet.
TIMED = frozenset(
    {"client_taken", "technician_taken", "room_taken", "technician_turnaround", "room_turnaround"}
    | {"gap_short", "gap_short_after", "time_twice", "time_does_not_exist"}
)


class DayBook:
    """The book as it is looked at: ``day`` is the day shown, or one of the week shown; ``view`` how."""

    def __init__(self, desks: "Desks") -> None:
        self.desks = desks
        self.desk = desks.sessions
        self.day: date = self.desk.today()
        self.view = View()
        self.called_off = False  # whether all that was cancelled or missed is shown
        self._called_off: set[int] = (
            set()
        )  # cancelled or missed in this window, or asked for: shown all the same

    def recolour(self) -> bool:
        """Draw visits in the hues that the clinic chose; whether they are others now."""
        return visit_colours.use(visit_colours.chosen(self.desks.clinic.choices(visit_colours.KEY)))

    def sheet(self, glimpse: bool = False) -> DaySheet:
        """The day, or the week it lies in, as the board shows it; in a ``glimpse``, bookings are not known yet."""
        bookings = self._bookings(glimpse)
        return with_tails(sheets.make(self.desks, self.day, self.view, bookings), bookings)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day shown."""
        return sheets.span_of(self.day, self.view)

    def on(self, steps: int) -> date:
        """The day some pages farther: days, or weeks in a week; 0 is today."""
        return self.day + timedelta(days=steps * (7 if self.view.week else 1)) if steps else self.desk.today()

    def health_question(self, booking: Booking) -> str:
        """What the clinic asks about health at every visit; empty where nothing has to be asked now."""
        return self.desks.screenings.questionnaire().visit_text if health_due(booking) else ""

    def confirm_health(self, client: int) -> None:
        """Nothing changed since last time. Refusal when the questions have to be asked instead."""
        self.desks.screenings.confirm_unchanged(client)

    def waiting(self) -> int:
        """How many visits of today are still to come or in progress."""
        return self.desk.ahead(self.desk.today())

    def rooms(self) -> list[Room]:
        """The rooms in use."""
        return self.desks.clinic.rooms()

    def offers(self, visit: Appointment) -> tuple[list[Staff], list[Room]]:
        """Technicians and rooms to choose from: those in use, and those this visit has already."""
        people, rooms = self.desks.clinic.technicians(), self.rooms()
        if visit.id and visit.technician not in {each.id for each in people}:
            people = people + [
                each for each in self.desks.clinic.staff(left=True) if each.id == visit.technician
            ]
        if visit.id and visit.room not in {each.id for each in rooms}:
            rooms = rooms + [each for each in self.desks.clinic.rooms(closed=True) if each.id == visit.room]
        return people, rooms

    def names(self, visit: Appointment) -> tuple[str, str]:
        """What the technician and the room of a visit are called."""
        people = {each.id: each.name for each in self.desks.clinic.staff(left=True)}
        rooms = {each.id: each.name for each in self.desks.clinic.rooms(closed=True)}
        return people.get(visit.technician, ""), rooms.get(visit.room, "")

    def person(self, technician: int) -> str:
        """What a technician is called."""
        return next((each.name for each in self.desks.clinic.staff(left=True) if each.id == technician), "")

    def place(self, slot: Slot) -> str:
        """Whose free time it is, or which room's."""
        if slot.technician:
            return self.person(slot.technician)
        return next((each.name for each in self.desks.clinic.rooms(closed=True) if each.id == slot.room), "")

    def draft(self, slot: Slot | None = None) -> Appointment:
        """An unbooked visit for a free stretch, or for the next free time from the day shown on."""
        slot = slot or self._vacancy(self.day, self.desks.working.usual_lengths()[VisitKind.SESSION])
        if not slot.technician:
            slot = slot._replace(technician=self._person_for(slot))
        return Appointment(
            client=0,
            technician=slot.technician,
            room=slot.room or self.room_for(slot) or next((each.id for each in self.rooms()), 0),
            starts=slot.starts,
            ends=slot.ends if slot.drawn else slot.starts,
        )

    def draft_for(self, client: int) -> Appointment:
        """An unbooked visit for a client, where their treatment stands: not before the suggested day, and free."""
        steps = self.desks.clients.steps(client)
        planned = next((each for each in steps if each.state == "planned" and each.suggested), None)
        wanted = planned.suggested[0] if planned and planned.suggested else self.day
        guess = self.draft()
        usual = self.desk.sketch(client, guess.starts, guess.technician, guess.room, guess.kind).minutes
        last = next((each for each in self.desk.visits(client)), None)
        slot = self._vacancy(max(wanted, self.desk.today()), usual, last.technician if last else 0)
        return replace(self.draft(slot), client=client)

    def move(self, wanted: Move) -> Appointment:
        """Move a visit, keeping its room; where only that is taken, the other column's own room is used.

        Refusal says what stands in the way.
        """
        was = self.desk.booking(wanted.appointment).appointment
        if wanted.room:
            return self.desk.move(was.id, wanted.starts, wanted.ends, wanted.technician, wanted.room)
        there = replace(was, starts=wanted.starts, ends=wanted.ends, technician=wanted.technician)
        room = was.room
        found = self.desk.problems(there)
        elsewhere = was.technician != wanted.technician or was.starts.date() != wanted.starts.date()
        if found and elsewhere and all(each.field == "room" for each in found):
            room = self.room_for(Slot(wanted.technician, wanted.starts, wanted.ends)) or room
        return self.desk.move(was.id, wanted.starts, wanted.ends, wanted.technician, room)

    def move_near(self, wanted: Move) -> Move | None:
        """Where a move is in somebody's way: the nearest free time; None where it is not, or nothing is free."""
        was = self.desk.booking(wanted.appointment).appointment
        there = replace(
            was,
            starts=wanted.starts,
            ends=wanted.ends,
            technician=wanted.technician,
            room=wanted.room or was.room,
        )
        if not {each.code for each in self.desk.problems(there)} & TIMED:
            return None
        nearest = self.desks.slots.nearest(there, 2)  # one of them may be where it stands
        here = (was.starts, was.technician)
        found = next((each for each in nearest if (each.starts, each.technician) != here), None)
        return Move(was.id, found.starts, found.ends, found.technician, found.room) if found else None

    def move_back(self, was: Appointment) -> Appointment:
        """Undo a move: the visit goes where it stood, in the room it had."""
        return self.desk.move(was.id, was.starts, was.ends, was.technician, was.room)

    def cancel(self, appointment: int, reason: str, by_clinic: bool = False) -> Appointment:
        """Cancel with a reason; the visit stays in sight so that it can be put back."""
        done = self.desk.cancel(appointment, reason, by_clinic)
        self._called_off.add(appointment)
        return done

    def no_show(self, appointment: int) -> Appointment:
        """Nobody came; the visit stays in sight so that it can be put back."""
        done = self.desk.no_show(appointment)
        self._called_off.add(appointment)
        return done

    def late_words(self, visit: Appointment) -> str:
        """What the clinic's late rule says about cancelling a visit now; empty where there is time enough."""
        return self.desks.late.cancelling(visit)

    def due_words(self, do: Do, visit: Appointment) -> str:
        """What the clinic's rules say of somebody who comes late or not at all; mostly nothing."""
        if do is Do.NO_SHOW:
            return self.desks.late.missing()
        return self.desks.late.arriving(visit) if do is Do.ARRIVE else ""

    def count_called_off(self) -> int:
        """How many visits of what is shown were cancelled or missed."""
        return len(self.desk.called_off(*self.days))

    def keep_in_sight(self, appointment: int) -> None:
        """Show this visit on its day even when it is cancelled."""
        self._called_off.add(appointment)

    def judged(self, wanted: Appointment) -> tuple[list[Problem], list[Problem]]:
        """What forbids a visit, and what only speaks against it."""
        return self.desk.problems(wanted), self.desk.advice(wanted)

    def save(self, wanted: Appointment) -> Appointment:
        """Book a draft, or change a visit that is booked. Refusal names the fields."""
        if not wanted.client:
            raise Refusal([Problem(code="client_missing", field="client")])
        return self.desk.change(wanted) if wanted.id else self.desk.book(wanted)

    def to_choose(self, sheet: DaySheet) -> int:
        """The visit one most likely wants to see: in the chair, just arrived, or the next one; 0 without."""
        order = {VisitState.IN_CHAIR: 0, VisitState.ARRIVED: 1, VisitState.BOOKED: 2}
        ahead = [each.appointment for each in sheet.bookings if each.appointment.state in order]
        now = self.desk.now()
        ahead = [each for each in ahead if each.starts.date() == now.date()]
        ranked = sorted(ahead, key=lambda each: (order[each.state], each.ends < now, each.starts))
        return ranked[0].id if ranked else 0

    def _bookings(self, glimpse: bool) -> list[Booking]:
        first, last = self.days
        found = self.desk.glimpse(first, last) if glimpse else self.desk.days(first, last)
        if self.called_off:
            return found + self.desk.called_off(first, last)
        if not self._called_off:
            return found
        gone = self.desk.called_off(first, last)
        return found + [each for each in gone if each.appointment.id in self._called_off]

    def _vacancy(self, first: date, minutes: int, technician: int = 0) -> Slot:
        """The next free stretch of a length in working time, first with one technician, from a day on.

        Where there is none within four weeks, the start of the first day: the dialog says what is in the way.
        """
        people = [each.id for each in self.desks.clinic.technicians()]
        people.sort(key=lambda each: each != technician)
        rota, now = self.desks.working.rota(), self.desk.now()
        for day in (first + timedelta(days=ahead) for ahead in range(28)):
            spans = {person: working(rota, day, person) for person in people}
            visits = self.desk.visits_on(day) if any(spans.values()) else []
            for person in people:
                own = [each for each in visits if each.technician == person]
                found = (first_gap(day, span, own, minutes, now) for span in spans[person])
                starts = next((each for each in found if each is not None), None)
                if starts is not None:
                    return Slot(person, starts, starts + timedelta(minutes=minutes))
        starts = max(datetime.combine(first, time(9)), now.replace(minute=0, second=0))
        return Slot(people[0] if people else 0, starts, starts + timedelta(minutes=minutes))

    def _person_for(self, slot: Slot) -> int:
        """Who treats in a room on that day and is free then; else anybody who is free, 0 without any."""
        visits = self.desk.visits_on(slot.starts.date())
        ends = max(slot.ends, slot.starts + timedelta(minutes=STEP))
        taken = {each.technician for each in visits if each.starts < ends and slot.starts < each.ends}
        here = [each.technician for each in visits if each.room == slot.room]
        people = [each.id for each in self.desks.clinic.technicians()]
        return next((each for each in [*here, *people] if each in people and each not in taken), 0)

    def room_for(self, slot: Slot) -> int:
        """The room a technician works in on that day; else one that is free then, 0 without any."""
        visits = self.desk.visits_on(slot.starts.date())
        own = usual_room([each for each in visits if each.technician == slot.technician])
        ends = max(slot.ends, slot.starts + timedelta(minutes=STEP))
        taken = {each.room for each in visits if each.starts < ends and slot.starts < each.ends}
        rooms = [each.id for each in self.rooms()]
        people = [each.id for each in self.desks.clinic.technicians()]
        at = people.index(slot.technician) if slot.technician in people else 0
        preferred = [own, *rooms[at : at + 1], *rooms]
        return next((each for each in preferred if each in rooms and each not in taken), 0)
