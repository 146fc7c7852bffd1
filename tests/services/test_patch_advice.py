"""What the book says of patch tests before a treatment."""

from dataclasses import replace
from datetime import datetime

import pytest

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.client import Client
from smpdesk.domain.patch_test import PatchResult, PatchSite, PatchTest, Sign
from smpdesk.domain.signature import Signature
from smpdesk.services.desks import Desks
from tests import builders as a


@pytest.fixture
def owen(desks: Desks) -> Client:
    return a.client(desks)


def advice(desks: Desks, who: Client, at: datetime, kind: VisitKind = VisitKind.SESSION) -> dict[str, object]:
    draft = desks.sessions.sketch(who.id, at, 1, 1, kind)
    return {each.code: each.facts for each in desks.sessions.advice(draft) if each.code.startswith("patch")}


def spot_of(desks: Desks, who: Client) -> PatchTest:
    draft = desks.patch_tests.draft(who.id)
    return desks.patch_tests.do(replace(draft, site=PatchSite.SCALP, pigment="GR2", lot="GR2-2409"))


def test_only_treating_visits_ask_for_a_test(desks: Desks, owen: Client) -> None:
    friday = datetime(2026, 11, 27, 10)
    assert set(advice(desks, owen, friday)) == {"patch_test_missing"}
    assert set(advice(desks, owen, friday, VisitKind.TOUCH_UP)) == {"patch_test_missing"}
    assert advice(desks, owen, friday, VisitKind.CONSULTATION) == {}
    assert advice(desks, owen, friday, VisitKind.PATCH_TEST) == {}
    desks.patch_tests.offer(owen.id)
    assert set(advice(desks, owen, friday)) == {"patch_test_missing"}


def test_a_visit_before_the_test_has_waited_is_said_to_be_too_early(
    desks: Desks, clock: a.SetClock, owen: Client
) -> None:
    test = spot_of(desks, owen)
    tomorrow, friday = datetime(2026, 11, 25, 10), datetime(2026, 11, 27, 10)
    assert advice(desks, owen, tomorrow) == {
        "patch_test_too_recent": {"until": datetime(2026, 11, 26, 11, 45)}
    }
    assert set(advice(desks, owen, friday)) == {"patch_reading_due"}
    clock.tick(hours=48)
    read = replace(test, read=desks.patch_tests.now(), result=PatchResult.NEGATIVE)
    desks.patch_tests.read(read)
    assert advice(desks, owen, friday) == {}
    assert set(advice(desks, owen, datetime(2027, 6, 1, 10))) == {"patch_expired"}


def test_a_refusal_in_writing_is_enough_and_a_reaction_is_said(desks: Desks, owen: Client) -> None:
    friday = datetime(2026, 11, 27, 10)
    desks.patch_tests.decline(owen.id, Signature(), "Tom Hale", cannot_sign=True)
    assert advice(desks, owen, friday) == {}
    test = spot_of(desks, owen)
    read = replace(test, read=desks.patch_tests.now(), result=PatchResult.POSITIVE, signs=(Sign.RASH,))
    desks.patch_tests.read(read)
    assert set(advice(desks, owen, friday)) == {"patch_positive"}
    draft = desks.sessions.sketch(owen.id, friday, 1, 1, VisitKind.SESSION)
    assert desks.sessions.problems(draft) == []
