"""From the door to the finished record: the next step is always the button that stands out."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QSpinBox

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.session import Session, Zone
from smpdesk.ui.sessions.merge import merged
from smpdesk.ui.sessions.scale import DiscomfortScale
from smpdesk.ui.sessions.zone_row import ZoneRow
from smpdesk.ui.shared.parts import IconButton
from tests import builders as a

# A list that pops up asks the offscreen platform for things it does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def owen(desks):
    return a.client(desks)


@pytest.fixture
def booked(tab, desks, owen):
    """Owen's first session, from 11:00 to 14:00 today."""
    return a.visit(desks, owen, "2026-11-24 11:00", technician=tab.tom, room=tab.one)


@pytest.fixture
def chair(tab, desks, booked):
    """The record is open."""
    desks.sessions.arrive(booked.id)
    desks.chair.start(booked.id)
    tab.open()
    tab.board.choose_visit(booked.id)
    tab.settle()
    return tab


def record(tab):
    return tab.desks.sessions.day(a.TODAY)[0], tab.desks.chair.session(
        tab.desks.sessions.day(a.TODAY)[0].session
    )


def primary(tab) -> list[str]:
    found = [each for each in tab.page.findChildren(QPushButton) if each.isVisibleTo(tab.page)]
    return [each.text() for each in found if each.property("primary") == "true"]


def rows(tab) -> list[ZoneRow]:
    return [each for each in tab.page.findChildren(ZoneRow) if each.isVisibleTo(tab.page)]


def field(tab, name: str, kind: type = QLineEdit):
    return next(each for each in tab.page.findChildren(kind, name) if each.isVisibleTo(tab.page))


def write(widget, text: str) -> None:
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, text)


def test_arrived_then_in_the_chair_then_finish_stand_out_one_after_the_other(tab, desks, booked):
    tab.open()
    assert primary(tab) == ["+ Book", "Arrived"]
    tab.push("Arrived")
    assert tab.state(booked.id) == "arrived"
    assert "arrived 11:45" in tab.says()
    assert primary(tab) == ["+ Book", "In the chair"]
    tab.push("In the chair")
    assert tab.state(booked.id) == "in_chair"
    assert "in progress" in tab.says()
    assert primary(tab) == ["+ Book", "Finish session"]
    tab.push("+ Frontal")
    tab.clock.tick(hours=2)
    tab.push("Finish session")
    assert tab.state(booked.id) == "done"
    assert [each.ended for each in tab.seen.finished] == [datetime(2026, 11, 24, 13, 45)]
    assert primary(tab) == ["+ Book", "Aftercare sheet"]
    tab.push("Aftercare sheet")
    assert len(tab.seen.finished) == 2


def test_a_wrong_tap_is_taken_back(tab, booked):
    tab.open()
    tab.push("Arrived")
    tab.push("Undo")
    assert tab.state(booked.id) == "booked"
    assert primary(tab) == ["+ Book", "Arrived"]


def test_a_consultation_is_begun_and_done_without_a_record(tab, desks):
    marta = a.client(desks, "Marta", "Davila")
    visit = a.visit(desks, marta, "2026-11-24 11:30", minutes=45, technician=tab.tom, room=tab.one,
                    kind=VisitKind.CONSULTATION)  # fmt: skip
    tab.open()
    for words in ("Arrived", "Begin", "Done"):
        tab.push(words)
    assert tab.state(visit.id) == "done"
    assert tab.seen.finished == []


def test_what_is_typed_is_saved_without_a_button(chair):
    write(field(chair, "notes", QPlainTextEdit), "Softened left temple")
    assert "Saving…" in chair.says()
    chair.qtbot.waitUntil(lambda: record(chair)[1].notes == "Softened left temple", timeout=3000)
    assert "Saving…" not in chair.says()
    assert chair.page.unsaved() == ""


def test_a_zone_is_added_with_what_the_zone_before_it_used(chair):
    chair.push("+ Frontal")
    for name, text in (
        ("pigment", "GR2"),
        ("pigment_lot", "GR2-2409"),
        ("needle", "3RL"),
        ("needle_lot", "C-1187"),
    ):
        write(field(chair, name), text)
    spin = field(chair, "dilution", QSpinBox)
    spin.setFocus()
    spin.setValue(4)
    chair.push("+ Crown")
    assert chair.page.save_unsaved()
    zones = record(chair)[1].zones
    assert [each.zone for each in zones] == [Zone.FRONTAL, Zone.CROWN]
    used = {(each.pigment, each.pigment_lot, each.dilution, each.needle, each.needle_lot) for each in zones}
    assert used == {("GR2", "GR2-2409", 4, "3RL", "C-1187")}
    assert {each.layer for each in zones} == {1}


def test_same_as_last_time_brings_the_zones_one_layer_further(tab, desks, owen):
    first = a.visit(desks, owen, "2026-11-12 10:00", technician=tab.tom, room=tab.one)
    a.finished(desks, first, a.zone(Zone.FRONTAL), a.zone(Zone.CROWN))
    again = a.visit(desks, owen, "2026-11-24 11:00", technician=tab.tom, room=tab.one)
    desks.chair.start(again.id)
    tab.open()
    assert "12 days since session 1" in tab.says()
    tab.push("Same as last time")
    assert tab.page.save_unsaved()
    zones = record(tab)[1].zones
    assert [(each.zone, each.layer, each.pigment) for each in zones] == [
        (Zone.FRONTAL, 2, "GR2"),
        (Zone.CROWN, 2, "GR2"),
    ]
    assert "Same as last time" not in tab.buttons()


