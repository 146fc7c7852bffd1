"""Days far ahead as people say them: a season and its year, by the half of the earth the clinic stands on."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

#: Countries (ISO 3166) that lie in the southern half of the earth, or mostly.
SOUTHERN = frozenset(
    "AO AR AU BI BO BR BW CD CK CL EC FJ FK GA ID KE KM LS MG MU MW MZ NA NC NR NZ PE PF PG PY RE RW SB SC SH ST SZ"
    " TL TO TV TZ UY VU WF WS YT ZA ZM ZW".split()
)


class Season(StrEnum):
    """Meteorological: whole months, spring from March on in the north."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class When(NamedTuple):
    """A season and the ``year`` it is called by: "2029", or "2029/30" where it spans the turn of the year."""

    season: Season
    year: str


_NORTH = (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)


def season(day: date, country: str) -> When:
    """The season of a day in a country."""
    quarter = day.month % 12 // 3  # 0: December to February
    found = _NORTH[(quarter + 2) % 4] if country in SOUTHERN else _NORTH[quarter]
    if quarter:
        return When(found, str(day.year))
    first = day.year if day.month == 12 else day.year - 1
    return When(found, f"{first}/{(first + 1) % 100:02d}")


def halves(months: float) -> float:
    """Months as years in steps of a half: 50 are 4.0. At least a half."""
    return max(0.5, round(months / 6) / 2)
