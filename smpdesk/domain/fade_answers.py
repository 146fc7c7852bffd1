"""What a consultation and the record of the work say to the forecast (6.4; S25)."""

from datetime import date
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


#: Both lists are choices of the house: neither the questions nor 6.4 draw the line more finely.
_PROTECTION = {
    Often.DAILY: "always",
    Often.WEEKLY: "sometimes",
    Often.SOMETIMES: "sometimes",
    Often.NEVER: "never",
}
_PHOTOTYPE = {
    Phototype.I: "light", Phototype.II: "light", Phototype.III: "middle", Phototype.IV: "middle",
    Phototype.V: "dark", Phototype.VI: "dark",
}  # fmt: skip
_BEST_FIRST = ("always", "sometimes", "never")
_OFTEN = frozenset({Often.WEEKLY, Often.DAILY})


def answers(habits: Habits | None, made: Made = Made()) -> dict[Factor, str]:
    """The answers that are known, by factor; nobody's consultation leaves them all out.

    Of sunscreen and hat the better counts, the other one where only one was asked. Sport: the question knows
    “weekly” and “daily”; four times a week or more (6.4) is only sure of “daily”.
    """
    found: dict[Factor, str] = {}
    if habits is not None:
        found = {
            Factor.SUN: Sun(habits.sun).value,
            Factor.PROTECTION: _better(habits.spf, habits.hat),
            Factor.SKIN: SkinType(habits.skin).value,
            Factor.EXFOLIATION: _yes_no(habits.exfoliation, _OFTEN, "weekly", "less"),
            Factor.IMMUNE: _immune(habits.immune),
            Factor.PHOTOTYPE: _PHOTOTYPE.get(Phototype(habits.phototype), ""),
            Factor.SMOKING: _yes_no(habits.smoking, _OFTEN, "yes", "no"),
            Factor.SWIMMING: _yes_no(habits.swimming, _OFTEN, "regular", "less"),
            Factor.SPORT: _yes_no(habits.sport, frozenset({Often.DAILY}), "heavy", "less"),
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
    said = {_PROTECTION.get(Often(each), "") for each in (spf, hat)}
    return next((each for each in _BEST_FIRST if each in said), "")


def _yes_no(said: str, yes: frozenset[Often], word: str, other: str) -> str:
    often = Often(said)
    return "" if often is Often.UNKNOWN else word if often in yes else other


def _immune(said: str) -> str:
    immune = Immune(said)
    if immune is Immune.UNKNOWN:
        return ""
    return "usual" if immune is Immune.USUAL else "strained"
