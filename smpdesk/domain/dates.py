"""Dates and times as people type them at a desk."""

import re
from datetime import date, time, timedelta

ORDERS = ("dmy", "mdy", "ymd")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_MONTH_NAMES = {
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "sept",
}  # fmt: skip
_DAY_NAMES = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tues", "weds", "thur", "thurs",
}  # fmt: skip
#: Two figures of a year stand for a year at most this far ahead: "46" typed in 2026 is 2046, "47" is 1947.
_AHEAD = 20


def parse_typed_date(text: str, order: str, today: date, past: bool = False) -> date | None:
    """The date somebody typed, None when it is not one.

    ``order`` (one of ORDERS) decides for figures only; a month's name decides for itself, and a year of four
    figures in front is year, month, day. Without a year the nearest such day is meant; with ``past`` (a birthday,
    a signature) the last one, and two figures of a year never lie ahead. English words: "24 Nov", "today",
    "tomorrow", "tue" (the coming one), "+10" (days from today).
    """
    words = re.findall(r"[a-z]+|\d+|[+-](?=\d)", text.casefold())
    if re.search(r"[^\w\s.,/'’+-]|_", text):
        return None
    near = _near(words, today, past)
    if near is not None:
        return near
    words = [word for word in words if word not in "+-" and word not in ("st", "nd", "rd", "th", "of")]
    if len(words) > 1 and _is_day(words[0]):
        words = words[1:]
    if len(words) == 1 and words[0].isdigit():
        words = _split(words[0], order)
    if not 2 <= len(words) <= 3:
        return None
    return _of_parts(words, order, today, past)


def parse_typed_time(text: str) -> time | None:
    """The time somebody typed ("9", "930", "9:30", "9.30", "2pm", "14h30"), None when it is not one."""
    found = re.fullmatch(
        r"\s*(\d{1,2})(?:\s*[:.h]\s*(\d{2})?|(\d{2}))?\s*([ap])?\.?(?:m\.?)?\s*", text.casefold()
    )
    if found is None or (found[4] is None and text.casefold().rstrip(" .").endswith("m")):
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _near(words: list[str], today: date, past: bool) -> date | None:
    if len(words) == 1 and words[0] in _NEAR:
        return today + timedelta(days=_NEAR[words[0]])
    if len(words) == 2 and words[0] in "+-" and len(words[1]) <= 4:
        return today + timedelta(days=int(words[0] + words[1]))
    if len(words) == 1 and _is_day(words[0]):
        ahead = (_DAYS.index(words[0][:3]) - today.weekday()) % 7
        return today + timedelta(days=ahead - 7 if past and ahead else ahead)
    return None


def _is_day(word: str) -> bool:
    return word in _DAYS or word in _DAY_NAMES


def _month(word: str) -> int | None:
    return _MONTHS.index(word[:3]) + 1 if word in _MONTHS or word in _MONTH_NAMES else None


def _split(figures: str, order: str) -> list[str]:
    """Figures without anything between them: 2411, 241126, 24112026, 20261124."""
    if len(figures) == 8:
        if order == "ymd" or (figures[:2] in ("19", "20") and int(figures[2:4]) > 12):
            return [figures[:4], figures[4:6], figures[6:]]
        return [figures[:2], figures[2:4], figures[4:]]
    if len(figures) in (4, 6):
        return [figures[at : at + 2] for at in range(0, len(figures), 2)]
    return []


def _of_parts(words: list[str], order: str, today: date, past: bool) -> date | None:
    named = [at for at, word in enumerate(words) if not word.isdigit()]
    if len(named) > 1:
        return None
    year: str | None
    if named:
        month = _month(words[named[0]])
        rest = [word for word in words if word.isdigit()]
        if month is None:
            return None
        first_is_year = len(rest) == 2 and len(rest[0]) == 4
        day, year = (rest[1], rest[0]) if first_is_year else (rest[0], rest[1] if len(rest) == 2 else None)
        return _make(year, month, int(day), today, past)
    if len(words) == 3 and len(words[0]) == 4:
        return _make(words[0], int(words[1]), int(words[2]), today, past)
    places = order if len(words) == 3 else order.replace("y", "")
    by_place = dict(zip(places, words, strict=True))
    return _make(by_place.get("y"), int(by_place["m"]), int(by_place["d"]), today, past)


def _make(year: str | None, month: int, day: int, today: date, past: bool) -> date | None:
    if year is None:
        return _nearest(month, day, today, past)
    if len(year) not in (2, 4):
        return None
    number = int(year)
    if len(year) == 2:
        number += today.year // 100 * 100
        last = today.year if past else today.year + _AHEAD
        number -= 100 if number > last else 0
    made = _date(number, month, day)
    if made is not None and len(year) == 2 and past and made > today:
        made = _date(number - 100, month, day)
    return made


def _nearest(month: int, day: int, today: date, past: bool) -> date | None:
    years = (today.year - 1, today.year, today.year + 1)
    days = [made for year in years if (made := _date(year, month, day)) is not None]
    if past:
        return max((each for each in days if each <= today), default=None)
    return min(days, key=lambda each: abs((each - today).days), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
