"""Asks the desk for the shelf and keeps what is looked at. Knows no widget."""

from enum import StrEnum
from typing import TYPE_CHECKING

from smpdesk.domain import lot_number
from smpdesk.domain.names import fold
from smpdesk.domain.stock import LotLine, LotState, ProductKind, ProductLine

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


class View(StrEnum):
    """Which part of the shelf is looked at."""

    ALL = "all"
    LOW = "low"
    EXPIRING = "expiring"
    ASIDE = "aside"


_LATE = (LotState.EXPIRED, LotState.EXPIRING)


class ShelfPresenter:
    """The products in view, and the lots of the one chosen."""

    def __init__(self, desks: "Desks") -> None:
        self.desk = desks.stock
        self.view, self.kind, self.text = View.ALL, "", ""
        self._shelf: list[ProductLine] = []
        self._aside: list[LotLine] = []
        self._low: set[int] = set()

    def read(self) -> None:
        """Read the shelf again."""
        self._shelf = self.desk.shelf(ended=True)
        self._low = {each.product.id for each in self.desk.low()}
        here = {each.lot.id for line in self._shelf for each in line.lots}
        self._aside = [each for each in self.desk.lots(usable=False) if each.lot.id not in here]

    def products(self) -> list[ProductLine]:
        """Products in view, by kind and name."""
        kinds = list(ProductKind)
        found = [each for each in self._shelf if self._shown(each)]
        return sorted(found, key=lambda each: kinds.index(each.product.kind))  # stable: by name within

    def product(self, key: int) -> ProductLine | None:
        """One product, None when it has gone."""
        return next((each for each in self._shelf if each.product.id == key), None)

    def lots(self, line: ProductLine) -> list[LotLine]:
        """A product's lots in view, the first to expire first; those with nothing left come last."""
        if self.view is View.ASIDE:
            return [each for each in self._aside if each.product.id == line.product.id]
        found = [each for each in line.lots if self.view is not View.EXPIRING or _late(each)]
        return sorted(found, key=lambda each: each.state is LotState.USED_UP)

    def counts(self) -> dict[View, int]:
        """How much stands on the low and the expiring list."""
        late = [each for line in self._shelf for each in line.lots if _late(each)]
        low = [each for each in self._low if not self._ended(each)]
        return {View.LOW: len(low), View.EXPIRING: len(late)}

    def _ended(self, key: int) -> bool:
        line = self.product(key)
        return line is not None and line.product.ended

    def _shown(self, line: ProductLine) -> bool:
        if self.kind and line.product.kind is not ProductKind(self.kind):
            return False
        if self.text and not self._says(line):
            return False
        if self.view is View.ASIDE:
            return line.product.ended or any(each.product.id == line.product.id for each in self._aside)
        if line.product.ended and not any(each.left or each.lot.recalled for each in line.lots):
            return False
        if self.view is View.LOW:
            return line.product.id in self._low and not line.product.ended
        return self.view is View.ALL or any(_late(each) for each in line.lots)

    def _says(self, line: ProductLine) -> bool:
        product, wanted = line.product, lot_number.key(self.text)
        words = fold(f"{product.name} {product.maker} {product.shade} {product.needle}")
        if fold(self.text) in words:
            return True
        aside = [each for each in self._aside if each.product.id == product.id]
        return bool(wanted) and any(
            wanted in lot_number.key(each.lot.number) for each in [*line.lots, *aside]
        )


def _late(line: LotLine) -> bool:
    return line.state in _LATE and line.left > 0
