"""Papers of the shelf: ingredient labels, and the call list of a recall. Working papers, never issued."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class LabelEntry:
    """One lot's label: what it is, its ``facts`` (lot, expiry ...) and the ``text`` as it was kept."""

    name: str
    facts: str
    text: str


@dataclass(frozen=True, kw_only=True)
class LabelSheet:
    """Ingredient labels, one below the other; ``intro`` says what they are."""

    clinic: str
    title: str
    made: datetime
    printed: str
    intro: str
    entries: tuple[LabelEntry, ...]
    language: str = "en-GB"
    size: str = "A4"


@dataclass(frozen=True, kw_only=True)
class CallEntry:
    """One client to tell: ``touched`` are lines on when and how, ``tried`` on what came of it; ``mark`` must not be
    overlooked; ``told`` prints a tick instead of a box for the pen."""

    name: str
    number: str
    phone: str
    touched: tuple[str, ...]
    tried: tuple[str, ...] = ()
    mark: str = ""
    told: bool = False


@dataclass(frozen=True, kw_only=True)
class CallSheet:
    """The call list of a recall, those first who were not told; ``lots`` and ``summary`` in words."""

    clinic: str
    title: str
    made: datetime
    printed: str
    lots: str
    summary: str
    headings: tuple[str, str, str, str]
    entries: tuple[CallEntry, ...]
    empty: str = ""
    language: str = "en-GB"
    size: str = "A4"
