"""What is seen while a list is read, compared or written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px


class BusyPage(QWidget):
    """A sentence and how far it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = parts.title("")
        self._count = parts.muted("")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress")
        body = QVBoxLayout(self)
        body.setContentsMargins(px(40), 0, px(40), 0)
        body.setSpacing(px(10))
        body.addStretch(1)
        for each in (self._words, self._count):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            body.addWidget(each)
        body.addWidget(self.bar)
        body.addStretch(2)

    def begin(self, sentence: str) -> None:
        """Something begins; nobody knows yet how long it is."""
        self._words.setText(sentence)
        self._count.setText("")
        self.bar.setRange(0, 0)

    def progress(self, done: int, of: int) -> None:
        """It is so far; at the end the journal is still to be written."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._count.setText("" if not of else f"{done:,} of {of:,}" if done < of else "Finishing…")
