"""Breaks, anaesthetic and stock of the session on the page: each is in the file when the button is let go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.problem import Problem
from smpdesk.domain.sitting import Numbing, Pause
from smpdesk.domain.stock import Used
from smpdesk.ui.chair.beside import Beside
from smpdesk.ui.chair.clock_bar import ClockBar
from smpdesk.ui.chair.numbing_part import NumbingPart
from smpdesk.ui.chair.pick_page import Pick
from smpdesk.ui.chair.presenter import ChairPresenter
from smpdesk.ui.chair.used_part import UsedPart
from smpdesk.ui.shared import faults

_SAID = "Said at the chair"
_COUNTED = "There was more than the account said"


class Sitting(QObject):
    """Asks the desks and shows what became of it. `refused` carries problems that belong to no field here."""

    refused = Signal(object)

    def __init__(
        self, about: ChairPresenter, clock: ClockBar, numbing: NumbingPart, used: UsedPart, page: QWidget
    ) -> None:
        super().__init__(page)
        self._about, self._page = about, page
        self._clock, self._numbing, self._used = clock, numbing, used
        self._redo: Callable[[], object] | None = None  # what was refused because an account said too little
        numbing.on_requested.connect(self._put_on)
        numbing.off_requested.connect(self._take_off)
        numbing.removed.connect(self._remove_numbing)
        numbing.changed.connect(self._change_numbing)
        numbing.unread.connect(self.refused)
        used.amount_given.connect(self._give_amount)
        used.removed.connect(self._remove_used)

    @Slot()
    def tick(self) -> None:
        """Time went on."""
        session = self._about.session_id
        if not session:
            self._clock.show_clock(None)
            return
        clock = self._about.desks.chair.clock(session)
        finished = self._about.desks.chair.session(session).finished
        oldest = min((each.starts for each in clock.numbing), default=None)
        minutes = int((self._now() - oldest).total_seconds() // 60) if oldest else 0
        self._clock.show_clock(clock, max(0, minutes), finished)

    @Slot()
    def turn_break(self) -> None:
        """A break begins, or is over."""
        session, desk = self._about.session_id, self._about.desks.chair
        if not session:
            return
        running = desk.clock(session).pause is not None
        self._do(lambda: desk.end_pause(session) if running else desk.begin_pause(session))
        self.tick()

    @Slot(object)
    def remove_break(self, pause: int) -> None:
        """It was no break."""
        self._do(lambda: self._about.desks.chair.remove_pause(pause))
        self.tick()

    @Slot(object)
    def change_break(self, pause: Pause) -> None:
        """Its times were put right; what is refused is said."""
        desk, beside = self._about.desks.chair, Beside()
        self._do(lambda: desk.save_pause(pause), beside)
        self.refused.emit(beside.problems)
        self.tick()

    def show_numbing(self) -> None:
        """Show the anaesthetic as it is."""
        session = self._about.session_id
        if session:
            shown = self._about.desks.chair.numbings(session)
            last = self._about.last_numbing()
            self._numbing.show_numbings(session, shown, self._now(), last)

    def numbing_off_everywhere(self, session: int) -> None:
        """With the end of the session nothing stays on the skin."""
        for each in self._about.desks.chair.clock(session).numbing:
            self._about.desks.chair.numbing_off(each.id)

    def used(self) -> list[Used]:
        """What the session took from stock."""
        return self._about.desks.stock.used_in(self._about.session_id) if self._about.session_id else []

    def show_used(self) -> None:
        """Show what the session took."""
        self._used.show_used(self.used())

    @Slot(object)
    def use_too(self, pick: Pick) -> None:
        """Something else was used."""
        self._give_amount(pick.stock, self._about.desks.stock.lot(pick.stock).product.usual)

    def take_anyway(self, problem: Problem) -> bool:
        """The account of a lot said less than there is: put it right, with the reason. False when whoever was
        refused elsewhere has to try again now.
        """
        redo, self._redo = self._redo, None
        if redo is None:
            stock, lot = self._about.desks.stock, int(str(problem.facts["stock"]))
            usual = stock.lot(lot).product.usual
            return not self._do(lambda: stock.count(lot, usual, _COUNTED))
        if self._do(redo):
            self.refused.emit([])
        self.show_used()
        self.show_numbing()
        self.tick()
        return True

    @Slot(object)
    def _put_on(self, numbing: Numbing) -> None:
        desk, on = self._about.desks.chair, replace(numbing, starts=self._now())
        self._try(
            lambda: desk.numbing_on(on), lambda: desk.numbing_on(on, _COUNTED), self._numbing.show_problems
        )
        self.show_numbing()
        self.tick()

    @Slot(object)
    def _take_off(self, numbing: int) -> None:
        self._do(lambda: self._about.desks.chair.numbing_off(numbing))
        self.show_numbing()
        self.tick()

    @Slot(object)
    def _change_numbing(self, numbing: Numbing) -> None:
        desk, beside = self._about.desks.chair, Beside()
        self._do(lambda: desk.save_numbing(numbing), beside)
        self.refused.emit(beside.problems)
        self.show_numbing()
        self.tick()

    @Slot(object)
    def _remove_numbing(self, numbing: int) -> None:
        self._do(lambda: self._about.desks.chair.remove_numbing(numbing))
        self.show_numbing()
        self.tick()

    @Slot(object, object)
    def _give_amount(self, lot: int, amount: int) -> None:
        session, stock = self._about.session_id, self._about.desks.stock
        was = sum(each.amount for each in self.used() if each.line.lot.id == lot)

        def again() -> None:
            stock.count(lot, amount - was, _COUNTED)
            stock.set_used(session, lot, amount, _SAID)

        self._try(lambda: stock.set_used(session, lot, amount, _SAID), again, self._nowhere)
        self.show_used()

    @Slot(object)
    def _remove_used(self, used: Used) -> None:
        self._do(lambda: self._about.desks.stock.correct(used.move, "Not used after all"))
        self.show_used()

    def _now(self) -> datetime:
        return self._about.desks.chair.now()

    def _try(
        self,
        work: Callable[[], object],
        again: Callable[[], object],
        show: Callable[[list[Problem]], list[Problem]],
    ) -> None:
        """Do it; ``again`` is what to do when the account of a lot was wrong, ``show`` puts problems beside fields."""
        beside = Beside()
        self._redo = None
        if not self._do(work, beside) and any(each.code == "stock_below_zero" for each in beside.problems):
            self._redo = again
        self.refused.emit(show(beside.problems))

    @staticmethod
    def _nowhere(problems: list[Problem]) -> list[Problem]:
        """No field here: all of them come back."""
        return problems

    def _do(self, work: Callable[[], object], beside: Beside | None = None) -> bool:
        """Do it; a fault of the machine may be tried again, a refusal is told."""
        return faults.attempt(self._page.window(), work, beside)
