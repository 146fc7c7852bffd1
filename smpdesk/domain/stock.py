"""Stock: products, their lots, and what came into a lot and was taken from it (1.5, 5.6 to 5.8)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ProductKind(StrEnum):
    """What is kept with a lot."""

    PIGMENT = "pigment"
    NEEDLE = "needle"
    ANAESTHETIC = "anaesthetic"
    ANTISEPTIC = "antiseptic"
    OTHER = "other"


class Unit(StrEnum):
    """How a product is counted; amounts are hundredths of it."""

    PIECE = "piece"
    ML = "ml"
    GRAM = "g"


class Closed(StrEnum):
    """Why a lot is not used any more."""

    OPEN = ""
    USED_UP = "used_up"
    DISCARDED = "discarded"
    RETURNED = "returned"


class MoveKind(StrEnum):
    """What happened to a lot."""

    RECEIVED = "received"
    USED = "used"
    COUNTED = "counted"
    DISCARDED = "discarded"
    CORRECTED = "corrected"


@dataclass(frozen=True, kw_only=True)
class Product:
    """Something the clinic keeps. ``usual`` is what one session takes, ``low`` where the low list begins, both in
    hundredths of ``unit``. ``keeps`` is months after opening, None without a rule (pigment: 12; T21 T22).
    ``needle`` and ``needle_um`` describe needles and cartridges, ``strength`` tenths of a per cent of an
    anaesthetic; ``ingredients`` is the label's text (5.6).
    """

    id: int = 0
    kind: ProductKind
    name: str
    maker: str = ""
    unit: Unit = Unit.PIECE
    usual: int = 100
    low: int = 0
    keeps: int | None = None
    shade: str = ""
    needle: str = ""
    needle_um: int | None = None
    strength: int | None = None
    ingredients: str = ""
    note: str = ""
    ended: bool = False
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Lot:
    """A lot as the maker numbers it. ``expiry`` is printed on it; ``opened`` starts the product's discard rule;
    ``recalled`` is the day of a recall; ``label`` is this lot's own label text where it differs.
    """

    id: int = 0
    product: int
    number: str
    expiry: date | None = None
    received: date | None = None
    opened: date | None = None
    closed: date | None = None
    why: Closed = Closed.OPEN
    recalled: date | None = None
    label: str = ""
    note: str = ""
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class StockMove:
    """One entry of a lot's account: ``amount`` in hundredths of the unit, positive when something comes in.

    ``session`` is the record that took it; ``corrects`` the entry that this one puts right. Entries are added,
    never changed.
    """

    id: int = 0
    lot: int
    kind: MoveKind
    amount: int
    at: datetime
    staff: int | None = None
    session: int | None = None
    reason: str = ""
    corrects: int | None = None
    version: int = 0
