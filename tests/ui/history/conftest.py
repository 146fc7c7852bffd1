"""A client with something of a past, in a part of the record and in a whole window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.domain.change import Actor
from smpdesk.domain.session import Zone
from smpdesk.services.desks import Desks
from smpdesk.ui.history.part import HistoryPart
from smpdesk.ui.history.undo import Undoing
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.window import MainWindow
from tests import builders as a
from tests.ui.on_screen import OnScreen

LONG = " ".join(f"He told us about scar number {number} at length." for number in range(1, 9))
TOM = Actor(id=1, name="Tom Hale")


class Past(OnScreen):
    """The History tab of Owen, who has been edited, booked, moved, cancelled and treated."""

    part: HistoryPart

    def __init__(self, desks: Desks, clock: a.SetClock, bot: QtBot) -> None:
        super().__init__(desks, bot)
        self.clock = clock
        self.told: list[object] = []
        clock.at = datetime.fromisoformat("2026-11-23T10:12:00+00:00")
        self.owen = a.client(desks, phone="07700 900118", birth=date(1984, 5, 2))
        clock.tick(minutes=4)
        visit = a.visit(desks, self.owen, "2026-11-24 08:00")
        clock.tick(hours=5)
        desks.at_desk.actor, maya = TOM, desks.at_desk.actor
        desks.clients.save(replace(desks.clients.client(self.owen.id), notes=LONG, alert="Latex allergy"))
        desks.at_desk.actor = maya
        clock.at = a.NOW
        self.visit = visit
        a.finished(desks, visit, a.zone(), a.zone(Zone.CROWN, dilution=6, note="denser at the edge"))

    def open(self, width: int = 1000, height: int = 640) -> "Past":
        """Show it."""
        self.part = HistoryPart(self.desks, self.feed, self.jobs, self.owen.id)
        self.part.said.connect(self.told.append)
        self.show(self.part, width, height)
        return self


@pytest.fixture
def past(tmp_path: Path, qtbot: QtBot) -> Iterator[Past]:
    """Owen's past."""
    clock = a.SetClock()
    made = Past(a.clinic(tmp_path, clock=clock), clock, qtbot)
    yield made
    made.close()


class Fields(QWidget):
    """A page with what people type into."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.lines, self.number = QLineEdit(), QPlainTextEdit(), QSpinBox()
        lay = QVBoxLayout(self)
        for each in (self.line, self.lines, self.number):
            lay.addWidget(each)


class Window:
    """A window with undo in its menu, on a real clinic."""

    def __init__(self, desks: Desks, folder: Path) -> None:
        self.desks, self.feed, self.page = desks, Feed(), Fields()
        desks.store.subscribe(self.feed.publish)
        self.told: list[str] = []
        self.window = MainWindow(
            desks,
            self.feed,
            {"clients": lambda: self.page},
            {"undo": lambda _window: self.undoing.undo(), "redo": lambda _window: self.undoing.redo()},
            QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat),
        )
        self.undoing = Undoing(desks, self.window.edit_menu, self.window, self._tell)
        desks.at_desk.actor = Actor(id=3, name="Maya Reid")
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    def _tell(self, text: str) -> None:
        self.told.append(text)
        self.window.say(text)

    def action(self, name: str) -> QAction:
        """Undo or redo, as the open menu shows it."""
        menu = self.window.edit_menu
        menu.popup(self.window.pos())
        QApplication.processEvents()
        return next(each for each in menu.actions() if each.data() == name)

    def close_menu(self) -> None:
        """Close it again."""
        self.window.edit_menu.close()
        QApplication.processEvents()


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Window]:
    """The window."""
    desks = a.clinic(tmp_path)
    yield Window(desks, tmp_path)
    desks.close()
