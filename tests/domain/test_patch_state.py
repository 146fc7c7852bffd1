"""Where a client stands with patch tests."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from smpdesk.domain.patch_state import anaesthetics_that_reacted, patch_state, same_pigment, valid_until
from smpdesk.domain.patch_test import PatchResult, PatchSite, PatchTest, Sign, done_problems, read_problems

MON = datetime(2026, 11, 2, 10)
NEGATIVE = PatchTest(
    id=1, client=1, offered=MON.date(), done=MON, read=MON + timedelta(days=3), pigment="GR2", lot="1",
    site=PatchSite.SCALP, result=PatchResult.NEGATIVE,
)  # fmt: skip
DECLINED = PatchTest(
    id=9, client=1, offered=date(2026, 12, 1), declined=datetime(2026, 12, 1, 9),
    result=PatchResult.OFFERED_DECLINED_SIGNED,
)  # fmt: skip


def positive(days: int = 0, pigment: str = "GR2") -> PatchTest:
    return replace(
        NEGATIVE, id=2 + days, pigment=pigment, done=MON + timedelta(days=days),
        read=MON + timedelta(days=days + 2), result=PatchResult.POSITIVE,
    )  # fmt: skip


def code(*tests: PatchTest, pigment: str = "", now: datetime = MON + timedelta(days=30), **ways: int) -> str:
    return patch_state(tests, pigment, now, **ways).code


def test_the_wait_ends_to_the_minute():
    pending = replace(NEGATIVE, read=None, result=PatchResult.PENDING)
    ready = MON + timedelta(hours=48)
    assert code(pending, now=ready - timedelta(minutes=1)) == "patch_too_recent"
    assert code(pending, now=ready) == "patch_reading_due"
    assert code(pending, now=ready, lead=72) == "patch_too_recent"


@pytest.mark.parametrize(
    ("done", "months", "until"),
    [
        (datetime(2026, 8, 31), 6, date(2027, 2, 28)),
        (datetime(2027, 8, 31), 6, date(2028, 2, 29)),
        (datetime(2026, 12, 15), 12, date(2027, 12, 15)),
        (datetime(2026, 12, 15), 1, date(2027, 1, 15)),
        (datetime(2026, 12, 15), 0, None),
    ],
)
def test_a_test_counts_for_whole_months(done, months, until):
    assert valid_until(replace(NEGATIVE, done=done), months) == until


def test_the_last_valid_day_still_counts():
    assert code(NEGATIVE, now=datetime(2027, 5, 2, 23, 59)) == "patch_clear"
    assert code(NEGATIVE, now=datetime(2027, 5, 3)) == "patch_expired"
    assert code(NEGATIVE, now=datetime(2037, 5, 3), validity=0) == "patch_clear_for_good"


def test_a_reaction_stays_whatever_comes_after_with_the_same_pigment():
    again = replace(NEGATIVE, id=50, done=MON + timedelta(days=20), read=MON + timedelta(days=23))
    assert code(positive(), again) == "patch_positive"
    assert code(positive(), again, pigment="GR2") == "patch_positive"
    assert code(positive(), DECLINED, now=datetime(2026, 12, 2)) == "patch_positive"


def test_another_pigment_may_be_calm_where_one_was_not():
    other = replace(again_of("GR3"), result=PatchResult.NEGATIVE)
    assert (code(positive(), other), code(positive(), other, pigment="GR3")) == ("patch_clear", "patch_clear")
    assert code(positive(), other, pigment="GR2") == "patch_positive"
    assert code(positive(), pigment="GR3") == "patch_other_pigment"


def again_of(pigment: str) -> PatchTest:
    return replace(
        NEGATIVE, id=60, pigment=pigment, done=MON + timedelta(days=20), read=MON + timedelta(days=23)
    )


def test_a_refusal_counts_where_nothing_tested_speaks():
    december = datetime(2026, 12, 2)
    assert code(DECLINED, now=december) == "patch_declined"
    assert code(NEGATIVE, DECLINED, now=december) == "patch_clear"
    assert (
        code(NEGATIVE, replace(DECLINED, declined=datetime(2027, 9, 1)), now=datetime(2027, 9, 2))
        == "patch_declined"
    )
    mild = replace(NEGATIVE, result=PatchResult.MILD_REACTION)
    assert code(mild, DECLINED, now=december) == "patch_mild"
    assert code(NEGATIVE, DECLINED, pigment="GR3", now=december) == "patch_declined"


def test_what_nobody_could_tell_is_to_be_done_again():
    assert code(replace(NEGATIVE, result=PatchResult.INCONCLUSIVE)) == "patch_inconclusive"


def test_pigments_are_the_same_however_they_were_typed():
    assert same_pigment("Graphite  2", "graphite2") and not same_pigment("GR2", "GR3")
    assert code(NEGATIVE, pigment=" gr 2 ") == "patch_clear"


def test_numbing_products_that_reacted_are_named_once():
    one = replace(NEGATIVE, anaesthetic="Lidocaine", anaesthetic_result=PatchResult.POSITIVE)
    assert anaesthetics_that_reacted([one, replace(one, id=2), NEGATIVE]) == ("Lidocaine",)


def test_a_test_is_neither_done_tomorrow_nor_before_it_was_offered():
    later = replace(NEGATIVE, done=MON + timedelta(days=1), read=None)
    assert [(each.code, each.field) for each in done_problems(later, MON)] == [
        ("patch_done_in_future", "done")
    ]
    early = replace(NEGATIVE, done=MON - timedelta(days=1))
    assert [each.code for each in done_problems(early, MON)] == ["patch_done_before_offered"]
    somewhere = replace(NEGATIVE, site=PatchSite.OTHER)
    assert [each.code for each in done_problems(somewhere, MON)] == ["patch_site_unsaid"]
    nameless = replace(NEGATIVE, anaesthetic_lot="7")
    assert [each.code for each in done_problems(nameless, MON)] == ["patch_anaesthetic_missing"]


def test_a_reading_lies_between_the_test_and_now_and_says_what_it_saw():
    now, ready = MON + timedelta(days=3), MON + timedelta(days=2)

    def codes(**details: object) -> list[str]:
        return [each.code for each in read_problems(replace(NEGATIVE, **details), now, ready)]  # type: ignore[arg-type]

    assert codes() == []
    assert codes(read=None) == ["patch_read_missing"]
    assert codes(read=now + timedelta(hours=1)) == ["patch_read_in_future"]
    assert codes(read=MON - timedelta(hours=1)) == ["patch_read_before_done", "patch_negative_too_early"]
    assert codes(signs=(Sign.RASH,)) == ["patch_signs_without_reaction"]
    assert codes(result=PatchResult.INCONCLUSIVE, signs=(Sign.REDNESS,)) == []
