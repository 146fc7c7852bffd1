"""A real clinic with something of the window open on it, and hands that press what a person presses."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smpdesk.services.desks import Desks
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.printing import PrinterChoice
from smpdesk.ui.shared.rows import Badge, Section, Subtitle, Title


class OnScreen:
    """The desks of a clinic, the feed and the jobs, and the widget that is looked at."""

    def __init__(self, desks: Desks, bot: QtBot) -> None:
        self.desks, self.bot = desks, bot
        self.feed, self.jobs = Feed(), Jobs()
        desks.store.subscribe(self.feed.publish)
        self.widget = QWidget()

    def show(self, widget: QWidget, width: int = 1280, height: int = 720) -> None:
        """Show a widget as the window does, until its first answers are there."""
        self.widget = widget
        refresh = getattr(widget, "refresh", None)
        if refresh is not None:
            refresh()
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        widget.setFocus()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        QApplication.processEvents()
        while self.jobs.busy:
            with self.bot.waitSignal(self.jobs.idle, timeout=10_000):
                pass
            self.bot.wait(2)  # what came back takes the place of what is then deleted: only a loop does that
        QApplication.processEvents()

    def close(self) -> None:
        """Put everything away."""
        self.jobs.close()
        self.desks.close()

    # What is to be read

    def words(self) -> str:
        """All words in sight."""
        kinds: tuple[type[Any], ...] = (QLabel, QAbstractButton)
        found = [each for kind in kinds for each in self.widget.findChildren(kind)]
        return "\n".join(each.text() for each in found if each.isVisible() and each.text())

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """The rows of a list in words: caption, title, subtitle, chip."""
        model = self.view(name).model()
        roles = (Section, Title, Subtitle, Badge)
        return [tuple(str(model.index(at, 0).data(role)) for role in roles) for at in range(model.rowCount())]

    def view(self, name: str) -> QListView:
        """The list of that name."""
        found = [each for each in self.widget.findChildren(QListView) if each.accessibleName() == name]
        assert len(found) == 1, f"{len(found)} lists are called {name!r}"
        return found[0]

    def named(self, name: str) -> Any:
        """The widget that screen readers call so."""
        found = [
            each
            for each in self.widget.findChildren(QWidget)
            if each.isVisible() and each.accessibleName() == name and not isinstance(each, QLabel)
        ]
        assert found, f"nothing in sight is called {name!r}"
        return found[0]

    def button(self, text: str) -> QAbstractButton:
        """The button with these words."""
        found = self.buttons(text)
        assert found, f"no button says {text!r}"
        return found[0]

    def buttons(self, text: str) -> list[QAbstractButton]:
        """Every button in sight with these words."""
        everywhere = [
            self.widget,
            *(each for each in QApplication.topLevelWidgets() if each is not self.widget),
        ]
        return [
            each
            for place in everywhere
            for each in place.findChildren(QAbstractButton)
            if each.isVisible() and text in (each.text(), each.accessibleName())
        ]

    def said(self, widget: QWidget) -> str:
        """What a screen reader reads of a widget beside its name."""
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)

    # What is to be done

    def press(self, text: str) -> None:
        """Press a button that can be pressed, and wait for what follows."""
        button = self.button(text)
        assert button.isEnabled(), f"{text!r} cannot be pressed"
        middle = button.rect().center()
        place = QPoint(16, middle.y()) if isinstance(button, QCheckBox) else middle
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def choose(self, name: str, row: int) -> None:
        """Click a row of a list."""
        view = self.view(name)
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def write(self, name: str, text: str) -> None:
        """Type over what stands in a field: ASCII, because QTest ends the process at any other letter."""
        field = self.named(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)
        QApplication.processEvents()

    def pick(self, name: str, words: str) -> None:
        """Choose a line of a choice."""
        field = self.named(name)
        at = field.findText(words)
        assert at >= 0, f"{words!r} is not offered"
        field.setCurrentIndex(at)
        field.activated.emit(at)
        QApplication.processEvents()

    def answering(self, answer: str) -> list[str]:
        """Press `answer` in the next message box; what the box said stands in the list afterwards."""
        said: list[str] = []
        Answering(answer, said)
        return said

    def save_as(self, path: Path) -> None:
        """Type a path into the file dialog that is open, and press Enter."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()


class Answering:
    """Waits for a message box and presses one of its buttons."""

    def __init__(self, answer: str, said: list[str]) -> None:
        self._answer, self._said = answer, said
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        _waiting.append(self)

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return
        self._timer.stop()
        _waiting.remove(self)
        self._said += [box.text(), box.informativeText()]
        button = next(each for each in box.buttons() if each.text() == self._answer)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


_waiting: list[Answering] = []


def printing_to(path: Path) -> PrinterChoice:
    """A printer that is there, and writes what it prints into a file."""

    def printer() -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(path))
        made.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
        return made

    return PrinterChoice(None, names=one_printer, make=printer)


def one_printer() -> list[str]:
    """There is a printer at the desk."""
    return ["Front desk"]


def print_dialog() -> QPrintDialog:
    """The platform's dialog, which must be open."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    return dialog
