"""What a clinic may choose about forecasts, and which row is kept when one is made anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from smpdesk.domain.fade_groups import GROUP_LEAST
from smpdesk.domain.fade_story import FADED_SCORE
from smpdesk.domain.forecast import CENTRE, LONGEST, SHORTEST, WEIGHTS, Factor, Weights, weight_problems
from smpdesk.domain.problem import Problem, problem

MOST_LEAST = 500


@dataclass(frozen=True, kw_only=True)
class ForecastRules:
    """The clinic's choices: the middle of the formula in months, the weights, the score at or below which a result has
    faded, and how many faded results a group must have to be shown.
    """

    centre: int = CENTRE
    weights: Weights = field(default_factory=lambda: WEIGHTS)
    faded_score: int = FADED_SCORE
    group_least: int = GROUP_LEAST

    @property
    def changed(self) -> dict[tuple[Factor, str], int]:
        """The weights that are not those of 6.4."""
        return {
            (factor, answer): months
            for factor, answers in self.weights.items()
            for answer, months in answers.items()
            if WEIGHTS[factor][answer] != months
        }


class Why(StrEnum):
    """What made a forecast anew."""

    FIRST = "first"
    SESSION = "session"
    ANSWERS = "answers"
    WEIGHTS = "weights"
    LEARNING = "learning"
    TOLD = "told"


def with_weights(changed: Mapping[tuple[Factor, str], int]) -> Weights:
    """The weights of 6.4 with some of them changed."""
    return {
        factor: {answer: changed.get((factor, answer), months) for answer, months in answers.items()}
        for factor, answers in WEIGHTS.items()
    }


def rules_problems(rules: ForecastRules) -> list[Problem]:
    """Why a clinic cannot have these rules."""
    found = [
        problem("forecast_weight_out_of_range", f"weights.{factor}.{answer}", most=24)
        for factor, answer in weight_problems(rules.weights)
    ]
    if not SHORTEST <= rules.centre <= LONGEST:
        found.append(problem("forecast_centre_out_of_range", "centre", low=SHORTEST, high=LONGEST))
    if not 1 <= rules.faded_score <= 9:
        found.append(problem("forecast_score_out_of_range", "faded_score"))
    if not 1 <= rules.group_least <= MOST_LEAST:
        found.append(problem("forecast_least_out_of_range", "group_least", most=MOST_LEAST))
    return found
