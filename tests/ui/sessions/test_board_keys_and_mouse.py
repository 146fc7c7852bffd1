"""The board under keys and mouse: walking, opening, moving, resizing, drawing out free time."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from smpdesk.domain.appointment import VisitKind
from smpdesk.ui.sessions.board_items import Card, FreeSlot
from smpdesk.ui.sessions.booking import BookingDialog
from smpdesk.ui.sessions.cancel import CancelDialog
from tests import builders as a


def chosen(tab) -> str:
    return str(tab.board.current().words)


def drag(tab, start: QPoint, end: QPoint) -> None:
    """Press, move in steps, let go."""
    view = tab.board.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in (0.3, 0.7, 1.0):
        at = start + QPoint(round((end.x() - start.x()) * part), round((end.y() - start.y()) * part))
        QTest.mouseMove(view, at)
        tab.settle()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    tab.settle()


ALT = Qt.KeyboardModifier.AltModifier


def held(tab, key: Qt.Key, times: int = 1, modifiers: Qt.KeyboardModifier = ALT) -> None:
    """Press a key several times while Alt stays down."""
    for _ in range(times):
        QTest.keyPress(tab.board, key, modifiers)


def let_go(tab) -> None:
    """Alt comes up."""
    QTest.keyRelease(tab.board, Qt.Key.Key_Alt)
    tab.settle()


@pytest.fixture
def owen(desks):
    return a.client(desks)


@pytest.fixture
def booked(tab, desks, owen):
    """Owen with Tom from 13:00 to 15:00."""
    return a.visit(desks, owen, "2026-11-24 13:00", minutes=120, technician=tab.tom, room=tab.one)


def test_arrows_walk_through_visits_and_free_time_in_order(tab, booked, press):
    tab.open()
    assert "Owen Davies" in chosen(tab)
    press("Down")
    assert chosen(tab).startswith("Free, 15:00 to 16:00")
    press("Up", "Up")
    assert chosen(tab).startswith("Free, 12:00 to 13:00, Tom Hale")


def test_arrows_cross_to_what_is_at_the_same_time(tab, booked, press):
    tab.open()
    press("Left")
    assert "Inês Prado" in chosen(tab) or "Owen Davies" in chosen(tab)
    press("Right")
    columns = [each.name for each in tab.board.frame.sheet.columns]
    assert columns.index("Tom Hale") in (0, 1)


def test_control_and_arrow_goes_from_visit_to_visit(tab, desks, booked, press):
    marta = a.client(desks, "Marta", "Davila")
    a.visit(
        desks, marta, "2026-11-24 16:00", minutes=45, technician=tab.tom, room=tab.one, kind=VisitKind.REVIEW
    )
    tab.open()
    press("Ctrl+Down")
    assert "Marta Davila" in chosen(tab)
    press("Ctrl+Up")
    assert "Owen Davies" in chosen(tab)


def test_enter_on_free_time_books_there(tab, booked, press):
    tab.open()
    press("Down", "Return")
    dialog = tab.find(BookingDialog)
    assert dialog.wanted().starts.hour == 15
    assert dialog.wanted().technician == tab.tom


def test_enter_on_a_visit_goes_to_its_next_action(tab, booked, press, qapp):
    tab.open()
    press("Return")
    assert qapp.focusWidget().text() == "Arrived"


def test_alt_arrows_move_when_alt_is_let_go(tab, desks, booked):
    tab.open()
    held(tab, Qt.Key.Key_Down, times=2)
    assert desks.sessions.booking(booked.id).appointment.starts == booked.starts  # still held
    let_go(tab)
    assert desks.sessions.booking(booked.id).appointment.starts.strftime("%H:%M") == "13:30"
    assert "Owen Davies: moved to 13:30–15:30." in tab.says()


def test_a_visit_can_be_carried_past_another_one_by_keys(tab, desks, owen):
    first = a.visit(desks, owen, "2026-11-24 12:00", minutes=60, technician=tab.tom, room=tab.one)
    other = a.client(desks, "Marta", "Davila")
    a.visit(desks, other, "2026-11-24 13:00", minutes=60, technician=tab.tom, room=tab.one)
    tab.open()
    tab.page.show_appointment(first.id)
    held(tab, Qt.Key.Key_Down, times=8)
    let_go(tab)
    assert desks.sessions.booking(first.id).appointment.starts.strftime("%H:%M") == "14:00"


def test_escape_leaves_a_held_visit_where_it_was(tab, desks, booked, press):
    tab.open()
    held(tab, Qt.Key.Key_Down)
    press("Escape")
    let_go(tab)
    assert desks.sessions.booking(booked.id).appointment == booked


def test_alt_shift_arrows_change_the_length(tab, desks, booked, press):
    tab.open()
    press("Alt+Shift+Down", "Alt+Shift+Down", "Return")
    tab.settle()
    assert desks.sessions.booking(booked.id).appointment.minutes == 150


def test_alt_sideways_goes_to_the_other_technician_and_a_free_room(tab, desks, booked, press):
    marta = a.client(desks, "Marta", "Davila")
    a.visit(desks, marta, "2026-11-24 09:00", minutes=60, technician=tab.ines, room=tab.two)
    tab.open()
    direction = (
        "Alt+Right" if tab.board.frame.index(tab.ines) > tab.board.frame.index(tab.tom) else "Alt+Left"
    )
    press(direction, "Return")
    tab.settle()
    moved = desks.sessions.booking(booked.id).appointment
    assert moved.technician == tab.ines
    assert "with Inês Prado" in tab.says()


def test_dragging_moves_to_the_quarter_of_an_hour(tab, desks, booked):
    tab.open()
    start = tab.board.rect_of(booked.id).center()
    drag(tab, start, tab.board.point_at(tab.tom, 15 * 60 + 4))  # the middle, 14:00, goes to 15:04
    assert desks.sessions.booking(booked.id).appointment.starts.strftime("%H:%M") == "14:00"


def test_dragging_to_a_taken_time_is_refused_in_words_and_put_back(tab, desks, booked):
    zoltan = a.client(desks, "Zoltán", "Dávid")
    a.visit(desks, zoltan, "2026-11-24 13:30", minutes=120, technician=tab.ines, room=tab.two)
    tab.open()
    before = tab.board.rect_of(booked.id)
    drag(tab, before.center(), tab.board.point_at(tab.ines, 14 * 60))
    assert desks.sessions.booking(booked.id).appointment == booked
    assert (
        "Not moved. Inês Prado is with Zoltán Dávid on Tuesday 24 November 2026, from 13:30 to 15:30."
        in tab.says()
    )
    assert tab.board.rect_of(booked.id).size() == before.size()
    assert tab.board.rect_of(booked.id).x() == before.x()


def test_a_move_can_be_taken_back(tab, desks, booked, press):
    tab.open()
    press("Alt+Down", "Return")
    tab.settle()
    tab.push("Undo")
    back = desks.sessions.booking(booked.id).appointment
    assert (back.starts, back.ends, back.technician, back.room) == (
        booked.starts, booked.ends, booked.technician, booked.room,
    )  # fmt: skip


def test_the_lower_edge_changes_the_length(tab, desks, booked):
    tab.open()
    card = tab.board.rect_of(booked.id)
    edge = QPoint(card.center().x(), card.bottom() - 2)
    drag(tab, edge, QPoint(edge.x(), tab.board.point_at(tab.tom, 16 * 60).y() - 2))
    assert desks.sessions.booking(booked.id).appointment.ends.strftime("%H:%M") == "16:00"


def test_drawing_out_free_time_books_exactly_that(tab, booked):
    tab.open()
    drag(tab, tab.board.point_at(tab.ines, 12 * 60 + 2), tab.board.point_at(tab.ines, 13 * 60 + 28))
    wanted = tab.find(BookingDialog).wanted()
    assert (wanted.technician, wanted.starts.strftime("%H:%M"), wanted.minutes) == (tab.ines, "12:00", 90)


def test_a_press_on_free_time_offers_to_book_it(tab, booked):
    tab.open()
    QTest.mouseClick(
        tab.board.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        tab.board.point_at(tab.ines, 14 * 60 + 20),
    )
    tab.settle()
    assert "Free 14:00–15:00" in tab.says()
    tab.push("Book this time")
    assert tab.find(BookingDialog).wanted().starts.strftime("%H:%M") == "14:00"


def test_delete_asks_for_the_reason_and_a_cancelled_slot_is_free_again(tab, desks, booked, press, typed):
    tab.open()
    press("Delete")
    dialog = tab.find(CancelDialog)
    tab.qtbot.waitUntil(dialog.isActiveWindow)
    dialog.confirm()
    assert dialog.isVisible()  # no reason yet
    typed("Client is ill")
    press("Return")
    tab.settle()
    assert tab.state(booked.id) == "cancelled"
    assert desks.sessions.booking(booked.id).appointment.reason == "Client is ill"
    free = [each.words for each in tab.board.places() if isinstance(each, FreeSlot)]
    assert "Free, 13:00 to 14:00, Tom Hale" in free
    tab.push("Undo")
    assert tab.state(booked.id) == "booked"


def test_page_keys_change_the_day_and_t_comes_back(tab, booked, press):
    tab.open()
    press("PgDown")
    assert "Wednesday 25 November" in tab.says()
    press("PgUp", "PgUp")
    assert "Monday 23 November" in tab.says()
    press("T")
    assert "Tuesday 24 November" in tab.says()


def test_what_is_over_cannot_be_dragged(tab, desks, owen):
    visit = a.visit(desks, owen, "2026-11-24 09:00", minutes=120, technician=tab.tom, room=tab.one)
    a.finished(desks, visit)
    tab.open()
    drag(tab, tab.board.rect_of(visit.id).center(), tab.board.point_at(tab.tom, 15 * 60))
    assert desks.sessions.booking(visit.id).appointment.starts == visit.starts


def test_what_is_chosen_and_where_one_scrolled_survive_another_programs_change(tab, desks, booked, owen):
    tab.open()
    tab.board.choose_visit(booked.id)
    tab.board.verticalScrollBar().setValue(30)
    other = a.client(desks, "Marta", "Davila")
    a.visit(
        desks, other, "2026-11-24 15:30", minutes=30, technician=tab.tom, room=tab.one, kind=VisitKind.REVIEW
    )
    tab.settle()
    assert isinstance(tab.board.current(), Card)
    assert "Owen Davies" in chosen(tab)
    assert tab.board.verticalScrollBar().value() == 30
    assert any("Marta Davila" in each.words for each in tab.board.places())
