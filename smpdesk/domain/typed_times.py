"""Days, times and lengths in a typed line: "next tue", "10-12:30", "2 pm", "3h"."""

import re
from datetime import date, datetime, time, timedelta

from smpdesk.domain.dates import parse_typed_date, parse_typed_time
from smpdesk.domain.typed_words import Line

_RANGE = re.compile(r"(.*\d.*?)\s*(?:-|\u2013|\bto\b|\buntil\b|\btill\b)\s*(\d.*)")
_CLOCK = re.compile(r"[:h]|[ap]\.?m?\.?$")
_LENGTH = re.compile(r"(\d{1,2})(?:[.,](5))?(?:h|hr|hrs|hour|hours)|(\d{1,3})(?:m|min|mins|minutes)")
_UNITS = frozenset({"h", "hr", "hrs", "hour", "hours", "min", "mins", "minutes"})
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_JOINED = re.compile(r"\d[./-]\d")
_FIGURES = re.compile(r"\d{1,4}")
#: A bare hour before this one is meant in the afternoon: nobody books at two in the night by saying "2".
_MORNING = 7


def read_length(line: Line) -> int | None:
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


def has_clock_range(line: Line) -> bool:
    """Whether what looks like a range can be no date: "10-12:30", "2pm-4pm"."""
    return any(_RANGE.fullmatch(word) and _CLOCK.search(word) for word in line.words)


def says_day(line: Line, today: date) -> bool:
    """Whether a word names a day by itself, so that "10-12" is no date."""
    return any(word[0].isalpha() and parse_typed_date(word, "dmy", today) is not None for word in line.words)


def read_range(line: Line) -> tuple[time, time] | None:
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


def minutes_of(starts: time, ends: time) -> int:
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


def read_day(line: Line, order: str, today: date) -> date | None:
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


def read_start(line: Line) -> time | None:
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
