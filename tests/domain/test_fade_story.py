"""What became of finished work, and where the records contradict themselves."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from smpdesk.domain.fade_groups import By, Calibration, Held, by_age, calibration, groups, judged
from smpdesk.domain.fade_story import MONTH, Look, Work, months_between, seen_in, story
from smpdesk.domain.kept_forecast import KeptForecast
from smpdesk.domain.survival import Seen
from tests.builders import TODAY

FIRST = date(2022, 3, 1)


def _after(months: float) -> date:
    return FIRST + timedelta(days=round(months * MONTH))


def _work(months: float, **details: object) -> Work:
    usual: dict[str, object] = {
        "id": int(months * 10) + 1,
        "client": 1,
        "day": _after(months),
        "course": 1,
        "kind": "first",
    }
    return Work(**{**usual, **details})  # type: ignore[arg-type]


def _touch_up(months: float, *reasons: str, **details: object) -> Work:
    return _work(months, touch_up=True, course=2, kind="touch_up", reasons=reasons, **details)


def _look(months: float, score: int | None, zone: str = "frontal", **details: object) -> Look:
    return Look(1, _after(months), score, zone, id=int(months * 10) + 500, **details)  # type: ignore[arg-type]


COURSE = (_work(-1), _work(-0.5), _work(0))


def test_a_course_is_one_piece_of_work_from_its_last_session_on() -> None:
    found = story(COURSE, (), TODAY)
    assert [each.since for each in found.pieces] == [FIRST] and found.odd == ()
    assert found.pieces[0].seen is None  # nobody has looked since


def test_a_refinement_within_ninety_days_belongs_to_the_work() -> None:
    found = story((*COURSE, _touch_up(2.5, "refinement")), (), TODAY)
    assert [each.since for each in found.pieces] == [_after(2.5)]


@pytest.mark.parametrize("reasons", [("colour_refresh",), ("fresher_look", "hairline_alteration"), ()])
def test_a_touch_up_for_colour_or_of_which_nobody_said_why_is_a_result_that_faded(
    reasons: tuple[str, ...],
) -> None:
    first, again = story((*COURSE, _touch_up(40, *reasons)), (), TODAY).pieces
    assert first.seen is not None and first.seen.faded
    assert first.seen.months == pytest.approx(40, abs=0.1) and first.seen.last_fine is None
    assert again.seen is None


@pytest.mark.parametrize("reason", ["new_hair_loss", "hairline_alteration", "correction_own"])
def test_a_touch_up_for_something_else_saw_a_result_that_still_held(reason: str) -> None:
    seen = story((*COURSE, _touch_up(40, reason)), (), TODAY).pieces[0].seen
    assert seen is not None and not seen.faded and seen.months == pytest.approx(40, abs=0.1)


def test_another_course_elsewhere_on_the_head_says_that_the_first_still_held() -> None:
    other = _work(30, course=3)
    first, _ = story((*COURSE, other), (), TODAY).pieces
    assert first.seen is not None and not first.seen.faded


def test_a_review_at_the_clinics_score_is_faded_and_remembers_the_last_good_one() -> None:
    looks = [_look(1, 9), _look(12, 8), _look(24, 6)]
    piece = story(COURSE, looks, TODAY).pieces[0]
    assert piece.seen is not None and piece.seen.faded
    assert piece.seen.months == pytest.approx(24, abs=0.1)
    assert piece.seen.last_fine == pytest.approx(12, abs=0.1) and piece.seen.at == pytest.approx(18, abs=0.1)
    assert not story(COURSE, looks, TODAY, faded=5).pieces[0].seen.faded  # type: ignore[union-attr]


def test_who_was_not_seen_since_is_counted_to_the_last_look_and_not_to_today() -> None:
    piece = story(COURSE, [_look(6, 8)], TODAY).pieces[0]
    assert piece.seen == Seen(months_between(FIRST, _after(6)), False) and piece.held == _after(6)


def test_a_check_in_at_which_it_looked_even_is_a_look() -> None:
    piece = story(COURSE, [Look(1, _after(12))], TODAY).pieces[0]
    assert piece.seen is not None and not piece.seen.faded and piece.held == _after(12)


def test_the_mean_of_all_places_counts_and_scars_do_not() -> None:
    looks = [_look(24, 8), _look(24, 6, "crown"), _look(24, 1, "scar")]
    assert not story(COURSE, looks, TODAY).pieces[0].seen.faded  # type: ignore[union-attr]


def test_each_zone_lasts_as_its_own_scores_say_and_one_without_scores_as_the_whole() -> None:
    looks = [_look(24, 8), _look(24, 4, "crown"), _look(24, 9, "nape"), _look(24, 3, "scar")]
    pieces = story(COURSE, looks, TODAY).pieces
    found = {
        zone: seen_in(zone, pieces, looks, TODAY, 6)[0] for zone in ("crown", "nape", "scar", "temple_l")
    }
    faded = {zone: seen is not None and seen.faded for zone, seen in found.items()}
    assert faded == {"crown": True, "nape": False, "scar": True, "temple_l": False}


def test_a_score_that_rises_by_itself_is_pointed_out_and_decides_nothing() -> None:
    found = story(COURSE, [_look(12, 5), _look(24, 8)], TODAY)
    assert found.pieces[0].unclear and found.pieces[0].seen is None
    (odd,) = found.odd
    assert (odd.problem.code, odd.table, odd.row) == ("fade_score_rises", "review", 740)
    assert (odd.problem.facts["before"], odd.problem.facts["score"]) == (5, 8)


def test_a_rise_that_decides_nothing_is_pointed_out_and_the_result_still_counts() -> None:
    found = story(COURSE, [_look(12, 8), _look(24, 9)], TODAY)
    assert [each.problem.code for each in found.odd] == ["fade_score_rises"]
    assert found.pieces[0].seen is not None and not found.pieces[0].unclear


def test_a_score_that_rises_after_a_touch_up_is_as_it_should_be() -> None:
    works = (*COURSE, _touch_up(40, "colour_refresh"))
    assert story(works, [_look(39, 5), _look(41, 9)], TODAY).odd == ()


@pytest.mark.parametrize(
    ("works", "looks", "code"),
    [
        ((_touch_up(-20), *COURSE), (), "fade_touch_up_first"),
        ((*COURSE, _work(90)), (), "fade_session_in_future"),
        (COURSE, [_look(12, 11)], "fade_score_impossible"),
        (COURSE, [_look(-6, 8)], "fade_review_before_session"),
        (COURSE, [_look(90, 8)], "fade_review_in_future"),
        ((), [_look(12, 8)], "fade_review_before_session"),
    ],
)
def test_what_cannot_be_is_pointed_out_and_left_out(
    works: tuple[Work, ...], looks: list[Look], code: str
) -> None:
    found = story(works, looks, TODAY)
    assert [each.problem.code for each in found.odd] == [code]
    assert found.odd[0].row and all(each.seen is None for each in found.pieces)


def test_a_touch_up_of_another_clinics_work_may_come_first() -> None:
    works = (_touch_up(-20, "correction_other_clinic"), *COURSE)
    assert story(works, (), TODAY).odd == ()


def _told(low: int, high: int, day: datetime = datetime(2023, 6, 1)) -> KeptForecast:
    return KeptForecast(
        client=1, since=FIRST, made=day, low=low, middle=(low + high) // 2, high=high, formula=48, told=day
    )


@pytest.mark.parametrize(
    ("low", "high", "held"), [(36, 44, Held.HELD), (41, 60, Held.SOONER), (20, 38, Held.LATER)]
)
def test_a_forecast_that_was_told_held_or_did_not(low: int, high: int, held: Held) -> None:
    pieces = story((*COURSE, _touch_up(40, "colour_refresh")), (), TODAY).pieces
    kept = judged(_told(low, high), pieces)
    assert kept is not None and kept.held is held and kept.months == pytest.approx(40, abs=0.1)


def test_a_forecast_of_which_nobody_knows_the_end_is_too_early_to_say() -> None:
    seen_at_20 = story(COURSE, [_look(20, 8)], TODAY).pieces
    assert judged(_told(36, 60), seen_at_20).held is Held.TOO_EARLY  # type: ignore[union-attr]
    assert judged(_told(10, 18), seen_at_20).held is Held.LATER  # type: ignore[union-attr]
    assert judged(_told(36, 60), story(COURSE, (), TODAY).pieces).held is Held.TOO_EARLY  # type: ignore[union-attr]


def test_a_forecast_told_before_the_last_session_does_not_count() -> None:
    early = replace(_told(36, 60), since=COURSE[0].day)
    assert judged(early, story(COURSE, (), TODAY).pieces) is None


def test_forecasts_are_counted_altogether_and_by_the_years_since() -> None:
    pieces = story((*COURSE, _touch_up(40, "colour_refresh")), (), TODAY).pieces
    found = [judged(_told(*each), pieces) for each in ((36, 44), (41, 60))]
    kept = [each for each in found if each is not None]
    whole = calibration(kept)
    assert whole == Calibration(held=1, sooner=1) and whole.share == 0.5 and Calibration().share is None
    assert by_age(kept, TODAY) == [(3, whole)]


def test_groups_with_too_few_faded_results_are_hidden() -> None:
    many = [Seen(40 + at, True) for at in range(20)]
    found = groups(By.PIGMENT, {"GR2": many, "BK1": many[:19], "": many})
    assert [each.key for each in found.shown] == ["GR2"] and found.hidden == 1
    assert found.shown[0].median == 49
