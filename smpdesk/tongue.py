"""Dates, times and lists as they are written in the language of a paper.

The window speaks the clinic's language (`smpdesk.words`); a paper speaks the client's, and several may be made at
once. Heavy: only whoever makes a paper imports it.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list

#: As the window writes them: no comma behind the weekday.
_PATTERNS = {
    ("en", "GB", "long"): "EEEE d MMMM y",
    ("en", "GB", "short"): "EEE d MMM",
}


class Tongue:
    """One language as one country writes it: "es", "US"."""

    def __init__(self, language: str, country: str) -> None:
        self._locale = _locale(language, country)

    def long_date(self, day: date) -> str:
        """ "Tuesday 24 November 2026", "martes, 24 de noviembre de 2026"."""
        return str(format_date(day, self._own("long") or "full", self._locale))

    def short_date(self, day: date) -> str:
        """ "Tue 24 Nov", "mar, 24 nov"; its parts stay on one line."""
        own = self._own("short")
        said = (
            str(format_date(day, own, self._locale))
            if own
            else format_skeleton("MMMEd", day, locale=self._locale)
        )
        return said.replace(" ", "\u00a0")

    def plain_date(self, day: date) -> str:
        """ "24 Nov 2026", "24. Nov. 2026": without a weekday."""
        return format_skeleton("yMMMd", day, locale=self._locale)

    def time(self, moment: time | datetime) -> str:
        """ "14:30", "2:30 PM"."""
        clock = moment.time() if isinstance(moment, datetime) else moment
        return str(format_time(clock, "short", locale=self._locale))

    def listed(self, words: Sequence[str]) -> str:
        """ "A", "A and B", "A, B y C"."""
        said = format_list([*words], locale=self._locale)
        if self._locale.language == "es" and len(words) > 1 and _sounds_like_i(words[-1]):
            before, _and, last = said.rpartition(f" y {words[-1]}")
            return f"{before} e {words[-1]}{last}" if _and else said
        return said

    def length(self, number: float, unit: str) -> str:
        """ "3 years", "10 Monate": ``unit`` is year or month."""
        from babel.units import format_unit

        return str(format_unit(number, unit, length="long", locale=self._locale))

    def _own(self, kind: str) -> str:
        return _PATTERNS.get((self._locale.language, self._locale.territory or "", kind), "")


def _sounds_like_i(word: str) -> bool:
    """In Spanish "y" becomes "e" before this sound."""
    low = word.casefold()
    return low.startswith(("i", "hi")) and not low.startswith(("hie", "hia", "hio"))


@cache
def _locale(language: str, country: str) -> Locale:
    """The language as the country writes it, or as it is written at home where that is not known."""
    from babel.localedata import exists

    if language == "en" and country not in ("GB", "US"):
        country = "GB"
    name = f"{language}_{country}"
    return Locale.parse(name if exists(name) else language)
