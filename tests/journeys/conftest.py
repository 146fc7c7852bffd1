"""The whole program in this process, as a person sits in front of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smpdesk import places
from smpdesk.open_clinic import OpenClinic
from smpdesk.program import Program
from smpdesk.services.desks import Desks
from smpdesk.ui.shared import theme
from smpdesk.ui.shell.person import PersonButton
from smpdesk.ui.window import MainWindow
from tests import builders as a
from tests.ui.conftest import close_all, press, typed  # noqa: F401 - fixtures of this folder too
from tests.ui.on_screen import OnScreen
from tests.ui.patience import Impatient, end_rests


class Whole(OnScreen):
    """The program, with hands and eyes for whatever window is in front."""

    def __init__(self, bot: QtBot, settings: QSettings, clock: a.SetClock) -> None:
        self.bot, self.settings, self.clock = bot, settings, clock
        self.program = Program(settings, clock)
        self._pickers: list[_Picking] = []

    @property
    def shown(self) -> OpenClinic:
        """The clinic on screen."""
        shown = self.program.on_screen
        assert shown is not None, "no clinic is on screen"
        return shown

    @property
    def window(self) -> MainWindow:
        """Its window."""
        return self.shown.window

    @property
    def desks(self) -> Desks:  # type: ignore[override]
        """Its desks."""
        return self.shown.desks

    @property
    def widget(self) -> QWidget:  # type: ignore[override]
        """Whatever is in front."""
        front = QApplication.activeModalWidget()
        if front is not None:
            return front
        if self.program.on_screen is not None:
            return self.window
        return next(each for each in QApplication.topLevelWidgets() if each.isVisible())

    def begin(self, clinic: Path | None = None) -> None:
        """Start it."""
        self.program.begin(clinic)
        self.settle()
        self.widget.activateWindow()
        QApplication.processEvents()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        QApplication.processEvents()
        self.bot.waitUntil(self._quiet, timeout=10_000)
        QApplication.processEvents()

    def _quiet(self) -> bool:
        return self.program.on_screen is None or not self.shown.jobs.busy

    def button(self, text: str) -> QAbstractButton:
        """The button with these words, or what there is instead."""
        found = self.buttons(text)
        assert found, f"no button {text!r} among {[each.text() for each in self.every_button()]}"
        return found[0]

    def every_button(self) -> list[QAbstractButton]:
        """All buttons in front."""
        return [
            each for each in self.widget.findChildren(QAbstractButton) if each.isVisible() and each.text()
        ]

    def command(self, name: str) -> None:
        """Pick a line of the menu."""
        menus = [each.menu() for each in self.window.menuBar().actions()]
        entries = [entry for menu in menus if isinstance(menu, QMenu) for entry in menu.actions()]
        found = [entry for entry in entries if entry.data() == name]
        assert found, f"the menu has no {name!r}"
        found[0].trigger()
        self.settle()

    def fill(self, name: str, text: str) -> None:
        """Write over the field of that name in the form in front."""
        line = self.widget.findChild(QLineEdit, name)
        assert isinstance(line, QLineEdit), f"no field {name!r}"
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)

    def default(self) -> None:
        """Press Enter: the button that stands out."""
        found = [
            each for each in self.widget.findChildren(QPushButton) if each.isVisible() and each.isDefault()
        ]
        assert len(found) == 1, [each.text() for each in found]
        QTest.keyClick(found[0], Qt.Key.Key_Return)
        self.settle()

    def sit_down(self, name: str) -> None:
        """Pick who is at the desk."""
        person = self.window.findChild(PersonButton)
        assert person is not None
        menu = person.menu()
        assert menu is not None
        next(each for each in menu.actions() if each.text() == name).trigger()
        self.settle()

    def picking(self, path: Path) -> None:
        """Type this path into the next file dialog, and press Enter."""
        self._pickers.append(_Picking(self.bot, path))

    def until(self, condition: Callable[[], bool], ms: int = 5000) -> None:
        """Wait for something that comes by itself."""
        if not condition():
            end_rests(self.shown)
        self.bot.waitUntil(condition, timeout=ms)


class _Picking:
    """Waits for a file dialog and answers it."""

    def __init__(self, bot: QtBot, path: Path) -> None:
        from PySide6.QtCore import QTimer

        self._path, self._timer = path, QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            return
        self._timer.stop()
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(self._path))
        dialog.accept()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """As in tests/ui: `waitUntil` does not sit through the rests after typing."""
    return Impatient(request)


@pytest.fixture
def whole(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Whole]:
    """The program with this person's folders in the test's own, the clock at 11:45 on 24 November 2026."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    theme.apply(qapp, "light", 1.0)
    assert places.data().is_relative_to(tmp_path)
    made = Whole(qtbot, QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat), a.SetClock())
    yield made
    made.program.end()
    close_all()
