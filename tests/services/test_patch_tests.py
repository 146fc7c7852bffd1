"""Patch tests at the desk: offered, declined in writing, done, read."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from smpdesk.domain.client import Client
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.patch_test import PatchResult, PatchSite, PatchTest, Sign
from smpdesk.domain.problem import Refusal, Stale
from smpdesk.domain.signature import Dot, Signature, from_text
from smpdesk.services.desks import Desks
from tests import builders as a
from tests.documents.reading import text

SCRAWL = Signature(strokes=(tuple(Dot(100 + 12 * n, 150 + 60 * (n % 3), 9 * n, 0.6) for n in range(40)),))


@pytest.fixture
def owen(desks: Desks) -> Client:
    return a.client(desks, birth=date(1985, 3, 14))


def codes(error: pytest.ExceptionInfo[Refusal]) -> list[tuple[str, str]]:
    return [(each.code, each.field) for each in error.value.problems]


def done(desks: Desks, who: Client, **details: object) -> PatchTest:
    usual: dict[str, object] = {"site": PatchSite.BEHIND_EAR, "pigment": "GR2", "lot": "GR2-2409"}
    return desks.patch_tests.do(replace(desks.patch_tests.draft(who.id), **{**usual, **details}))  # type: ignore[arg-type]


def read(desks: Desks, test: PatchTest, result: PatchResult, *signs: Sign) -> PatchTest:
    return desks.patch_tests.read(replace(test, read=desks.patch_tests.now(), result=result, signs=signs))


def state(desks: Desks, who: Client, pigment: str = "") -> str:
    return desks.patch_tests.state(who.id, pigment).code


def test_a_test_goes_from_offered_to_read(desks: Desks, clock: a.SetClock, owen: Client) -> None:
    assert state(desks, owen) == "patch_not_offered"
    offer = desks.patch_tests.offer(owen.id)
    assert desks.patch_tests.offer(owen.id) == offer
    assert state(desks, owen) == "patch_offered"
    test = done(desks, owen)
    assert (test.id, test.offered, test.result) == (offer.id, date(2026, 11, 24), PatchResult.PENDING)
    found = desks.patch_tests.state(owen.id)
    assert (found.code, found.said.facts["until"]) == ("patch_too_recent", datetime(2026, 11, 26, 11, 45))
    clock.tick(hours=48)
    assert state(desks, owen) == "patch_reading_due"
    read(desks, test, PatchResult.NEGATIVE)
    found = desks.patch_tests.state(owen.id, "gr 2")
    assert (found.code, found.said.facts["until"]) == ("patch_clear", date(2027, 5, 24))
    assert state(desks, owen, "GR3") == "patch_other_pigment"
    clock.tick(days=200)
    assert state(desks, owen) == "patch_expired"


def test_calm_skin_is_not_called_negative_before_its_time(
    desks: Desks, clock: a.SetClock, owen: Client
) -> None:
    test = done(desks, owen)
    clock.tick(hours=47)
    with pytest.raises(Refusal) as refused:
        read(desks, test, PatchResult.NEGATIVE)
    assert codes(refused) == [("patch_negative_too_early", "result")]
    kept = read(desks, test, PatchResult.POSITIVE, Sign.BLISTERS)
    assert (state(desks, owen), desks.patch_tests.of_client(owen.id)) == ("patch_positive", [kept])


def test_a_pigment_that_caused_a_reaction_stays_refused_when_another_was_calm(
    desks: Desks, clock: a.SetClock, owen: Client
) -> None:
    clock_days = done(desks, owen)
    read(desks, clock_days, PatchResult.POSITIVE, Sign.ITCH, Sign.RASH)
    clock.tick(days=7)
    other = done(desks, owen, pigment="GR3", lot="GR3-2502")
    clock.tick(hours=48)
    read(desks, other, PatchResult.NEGATIVE)
    assert (state(desks, owen), state(desks, owen, "GR3")) == ("patch_clear", "patch_clear")
    assert state(desks, owen, "GR2") == "patch_positive"


def test_the_numbing_product_has_a_spot_and_a_result_of_its_own(
    desks: Desks, clock: a.SetClock, owen: Client
) -> None:
    with pytest.raises(Refusal) as refused:
        done(desks, owen, anaesthetic="Lidocaine 4 %")
    assert codes(refused) == [("patch_spot_missing", "anaesthetic_site")]
    test = done(desks, owen, anaesthetic="Lidocaine 4 %", anaesthetic_site="Left wrist")
    assert test.anaesthetic_result is PatchResult.PENDING
    clock.tick(hours=50)
    with pytest.raises(Refusal) as refused:
        read(desks, test, PatchResult.NEGATIVE)
    assert codes(refused) == [("patch_anaesthetic_result_missing", "anaesthetic_result")]
    read(
        desks, replace(test, anaesthetic_result=PatchResult.MILD_REACTION), PatchResult.NEGATIVE, Sign.REDNESS
    )
    assert desks.patch_tests.anaesthetics(owen.id) == ("Lidocaine 4 %",)


def test_what_is_missing_is_named_beside_its_field(desks: Desks, owen: Client) -> None:
    with pytest.raises(Refusal) as refused:
        desks.patch_tests.do(PatchTest(client=owen.id, offered=date(2026, 11, 24)))
    assert [field for _, field in codes(refused)] == ["done", "site", "pigment", "lot"]
    with pytest.raises(Refusal) as refused:
        desks.patch_tests.read(desks.patch_tests.draft(owen.id))
    assert codes(refused) == [("patch_not_done", "read")]
    test = done(desks, owen)
    with pytest.raises(Refusal) as refused:
        read(desks, test, PatchResult.POSITIVE)
    assert codes(refused) == [("patch_signs_missing", "signs")]
    with pytest.raises(Refusal) as refused:
        read(desks, test, PatchResult.PENDING)
    assert codes(refused) == [("patch_result_missing", "result")]


def test_a_refusal_keeps_the_strokes_and_a_frozen_paper_in_one_change(desks: Desks, owen: Client) -> None:
    desks.patch_tests.offer(owen.id)
    test = desks.patch_tests.decline(owen.id, SCRAWL, "Tom Hale")
    assert from_text(test.signature) == SCRAWL
    assert (test.declined, test.witness) == (datetime(2026, 11, 24, 11, 45), "Tom Hale")
    assert (test.result, test.wording) == (PatchResult.OFFERED_DECLINED_SIGNED, "patch refusal en 2026-11")
    (paper,) = desks.clients.papers(owen.id)
    assert (paper.id, paper.kind, paper.signed, paper.pages) == (
        test.paper, PaperKind.PATCH_REFUSAL, date(2026, 11, 24), 1,
    )  # fmt: skip
    said = text(desks.papers.pdf(paper.id))
    for part in ("Patch test offered and declined", "Owen Davies", "14 Mar 1985", "Tom Hale", "11:45"):
        assert part in said
    assert state(desks, owen) == "patch_declined"


def test_a_refusal_needs_a_signature_and_somebody_who_saw_it(desks: Desks, owen: Client) -> None:
    with pytest.raises(Refusal) as refused:
        desks.patch_tests.decline(owen.id, Signature(), " ")
    assert codes(refused) == [("signature_missing", "signature"), ("seen_by_missing", "seen_by")]
    with pytest.raises(Refusal) as refused:
        desks.patch_tests.decline(owen.id, Signature(strokes=((Dot(5, 5, 0),),)), "Tom Hale")
    assert codes(refused) == [("signature_too_little", "signature")]
    assert desks.clients.papers(owen.id) == [] and desks.patch_tests.of_client(owen.id) == []


def test_somebody_who_cannot_sign_declines_before_a_witness(desks: Desks, owen: Client) -> None:
    with pytest.raises(Refusal) as refused:
        desks.patch_tests.decline(owen.id, SCRAWL, "", cannot_sign=True)
    assert codes(refused) == [("patch_witness_missing", "seen_by")]
    test = desks.patch_tests.decline(owen.id, SCRAWL, "Tom Hale", cannot_sign=True)
    assert (test.signature, test.witness) == ("", "Tom Hale")
    assert "could not sign. Witnessed by Tom Hale." in text(desks.papers.pdf(test.paper or 0))


def test_a_test_after_a_refusal_counts_and_a_refusal_after_an_old_test_too(
    desks: Desks, clock: a.SetClock, owen: Client
) -> None:
    desks.patch_tests.decline(owen.id, SCRAWL, "Tom Hale")
    clock.tick(days=1)
    test = done(desks, owen)
    assert state(desks, owen) == "patch_too_recent"
    clock.tick(days=3)
    read(desks, test, PatchResult.NEGATIVE)
    clock.tick(days=400)
    assert state(desks, owen) == "patch_expired"
    desks.patch_tests.decline(owen.id, SCRAWL, "Tom Hale")
    assert state(desks, owen) == "patch_declined"


def test_the_clinic_sets_its_own_wait_and_validity(desks: Desks, clock: a.SetClock, owen: Client) -> None:
    assert (desks.patch_tests.lead(), desks.patch_tests.validity()) == (48, 6)
    desks.patch_tests.choose(24, 0)
    assert desks.clinic.choice("patch_test.lead_hours") == "24"
    test = done(desks, owen)
    clock.tick(hours=24)
    read(desks, test, PatchResult.NEGATIVE)
    clock.tick(days=3000)
    assert state(desks, owen) == "patch_clear_for_good"
    with pytest.raises(Refusal) as refused:
        desks.patch_tests.choose(1, 61)
    assert codes(refused) == [
        ("patch_lead_out_of_range", "lead"),
        ("patch_validity_out_of_range", "validity"),
    ]


def test_two_desks_do_not_overwrite_each_other(desks: Desks, owen: Client) -> None:
    test = done(desks, owen)
    read(desks, test, PatchResult.POSITIVE, Sign.RASH)
    with pytest.raises(Stale):
        read(desks, test, PatchResult.INCONCLUSIVE)


def test_the_last_test_proposes_what_the_next_one_uses(desks: Desks, owen: Client) -> None:
    done(desks, owen, note="Second from the left")
    draft = desks.patch_tests.draft(owen.id)
    assert (draft.id, draft.pigment, draft.lot, draft.note) == (0, "GR2", "GR2-2409", "")
    a.finished(desks, a.visit(desks, owen, "2026-11-24 08:00"), a.zone(pigment="Graphite 3"))
    assert desks.patch_tests.pigments(owen.id) == ["GR2", "Graphite 3"]


def test_what_was_noted_wrongly_is_put_right_and_the_reading_stays(
    desks: Desks, clock: a.SetClock, owen: Client
) -> None:
    test = done(desks, owen, lot="GR2-2490")
    clock.tick(days=3)
    test = read(desks, test, PatchResult.NEGATIVE)
    right = desks.patch_tests.put_right(
        replace(test, lot="GR2-2409 ", anaesthetic="Lidocaine", anaesthetic_site="Wrist")
    )
    assert (right.lot, right.result, right.anaesthetic_result) == (
        "GR2-2409", PatchResult.NEGATIVE, PatchResult.PENDING,
    )  # fmt: skip
    without = desks.patch_tests.put_right(replace(right, anaesthetic="", anaesthetic_site=""))
    assert without.anaesthetic_result is PatchResult.NOT_DONE
    with pytest.raises(Refusal) as refused:
        desks.patch_tests.put_right(replace(without, done=datetime(2026, 11, 26, 12)))
    assert codes(refused) == [("patch_negative_too_early", "done")]
    with pytest.raises(Refusal) as refused:
        desks.patch_tests.put_right(replace(without, pigment=""))
    assert codes(refused) == [("patch_pigment_missing", "pigment")]


def test_a_name_that_paper_cannot_print_does_not_keep_anybody_from_declining(desks: Desks) -> None:
    layla = a.client(desks, "\u0644\u064a\u0644\u0649", "\u062d\u062f\u0627\u062f")
    test = desks.patch_tests.decline(layla.id, SCRAWL, "Tom Hale")
    said = text(desks.papers.pdf(test.paper or 0))
    assert said.count(f"Client no. {layla.number}") >= 2
    with pytest.raises(Refusal) as refused:
        desks.patch_tests.decline(layla.id, SCRAWL, "\u0644\u064a\u0644\u0649")
    assert codes(refused) == [("letters_missing", "")]
