"""When results are looked at again, the lines they make, and how likely a touch-up is wanted."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smpdesk.domain.figures import Run, came_back, gaps, hours, needed, scores
from smpdesk.domain.follow_up import months_after
from smpdesk.domain.review import Review
from smpdesk.domain.review_plan import coming, due, fade_lines, review_advice, review_problems, step_on
from smpdesk.domain.session import Zone
from smpdesk.domain.touch_up import TouchUpRules, chance, chance_on, rule_problems, window

SINCE = date(2024, 1, 31)


def _review(day: date, score: int, zone: Zone = Zone.FRONTAL, key: int = 1) -> Review:
    return Review(id=key, client=1, day=day, zone=zone, score=score)


@pytest.mark.parametrize(
    ("day", "step"),
    [
        (date(2024, 2, 10), ""), (date(2024, 2, 28), "healed"), (date(2024, 4, 1), "healed"),
        (date(2024, 7, 31), "m6"), (date(2024, 12, 20), "y1"), (date(2026, 3, 1), "y2"), (date(2034, 1, 1), "y10"),
    ],
)  # fmt: skip
def test_a_day_belongs_to_the_nearest_look_of_the_plan(day: date, step: str) -> None:
    assert step_on(SINCE, day) == step


def test_a_look_is_due_until_somebody_took_it() -> None:
    assert due(SINCE, [], date(2024, 2, 27)) is None
    assert due(SINCE, [], date(2024, 2, 28)) == ("healed", date(2024, 2, 28))
    assert due(SINCE, [date(2024, 2, 25)], date(2024, 3, 10)) is None  # a few days early is the same look
    assert due(SINCE, [date(2024, 2, 28)], date(2024, 7, 31)) == ("m6", date(2024, 7, 31))
    assert due(SINCE, [], date(2026, 6, 1)) == ("y2", date(2026, 1, 31))
    assert due(SINCE, [date(2026, 5, 20)], date(2026, 6, 1)) is None
    assert due(SINCE, [date(2023, 12, 1)], date(2024, 3, 1)) is not None  # looked at before the last session
    assert coming(SINCE, date(2024, 3, 1)) == ("m6", date(2024, 7, 31))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 6000))
def test_what_is_due_is_never_ahead_and_what_comes_always_is(days: int) -> None:
    today = SINCE + timedelta(days=days)
    found = due(SINCE, [], today)
    assert (found is None) == (days < 28)
    assert found is None or found.day <= today
    assert coming(SINCE, today).day > today


def test_each_place_has_a_line_for_each_piece_of_work() -> None:
    reviews = [
        _review(date(2024, 3, 1), 9), _review(date(2025, 1, 31), 7), _review(date(2024, 3, 1), 8, Zone.CROWN),
        _review(date(2026, 3, 1), 9),
    ]  # fmt: skip
    first, crown, again = fade_lines(reviews, [SINCE, date(2026, 1, 31)])
    assert [each.score for each in first.points] == [9, 7] and first.points[1].months == pytest.approx(
        12, abs=0.1
    )
    assert (crown.zone, len(crown.points), again.since) == (Zone.CROWN, 1, date(2026, 1, 31))


def test_a_review_outside_the_scale_ahead_or_before_the_first_session_is_refused() -> None:
    today = date(2026, 11, 24)
    assert review_problems(_review(date(2026, 1, 1), 10), SINCE, today) == []
    for score, day, since, code in (
        (11, date(2026, 1, 1), SINCE, "review_score_out_of_range"),
        (8, date(2026, 12, 1), SINCE, "review_in_future"),
        (8, date(2023, 12, 1), SINCE, "review_before_session"),
        (8, date(2026, 1, 1), None, "review_without_session"),
    ):
        assert [each.code for each in review_problems(_review(day, score), since, today)] == [code]


def test_a_score_above_the_last_one_is_said_unless_there_was_a_session_between() -> None:
    last, now = _review(date(2025, 1, 31), 7), _review(date(2026, 2, 28), 9)
    assert [each.code for each in review_advice(now, last, [SINCE])] == ["review_score_rises"]
    assert review_advice(now, last, [SINCE, date(2025, 6, 1)]) == []
    assert [each.code for each in review_advice(_review(date(2024, 2, 5), 9), None, [SINCE])] == [
        "review_not_healed"
    ]


def test_a_window_is_the_range_in_days() -> None:
    assert window(SINCE, 36, 48, 61) == (date(2027, 1, 31), date(2028, 1, 31), date(2029, 2, 28))


def test_the_range_says_how_likely_a_result_has_faded() -> None:
    assert [round(chance(36, 48, 60, months), 2) for months in (0, 36, 48, 60)] == [0.0, 0.1, 0.5, 0.9]
    assert chance(36, 48, 60, 48, held=47.9) < 0.02  # seen to be good last week
    assert chance(36, 48, 60, 50, held=36) == pytest.approx((chance(36, 48, 60, 50) - 0.1) / 0.9)
    assert chance(48, 48, 48, 48) == 1.0


@example(low=3, more=1, most=1, now=5e-324, held=0.0)
@settings(max_examples=60, deadline=None)
@given(st.integers(1, 60), st.integers(1, 40), st.integers(1, 40), st.floats(0, 200), st.floats(0, 200))
def test_the_chance_is_one_and_never_falls_as_time_goes_on(
    low: int, more: int, most: int, now: float, held: float
) -> None:
    found = chance(low, low + more, low + more + most, now, held)
    assert 0.0 <= found <= chance(low, low + more, low + more + most, now + 1, held) + 1e-9 <= 1.0 + 1e-9


def test_the_chance_by_days_is_that_by_months() -> None:
    today = months_after(SINCE, 48)
    assert chance_on(today, SINCE, 36, 48, 60) == pytest.approx(0.5, abs=0.01)
    assert chance_on(today, SINCE, 36, 48, 60, held=today) == 0.0


def test_rules_of_a_clinic_have_bounds() -> None:
    assert rule_problems(TouchUpRules()) == []
    assert [each.field for each in rule_problems(TouchUpRules(interval=0, on_list=0))] == [
        "interval",
        "on_list",
    ]


def test_statistics_are_counted_from_courses_as_they_went() -> None:
    days = (SINCE, SINCE + timedelta(days=10), SINCE + timedelta(days=15))
    runs = [
        Run(1, 1, "first", 3, 180, 7, True, days), Run(2, 2, "first", 3, 180, 7, True, days[:2]),
        Run(3, 3, "first", 3, 180, 7, False, days),
    ]  # fmt: skip
    assert needed(runs) == [(3, 2, 1), (3, 3, 1)]
    assert gaps(runs) == [(2, 3, 10, 3), (3, 2, 5, 0)]
    assert hours([(180, 150), (180, 200), (180, 240), (90, 95)])[1] == (180, 3, 150, 200, 240)
    crown, nape = scores([("nape", 4, 1), ("crown", 2, 2), ("crown", 5, 1), ("", 3, 1)])
    assert (crown.key, crown.many, crown.mean, nape.key) == ("crown", 3, 3, "nape")
    (year,) = came_back(
        [
            (2025, True, True, False),
            (2025, False, True, False),
            (2025, False, False, True),
            (2025, False, False, False),
        ]
    )
    assert (year.opened, year.came, year.asked, year.gone, year.silent) == (4, 1, 1, 1, 1)
