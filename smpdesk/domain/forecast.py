"""How long a result may last before a touch-up: a range with its reasons, never one date (section 6; S22 S25).

Base window 36 to 60 months around 48 (6.1: 31 statements, median of the midpoints 4 years; S22). Every weight below is
a choice of this program (6.4, DESIGN) that a clinic may change; what stands behind it is its number of sources and
the strength of the evidence (6.3). What nobody asked widens the range.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import sqrt
from typing import NamedTuple

from smpdesk.domain.fade_learning import Learned, untaught
from smpdesk.domain.survival import Z_80

#: Middle of the formula, and the bounds no weight may cross, in months (6.4).
CENTRE, SHORTEST, LONGEST = 48, 12, 96
#: No range reaches further, whatever a clinic's records say: twenty years, a bound against slips of the finger.
FURTHEST = 240
#: The range as shares of its middle (6.4).
BELOW, ABOVE = 0.75, 1.25


class Strength(StrEnum):
    """How good the evidence is (6.3)."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"


class Factor(StrEnum):
    """What moves the forecast."""

    SUN = "sun"
    PROTECTION = "protection"
    SKIN = "skin"
    EXFOLIATION = "exfoliation"
    IMMUNE = "immune"
    PHOTOTYPE = "phototype"
    DILUTION = "dilution"
    SCAR = "scar"
    AFTERCARE = "aftercare"
    SMOKING = "smoking"
    SWIMMING = "swimming"
    SPORT = "sport"


class Evidence(NamedTuple):
    """What stands behind a factor: strength, how many sources, and their ids."""

    strength: Strength
    support: int
    sources: tuple[str, ...]


EVIDENCE: Mapping[Factor, Evidence] = {
    Factor.SUN: Evidence(Strength.STRONG, 10, tuple(f"F{n}" for n in range(1, 10))),
    Factor.PROTECTION: Evidence(Strength.STRONG, 7, ("S25", "A19", "F18")),
    Factor.SKIN: Evidence(Strength.MODERATE, 5, ("F2", "F5", "F10", "F19", "F25")),
    Factor.EXFOLIATION: Evidence(Strength.MODERATE, 5, ("A2", "A6", "F12", "F16", "F26")),
    Factor.IMMUNE: Evidence(Strength.MODERATE, 6, ("S25", "F1", "F2", "F5", "F6", "F7")),
    Factor.PHOTOTYPE: Evidence(Strength.WEAK, 3, ("F1", "F7", "F10")),
    Factor.DILUTION: Evidence(Strength.MODERATE, 3, ("F1", "F7", "F10")),
    Factor.SCAR: Evidence(Strength.MODERATE, 2, ("F10", "P18")),
    Factor.AFTERCARE: Evidence(Strength.MODERATE, 4, ("F2", "F6", "F8", "F13")),
    Factor.SMOKING: Evidence(Strength.WEAK, 4, ("F20", "F21", "F22", "F27")),
    Factor.SWIMMING: Evidence(Strength.WEAK, 2, ("A1", "A5")),
    Factor.SPORT: Evidence(Strength.WEAK, 1, ("F28",)),
}

#: Months by factor and answer (6.4). An answer that is not here weighs nothing.
WEIGHTS: Mapping[Factor, Mapping[str, int]] = {
    Factor.SUN: {"much": -10, "some": -5, "little": 0},
    Factor.PROTECTION: {"always": 4, "sometimes": 0, "never": -4},
    Factor.SKIN: {"oily": -6, "combination": -2, "normal": 0, "dry": 0, "sensitive": 0},
    Factor.EXFOLIATION: {"weekly": -4, "less": 0},
    Factor.IMMUNE: {"strained": -4, "usual": 0},
    Factor.PHOTOTYPE: {"light": -3, "middle": 0, "dark": 3},
    Factor.DILUTION: {"very_light": -3, "usual": 0},
    Factor.SCAR: {"scar": -10, "none": 0},
    Factor.AFTERCARE: {"broken": -4, "followed": 0},
    Factor.SMOKING: {"yes": -2, "no": 0},
    Factor.SWIMMING: {"regular": -2, "less": 0},
    Factor.SPORT: {"heavy": -2, "less": 0},
}

#: The four that S25 names: without them a forecast says so first.
MANDATORY = (Factor.SUN, Factor.PROTECTION, Factor.SKIN, Factor.IMMUNE)
#: Said of a zone and not of the client; nothing is missing where nobody said it.
OF_THE_WORK = (Factor.SCAR, Factor.DILUTION, Factor.AFTERCARE)

