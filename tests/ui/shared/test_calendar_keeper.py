"""Calendar files follow the book by themselves; a folder that is away is told once."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smpdesk.ui.shared.calendar_keeper import CalendarKeeper
from tests import builders as a
from tests.ui.on_screen import OnScreen


class Kept(OnScreen):
    """A clinic whose files are kept in a folder; what was said at the foot of the window."""

    def __init__(self, folder: Path, bot) -> None:
        super().__init__(a.clinic(folder), bot)
        self.news: list[str] = []
        self.folder = folder / "shared"
        self.folder.mkdir()
        self.desks.calendars.choose(self.folder, names=False)
        self.keeper = CalendarKeeper(self.desks, self.feed, self.jobs, self.news.append, rest=0)

    def rest(self) -> None:
        """Let the keeper come to rest."""
        QApplication.processEvents()
        self.settle()


@pytest.fixture
def kept(tmp_path: Path, qtbot):
    """The clinic."""
    made = Kept(tmp_path, qtbot)
    yield made
    made.keeper.stop()
    made.close()


def test_a_booking_stands_in_the_file_a_little_later(kept: Kept):
    a.visit(kept.desks, a.client(kept.desks), "2026-11-25 10:00")
    kept.rest()
    assert "Session 1 of 3" in (kept.folder / "Tom Hale.ics").read_text(encoding="utf-8")
    assert kept.news == []


def test_a_folder_that_is_away_is_told_once_and_then_that_all_is_well(kept: Kept):
    kept.folder.rename(kept.folder.with_name("away"))
    for hour in (10, 14):
        a.visit(kept.desks, a.client(kept.desks), f"2026-11-25 {hour}:00")
        kept.rest()
    assert len(kept.news) == 1 and "is not there" in kept.news[0]
    kept.folder.with_name("away").rename(kept.folder)
    a.visit(kept.desks, a.client(kept.desks), "2026-11-26 10:00")
    kept.rest()
    assert kept.news[1:] == ["The calendar files are up to date again."]


def test_a_clinic_that_wants_no_files_has_none(kept: Kept):
    kept.desks.calendars.choose(None, names=False)
    a.visit(kept.desks, a.client(kept.desks), "2026-11-25 10:00")
    kept.rest()
    assert list(kept.folder.iterdir()) == []
