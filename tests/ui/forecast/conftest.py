"""A clinic with one client who was consulted and treated, and one of whom nothing is known."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smpdesk.domain.hair_and_skin import Immune, Often, SkinType, Sun
from smpdesk.domain.session import Zone
from smpdesk.services.desks import Desks
from tests import builders as a
from tests.copies import copied
from tests.ui.on_screen import OnScreen

OWEN, BILL = 1, 2


def _made(folder: Path) -> Desks:
    desks = a.clinic(folder / "made", clock=a.SetClock())
    owen = a.client(desks)
    a.client(desks, "Bill", "Cole")
    draft = desks.consultations.draft(owen.id)
    desks.consultations.finish(
        replace(
            draft, sun=Sun.MUCH, spf=Often.NEVER, hat=Often.NEVER, skin=SkinType.NORMAL, immune=Immune.USUAL
        )
    )
    a.finished(desks, a.visit(desks, owen, "2026-11-24 08:30", minutes=120), a.zone(), a.zone(Zone.CROWN))
    return desks


@pytest.fixture
def clock() -> a.SetClock:
    return a.SetClock()


@pytest.fixture
def on(tmp_path: Path, clock: a.SetClock, qtbot: QtBot) -> Iterator[OnScreen]:
    """The clinic, nothing on the screen yet."""
    made = OnScreen(copied("forecast tab", tmp_path, clock, _made), qtbot)
    yield made
    made.close()
