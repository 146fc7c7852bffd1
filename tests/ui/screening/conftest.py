"""A real clinic with a client's health on the screen, in a page that scrolls as the client's page does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from smpdesk.domain.client import Client
from smpdesk.ui.screening.part import ScreeningPart
from tests import builders as a
from tests.ui.on_screen import OnScreen


@pytest.fixture
def clock() -> a.SetClock:
    """Tuesday 24 November 2026, 11:45."""
    return a.SetClock()


@pytest.fixture
def on(tmp_path: Path, clock: a.SetClock, qtbot: QtBot) -> Iterator[OnScreen]:
    """The desks of a clinic, with nothing open yet."""
    made = OnScreen(a.clinic(tmp_path, clock=clock), qtbot)
    yield made
    made.close()


@pytest.fixture
def owen(on: OnScreen) -> Client:
    """A client who was never asked."""
    return a.client(on.desks)


@pytest.fixture
def part(on: OnScreen, owen: Client, qtbot: QtBot) -> ScreeningPart:
    """The tab of that client, in sight."""
    made = ScreeningPart(on.desks, on.feed, on.jobs, owen.id)
    page = QScrollArea()
    page.setWidget(made)
    page.setWidgetResizable(True)
    qtbot.addWidget(page)
    on.show(page, 940, 720)
    return made
