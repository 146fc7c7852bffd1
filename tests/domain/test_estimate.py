"""The estimate: inside what the sources give, for reasons that are told."""

from dataclasses import replace
from datetime import date

import hypothesis
import pytest
from hypothesis import strategies as st

from smpdesk import words
from smpdesk.domain.consultation import Consultation, Scar, consultation_problems, hints, is_blank
from smpdesk.domain.estimate import estimate
from smpdesk.domain.hair_and_skin import HairLength, HairType, Immune, ScalpState, SkinType
from smpdesk.domain.hair_loss import Alopecia, Area, Pattern
from smpdesk.domain.wishes import HeightFrom, Style

DAY = date(2026, 11, 24)
TOP = ("frontal", "midscalp", "crown")


def asked(**answers: object) -> Consultation:
    """The three answers that an estimate needs, and others."""
    usual = {"day": DAY, "pattern": Pattern.NORWOOD_4, "areas": TOP, "hair_type": HairType.MEDIUM}
    return Consultation(client=1, **{**usual, **answers})  # type: ignore[arg-type]


def reasons(**answers: object) -> set[str]:
    return {each.code for each in estimate(asked(**answers)).reasons}


def test_nothing_known_gives_the_usual_figures_and_says_what_is_missing():
    found = estimate(Consultation(client=1, day=DAY))
    assert (found.sessions, found.minutes, found.gap) == (3, 180, 7)
    assert [each.field for each in found.missing] == ["pattern", "areas", "hair_type"]
    assert not found.complete and not found.reasons


def test_an_ordinary_head_takes_three_sessions_of_three_hours():
    found = estimate(asked())
    assert (found.low, found.high, found.sessions, found.minutes, found.gap) == (3, 4, 3, 180, 7)


def test_fine_hair_takes_longer():
    assert estimate(asked(hair_type=HairType.FINE)).minutes == 210


@pytest.mark.parametrize(
    ("areas", "sessions", "minutes", "code"),
    [
        (("hairline",), 2, 120, "coverage_small"),
        (TOP, 3, 180, "coverage_medium"),
        (("hairline", "temples", *TOP), 3, 210, "coverage_large"),
        (("hairline", "temples", *TOP, "sides", "back"), 3, 240, "coverage_whole"),
    ],
)
def test_the_more_is_covered_the_longer_it_takes(areas, sessions, minutes, code):
    found = estimate(asked(areas=areas))
    assert (found.sessions, found.minutes) == (sessions, minutes)
    assert code in {each.code for each in found.reasons}


@pytest.mark.parametrize(
    "answer",
    [
        {"alopecia": Alopecia.AREATA},
        {"scars": (Scar("fut"),)},
        {"areas": (*TOP, "scar")},
        {"scalp": ("flaky",)},
        {"scalp": ("thick",)},
        {"skin": SkinType.SENSITIVE},
    ],
)
def test_alopecia_scars_flaking_thick_and_sensitive_skin_ask_for_one_more_session(answer):
    found = estimate(asked(**answer))
    assert found.sessions == 4
    assert any(each.code.startswith("more_for_") for each in found.reasons)


def test_several_such_reasons_still_ask_for_one_more():
    found = estimate(asked(skin=SkinType.SENSITIVE, scalp=("flaky", "thick"), alopecia=Alopecia.AREATA))
    assert (found.sessions, found.high) == (4, 4)
    assert len([each for each in found.reasons if each.code.startswith("more_for_")]) == 4


def test_a_bare_pattern_is_named():
    reason = next(
        each for each in estimate(asked(pattern=Pattern.NORWOOD_6)).reasons if each.code == "pattern_bare"
    )
    assert words.say(reason) == "Norwood 6: hardly any hair to lean on"


def test_skin_that_heals_slowly_waits_longer():
    assert estimate(asked(skin=SkinType.SENSITIVE)).gap == 14
    assert estimate(asked(immune=Immune.SUPPRESSED)).gap == 28
    assert "gap_immune" in reasons(immune=Immune.SUPPRESSED, skin=SkinType.SENSITIVE)


def test_the_technician_has_the_last_word():
    found = estimate(asked(sessions=5, minutes=300, gap=21))
    assert (found.low, found.high, found.sessions, found.minutes, found.gap) == (5, 5, 5, 300, 21)
    assert {each.code for each in found.reasons} == {"technician_decided"}


def test_a_gap_of_no_days_is_a_decision_too():
    assert estimate(asked(gap=0)).gap == 0


@hypothesis.given(
    pattern=st.sampled_from([each for each in Pattern if each]),
    areas=st.lists(st.sampled_from([each.value for each in Area]), min_size=1, unique=True),
    hair_type=st.sampled_from([each for each in HairType if each]),
    hair_length=st.sampled_from(list(HairLength)),
    style=st.sampled_from(list(Style)),
    alopecia=st.sampled_from(list(Alopecia)),
    skin=st.sampled_from(list(SkinType)),
    scalp=st.lists(st.sampled_from([each.value for each in ScalpState]), unique=True),
    immune=st.sampled_from(list(Immune)),
)
def test_every_estimate_stays_inside_the_sources_and_says_why(areas, scalp, **answers):
    found = estimate(asked(areas=tuple(areas), scalp=tuple(scalp), **answers))
    assert found.complete
    assert 2 <= found.low <= found.sessions <= found.high <= 4
    assert 120 <= found.minutes <= 240
    assert found.gap >= 7
    assert {each.field for each in found.reasons} == {"sessions", "minutes", "gap"}
    assert all(words.say(each) for each in found.reasons)


def test_what_was_entered_must_make_sense():
    wrong = asked(day=date(2026, 11, 25), hairline_mm=300, sessions=9, minutes=5, gap=400)
    found = consultation_problems(wrong, DAY)
    assert [each.field for each in found] == ["day", "hairline_mm", "sessions", "minutes", "gap"]
    assert consultation_problems(asked(), DAY) == []


def test_only_what_is_about_the_client_counts_as_written():
    assert is_blank(Consultation(client=1, day=DAY, technician=2))
    assert not is_blank(replace(Consultation(client=1, day=DAY), goals="x"))


def test_what_to_speak_of_is_said():
    spoken = hints(
        asked(
            alopecia=Alopecia.TELOGEN_EFFLUVIUM,
            scars=(Scar("burn", "", "raised"), Scar("fut", "", "flat", "pale", "", "yes")),
            hairline_mm=10,
        )
    )
    assert [each.code for each in spoken] == ["hair_may_return", "scar_not_ready", "hairline_low"]
    assert hints(asked(hairline_mm=10, height_from=HeightFrom.GLABELLA)) == []


@pytest.mark.parametrize(
    ("scar", "ready"),
    [
        (Scar("fut", "", "flat", "pale", "", "yes"), True),
        (Scar("fut", "", "", "pink"), False),
        (Scar("fut", "", "raised"), False),
        (Scar("fut", "", "flat", "pale", "", "no"), False),
        (Scar("fut"), True),
    ],
)
def test_a_scar_is_ready_when_it_is_flat_not_pink_and_not_changing(scar, ready):
    assert scar.ready is ready
