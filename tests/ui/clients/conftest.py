"""A real clinic with the Clients tab open on it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.services.desks import Desks
from smpdesk.ui.clients.page import ClientsPage
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from tests import builders as a


class Tab:
    """The page, what it asked the window for, and the clinic behind it."""

    def __init__(self, desks: Desks, qtbot: QtBot) -> None:
        self.desks, self._bot = desks, qtbot
        self.feed, self.jobs = Feed(), Jobs()
        desks.store.subscribe(self.feed.publish)
        self.page = ClientsPage(desks, self.feed, self.jobs)
        self.asked: list[tuple[str, Any]] = []
        for name in ("book", "consent", "paper", "session"):
            getattr(self.page, f"{name}_requested").connect(Note(self.asked, name))
        self.page.bring_in_requested.connect(Note(self.asked, "bring_in"))

    def open(self, width: int = 1280, height: int = 700) -> "Tab":
        """Show it as the window does, until the record has followed."""
        self.page.refresh()
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        self.page.setFocus()
        self.settle()
        return self

    def settle(self) -> None:
        """Let everything that was put off to a later turn happen."""
        for _ in range(6):
            QApplication.processEvents()

    def listed(self) -> list[str]:
        """Names in the list."""
        model = self.page.side.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def words(self) -> list[str]:
        """All words in sight at the right, without the list."""
        labels: list[Any] = [*self.page.findChildren(QLabel), *self.page.findChildren(QAbstractButton)]
        return [each.text() for each in labels if each.isVisible() and each.text()]

    def button(self, text: str) -> QAbstractButton:
        """The visible button with these words."""
        found = [b for b in self.page.findChildren(QAbstractButton) if b.isVisible() and b.text() == text]
        assert found, f"no button {text!r}"
        return found[0]

    def tab(self, name: str) -> None:
        """Open a tab of the record."""
        from smpdesk.ui.shared.tabs import PageTabs

        tabs = self.page.findChild(PageTabs)
        assert isinstance(tabs, PageTabs)
        names = [tabs.tabText(each).split(" ")[0] for each in range(tabs.count())]
        tabs.setCurrentIndex(names.index(name))
        self.settle()


class Note:
    """Writes down that something was asked for."""

    def __init__(self, asked: list[tuple[str, Any]], name: str) -> None:
        self._asked, self._name = asked, name

    def __call__(self, what: Any = None) -> None:
        self._asked.append((self._name, what))


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    """An empty clinic."""
    made = a.clinic(tmp_path)
    yield made
    made.close()


@pytest.fixture
def tab(desks: Desks, qtbot: QtBot) -> Iterator[Tab]:
    """The tab, not yet open."""
    made = Tab(desks, qtbot)
    qtbot.addWidget(made.page)
    yield made
    made.jobs.close()


@pytest.fixture
def answer() -> Callable[..., list[str]]:
    """`said = answer("Save")`: presses that button of the next dialog; `said` gets the words it showed."""

    def prepare(button: str, before: Callable[[QWidget], object] | None = None) -> list[str]:
        said: list[str] = []

        def press() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog), "no dialog asked anything"
            said.extend(each.text() for each in dialog.findChildren(QLabel) if each.text())
            if before is not None:
                before(dialog)
            next(b for b in dialog.findChildren(QAbstractButton) if b.text() == button).click()

        QTimer.singleShot(0, press)
        return said

    return prepare
