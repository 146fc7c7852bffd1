"""Booking by typing one line, taking a free time where one is refused, and a whole course: by keyboard alone."""

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from shiboken6 import isValid

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.clinic import Staff
from smpdesk.ui.sessions.booking import BookingDialog
from smpdesk.ui.sessions.course_booking import CourseBookingDialog
from smpdesk.ui.shared.fields import Choice
from smpdesk.ui.shared.new_client import NewClientDialog
from tests import builders as a


def focused() -> Any:
    """What has the keyboard."""
    return QApplication.focusWidget()


def says(dialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisibleTo(dialog))


def asked(tab, kind=BookingDialog):
    """The dialog that is open, once it has the keyboard."""
    dialog = next(each for each in tab.page.findChildren(kind) if isValid(each) and each.isVisible())
    tab.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press(tab, key) -> None:
    QTest.keyClick(focused(), key)
    tab.settle()


def booking(tab):
    tab.page.activateWindow()  # offscreen there is no window manager that does it when a dialog goes
    tab.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(focused(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    tab.settle()
    return asked(tab)


def type_in(tab, text: str):
    """Ctrl+B, the line: the dialog with it."""
    dialog = booking(tab)
    assert QApplication.focusWidget() is dialog.findChild(QLineEdit, "typed")
    QTest.keyClicks(focused(), text)
    tab.settle()
    return dialog


def test_a_line_fills_the_fields_says_what_it_understood_and_enter_books(tab, desks):
    a.client(desks)
    tab.open()
    dialog = type_in(tab, "thu 10 ines owen")
    assert "Owen Davies · Thursday 26 November · 10:00 · with Inês Prado" in says(dialog)
    wanted = dialog.wanted()
    assert (wanted.starts, wanted.technician, wanted.room) == (datetime(2026, 11, 26, 10), tab.ines, tab.two)
    press(tab, Qt.Key.Key_Return)
    assert [each.client_name for each in desks.sessions.day(date(2026, 11, 26))] == ["Owen Davies"]
    assert "Owen Davies is in the book: Thursday 26 November, 10:00–13:00." in tab.says()


def test_a_length_that_was_a_time_for_a_moment_leaves_the_time_alone(tab, desks):
    a.client(desks)
    tab.open()
    dialog = type_in(tab, "owen 4h patch test")
    wanted = dialog.wanted()
    assert (wanted.starts.hour, wanted.minutes, wanted.kind) == (11, 240, VisitKind.PATCH_TEST)


def test_where_several_bear_the_name_one_is_chosen_by_keyboard(tab, desks):
    a.client(desks)
    other = a.client(desks, "Owen", "Evans")
    tab.open()
    dialog = type_in(tab, "fri 9 tom owen")
    assert "several called “owen”" in says(dialog)
    press(tab, Qt.Key.Key_Return)
    assert focused().text().startswith("Owen Davies")
    press(tab, Qt.Key.Key_Tab)
    assert focused().text().startswith("Owen Evans")
    press(tab, Qt.Key.Key_Return)
    press(tab, Qt.Key.Key_Return)
    assert [each.appointment.client for each in desks.sessions.day(date(2026, 11, 27))] == [other.id]


def test_nobody_of_that_name_is_said_and_nothing_is_booked(tab, desks):
    a.client(desks)
    tab.open()
    dialog = type_in(tab, "fri 9 tom zebedee")
    assert "nobody is called “zebedee”" in says(dialog)
    press(tab, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert desks.sessions.day(date(2026, 11, 27)) == []


def test_somebody_unknown_who_telephones_is_added_and_booked_by_keyboard(tab, desks):
    a.client(desks)
    tab.open()
    booked = type_in(tab, "fri 9 tom zoe marsh 07700 900123")
    assert "nobody is called “zoe marsh”" in says(booked)
    press(tab, Qt.Key.Key_Return)
    assert focused().text() == "New client “zoe marsh 07700 900123”…"
    press(tab, Qt.Key.Key_Return)
    new = next(each for each in booked.findChildren(NewClientDialog) if each.isVisible())
    assert [new.findChild(QLineEdit, name).text() for name in ("given", "family", "phone")] == [
        "Zoe", "Marsh", "07700 900123",
    ]  # fmt: skip
    new.activateWindow()
    tab.qtbot.waitUntil(new.isActiveWindow)
    press(tab, Qt.Key.Key_Return)
    booked.activateWindow()
    tab.qtbot.waitUntil(booked.isActiveWindow)
    press(tab, Qt.Key.Key_Return)
    found = desks.sessions.day(date(2026, 11, 27))
    assert [(each.client_name, each.phone) for each in found] == [("Zoe Marsh", "07700 900123")]


def test_whoever_is_on_record_under_that_number_is_meant(tab, desks):
    a.client(desks, "Zoe", "Marsh", phone="07700 900123")
    tab.open()
    dialog = type_in(tab, "fri 9 tom 07700 900123")
    assert "Zoe Marsh · Friday 27 November" in says(dialog)
    assert dialog.wanted().client == 1


def test_a_technician_is_known_by_initials_and_where_two_bear_a_name_it_is_asked(tab, desks):
    a.client(desks)
    tom = desks.clinic.save_staff(Staff(name="Tom Reed"))
    tab.open()
    dialog = type_in(tab, "fri 9 ip owen")
    assert "with Inês Prado" in says(dialog) and dialog.wanted().technician == tab.ines
    dialog.reject()
    dialog = type_in(tab, "fri 9 tom owen")
    assert "with Tom Hale or Tom Reed?" in says(dialog)
    press(tab, Qt.Key.Key_Return)
    assert focused().text() == "Tom Hale"
    press(tab, Qt.Key.Key_Tab)
    press(tab, Qt.Key.Key_Return)
    assert "with Tom Reed" in says(dialog) and dialog.wanted().technician == tom.id
    press(tab, Qt.Key.Key_Return)
    assert [each.appointment.technician for each in desks.sessions.day(date(2026, 11, 27))] == [tom.id]


def test_a_refused_time_offers_the_nearest_and_enter_takes_and_books_it(tab, desks):
    a.visit(desks, a.client(desks, "Ana", "Sousa"), "2026-11-27 10:00", technician=tab.tom, room=tab.one)
    a.client(desks)
    tab.open()
    dialog = type_in(tab, "fri 11 tom owen")
    press(tab, Qt.Key.Key_Return)
    assert "Tom Hale is with Ana Sousa" in says(dialog)
    assert focused().text() == "13:00 Tom Hale"
    press(tab, Qt.Key.Key_Return)
    assert dialog.wanted().starts == datetime(2026, 11, 27, 13)
    assert "Tom Hale is with" not in says(dialog)
    press(tab, Qt.Key.Key_Return)
    found = [each.appointment.starts.hour for each in desks.sessions.day(date(2026, 11, 27))]
    assert found == [10, 13]


def test_too_short_a_gap_offers_days_that_keep_it(tab, desks):
    owen = a.client(desks)
    a.finished(desks, a.visit(desks, owen, "2026-11-20 10:00", technician=tab.tom, room=tab.one))
    tab.open()
    dialog = type_in(tab, "wed 10 tom owen")
    press(tab, Qt.Key.Key_Return)
    assert "cannot be before Friday 27 November 2026" in says(dialog)
    assert focused().text() == "Fri 27 Nov 10:00 Tom Hale"
    press(tab, Qt.Key.Key_Return)
    press(tab, Qt.Key.Key_Return)
    assert [each.client_name for each in desks.sessions.day(date(2026, 11, 27))] == ["Owen Davies"]


@pytest.fixture
def course(tab, desks):
    """The dialog for the whole course of Owen, opened by keyboard from the booking dialog."""
    a.client(desks)
    tab.open()
    dialog = type_in(tab, "owen")
    whole = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Book the whole course…")
    whole.setFocus()
    press(tab, Qt.Key.Key_Space)
    return asked(tab, CourseBookingDialog)


def test_a_whole_course_is_proposed_and_booked_with_one_key(tab, desks, course):
    assert "Session 3" in says(course)
    press(tab, Qt.Key.Key_Return)
    visits = desks.sessions.visits(1)[::-1]
    assert [(each.number, each.starts) for each in visits] == [
        (1, datetime(2026, 11, 24, 11, 45)), (2, datetime(2026, 12, 4, 9)), (3, datetime(2026, 12, 18, 9)),
    ]  # fmt: skip
    assert "Owen Davies is in the book: Tue 24 Nov, Fri 4 Dec and Fri 18 Dec." in tab.says()


def test_wishes_and_single_days_change_the_proposal(tab, desks, course):
    monday = next(each for each in course.findChildren(QPushButton) if each.accessibleName() == "Monday")
    monday.setFocus()
    press(tab, Qt.Key.Key_Space)
    assert "Mon 30 Nov" in says(course)
    hours = course.findChild(Choice, "hours")
    hours.setFocus()
    QTest.keyClick(hours, Qt.Key.Key_Down)
    QTest.keyClick(hours, Qt.Key.Key_Down)
    hours.activated.emit(hours.currentIndex())
    later = next(each for each in course.findChildren(Choice) if "Session 2" in each.accessibleName())
    later.setFocus()
    QTest.keyClick(later, Qt.Key.Key_Down)
    later.activated.emit(later.currentIndex())
    tab.push("Book all 3", course)
    visits = desks.sessions.visits(1)[::-1]
    assert [each.starts.weekday() for each in visits] == [0, 0, 0]
    assert all(each.starts.hour >= 12 for each in (visits[0], visits[2]))


def test_a_session_goes_to_a_later_day_by_its_arrow(tab, desks, course):
    from smpdesk.ui.shared.parts import IconButton

    later = [each for each in course.findChildren(IconButton) if "later day" in each.accessibleName()]
    later[1].setFocus()
    press(tab, Qt.Key.Key_Space)
    assert "Sat 5 Dec" in says(course)
    press(tab, Qt.Key.Key_Return)


def test_a_course_that_cannot_be_booked_says_which_session_and_books_none(tab, desks, course):
    ana = a.client(desks, "Ana", "Sousa")
    a.visit(desks, ana, "2026-12-18 09:00", technician=tab.tom, room=tab.one)
    tab.push("Book all 3", course)
    assert "Tom Hale is with Ana Sousa on Friday 18 December 2026" in says(course)
    assert desks.sessions.visits(1) == []


def test_a_move_that_is_in_the_way_offers_the_nearest_free_time(tab, desks):
    a.visit(desks, a.client(desks, "Ana", "Sousa"), "2026-11-24 14:00", technician=tab.tom, room=tab.one)
    owen = a.visit(desks, a.client(desks), "2026-11-24 12:00", minutes=60, technician=tab.tom, room=tab.one)
    tab.open()
    tab.board.choose_visit(owen.id)
    tab.board.setFocus()
    for _ in range(5):
        QTest.keyClick(tab.board, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        tab.settle()
    assert "Not moved. Tom Hale is with Ana Sousa" in tab.says()
    tab.push("Move to Tue 24 Nov 17:00, Tom Hale")  # not to 13:00, where it stands
    moved = desks.sessions.booking(owen.id).appointment
    assert (moved.starts, moved.minutes) == (datetime(2026, 11, 24, 17), 60)
