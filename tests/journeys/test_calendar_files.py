"""Calendar files in the whole program: chosen in the settings, they follow the book by themselves."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from smpdesk.ui.settings.dialog import SettingsDialog
from tests import builders as a
from tests.journeys.conftest import Whole


def test_a_folder_is_chosen_and_the_files_follow_the_book(whole: Whole, tmp_path: Path) -> None:
    desks = a.clinic(tmp_path)
    owen = a.client(desks)
    folder = desks.store.folder
    desks.close()
    shared = tmp_path / "shared"
    shared.mkdir()
    whole.begin(folder)
    whole.command("settings")
    dialog: Any = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    whole.choose("Pages of the settings", list(dialog.sections).index("calendars"))
    whole.write("Folder", str(shared))
    whole.press("Save")
    whole.until(lambda: (shared / "Tom Hale.ics").is_file())
    dialog.close()
    a.visit(whole.desks, owen, "2026-11-25 10:00")
    whole.until(lambda: "Session 1 of 3" in (shared / "Tom Hale.ics").read_text(encoding="utf-8"))
    assert "Owen" not in (shared / "Tom Hale.ics").read_text(encoding="utf-8")
