"""A clinic on the day of the pictures, with the Aftercare tab open on it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.domain.follow_up import Scheme
from smpdesk.services.desks import Desks
from smpdesk.ui.aftercare.page import AftercarePage
from smpdesk.ui.shared.printing import PrinterChoice
from tests import builders as a
from tests.ui.on_screen import OnScreen

LIST = "To do"


class Tab(OnScreen):
    """The tab, what it asked the window for, and the badge it shows."""

    page: AftercarePage

    def __init__(self, desks: Desks, clock: a.SetClock, bot: QtBot) -> None:
        super().__init__(desks, bot)
        self.clock = clock
        self.badges: list[object] = []
        self.sessions_asked: list[object] = []

    def open(self, choice: PrinterChoice | None = None, width: int = 1280, height: int = 720) -> "Tab":
        """Open it; `choice` stands for the printers of this computer."""
        self.page = AftercarePage(self.desks, self.feed, self.jobs, choice=choice)
        self.page.badge.connect(self.badges.append)
        self.page.session_requested.connect(self.sessions_asked.append)
        self.show(self.page, width, height)
        return self

    def listed(self) -> list[tuple[str, ...]]:
        """The list in words."""
        return self.rows(LIST)

    def words_of(self, place: QWidget) -> str:
        """All words in sight in a dialog."""
        was, self.widget = self.widget, place
        found = self.words()
        self.widget = was
        return found

    def back(self) -> None:
        """The desktop gives the focus back after a dialog; nobody does that here."""
        self.page.activateWindow()
        self.view(LIST).setFocus()
        QApplication.processEvents()

    def select(self, row: int) -> None:
        """Click somebody."""
        self.choose(LIST, row)

    def finish(self, given: str, family: str, at: str, minutes: int = 120, place: int = 1) -> int:
        """Somebody treated by technician and in room `place`: the id of the finished session."""
        who = a.client(self.desks, given, family)
        visit = a.visit(self.desks, who, at, minutes=minutes, technician=place, room=place)
        return a.finished(self.desks, visit).id


@pytest.fixture
def tab(tmp_path: Path, qtbot: QtBot) -> Iterator[Tab]:
    """A clinic where nobody was treated yet."""
    clock = a.SetClock()
    made = Tab(a.clinic(tmp_path, clock=clock), clock, qtbot)
    made.desks.follow_ups.choose(Scheme(on=False))  # these tests are about sheets
    yield made
    made.close()


@pytest.fixture
def day(tab: Tab) -> Tab:
    """Owen is about to leave, Kofi is in the chair, Ana has her sheet since 11:20, Zoltán left on Friday without."""
    now = tab.clock.at
    tab.clock.at = now - timedelta(days=4)
    tab.finish("Zoltán", "Dávid", "2026-11-20 08:30", 180)
    tab.clock.at = now
    tab.finish("Owen", "Davies", "2026-11-24 08:30", 180)
    kofi = a.client(tab.desks, "Kofi", "Mensah")
    chair = a.visit(tab.desks, kofi, "2026-11-24 11:30", minutes=240, technician=2, room=2)
    tab.desks.chair.start(chair.id)
    ana = tab.finish("Ana", "Sousa", "2026-11-24 08:00", 120, place=2)
    tab.clock.at = now - timedelta(minutes=25)
    tab.desks.aftercare.mark_given(tab.desks.aftercare.issue(ana).id)
    tab.clock.at = now
    return tab
