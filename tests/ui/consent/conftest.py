"""A real clinic with a client's consent on the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smpdesk.domain.client import Client
from smpdesk.ui.consent.part import ConsentPart
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
    """A client who said nothing yet."""
    return a.client(on.desks)


@pytest.fixture
def part(on: OnScreen, owen: Client, qtbot: QtBot) -> ConsentPart:
    """The tab of that client, in sight."""
    made = ConsentPart(on.desks, on.feed, on.jobs, owen.id)
    qtbot.addWidget(made)
    on.show(made, 900, 700)
    return made
