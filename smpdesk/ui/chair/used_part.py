"""What today took from stock: a row for each lot, its amount to be put right, and more from the shelf."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.domain.stock import Unit, Used
from smpdesk.domain.stock_words import amount_text
from smpdesk.ui.chair.stepper import Stepper
from smpdesk.ui.shared.parts import Card, IconButton, button, label, muted
from smpdesk.ui.shared.theme import px

_STEPS = {Unit.PIECE: 100, Unit.ML: 10, Unit.GRAM: 10}
_AFTER = {Unit.PIECE: "", Unit.ML: " ml", Unit.GRAM: " g"}


class _Row(NamedTuple):
    used: Used
    amount: Stepper
    away: IconButton


class UsedPart(QWidget):
    """`amount_given` carries (lot id, amount in hundredths), `removed` a Used, `pick_requested` asks for the shelf."""

    amount_given = Signal(object, object)
    removed = Signal(object)
    pick_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self._told = muted("Nothing from stock yet. What you choose for a zone is listed here by itself.")
        self._list = QVBoxLayout()
        self._list.setSpacing(px(6))
        self._more = button("Add something from stock", on=self._ask)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addWidget(self._told)
        whole.addLayout(self._list)
        whole.addWidget(self._more)
        whole.addStretch(1)

    def show_used(self, used: Sequence[Used]) -> None:
        """Show what stands."""
        self._told.setVisible(not used)
        if [each.line.lot.id for each in used] != [row.used.line.lot.id for row in self._rows]:
            for row in self._rows:
                card = row.amount.parentWidget()
                if card is not None:
                    self._list.removeWidget(card)
                    card.hide()
                    card.deleteLater()
            self._rows = [self._row(each) for each in used]
        for at, each in enumerate(used):
            self._rows[at] = self._rows[at]._replace(used=each)
            if not self._rows[at].amount.untold:
                self._rows[at].amount.set_value(_shown(each))

    def first(self) -> QWidget:
        """The first amount."""
        return self._rows[0].amount if self._rows else self._more

    def _row(self, used: Used) -> _Row:
        product, lot = used.line.product, used.line.lot
        card = Card()
        card.setAccessibleName(f"{product.name}, lot {lot.number}")
        inside = QHBoxLayout()
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(label(product.name, "strong", wrap=True))
        left = f"{amount_text(used.line.left, product.unit)} left"
        told.addWidget(label(f"Lot {lot.number} · {left}", "small", wrap=True))
        decimals = 0 if product.unit is Unit.PIECE else 2
        step = 1 if product.unit is Unit.PIECE else _STEPS[product.unit]
        amount = Stepper(
            f"Used of {product.name}", 1, 100_000, step, after=_AFTER[product.unit], decimals=decimals,
            optional=False, slow=True,
        )  # fmt: skip
        amount.edited.connect(self._edited)
        away = IconButton("bin", f"{product.name} was not used", self._remove)
        inside.addLayout(told, 1)
        inside.addWidget(amount)
        inside.addWidget(away)
        card.body.addLayout(inside)
        self._list.addWidget(card)
        return _Row(used, amount, away)

    @Slot()
    def _edited(self) -> None:
        row = next(each for each in self._rows if each.amount is self.sender())
        value = row.amount.value() or 0
        whole = row.used.line.product.unit is Unit.PIECE
        self.amount_given.emit(row.used.line.lot.id, value * 100 if whole else value)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(next(each for each in self._rows if each.away is self.sender()).used)

    @Slot()
    def _ask(self) -> None:
        self.pick_requested.emit()


def _shown(used: Used) -> int:
    return used.amount // 100 if used.line.product.unit is Unit.PIECE else used.amount
