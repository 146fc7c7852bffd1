"""Stock in the file: products, lots, and the entries of their accounts."""

from collections.abc import Collection, Sequence
from datetime import datetime

import peewee

from smpdesk.domain.stock import Lot, Product, ProductKind, StockMove
from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.part import Part
from smpdesk.storage.rows import LotRow, ProductRow
from smpdesk.storage.rows_stock import StockMoveRow


class StockPart(Part):
    """Products and lots; entries are added, never changed."""

    def products(self, kind: ProductKind | None = None, ended: bool = False) -> list[Product]:
        """What the clinic keeps, by kind and name; those not bought any more when asked."""
        query = ProductRow.select().order_by(ProductRow.kind, ProductRow.name, ProductRow.id)
        if kind is not None:
            query = query.where(ProductRow.kind == kind)
        if not ended:
            query = query.where(~ProductRow.ended)
        return self._all(query, Product)

    def product(self, key: int) -> Product:
        """One product; KeyError when unknown."""
        return self._by_id(ProductRow, key, Product)

    def add_product(self, product: Product) -> Product:
        """Write a new one."""
        return self._add(ProductRow, product)

    def save_product(self, product: Product) -> Product:
        """Write a changed one. Raises Stale."""
        return self._save(ProductRow, product)

    def lot(self, key: int) -> Lot:
        """One lot; KeyError when unknown."""
        return self._by_id(LotRow, key, Lot)

    def lots(self) -> list[Lot]:
        """Every lot there ever was, in the order they came."""
        return self._all(LotRow.select().order_by(LotRow.id), Lot)

    def some(self, keys: Collection[int]) -> list[Lot]:
        """Some lots by their ids."""
        return self._all(LotRow.select().where(LotRow.id.in_(list(keys))).order_by(LotRow.id), Lot)

    def of_product(self, product: int) -> list[Lot]:
        """A product's lots, in the order they came."""
        return self._all(LotRow.select().where(LotRow.product == product).order_by(LotRow.id), Lot)

    def add_lot(self, lot: Lot) -> Lot:
        """Write a new one."""
        return self._add(LotRow, lot)

    def save_lot(self, lot: Lot) -> Lot:
        """Write a changed one. Raises Stale."""
        return self._save(LotRow, lot)

    def move(self, key: int) -> StockMove:
        """One entry; KeyError when unknown."""
        return self._by_id(StockMoveRow, key, StockMove)

    def moves(self, lot: int) -> list[StockMove]:
        """A lot's account, the oldest entry first."""
        return self._all(
            StockMoveRow.select().where(StockMoveRow.lot == lot).order_by(StockMoveRow.id), StockMove
        )

    def moves_of_session(self, session: int) -> list[StockMove]:
        """What a session took, and what was put right of it: corrections name the session too."""
        query = StockMoveRow.select().where(StockMoveRow.session == session)
        return self._all(query.order_by(StockMoveRow.id), StockMove)

    def correction_of(self, move: int) -> StockMove | None:
        """The entry that put another right, if there is one."""
        return self._first(StockMoveRow.select().where(StockMoveRow.corrects == move), StockMove)

    def add_move(self, move: StockMove) -> StockMove:
        """Write an entry."""
        return self._add(StockMoveRow, move)

    def moved_since(self, at: datetime) -> set[int]:
        """Lots with an entry of that moment or later."""
        row = StockMoveRow
        query = row.select(row.lot).where(row.at >= at).distinct()
        return {int(lot) for (lot,) in self._db.plain(query).fetchall()}

    def left(self, lots: Sequence[int] | None = None) -> dict[int, int]:
        """What is left of lots by their accounts, in hundredths; of all lots that have one without ids."""
        row = StockMoveRow
        query = row.select(row.lot, peewee.fn.SUM(row.amount)).group_by(row.lot)
        if lots is not None:
            query = query.where(row.lot.in_(list(lots)))
        return {int(lot): int(total) for lot, total in self._db.plain(query).fetchall()}


def below_nothing(db: SqliteClinic, lots: Collection[int]) -> list[str]:
    """Numbers of those lots whose accounts say less than nothing: no change may end like that."""
    row = StockMoveRow
    query = (
        row.select(LotRow.number)
        .join(LotRow, on=(LotRow.id == row.lot))
        .where(row.lot.in_(list(lots)))
        .group_by(LotRow.id, LotRow.number)
        .having(peewee.fn.SUM(row.amount) < 0)
    )
    return [str(number) for (number,) in db.plain(query).fetchall()]
