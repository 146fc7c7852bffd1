"""Gates that were passed, as they stay in the record: what was read, who answered for it, and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.readiness import GatePass
from smpdesk.ui.shared import parts, ready_words
from smpdesk.ui.shared.theme import px


class PassedGates(parts.Notice):
    """A line on a tint for each; nothing without one. There is nothing to press: they stay."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Passed gates")
        self.words.hide()
        self._lines: QWidget | None = None

    def show_passes(self, passes: Sequence[GatePass]) -> None:
        """Show these instead."""
        if self._lines is not None:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = QWidget()
        body = QVBoxLayout(self._lines)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(6))
        for each in passes:
            body.addWidget(parts.label(f"Gate passed: {ready_words.TITLES[each.rule]}", "strong", wrap=True))
            body.addWidget(parts.muted(each.said))
            at = f"{words.plain_date(each.at)}, {words.time_text(each.at)}"
            body.addWidget(parts.label(f"{each.name}, {at}: {each.reason}", wrap=True))
        self.body.addWidget(self._lines)
        self.setVisible(bool(passes))
