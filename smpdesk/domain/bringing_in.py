"""Bringing a list in: what was recognised, each row's fate, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from smpdesk.domain.client import Client
from smpdesk.domain.client_list import Column, DateOrder, TableRow, TextTable
from smpdesk.domain.past_session import PastSession
from smpdesk.domain.problem import Problem


class OnMatch(StrEnum):
    """What becomes of a row whose person is there already."""

    FILL = "fill"
    SKIP = "skip"
    NEW = "new"


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    CANNOT = "cannot"


class Decision(StrEnum):
    """What the person at the desk said about a row that is like somebody."""

    SAME = "same"
    NEW = "new"


class Cancelled(Exception):
    """The person at the desk stopped it; nothing was written."""


@dataclass(frozen=True, kw_only=True)
class ListRead:
    """A list as it was read. ``order`` is how its dates are meant; ``depends`` says that any date depends on
    it, ``certain`` that the list's own dates show it, ``against`` how many of them show the other order.
    """

    path: Path
    table: TextTable
    columns: tuple[Column, ...]
    order: DateOrder
    certain: bool
    depends: bool = True
    against: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedRow:
    """A row and its fate. ``client`` is the number of the client it is the same as (or like), ``as_row`` the
    row of this list; ``why`` says why it cannot come in; ``problems`` what was left out of it; ``doubtful``
    that somebody may decide; ``sessions`` how many past sessions it brings.
    """

    row: TableRow
    name: str
    fate: Fate
    client: int = 0
    as_row: int = 0
    who: str = ""
    why: Problem | None = None
    problems: tuple[Problem, ...] = ()
    doubtful: bool = False
    sessions: int = 0


@dataclass(eq=False, slots=True)
class Arrival:
    """Somebody whom the list brings or adds to: the record as it will be, and the sessions to add.

    ``known`` is the record as the clinic has it, None for somebody new.
    """

    client: Client
    known: Client | None = None
    sessions: list[PastSession] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything that will be done, row by row; ``seen`` is the journal's last change when it was made."""

    read: ListRead
    columns: tuple[Column, ...]
    order: DateOrder
    on_match: OnMatch
    decisions: Mapping[int, Decision]
    rows: tuple[PlannedRow, ...]
    arrivals: Sequence[Arrival]
    seen: object

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return sum(1 for each in self.rows if each.fate is fate)

    @property
    def sessions(self) -> int:
        """How many past sessions come in."""
        return sum(len(each.sessions) for each in self.arrivals)

    @property
    def left_out(self) -> list[PlannedRow]:
        """The rows that cannot come in."""
        return [each for each in self.rows if each.fate is Fate.CANNOT]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was done: rows that are new clients, rows that added to somebody, rows left out; past sessions
    recorded; and the file with what was left out, None without any.
    """

    plan: Plan
    new: int
    same: int
    cannot: int
    sessions: int
    rejects: Path | None
