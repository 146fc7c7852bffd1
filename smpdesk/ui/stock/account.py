"""The account of a lot: everything that came in and was taken, corrections beside what they put right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.stock import LotLine, MoveKind, StockMove
from smpdesk.domain.stock_words import amount_text
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px
from smpdesk.ui.stock import labels
from smpdesk.ui.stock.lot_dialogs import CorrectDialog

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


class AccountDialog(QDialog):
    """The latest entry first. Enter puts the one chosen right."""

    def __init__(self, desks: "Desks", line: LotLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Account of a lot")
        self._desks, self._lot = desks, line.lot.id
        self._people = {each.id: each.name for each in desks.clinic.staff(left=True)}
        self._moves: list[StockMove] = []
        self.list = RowList("Entries")
        self.list.setProperty("framed", "true")
        self._head = parts.muted("")
        self.correct = parts.button("Correct…", primary=True, on=self._correct)
        self.correct.setToolTip("Enter")
        self._build()
        self.fill()
        self.resize(px(560), px(520))

    @Slot()
    def fill(self) -> None:
        """Read the account again."""
        line = self._desks.stock.lot(self._lot)
        self._head.setText(f"{labels.product(line.product)}, lot {line.lot.number}: {labels.lot(line)}.")
        self._moves = self._desks.stock.moves(self._lot)
        corrected = {each.corrects for each in self._moves}
        total, rows = 0, []
        for each in self._moves:
            total += each.amount
            rows.append(self._row(each, total, line, each.id in corrected))
        self.list.show_rows(rows[::-1], self.list.record())
        self._offer()

    def _row(self, move: StockMove, total: int, line: LotLine, corrected: bool) -> Row:
        unit = line.product.unit
        sign = "+" if move.amount > 0 else ""
        title = f"{labels.MOVES[move.kind]}  {sign}{amount_text(move.amount, unit)}"
        by = self._people.get(move.staff or 0, "")
        when = f"{words.plain_date(move.at.date())}, {words.time_text(move.at)}"
        about = " · ".join(each for each in (when, by, move.reason) if each)
        chip = "Put right since" if corrected else f"{amount_text(total, unit)} left"
        return Row(title, about, chip, "warn" if corrected else "plain", "", move.id)

    def _chosen(self) -> StockMove | None:
        return next((each for each in self._moves if each.id == self.list.record()), None)

    @Slot()
    def _offer(self) -> None:
        move = self._chosen()
        corrected = {each.corrects for each in self._moves}
        self.correct.setEnabled(
            move is not None and move.kind is not MoveKind.CORRECTED and move.id not in corrected
        )

    @Slot(object)
    def _pointed(self, _move: object) -> None:
        self._offer()

    @Slot(object)
    def _opened(self, _move: object) -> None:
        self._correct()

    @Slot()
    def _correct(self) -> None:
        move = self._chosen()
        if move is None or not self.correct.isEnabled():
            return
        unit = self._desks.stock.lot(self._lot).product.unit
        said = f"{labels.MOVES[move.kind]} {amount_text(abs(move.amount), unit)} on {words.plain_date(move.at.date())}"
        dialog = CorrectDialog(self._desks.stock, move, said, self)
        dialog.stored.connect(self._stored)
        dialog.open()

    @Slot(object)
    def _stored(self, _move: object) -> None:
        self.fill()

    def _build(self) -> None:
        self.list.chosen.connect(self._pointed)
        self.list.opened.connect(self._opened)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(16), px(20), px(14))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Account of a lot"))
        body.addWidget(self._head)
        body.addWidget(self.list, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        close = parts.button("Close", on=self.reject)
        for each in (close, self.correct):
            each.setAutoDefault(False)
            line.addWidget(each)
        body.addLayout(line)
        self.list.setFocus()
