"""Print, save, mark: what leaves the window, and what is on record afterwards."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QPushButton

from smpdesk.domain.booking import Leaving, LeavingState
from smpdesk.ui.shared.page_view import as_image
from smpdesk.ui.shared.printing import PrinterChoice
from smpdesk.ui.shared.warming import Warming
from tests import builders as a
from tests.documents import reading
from tests.ui.aftercare.conftest import LIST, Tab
from tests.ui.on_screen import print_dialog, printing_to


def text_of(pdf: bytes) -> str:
    """The words of all pages."""
    from io import BytesIO

    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def state_of(day: Tab, name: str) -> Leaving:
    """What the desk knows of somebody's sheet."""
    everybody = [*day.desks.aftercare.leaving(a.TODAY), *day.desks.aftercare.earlier(a.TODAY)]
    return next(each for each in everybody if each.client_name == name)


def thumbnail(day: Tab, pdf: bytes) -> list[int]:
    """The lightness of a page in 20 x 28 patches."""
    image = as_image(day.desks.papers.pages(pdf, 800)[0])
    small = image.scaled(
        20, 28, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return [small.pixelColor(x, y).lightness() for y in range(28) for x in range(20)]


def no_printers() -> list[str]:
    """A computer where none is set up."""
    return []


def test_printing_marks_as_given_and_asks_nothing_more(day: Tab, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    day.open(printing_to(out))
    day.press("Print and mark given")
    print_dialog().accept()
    day.settle()
    owen = state_of(day, "Owen Davies")
    assert owen.state is LeavingState.GIVEN
    assert owen.given == datetime(2026, 11, 24, 11, 45)
    assert day.desks.papers.paper(owen.paper).given_by == "Maya Reid"
    assert out.stat().st_size > 10_000
    assert "The sheet of Owen Davies was printed and is marked as given." in day.words()
    assert ("Owen Davies", "Given 11:45") in [(row[1], row[3]) for row in day.listed()]
    assert day.badges[-1] == 1


def test_the_printed_page_has_the_size_and_the_look_of_the_paper(day: Tab, tmp_path: Path) -> None:
    from pypdf import PdfReader

    out = tmp_path / "printed.pdf"
    day.open(printing_to(out))
    day.press("Print and mark given")
    print_dialog().accept()
    day.settle()
    page = PdfReader(out).pages[0]
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
    printed = thumbnail(day, out.read_bytes())
    meant = thumbnail(day, day.desks.papers.pdf(state_of(day, "Owen Davies").paper))
    assert max(abs(one - two) for one, two in zip(printed, meant, strict=True)) < 50
    assert min(meant) < 200


def test_a_cancelled_dialog_marks_nothing(day: Tab, tmp_path: Path) -> None:
    day.open(printing_to(tmp_path / "never.pdf"))
    day.press("Print and mark given")
    print_dialog().reject()
    day.settle()
    owen = state_of(day, "Owen Davies")
    assert (owen.state, owen.paper) == (LeavingState.SHEET_DUE, 0)
    assert not (tmp_path / "never.pdf").exists()
    assert day.button("Print and mark given").isEnabled()


@pytest.mark.qt_log_level_fail("CRITICAL")  # Qt warns of it too
def test_a_printer_that_fails_leaves_the_sheet_due_and_says_so(day: Tab) -> None:
    day.open(printing_to(Path("/nowhere/at/all.pdf")))
    day.press("Print and mark given")
    said = day.answering("Close")
    print_dialog().accept()
    day.bot.waitUntil(lambda: bool(said), timeout=5000)
    day.settle()
    assert said[0] == "The paper was not printed"
    assert state_of(day, "Owen Davies").state is LeavingState.SHEET_DUE
    assert day.button("Print and mark given").isEnabled()


def test_enter_on_a_row_prints(day: Tab, tmp_path: Path, press: Callable[..., None]) -> None:
    day.open(printing_to(tmp_path / "printed.pdf"))
    press("Return")
    assert isinstance(QApplication.activeModalWidget(), QPrintDialog)
    print_dialog().accept()
    day.settle()
    assert state_of(day, "Owen Davies").state is LeavingState.GIVEN


def test_printing_again_gives_the_same_paper(day: Tab, tmp_path: Path) -> None:
    ana = state_of(day, "Ana Sousa")
    day.open(printing_to(tmp_path / "again.pdf"))
    day.select(2)
    day.clock.tick(hours=1)
    day.press("Print again")
    print_dialog().accept()
    day.settle()
    again = state_of(day, "Ana Sousa")
    assert (again.paper, again.given) == (ana.paper, ana.given)
    assert len(day.desks.clients.papers(ana.client)) == 1


def test_marking_without_printing_freezes_the_sheet(day: Tab) -> None:
    day.open()
    day.press("Mark as given")
    owen = state_of(day, "Owen Davies")
    assert owen.state is LeavingState.GIVEN
    text = text_of(day.desks.papers.pdf(owen.paper))
    assert "Owen Davies" in text
    assert "DRAFT" not in text.upper().split("OWEN DAVIES")[0]
    assert day.view(LIST).currentIndex().data() == "Owen Davies"


def test_a_saved_sheet_is_the_issued_one_and_is_not_called_given(day: Tab, tmp_path: Path) -> None:
    day.open()
    day.press("Save PDF")
    day.save_as(tmp_path / "sheet")
    saved = tmp_path / "sheet.pdf"
    owen = state_of(day, "Owen Davies")
    assert saved.read_bytes() == day.desks.papers.pdf(owen.paper)
    assert "Sat 28 Nov" in text_of(saved.read_bytes())
    assert owen.state is LeavingState.SHEET_DUE
    assert f"Saved as {saved}." in day.words()


def test_without_a_printer_a_file_is_offered_at_once(day: Tab, tmp_path: Path) -> None:
    day.open(PrinterChoice(None, names=no_printers))
    said = day.answering("Save as PDF")
    day.press("Print and mark given")
    assert said[0] == "No printer is set up on this computer"
    day.save_as(tmp_path / "sheet.pdf")
    assert "Owen Davies" in text_of((tmp_path / "sheet.pdf").read_bytes())
    assert state_of(day, "Owen Davies").state is LeavingState.SHEET_DUE


def test_a_file_that_cannot_be_written_is_explained_and_nothing_is_called_given(
    day: Tab, tmp_path: Path
) -> None:
    (tmp_path / "taken.pdf").mkdir()
    day.open()
    day.press("Save PDF")
    said = day.answering("Close")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "taken.pdf"))  # type: ignore[attr-defined]
    dialog.close()
    day.settle()
    day.bot.waitUntil(lambda: bool(said), timeout=5000)
    assert "taken.pdf" in " ".join(said)
    assert day.button("Print and mark given").isEnabled()


