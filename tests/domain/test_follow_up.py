"""Check-ins: when each is due, which one stands, and what answers mean."""

from datetime import date, timedelta

import pytest

from smpdesk.domain import check_in
from smpdesk.domain.check_in import Weight, coded, gravest, usual_questions, weigh
from smpdesk.domain.follow_up import (
    FollowUp,
    Outcome,
    Scheme,
    Step,
    months_after,
    scheme_problems,
    snooze_problems,
    standing,
    windows,
)

TREATED = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 30), -11, date(2025, 2, 28)),
        (date(2026, 3, 5), -6, date(2025, 9, 5)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


@pytest.mark.parametrize(
    ("days_after", "step"),
    [
        (0, ""), (1, "d1"), (4, "d1"), (5, "d5"), (9, "d5"), (10, "d10"), (24, "d10"), (25, ""), (28, "d28"),
        (42, "d28"), (43, ""), (180, ""), (181, "m6"), (211, "m6"), (212, ""), (365, "m12"), (395, "m12"), (396, ""),
        (730, ""), (731, "y2"), (5 * 365 + 1, "y5"),
    ],
)  # fmt: skip
def test_the_latest_check_in_stands_until_the_next_or_until_nobody_asks_any_more(
    days_after: int, step: str
) -> None:
    found = standing(Scheme(), TREATED, {}, TREATED + timedelta(days=days_after))
    assert (found.step.key if found else "") == step


def test_a_session_in_a_night_when_clocks_change_counts_days_and_no_hours() -> None:
    assert Step("d1", days=1).due(date(2026, 10, 24)) == date(2026, 10, 25)
    assert Step("d1", days=1).due(date(2026, 3, 28)) == date(2026, 3, 29)
    assert Step("d5", days=5).due(date(2024, 2, 27)) == date(2024, 3, 3)


def _row(step: str, outcome: Outcome = Outcome.OPEN) -> dict[str, FollowUp]:
    return {step: FollowUp(id=1, client=1, session=1, step=step, due=TREATED, outcome=outcome)}


def test_one_that_was_begun_stays_until_the_next_is_due_and_one_that_was_ended_is_over() -> None:
    late = TREATED + timedelta(days=26)
    begun = standing(Scheme(), TREATED, _row("d10"), late)
    assert begun is not None and begun.row is not None
    assert standing(Scheme(), TREATED, _row("d10", Outcome.NOT_NEEDED), late) is None
    replaced = standing(Scheme(), TREATED, _row("d10"), TREATED + timedelta(days=28))
    assert replaced is not None and (replaced.step.key, replaced.row) == ("d28", None)


def test_with_a_session_to_come_the_long_ones_are_not_asked() -> None:
    half_a_year = months_after(TREATED, 6)
    assert standing(Scheme(), TREATED, {}, half_a_year, to_come=True) is None
    short = standing(Scheme(), TREATED, {}, TREATED + timedelta(days=5), to_come=True)
    assert short is not None and short.step.key == "d5"


def test_the_clinic_chooses_the_days_and_may_ask_nobody() -> None:
    scheme = Scheme(days=(21, 2), months=(), yearly=True)
    assert [each.key for each in scheme.steps()][:4] == ["d2", "d21", "y1", "y2"]
    assert scheme.named() == ["d2", "d21", "y"]
    assert Scheme(on=False).steps() == []
    assert standing(Scheme(on=False), TREATED, {}, TREATED + timedelta(days=1)) is None


@pytest.mark.parametrize(
    "today", [date(2026, 3, 1), date(2024, 2, 29), date(2026, 8, 31), date(2026, 12, 31)]
)
def test_the_windows_hold_every_session_for_which_something_stands(today: date) -> None:
    wide = windows(Scheme(), today)
    for back in range(2200):
        treated = today - timedelta(days=back)
        if standing(Scheme(), treated, {}, today) is not None:
            assert any(first <= treated <= last for first, last in wide), treated


def test_a_scheme_or_a_day_that_makes_no_sense_is_refused() -> None:
    assert [each.field for each in scheme_problems(Scheme(days=(0,), months=(61,), tries=0))] == [
        "days", "months", "tries",
    ]  # fmt: skip
    assert [each.code for each in snooze_problems(TREATED, TREATED)] == ["snooze_not_ahead"]
    assert [each.code for each in snooze_problems(date(2030, 1, 1), TREATED)] == ["snooze_too_far"]
    assert not snooze_problems(TREATED + timedelta(days=1), TREATED)


@pytest.mark.parametrize(
    ("answers", "days", "weight"),
    [
        ({"redness": "stays"}, 1, Weight.FINE),
        ({"redness": "stays"}, 5, Weight.DOCTOR),
        ({"redness": "spreads"}, 1, Weight.DOCTOR),
        ({"swelling": "face"}, 1, Weight.EMERGENCY),
        ({"fever": "no", "itching": "mild"}, 5, Weight.FINE),
        ({"picking": "yes"}, 5, Weight.BROKEN),
        ({"picking": "yes", "fever": "yes"}, 5, Weight.DOCTOR),
        ({"unknown": "yes"}, 5, Weight.FINE),
    ],
)
def test_what_answers_mean(answers: dict[str, str], days: int, weight: Weight) -> None:
    assert gravest(weigh(answers, days).values()) is weight


def test_answers_tell_whether_the_aftercare_was_followed_only_when_something_was_asked_that_shows_it() -> (
    None
):
    assert coded({"sun": "exposed", "redness": "none"}, 5) == (
        ("redness", "none"), ("sun", "exposed"), ("aftercare", "broken"),
    )  # fmt: skip
    assert coded({"washing": "as_told"}, 5)[-1] == ("aftercare", "followed")
    assert coded({"redness": "none"}, 5) == (("redness", "none"),)


def test_every_usual_question_exists_and_any_day_has_some() -> None:
    for keys in check_in.USUAL.values():
        assert set(keys) <= set(check_in.BY_KEY)
    assert usual_questions("d7") == usual_questions("d5")
    assert usual_questions("m9") == usual_questions("m") == ("look", "sunscreen")
    assert "photos" in usual_questions("y3")
