"""Consent forms, and a day's papers as files."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from smpdesk.domain.patch_test import PatchResult, PatchSite
from smpdesk.domain.problem import Refusal
from smpdesk.domain.signature import Signature
from smpdesk.services.desks import Desks
from tests import builders as a
from tests.documents.reading import pages, text


def test_a_consent_is_signed_on_paper_with_day_witness_and_version(desks: Desks) -> None:
    owen = a.client(desks)
    paper = desks.papers.issue_consent(owen.id, a.visit(desks, owen, "2026-11-24 14:00").id)
    signed = desks.papers.mark_signed(paper.id, a.TODAY, " Tom Hale ")
    assert (signed.signed, signed.seen_by, signed.wording) == (a.TODAY, "Tom Hale", paper.wording)
    assert signed.sha256 == paper.sha256


@pytest.mark.parametrize(
    ("on", "seen_by", "code"),
    [
        (a.TODAY + timedelta(days=1), "Tom", "signed_in_future"),
        (a.TODAY - timedelta(days=1), "Tom", "signed_before_issued"),
        (a.TODAY, "", "seen_by_missing"),
    ],
)
def test_an_impossible_signature_is_refused(desks: Desks, on: date, seen_by: str, code: str) -> None:
    paper = desks.papers.issue_consent(a.client(desks).id)
    with pytest.raises(Refusal) as refused:
        desks.papers.mark_signed(paper.id, on, seen_by)
    assert refused.value.problems[0].code == code
    assert desks.papers.paper(paper.id).signed is None


def test_an_aftercare_sheet_cannot_be_signed(desks: Desks) -> None:
    session = a.finished(desks, a.visit(desks, a.client(desks), "2026-11-24 08:00"))
    with pytest.raises(Refusal):
        desks.papers.mark_signed(desks.aftercare.issue(session.id).id, a.TODAY, "Tom")


def test_the_form_shows_what_is_on_record(desks: Desks) -> None:
    owen = a.client(desks, birth=date(1985, 3, 14), phone="07700 900118", address="1 Mill Lane\nLeeds")
    visit = a.visit(desks, owen, "2026-11-24 14:00")
    answers = {each.label: each.answer for each in desks.papers.consent_sheet(owen.id, visit.id).fields}
    assert answers["Name"] == "Owen Davies"
    assert answers["Date of birth"] == "14 Mar 1985"
    assert answers["Address"] == "1 Mill Lane, Leeds"
    assert answers["Technician"] == "Tom Hale"
    assert answers["Date of treatment"] == "Tuesday 24 November 2026"


def patch_line(desks: Desks, client: int) -> str:
    sheet = desks.papers.consent_sheet(client)
    return next(f.answer for each in sheet.sections for f in each.fields if f.label.startswith("Patch test"))


def test_the_form_tells_the_patch_test_with_date_pigment_and_result(desks: Desks, clock: a.SetClock) -> None:
    owen = a.client(desks)
    assert patch_line(desks, owen.id) == ""
    draft = replace(
        desks.patch_tests.draft(owen.id), site=PatchSite.BEHIND_EAR, pigment="GR2", lot="GR2-2409"
    )
    test = desks.patch_tests.do(draft)
    assert patch_line(desks, owen.id) == "24 Nov 2026, GR2. Not read yet."
    clock.tick(hours=48)
    desks.patch_tests.read(replace(test, read=desks.patch_tests.now(), result=PatchResult.NEGATIVE))
    assert patch_line(desks, owen.id) == "24 Nov 2026, GR2. Negative: no reaction."
    desks.patch_tests.decline(owen.id, Signature(), "Tom Hale", cannot_sign=True)
    line = "24 Nov 2026, GR2. Negative: no reaction. Offered and declined on 26 Nov 2026."
    assert patch_line(desks, owen.id) == line
    body = desks.papers.pdf(desks.papers.issue_consent(owen.id).id)
    assert line in " ".join(text(body).split())
    assert len(pages(body)) == 2


def test_the_form_tells_the_day_a_patch_test_was_declined(desks: Desks) -> None:
    owen = a.client(desks)
    desks.patch_tests.decline(owen.id, Signature(), "Tom Hale", cannot_sign=True)
    assert patch_line(desks, owen.id) == "Offered and declined on 24 Nov 2026."


def test_only_a_clinic_in_the_united_states_tells_of_the_ink_approval(desks: Desks, tmp_path: Path) -> None:
    here = [each.title for each in desks.papers.consent_sheet(a.client(desks).id).sections]
    american = a.clinic(tmp_path / "us", country="US", language="en-US", currency="USD", paper="Letter")
    there = [each.title for each in american.papers.consent_sheet(a.client(american).id).sections]
    american.close()
    assert set(there) - set(here) == {"About the inks"}


def test_a_days_papers_are_drafts_and_leave_no_trace(desks: Desks, tmp_path: Path) -> None:
    owen, ana = a.client(desks), a.client(desks, "Ana", "Sousa")
    a.finished(desks, a.visit(desks, owen, "2026-11-24 08:00"))
    a.visit(desks, ana, "2026-11-24 14:00")
    written, failed = desks.papers.papers_of_day(a.TODAY, tmp_path / "out")
    names = [path.name for path in written]
    assert names == ["1001-2026-11-24-aftercare.pdf", "1002-2026-11-24-consent.pdf"]
    assert failed == []
    assert desks.store.papers.count() == 0


def test_issued_papers_of_a_day_are_the_bytes_on_record(desks: Desks, tmp_path: Path) -> None:
    a.finished(desks, a.visit(desks, a.client(desks), "2026-11-24 08:00"))
    written, _ = desks.papers.papers_of_day(a.TODAY, tmp_path / "out", issue_them=True)
    assert written[0].read_bytes() == desks.papers.pdf(1)
    again, _ = desks.papers.papers_of_day(a.TODAY, tmp_path / "again", issue_them=True)
    assert again[0].read_bytes() == written[0].read_bytes()
    assert desks.store.papers.count() == 1


def test_a_paper_that_cannot_be_printed_is_named_and_the_rest_is_written(
    desks: Desks, tmp_path: Path
) -> None:
    a.visit(desks, a.client(desks, "李", "小龙"), "2026-11-24 10:00")
    a.visit(desks, a.client(desks), "2026-11-24 14:00")
    written, failed = desks.papers.papers_of_day(a.TODAY, tmp_path / "out")
    assert [path.name for path in written] == ["1002-2026-11-24-consent.pdf"]
    assert [(name, each.code) for name, each in failed] == [
        ("1001-2026-11-24-consent.pdf", "letters_missing")
    ]