_ORDER = {factor: at for at, factor in enumerate(Factor)}
_ASKED = tuple(each for each in Factor if each not in OF_THE_WORK)
Weights = Mapping[Factor, Mapping[str, int]]
#: From a variance to the square of half an 80 % range.
_UNSURE = Z_80**2


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One answer and what it does: ``months`` below nought shorten, above it lengthen; nought is said too."""

    factor: Factor
    answer: str
    months: int

    @property
    def evidence(self) -> Evidence:
        """What stands behind it."""
        return EVIDENCE[self.factor]


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """Months after the last session of the course. ``low`` to ``high`` is meant to hold for 80 of 100 people;
    ``formula`` is what the weights alone say. ``reasons`` come with the largest first, ``missing`` was never asked.
    """

    low: int
    middle: int
    high: int
    formula: int
    reasons: tuple[Reason, ...] = ()
    missing: tuple[Factor, ...] = ()
    learned_from: int = 0
    weight: float = 0.0


def forecast(
    answers: Mapping[Factor, str],
    weights: Weights = WEIGHTS,
    learned: Learned | None = None,
    centre: int = CENTRE,
) -> Forecast:
    """The forecast for what is known of a client and of one zone.

    ``weights`` and ``centre`` are the clinic's; ``learned`` moves them towards its own results. Unknown answers are
    refused with KeyError: they are a fault of the caller, not of the client.
    """
    ranked = sorted(  # the largest first; no two have the same place, so no reason is ever compared
        (-abs(weights[factor][answer]), _ORDER[factor], _reason(factor, answer, weights[factor][answer]))
        for factor, answer in answers.items()
        if answer
    )
    missing = unasked(answers)
    formula = formula_months(answers, weights, centre)
    taught = learned or untaught(0, 0, BELOW, ABOVE)
    low, middle, high = taught.months(formula, centre)
    more = _UNSURE * middle * middle * (unsure(missing, weights, formula) - taught.unsure)
    below, above = round(middle - _wider(middle - low, more)), round(middle + _wider(high - middle, more))
    if more > 0:  # a range that is wider by less than half a month would not look so
        below, above = min(below, round(low) - 1), max(above, round(high) + 1)
    about = min(max(2, round(middle)), FURTHEST - 1)
    return Forecast(
        low=max(1, min(below, about - 1)),  # never one date, however alike all results of a clinic are
        middle=about,
        high=min(max(above, about + 1), FURTHEST),
        formula=formula,
        reasons=tuple(each for _, _, each in ranked),
        missing=missing,
        learned_from=taught.faded if taught.weight else 0,
        weight=taught.weight,
    )


def formula_months(answers: Mapping[Factor, str], weights: Weights = WEIGHTS, centre: int = CENTRE) -> int:
    """What the weights alone say, within their bounds."""
    months = centre + sum(weights[factor][answer] for factor, answer in answers.items() if answer)
    return max(SHORTEST, min(LONGEST, months))


def unasked(answers: Mapping[Factor, str]) -> tuple[Factor, ...]:
    """What nobody asked, of what can be asked of everybody."""
    return tuple(each for each in _ASKED if not answers.get(each))


def unsure(missing: Sequence[Factor], weights: Weights, formula: float) -> float:
    """What answers that nobody asked add to the spread: the variance of the logarithm of the months."""
    reach = [(max(weights[each].values()) - min(weights[each].values())) / 2 for each in missing]
    return sum(each * each for each in reach) / 3 / formula**2


@cache
def _reason(factor: Factor, answer: str, months: int) -> Reason:
    return Reason(factor=factor, answer=answer, months=months)


def _wider(half: float, more: float) -> float:
    """Half a range and what is not known, added as independent errors are. Where learning has already seen clients
    with as many gaps, ``more`` is nothing, and below nothing for somebody who was asked everything.
    """
    return sqrt(max(half * half + more, half * half / 4))


def weight_problems(weights: Weights) -> list[tuple[Factor, str]]:
    """Weights that no clinic may choose: more than two years for one answer."""
    return [
        (factor, answer)
        for factor, answers in weights.items()
        for answer, months in answers.items()
        if abs(months) > 24
    ]


def curve(one: Forecast, until: int, step: int = 3) -> list[tuple[int, float, float, float]]:
    """The drawn curve: months, and how much of the first impression is left (0 to 1) in the worst, the middle and the
    best case of the range.

    It is a picture of the range and no measurement: the only measured fading covers six months (6.2, P18). It is
    drawn so that one half is left at the touch-up's month.
    """

    def left(months: float, touch_up: float) -> float:
        return float(0.5 ** ((months / touch_up) ** 1.6))

    return [
        (months, left(months, one.low), left(months, one.middle), left(months, one.high))
        for months in range(0, until + 1, step)
    ]
