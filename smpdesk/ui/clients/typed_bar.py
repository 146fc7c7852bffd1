"""What was typed when the program ended too soon, with the offer to go on with it."""

from PySide6.QtCore import Signal, Slot

from smpdesk import words
from smpdesk.domain.typed import Typed
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.parts import Notice, button


class TypedBar(Notice):
    """One typing after the other. The signals carry the Typed."""

    wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What was typed and not saved")
        self._left: list[Typed] = []
        row = Bar(gap=8)
        self.throw = button("Throw it away", on=self._throw)
        self.go_on = button("Go on typing", primary=True, on=self._go_on)
        for push in (self.throw, self.go_on):
            push.setAutoDefault(False)
            row.right.addWidget(push)
        self.body.addWidget(row)

    def offer(self, left: list[Typed]) -> None:
        """Show the first; none hides the bar."""
        self._left = left
        self.say(sentence(left[0]) if left else "")

    @Slot()
    def _go_on(self) -> None:
        self.wanted.emit(self._left[0])

    @Slot()
    def _throw(self) -> None:
        self.unwanted.emit(self._left[0])


def sentence(typed: Typed) -> str:
    """What it is about, and when it was typed."""
    name = typed.draft.name or typed.base.name or typed.draft.phone or "a client"
    when = f"{words.plain_date(typed.at.date())}, {words.time_text(typed.at)}"
    what = f"The changes to {name}" if typed.base.id else f"The new client {name}"
    was = "were" if typed.base.id else "was"
    return f"{what} {was} not saved when the program ended ({when}). What was typed is still here."
