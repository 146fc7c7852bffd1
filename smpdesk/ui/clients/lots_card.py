"""Every lot that touched a client: pigment, needles, anaesthetic, antiseptic, patch tests."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.recall import ClientLot, Use, UseHow
from smpdesk.domain.stock import LotState
from smpdesk.ui.clients.presenter import ClientsPresenter
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px

_HOW = {
    UseHow.PIGMENT: "pigment",
    UseHow.NEEDLE: "needle",
    UseHow.ANTISEPTIC: "antiseptic",
    UseHow.ANAESTHETIC: "anaesthetic",
    UseHow.PATCH_TEST: "patch test",
    UseHow.TAKEN: "taken for a session",
}
#: What must not be overlooked of a lot that was used: words and the kind of chip.
_STATES = {LotState.RECALLED: ("Recalled", "bad"), LotState.EXPIRED: ("Out of date now", "plain")}


class LotsCard(parts.Card):
    """One line a lot, the latest use first; hidden while there is none."""

    def __init__(self, presenter: ClientsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("Lots used", parent)
        self._desks = presenter.desks
        self._holder: QWidget | None = None

    def show_client(self, client: int) -> None:
        """Read and show them."""
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        found = self._desks.stock.lots_of(client)
        self._holder = QWidget()
        body = QVBoxLayout(self._holder)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(8))
        for each in found:
            body.addLayout(_line(each))
        self.body.addWidget(self._holder)
        self.setVisible(bool(found))


def _line(lot: ClientLot) -> QVBoxLayout:
    said = QVBoxLayout()
    said.setSpacing(px(1))
    head = QHBoxLayout()
    head.setSpacing(px(8))
    name = parts.strong(f"{lot.name or 'No product named'}, lot {lot.number}")
    name.setWordWrap(True)
    head.addWidget(name, 1)
    if lot.line is not None and lot.line.state in _STATES:
        text, kind = _STATES[lot.line.state]
        head.addWidget(parts.Chip(text, kind))
    said.addLayout(head)
    uses = [_use(each) for each in lot.uses[:4]]
    if len(lot.uses) > len(uses):
        uses.append(f"and {len(lot.uses) - len(uses)} more")
    if lot.line is None:
        uses.append("typed, not on the shelf")
    said.addWidget(parts.muted(" · ".join(uses)))
    return said


def _use(use: Use) -> str:
    where = f", session {use.number}" if use.number else ""
    return f"{words.plain_date(use.day)}{where}: {_HOW[use.how]}"
