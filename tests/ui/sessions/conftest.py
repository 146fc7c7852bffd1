"""The Sessions tab over a real clinic: two technicians, two rooms, the clock at 11:45 on a Tuesday."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from smpdesk.services.desks import Desks
from smpdesk.ui.sessions.board import Board
from smpdesk.ui.sessions.page import SessionsPage
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from tests import builders as a

Found = TypeVar("Found", bound=QWidget)


class Seen:
    """What the page asked of the window."""

    def __init__(self, page: SessionsPage) -> None:
        self.badges: list[Any] = []
        self.finished: list[Any] = []
        self.chairs: list[Any] = []
        self.clients: list[Any] = []
        self.consents: list[Any] = []
        self.healths: list[Any] = []
        self.settings: list[bool] = []
        page.badge.connect(self.badges.append)
        page.aftercare_requested.connect(self.finished.append)
        page.chair_requested.connect(self.chairs.append)
        page.client_requested.connect(self.clients.append)
        page.consent_requested.connect(self.consents.append)
        page.health_requested.connect(self.healths.append)
        page.settings_requested.connect(self.wants_settings)

    def wants_settings(self) -> None:
        self.settings.append(True)


class Tab:
    """The page with what a person finds on it."""

    def __init__(self, desks: Desks, clock: a.SetClock, page: SessionsPage, qtbot: Any) -> None:
        self.desks, self.clock, self.page, self.qtbot = desks, clock, page, qtbot
        self.seen = Seen(page)
        self.tom, self.ines = (
            next(each.id for each in desks.clinic.technicians() if each.name == name)
            for name in ("Tom Hale", "Inês Prado")
        )
        self.one, self.two = (each.id for each in desks.clinic.rooms())

    @property
    def board(self) -> Board:
        return self.find(Board)

    def find(self, kind: type[Found]) -> Found:
        found = self.page.findChild(kind)
        assert found is not None
        return found

    def open(self) -> "Tab":
        """Show the page as the window does."""
        self.page.resize(1280, 722)
        self.page.show()
        self.page.refresh()
        self.page.activateWindow()
        self.page.setFocus()
        self.settle()
        return self

    def settle(self) -> None:
        """Let everything that was asked for happen."""
        self.qtbot.wait(1)
        self.qtbot.wait(1)

    def buttons(self) -> list[str]:
        return [each.text() for each in self.page.findChildren(QPushButton) if each.isVisibleTo(self.page)]

    def push(self, words: str, root: QWidget | None = None) -> None:
        """Press the button with these words."""
        root = root or self.page
        found = [
            each for each in root.findChildren(QPushButton) if each.text() == words and each.isVisibleTo(root)
        ]
        assert found, f"no button {words!r} among {self.buttons()}"
        found[0].click()
        self.settle()

    def says(self) -> str:
        """Every word in sight, cards of the board apart."""
        from PySide6.QtWidgets import QLabel

        labels = [each for each in self.page.findChildren(QLabel) if each.isVisibleTo(self.page)]
        return "\n".join(each.text() for each in labels)

    def state(self, visit: int) -> str:
        return self.desks.sessions.booking(visit).appointment.state.value


@pytest.fixture
def clock() -> a.SetClock:
    return a.SetClock()


@pytest.fixture
def desks(tmp_path: Path, clock: a.SetClock) -> Iterator[Desks]:
    made = a.clinic(tmp_path, clock=clock)
    yield made
    made.close()


@pytest.fixture
def tab_of(qtbot: Any, clock: a.SetClock) -> Iterator[Callable[[Desks], Tab]]:
    """A page on a clinic that the test made itself."""
    jobs = Jobs()
    pages: list[SessionsPage] = []

    def make(desks: Desks) -> Tab:
        feed = Feed()
        desks.store.subscribe(feed.publish)
        page = SessionsPage(desks, feed, jobs)
        pages.append(page)
        return Tab(desks, clock, page, qtbot)

    yield make
    for page in pages:
        if isValid(page):
            page.hide()
            page.deleteLater()
    jobs.close()


@pytest.fixture
def tab(desks: Desks, tab_of: Callable[[Desks], Tab]) -> Tab:
    return tab_of(desks)