def test_the_sheet_of_an_earlier_day_can_still_be_given(day: Tab) -> None:
    day.open()
    day.select(3)
    assert "Zoltán Dávid" in day.said(day.named("Aftercare sheet"))
    day.press("Mark as given")
    assert [row[1] for row in day.listed()] == ["Owen Davies", "Kofi Mensah", "Ana Sousa"]


@pytest.mark.parametrize("name", ["pypdfium2", "smpdesk.documents.aftercare"])
def test_the_paper_libraries_are_loaded_while_nobody_waits(tab: Tab, name: str) -> None:
    import sys

    tab.open()
    Warming(tab.desks.papers, tab.jobs, tab.page).start()
    tab.bot.waitUntil(lambda: name in sys.modules and not tab.jobs.busy, timeout=10_000)


def test_a_sheet_in_another_language_says_that_nobody_has_read_it_and_is_its_own_paper(day: Tab):
    day.open()
    day.pick("Language of the sheet", "Polish")
    day.settle()
    assert "Not yet reviewed: nobody here has approved the Polish wording." in day.words()
    day.press("Mark as given")
    paper = day.desks.store.papers.issued_on(a.TODAY)[-1]
    assert (paper.language, paper.given is not None) == ("pl", True)
    day.select(1)
    assert day.named("Language of the sheet").value() == "en"
    assert "Not yet reviewed" not in day.words()


def test_large_print_and_the_wallet_card_are_under_more(day: Tab, tmp_path: Path):
    day.open()
    more = day.button("More")
    assert isinstance(more, QPushButton)
    large, _rule, card, papers = more.menu().actions()
    large.trigger()
    day.settle()
    assert day.named("Aftercare sheet").count > 1
    card.trigger()
    day.save_as(tmp_path / "card.pdf")
    assert "Pigment card" in reading.text((tmp_path / "card.pdf").read_bytes())
    asked: list[object] = []
    day.page.day_papers_requested.connect(lambda: asked.append(True))
    papers.trigger()
    assert asked
