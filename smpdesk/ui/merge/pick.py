"""Which other record is the same person: those who look alike first, anybody by search."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.client import Client, ClientLine
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.likeness_words import because
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_MOST = 20
_PAUSE_MS = 120


class MergePick(QDialog):
    """`picked` carries the ids (of the client it began with, of the other one)."""

    picked = Signal(object, object)

    def __init__(self, desks: "Desks", client: Client, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Merge with another record")
        self._desks, self._client = desks, client
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search: name, number, phone or e-mail")
        self.search.setAccessibleName("Search for the other record")
        self.search.setClearButtonEnabled(True)
        self.said = parts.muted("")
        self.list = RowList("Records that may be the same person")
        self.go = parts.button("Compare…", primary=True, on=self._go)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.look)
        self._build()
        self.look()

    @Slot()
    def look(self) -> None:
        """Who may be meant by what is typed; without a word, who is alike."""
        text = self.search.text().strip()
        rows: list[Row] = []
        with faults.caught(self):
            rows = self._found(text) if text else self._alike()
        self.list.show_rows(rows, self.list.record())
        self.go.setEnabled(bool(rows))
        if text:
            self.said.setText("" if rows else "Nobody else is found by that.")
        else:
            self.said.setText(
                "These records are alike:"
                if rows
                else "No other record is alike. Search for the one that is meant."
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search box the arrow goes down into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _alike(self) -> list[Row]:
        found = self._desks.duplicates.alike(self._client, 8)
        return [_row(each.line, because(each.reasons, 2)) for each in found]

    def _found(self, text: str) -> list[Row]:
        lines = self._desks.clients.lines(text, _MOST)
        return [_row(line, line.phone or line.email) for line in lines if line.id != self._client.id]

    @Slot()
    def _go(self) -> None:
        other = self.list.record()
        if other:
            self.accept()
            self.picked.emit(self._client.id, other)

    def _build(self) -> None:
        self.search.textEdited.connect(self._pause.start)
        self.list.opened.connect(self._go)
        head = parts.title(f"Which record is {self._client.name or 'this client'} too?")
        head.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(parts.button("Cancel", on=self.reject))
        foot.addWidget(self.go)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(18), px(20), px(16))
        body.setSpacing(px(10))
        for each in (head, self.search, self.said):
            body.addWidget(each)
        body.addWidget(self.list, 1)
        body.addLayout(foot)
        self.go.setDefault(True)
        self.resize(px(520), px(460))
        self.search.setFocus()


def _row(line: ClientLine, why: str) -> Row:
    born = f"born {words.plain_date(line.birth)}" if line.birth else ""
    return Row(line.listed, " · ".join(filter(None, (why, born))), badge=str(line.number), record=line.id)
