"""Who may be the person that is being typed in: a jump to each, so that nobody is entered twice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smpdesk import words
from smpdesk.domain.client import ClientLine
from smpdesk.ui.clients.summary import joined
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px


class AlikeCard(parts.Card):
    """Lists clients who may be the same; in view only while there are any."""

    client_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Is it one of these?", parent)
        self.list = RowList("Clients who may be the same person")
        self.list.opened.connect(self.client_requested)
        self.said = parts.muted("They have the same number, e-mail or name.")
        self.go = parts.button("Open the one chosen", on=self._go)
        self.body.addWidget(self.said)
        self.body.addWidget(self.list)
        self.body.addWidget(self.go)
        self.hide()

    def show_lines(self, lines: Sequence[ClientLine]) -> None:
        """Show these people, or nothing."""
        self.list.show_rows([_row(line) for line in lines], self.list.record())
        self.list.setFixedHeight(px(56) * max(1, len(lines)) + px(2))
        self.setAccessibleDescription(words.counted(len(lines), "client") + " may be the same person")
        self.setVisible(bool(lines))

    def _go(self) -> None:
        if self.list.record():
            self.client_requested.emit(self.list.record())


def _row(line: ClientLine) -> Row:
    born = f"born {words.plain_date(line.birth)}" if line.birth else ""
    return Row(line.listed, joined([f"Client {line.number}", line.phone, born, line.email]), record=line.id)
