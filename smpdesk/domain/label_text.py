"""What a label, a scanner or a delivery note says of a lot: its number, and until when it may be used."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from smpdesk.domain import lot_number
from smpdesk.domain.dates import parse_typed_date

#: Element strings of GS1: (10) is the batch, (17) the expiry as YYMMDD, where day 00 is the month's last.
_GS1_LOT = re.compile(r"\(10\)\s*([^()\x1d]+)")
_GS1_EXPIRY = re.compile(r"\(17\)\s*(\d{2})(\d{2})(\d{2})")
_EXPIRY = re.compile(
    r"[\s,;|]*\b(?:exp(?:iry|ires|\.?\s*date|\.)?|use\s+by|use\s+before|best\s+before|bbe)\b[\s:.#-]*", re.I
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_LAST = re.compile(r"\s*(\d{1,2}|[a-z]{3,9})\.?\s*[/.\s-]\s*(\d{4}|\d{2})\s*", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\s*(\d{4})\s*[/.\s-]\s*(\d{1,2})\s*")


class Label(NamedTuple):
    """What was read; ``expiry`` is None where nothing was said of it, or nothing that is a date."""

    number: str
    expiry: date | None


def read_label(text: str, order: str, today: date) -> Label:
    """The number and the expiry in what was typed, pasted or scanned as a lot."""
    batch, until = _GS1_LOT.search(text), _GS1_EXPIRY.search(text)
    if batch is not None:
        return Label(lot_number.cleaned(batch[1]), _of_gs1(until) if until is not None else None)
    number, *rest = _EXPIRY.split(text, maxsplit=1)
    return Label(lot_number.cleaned(number), parse_expiry(rest[0], order, today) if rest else None)


def parse_expiry(text: str, order: str, today: date) -> date | None:
    """An expiry as labels print it: a day, or a month (“11/2028”, “2028-11”, “Nov 28”), which means its last day."""
    first = _YEAR_FIRST.fullmatch(text)
    if first is not None:
        return _month_end(int(first[1]), int(first[2]))
    last = _YEAR_LAST.fullmatch(text)
    if last is not None and (len(last[2]) == 4 or last[1].isalpha()):
        return _month_end(_year(last[2]), _month(last[1]))
    typed = parse_typed_date(text, order, today)
    if typed is None and last is not None:
        return _month_end(_year(last[2]), _month(last[1]))
    return typed


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _MONTHS.index(text[:3].lower()) + 1 if text[:3].lower() in _MONTHS else 0


def _month_end(year: int, month: int) -> date | None:
    if not (1 <= month <= 12 and 1900 < year < 2200):
        return None
    return date(year, month, monthrange(year, month)[1])


def _of_gs1(found: re.Match[str]) -> date | None:
    year, month, day = (int(each) for each in found.groups())
    last = _month_end(2000 + year, month)
    if last is None or day > last.day:
        return None
    return last.replace(day=day) if day else last
