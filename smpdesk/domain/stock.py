"""Stock: products, their lots, and what came into a lot and was taken from it (1.5, 5.6 to 5.8)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.problem import Problem

#: Days before its last day from which a lot stands on the expiring list: no source gives a figure, the clinic chooses.
EXPIRING_DAYS = 60
EXPIRING_HIGH = 730
#: Months for which an opened bottle of pigment keeps (T21 T22 agree).
PIGMENT_KEEPS = 12


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


class LotState(StrEnum):
    """What is to be known of a lot at a glance, the most serious first."""

    RECALLED = "recalled"
    CLOSED = "closed"
    EXPIRED = "expired"
    USED_UP = "used_up"
    EXPIRING = "expiring"
    LOW = "low"
    OK = "ok"


#: States in which a lot may be taken from.
USABLE = frozenset({LotState.OK, LotState.LOW, LotState.EXPIRING})


class LotLine(NamedTuple):
    """A lot as lists show it: what is ``left`` in hundredths of the unit, the last day on which it may be used
    (None without one), its state on the day asked about, and the same in words."""

    lot: Lot
    product: Product
    left: int
    use_by: date | None
    state: LotState
    said: Problem


class ProductLine(NamedTuple):
    """A product with its lots that are not put aside; ``left`` is what may be used of all of them."""

    product: Product
    lots: tuple[LotLine, ...]
    left: int
    state: LotState


class Used(NamedTuple):
    """What a session took from a lot: ``amount`` in hundredths, positive; ``move`` is the entry's id."""

    line: LotLine
    amount: int
    move: int
    reason: str


class Counted(NamedTuple):
    """One lot of a stock-take: what the account said when it was shown, and what was counted."""

    lot: int
    left: int
    amount: int
