"""A visit typed in one line, in any order: "tue 10 tom owen", "24.11. 14:30 ines sousa patch test", "owen 3h"."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time
from typing import NamedTuple

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.dates import parse_typed_date, parse_typed_time

_FILLERS = frozenset({"at", "with", "for", "on"})
_LENGTH = re.compile(r"(\d{1,2})(?:[.,](5))?(?:h|hr|hrs|hour|hours)|(\d{1,3})(?:m|min|mins|minutes)")
_UNITS = frozenset({"h", "hr", "hrs", "hour", "hours", "min", "mins", "minutes"})
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_JOINED = re.compile(r"\d[./-]\d")
_FIGURES = re.compile(r"\d{1,4}")
#: Letters after which the beginning of a kind's name is enough.
_ENOUGH = 5
#: A bare hour before this one is meant in the afternoon: nobody books at two in the night by saying "2".
_MORNING = 7


class Typed(NamedTuple):
    """What was understood; None or "" for what was not said. ``client`` is whatever is left."""

    day: date | None = None
    start: time | None = None
    technician: int | None = None
    kind: VisitKind | None = None
    minutes: int | None = None
    client: str = ""


def parse(
    text: str, today: date, order: str, technicians: Mapping[int, str], kinds: Mapping[str, VisitKind]
) -> Typed:
    """Read a line. ``technicians`` are names by id, ``kinds`` what kinds of visit are called, ``order`` as for dates.

    What stands in one word and can be nothing else is read first (a kind, a length, a date, a time), then a
    technician by given or family name; the words left name the client.
    """
    line = _Line(text)
    kind = _kind(line, {_fold(name): kind for name, kind in kinds.items()})
    minutes = _length(line)
    day = _day(line, order, today)
    start = _start(line)
    technician = _technician(line, technicians)
    left = [word for word in line.words if _fold(word) not in _FILLERS]
    return Typed(day, start, technician, kind, minutes, " ".join(left))


class _Line:
    """The words not understood yet."""

    def __init__(self, text: str) -> None:
        self.words = [word for word in text.replace(";", " ").split() if word.strip(",")]
        self.words = [word.strip(",") for word in self.words]

    def spans(self, longest: int) -> list[tuple[int, int]]:
        """Where runs of words begin and end, the longest first."""
        count = len(self.words)
        return [(at, at + size) for size in range(longest, 0, -1) for at in range(count - size + 1)]

    def text(self, span: tuple[int, int]) -> str:
        return " ".join(self.words[slice(*span)])

    def take(self, span: tuple[int, int]) -> None:
        del self.words[slice(*span)]


def _kind(line: _Line, kinds: Mapping[str, VisitKind]) -> VisitKind | None:
    for span in line.spans(2):
        said = _fold(line.text(span))
        alike = [kind for name, kind in kinds.items() if said in (name, name.replace(" ", ""))]
        if not alike and len(said) >= _ENOUGH:
            alike = [kind for name, kind in kinds.items() if name.startswith(said)]
        if len(alike) == 1:
            line.take(span)
            return alike[0]
    return None


def _length(line: _Line) -> int | None:
    for span in line.spans(2):
        words = line.words[slice(*span)]
        if len(words) == 2 and words[1].casefold() not in _UNITS:
            continue
        found = _LENGTH.fullmatch("".join(words).casefold())
        minutes = 0 if found is None else _minutes(found)
        if 0 < minutes <= 24 * 60:
            line.take(span)
            return minutes
    return None


def _minutes(found: re.Match[str]) -> int:
    return int(found[3]) if found[3] else int(found[1]) * 60 + (30 if found[2] else 0)


def _day(line: _Line, order: str, today: date) -> date | None:
    for span in line.spans(4):
        words = line.words[slice(*span)]
        bare = [word for word in words if word.isdigit()]
        short = [word for word in bare if len(word) <= 2]
        if len(bare) == len(words) and (len(words) > 1 or len(words[0]) < 5):
            continue  # figures alone are a time
        if len(short) > 1 or (short and any(_JOINED.search(word) for word in words)):
            continue  # "24 nov 10", "24.11. 10": the day and the hour
        if len(words) > 1 and not bare:
            continue
        found = parse_typed_date(line.text(span), order, today)
        before = line.words[max(0, span[0] - 1) : span[0]] if bare else []
        if found is None or not _agrees(before + words, found) or ":" in line.text(span):
            continue
        line.take(span)
        return found
    return None


def _agrees(words: list[str], day: date) -> bool:
    """ "Tue Jan 10" is no Tuesday: somebody called Jan comes on Tuesday at ten."""
    named = _WEEKDAY.fullmatch(words[0].casefold())
    return len(words) == 1 or named is None or _DAYS[day.weekday()] == named[1]


def _start(line: _Line) -> time | None:
    plain = None
    for span in line.spans(2):
        words = line.words[slice(*span)]
        said = "".join(words).casefold()
        if len(words) == 2 and not re.fullmatch(r"[ap]\.?m\.?", words[1].casefold()):
            continue
        found = parse_typed_time(said)
        if found is None or not said[0].isdigit():
            continue
        if not _FIGURES.fullmatch(said):
            line.take(span)
            return found
        plain = plain or (span, found, len(said) <= 2)
    if plain is None:
        return None
    span, found, hour_alone = plain
    line.take(span)
    return found.replace(hour=found.hour + 12) if hour_alone and 1 <= found.hour < _MORNING else found


def _technician(line: _Line, technicians: Mapping[int, str]) -> int | None:
    names = {key: _fold(name).split() for key, name in technicians.items()}
    for span in line.spans(3):
        said = _fold(line.text(span)).split()
        alike = [key for key, name in names.items() if _is_called(said, name)]
        if len(alike) == 1:
            line.take(span)
            return alike[0]
    return None


def _is_called(said: list[str], name: list[str]) -> bool:
    return said == name or (len(said) == 1 and said[0] in name)


def _fold(text: str) -> str:
    """Without case, accents and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("-", " ")
    return "".join(each for each in plain if not unicodedata.combining(each)).strip(" .")
