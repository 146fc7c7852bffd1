"""The small form that says when a consent was signed on paper, and who saw it."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.domain.problem import problem
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.forms import DateField, Form, text
from smpdesk.ui.shared.theme import px


class SigningPanel(QFrame):
    """Asks for the day and the witness; `form` takes the problems."""

    agreed = Signal(object, object)
    """The day it was signed, and who saw it."""
    closed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "sunk")
        card = parts.Card("Signed on paper")
        self.form = Form(columns=2)
        self._on = DateField(today, today, past=True)
        self._seen = text()
        self.form.add("signed", "Signed on", self._on, optional=False)
        self.form.add("seen_by", "Seen by", self._seen, optional=False)
        self._today = today
        self._version = parts.muted("")
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._version, 1)
        row.addWidget(parts.button("Cancel", on=self._close))
        row.addWidget(parts.button("Mark as signed", primary=True, on=self._agree))
        card.body.addWidget(self.form)
        card.body.addLayout(row)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(px(20), px(14), px(20), 0)
        lay.addWidget(card)

    def start(self, version: str, witness: str) -> None:
        """Show it with today's date and whoever is at the desk."""
        self._version.setText(f"Both signatures stand on the paper, version {version}.")
        self._on.set_value(self._today)
        self._seen.setText(witness)
        self.form.settle()
        self.show()
        self.form.first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes this form and not the window around it; Enter in a field agrees."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._agree()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _agree(self) -> None:
        on = self._on.value()
        wrong = self.form.unreadable()
        if on is None and not wrong:
            wrong = [problem("signed_day_missing", "signed")]
        if wrong:
            self.form.show(wrong)
        else:
            self.agreed.emit(on, self._seen.text())

    @Slot()
    def _close(self) -> None:
        self.hide()
        self.closed.emit()
