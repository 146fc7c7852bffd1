"""A visit typed in one line, in any order: "tue 10 tom owen", "24.11. 14:30 ines sousa patch test", "owen 3h",
"next tue 10-12:30 th room 2 owen"."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import NamedTuple

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.typed_times import (
    has_clock_range,
    minutes_of,
    read_day,
    read_length,
    read_range,
    read_start,
    says_day,
)
from smpdesk.domain.typed_words import FILLERS, Line, fold

#: After these a technician is meant, however short the name is cut.
_WITH = frozenset({"with"})
#: Letters of a name's beginning that are enough without such a word.
_BEGINNING = 2
_PHONE = re.compile(r"\+?[\d()/-]+")
#: Letters of a family name behind a given name that are still taken for its beginning.
_SHORT = 3
#: Letters after which the beginning of a kind's name is enough.
_ENOUGH = 5


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
    line = Line(text)
    phone = _phone(line)
    kind = _kind(line, {fold(name): kind for name, kind in kinds.items()})
    room = _room(line, rooms)
    minutes = read_length(line)
    clear = read_range(line) if says_day(line, today) or has_clock_range(line) else None
    day = read_day(line, order, today)
    start, until = clear or read_range(line) or (read_start(line), None)
    if start is not None and until is not None:
        minutes = minutes or minutes_of(start, until)
    alike = _technicians(line, technicians, known)
    technician = alike[0] if len(alike) == 1 else None
    several = () if technician else tuple(alike)
    return Typed(day, start, technician, kind, minutes, line.rest(), several, phone, room)


def _phone(line: Line) -> str:
    """The fewest words that begin like a telephone number and have figures enough for one."""
    for span in sorted(line.spans(5), key=lambda each: (each[1] - each[0], each[0])):
        words = line.words[slice(*span)]
        figures = sum(each.isdigit() for each in "".join(words))
        if words[0][0] in "+0(" and all(map(_PHONE.fullmatch, words)) and 9 <= figures <= 15:
            said = line.text(span)
            line.take(span)
            return said
    return ""


def _kind(line: Line, kinds: Mapping[str, VisitKind]) -> VisitKind | None:
    for span in line.spans(2):
        said = fold(line.text(span))
        alike = [kind for name, kind in kinds.items() if said in (name, name.replace(" ", ""))]
        if not alike and len(said) >= _ENOUGH:
            alike = [kind for name, kind in kinds.items() if name.startswith(said)]
        if len(alike) == 1:
            line.take(span)
            return alike[0]
    return None


def _room(line: Line, rooms: Mapping[int, str]) -> int | None:
    """A room by its whole name; "in blue" where that is enough to tell it."""
    names = {key: fold(name) for key, name in rooms.items()}
    for span in line.spans(4):
        said = fold(line.text(span))
        alike = [key for key, name in names.items() if name == said]
        behind = bool(span[0]) and fold(line.words[span[0] - 1]) == "in"
        if not alike and behind:
            alike = [key for key, name in names.items() if name.startswith(said)]
        if len(alike) == 1:
            line.take((span[0] - behind, span[1]))
            return alike[0]
    return None


def _technicians(
    line: Line, technicians: Mapping[int, str], known: Callable[[str], bool] | None
) -> list[int]:
    """Who is meant: one, several of whom one is, or nobody. A name goes before what only begins one."""
    names = {key: fold(name).split() for key, name in technicians.items()}
    for span in line.spans(3):
        alike = [key for key, name in names.items() if _is_called(fold(line.text(span)).split(), name)]
        if len(alike) == 1 or (alike and (known is None or not known(line.rest()))):
            line.take(span)
            return alike
    for span in line.spans(1):
        said = fold(line.text(span))
        asked = span[0] > 0 and fold(line.words[span[0] - 1]) in _WITH
        alike = [key for key, name in names.items() if said and _is_short_for(said, name)]
        initials = any(said == _initials(name) for name in names.values())
        if alike and (asked or (len(said) >= _BEGINNING and _leaves_client(line, span, known, initials))):
            line.take(span)
            return alike
    return []


def _leaves_client(
    line: Line, span: tuple[int, int], known: Callable[[str], bool] | None, first: bool
) -> bool:
    """Whether a client is named without these words, and none with them: else they may be the client's own. Where
    nobody is known at all, two words are left for whoever is new."""
    rest = line.rest(span)
    if known is None or not rest:
        return bool(rest) and line.text(span) not in FILLERS
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
