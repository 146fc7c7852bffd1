"""The forecast: each factor, its bounds, what nobody asked, and what a clinic's own results do to it."""

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smpdesk.domain.fade_answers import Habits, Made, answers, in_scars
from smpdesk.domain.fade_learning import Lesson, learned
from smpdesk.domain.forecast import (
    ABOVE,
    BELOW,
    CENTRE,
    EVIDENCE,
    LONGEST,
    OF_THE_WORK,
    SHORTEST,
    WEIGHTS,
    Factor,
    curve,
    forecast,
    formula_months,
    weight_problems,
)
from smpdesk.domain.forecast_rules import ForecastRules, rules_problems, with_weights
from smpdesk.domain.survival import Seen
from tests.builders import TODAY

#: Somebody who answered everything, and none of it moves the forecast.
PLAIN = {
    Factor.SUN: "little", Factor.PROTECTION: "sometimes", Factor.SKIN: "normal", Factor.EXFOLIATION: "less",
    Factor.IMMUNE: "usual", Factor.PHOTOTYPE: "middle", Factor.SMOKING: "no", Factor.SWIMMING: "less",
    Factor.SPORT: "less",
}  # fmt: skip
_ANY = st.fixed_dictionaries(
    {}, optional={factor: st.sampled_from(sorted(weights)) for factor, weights in WEIGHTS.items()}
)


def test_who_answers_nothing_special_has_the_window_of_the_sources() -> None:
    plain = forecast(PLAIN)
    assert (plain.low, plain.middle, plain.high) == (36, 48, 60)
    assert plain.missing == () and all(each.months == 0 for each in plain.reasons)


@pytest.mark.parametrize(
    ("factor", "answer", "months"),
    [(factor, answer, months) for factor, weights in WEIGHTS.items() for answer, months in weights.items()],
)
def test_each_answer_moves_the_middle_by_its_months_and_is_a_reason(
    factor: Factor, answer: str, months: int
) -> None:
    said = forecast({**PLAIN, factor: answer})
    assert said.middle == said.formula == CENTRE + months
    assert next(each for each in said.reasons if each.factor is factor).months == months
    assert EVIDENCE[factor].sources and EVIDENCE[factor].support > 0


def test_the_largest_reason_comes_first() -> None:
    said = forecast({**PLAIN, Factor.SUN: "much", Factor.SKIN: "oily", Factor.PROTECTION: "never"})
    assert [each.months for each in said.reasons[:3]] == [-10, -6, -4]


def test_no_sum_of_weights_crosses_the_bounds() -> None:
    worst = {factor: min(weights, key=weights.__getitem__) for factor, weights in WEIGHTS.items()}
    harsh = with_weights(dict.fromkeys(worst.items(), -24))
    assert forecast(worst, harsh).formula == SHORTEST
    kind = with_weights(dict.fromkeys(PLAIN.items(), 24))
    assert forecast(PLAIN, kind).formula == LONGEST


@pytest.mark.parametrize("factor", [each for each in Factor if each not in OF_THE_WORK])
def test_an_answer_that_nobody_gave_widens_the_range_and_is_named(factor: Factor) -> None:
    whole = forecast(PLAIN)
    gap = forecast({each: answer for each, answer in PLAIN.items() if each is not factor})
    assert gap.missing == (factor,)
    assert gap.low < whole.low and gap.high > whole.high and gap.middle == whole.middle


@settings(max_examples=60, deadline=None)
@given(_ANY)
def test_whatever_was_answered_gives_a_range_in_order_and_one_answer_less_never_narrows_it(
    given_answers: dict[Factor, str],
) -> None:
    said = forecast(given_answers)
    assert 1 <= said.low < said.middle < said.high
    assert said.formula == formula_months(given_answers)
    for factor in [
        each for each in given_answers if each not in OF_THE_WORK and WEIGHTS[each][given_answers[each]] == 0
    ]:
        less = forecast({each: answer for each, answer in given_answers.items() if each is not factor})
        assert less.high - less.low >= said.high - said.low


def test_scar_tissue_is_ten_months_sooner_than_the_rest() -> None:
    assert forecast(in_scars(PLAIN)).middle == forecast(PLAIN).middle - 10


