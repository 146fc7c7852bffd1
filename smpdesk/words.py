"""Words for codes, and dates and times in the clinic's language.

A leaf that every layer above the domain may import; light, because the first paint needs it. The words for codes
are read when the first one is needed.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from smpdesk import resources
from smpdesk.domain.problem import Problem

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class _Spoken:
    """The language of the clinic that is open. One at a time: the window shows one clinic."""

    language = "en-GB"
    problems: dict[str, dict[str, str]] = {}


class _Facts(dict[str, str]):
    """Facts for a sentence: one that nobody gave leaves a gap, and no crash in the middle of a refusal."""

    def __missing__(self, name: str) -> str:
        return "…"


def use(language: str) -> None:
    """Speak the clinic's language from now on: "en-GB" or "en-US"."""
    _Spoken.language = language


def language() -> str:
    """The language spoken now."""
    return _Spoken.language


def say(problem: Problem) -> str:
    """The sentence for a problem, its facts filled in as dates, times, lists or plain words.

    A code without words comes back readable but bare; a test of the house finds it.
    """
    sentence = problems().get(problem.code)
    if sentence is None:
        return problem.code.replace("_", " ").capitalize() + "."
    return sentence.format_map(_Facts({name: fact(value) for name, value in problem.facts.items()}))


def problems() -> dict[str, str]:
    """Every code that has words, with its sentence."""
    folder = _Spoken.language.split("-", maxsplit=1)[0]
    if folder not in _Spoken.problems:
        read = resources.toml(f"texts/{folder}/problems.toml")
        _Spoken.problems[folder] = {code: str(sentence) for code, sentence in read.items()}
    return _Spoken.problems[folder]


def fact(value: object) -> str:
    """A fact as people write it."""
    if isinstance(value, datetime):
        return f"{time_text(value)} on {long_date(value)}"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, time):
        return time_text(value)
    if isinstance(value, str):
        return value
    if isinstance(value, Problem):
        return say(value)
    if isinstance(value, Iterable):
        return _several([*value])
    return "" if value is None else str(value)


def _several(values: list[object]) -> str:
    """Sentences one after the other, everything else as a list."""
    told = [fact(each) for each in values]
    return " ".join(told) if any(isinstance(each, Problem) for each in values) else listed(told)


def listed(words: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 client", "6 clients", "1,284 clients"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def long_date(day: date) -> str:
    """ "Tuesday 24 November 2026"; "Tuesday, November 24, 2026" in the United States."""
    if _american():
        return f"{_DAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}, {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_date(day: date) -> str:
    """ "Tuesday 24 November"; "Tuesday, November 24"."""
    if _american():
        return f"{_DAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """ "Tue 24 Nov"; "Tue Nov 24"."""
    return f"{_DAYS[day.weekday()][:3]} {_day_month(day)}"


def plain_date(day: date) -> str:
    """ "24 Nov 2026"; "Nov 24, 2026": for birthdays and other days whose weekday nobody asks for."""
    return f"{_day_month(day)}{',' if _american() else ''} {day.year}"


def days_text(first: date, last: date) -> str:
    """ "23–29 Nov 2026", "30 Nov – 6 Dec 2026"; "Nov 22–28, 2026"."""
    if (first.year, first.month) == (last.year, last.month):
        if _american():
            return f"{_day_month(first)}–{last.day}, {last.year}"
        return f"{first.day}–{last.day} {_MONTHS[last.month - 1][:3]} {last.year}"
    return f"{_day_month(first)} – {plain_date(last)}"


def time_text(moment: time | datetime) -> str:
    """ "14:30"; "2:30 pm" in the United States."""
    if not _american():
        return f"{moment.hour:02}:{moment.minute:02}"
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'am' if moment.hour < 12 else 'pm'}"


def span_text(starts: time | datetime, ends: time | datetime) -> str:
    """ "10:00–13:00"."""
    return f"{time_text(starts)}–{time_text(ends)}"


def duration_text(minutes: int) -> str:
    """ "45 min", "3 h", "3 h 10"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def typed_order() -> str:
    """The order in which figures of a date are typed here, for domain.dates.parse_typed_date."""
    return "mdy" if _american() else "dmy"


def first_weekday() -> int:
    """The day that weeks begin with here: 0 for Monday, 6 for Sunday."""
    return 6 if _american() else 0


def _american() -> bool:
    return _Spoken.language == "en-US"


def _day_month(day: date) -> str:
    month = _MONTHS[day.month - 1][:3]
    return f"{month} {day.day}" if _american() else f"{day.day} {month}"
