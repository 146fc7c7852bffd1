"""Beside the editor: the estimate as one types, why, what is still missing, and what to speak of."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.estimate import Estimate
from smpdesk.domain.problem import Problem
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px


def figures(found: Estimate) -> str:
    """“3 to 4 sessions of 3 h 30”."""
    count = words.counted(found.high, "session")
    if found.low != found.high:
        count = f"{found.low} to {count}"
    return f"{count} of {words.duration_text(found.minutes)}"


class EstimateLines(QWidget):
    """The figures, and every reason below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = parts.label("", "h2", wrap=True)
        self._plan = parts.muted("")
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(px(3))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(4))
        body.addWidget(self.said)
        body.addWidget(self._plan)
        body.addLayout(self._reasons)

    def show_estimate(self, found: Estimate) -> None:
        """Show what follows from what is known."""
        known = found.complete or bool(found.reasons)
        self.said.setText(figures(found) if known else "Not yet known")
        days = words.counted(found.gap, "day")
        usual = f"Planned: {words.counted(found.sessions, 'session')}, at least {days} apart."
        self._plan.setText(usual if known else "Until then the usual: 3 sessions of 3 h.")
        while (item := self._reasons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for each in found.reasons:
            self._reasons.addWidget(parts.label(f"· {words.say(each)}", "small", wrap=True))


class Strip(parts.Card):
    """One line of the estimate, for a window that has no room beside the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._said = parts.strong("")
        self.body.addWidget(self._said)
        self.hide()

    def show_estimate(self, found: Estimate) -> None:
        """The figures, or what is still to be chosen."""
        asked = words.listed([_SHORT[each.field] for each in found.missing])
        self._said.setText(f"Still to choose: {asked}" if asked else figures(found))


class SummaryPanel(parts.Card):
    """The estimate, the questions that are open, hints, and the way to finish."""

    finish_requested = Signal()
    jump_requested = Signal(object)  # a field's name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Estimate", parent)
        self._lines = EstimateLines()
        self._open = QVBoxLayout()
        self._open.setSpacing(0)
        self._wanted: dict[QPushButton, str] = {}
        self._asked: tuple[Problem, ...] = ()
        self._hints = parts.Notice()
        self.finish = parts.button("Finish consultation", primary=True, on=self._finish)
        self.kept = parts.label("", "small", wrap=True)
        self._keys = parts.label(_KEYS, "small", wrap=True)
        self.body.addWidget(self._lines)
        self.body.addLayout(self._open)
        self.body.addWidget(self._hints)
        self.body.addSpacing(px(4))
        self.body.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.kept)
        self.body.addWidget(self._keys)

    def show_estimate(self, found: Estimate, hints: list[Problem]) -> None:
        """Show what follows from what was typed so far."""
        self._lines.show_estimate(found)
        self._hints.say("\n".join(words.say(each) for each in hints))
        if found.missing != self._asked:
            self._asked = found.missing
            self._ask()

    def _ask(self) -> None:
        for button in self._wanted:
            self._open.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._wanted = {}
        for each in self._asked:
            short = _SHORT[each.field]
            button = parts.quiet(f"Still to choose: {short}", on=self._jump)
            button.setToolTip(words.say(each))
            self._wanted[button] = each.field
            self._open.addWidget(button)

    @Slot()
    def _jump(self) -> None:
        pressed = self.sender()
        field = next((name for button, name in self._wanted.items() if button is pressed), "")
        if field:
            self.jump_requested.emit(field)

    @Slot()
    def _finish(self) -> None:
        self.finish_requested.emit()


_KEYS = "Ctrl+Down and Ctrl+Up go from section to section, Ctrl+Enter finishes."
_SHORT = {"pattern": "pattern", "areas": "areas", "hair_type": "hair type"}
