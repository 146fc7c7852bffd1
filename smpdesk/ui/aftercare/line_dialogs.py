"""Small dialogs about one line of the work list: put it off, or end it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.follow_up import Outcome
from smpdesk.domain.work_line import WorkKind, WorkLine
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.follow_ups import FollowUpDesk

_ENDINGS = {Outcome.DONE: "Done", Outcome.NOT_NEEDED: "Not needed", Outcome.GIVEN_UP: "Given up"}


class LineDialog(QDialog):
    """Who and what it is about above a form, Cancel and one button below."""

    def __init__(self, title: str, line: WorkLine, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.line = line
        self.form = forms.Form(1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(20), px(16), px(20), px(14))
        self.body.setSpacing(px(10))
        self.body.addWidget(parts.label(line.client_name, "h2", wrap=True))
        self.body.addWidget(parts.muted(line.detail))
        self.setMinimumWidth(px(420))

    def finish_with(self, text: str) -> None:
        """The form, and the buttons below."""
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        cancel = parts.button("Cancel", on=self.reject)
        cancel.setAutoDefault(False)
        keep = parts.button(text, primary=True, on=self.keep)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(keep)
        self.body.addLayout(buttons)
        keep.setDefault(True)

    def store(self) -> None:
        """Do it; raises Refusal."""
        raise NotImplementedError

    @Slot()
    def keep(self) -> None:
        """Do it and close, or say what is wrong."""
        found = self.form.unreadable()
        if found:
            self.form.show(found)
            return
        with faults.caught(self, self.form) as caught:
            self.store()
        if not caught:
            self.accept()


class SnoozeDialog(LineDialog):
    """Three usual days, each with its date, or any other."""

    def __init__(self, desk: "FollowUpDesk", line: WorkLine, parent: QWidget | None = None) -> None:
        super().__init__("Put off", line, parent)
        self._desk, self._today = desk, desk.today()
        self._days = usual_days(self._today)
        self._buttons = [
            parts.button(f"{name} · {words.short_date(day)}", on=self._chosen)
            for name, day in self._days.items()
        ]
        for each in self._buttons:
            self.body.addWidget(each)
        self._until = forms.DateField(self._today)
        self.form.add("until", "Another day", self._until, "The line comes back on that day")
        self.finish_with("Put off")
        self._buttons[0].setFocus()

    def store(self) -> None:
        """Put it off to the day typed."""
        self._desk.snooze(self.line, self._until.value())

    @Slot()
    def _chosen(self) -> None:
        day = list(self._days.values())[
            next(at for at, each in enumerate(self._buttons) if each is self.sender())
        ]
        with faults.caught(self, self.form) as caught:
            self._desk.snooze(self.line, day)
        if not caught:
            self.accept()


class EndDialog(LineDialog):
    """Done, not needed, or given up; the last two want a reason. A sheet that is done was given: that is for the
    sheet's own panel to write."""

    given = Signal()

    def __init__(
        self,
        desk: "FollowUpDesk",
        line: WorkLine,
        parent: QWidget | None = None,
        outcome: Outcome = Outcome.DONE,
    ) -> None:
        super().__init__("End this line", line, parent)
        self._desk = desk
        self._sheet = line.kind is WorkKind.SHEET
        done = "Given: the client has it" if self._sheet else _ENDINGS[Outcome.DONE]
        self._outcome = forms.choice(
            (done if each is Outcome.DONE else name, each) for each, name in _ENDINGS.items()
        )
        self._outcome.set_value(outcome)
        self._note = forms.lines(rows=3)
        self.form.add("outcome", "What became of it", self._outcome)
        self.form.add("note", "Why", self._note, "Needed unless it is done; it stays in the client’s history")
        self.finish_with("End it")
        self._outcome.setFocus()

    def store(self) -> None:
        """End it."""
        if self._sheet and self._outcome.value() is Outcome.DONE:
            self.given.emit()
            return
        self._desk.end(self.line, self._outcome.value(), self._note.value())


def usual_days(today: date) -> dict[str, date]:
    """The days one mostly means: tomorrow, in three days, and Monday of next week."""
    return {
        "Tomorrow": today + timedelta(days=1),
        "In 3 days": today + timedelta(days=3),
        "Next week": today + timedelta(days=7 - today.weekday()),
    }
