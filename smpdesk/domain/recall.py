"""A recall: which lots, who was treated with them, who was told (5.8)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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
