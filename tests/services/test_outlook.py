"""“Your result over the years” and the letter that asks a client back: what stands on them, and what they leave."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from smpdesk.domain.contact import Reached, Way
from smpdesk.domain.hair_and_skin import Often, SkinType, Sun
from smpdesk.domain.languages import PAPER_LANGUAGES
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.problem import Refusal
from smpdesk.domain.touch_up import TouchUpRules
from smpdesk.services.desks import Desks
from tests import builders as a
from tests.copies import copied

OWEN, BILL = 1, 2


def _made(folder: Path) -> Desks:
    desks = a.clinic(folder / "made", clock=a.SetClock())
    owen = a.client(desks, address="1 Mill Lane\nLeeds")
    a.client(desks, "Bill", "Cole")
    draft = desks.consultations.draft(owen.id)
    desks.consultations.finish(replace(draft, sun=Sun.MUCH, spf=Often.DAILY, skin=SkinType.NORMAL))
    a.finished(desks, a.visit(desks, owen, "2026-11-24 08:30", minutes=120))
    return desks


@pytest.fixture
def desks(tmp_path: Path) -> Desks:
    return copied("outlook", tmp_path, a.SetClock(), _made)


def _words(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def _speaks(desks: Desks, code: str) -> None:
    with desks.ground.write("Change language"):
        desks.store.clients.save(replace(desks.clients.client(OWEN), language=code))


def test_the_page_says_a_range_of_seasons_with_reasons_and_never_a_day(desks: Desks) -> None:
    sheet = desks.outlook.sheet(OWEN)
    assert sheet.range == (
        "Most likely a touch-up will be wanted between summer 2029 and spring 2031: an estimate, not a promise.",
    )
    (helps, effects), (shortens, others) = sheet.groups
    assert (helps, effects[0].months, effects[0].evidence) == (
        "What helps",
        "about 4 months later",
        "evidence: strong",
    )
    assert (shortens, others[0].months) == ("What shortens it", "about 10 months sooner")
    assert any("questions are open: " in text for _title, text in sheet.more)
    assert not any("price" in text and any(sign.isdigit() for sign in text) for _title, text in sheet.more)


def test_what_it_may_cost_is_what_the_clinic_wrote_and_nothing_is_made_up(desks: Desks) -> None:
    assert "Ask us for the price." in _words(desks.outlook.preview(OWEN))
    desks.touch_ups.choose(TouchUpRules(price="£200 to £350 "))
    assert "At today’s prices: £200 to £350." in _words(desks.outlook.preview(OWEN))
    assert desks.touch_ups.rules() == TouchUpRules(price="£200 to £350")
    with pytest.raises(Refusal, match="touch_up_price_too_long"):
        desks.touch_ups.choose(TouchUpRules(price="£" * 61))


def test_in_every_language_it_is_one_page_with_the_curve_told_in_words(desks: Desks) -> None:
    for code in PAPER_LANGUAGES:
        _speaks(desks, code)
        sheet, pdf = desks.outlook.sheet(OWEN), desks.outlook.preview(OWEN)
        assert len(PdfReader(BytesIO(pdf)).pages) == 1
        assert sheet.title in _words(pdf) and sheet.curve.closes in _words(pdf)
        assert sheet.curve.opens in sheet.curve.alt
        letter = desks.invitations.preview(OWEN)
        assert len(PdfReader(BytesIO(letter)).pages) == 1
        assert "Owen Davies" in _words(letter)


def test_issued_it_is_the_forecast_that_was_told_on_paper(desks: Desks) -> None:
    paper = desks.outlook.issue(OWEN)
    assert desks.outlook.issue(OWEN) == paper and paper.kind is PaperKind.OUTLOOK
    told = desks.forecasts.forecast(OWEN).told  # type: ignore[union-attr]
    assert told is not None and (told.told_on, told.paper) == ("paper", paper.id)
    assert desks.papers.pdf(paper.id).startswith(b"%PDF")


def test_without_a_forecast_there_is_no_page_and_without_a_session_no_letter(desks: Desks) -> None:
    for call, code in (
        (desks.outlook.sheet, "forecast_none"),
        (desks.invitations.sheet, "invitation_not_treated"),
    ):
        with pytest.raises(Refusal) as caught:
            call(BILL)
        assert [each.code for each in caught.value.problems] == [code]


def test_a_letter_that_is_issued_counts_as_an_invitation(desks: Desks) -> None:
    paper = desks.invitations.issue(OWEN)
    assert desks.invitations.issue(OWEN) == paper
    (made,) = desks.touch_ups.invitations(OWEN)
    assert (made.way, made.outcome) == (Way.LETTER, Reached.SENT)


def test_the_aftercare_sheet_says_it_in_a_sentence_and_a_small_curve_and_given_it_is_told(
    desks: Desks,
) -> None:
    session = desks.store.sessions.of_client(OWEN)[-1].id
    sheet = desks.aftercare.sheet(session)
    assert sheet.curve is not None and sheet.ahead[0] == "When a touch-up may be wanted"
    assert sheet.curve.opens in sheet.ahead[1] and "sun" in sheet.ahead[-1]
    for code in PAPER_LANGUAGES:
        pdf = desks.aftercare.preview(session, code)
        assert len(PdfReader(BytesIO(pdf)).pages) == 1
    paper = desks.aftercare.mark_given(desks.aftercare.issue(session).id)
    told = desks.forecasts.forecast(OWEN).told  # type: ignore[union-attr]
    assert told is not None and (told.told_on, told.paper) == ("paper", paper.id)


@pytest.mark.parametrize("kind", [PaperKind.OUTLOOK, PaperKind.INVITATION])
def test_a_clinic_changes_its_words_and_stands_for_a_language(desks: Desks, kind: PaperKind) -> None:
    place = f"{kind.value}.title"
    assert len({each.place for each in desks.wordings.texts(kind, "de")}) > 5
    for code in PAPER_LANGUAGES:
        assert "Wir sehen nach" in _words(desks.wordings.preview(kind, code, {place: "Wir sehen nach"}, {}))
    _speaks(desks, "de")
    desk = desks.outlook if kind is PaperKind.OUTLOOK else desks.invitations
    assert desk.sheet(OWEN).note
    desks.wordings.save(kind, "de", {place: "Wir sehen nach"}, {})
    desks.wordings.approve(kind, "de", "Maya Reid")
    sheet = desk.sheet(OWEN)
    assert (sheet.title, sheet.note) == ("Wir sehen nach", "")


def test_who_does_not_want_to_hear_gets_no_letter(desks: Desks) -> None:
    with desks.ground.write("Do not contact"):
        desks.store.clients.save(replace(desks.clients.client(OWEN), no_contact=True))
    with pytest.raises(Refusal) as caught:
        desks.invitations.preview(OWEN)
    assert [each.code for each in caught.value.problems] == ["contact_not_wanted"]
