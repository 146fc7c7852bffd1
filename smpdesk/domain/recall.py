"""A recall: which lots, who was treated with them, who was told (5.8)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.stock import LotLine, ProductKind


class Told(StrEnum):
    """What came of a call."""

    TOLD = "told"
    NOT_REACHED = "not_reached"
    MESSAGE = "message"
    LETTER = "letter"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, kw_only=True)
class Recall:
    """A recall as it came in: ``text`` is what was pasted, ``lots`` the ids of the lots it was found to mean."""

    id: int = 0
    day: date
    title: str
    text: str = ""
    lots: tuple[int, ...] = ()
    staff: int | None = None
    closed: date | None = None
    note: str = ""
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class RecallCall:
    """One attempt to tell one client."""

    id: int = 0
    recall: int
    client: int
    at: datetime
    staff: int | None = None
    outcome: Told
    note: str = ""
    version: int = 0


class UseHow(StrEnum):
    """How a lot touched somebody."""

    PIGMENT = "pigment"
    NEEDLE = "needle"
    ANTISEPTIC = "antiseptic"
    ANAESTHETIC = "anaesthetic"
    PATCH_TEST = "patch_test"
    TAKEN = "taken"


class Trace(NamedTuple):
    """One place in the records that names a lot: ``stock`` is the id of ours, 0 where only ``text`` was typed;
    ``session`` is 0 for a patch test."""

    client: int
    session: int
    number: int
    day: date
    how: UseHow
    name: str
    text: str
    stock: int = 0


class Use(NamedTuple):
    """One day on which a lot touched a client; ``typed`` when the record has its number as text only."""

    day: date
    how: UseHow
    session: int
    number: int
    said: str
    typed: bool


class TouchedClient(NamedTuple):
    """A client whom a lot touched, how to reach them, and what is known about reaching them."""

    client: int
    name: str
    number: int
    phone: str
    other_phone: str
    email: str
    no_contact: bool
    inactive: bool
    uses: tuple[Use, ...]


class ClientLot(NamedTuple):
    """A lot that touched a client; ``line`` is None where the record has a text that is no lot of ours."""

    line: LotLine | None
    name: str
    number: str
    uses: tuple[Use, ...]


class FoundBy(StrEnum):
    """What of a lot stands in an alert's text."""

    NUMBER = "number"
    MISREAD = "misread"
    PRODUCT = "product"
    MAKER = "maker"


class TypedLot(NamedTuple):
    """A lot that stands in old records as text only, and how many of them name it."""

    kind: ProductKind
    name: str
    number: str
    records: int


class Found(NamedTuple):
    """A lot that an alert may mean: one of ours (``line``), or one of old records (``typed``); ``sure`` when the
    number alone says so, or with maker or product; ``places`` are the stretches of the text it was read from."""

    line: LotLine | None
    typed: TypedLot | None
    by: FoundBy
    sure: bool
    places: tuple[tuple[int, int], ...]


class CallLine(NamedTuple):
    """One client of a recall's list with all attempts, the oldest first."""

    client: TouchedClient
    calls: tuple[RecallCall, ...]

    @property
    def told(self) -> bool:
        """Whether they know, or need not."""
        return any(each.outcome in REACHED for each in self.calls)


#: Outcomes after which nobody has to be called again.
REACHED = frozenset({Told.TOLD, Told.LETTER, Told.NOT_NEEDED})
_LONGEST = 60_000  # characters of an alert


def recall_problems(recall: Recall, lots: int, today: date) -> list[Problem]:
    """What keeps a recall of so many lots from being entered."""
    found: list[Problem] = []
    if not recall.title.strip():
        found.append(problem("recall_title_missing", "title"))
    if len(recall.title) > 200:
        found.append(problem("stock_text_too_long", "title", most=200))
    if len(recall.text) > _LONGEST:
        found.append(problem("stock_text_too_long", "text", most=_LONGEST))
    if recall.day > today:
        found.append(problem("recall_in_future", "day", day=recall.day))
    if not lots:
        found.append(problem("recall_lots_missing", "lots"))
    return found
