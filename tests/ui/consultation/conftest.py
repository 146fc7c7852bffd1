"""A client's Consultation tab on a real clinic, inside a page that scrolls, as the window has it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.domain.consultation import Consultation
from smpdesk.domain.hair_and_skin import HairType
from smpdesk.domain.hair_loss import Pattern
from smpdesk.services.desks import Desks
from smpdesk.ui.consultation.part import ConsultationPart
from tests import builders as a
from tests.ui.on_screen import OnScreen


class Tab(OnScreen):
    """The tab of one client."""

    part: ConsultationPart

    def __init__(self, desks: Desks, clock: a.SetClock, bot: QtBot) -> None:
        super().__init__(desks, bot)
        self.clock = clock
        self.who = a.client(desks)

    def open(self, width: int = 930, height: int = 640) -> "Tab":
        """Open it on the client."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        page = QWidget()
        body = QVBoxLayout(page)
        self.part = ConsultationPart(self.desks, self.feed, self.jobs, self.who.id)
        body.addWidget(self.part)
        area.setWidget(page)
        self.show(area, width, height)
        return self

    def consulted(self, finished: bool = True, **answers: Any) -> Consultation:
        """A consultation on record."""
        usual = {"pattern": Pattern.NORWOOD_4, "areas": ("frontal", "crown"), "hair_type": HairType.MEDIUM}
        desk = self.desks.consultations
        draft = replace(desk.draft(self.who.id), **{**usual, **answers})
        return desk.finish(draft) if finished else desk.save(draft)

    def latest(self) -> Consultation:
        """What the clinic's file holds."""
        found = self.desks.consultations.latest(self.who.id)
        assert found is not None
        return found

    def kept(self, **answers: object) -> None:
        """Wait until what was typed stands in the clinic's file."""

        def holds() -> bool:
            found = self.desks.consultations.latest(self.who.id)
            return found is not None and all(getattr(found, name) == value for name, value in answers.items())

        self.bot.waitUntil(holds, timeout=5_000)

    def focus(self) -> str:
        """What the focus is called."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget.accessibleName() or getattr(widget, "text", str)()


@pytest.fixture
def tab(tmp_path: Path, qtbot: QtBot) -> Iterator[Tab]:
    """A client without any consultation."""
    clock = a.SetClock()
    made = Tab(a.clinic(tmp_path, clock=clock), clock, qtbot)
    yield made
    made.close()