def test_a_zone_can_be_removed_again(chair):
    chair.push("+ Frontal")
    chair.push("+ Crown")
    chair.page.save_unsaved()
    remove = next(
        each for each in rows(chair)[0].findChildren(IconButton) if each.accessibleName() == "Remove Frontal"
    )
    remove.click()
    assert chair.page.save_unsaved()
    assert [each.zone for each in record(chair)[1].zones] == [Zone.CROWN]


def test_one_pigment_for_every_zone(chair):
    chair.push("+ Frontal")
    chair.push("+ Crown")
    write(field(chair, "pigment"), "BR1")
    chair.push("Same pigment and needle in every zone")
    assert chair.page.save_unsaved()
    assert {each.pigment for each in record(chair)[1].zones} == {"BR1"}


def test_discomfort_is_pressed_typed_and_taken_back(chair):
    scale = next(each for each in chair.page.findChildren(DiscomfortScale) if each.isVisibleTo(chair.page))
    scale.setFocus()
    QTest.keyClicks(scale, "3")
    assert scale.answer() == 3
    QTest.keyClick(scale, Qt.Key.Key_Right)
    assert scale.answer() == 4
    chair.page.save_unsaved()
    assert record(chair)[1].discomfort == 4
    QTest.keyClicks(scale, "10")
    assert scale.answer() == 10
    QTest.keyClick(scale, Qt.Key.Key_Delete)
    chair.page.save_unsaved()
    assert record(chair)[1].discomfort is None


def test_finishing_without_a_zone_says_what_is_missing(chair, booked):
    chair.push("Finish session")
    assert "Enter at least one zone that was worked." in chair.says()
    assert chair.state(booked.id) == "in_chair"


def test_a_refused_record_stays_as_typed_and_is_not_left(chair, desks, booked):
    other = a.client(desks, "Marta", "Davila")
    next_visit = a.visit(desks, other, "2026-11-24 15:00", minutes=45, technician=chair.tom, room=chair.one)
    chair.settle()
    write(field(chair, "started"), "16:00")  # later than now
    assert not chair.page.save_unsaved()
    assert "cannot have started later than now" in chair.says()
    assert "Owen Davies" in chair.page.unsaved()
    chair.board.choose_visit(next_visit.id)
    assert field(chair, "started").text() == "16:00"
    write(field(chair, "started"), "11:10")
    assert chair.page.save_unsaved()
    assert record(chair)[1].started == datetime(2026, 11, 24, 11, 10)
    assert "Not saved" not in chair.says()


def test_words_that_are_no_time_are_said_beside_the_field(chair):
    write(field(chair, "started"), "noonish")
    assert not chair.page.save_unsaved()
    assert "“noonish” is not a time" in chair.says()


def test_an_end_after_midnight_belongs_to_the_next_day(tab, desks, owen, clock):
    late = a.visit(desks, owen, "2026-11-24 21:00", minutes=300, technician=tab.tom, room=tab.one)
    clock.tick(hours=9, minutes=30)  # 21:15
    desks.chair.start(late.id)
    clock.tick(hours=4)  # 01:15 on the next day
    tab.open()
    tab.page.show_appointment(late.id)
    tab.settle()
    tab.push("+ Frontal")
    write(field(tab, "ended"), "00:50")
    tab.push("Finish session")
    ended = [each.ended for each in tab.seen.finished]
    assert ended == [datetime(2026, 11, 25, 0, 50)]


def test_a_finished_record_is_read_and_reopened(chair, booked):
    chair.push("+ Frontal")
    write(field(chair, "pigment"), "GR2")
    chair.push("Finish session")
    assert "GR2" in chair.says()
    assert "Discomfort was not asked." in chair.says()
    chair.push("Reopen the record")
    assert chair.state(booked.id) == "in_chair"
    assert field(chair, "started").isVisibleTo(chair.page)


def test_another_program_changes_the_record_while_one_types_and_both_are_kept(chair, desks):
    write(field(chair, "notes", QPlainTextEdit), "Mine")
    theirs = record(chair)[1]
    desks.chair.record(replace(theirs, discomfort=5))
    chair.settle()
    assert field(chair, "notes", QPlainTextEdit).toPlainText() == "Mine"
    assert chair.page.save_unsaved()
    kept = record(chair)[1]
    assert (kept.notes, kept.discomfort) == ("Mine", 5)


def test_what_another_program_wrote_appears_when_nobody_types(chair, desks):
    desks.chair.record(replace(record(chair)[1], notes="Theirs", zones=(a.zone(Zone.CROWN),)))
    chair.settle()
    assert field(chair, "notes", QPlainTextEdit).toPlainText() == "Theirs"
    assert [each.value().zone for each in rows(chair)] == [Zone.CROWN]


def test_merging_takes_only_what_was_changed_here():
    base = Session(id=1, client=1, day=a.TODAY, notes="was", version=1)
    mine = replace(base, notes="mine")
    theirs = replace(base, discomfort=3, notes="theirs", version=2)
    assert merged(base, mine, theirs) == replace(theirs, notes="mine")
    assert merged(base, base, theirs) == theirs
