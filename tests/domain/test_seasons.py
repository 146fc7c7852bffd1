"""Days far ahead, said as seasons; and the curve as numbers to draw."""

from datetime import date

import pytest

from smpdesk.domain.curve_drawing import TOUCH_UP, drawing
from smpdesk.domain.forecast import Factor, forecast
from smpdesk.domain.seasons import halves, season


@pytest.mark.parametrize(
    ("day", "country", "said"),
    [
        ("2029-03-01", "GB", "spring 2029"),
        ("2029-08-31", "US", "summer 2029"),
        ("2029-11-30", "DE", "autumn 2029"),
        ("2029-12-01", "GB", "winter 2029/30"),
        ("2030-02-28", "GB", "winter 2029/30"),
        ("2029-03-01", "AU", "autumn 2029"),
        ("2029-07-01", "ZA", "winter 2029"),
        ("2099-12-01", "NZ", "summer 2099/00"),
    ],
)
def test_a_season_is_that_of_the_clinics_half_of_the_earth(day: str, country: str, said: str) -> None:
    found = season(date.fromisoformat(day), country)
    assert f"{found.season} {found.year}" == said


def test_months_are_said_as_years_in_halves() -> None:
    assert [halves(each) for each in (1, 12, 15, 16, 50)] == [0.5, 1.0, 1.0, 1.5, 4.0]


def test_the_curve_reaches_the_touch_up_at_both_ends_of_the_range() -> None:
    one, since = forecast({Factor.SUN: "much"}), date(2026, 11, 24)
    drawn = drawing(one, since, date(2027, 11, 24))
    for places, at in ((drawn.low, drawn.opens), (drawn.middle, drawn.likely), (drawn.high, drawn.closes)):
        before = max((each for each in places if each[0] <= at), default=(0.0, 1.0))
        after = min((each for each in places if each[0] >= at), default=(1.0, 0.0))
        assert before[1] >= TOUCH_UP >= after[1]
    assert [year for _place, year in drawn.years][:2] == [2027, 2028]
    assert drawn.now is not None and 0 < drawn.now < drawn.opens
    assert drawing(one, since, date(2050, 1, 1)).now is None
