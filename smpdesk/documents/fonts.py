"""The letters on paper: Open Sans in three weights, embedded, and which letters it lacks.

Registering reads three font files (about 25 ms in all), so it happens at the first use and not
at import. The package that carries the files imports Pillow when it is imported itself; it is
only asked where it lies.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from smpdesk.domain.problem import Problem, Refusal


class Face(StrEnum):
    """A weight of the one family in use; the value is the name ReportLab knows it by."""

    REGULAR = "OpenSans-Regular"
    SEMIBOLD = "OpenSans-SemiBold"
    BOLD = "OpenSans-Bold"


# Signs that Open Sans lacks and that have a plain equal: a narrow no-break space, a hyphen.
_EQUALS = str.maketrans({"\u202f": "\u00a0", "\u2007": "\u00a0", "\u2011": "-", "\u2010": "-"})
# Hebrew and Arabic need letters ordered from the right, which no paper here does yet.
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@cache
def register() -> None:
    """Make the three weights known to ReportLab, once per process."""
    folder = _folder()
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, folder / f"{face.value}.ttf"))


def _folder() -> Path:
    spec = find_spec("ttf_opensans")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package ttf-opensans is not installed")
    return Path(spec.origin).parent / "ttf"


def width(text: str, face: Face, size: float) -> float:
    """The width in points of `text` (already `plain`) on one line."""
    return _unit_width(text, face) * size


@lru_cache(maxsize=16384)
def _unit_width(text: str, face: Face) -> float:
    """The width at one point: words come again and again, in every size that is tried."""
    register()
    return float(pdfmetrics.stringWidth(text, face.value, 1))


def plain(text: str) -> str:
    """`text` as it can be drawn: composed letters, plain equals, nothing invisible.

    Line ends stay (as \\n) and any other white space becomes an ordinary space, except the
    no-break space. Format characters, which have no shape, are dropped.
    """
    return _drawn(unicodedata.normalize("NFC", text))


def _drawn(composed: str) -> str:
    lines = composed.translate(_EQUALS).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(_visible(line)) for line in lines)


def _visible(line: str) -> Iterator[str]:
    for letter in line:
        category = unicodedata.category(letter)
        if letter != "\u00a0" and (letter.isspace() or category in {"Zs", "Zl", "Zp"}):
            yield " "
        elif category not in {"Cc", "Cf"} and not "\ufe00" <= letter <= "\ufe0f":
            yield letter


def missing_letters(text: str) -> list[str]:
    """The letters of `text` that these fonts cannot print, each once, in order of appearance."""
    register()
    known = pdfmetrics.getFont(Face.REGULAR.value).face.charToGlyph
    missing: dict[str, None] = {}
    # Each letter once: composed before, for a mark is judged with its letter.
    once = dict.fromkeys(unicodedata.normalize("NFC", text))
    for letter in _drawn("".join(once)):
        if letter != "\n" and (
            ord(letter) not in known or unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT
        ):
            missing[letter] = None
    return list(missing)


def refuse_missing(texts: Iterable[str]) -> None:
    """Raise `Refusal` with the code `letters_missing` when any text cannot be printed whole."""
    letters = missing_letters("\n".join(texts))
    if letters:
        raise Refusal([Problem(code="letters_missing", facts={"letters": tuple(letters)})])
