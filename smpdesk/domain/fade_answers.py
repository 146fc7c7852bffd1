"""What a consultation and the record of the work say to the forecast (6.4; S25)."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.forecast import Factor
from smpdesk.domain.hair_and_skin import Immune, Often, Phototype, SkinType, Sun

#: “More than 1 : 15” is a very light dilution (6.4).
VERY_LIGHT = 15


class Habits(NamedTuple):
    """What one finished consultation says of skin and habits, as codes; empty where nobody asked."""

    client: int
    day: date
    sun: str = ""
    spf: str = ""
    hat: str = ""
    skin: str = ""
    exfoliation: str = ""
    immune: str = ""
    phototype: str = ""
    smoking: str = ""
    swimming: str = ""
    sport: str = ""


class Made(NamedTuple):
    """What the record of the work says: the lightest ``dilution`` (n of 1 : n), whether ``scar`` tissue was worked,
    and what was said about ``aftercare`` (broken, followed or nothing).
    """

    dilution: int | None = None
    scar: bool = False
    aftercare: str = ""


def _codes(kind: type[StrEnum], **words: str) -> dict[str, str]:
    """Code of an answer -> answer of the forecast: the same word, unless another is named; nothing for nothing."""
    return {each.value: words.get(each.name, each.value) for each in kind}


#: Where the lines are drawn is a choice of the house: neither the questions nor 6.4 draw them more finely.
_SUN, _SKIN = _codes(Sun), _codes(SkinType)
_PROTECTION = _codes(Often, DAILY="always", WEEKLY="sometimes", SOMETIMES="sometimes", NEVER="never")
_PHOTOTYPE = _codes(Phototype, I="light", II="light", III="middle", IV="middle", V="dark", VI="dark")
_IMMUNE = _codes(Immune, OFTEN_ILL="strained", AUTOIMMUNE="strained", SUPPRESSED="strained")
_EXFOLIATION = _codes(Often, DAILY="weekly", WEEKLY="weekly", SOMETIMES="less", NEVER="less")
_SMOKING = _codes(Often, DAILY="yes", WEEKLY="yes", SOMETIMES="no", NEVER="no")
_SWIMMING = _codes(Often, DAILY="regular", WEEKLY="regular", SOMETIMES="less", NEVER="less")
_SPORT = _codes(Often, DAILY="heavy", WEEKLY="less", SOMETIMES="less", NEVER="less")
_BEST_FIRST = ("always", "sometimes", "never")


def answers(habits: Habits | None, made: Made = Made()) -> dict[Factor, str]:
    """The answers that are known, by factor; nobody's consultation leaves them all out.

    Of sunscreen and hat the better counts, the other one where only one was asked. Sport: the question knows
    “weekly” and “daily”; four times a week or more (6.4) is only sure of “daily”.
    """
    found: dict[Factor, str] = {}
    if habits is not None:
        found = {
            Factor.SUN: _SUN[habits.sun],
            Factor.PROTECTION: _better(habits.spf, habits.hat),
            Factor.SKIN: _SKIN[habits.skin],
            Factor.EXFOLIATION: _EXFOLIATION[habits.exfoliation],
            Factor.IMMUNE: _IMMUNE[habits.immune],
            Factor.PHOTOTYPE: _PHOTOTYPE[habits.phototype],
            Factor.SMOKING: _SMOKING[habits.smoking],
            Factor.SWIMMING: _SWIMMING[habits.swimming],
            Factor.SPORT: _SPORT[habits.sport],
        }
    if made.dilution is not None:
        found[Factor.DILUTION] = "very_light" if made.dilution > VERY_LIGHT else "usual"
    if made.aftercare:
        found[Factor.AFTERCARE] = made.aftercare
    return {factor: answer for factor, answer in found.items() if answer}


def in_scars(known: dict[Factor, str]) -> dict[Factor, str]:
    """The same client's answers for zones with scar tissue, which are forecast apart (F10, P18)."""
    return {**known, Factor.SCAR: "scar"}


def _better(spf: str, hat: str) -> str:
    said = (_PROTECTION[spf], _PROTECTION[hat])
    return next((each for each in _BEST_FIRST if each in said), "")
