"""All papers of a day: made and printed off the window's thread, with progress, stopped when somebody wants it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from smpdesk.ui.papers.day_dialog import DayPapersDialog
from tests import builders as a
from tests.documents import reading
from tests.ui.on_screen import OnScreen, print_dialog, printing_to


@pytest.fixture
def day(tmp_path: Path, qtbot: QtBot) -> Iterator[OnScreen]:
    """Owen was treated, Ana has her sheet, 李 cannot be printed, Kofi comes in the afternoon."""
    made = OnScreen(a.clinic(tmp_path), qtbot)
    desks = made.desks
    for at, (given, family) in enumerate((("Owen", "Davies"), ("Ana", "Sousa"), ("李", "小龙"))):
        session = a.finished(
            desks, a.visit(desks, a.client(desks, given, family), f"2026-11-24 0{7 + at}:00", minutes=60)
        )
        if given == "Ana":
            desks.aftercare.mark_given(desks.aftercare.issue(session.id).id)
    a.visit(desks, a.client(desks, "Kofi", "Mensah"), "2026-11-24 14:00")
    yield made
    made.close()


def test_the_papers_of_the_day_are_printed_together(day: OnScreen, tmp_path: Path):
    printed = tmp_path / "printed.pdf"
    dialog = DayPapersDialog(day.desks, day.jobs, choice=printing_to(printed))
    day.show(dialog, 520, 560)
    day.press("Print 3 papers")
    print_dialog().done(QDialog.DialogCode.Accepted)
    day.settle()
    assert "2 papers printed." in day.words()
    assert "李 小龙: " in day.words()
    assert len(reading.pages(printed.read_bytes())) >= 3
    assert sorted(each.kind.value for each in day.desks.store.papers.issued_on(a.TODAY)) == [
        "aftercare", "aftercare", "consent",
    ]  # fmt: skip
    day.press("Mark 1 sheet as given")
    day.settle()
    assert "1 sheet marked as given." in day.words()
    assert [row[3] for row in day.rows("Papers of the day")] == ["Given", "Given", "", ""]
    assert dialog.give.isHidden()


def test_they_are_saved_as_one_file_and_can_be_stopped(day: OnScreen, tmp_path: Path):
    dialog = DayPapersDialog(day.desks, day.jobs)
    day.show(dialog, 520, 560)
    assert [row[3] for row in day.rows("Papers of the day")] == ["", "Given", "", ""]
    day.press("Include those already given or signed")
    day.press("Save as one PDF")
    day.save_as(tmp_path / "all.pdf")
    text = reading.text((tmp_path / "all.pdf").read_bytes())
    assert "Owen Davies" in text and "Ana Sousa" in text and "Kofi Mensah" in text
    dialog.save.click()
    files = QApplication.activeModalWidget()
    assert isinstance(files, QFileDialog)
    files.fileSelected.emit(str(tmp_path / "stopped.pdf"))
    files.close()
    day.button("Cancel").click()
    day.settle()
    assert "Stopped." in day.words()
    assert not (tmp_path / "stopped.pdf").exists()
