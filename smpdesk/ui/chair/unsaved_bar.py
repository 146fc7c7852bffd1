"""A line over the page for what is not in the clinic's file yet, or was refused, with a way out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.parts import Notice, button

_STANDS = {
    "failed": "Not saved yet. What you entered is still here.",
    "refused": "Not saved yet: see what is marked.",
}


class UnsavedBar(Notice):
    """`again` tries once more; `anyway` carries the Problem of a lot that has more than its account says."""

    again = Signal()
    anyway = Signal(object)

    def __init__(self) -> None:
        super().__init__(kind="fault")
        self._short: Problem | None = None
        self._state, self._told = "saved", ""
        self._again = button("Try again", on=self._ask_again)
        self._anyway = button("There is more: take it", on=self._ask_anyway)
        self._bar = Bar()
        for each in (self._again, self._anyway):
            each.setAutoDefault(False)
            self._bar.right.addWidget(each)
        self.body.addWidget(self._bar)

    def stand(self, state: str) -> None:
        """Say how the record stands: "saved", "typing", "refused" or "failed"."""
        if state != "typing":
            self._state = state
        self._show()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Refusals that belong to no field in sight; none takes them away."""
        self._short = next((each for each in problems if each.code == "stock_below_zero"), None)
        self._told = " ".join(words.say(each) for each in problems)
        self._show()

    def _show(self) -> None:
        self._again.setVisible(self._state == "failed")
        self._anyway.setVisible(self._short is not None)
        self._bar.setVisible(self._state == "failed" or self._short is not None)
        self._bar.fold()
        self.say(self._told or _STANDS.get(self._state, ""))

    @Slot()
    def _ask_again(self) -> None:
        self.again.emit()

    @Slot()
    def _ask_anyway(self) -> None:
        if self._short is not None:
            self.anyway.emit(self._short)
