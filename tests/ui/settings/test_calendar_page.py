"""The settings' page of calendar files: a folder, names or none, written now, stopped."""

from pathlib import Path

from tests import builders as a
from tests.ui.settings.conftest import PAGES, Settings


def test_a_folder_is_chosen_and_files_are_written(settings: Settings, tmp_path: Path):
    a.visit(settings.desks, a.client(settings.desks), "2026-11-25 10:00")
    folder = tmp_path / "shared"
    folder.mkdir()
    settings.open("calendars")
    assert not settings.button("Write now").isEnabled()
    settings.write("Folder", str(folder))
    settings.pick("A visit is shown with", "Clients' names")
    settings.press("Save")
    settings.press("Write now")
    assert sorted(path.name for path in folder.iterdir()) == ["Inês Prado.ics", "Tom Hale.ics"]
    assert "Owen Davies" in (folder / "Tom Hale.ics").read_text(encoding="utf-8")
    assert "2 files up to date" in settings.words()


def test_an_empty_folder_stops_it_and_the_files_stay(settings: Settings, tmp_path: Path):
    settings.desks.calendars.choose(tmp_path, names=False)
    (tom, _) = settings.desks.calendars.keep_up()
    settings.open("calendars")
    settings.write("Folder", "")
    settings.press("Save")
    assert "No files are kept" in settings.words()
    assert settings.desks.calendars.folder() is None
    assert tom.is_file()


def test_a_folder_that_is_not_there_is_refused_beside_its_field(settings: Settings, tmp_path: Path):
    settings.open("calendars")
    settings.write("Folder", str(tmp_path / "away"))
    settings.press("Save")
    assert "is not there" in settings.words()
    assert settings.pages()[PAGES.index("calendars")] == "Not saved"
    settings.press("Undo changes")
