"""What tests of the window live with: a look, keys that go where the focus is, checks of every page.

`@pytest.mark.look("dark", 1.5)` dresses a test; without it the look is light at ordinary text.
"""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMenu,
    QMenuBar,
    QScrollArea,
    QScrollBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smpdesk.ui.shared import theme
from tests.ui.patience import Impatient


def pytest_configure(config: pytest.Config) -> None:
    """The one marker of this folder."""
    config.addinivalue_line("markers", "look(name, scale=1.0): the look and the text size of the window")


def close_all() -> None:
    """Close and delete whatever is open, at once and not at the next turn of the loop."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    while (popup := app.activePopupWidget()) is not None:
        popup.close()
    for widget in app.topLevelWidgets():
        widget.hide()
        if widget.parent() is None:  # what a field pops up belongs to the field, and must not go before it
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect(1)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, but `waitUntil` does not sit through the rests after typing (tests/ui/patience.py)."""
    return Impatient(request)


@pytest.fixture(autouse=True)
def looks(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[theme.Look]:
    """The look that the test's marker asks for; afterwards no window is left."""
    marker = request.node.get_closest_marker("look")
    name, scale = (*marker.args, 1.0)[:2] if marker else ("light", 1.0)
    if (theme.look.wanted, theme.look.scale) != (name, scale):
        theme.apply(qapp, name, scale)
    yield theme.look
    close_all()


def _listener(app: QApplication) -> QWidget | None:
    """Who would get a key now: a menu, a box that waits for an answer, or whoever has the focus."""
    if app.activeWindow() is None:
        app.processEvents()  # a window that was only just shown
    modal = app.activeModalWidget()
    if app.activePopupWidget() is None and modal is not None:
        return modal.focusWidget() or modal
    return app.activePopupWidget() or app.focusWidget() or app.activeWindow()


@pytest.fixture
def press(qapp: QApplication) -> Callable[..., None]:
    """`press("Ctrl+2", "Tab", "Alt+Down")`: keys for whoever has the focus then."""

    def send(*keys: str) -> None:
        for key in keys:
            target = _listener(qapp)
            assert target is not None, f"nobody has the focus to be sent {key}"
            QTest.keySequence(target, QKeySequence(key))

    return send


@pytest.fixture
def typed(qapp: QApplication) -> Callable[[str], None]:
    """`typed("dav")`: letters for whoever has the focus."""

    def send(text: str) -> None:
        target = _listener(qapp)
        assert target is not None, "nobody has the focus to be typed at"
        QTest.keyClicks(target, text)

    return send


def _shown(widget: QWidget) -> list[QWidget]:
    return [each for each in [widget, *widget.findChildren(QWidget)] if each.isVisibleTo(widget)]


def _words_fit(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) <= widget.height() + 1
        return widget.minimumSizeHint().width() <= widget.width() + 1
    if isinstance(widget, QToolButton):  # its hint leaves the sheet's padding out
        return widget.fontMetrics().horizontalAdvance(widget.text()) <= widget.width()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.minimumSizeHint().width() <= widget.width() + 1
    return True


def _in_scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) or (
        parent is not None and isinstance(parent.parentWidget(), QScrollArea)
    )


@pytest.fixture
def clipped() -> Callable[[QWidget], list[str]]:
    """`clipped(page)`: what is cut off in a shown page, in words. Placeholders may end in an ellipsis."""

    def look(page: QWidget) -> list[str]:
        found = []
        for widget in _shown(page):
            if isinstance(widget, QScrollBar | QMenu | QMenuBar) or widget.size().isEmpty():
                continue
            words = getattr(widget, "text", str)()
            if not _words_fit(widget):
                found.append(
                    f"{type(widget).__name__} {words!r}: words do not fit into {widget.size().toTuple()}"
                )
            parent = widget.parentWidget()
            if widget is page or parent is None or _in_scrolled(widget) or widget.isWindow():
                continue
            if isinstance(widget, QLabel | QAbstractButton) and not parent.rect().contains(
                QRect(widget.pos(), widget.size())
            ):
                found.append(f"{type(widget).__name__} {words!r}: cut by {type(parent).__name__}")
        return found

    return look


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """`nameless(page)`: what takes the focus and has no name for screen readers."""

    def look(page: QWidget) -> list[str]:
        found = []
        for widget in _shown(page):
            parent = widget.parentWidget()
            viewport = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or viewport or widget.isWindow():
                continue
            if widget.focusProxy() is not None or widget.objectName().startswith("qt_"):
                continue
            face = QAccessible.queryAccessibleInterface(widget)
            if face is not None and not face.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} {widget.objectName()!r} in {type(parent).__name__}")
        return found

    return look
