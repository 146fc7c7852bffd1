"""A clinic with the window of its wording."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smpdesk.domain.paper import PaperKind
from smpdesk.services.desks import Desks
from smpdesk.ui.wording.dialog import WordingDialog
from tests import builders as a
from tests.ui.on_screen import OnScreen


class OnWording(OnScreen):
    """The window."""

    dialog: WordingDialog

    def __init__(self, desks: Desks, bot: QtBot) -> None:
        super().__init__(desks, bot)

    def open(self, kind: PaperKind = PaperKind.AFTERCARE) -> "OnWording":
        """Open it."""
        self.dialog = WordingDialog(self.desks, self.feed, self.jobs, kind=kind)
        self.show(self.dialog, 1220, 760)
        return self


@pytest.fixture
def wording(tmp_path: Path, qtbot: QtBot) -> Iterator[OnWording]:
    """The clinic."""
    made = OnWording(a.clinic(tmp_path), qtbot)
    yield made
    made.close()
