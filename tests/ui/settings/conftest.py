"""A clinic with its settings open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smpdesk.services.desks import Desks
from smpdesk.ui.settings.dialog import SettingsDialog
from tests import builders as a
from tests.ui.on_screen import OnScreen

PAGES = (
    "clinic", "ways", "hours", "staff", "rooms", "patch_tests", "ready", "sheet", "lists", "check_ins", "late",
    "colours", "calendars", "chair", "forecast", "kiosk",
)  # fmt: skip


class Settings(OnScreen):
    """The dialog, opened on a page."""

    dialog: SettingsDialog

    def __init__(self, desks: Desks, bot: QtBot) -> None:
        super().__init__(desks, bot)

    def open(self, page: str = "clinic", width: int = 900, height: int = 660) -> "Settings":
        """Open it."""
        self.dialog = SettingsDialog(self.desks, self.feed, self.jobs, page=page)
        self.show(self.dialog, width, height)
        return self

    def turn_to(self, page: str) -> None:
        """Click another page."""
        self.choose("Pages of the settings", PAGES.index(page))

    def pages(self) -> list[str]:
        """The chips of the pages: which are not saved."""
        return [row[3] for row in self.rows("Pages of the settings")]


@pytest.fixture
def settings(tmp_path: Path, qtbot: QtBot) -> Iterator[Settings]:
    """The clinic."""
    from smpdesk import words

    made = Settings(a.clinic(tmp_path), qtbot)
    yield made
    made.close()
    words.use("en-GB")
