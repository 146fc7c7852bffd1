"""A visit typed in one line, in any order: "tue 10 tom owen", "24.11. 14:30 ines sousa patch test", "owen 3h",
"next tue 10-12:30 th room 2 owen"."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import NamedTuple

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.dates import parse_typed_date, parse_typed_time

_FILLERS = frozenset({"at", "with", "for", "on"})
#: After these a technician is meant, however short the name is cut.
_WITH = frozenset({"with"})
#: Letters of a name's beginning that are enough without such a word.
_BEGINNING = 2
_RANGE = re.compile(r"(.*\d.*?)\s*(?:-|\u2013|\bto\b|\buntil\b|\btill\b)\s*(\d.*)")
_CLOCK = re.compile(r"[:h]|[ap]\.?m?\.?$")
_LENGTH = re.compile(r"(\d{1,2})(?:[.,](5))?(?:h|hr|hrs|hour|hours)|(\d{1,3})(?:m|min|mins|minutes)")
_UNITS = frozenset({"h", "hr", "hrs", "hour", "hours", "min", "mins", "minutes"})
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_JOINED = re.compile(r"\d[./-]\d")
_PHONE = re.compile(r"\+?[\d()/-]+")
_FIGURES = re.compile(r"\d{1,4}")
#: Letters of a family name behind a given name that are still taken for its beginning.
_SHORT = 3
#: Letters after which the beginning of a kind's name is enough.
_ENOUGH = 5
#: A bare hour before this one is meant in the afternoon: nobody books at two in the night by saying "2".
_MORNING = 7


class Typed(NamedTuple):
    """What was understood; None or "" for what was not said. ``client`` is whatever is left.

    ``several`` are technicians of whom one is meant, but not told which; ``phone`` is a telephone number as typed.
    """

    day: date | None = None
    start: time | None = None
    technician: int | None = None
    kind: VisitKind | None = None
    minutes: int | None = None
    client: str = ""
    several: tuple[int, ...] = ()
    phone: str = ""
    room: int | None = None


def parse(
    text: str,
    today: date,
    order: str,
    technicians: Mapping[int, str],
    kinds: Mapping[str, VisitKind],
    known: Callable[[str], bool] | None = None,
    rooms: Mapping[int, str] = MappingProxyType({}),
) -> Typed:
    """Read a line. ``technicians`` and ``rooms`` are names by id, ``kinds`` what kinds of visit are called, ``order``
    as for dates; ``known`` tells whether some client is called like that.

    What stands in few words and can be nothing else is read first (a telephone number, a kind, a room, a length, a
    date, a time or from when to when), then a technician: by given or family name, initials, or how a name begins
    where the rest is a client's name; the words left name the client.
    """
    line = _Line(text)
    phone = _phone(line)
    kind = _kind(line, {_fold(name): kind for name, kind in kinds.items()})
    room = _room(line, rooms)
    minutes = _length(line)
    clear = _range(line) if _says_day(line, today) or _clocked(line) else None
    day = _day(line, order, today)
    start, until = clear or _range(line) or (_start(line), None)
    if start is not None and until is not None:
        minutes = minutes or _span(start, until)
    alike = _technicians(line, technicians, known)
    technician = alike[0] if len(alike) == 1 else None
    several = () if technician else tuple(alike)
    return Typed(day, start, technician, kind, minutes, line.rest(), several, phone, room)


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

    def rest(self, without: tuple[int, int] = (0, 0)) -> str:
        """The words that are left, as they were typed, apart from a span and from those that only join."""
        words = self.words[: without[0]] + self.words[without[1] :]
        return " ".join(word for word in words if _fold(word) not in _FILLERS)


def _phone(line: _Line) -> str:
    """The fewest words that begin like a telephone number and have figures enough for one."""
    for span in sorted(line.spans(5), key=lambda each: (each[1] - each[0], each[0])):
        words = line.words[slice(*span)]
        figures = sum(each.isdigit() for each in "".join(words))
        if words[0][0] in "+0(" and all(map(_PHONE.fullmatch, words)) and 9 <= figures <= 15:
            said = line.text(span)
            line.take(span)
            return said
    return ""


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


def _room(line: _Line, rooms: Mapping[int, str]) -> int | None:
    """A room by its whole name; "in blue" where that is enough to tell it."""
    names = {key: _fold(name) for key, name in rooms.items()}
    for span in line.spans(4):
        said = _fold(line.text(span))
        alike = [key for key, name in names.items() if name == said]
        behind = bool(span[0]) and _fold(line.words[span[0] - 1]) == "in"
        if not alike and behind:
            alike = [key for key, name in names.items() if name.startswith(said)]
        if len(alike) == 1:
            line.take((span[0] - behind, span[1]))
            return alike[0]
    return None


def _clocked(line: _Line) -> bool:
    """Whether what looks like a range can be no date: "10-12:30", "2pm-4pm"."""
    return any(_RANGE.fullmatch(word) and _CLOCK.search(word) for word in line.words)


def _says_day(line: _Line, today: date) -> bool:
    """Whether a word names a day by itself, so that "10-12" is no date."""
    return any(word[0].isalpha() and parse_typed_date(word, "dmy", today) is not None for word in line.words)


def _range(line: _Line) -> tuple[time, time] | None:
    """From when to when: "10-12:30", "2 to 4 pm"; a bare hour before seven is meant in the afternoon."""
    for span in line.spans(4):
        found = _RANGE.fullmatch(line.text(span).casefold())
        if found is None:
            continue
        first, last = (each.replace(" ", "") for each in found.groups())
        starts, ends = parse_typed_time(first), parse_typed_time(last)
        if starts is None or ends is None or not first[0].isdigit():
            continue
        line.take(span)
        half = re.search(r"([ap])\.?m?\.?$", last)
        if half and not re.search(r"[ap]", first) and 1 <= starts.hour <= 12:
            there = parse_typed_time(first + half[1] + "m") or starts
            starts = there if there < ends else starts
        elif first.isdigit() and len(first) <= 2 and 1 <= starts.hour < _MORNING:
            starts = starts.replace(hour=starts.hour + 12)
        if not half and ends <= starts < (evening := ends.replace(hour=ends.hour % 12 + 12)):
            ends = evening
        return starts, ends
    return None


def _span(starts: time, ends: time) -> int:
    """Minutes from one to the other, over midnight where that is how it is meant."""
    apart = datetime.combine(date.min, ends) - datetime.combine(date.min, starts)
    return int(apart.total_seconds() // 60) % (24 * 60) or 24 * 60


def _next_weekday(words: list[str], today: date) -> date | None:
    """ "next tue": that of the week after this one, which begins on Monday."""
    if len(words) != 2 or words[0].casefold() != "next":
        return None
    named = _WEEKDAY.fullmatch(words[1].casefold())
    if named is None or parse_typed_date(words[1], "dmy", today) is None:
        return None
    monday = today + timedelta(days=7 - today.weekday())
    return monday + timedelta(days=_DAYS.index(named[1]))


def _day(line: _Line, order: str, today: date) -> date | None:
    for span in line.spans(2):
        found = _next_weekday(line.words[slice(*span)], today)
        if found is not None:
            line.take(span)
            return found
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


def _technicians(
    line: _Line, technicians: Mapping[int, str], known: Callable[[str], bool] | None
) -> list[int]:
    """Who is meant: one, several of whom one is, or nobody. A name goes before what only begins one."""
    names = {key: _fold(name).split() for key, name in technicians.items()}
    for span in line.spans(3):
        alike = [key for key, name in names.items() if _is_called(_fold(line.text(span)).split(), name)]
        if len(alike) == 1 or (alike and (known is None or not known(line.rest()))):
            line.take(span)
            return alike
    for span in line.spans(1):
        said = _fold(line.text(span))
        asked = span[0] > 0 and _fold(line.words[span[0] - 1]) in _WITH
        alike = [key for key, name in names.items() if said and _is_short_for(said, name)]
        initials = any(said == _initials(name) for name in names.values())
        if alike and (asked or (len(said) >= _BEGINNING and _leaves_client(line, span, known, initials))):
            line.take(span)
            return alike
    return []


def _leaves_client(
    line: _Line, span: tuple[int, int], known: Callable[[str], bool] | None, first: bool
) -> bool:
    """Whether a client is named without these words, and none with them: else they may be the client's own. Where
    nobody is known at all, two words are left for whoever is new."""
    rest = line.rest(span)
    if known is None or not rest:
        return bool(rest) and line.text(span) not in _FILLERS
    return (known(rest) or (first and " " in rest)) and not known(line.rest())


def _is_called(said: list[str], name: list[str]) -> bool:
    """The whole name, one of its words, or a given name with the first letters of the family name."""
    if said == name or (len(said) == 1 and said[0] in name):
        return True
    short = len(said) == 2 and len(name) > 1 and len(said[1]) <= _SHORT
    return short and said[0] == name[0] and name[-1].startswith(said[1])


def _is_short_for(said: str, name: list[str]) -> bool:
    """Initials, or how a given or family name begins."""
    return said == _initials(name) or any(part.startswith(said) for part in name)


def _initials(name: list[str]) -> str:
    return "".join(part[0] for part in name if part)


def _fold(text: str) -> str:
    """Without case, accents and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("-", " ")
    return "".join(each for each in plain if not unicodedata.combining(each)).strip(" .")
