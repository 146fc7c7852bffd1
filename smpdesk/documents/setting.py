"""Breaking text into lines.

There is no markup: what a person typed cannot be anything but text, however many brackets it has.
Lines break at spaces (never at no-break spaces); a word that is wider than the line is broken
between letters, so that nothing runs off the paper and nothing is lost.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from smpdesk.documents import fonts
from smpdesk.documents.canvas import Run

_SPACE = re.compile(r"([ \n])")
# "Fri 4 Dec", "SPF 30": a number stays with the name before it and the name after it.
_NUMBER = re.compile(r"\d{1,2}")
_NAME = re.compile(r"[^\W\d_a-z]\w+")
# A long e-mail or web address breaks behind one of these when it can.
_JOINT = "@/.-_&?="
# Widths are sums of rounded numbers; a line that fits to a hair fits.
_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `open` says that its last word goes on in the next line, without a space."""

    runs: tuple[Run, ...]
    width: float
    open: bool = False


def lines(runs: Iterable[Run], size: float, room: float) -> list[Line]:
    """The lines of a text of one or more weights, none wider than `room` points."""
    return list(_lines(tuple(runs), size, room))


@lru_cache(maxsize=2048)
def _lines(runs: tuple[Run, ...], size: float, room: float) -> tuple[Line, ...]:
    """Cached: most of what stands on the sheets of a day stands on each of them."""
    found: list[Line] = []
    for paragraph in _paragraphs(runs):
        found += _filled(paragraph, size, room)
    while found and not found[-1].runs:
        found.pop()
    return tuple(found)


@lru_cache(maxsize=1024)
def _paragraphs(runs: tuple[Run, ...]) -> list[list[list[Run]]]:
    """The words between line ends, never changed by whoever sets them; the same in every size."""
    return list(_parted_at_ends(runs))


def _parted_at_ends(runs: Iterable[Run]) -> Iterator[list[list[Run]]]:
    """The words between line ends; a word may have several weights."""
    words: list[list[Run]] = [[]]
    for text, face in runs:
        for piece in _SPACE.split(fonts.plain(text)):
            if piece == "\n":
                yield _bound([word for word in words if word])
                words = [[]]
            elif piece == " ":
                words.append([])
            elif piece:
                words[-1].append((piece, face))
    yield _bound([word for word in words if word])


def _bound(words: list[list[Run]]) -> list[list[Run]]:
    """The words, with those that belong to a number joined to it."""
    bound: list[list[Run]] = []
    before = ""
    for word in words:
        text = "".join(part for part, _face in word)
        if (_NUMBER.fullmatch(text) and _NAME.fullmatch(before)) or (
            _NUMBER.fullmatch(before) and _NAME.match(text)
        ):
            bound[-1] += [(" ", word[0][1]), *word]
        else:
            bound.append(list(word))
        before = text
    return bound


def _filled(words: list[list[Run]], size: float, room: float) -> Iterator[Line]:
    line: list[Run] = []
    used = 0.0
    for word in words:
        wide = _width(word, size)
        space = fonts.width(" ", line[-1][1], size) if line else 0.0
        if line and used + space + wide > room + _HAIR:
            yield Line(_merged(line), used)
            line, used, space = [], 0.0, 0.0
        if wide > room + _HAIR:
            *full, (word, wide) = _chopped(word, size, room)
            for piece, piece_wide in full:
                yield Line(_merged(piece), piece_wide, open=True)
        if line:
            line.append((" ", line[-1][1]))
        line += word
        used += space + wide
    yield Line(_merged(line), used)


def _chopped(word: list[Run], size: float, room: float) -> list[tuple[list[Run], float]]:
    """A word in pieces, each at least one letter and otherwise no wider than `room`."""
    pieces: list[tuple[list[Run], float]] = []
    piece: list[Run] = []
    used = 0.0
    for text, face in word:
        for letter in text:
            wide = fonts.width(letter, face, size)
            if piece and used + wide > room:
                full, piece = _parted(piece)
                pieces.append((full, _width(full, size)))
                used = _width(piece, size)
            piece.append((letter, face))
            used += wide
    pieces.append((piece, used))
    return pieces


def _parted(piece: list[Run]) -> tuple[list[Run], list[Run]]:
    """A full piece of single letters, parted behind its last joint if that is not too far back."""
    for at in range(len(piece), len(piece) // 2, -1):
        if piece[at - 1][0] in _JOINT:
            return piece[:at], piece[at:]
    return piece, []


def _width(word: list[Run], size: float) -> float:
    return sum(fonts.width(text, face, size) for text, face in word)


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """Runs of one weight as one; what was not to be parted has stayed together and is a space to whoever searches."""
    merged: list[Run] = []
    for typed, face in runs:
        text = typed.replace("\u00a0", " ")
        if merged and merged[-1][1] == face:
            merged[-1] = (merged[-1][0] + text, face)
        else:
            merged.append((text, face))
    return tuple(merged)
