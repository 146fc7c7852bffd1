"""Whom a lot touched: every client, with each day and how."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.recall import TouchedClient
from smpdesk.domain.stock import LotLine
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px
from smpdesk.ui.stock import labels

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


class ReachDialog(QDialog):
    """Enter goes to the client's page."""

    client_requested = Signal(object)

    def __init__(self, desks: "Desks", line: LotLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Whom a lot touched")
        self._found = desks.stock.clients_of(line.lot.id)
        self._incidents = [labels.incident(*each) for each in desks.incidents.of_lots([line.lot.id])]
        self.list = RowList("Clients")
        self.list.setProperty("framed", "true")
        self.uses = parts.label("", wrap=True)
        self.go = parts.button("Go to the client", primary=True, on=self._go)
        self._build(line)
        self.list.show_rows([_row(each) for each in self._found])
        self._show()
        self.resize(px(560), px(520))

    def _chosen(self) -> TouchedClient | None:
        return next((each for each in self._found if each.client == self.list.record()), None)

    @Slot(object)
    def _pointed(self, _client: object) -> None:
        self._show()

    @Slot(object)
    def _opened(self, _client: object) -> None:
        self._go()

    @Slot()
    def _go(self) -> None:
        found = self._chosen()
        if found is not None:
            self.accept()
            self.client_requested.emit(found.client)

    def _show(self) -> None:
        found = self._chosen()
        self.uses.setText("\n".join(labels.use(each) for each in found.uses[:8]) if found is not None else "")
        self.go.setEnabled(found is not None)

    def _build(self, line: LotLine) -> None:
        self.list.chosen.connect(self._pointed)
        self.list.opened.connect(self._opened)
        count = words.counted(len(self._found), "client")
        head = f"Lot {line.lot.number} of {labels.product(line.product)}: {count}."
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(16), px(20), px(14))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Whom a lot touched"))
        body.addWidget(parts.muted(head))
        body.addWidget(parts.Notice("\n".join(self._incidents)))
        body.addWidget(self.list, 1)
        body.addWidget(self.uses)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = parts.button("Close", on=self.reject)
        for each in (close, self.go):
            each.setAutoDefault(False)
            foot.addWidget(each)
        body.addLayout(foot)
        self.list.setFocus()


def _row(each: TouchedClient) -> Row:
    days = words.counted(len({use.day for use in each.uses}), "day")
    last = words.plain_date(each.uses[0].day)
    chip, kind = ("Asked not to be contacted", "warn") if each.no_contact else ("", "plain")
    about = " · ".join(part for part in (labels.isolated(each.phone), f"last on {last}", days) if part)
    return Row(each.name, about, chip, kind, "", each.client)
