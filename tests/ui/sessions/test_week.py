"""The book as a week: walking, moving across days and people, cutting and pasting, zooming."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smpdesk import words
from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.working import AwayKind, Block, Closure
from smpdesk.ui.sessions import card_text
from smpdesk.ui.sessions.board import Board
from smpdesk.ui.sessions.board_head import BoardHead
from smpdesk.ui.sessions.board_items import Card, FreeSlot
from smpdesk.ui.sessions.booking import BookingDialog
from smpdesk.ui.sessions.page import SessionsPage
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.fields import Choice
from smpdesk.ui.shared.jobs import Jobs
from tests import builders as a

TUESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)


def drag(tab, start: QPoint, end: QPoint) -> None:
    """Press, move in steps, let go."""
    view, none = tab.board.viewport(), Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view, Qt.MouseButton.LeftButton, none, start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(view, start + (end - start) * part)
        tab.settle()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, none, end)
    tab.settle()


def appointment(tab, visit):
    return tab.desks.sessions.booking(visit.id).appointment


def chosen(tab) -> str:
    return str(tab.board.current().words)


def days(tab) -> list[str]:
    return [each.strftime("%a") for each in tab.board.frame.sheet.days]


@pytest.fixture
def booked(tab, desks):
    """Owen with Tom on Tuesday from 13:00 to 14:00."""
    owen = a.client(desks)
    return a.visit(desks, owen, "2026-11-24 13:00", minutes=60, technician=tab.tom, room=tab.one)


@pytest.fixture
def week(tab, booked, press):
    """The week of that visit, with the visit chosen."""
    tab.open()
    press("W")
    tab.settle()
    tab.board.choose_visit(booked.id)
    return tab


def test_a_week_has_the_same_people_on_each_day_that_is_not_always_closed(week):
    assert days(week) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    names = [each.name for each in week.board.frame.sheet.columns]
    assert names == ["Tom Hale", "Inês Prado"] * 6
    assert "23–29 Nov 2026" in week.says()


def test_d_and_w_turn_between_day_and_week(week, press):
    press("D")
    week.settle()
    assert days(week) == ["Tue"]
    press("W")
    week.settle()
    assert len(days(week)) == 6


def test_a_week_begins_on_sunday_in_the_united_states(tmp_path, tab_of, press):
    made = a.clinic(tmp_path / "us", language="en-US", time_zone="America/New_York", clock=a.SetClock())
    hours = ((540, 1080),) * 7
    made.clinic.save(type(made.clinic.clinic())(**{**vars(made.clinic.clinic()), "hours": hours}))
    try:
        page = tab_of(made).open()
        press("W")
        page.settle()
        assert days(page) == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        assert "Nov 22–28, 2026" in page.says()
        assert any(each.words.startswith("Free, 9:00 am to 10:00 am") for each in page.board.places())
    finally:
        words.use("en-GB")
        page.page.hide()
        made.close()


def test_page_keys_go_by_weeks_and_t_comes_back(week, press):
    press("PgDown")
    week.settle()
    assert "30 Nov – 6 Dec 2026" in week.says()
    press("T")
    week.settle()
    assert "23–29 Nov 2026" in week.says()


def test_arrows_walk_through_the_week(week, press):
    press("Right")
    assert "Inês Prado, Tuesday 24 November" in chosen(week)
    press("Right")
    assert "Tom Hale, Wednesday 25 November" in chosen(week)
    assert chosen(week).startswith("Free, 13:00 to 14:00")
    press("Ctrl+Left")
    assert "Owen Davies" in chosen(week)
    assert "Tom Hale, Tuesday 24 November" in chosen(week)


def test_a_screen_reader_finds_the_slots_of_the_week(week):
    face = QAccessible.queryAccessibleInterface(week.board)
    assert face.text(QAccessible.Text.Name) == "Visits of the week"
    spoken = [face.child(at).text(QAccessible.Text.Name) for at in range(face.childCount())]
    assert spoken == [each.words for each in week.board.places()]
    assert face.focusChild().text(QAccessible.Text.Name) == chosen(week)


def test_a_visit_goes_to_another_day_and_person_by_dragging(week, booked):
    start = week.board.rect_of(booked.id).center()
    drag(week, start, week.board.point_at(week.ines, 15 * 60 + 30, FRIDAY))
    moved = appointment(week, booked)
    assert (moved.starts.strftime("%a %H:%M"), moved.technician) == ("Fri 15:00", week.ines)
    assert "moved to Friday 27 November, 15:00–16:00 with Inês Prado." in week.says()
    week.push("Undo")
    assert appointment(week, booked).starts == booked.starts


def test_a_visit_goes_to_another_day_by_keys(week, booked, press):
    press("Alt+Right", "Alt+Right", "Return")
    week.settle()
    moved = appointment(week, booked)
    assert (moved.starts.strftime("%a %H:%M"), moved.technician) == ("Wed 13:00", week.tom)


def test_drawing_out_time_on_another_day_books_there(week):
    start = week.board.point_at(week.tom, 10 * 60 + 2, FRIDAY)
    drag(week, start, week.board.point_at(week.tom, 11 * 60 + 28, FRIDAY))
    wanted = week.find(BookingDialog).wanted()
    assert (wanted.starts.strftime("%a %H:%M"), wanted.minutes, wanted.technician) == (
        "Fri 10:00",
        90,
        week.tom,
    )


def test_a_visit_is_cut_here_and_pasted_in_another_week(week, booked, press):
    press("Ctrl+X")
    assert chosen(week).endswith("cut")
    press("PgDown")
    week.settle()
    assert chosen(week) == "Free, 13:00 to 14:00, Tom Hale, Tuesday 1 December"
    press("Right", "Ctrl+V")
    week.settle()
    moved = appointment(week, booked)
    assert moved.starts.strftime("%d %b %H:%M") == "01 Dec 13:00"
    assert (moved.minutes, moved.technician) == (60, week.ines)
    assert "Owen Davies" in chosen(week)
    assert not week.board.has_cut
    week.push("Undo")
    assert appointment(week, booked).starts == booked.starts


def test_escape_leaves_a_visit_that_was_cut(week, booked, press):
    press("Ctrl+X", "Escape")
    assert not chosen(week).endswith("cut")
    assert "It stays where it is." in week.says()


def test_pasting_nothing_says_what_to_do(week, press):
    press("Down", "Ctrl+V")
    assert "Cut a visit first" in week.says()


def test_what_is_taken_refuses_the_paste_and_keeps_it_cut(week, desks, booked, press):
    marta = a.client(desks, "Marta", "Davila")
    a.visit(
        desks,
        marta,
        "2026-11-25 13:30",
        minutes=60,
        technician=week.tom,
        room=week.one,
        kind=VisitKind.REVIEW,
    )
    week.settle()
    week.board.choose_visit(booked.id)
    press("Ctrl+X", "Right", "Right")
    slot = next(
        each for each in week.board.places()
        if isinstance(each, FreeSlot) and each.words.startswith("Free, 13:00 to 13:30, Tom Hale, Wednesday")
    )  # fmt: skip
    week.board.choose(slot)
    press("Ctrl+V")
    week.settle()
    assert appointment(week, booked).starts == booked.starts
    assert "Tom Hale is with Marta Davila" in week.says()
    assert week.board.has_cut


def test_rooms_have_columns_too_and_a_visit_changes_its_room_there(tab, booked, press):
    tab.open()
    press("R")
    tab.settle()
    assert [each.name for each in tab.board.frame.sheet.columns] == ["Room 1", "Room 2"]
    tab.board.choose_visit(booked.id)
    assert "Room 1, Tom Hale" in chosen(tab)
    press("Alt+Right", "Return")
    tab.settle()
    moved = appointment(tab, booked)
    assert (moved.room, moved.technician) == (tab.two, tab.tom)


def test_free_time_of_a_room_is_booked_with_somebody_who_is_free(tab, booked, press):
    tab.open()
    press("R")
    tab.settle()
    slot = next(each for each in tab.board.places() if each.words == "Free, 13:00 to 14:00, Room 2")
    tab.board.choose(slot)
    press("Return")
    wanted = tab.find(BookingDialog).wanted()
    assert (wanted.room, wanted.technician) == (tab.two, tab.ines)


def test_one_person_can_be_shown_alone(week):
    who = next(each for each in week.page.findChildren(Choice) if each.accessibleName() == "Columns")
    who.set_value((False, week.ines))
    who.edited.emit()
    week.settle()
    assert {each.name for each in week.board.frame.sheet.columns} == {"Inês Prado"}
    assert not [each for each in week.board.places() if isinstance(each, Card)]
    week.page.show_appointment(1)  # somebody asks for a visit of another person
    assert "Owen Davies" in chosen(week)


def test_a_break_and_a_holiday_are_named_where_they_lie(tab, desks, press):
    desks.working.save_block(Block(staff=tab.tom, name="Lunch", weekdays=(1,), starts=780, ends=810))
    desks.working.save_block(Block(kind=AwayKind.TRAINING, first=FRIDAY, last=FRIDAY, starts=540, ends=600))
    desks.working.save_closure(Closure(staff=tab.ines, first=FRIDAY, last=FRIDAY, name="Lisbon"))
    tab.open()
    spoken = [each.words for each in tab.board.places()]
    assert "Free, 13:00 to 13:30, Tom Hale, Lunch" in spoken
    assert "Free, 13:30 to 14:00, Tom Hale" in spoken
    press("W")
    tab.settle()
    spoken = [each.words for each in tab.board.places()]
    assert "Free, 9:00 to 10:00, Tom Hale, Friday 27 November, training".replace("9:00", "09:00") in spoken
    assert "Free, 09:00 to 10:00, Inês Prado, Friday 27 November, Lisbon" in spoken


def test_booking_into_a_break_is_said_and_done(week, desks, booked):
    desks.working.save_block(Block(staff=week.tom, name="Lunch", weekdays=(4,), starts=780, ends=810))
    week.settle()
    drag(week, week.board.rect_of(booked.id).center(), week.board.point_at(week.tom, 13 * 60 + 30, FRIDAY))
    assert appointment(week, booked).starts.strftime("%a %H:%M") == "Fri 13:00"
    assert "Tom Hale has Lunch from 13:00 to 13:30." in week.says()


def test_control_and_the_wheel_zoom_and_the_choice_is_kept(desks, qtbot, tmp_path, press):
    settings = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    jobs = Jobs()
    page = SessionsPage(desks, Feed(), jobs, settings=settings)
    page.resize(1280, 722)
    page.show()
    page.refresh()
    page.setFocus()
    board = page.findChild(Board)
    assert board is not None
    usual = board.frame.hour
    middle = QPointF(board.viewport().rect().center())
    turned = QWheelEvent(
        middle, middle, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(board.viewport(), turned)
    once = board.frame.hour
    assert once > usual
    press("Ctrl++")
    assert board.frame.hour > once
    press("W")
    again = SessionsPage(desks, Feed(), jobs, settings=settings)
    other = again.findChild(Board)
    assert other is not None
    assert other.zoom.factor == board.zoom.factor > 1
    press("Ctrl+0")
    assert board.zoom.factor == 1.0
    again.refresh()
    assert other.frame.sheet.week
    for each in (page, again):
        each.hide()
        each.deleteLater()
    jobs.close()


def test_the_head_of_a_column_leads_to_hours_and_opens_a_day(week):
    head = week.find(BoardHead)
    asked: list[object] = []
    week.page.hours_requested.connect(asked.append)
    at = QPoint(round(week.board.frame.x(3) + 20), 10)  # Tuesday's second column
    QTest.mouseDClick(head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    week.settle()
    assert days(week) == ["Tue"]
    head.hours_requested.emit(week.ines)
    assert asked == [week.ines]


@pytest.mark.look("dark", 1.5)
def test_nothing_of_the_week_is_cut_at_large_text(week, clipped, nameless):
    week.settle()
    assert clipped(week.page) == []
    assert nameless(week.page) == []


def test_the_now_line_and_today_move_on_with_the_clock(week, clock):
    clock.tick(days=1)
    week.page.tick()
    week.settle()
    assert week.board.frame.sheet.now.date() == TUESDAY + timedelta(days=1)


def test_a_name_is_as_whole_as_there_is_room_for(qapp):
    metrics = QFontMetricsF(card_text.font(12, strong=True))
    name, room = "Zoltán Márton Dávid", metrics.horizontalAdvance
    assert card_text.fitting(name, metrics, room(name)) == name
    assert card_text.fitting(name, metrics, room("Zoltán D.") + 1) == "Zoltán D."
    assert card_text.fitting(name, metrics, room("Zoltán") + 1) == "Zoltán"
    assert card_text.fitting(name, metrics, 10) == "ZD"


def test_a_patch_test_of_a_quarter_of_an_hour_keeps_its_words_beside_a_long_session(tab, desks):
    owen, ana = a.client(desks), a.client(desks, "Ana", "Sousa")
    a.visit(desks, owen, "2026-11-24 10:00", minutes=240, technician=tab.tom, room=tab.one)
    short = a.visit(
        desks,
        ana,
        "2026-11-24 10:30",
        minutes=15,
        technician=tab.ines,
        room=tab.two,
        kind=VisitKind.PATCH_TEST,
    )
    tab.open()
    card = tab.board.rect_of(short.id)
    assert card.height() >= QFontMetricsF(card_text.font(13, strong=True)).height() - 2
    assert any("Ana Sousa, Patch test, 10:30 to 10:45" in each.words for each in tab.board.places())
