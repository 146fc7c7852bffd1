"""What staff do to visits on the board: each deed is asked of the desk, told in a line, and can be taken back."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from smpdesk import words
from smpdesk.domain.appointment import Appointment, VisitState
from smpdesk.domain.booking import Booking
from smpdesk.domain.problem import Refusal
from smpdesk.ui.sessions.actions import Do
from smpdesk.ui.sessions.frame import Move, Slot
from smpdesk.ui.sessions.news import NewsLine
from smpdesk.ui.sessions.presenter import DayBook
from smpdesk.ui.shared import faults

_MOVABLE = frozenset({VisitState.BOOKED, VisitState.ARRIVED, VisitState.IN_CHAIR})


class _Undo(NamedTuple):
    """How the last deed is taken back: a step back in state, or a visit as it stood."""

    visit: Appointment
    moved: bool


class Deeds:
    """Carries out and tells. Every method says whether it was done."""

    def __init__(
        self, book: DayBook, news: NewsLine, parent: QWidget, freed: Callable[[Appointment], None]
    ) -> None:
        """``freed`` hears of each visit, as it was, that may have left time behind."""
        self._book, self._news, self._parent = book, news, parent
        self._freed = freed
        self._undo: _Undo | None = None
        self._cut: Booking | None = None
        self._instead: Move | None = None
        news.instead_requested.connect(self.move_instead)

    def move(self, wanted: Move) -> bool:
        """Move or resize a visit; a refusal is said in a line and nothing has changed."""
        was = self._book.desk.booking(wanted.appointment)
        self._instead = self._book.move_near(wanted)
        done = self._carry_out("Not moved", lambda: self._book.move(wanted), self._told(self._instead))
        if done:
            self._cut = None if self.cut_visit == wanted.appointment else self._cut
            visit = self._book.desk.booking(wanted.appointment).appointment
            self._undo = _Undo(was.appointment, moved=True)
            self._news.say(f"{was.client_name}: {self._place(was.appointment, visit)}", undo=True)
            self._advise(visit)
            self._freed(was.appointment)
        return done

    def move_instead(self) -> None:
        """Move the visit that was refused to the free time that was offered."""
        if self._instead is not None:
            self.move(self._instead)

    @property
    def cut_visit(self) -> int:
        """The id of the visit that is to go elsewhere, 0 without one."""
        return self._cut.appointment.id if self._cut is not None else 0

    def cut(self, booking: Booking | None) -> None:
        """Mark a visit that shall go elsewhere; once more, or None, leaves it where it is."""
        again = booking is not None and booking.appointment.id == self.cut_visit
        if booking is None or again:
            self._cut = None
            self._news.say("It stays where it is.")
        elif booking.appointment.state not in _MOVABLE:
            self._news.refuse("This visit is over, so it stays where it is.")
        else:
            self._cut = booking
            self._news.say(
                f"{booking.client_name} is cut. Choose a free time, in any week, and press Ctrl+V."
            )

    def pasted(self, free: Slot) -> Move | None:
        """The visit that was cut, wanted at a free time; None when there is none."""
        if self._cut is None:
            self._news.refuse("Cut a visit first: choose it and press Ctrl+X.")
            return None
        visit = self._cut.appointment
        ends = free.starts + timedelta(minutes=visit.minutes)
        return Move(visit.id, free.starts, ends, free.technician or visit.technician, free.room)

    def cancel(self, booking: Booking, reason: str, by_clinic: bool = False) -> bool:
        """Cancel with a reason."""
        visit = booking.appointment
        done = self._carry_out("Not cancelled", lambda: self._book.cancel(visit.id, reason, by_clinic))
        if done:
            self._undo = _Undo(visit, moved=False)
            self._news.say(f"The visit of {booking.client_name} is cancelled.", undo=True)
            self._freed(visit)
        return done

    def may_cancel(self, booking: Booking) -> bool:
        """Whether cancelling makes sense now; if not, why not is said."""
        if booking.appointment.state in (VisitState.BOOKED, VisitState.ARRIVED):
            return True
        self._news.refuse("Only a visit that has not begun can be cancelled.")
        return False

    def step(self, do: Do, booking: Booking) -> bool:
        """One of the buttons that change where a visit stands."""
        desk, chair, visit = self._book.desk, self._book.desks.chair, booking.appointment
        deeds: dict[Do, tuple[Callable[[], object], str]] = {
            Do.ARRIVE: (lambda: desk.arrive(visit.id), "has arrived."),
            Do.START: (lambda: chair.start(visit.id), "is in the chair."),
            Do.BEGIN: (lambda: desk.in_chair(visit.id), "is with the technician."),
            Do.DONE: (lambda: desk.done(visit.id), "is done."),
            Do.NO_SHOW: (lambda: self._book.no_show(visit.id), "did not come."),
            Do.BACK: (lambda: desk.undo_state(visit.id), "is one step back."),
            Do.REOPEN: (lambda: chair.reopen(booking.session), "has an open record again."),
        }
        work, told = deeds[do]
        done = self._carry_out("Not done", work)
        if done:
            undoable = do in (Do.ARRIVE, Do.BEGIN, Do.DONE, Do.NO_SHOW)
            self._undo = _Undo(visit, moved=False) if undoable else None
            self._news.say(f"{booking.client_name} {told}", undo=undoable)
            if said := self._book.due_words(do, visit):
                self._news.add(said)
            if do is Do.NO_SHOW:
                self._freed(visit)
        return done

    def confirm_health(self, booking: Booking) -> bool:
        """Nothing changed since last time, says the client today."""
        client = booking.appointment.client
        done = self._carry_out("Not confirmed", lambda: self._book.confirm_health(client))
        if done:
            self._news.say(f"{booking.client_name}: no change in health, confirmed today.")
        return done

    def undo(self) -> bool:
        """Take the last deed back."""
        undo, self._undo = self._undo, None
        if undo is None:
            return False
        if undo.moved:
            done = self._carry_out("Not moved back", lambda: self._book.move_back(undo.visit))
        else:
            done = self._carry_out("Not taken back", lambda: self._book.desk.undo_state(undo.visit.id))
        if done:
            self._news.say("Taken back.")
        return done

    def tell_booked(self, visit: Appointment) -> None:
        """A dialog booked or changed a visit."""
        booking = self._book.desk.booking(visit.id)
        when = f"{words.day_date(visit.starts.date())}, {words.span_text(visit.starts, visit.ends)}"
        self._undo = None
        self._news.say(f"{booking.client_name} is in the book: {when}.")

    def tell_course(self, visits: Sequence[Appointment]) -> None:
        """A whole course was booked."""
        name = self._book.desk.booking(visits[0].id).client_name
        days = words.listed([words.short_date(each.starts.date()) for each in visits])
        self._undo = None
        self._news.say(f"{name} is in the book: {days}.")

    def say_missing(self, draft: Appointment) -> None:
        """Nothing can be booked before there are people and rooms."""
        lack = "a technician" if not draft.technician else "a room"
        self._news.refuse(f"Add {lack} in the settings first.")

    def _told(self, move: Move | None) -> str:
        """ "Move to Wed 25 Nov 13:00, Tom Hale"."""
        if move is None:
            return ""
        when = f"{words.short_date(move.starts.date())} {words.time_text(move.starts)}"
        return f"Move to {when}, {self._book.person(move.technician)}"

    def _carry_out(self, failed: str, work: Callable[[], object], instead: str = "") -> bool:
        """Do it; a refusal is told in a line, a fault of the machine in a box."""
        refused: Refusal | None = None
        with faults.caught(self._parent) as caught:
            try:
                work()
            except Refusal as refusal:
                refused = refusal
        if refused is not None:
            reasons = " ".join(words.say(each) for each in refused.problems)
            self._news.refuse(f"{failed}. {reasons}", instead)
        return refused is None and not caught

    def _place(self, was: Appointment, visit: Appointment) -> str:
        when = words.span_text(visit.starts, visit.ends)
        if visit.starts.date() != was.starts.date():
            when = f"{words.day_date(visit.starts.date())}, {when}"
        technician, room = self._book.names(visit)
        who = f" with {technician}" if visit.technician != was.technician else ""
        where = f", {room}" if visit.room != was.room else ""
        verb = "moved to" if visit.starts != was.starts or who else "now"
        return f"{verb} {when}{who}{where}."

    def _advise(self, visit: Appointment) -> None:
        said = [words.say(each) for each in self._book.desk.advice(visit)]
        if due := self._book.desks.late.moving(visit):
            said.append(due)
        if said:
            self._news.add(" ".join(said))