def test_thirty_faded_results_move_the_range_and_twenty_nine_do_not() -> None:
    lessons = [Lesson(48, Seen(30 + at % 7, True)) for at in range(30)]
    few = learned(lessons[:29], CENTRE, BELOW, ABOVE)
    assert (few.weight, forecast(PLAIN, learned=few).middle) == (0.0, 48)
    enough = learned(lessons, CENTRE, BELOW, ABOVE)
    said = forecast(PLAIN, learned=enough)
    assert 0.9 < enough.weight < 1 and said.learned_from == 30
    assert 31 <= said.middle <= 36 and said.formula == 48 and said.high - said.low < 24


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0.05, 900), st.booleans()), min_size=30, max_size=40), st.booleans())
def test_whatever_a_clinic_saw_its_range_stays_one(seen: list[tuple[float, bool]], alike: bool) -> None:
    lessons = [
        Lesson(48, Seen(24.0 if alike else months, faded or at < 30))
        for at, (months, faded) in enumerate(seen)
    ]
    said = forecast(PLAIN, learned=learned(lessons, CENTRE, BELOW, ABOVE))
    assert said.learned_from >= 30 and 1 <= said.low < said.middle < said.high <= 240


def test_results_that_still_hold_lengthen_what_is_learned() -> None:
    faded = [Lesson(48, Seen(24, True)) for _ in range(30)]
    lasting = [Lesson(48, Seen(60, False)) for _ in range(60)]
    alone = learned(faded, CENTRE, BELOW, ABOVE)
    together = learned(faded + lasting, CENTRE, BELOW, ABOVE)
    assert together.shift > alone.shift + 0.2


def test_the_curve_falls_from_one_and_is_half_at_the_touch_up() -> None:
    said = forecast(PLAIN)
    drawn = curve(said, 96, step=12)
    assert drawn[0] == (0, 1.0, 1.0, 1.0)
    assert {months: middle for months, _, middle, _ in drawn}[48] == pytest.approx(0.5)
    assert all(low <= middle <= high for _, low, middle, high in drawn)


def test_a_weight_of_more_than_two_years_and_odd_bounds_are_refused() -> None:
    assert weight_problems(WEIGHTS) == [] and rules_problems(ForecastRules()) == []
    odd = ForecastRules(
        centre=6, weights=with_weights({(Factor.SUN, "much"): -25}), faded_score=10, group_least=0
    )
    assert [each.field for each in rules_problems(odd)] == [
        "weights.sun.much", "centre", "faded_score", "group_least"
    ]  # fmt: skip
    assert odd.changed == {(Factor.SUN, "much"): -25}


@pytest.mark.parametrize(
    ("said", "factor", "answer"),
    [
        ({"sun": "much"}, Factor.SUN, "much"),
        ({"spf": "never", "hat": "daily"}, Factor.PROTECTION, "always"),
        ({"spf": "never", "hat": "weekly"}, Factor.PROTECTION, "sometimes"),
        ({"spf": "never"}, Factor.PROTECTION, "never"),
        ({"skin": "oily"}, Factor.SKIN, "oily"),
        ({"exfoliation": "weekly"}, Factor.EXFOLIATION, "weekly"),
        ({"exfoliation": "sometimes"}, Factor.EXFOLIATION, "less"),
        ({"immune": "suppressed"}, Factor.IMMUNE, "strained"),
        ({"immune": "often_ill"}, Factor.IMMUNE, "strained"),
        ({"phototype": "2"}, Factor.PHOTOTYPE, "light"),
        ({"phototype": "5"}, Factor.PHOTOTYPE, "dark"),
        ({"smoking": "daily"}, Factor.SMOKING, "yes"),
        ({"swimming": "weekly"}, Factor.SWIMMING, "regular"),
        ({"sport": "daily"}, Factor.SPORT, "heavy"),
        ({"sport": "weekly"}, Factor.SPORT, "less"),
    ],
)
def test_what_a_consultation_says_becomes_an_answer(
    said: dict[str, str], factor: Factor, answer: str
) -> None:
    assert answers(Habits(1, TODAY, **said)) == {factor: answer}


def test_the_work_says_dilution_and_aftercare_and_nobody_asked_says_nothing() -> None:
    assert answers(None) == {} == answers(Habits(1, TODAY))
    assert answers(None, Made(16, True, "broken")) == {
        Factor.DILUTION: "very_light",
        Factor.AFTERCARE: "broken",
    }
    assert answers(None, Made(15)) == {Factor.DILUTION: "usual"}
    assert log(forecast({}).high / forecast(PLAIN).high) > 0
