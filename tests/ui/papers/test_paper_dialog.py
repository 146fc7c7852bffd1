"""One paper in its window: a draft until it leaves, frozen afterwards, given or signed when somebody says so."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from smpdesk.domain.paper import PaperKind
from tests.ui.on_screen import print_dialog, printing_to
from tests.ui.papers.conftest import Papers


def words_of(pdf: bytes) -> str:
    """The words of all pages."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_consent_form_is_a_draft_and_nothing_is_kept_of_it(papers: Papers) -> None:
    papers.open()
    assert "Consent form · Owen Davies" in papers.words()
    assert "Draft" in papers.words()
    assert papers.desks.clients.papers(papers.owen.id) == []
    assert "Consent to scalp micropigmentation" in papers.said(papers.named("Paper"))


def test_it_is_issued_when_it_is_printed_and_can_then_be_signed(papers: Papers, tmp_path: Path) -> None:
    papers.open(choice=printing_to(tmp_path / "consent.pdf"))
    papers.press("Issue and print")
    print_dialog().accept()
    papers.settle()
    kept = papers.desks.clients.papers(papers.owen.id)
    assert [each.kind for each in kept] == [PaperKind.CONSENT]
    assert papers.issued == kept
    assert "Not signed yet" in papers.words()
    assert f"version {kept[0].wording}" in papers.words()
    assert papers.button("Mark as signed on paper").isVisible()


def test_a_cancelled_print_issues_nothing(papers: Papers, tmp_path: Path) -> None:
    papers.open(choice=printing_to(tmp_path / "consent.pdf"))
    papers.press("Issue and print")
    print_dialog().reject()
    papers.settle()
    assert papers.desks.clients.papers(papers.owen.id) == []
    assert papers.issued == []
    assert papers.button("Issue and print").isEnabled()


def test_the_saved_form_is_the_issued_one(papers: Papers, tmp_path: Path) -> None:
    papers.open()
    papers.press("Save PDF")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    papers.save_as(tmp_path / "form.pdf")
    kept = papers.desks.clients.papers(papers.owen.id)[0]
    assert (tmp_path / "form.pdf").read_bytes() == papers.desks.papers.pdf(kept.id)
    assert "Owen Davies" in words_of((tmp_path / "form.pdf").read_bytes())
    assert kept.sha256 == papers.desks.papers.paper(kept.id).sha256


def test_signed_on_paper_says_when_and_who_saw_it(papers: Papers) -> None:
    paper = papers.desks.papers.issue_consent(papers.owen.id)
    papers.open(paper.id)
    papers.press("Mark as signed on paper")
    assert papers.named("Seen by, needed").text() == "Maya Reid"
    papers.write("Seen by, needed", "Tom Hale")
    papers.press("Mark as signed")
    signed = papers.desks.papers.paper(paper.id)
    assert (signed.signed, signed.seen_by) == (date(2026, 11, 24), "Tom Hale")
    assert "Signed 24 Nov 2026, seen by Tom Hale" in papers.words()
    assert not papers.buttons("Mark as signed on paper")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("Signed on, needed", "25 Nov 2026", "cannot have been signed on a day to come"),
        ("Signed on, needed", "1 Nov 2026", "so it was not signed before"),
        ("Signed on, needed", "soon", "is not a date"),
        ("Signed on, needed", "", "Enter the day on which it was signed"),
        ("Seen by, needed", "", "Enter who saw the client sign"),
    ],
)
def test_a_signature_that_cannot_be_is_said_beside_its_field(
    papers: Papers, field: str, typed: str, sentence: str
) -> None:
    paper = papers.desks.papers.issue_consent(papers.owen.id)
    papers.open(paper.id)
    papers.press("Mark as signed on paper")
    papers.write(field, typed)
    papers.press("Mark as signed")
    assert sentence in papers.words()
    assert sentence in papers.said(papers.named(field))
    assert papers.desks.papers.paper(paper.id).signed is None


def test_escape_leaves_the_signing_and_then_the_window(papers: Papers, press: Callable[..., None]) -> None:
    paper = papers.desks.papers.issue_consent(papers.owen.id)
    dialog = papers.open(paper.id)
    papers.press("Mark as signed on paper")
    press("Escape")
    assert dialog.isVisible()
    assert papers.buttons("Mark as signed on paper")
    press("Escape")
    assert not dialog.isVisible()


def test_a_sheet_is_given_when_it_is_printed(papers: Papers, tmp_path: Path) -> None:
    paper = papers.sheet()
    papers.open(paper, printing_to(tmp_path / "sheet.pdf"))
    assert "Not given yet" in papers.words()
    papers.press("Print and mark given")
    print_dialog().accept()
    papers.settle()
    assert papers.desks.papers.paper(paper).given is not None
    assert "Given 24 Nov 2026, 11:45 by Maya Reid" in papers.words()
    assert papers.button("Print").isEnabled()


def test_a_sheet_can_be_marked_as_given_without_printing(papers: Papers) -> None:
    paper = papers.sheet()
    papers.open(paper)
    papers.press("Mark as given")
    assert papers.desks.papers.paper(paper).given is not None
    assert not papers.buttons("Mark as given")


def test_signed_elsewhere_shows_here(papers: Papers) -> None:
    paper = papers.desks.papers.issue_consent(papers.owen.id)
    papers.open(paper.id)
    papers.desks.papers.mark_signed(paper.id, date(2026, 11, 24), "Inês Prado")
    papers.settle()
    assert "Signed 24 Nov 2026, seen by Inês Prado" in papers.words()


@pytest.mark.parametrize(
    ("look", "scale"),
    [
        pytest.param(look, scale, marks=pytest.mark.look(look, scale))
        for look in ("light", "dark")
        for scale in (1.0, 1.5)
    ],
)
def test_nothing_is_cut_and_everything_has_a_name(
    papers: Papers,
    look: str,
    scale: float,
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
) -> None:
    paper = papers.desks.papers.issue_consent(papers.owen.id)
    dialog = papers.open(paper.id, width=round(820 * scale))
    for step in ("", "Mark as signed on paper"):
        if step:
            papers.press(step)
        assert clipped(dialog) == []
        assert nameless(dialog) == []


def test_enter_in_the_signing_marks_it_and_prints_nothing(papers: Papers, press: Callable[..., None]) -> None:
    paper = papers.desks.papers.issue_consent(papers.owen.id)
    papers.open(paper.id)
    papers.press("Mark as signed on paper")
    papers.write("Seen by, needed", "Tom Hale")
    press("Return")
    papers.settle()
    assert papers.desks.papers.paper(paper.id).seen_by == "Tom Hale"
    assert QApplication.activeModalWidget() is None
