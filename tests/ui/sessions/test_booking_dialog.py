"""Booking and changing a visit: who, what, when; what is in the way stands beside its field."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView
from shiboken6 import isValid

from smpdesk.domain.appointment import VisitKind
from smpdesk.ui.sessions.booking import BookingDialog
from smpdesk.ui.shared.fields import Choice, DateField, TimeField
from smpdesk.ui.shared.new_client import NewClientDialog
from tests import builders as a

# A list that pops up asks the offscreen platform for things it does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Filled:
    """The dialog as a person fills it."""

    def __init__(self, tab, dialog: BookingDialog) -> None:
        self.tab, self.dialog = tab, dialog
        tab.qtbot.waitUntil(dialog.isActiveWindow)

    def field(self, name: str, kind: type = QLineEdit):
        return self.dialog.findChild(kind, name)

    def client(self, text: str) -> None:
        line = self.field("client")
        line.setFocus()
        line.clear()
        QTest.keyClicks(line, text)
        self.tab.settle()

    def take_first(self) -> None:
        offers = self.field("client").completer().popup()
        assert isinstance(offers, QListView)
        QTest.keyClick(offers, Qt.Key.Key_Return)
        self.tab.settle()

    def at(self, day: str, start: str) -> None:
        for name, kind, text in (("day", DateField, day), ("starts", TimeField, start)):
            field = self.field(name, kind)
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, text)

    def choose(self, name: str, value) -> None:
        field = self.field(name, Choice)
        field.set_value(value)
        field.activated.emit(field.currentIndex())

    def says(self) -> str:
        return "\n".join(
            each.text() for each in self.dialog.findChildren(QLabel) if each.isVisibleTo(self.dialog)
        )

    def will_say(self, words: str) -> None:
        """The dialog judges when nobody has typed for a moment."""
        self.tab.qtbot.waitUntil(lambda: words in self.says(), timeout=3000)

    def save(self) -> None:
        self.tab.push("Save" if self.dialog.windowTitle() == "Change visit" else "Book", self.dialog)


@pytest.fixture
def dialog(tab, desks):
    a.client(desks, phone="020 7946 0118")
    tab.open()
    tab.push("+ Book")
    return Filled(tab, tab.find(BookingDialog))


def visits(tab, day: date) -> list[str]:
    return [each.client_name for each in tab.desks.sessions.day(day)]


def test_a_client_is_found_while_typing_and_booked(tab, dialog):
    dialog.client("owe")
    dialog.take_first()
    assert dialog.field("client").text() == "Owen Davies"
    dialog.at("25 nov", "10")
    dialog.save()
    assert visits(tab, date(2026, 11, 25)) == ["Owen Davies"]
    assert "Owen Davies is in the book: Wednesday 25 November, 10:00–13:00." in tab.says()
    assert "Wednesday 25 November" in tab.says()


def test_part_of_a_phone_number_finds_too(tab, dialog):
    dialog.client("0118")
    dialog.take_first()
    assert dialog.dialog.wanted().client == 1


def test_whoever_is_not_found_is_added_from_the_field(tab, desks, dialog):
    dialog.client("zoe marsh")
    offers = dialog.field("client").completer().popup()
    assert offers.model().index(0, 0).data() == "New client “zoe marsh”…"
    dialog.take_first()
    new = dialog.dialog.findChild(NewClientDialog)
    new.save()
    tab.settle()
    added = desks.clients.client(dialog.dialog.wanted().client)
    assert (added.given, added.family) == ("Zoe", "Marsh")


def test_arrows_choose_among_those_who_share_a_name(tab, desks, dialog):
    other = a.client(desks, "Owena", "Davidson")
    dialog.client("owe")
    offers = dialog.field("client").completer().popup()
    names = [offers.model().index(row, 0).data() for row in range(offers.model().rowCount())]
    for _ in range(names.index("Owena Davidson")):
        QTest.keyClick(offers, Qt.Key.Key_Down)
    QTest.keyClick(offers, Qt.Key.Key_Return)
    dialog.tab.settle()
    assert dialog.dialog.wanted().client == other.id


def test_the_only_one_left_is_taken_when_going_on(tab, dialog):
    dialog.client("davies")
    dialog.field("client").completer().popup().hide()
    dialog.field("starts", TimeField).setFocus()
    assert dialog.dialog.wanted().client == 1


def test_without_a_client_nothing_is_booked_and_the_field_says_so(tab, dialog):
    dialog.save()
    dialog.will_say("Choose the client")
    assert dialog.dialog.isVisible()


def test_nonsense_in_the_date_is_said_beside_it(tab, dialog):
    dialog.client("davies")
    dialog.take_first()
    dialog.at("32 grune", "10")
    dialog.tab.push("Book", dialog.dialog)
    dialog.will_say("is not a date")
    assert dialog.dialog.isVisible()


def test_who_is_in_the_way_is_said_while_typing_and_again_when_booking(tab, desks, dialog):
    zoltan = a.client(desks, "Zoltán", "Dávid")
    a.visit(desks, zoltan, "2026-11-24 13:30", minutes=180, technician=tab.ines, room=tab.two)
    dialog.client("davies")
    dialog.take_first()
    dialog.choose("technician", tab.ines)
    dialog.choose("room", tab.one)
    dialog.at("24 nov", "15:00")
    dialog.will_say("Inês Prado is with Zoltán Dávid on Tuesday 24 November 2026, from 13:30 to 16:30.")
    dialog.save()
    dialog.will_say("Inês Prado is with Zoltán Dávid on Tuesday 24 November 2026, from 13:30 to 16:30.")
    assert visits(tab, a.TODAY) == ["Zoltán Dávid"]


def test_a_taken_room_is_said_beside_the_room(tab, desks, dialog):
    zoltan = a.client(desks, "Zoltán", "Dávid")
    a.visit(desks, zoltan, "2026-11-24 13:30", minutes=180, technician=tab.ines, room=tab.two)
    dialog.client("davies")
    dialog.take_first()
    dialog.choose("technician", tab.tom)
    dialog.choose("room", tab.two)
    dialog.at("24 nov", "15:00")
    dialog.will_say("Room 2 is used for Zoltán Dávid on Tuesday 24 November 2026, from 13:30 to 16:30.")


def test_outside_the_opening_hours_is_said_and_may_be_booked(tab, dialog):
    dialog.client("davies")
    dialog.take_first()
    dialog.at("24 nov", "20:00")
    dialog.will_say("outside the opening hours")
    dialog.save()
    assert visits(tab, a.TODAY) == ["Owen Davies"]
    assert tab.board.frame.sheet.closes == 23 * 60


def test_the_length_follows_the_kind_until_somebody_chooses_one(tab, dialog):
    dialog.client("davies")
    dialog.take_first()
    assert dialog.dialog.wanted().minutes == 180
    dialog.choose("kind", VisitKind.CONSULTATION)
    assert dialog.dialog.wanted().minutes == 45
    dialog.choose("ends", 60)
    dialog.choose("kind", VisitKind.PATCH_TEST)
    assert dialog.dialog.wanted().minutes == 60


def test_a_client_in_treatment_is_offered_the_suggested_day_and_the_planned_length(tab, desks):
    from dataclasses import replace

    owen = a.client(desks)
    first = a.visit(desks, owen, "2026-11-16 10:00", minutes=180, technician=tab.tom, room=tab.one)
    a.finished(desks, first)
    course = desks.clients.courses(owen.id)[0]
    desks.clients.save_course(replace(course, minutes=150))
    tab.open()
    tab.page.book_for(owen.id)
    dialog = Filled(tab, tab.find(BookingDialog))
    wanted = dialog.dialog.wanted()
    assert wanted is not None
    assert (wanted.client, wanted.number, wanted.minutes) == (owen.id, 2, 150)
    assert wanted.starts.date() == date(2026, 11, 26)  # 10 days after the first
    assert wanted.technician == tab.tom
    dialog.will_say("2 h 30: planned for this course")
    dialog.save()
    assert visits(tab, date(2026, 11, 26)) == ["Owen Davies"]


def test_a_first_session_is_as_long_as_the_consultation_says_and_says_why(tab, desks):
    from dataclasses import replace

    from smpdesk.domain.hair_and_skin import HairType
    from smpdesk.domain.hair_loss import Pattern

    owen = a.client(desks)
    draft = replace(desks.consultations.draft(owen.id), pattern=Pattern.NORWOOD_6, hair_type=HairType.MEDIUM)
    areas = ("hairline", "temples", "frontal", "midscalp", "crown")
    desks.consultations.finish(replace(draft, areas=areas))
    tab.open()
    tab.page.book_for(owen.id)
    dialog = Filled(tab, tab.find(BookingDialog))
    dialog.at("26 nov", "10:00")
    dialog.will_say("Begins a new course · 10:00 to 14:00 · 4 h: large coverage, Norwood 6")
    dialog.save()
    assert [each.planned for each in desks.clients.courses(owen.id)] == [3]


def test_too_short_a_gap_is_refused_with_the_earliest_day(tab, desks):
    owen = a.client(desks)
    a.finished(desks, a.visit(desks, owen, "2026-11-20 10:00", technician=tab.tom, room=tab.one))
    tab.open()
    tab.page.book_for(owen.id)
    dialog = Filled(tab, tab.find(BookingDialog))
    dialog.at("24 nov", "14:00")
    dialog.will_say("cannot be before Friday 27 November 2026")
    dialog.save()
    assert visits(tab, a.TODAY) == []


def test_a_visit_is_changed_in_the_same_dialog(tab, desks):
    owen = a.client(desks)
    visit = a.visit(desks, owen, "2026-11-24 13:00", minutes=60, technician=tab.tom, room=tab.one)
    tab.open()
    tab.board.choose_visit(visit.id)
    tab.push("Change…")
    dialog = Filled(tab, tab.find(BookingDialog))
    dialog.at("25 nov", "16:15")
    dialog.save()
    moved = desks.sessions.booking(visit.id).appointment
    assert (moved.starts.date(), moved.starts.time(), moved.minutes) == (date(2026, 11, 25), time(16, 15), 60)


def test_a_visit_across_midnight_says_on_which_day_it_ends(tab, dialog):
    dialog.client("davies")
    dialog.take_first()
    dialog.at("24 nov", "23:00")
    dialog.will_say("23:00 to 02:00 on Wed 25 Nov")
    dialog.save()
    assert tab.board.frame.sheet.closes == 24 * 60


def test_a_closed_dialog_is_gone(tab, dialog):
    dialog.dialog.reject()
    tab.qtbot.waitUntil(lambda: not isValid(dialog.dialog))


@pytest.mark.look("light", 1.5)
def test_large_text_with_every_problem_stays_on_the_screen(tab, desks):
    owen = a.client(desks)
    a.visit(desks, owen, "2026-11-24 14:00", technician=tab.tom, room=tab.one)
    tab.open()
    tab.page.book_for(owen.id)
    dialog = Filled(tab, tab.find(BookingDialog))
    dialog.at("24 nov", "13:00")
    dialog.will_say("Owen Davies already has a visit")
    assert dialog.dialog.height() <= dialog.dialog.screen().availableGeometry().height()
    assert dialog.dialog.geometry().bottom() <= dialog.dialog.screen().availableGeometry().bottom()
