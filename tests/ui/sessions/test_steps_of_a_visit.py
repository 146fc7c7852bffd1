"""From the door to the chair and out: the next step is always the button that stands out."""

import pytest
from PySide6.QtWidgets import QPushButton

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.session import Zone
from tests import builders as a


@pytest.fixture
def booked(tab, desks):
    """Owen's first session, from 11:00 to 14:00 today."""
    return a.visit(desks, a.client(desks), "2026-11-24 11:00", technician=tab.tom, room=tab.one)


def primary(tab) -> list[str]:
    found = [each for each in tab.page.findChildren(QPushButton) if each.isVisibleTo(tab.page)]
    return [each.text() for each in found if each.property("primary") == "true"]


def test_arrived_then_in_the_chair_then_the_chart_then_the_sheet_stand_out(tab, desks, booked):
    tab.open()
    assert primary(tab) == ["+ Book", "Arrived"]
    tab.push("Arrived")
    assert tab.state(booked.id) == "arrived"
    assert "arrived 11:45" in tab.says()
    assert primary(tab) == ["+ Book", "In the chair"]
    tab.push("In the chair")
    assert tab.state(booked.id) == "in_chair"
    assert "in progress" in tab.says() and "Since 11:45" in tab.says()
    assert primary(tab) == ["+ Book", "Open the chart"]
    tab.push("Open the chart")
    assert tab.seen.chairs == [booked.id, booked.id]  # once when the session began
    session = a.finished(desks, booked, a.zone(Zone.FRONTAL, discomfort=2))
    tab.page.tell_finished(session)
    tab.settle()
    assert "The session is finished and on record." in tab.says()
    assert "Frontal" in tab.says() and "Discomfort 2 of 10" in tab.says()
    assert primary(tab) == ["+ Book", "Aftercare sheet"]
    tab.push("Aftercare sheet")
    assert [each.id for each in tab.seen.finished] == [session.id]


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
    assert tab.seen.chairs == []
