"""Wording of the clinic's own over the shipped one, version by version; and who approved a translation."""

from dataclasses import dataclass
from datetime import datetime

from smpdesk.domain.paper import PaperKind


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One version of a paper's wording in one language. ``texts`` are pairs of a place in the shipped wording and the
    clinic's words for it, ``days`` pairs of a day's name and its number; what is not named is as shipped
    (``based_on`` is that wording's id). An issued paper names the version it was printed in.
    """

    id: int = 0
    paper: PaperKind
    language: str
    number: int
    based_on: str
    texts: tuple[tuple[str, str], ...] = ()
    days: tuple[tuple[str, int], ...] = ()
    at: datetime
    staff: int | None = None
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Approval:
    """A person of the clinic read a translation and stands for it: this ``wording`` id and no other."""

    id: int = 0
    paper: PaperKind
    language: str
    wording: str
    name: str
    staff: int | None = None
    at: datetime
    withdrawn: datetime | None = None
    version: int = 0
