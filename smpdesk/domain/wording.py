"""Wording of the clinic's own over the shipped one, version by version; and who approved a translation."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from smpdesk.domain.paper import PaperKind
from smpdesk.domain.problem import Problem, problem


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


class WordingText(NamedTuple):
    """One text of a paper as the clinic sees it: its ``place``, what is printed now (braces and all), what is
    shipped, the ids of the notes it stands on, and the names in braces that may and that must stand in it."""

    place: str
    text: str
    shipped: str
    sources: tuple[str, ...]
    allowed: frozenset[str]
    needed: frozenset[str]

    @property
    def own(self) -> bool:
        """Whether these are the clinic's own words."""
        return self.text != self.shipped


class WordingDay(NamedTuple):
    """One number of days that a sheet counts with: the clinic's, the shipped one, and between which it may lie."""

    key: str
    number: int
    shipped: int
    low: int
    high: int
    sources: tuple[str, ...]


class LanguageState(NamedTuple):
    """How a paper stands in a language: the version of its words, and who approved exactly this one."""

    code: str
    wording: str
    reviewed: bool
    approved: Approval | None


def text_problems(text: WordingText, typed: str) -> list[Problem]:
    """What keeps somebody's words from being printed: nothing there, or braces that would not be filled."""
    if not typed.strip():
        return [problem("wording_empty", text.place)]
    names = set(_BRACE.findall(typed))
    if re.search(r"[{}]", _BRACE.sub("", typed)):
        return [problem("wording_brace_open", text.place)]
    unknown, missing = sorted(names - text.allowed), sorted(text.needed - names)
    bad = [f"{{{each}}}" for each in unknown]
    if unknown and not text.allowed:
        return [problem("wording_brace_none", text.place, unknown=bad)]
    if unknown:
        known = [f"{{{each}}}" for each in sorted(text.allowed)]
        return [problem("wording_brace_unknown", text.place, unknown=bad, known=known)]
    if missing:
        return [problem("wording_brace_missing", text.place, missing=[f"{{{each}}}" for each in missing])]
    return []


def day_problems(day: WordingDay, number: int) -> list[Problem]:
    """Whether a number of days lies where the notes and common sense put it."""
    if day.low <= number <= day.high:
        return []
    return [problem("wording_day_out_of_range", f"days.{day.key}", low=day.low, high=day.high)]


_BRACE = re.compile(r"\{(\w+)\}")
