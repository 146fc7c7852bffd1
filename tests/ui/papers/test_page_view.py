"""Pages on the screen: only those in sight are asked for, and the sharp one replaces the coarse one."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smpdesk.ui.shared.page_view import PageView, Wanted, Zoom


class Page(NamedTuple):
    """A page of one colour."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page(width: int, grey: int = 200) -> Page:
    """A page in the shape of A4."""
    height = round(width * 1.414)
    return Page(width, height, width * 4, bytes([grey]) * (width * height * 4))


class Asked:
    """A view of many pages, and what it asked for."""

    def __init__(self, zoom: Zoom, bot: QtBot) -> None:
        self.bot = bot
        self.wanted: list[Wanted] = []
        self.view = PageView("Paper", zoom)
        self.view.pages_wanted.connect(self.wanted.append)
        self.view.resize(600, 500)
        self.view.show()

    def wait(self, count: int = 1) -> Wanted:
        """The answer after so many questions."""
        self.bot.waitUntil(lambda: len(self.wanted) >= count, timeout=3000)
        return self.wanted[-1]


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    """Two hundred pages of A4."""
    made = Asked(Zoom.WIDTH, qtbot)
    made.view.open([(595, 842)] * 200)
    made.view.resize(620, 500)
    return made


def test_only_pages_in_sight_are_asked_for(asked: Asked) -> None:
    assert asked.wait().pages == (0,)
    asked.view.verticalScrollBar().setValue(asked.view.verticalScrollBar().maximum())
    last = asked.wait(2)
    assert last.pages == (199,)
    assert last.width == asked.view.device_width()


def test_a_wider_view_asks_again_at_its_width(asked: Asked) -> None:
    first = asked.wait()
    asked.view.put({0: page(first.width)})
    asked.view.resize(900, 500)
    second = asked.wait(2)
    assert second.pages == (0,)
    assert second.width > first.width


def test_the_whole_page_fits_and_full_width_scrolls(asked: Asked) -> None:
    asked.view.show_pages([page(400)])
    bar = asked.view.verticalScrollBar()
    assert bar.maximum() > 0
    asked.view.set_zoom(Zoom.PAGE)
    assert bar.maximum() == 0


def test_keys_scroll_and_zoom(asked: Asked) -> None:
    view, bar = asked.view, asked.view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert bar.value() == bar.pageStep()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    was = view.device_width()
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom is Zoom.FREE
    assert view.device_width() > was
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.device_width() == was


def test_a_blanked_view_shows_white_paper_and_no_words(asked: Asked) -> None:
    asked.view.show_pages([page(400, grey=0)], "Words of one client")
    middle = QPoint(300, 200)
    assert asked.view.viewport().grab().toImage().pixelColor(middle).lightness() < 20
    asked.view.blank()
    assert asked.view.viewport().grab().toImage().pixelColor(middle).lightness() > 250
    assert asked.view.accessibleDescription() == ""
