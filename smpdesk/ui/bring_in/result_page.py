"""The last step: what came of it, and where the rows are that stayed out."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.bringing_in import Outcome
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px


class ResultPage(QWidget):
    """Counts, and the file of what was left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rejects: Path | None = None
        self._head = parts.title("")
        self._lines = parts.label("", wrap=True)
        self._left = parts.muted("")
        self._left.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._left.setAccessibleName("Rows left out")
        self.show_file = parts.button("Open the list of rows left out", on=self._open)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(10))
        body.addStretch(1)
        for each in (self._head, self._lines, self._left, self.show_file):
            body.addWidget(each)
        body.addStretch(2)

    def show_outcome(self, outcome: Outcome) -> None:
        """Say what was done."""
        self._rejects = outcome.rejects
        self._head.setText(f"{words.counted(outcome.new, 'new client')} brought in")
        lines = [
            f"{words.counted(outcome.same, 'row')} added to people who were there already.",
            f"{words.counted(outcome.sessions, 'past session')} recorded.",
        ]
        self._lines.setText("\n".join(lines))
        left = f"{words.counted(outcome.cannot, 'row')} left out, with the reasons in {outcome.rejects}"
        self._left.setText(left if outcome.rejects else "No row was left out.")
        self.show_file.setVisible(outcome.rejects is not None)

    @Slot()
    def _open(self) -> None:
        if self._rejects is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._rejects)))
