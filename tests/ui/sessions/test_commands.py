"""What is neither booking nor moving, by keyboard: menus, dates, what was called off, hours, breaks, the panel."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from smpdesk.domain.appointment import VisitState
from smpdesk.ui.sessions.toolbar import DayBar
from tests import builders as a


def entries() -> list[str]:
    """The lines of the menu that is open, without their keys."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return [each.text().partition("\t")[0] for each in menu.actions() if not each.isSeparator()]


def pick(tab: Any, words: str) -> None:
    """Walk to an entry by arrows and press Enter."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    lines = [each for each in menu.actions() if not each.isSeparator()]
    wanted: QAction = next(each for each in lines if each.text().startswith(words))
    for _ in range(lines.index(wanted)):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is wanted
    QTest.keyClick(menu, Qt.Key.Key_Return)
    back(tab)


def back(tab: Any) -> None:
    """The window is in front again: offscreen there is no window manager that sees to it when a menu goes."""
    tab.page.activateWindow()
    tab.settle()


@pytest.fixture
def owen(tab, desks):
    """Owen at 13:00 with Tom, chosen, and the keyboard on the board."""
    visit = a.visit(desks, a.client(desks), "2026-11-24 13:00", technician=tab.tom, room=tab.one)
    tab.open()
    tab.board.choose_visit(visit.id)
    return visit


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_a_menu_for_the_visit_and_its_column_opens_by_keyboard(tab, desks, owen, press, key):
    press(key)
    assert entries() == [
        "Arrived", "In the chair", "Change…", "Open the chart", "Did not come", "Save calendar entry…", "Cancel visit…",
        "Cut",
        "Hours and holidays of Tom Hale…", "Hours and holidays of the clinic…",
    ]  # fmt: skip
    pick(tab, "Arrived")
    assert desks.sessions.booking(owen.id).appointment.state is VisitState.ARRIVED


def test_hours_and_breaks_of_a_column_are_asked_for_by_keyboard(tab, owen, press):
    hours: list[object] = []
    blocks: list[Any] = []
    tab.page.hours_requested.connect(hours.append)
    tab.page.block_requested.connect(blocks.append)
    press("H", "Right", "H", "B", "Menu")
    pick(tab, "Break or training here")
    press("Menu")
    pick(tab, "Hours and holidays of the clinic")
    assert hours == [tab.tom, tab.ines, 0]
    assert [(each.technician, each.starts.hour) for each in blocks] == [(tab.ines, 13), (tab.ines, 13)]


def test_what_was_cancelled_weeks_ago_is_shown_by_c_and_put_back(tab, desks, press):
    visit = a.visit(desks, a.client(desks), "2026-12-08 13:00", technician=tab.tom, room=tab.one)
    desks.sessions.cancel(visit.id, "Client is ill")
    tab.open()
    press("G")
    goes_to = QApplication.focusWidget()
    assert isinstance(goes_to, QLineEdit)
    QTest.keyClicks(goes_to, "8 dec")
    press("Return")
    assert tab.page.hasFocus() or tab.board.hasFocus()
    assert not [each for each in tab.board.places() if "Owen" in each.words]
    press("M")
    assert "Show cancelled and missed (1)" in entries()
    press("Escape")
    back(tab)
    press("C")
    tab.settle()
    assert tab.board.choose_visit(visit.id)
    assert "Owen Davies" in tab.board.current().words and "cancelled" in tab.board.current().words
    press("Menu")
    pick(tab, "Put back in the book")
    assert desks.sessions.booking(visit.id).appointment.state is VisitState.BOOKED
    press("C")


def test_escape_leaves_the_date_and_the_name_of_the_day_comes_back(tab, press):
    tab.open()
    press("G", "Escape")
    assert "Tuesday 24 November" in tab.says()
    assert tab.board.hasFocus()


def test_the_panel_goes_by_s_and_comes_back_when_a_visit_is_opened(tab, owen, press):
    width = tab.board.width()
    press("S")
    tab.settle()
    assert tab.board.width() > width
    press("Return")
    tab.settle()
    assert tab.board.width() == width


def test_hours_are_drawn_larger_and_smaller_by_menu_and_keys(tab, owen, press):
    press("M")
    pick(tab, "Larger hours")
    assert tab.board.zoom.factor == 1.15
    press("Ctrl+-", "Ctrl+-")
    assert tab.board.zoom.factor == 0.9
    press("Ctrl+0")
    assert tab.board.zoom.factor == 1.0


def test_a_whole_course_is_asked_for_by_key_for_whoever_is_chosen(tab, owen, press):
    from smpdesk.ui.sessions.course_booking import CourseBookingDialog

    press("Ctrl+Shift+B")
    tab.settle()
    assert tab.page.findChild(CourseBookingDialog).findChild(QLineEdit, "client").text() == "Owen Davies"


def test_the_bar_above_a_day_stands_in_one_row_whatever_the_day_is_called(tab, desks):
    tab.open()
    for day in (date(2026, 11, 24), date(2026, 9, 23), date(2027, 9, 29)):
        tab.page.show_day(day)
        tab.settle()
        bar = tab.find(DayBar)
        assert bar.height() < 70, day


@pytest.mark.look("light", 1.5)
def test_the_bar_is_whole_at_large_text(tab, clipped):
    tab.open()
    assert clipped(tab.find(DayBar)) == []


def test_tab_goes_through_everything_above_the_board_and_back_to_it(tab, owen, press):
    seen = []
    for _ in range(30):
        press("Tab")
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName() or str(focused.property("text")))
        if focused is tab.board:
            break
    assert {"Day", "Week", "Columns", "Print day sheet (Ctrl+P)", "More (M)", "Book a visit"} <= set(seen)
    assert seen[-1] == "Visits of the day"


def test_the_time_offered_for_a_refused_move_is_taken_by_keys(tab, desks, owen, press):
    a.visit(desks, a.client(desks, "Ana", "Sousa"), "2026-11-24 16:00", technician=tab.tom, room=tab.one)
    tab.settle()
    press("Alt+Down")
    tab.settle()
    assert "Not moved. Tom Hale is with Ana Sousa" in tab.says()
    press("Ctrl+Return")
    tab.settle()
    moved = desks.sessions.booking(owen.id).appointment
    assert (moved.starts, moved.technician) != (owen.starts, owen.technician)
    press("Ctrl+Return")
    assert desks.sessions.booking(owen.id).appointment == moved
