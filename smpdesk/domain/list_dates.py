"""Dates as people write them in lists: many forms, two orders, two-digit years, days that never were."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from smpdesk.domain.client_list import DateOrder
from smpdesk.domain.names import fold

#: Countries that write the month first.
MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW", "PR", "GU"})
#: A two-digit year of birth means this century for somebody of at least these years, else the one before.
_YOUNGEST = 16
_OLDEST = 100

_MONTHS = (
    "jan sty oca gen ene led янв|feb fev fév lut sub úno фев|mar mär maa mrt мар|apr avr abr kwi nis avril апр"
    "|may mai maj mag mayis mei май мая|jun juin giu cze haz czerw июн|jul juil lug lip tem июл"
    "|aug aou ago sie agu ağu авг|sep set wrz eyl сен|oct okt ott out paz eki oca окт|nov lis kas noi ноя"
    "|dec dez dic dèc gru ara déc дек"
)
_MONTH: dict[str, int] = {}
for _number, _names in enumerate(_MONTHS.split("|"), 1):
    for _name in _names.split():
        _MONTH.setdefault(fold(_name), _number)

_NUMERIC = re.compile(r"^(\d{1,4})\s*([./\- ])\s*(\d{1,2})\s*[./\- ]\s*(\d{1,4})$")
_DAY_WORD = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th|er|e|º|o)?[.\s/-]*(?:de |of )?\s*([^\W\d_]{3,})"
    r"[.,]?[\s/-]*(?:de |del )?\s*(\d{4}|\d{2})$"
)
_WORD_DAY = re.compile(r"^([^\W\d_]{3,})[.\s/-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s/-]+(\d{4}|\d{2})$")
_YEAR_WORD = re.compile(r"^(\d{4})[\s/-]+([^\W\d_]{3,})[\s/-]+(\d{1,2})$")
_COMPACT = re.compile(r"^(19|20)(\d\d)(\d\d)(\d\d)$")
_SERIAL = re.compile(r"^\d{4,5}(?:\.\d+)?$")
_TIME = re.compile(r"[T\s,]+(?:at\s+|um\s+|à\s+)?\d{1,2}[:.h]\d{2}.*$")
_WEEKDAY = re.compile(r"^[^\W\d_]{2,}\.?,?\s+(?=\d)")
_NOTHING = re.compile(
    r"^(?:[-–—/.\s?]*|0{1,4}[./-]0{1,2}[./-]0{1,4}|1900-01-00|n/?a|none|null|unknown|unbekannt|brak|tbc)$",
    re.I,
)
#: The day before Excel's day 1, with the leap day of 1900 that never was.
_SERIAL_START = date(1899, 12, 30)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadDate:
    """What a cell says: a ``day``; or nothing, with a ``code`` when something was written that is no date.

    ``turned`` says that it fits only the other order of day and month.
    """

    day: date | None = None
    code: str = ""
    turned: bool = False


def blank(cell: str) -> bool:
    """True for an empty cell and for what stands for one: a dash, 0/0/00, n/a."""
    return not cell or bool(_NOTHING.match(cell))


def read_date(cell: str, order: DateOrder, today: date, birth: bool) -> ReadDate:
    """The date in a cell. A two-digit year is the last such year that makes sense: for a ``birth`` somebody
    between 16 and 100, otherwise a day that is not more than a year ahead.
    """
    return _read(cell.strip(), order, today, birth)


@lru_cache(maxsize=20_000)
def _read(cell: str, order: DateOrder, today: date, birth: bool) -> ReadDate:
    if blank(cell):
        return ReadDate()
    text = _TIME.sub("", cell).strip()
    parts = _parts(text, order) or _parts(_WEEKDAY.sub("", text), order)
    if parts is None:
        serial = _serial(text)
        return ReadDate(day=serial) if serial else ReadDate(code="list_date_unreadable")
    year, month, day, short = parts
    turned = False
    if month > 12 >= day and _NUMERIC.match(text):
        month, day, turned = day, month, True
    if short:
        year = _century(year, month, day, today, birth)
    try:
        found = date(year, month, day)
    except ValueError:
        return ReadDate(code="list_date_impossible")
    return ReadDate(day=found, turned=turned)


def _parts(text: str, order: DateOrder) -> tuple[int, int, int, bool] | None:
    """Year, month, day, and whether the year has two digits."""
    found = _NUMERIC.match(text)
    if found:
        return _numeric(found.group(1), found.group(2), found.group(3), found.group(4), order)
    found = _COMPACT.match(text)
    if found:
        return int(found.group(1) + found.group(2)), int(found.group(3)), int(found.group(4)), False
    for pattern, places in ((_DAY_WORD, (3, 2, 1)), (_WORD_DAY, (3, 1, 2)), (_YEAR_WORD, (1, 2, 3))):
        found = pattern.match(text)
        month = _month(found.group(places[1])) if found else 0
        if found and month:
            year = found.group(places[0])
            return int(year), month, int(found.group(places[2])), len(year) == 2
    return None


def _numeric(
    one: str, sign: str, two: str, three: str, order: DateOrder
) -> tuple[int, int, int, bool] | None:
    if len(one) > 2:
        return (int(one), int(two), int(three), False) if len(one) == 4 and len(three) <= 2 else None
    if len(three) not in (2, 4):
        return None
    if int(one) > 31 and len(three) == 2:
        return int(one), int(two), int(three), True
    day_first = order is DateOrder.DMY or sign == "."
    day, month = (one, two) if day_first else (two, one)
    return int(three), int(month), int(day), len(three) == 2


def _month(word: str) -> int:
    """The number of a month by the start of its name, in a dozen languages; 0 for another word."""
    name = fold(word)
    if name.startswith("juil"):
        return 7
    return _MONTH.get(name[:3], 0) or _MONTH.get(name[:4], 0) or _MONTH.get(name, 0)


def _century(short: int, month: int, day: int, today: date, birth: bool) -> int:
    late, early = 2000 + short, 1900 + short
    if not birth:
        return late if (late, month, day) <= (today.year + 1, today.month, today.day) else early
    if (late + _YOUNGEST, month, day) <= (today.year, today.month, today.day):
        return late
    too_old = (early + _OLDEST, month, day) < (today.year, today.month, today.day)
    return late if too_old and (late, month, day) <= (today.year, today.month, today.day) else early


def _serial(text: str) -> date | None:
    """A day counted by a spreadsheet: 29159 is 31 October 1979; from about 1910 to 2063, so that years are not."""
    if not _SERIAL.match(text):
        return None
    count = int(float(text))
    return _SERIAL_START + timedelta(days=count) if 3_700 <= count <= 60_000 else None


def date_order(cells: Iterable[str]) -> tuple[DateOrder | None, int]:
    """The order that the dates of a list show, and how many contradict it; None when every one fits both."""
    day_first = month_first = 0
    for cell in cells:
        found = _NUMERIC.match(_TIME.sub("", cell.strip()))
        if not found or len(found.group(1)) > 2 or found.group(2) == ".":
            continue
        one, two = int(found.group(1)), int(found.group(3))
        day_first += 12 < one <= 31 and two <= 12
        month_first += 12 < two <= 31 and one <= 12
    if day_first == month_first == 0:
        return None, 0
    if day_first >= month_first:
        return DateOrder.DMY, month_first
    return DateOrder.MDY, day_first


def depends_on_order(cell: str) -> bool:
    """True for a date that means another day in the other order: 03/04/2024, but not 2024-04-03 or 3.4.2024."""
    found = _NUMERIC.match(_TIME.sub("", cell.strip()))
    return found is not None and len(found.group(1)) < 3 and found.group(2) != "."


def usual_order(country: str) -> DateOrder:
    """What a clinic in ``country`` (two letters) means by 03/04/2024."""
    return DateOrder.MDY if country.upper() in MONTH_FIRST else DateOrder.DMY
