"""The shelf as it stands on a day: lots and products with what is left of them and what is to be known."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from smpdesk.domain.stock import (
    EXPIRING_DAYS,
    USABLE,
    Lot,
    LotLine,
    LotState,
    Product,
    ProductKind,
    ProductLine,
)
from smpdesk.domain.stock_rules import line_of
from smpdesk.storage.store import Store

#: A lot that the account calls empty is still offered for so long: its count may have been wrong.
_EMPTY = timedelta(days=30)
AHEAD = "stock.expiring_days"
#: The worst state first: what a product's chip says.
_WORST = (LotState.RECALLED, LotState.EXPIRED, LotState.EXPIRING)


def ahead_of(store: Store) -> int:
    """How many days before its last one a lot is called expiring in a clinic."""
    return int(store.choices.get(AHEAD) or EXPIRING_DAYS)


def lines(
    store: Store, day: date, kind: ProductKind | None = None, ahead: int | None = None
) -> list[LotLine]:
    """Every lot, put aside or not, as it is on a day: the first to expire first, those without a date last."""
    products = {each.id: each for each in store.stock.products(kind, ended=True)}
    lots = [each for each in store.stock.lots() if each.product in products]
    found = _lines(lots, products, store.stock.left(), day, ahead_of(store) if ahead is None else ahead)
    return sorted(found, key=lambda each: (each.use_by or date.max, each.lot.id))


def here(store: Store, found: Sequence[LotLine]) -> list[LotLine]:
    """Those of some lots that still stand on the shelf: not put aside, and not empty for longer than a month."""
    moved = store.stock.moved_since(store.wall_now() - _EMPTY)
    return [each for each in found if each.lot.closed is None and (each.left > 0 or each.lot.id in moved)]


def line(store: Store, lot: Lot, day: date) -> LotLine:
    """One lot as it is on a day."""
    product = store.stock.product(lot.product)
    whole = store.stock.of_product(lot.product)
    left = store.stock.left([each.id for each in whole])
    found = _lines(whole, {product.id: product}, left, day, ahead_of(store))
    return next(each for each in found if each.lot.id == lot.id)


def _lines(
    lots: Sequence[Lot], products: Mapping[int, Product], left: Mapping[int, int], day: date, ahead: int
) -> list[LotLine]:
    """``left`` of a product in all counts what may be used."""
    shelf: dict[int, int] = {}
    for each in lots:
        product = products[each.product]
        alone = line_of(each, product, left.get(each.id, 0), product.low + 1, day, ahead)
        if alone.state in USABLE:
            shelf[each.product] = shelf.get(each.product, 0) + alone.left
    return [
        line_of(each, products[each.product], left.get(each.id, 0), shelf.get(each.product, 0), day, ahead)
        for each in lots
    ]


def on_shelf(product: Product, lots: Sequence[LotLine]) -> ProductLine:
    """A product with its lots that stand there, and the worst that is to be known of it."""
    left = sum(each.left for each in lots if each.state in USABLE)
    state = next(
        (each for each in _WORST if any(lot.state is each and lot.left for lot in lots)), LotState.OK
    )
    if left <= 0 and state is not LotState.RECALLED:
        state = LotState.USED_UP if product.low or lots else LotState.OK
    elif left <= product.low:
        state = state if state in (LotState.RECALLED, LotState.EXPIRED) else LotState.LOW
    return ProductLine(product, tuple(lots), left, state)
