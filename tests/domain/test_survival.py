"""How long results lasted: Kaplan and Meier's estimate, against the one that scipy has."""

import itertools
import warnings
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smpdesk.domain.survival import Seen, kaplan_meier, months_at, share_at

#: A result: months, and whether it was found faded then.
_RESULTS = st.lists(
    st.tuples(st.integers(1, 90).map(lambda halves: halves / 2), st.booleans()), min_size=1, max_size=60
)


def _referee(results: list[tuple[float, bool]]):
    """The same by scipy: those that still last are known to be longer than their last look."""
    from scipy.stats import CensoredData, ecdf

    faded = [months for months, gone in results if gone]
    lasting = [months for months, gone in results if not gone]
    return ecdf(CensoredData(uncensored=faded, right=lasting)).sf


@settings(max_examples=60, deadline=None)
@given(_RESULTS)
def test_the_curve_is_that_of_the_referee(results: list[tuple[float, bool]]) -> None:
    steps = kaplan_meier(Seen(months, faded) for months, faded in results)
    referee = _referee(results)
    shares = dict(zip(referee.quantiles, referee.probabilities, strict=True))
    for months, share in shares.items():
        assert isclose(share_at(steps, months), share, abs_tol=1e-9)
    assert {each.months for each in steps} == {months for months, gone in results if gone}


@settings(max_examples=15, deadline=None)
@given(_RESULTS.filter(lambda results: sum(gone for _, gone in results) > 2))
def test_the_band_is_greenwoods_on_the_log_log_scale(results: list[tuple[float, bool]]) -> None:
    steps = kaplan_meier(Seen(months, faded) for months, faded in results)
    with warnings.catch_warnings(
        action="ignore"
    ):  # the referee divides by nothing where the band has no width
        band = _referee(results).confidence_interval(confidence_level=0.8, method="log-log")
    low = dict(zip(band.low.quantiles, band.low.probabilities, strict=True))
    high = dict(zip(band.high.quantiles, band.high.probabilities, strict=True))
    for each in steps:
        if 0 < each.share < 1 and low[each.months] == low[each.months]:
            assert each.low == pytest.approx(low[each.months], abs=1e-9)
            assert each.high == pytest.approx(high[each.months], abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(_RESULTS)
def test_the_curve_only_falls_and_lies_within_its_band(results: list[tuple[float, bool]]) -> None:
    steps = kaplan_meier(Seen(months, faded) for months, faded in results)
    assert all(after.share < before.share for before, after in itertools.pairwise(steps))
    assert all(0 <= each.low <= each.share <= each.high <= 1 for each in steps)


def test_nobody_faded_makes_no_curve_and_no_median() -> None:
    assert kaplan_meier([Seen(12, False), Seen(30, False)]) == []
    assert months_at([], 0.5) is None and share_at([], 40) == 1.0


def test_who_was_still_good_at_the_moment_another_faded_was_at_risk_then() -> None:
    steps = kaplan_meier([Seen(24, True), Seen(24, False)])
    assert [(each.at_risk, each.faded, each.share) for each in steps] == [(2, 1, 0.5)]
    assert months_at(steps, 0.5) == 24


def test_a_result_that_faded_between_two_looks_counts_in_the_middle_between() -> None:
    assert Seen(36, True, last_fine=24).at == 30
    assert Seen(36, True).at == 36  # nobody looked before: no guess
    assert Seen(36, False, last_fine=24).at == 36
