"""Rules of the shelf: until when a lot may be used, what state it is in, what may be entered (1.5, 5.6, 5.8)."""

from calendar import monthrange
from datetime import date, timedelta

from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.stock import PIGMENT_KEEPS, Closed, Lot, LotLine, LotState, Product, ProductKind, Unit
from smpdesk.domain.stock_words import amount_text

#: The largest amount anybody enters, in hundredths: more is a slip of the hand.
MOST = 10_000_000
_LONG, _LONGEST = 120, 8000  # characters of a name, of a label's text
_FAR = 30  # years: a printed expiry lies nearer


def use_by(lot: Lot, product: Product) -> date | None:
    """The last day on which a lot may be used: the printed expiry, or the product's months after opening when they
    end before (1.5). None when neither is known."""
    days = [lot.expiry]
    if lot.opened is not None and product.keeps is not None:
        days.append(_months_after(lot.opened, product.keeps))
    return min((each for each in days if each is not None), default=None)


def _months_after(day: date, months: int) -> date:
    """So many months later, on the same day or the last of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def line_of(lot: Lot, product: Product, left: int, shelf: int, day: date, ahead: int) -> LotLine:
    """A lot with its state on a day; ``shelf`` is what is left of the product in all, ``ahead`` days make expiring."""
    until = use_by(lot, product)
    return LotLine(lot, product, left, until, *_state(lot, product, (left, shelf), until, (day, ahead)))


def _state(
    lot: Lot, product: Product, left: tuple[int, int], until: date | None, when: tuple[date, int]
) -> tuple[LotState, Problem]:
    facts = {"lot": lot.number, "product": product.name, "left": amount_text(left[0], product.unit)}
    day, ahead = when
    if lot.recalled is not None:
        return LotState.RECALLED, problem("lot_recalled", day=lot.recalled, **facts)
    if lot.closed is not None:
        return LotState.CLOSED, _closed(lot, facts)
    if until is not None and until < day:
        return LotState.EXPIRED, _expired(lot, product, until, facts)
    if left[0] <= 0:
        return LotState.USED_UP, problem("lot_used_up", **facts)
    if until is not None and until <= day + timedelta(days=ahead):
        return LotState.EXPIRING, problem("lot_expiring", until=until, **facts)
    if left[1] <= product.low:
        low = amount_text(product.low, product.unit)
        return LotState.LOW, problem("lot_low", low=low, **facts)
    if until is None:
        return LotState.OK, problem("lot_fine", **facts)
    return LotState.OK, problem("lot_fine_until", until=until, **facts)


def _closed(lot: Lot, facts: dict[str, str]) -> Problem:
    if lot.why is Closed.DISCARDED:
        return problem("lot_discarded", day=lot.closed, **facts)
    if lot.why is Closed.RETURNED:
        return problem("lot_returned", day=lot.closed, **facts)
    return problem("lot_finished", day=lot.closed, **facts)


def _expired(lot: Lot, product: Product, until: date, facts: dict[str, str]) -> Problem:
    if lot.expiry == until:
        return problem("lot_expired", until=until, **facts)
    return problem("lot_open_too_long", opened=lot.opened, months=product.keeps, until=until, **facts)


def product_problems(product: Product) -> list[Problem]:
    """What keeps a product from being saved."""
    found: list[Problem] = []
    if not product.name.strip():
        found.append(problem("product_name_missing", "name"))
    for field in ("name", "maker", "shade", "needle"):
        if len(getattr(product, field)) > _LONG:
            found.append(problem("stock_text_too_long", field, most=_LONG))
    for field in ("ingredients", "note"):
        if len(getattr(product, field)) > _LONGEST:
            found.append(problem("stock_text_too_long", field, most=_LONGEST))
    found += amount_problems(product.usual, product.unit, "usual")
    if not 0 <= product.low <= MOST:
        found.append(problem("amount_out_of_range", "low"))
    if product.keeps is not None and not 1 <= product.keeps <= 120:
        found.append(problem("keeps_out_of_range", "keeps"))
    if product.needle_um is not None and not 50 <= product.needle_um <= 2000:
        found.append(problem("needle_diameter_out_of_range", "needle_um"))
    if product.strength is not None and not 0 < product.strength <= 1000:
        found.append(problem("strength_out_of_range", "strength"))
    return found


def amount_problems(amount: int, unit: Unit, field: str = "amount", nothing: bool = False) -> list[Problem]:
    """What is wrong with an amount in hundredths; ``nothing`` allows none at all."""
    if amount < 0 or (amount == 0 and not nothing):
        return [problem("amount_not_positive", field)]
    if amount > MOST:
        return [problem("amount_out_of_range", field)]
    if unit is Unit.PIECE and amount % 100:
        return [problem("amount_not_whole", field)]
    return []


def lot_problems(lot: Lot, today: date, receiving: bool = True) -> list[Problem]:
    """What keeps a lot from being received, or changed."""
    found: list[Problem] = []
    if not any(letter.isalnum() for letter in lot.number):
        found.append(problem("lot_number_missing", "number"))
    elif len(lot.number) > _LONG:
        found.append(problem("stock_text_too_long", "number", most=_LONG))
    if receiving and lot.expiry is not None and lot.expiry < today:
        found.append(problem("lot_expired_on_receipt", "expiry", day=lot.expiry))
    elif lot.expiry is not None and lot.expiry.year > today.year + _FAR:
        found.append(problem("lot_expiry_far", "expiry", day=lot.expiry))
    if lot.received is not None and lot.received > today:
        found.append(problem("lot_received_in_future", "received", day=lot.received))
    for field in ("label", "note"):
        if len(getattr(lot, field)) > _LONGEST:
            found.append(problem("stock_text_too_long", field, most=_LONGEST))
    return found


def open_problems(lot: Lot, day: date, today: date) -> list[Problem]:
    """What keeps a lot from being noted as opened on a day."""
    if lot.opened is not None:
        return [problem("lot_opened_already", "opened", day=lot.opened)]
    if day > today:
        return [problem("lot_opened_in_future", "opened", day=day)]
    return []


def usual_product(kind: ProductKind) -> Product:
    """A draft: how such things are counted and how long they keep once opened."""
    if kind is ProductKind.PIGMENT:
        return Product(kind=kind, name="", unit=Unit.ML, keeps=PIGMENT_KEEPS)
    unit = {ProductKind.ANAESTHETIC: Unit.GRAM, ProductKind.ANTISEPTIC: Unit.ML}.get(kind, Unit.PIECE)
    return Product(kind=kind, name="", unit=unit)
