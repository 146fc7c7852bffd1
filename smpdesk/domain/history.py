"""What happened, as people read it: who did what, when, from what to what."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Happened(StrEnum):
    """What became of a row in one change."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, kw_only=True)
class FieldStory:
    """One field: what it is called, and its value before and after in words; empty: nothing stood there."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class RowStory:
    """One row in one change: what it is called ("visit: session on Tue 24 Nov 2026, 10:00") and its fields.
    ``follows``: the program wrote it by itself, because of the rest."""

    what: str
    happened: Happened
    fields: tuple[FieldStory, ...]
    follows: bool = False


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """One change. ``at`` is wall time of the clinic; ``undone`` says that it does not hold any more, and
    ``undone_by`` who took it back; ``undoes`` is the change that this one took back, if any."""

    change: int
    name: str
    who: str
    at: datetime
    stories: tuple[RowStory, ...]
    undone: bool = False
    undone_by: str = ""
    undoes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What an undo or redo did: the change it made, the ``name`` of what was taken back or put back, and
    ``whose`` it is: one client's name, or nobody's."""

    change: int
    name: str
    whose: str = ""

    @property
    def words(self) -> str:
        """ "Move visit of Owen Davies", "Edit client Owen Davies"."""
        if not self.whose:
            return self.name
        return f"{self.name} {self.whose}" if self.name.endswith("client") else f"{self.name} of {self.whose}"
