"""A clinic with its waiting list open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from smpdesk.domain.waiting import Free
from smpdesk.ui.waiting.dialog import WaitingListDialog
from tests import builders as a
from tests.ui.on_screen import OnScreen


class List(OnScreen):
    """The dialog and what it asked of the window."""

    dialog: WaitingListDialog

    def open(self, free: Free | None = None) -> "List":
        """Open it."""
        self.asked: list[tuple[object, object]] = []
        self.dialog = WaitingListDialog(self.desks, self.feed, free=free)
        self.dialog.book_requested.connect(self.wants)
        self.show(self.dialog, 680, 560)
        return self

    def wants(self, waiter: object, free: object) -> None:
        self.asked.append((waiter, free))


@pytest.fixture
def waiting_list(tmp_path: Path, qtbot: QtBot) -> Iterator[List]:
    """The clinic."""
    made = List(a.clinic(tmp_path), qtbot)
    yield made
    if isValid(made.dialog):
        made.dialog.hide()
        made.dialog.deleteLater()  # before the popups of its fields, which must not go first
    made.close()
