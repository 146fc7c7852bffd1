"""Telephone numbers out of one cell: none, one, or several; and what stands there besides."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from smpdesk.domain.names import digits

_PARTS = re.compile(
    r"\s*(?::::|\s/\s|[;|\n]|,(?!\d)|\s(?:or|and|und|ou|oder|et|y|e|lub|i)\s|/(?=\s*[+0]))\s*", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\s*(?:mobile|mob|cell|home|work|tel|telephone|phone|ph|m|h|w|t|handy|mobil|festnetz|privat|kom|dom|fixe|port)\s*[.:]+\s*",
    re.IGNORECASE,
)
#: What a spreadsheet made of a long number; its last digits are gone.
_ROUNDED = re.compile(r"^\d(?:[.,]\d+)?e\+\d+$", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[\d(][\d\s()./\-–]{4,}\d")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPhone:
    """A number as typed and in E.164; ``e164`` is empty for what cannot be a number."""

    typed: str
    e164: str = ""


def read_phones(cell: str, e164: Callable[[str], str]) -> list[ReadPhone]:
    """The numbers in a cell, each once, and any words that are no number (with an empty ``e164``)."""
    text = cell.strip().removeprefix("'")
    if _ROUNDED.match(text):
        return [ReadPhone(typed=text)]
    whole = e164(text) if text and not any(c.isalpha() for c in text) else ""
    if whole:
        return [ReadPhone(typed=_tidy(text), e164=whole)]
    found: list[ReadPhone] = []
    for part in _PARTS.split(text):
        found += [each for each in _one(part, e164) if not _known(each, found)]
    return found


def _known(each: ReadPhone, found: list[ReadPhone]) -> bool:
    return bool(each.e164) and any(each.e164 == other.e164 for other in found)


def _one(part: str, e164: Callable[[str], str]) -> list[ReadPhone]:
    """One part of a cell: a number, a number with words beside it, or words."""
    text = _LABEL.sub("", part).strip(" ,;")
    if not text or text.lower() in ("-", "n/a", "none", "no", "null", "unknown", "?"):
        return []
    number = e164(_tidy(text)) if not any(c.isalpha() for c in text) else ""
    if number:
        return [ReadPhone(typed=_tidy(text), e164=number)]
    out: list[ReadPhone] = []
    rest = text
    for match in _NUMBER.findall(text):
        number = e164(_tidy(match))
        if number:
            out.append(ReadPhone(typed=_tidy(match), e164=number))
            rest = rest.replace(match, " ")
    rest = " ".join(rest.split()).strip(" ,;()")
    return [*out, ReadPhone(typed=rest)] if rest else out


def _tidy(text: str) -> str:
    """The number as a spreadsheet may have left it: “7700900123.0” without its end."""
    text = " ".join(text.split())
    return text[:-2] if text.endswith(".0") and len(digits(text)) > 7 else text
