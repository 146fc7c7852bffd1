"""The tab as a whole: what it counts, what it says when there is nothing, what it tells the window."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea
from shiboken6 import isValid

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.clinic import Staff
from smpdesk.domain.session import Zone
from smpdesk.ui.sessions.booking import BookingDialog
from smpdesk.ui.shared.discomfort import DiscomfortScale
from tests import builders as a

LONG = ("Maximiliane-Theodora Wilhelmine", "von Hohenlohe-Waldenburg-Schillingsfürst")


@pytest.fixture
def full(tab, desks):
    """The day of the pictures, with a quarter of an hour beside four hours, and a very long name."""
    owen = a.client(desks, alert="Aspirin — ask", phone="020 7946 0118")
    before = a.visit(desks, owen, "2026-11-12 10:00", technician=tab.tom, room=tab.one)
    a.finished(desks, before)
    here = a.visit(desks, owen, "2026-11-24 10:00", minutes=240, technician=tab.tom, room=tab.one)
    desks.sessions.arrive(here.id)
    desks.chair.start(here.id)
    ana = a.client(desks, "Ana", "Sousa")
    a.finished(desks, a.visit(desks, ana, "2026-11-24 09:15", minutes=120, technician=tab.ines, room=tab.two))
    long = a.client(desks, *LONG, alert="Latex allergy, keeps an adrenaline pen in the left pocket")
    a.visit(
        desks,
        long,
        "2026-11-24 12:00",
        minutes=15,
        technician=tab.ines,
        room=tab.two,
        kind=VisitKind.PATCH_TEST,
    )
    zoltan = a.client(desks, "Zoltán", "Dávid")
    a.visit(
        desks,
        zoltan,
        "2026-11-24 12:15",
        minutes=30,
        technician=tab.ines,
        room=tab.two,
        kind=VisitKind.REVIEW,
    )
    a.visit(desks, zoltan, "2026-11-24 13:30", technician=tab.ines, room=tab.two)
    return tab.open()


def test_the_badge_counts_what_is_still_to_come_or_in_progress_today(full, desks):
    assert full.seen.badges[-1] == 4
    long = next(each for each in desks.sessions.day(a.TODAY) if each.appointment.kind is VisitKind.PATCH_TEST)
    desks.sessions.no_show(long.appointment.id)
    full.settle()
    assert full.seen.badges[-1] == 3


def test_the_badge_is_about_today_whatever_day_is_shown(full):
    full.page.show_day(date(2026, 12, 1))
    assert full.seen.badges[-1] == 4


def test_who_is_in_the_chair_is_chosen_when_the_tab_opens(full):
    assert "Owen Davies" in full.says()
    assert "in progress" in full.says()


def test_the_clock_counts_from_the_start(full):
    full.clock.tick(hours=1, minutes=38)
    full.page.tick()
    assert "1:38" in full.says()


def test_chips_say_what_must_not_be_overlooked(full):
    for words in ("Consent not signed", "Aspirin — ask", "12 days since session 1"):
        assert words in full.says()


def test_a_long_time_since_the_last_session_is_said_in_years(tab, desks):
    kofi = a.client(desks, "Kofi", "Mensah")
    a.finished(desks, a.visit(desks, kofi, "2022-10-20 10:00", technician=tab.tom, room=tab.one))
    a.visit(desks, kofi, "2026-11-24 14:00", technician=tab.tom, room=tab.one, kind=VisitKind.TOUCH_UP)
    tab.open()
    assert "4 y 1 m since" in tab.says()


def test_the_window_is_asked_for_the_client_and_for_the_consent(full):
    full.push("Open client")
    full.push("Consent form…")
    assert full.seen.clients == [1]
    assert [(each.client, f"{each.starts:%H:%M}") for each in full.seen.consents] == [(1, "10:00")]


def test_a_clinic_without_technicians_leads_to_the_settings(tab, desks):
    for each in desks.clinic.technicians():
        desks.clinic.save_staff(replace(each, treats=False))
    tab.open()
    assert "Nobody treats here yet" in tab.says()
    tab.push("Open settings")
    assert tab.seen.settings == [True]
    tab.push("+ Book")
    assert "Add a technician in the settings first." in tab.says()


def test_a_technician_who_is_added_gets_a_column_at_once(full, desks):
    desks.clinic.save_staff(Staff(name="Noor Haddad"))
    full.settle()
    assert "Noor Haddad" in [each.name for each in full.board.frame.sheet.columns]


def test_somebody_who_left_keeps_a_column_while_there_are_visits(full, desks):
    tom = next(each for each in desks.clinic.technicians() if each.name == "Tom Hale")
    desks.clinic.save_staff(replace(tom, left=True))
    full.settle()
    assert "Tom Hale" in [each.name for each in full.board.frame.sheet.columns]
    full.page.show_day(date(2026, 11, 25))
    assert "Tom Hale" not in [each.name for each in full.board.frame.sheet.columns]


def test_a_closed_day_says_so(full):
    full.page.show_day(date(2026, 11, 29))
    assert "Closed" in full.says()


def test_a_card_names_its_room_only_where_the_column_does_not(full, desks):
    marta = a.client(desks, "Marta", "Davila")
    a.visit(
        desks,
        marta,
        "2026-11-24 16:30",
        minutes=15,
        technician=full.ines,
        room=full.one,
        kind=VisitKind.REVIEW,
    )
    full.settle()
    words = [each.words for each in full.board.places()]
    assert "Marta Davila, Review, 16:30 to 16:45, Inês Prado, Room 1, First visit" in words
    assert not any("Room" in each for each in words if each.startswith(("Zoltán", "Owen")))


def test_a_typed_date_goes_there(full):
    field = next(
        each for each in full.page.findChildren(QLineEdit) if each.accessibleName() == "Go to a date"
    )
    field.setFocus()
    QTest.keyClicks(field, "1 dec")
    QTest.keyClick(field, Qt.Key.Key_Return)
    full.settle()
    assert "Tuesday 1 December" in full.says()


def test_the_day_turns_at_midnight(tab, desks):
    tab.open()
    tab.clock.tick(hours=13)
    tab.page.tick()
    assert "Wednesday 25 November" in tab.says()


def test_another_day_stays_when_the_clock_strikes_midnight(tab):
    tab.open()
    tab.page.show_day(date(2026, 12, 1))
    tab.clock.tick(hours=13)
    tab.page.tick()
    assert "Tuesday 1 December" in tab.says()


def test_control_b_books(full, press):
    press("Ctrl+B")
    assert full.find(BookingDialog) is not None


def test_a_visit_is_shown_wherever_it_is(full, desks):
    marta = a.client(desks, "Marta", "Davila")
    visit = a.visit(
        desks, marta, "2026-12-03 09:00", minutes=45, technician=full.tom, kind=VisitKind.CONSULTATION
    )
    full.page.show_appointment(visit.id)
    assert "Thursday 3 December" in full.says()
    assert "Marta Davila" in full.says()


def test_a_client_who_did_not_come_can_be_put_back(full, desks):
    visit = next(
        each for each in desks.sessions.day(a.TODAY) if each.appointment.kind is VisitKind.REVIEW
    ).appointment
    desks.sessions.no_show(visit.id)
    full.page.show_appointment(visit.id)
    full.settle()
    assert "did not come" in full.says()
    full.push("Put back in the book")
    assert full.state(visit.id) == "booked"


def test_screen_readers_find_a_list_with_every_visit_and_free_time(full):
    face = QAccessible.queryAccessibleInterface(full.board)
    assert face.role() == QAccessible.Role.List
    items = [face.child(number) for number in range(face.childCount())]
    names = [each.text(QAccessible.Text.Name) for each in items]
    assert {each.role() for each in items} == {QAccessible.Role.ListItem}
    owen = next(each for each in names if each.startswith("Owen"))
    assert owen == (
        "Owen Davies, Session 2 of 3 · density, 10:00 to 14:00, Tom Hale, in the chair, "
        "Consent not signed, No health screening, Aspirin — ask"
    )
    assert any(each.startswith("Free, ") for each in names)
    assert all(face.indexOfChild(each) == number for number, each in enumerate(items))
    assert all(each.rect().isValid() for each in items)
    assert face.focusChild().text(QAccessible.Text.Name) == owen
    assert items[names.index(owen)].state().focused


@pytest.mark.parametrize(
    "dressed",
    [
        pytest.param(0, marks=pytest.mark.look("light")),
        pytest.param(1, marks=pytest.mark.look("dark")),
        pytest.param(2, marks=pytest.mark.look("contrast")),
        pytest.param(3, marks=pytest.mark.look("light", 1.5)),
    ],
)
def test_nothing_is_cut_and_everything_has_a_name(full, clipped, nameless, dressed):
    desks = full.desks
    open_one = next(desks.chair.session(each.session) for each in desks.sessions.day(a.TODAY) if each.session)
    long = a.zone(Zone.FRONTAL, pigment="Graphite 2 with a very long maker's name")
    desks.chair.record(replace(open_one, zones=(long, a.zone(Zone.CROWN))))
    full.settle()
    assert clipped(full.page) == []
    assert nameless(full.page) == []
    for area in full.page.findChildren(QScrollArea):
        assert area.widget().width() <= area.viewport().width()
    full.board.choose_visit(
        next(each.appointment.id for each in full.desks.sessions.day(a.TODAY) if not each.session)
    )
    full.settle()
    assert clipped(full.page) == []
    full.page.book_for(1)
    full.settle()
    dialog = full.find(BookingDialog)
    assert clipped(dialog) == []
    assert nameless(dialog) == []


def test_a_closed_page_is_gone(tab_of, desks, qtbot):
    tab = tab_of(desks).open()
    tab.page.hide()
    tab.page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(tab.page))


def test_the_scale_is_a_slider_to_screen_readers(tab):
    scale = DiscomfortScale(tab.page)
    scale.set_answer(7)
    face = QAccessible.queryAccessibleInterface(scale)
    assert face.role() == QAccessible.Role.Slider
    assert face.text(QAccessible.Text.Name) == "Discomfort from 0 to 10"
    assert face.text(QAccessible.Text.Description) == "7 of 10 · severe"
    assert face.valueInterface().currentValue() == 7
