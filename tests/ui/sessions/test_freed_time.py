"""A visit that is called off: the late rule, and who on the waiting list could come instead."""

from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.waiting import Free, Urgency, Waiting
from smpdesk.ui.sessions.booking import BookingDialog
from smpdesk.ui.sessions.cancel import CancelDialog
from smpdesk.ui.sessions.freed import FreedLine
from tests import builders as a


@pytest.fixture
def owen(tab, desks):
    """Owen has a visit this afternoon; Ana waits and has one in a fortnight."""
    ana = a.client(desks, "Ana", "Sousa", phone="07700 900204")
    a.visit(desks, ana, "2026-12-08 10:00", technician=tab.tom, room=tab.one)
    desks.waiting.add(Waiting(client=ana.id, urgency=Urgency.URGENT, since=date(2026, 11, 3)))
    visit = a.visit(desks, a.client(desks), "2026-11-24 13:00", technician=tab.tom, room=tab.one)
    tab.open()
    tab.page.show_appointment(visit.id)
    tab.settle()
    return visit


def call_off(tab, press, typed, reason="Is ill") -> None:
    tab.board.setFocus()
    press("Delete")
    tab.settle()
    dialog = tab.find(CancelDialog)
    dialog.findChild(QLineEdit).setFocus()
    typed(reason)
    press("Return")
    tab.settle()


def test_a_cancelled_visit_is_offered_to_whoever_waits_and_booked(tab, desks, owen, press, typed):
    assert "Waiting 1" in tab.buttons()
    call_off(tab, press, typed)
    assert "11:45–18:00 with Tom Hale is free: Ana Sousa fits (urgent) from 13:00." in tab.says()
    assert "07700 900204" in tab.says()
    tab.push("Book", tab.find(FreedLine))
    dialog = tab.find(BookingDialog)
    dialog.save()
    tab.settle()
    assert desks.waiting.count() == 0 and "Waiting" in tab.buttons()
    assert tab.find(FreedLine).isHidden()
    ana = desks.clients.lines("Ana")[0].id
    assert [each.starts.day for each in desks.sessions.visits(ana)] == [8, 24]
    later = tab.find(CancelDialog)
    assert later.isVisible()
    press("Return")
    tab.settle()
    assert desks.sessions.visits(ana)[0].state is VisitState.CANCELLED
    assert desks.sessions.visits(ana)[0].reason == "Earlier visit from the waiting list"


def test_putting_the_visit_back_takes_the_offer_away(tab, owen, press, typed):
    call_off(tab, press, typed)
    assert tab.find(FreedLine).isVisible()
    tab.push("Undo")
    assert tab.find(FreedLine).isHidden()


def test_the_whole_list_is_asked_for_with_the_free_time(tab, owen, press, typed):
    asked: list[Free | None] = []
    tab.page.waiting_requested.connect(asked.append)
    press("L")
    call_off(tab, press, typed)
    tab.push("See all")
    assert asked[0] is None
    assert asked[1] is not None and asked[1].technician == tab.tom


def test_a_missed_visit_is_offered_from_now_on_and_to_nobody_who_does_not_fit(tab, desks, owen, clock):
    clock.tick(hours=2)
    desks.waiting.save(desks.waiting.all()[0].waiting)
    tab.push("Did not come") if "Did not come" in tab.buttons() else desks.sessions.no_show(owen.id)
    tab.settle()
    assert tab.find(FreedLine).isHidden()


def test_cancelling_late_says_so_and_the_visit_keeps_it(tab, desks, owen, press, typed):
    desks.late.choose(48, "The deposit is kept.")
    tab.board.setFocus()
    press("Delete")
    tab.settle()
    assert "Less than 48 hours before: the clinic’s late rule applies. The deposit is kept." in tab.says()
    typed("Is ill")
    press("Return")
    tab.settle()
    assert desks.sessions.booking(owen.id).late
    assert "Cancelled late" in tab.says()


def test_where_the_clinic_calls_it_off_nothing_is_late(tab, desks, owen, press):
    tab.board.setFocus()
    press("Delete")
    tab.settle()
    dialog = tab.find(CancelDialog)
    tab.push("Technician is ill", dialog)
    dialog.confirm()
    tab.settle()
    assert desks.sessions.booking(owen.id).appointment.state is VisitState.CANCELLED
    assert not desks.sessions.booking(owen.id).late


@pytest.mark.parametrize("size", [pytest.param(1.5, marks=pytest.mark.look("dark", 1.5))])
def test_the_offer_is_whole_in_large_text(tab, owen, press, typed, clipped, nameless, size):
    call_off(tab, press, typed)
    assert clipped(tab.find(FreedLine)) == []
    assert nameless(tab.find(FreedLine)) == []


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ("Arrived", "90 min late: from 15 min on"),
        ("Did not come", "A visit that is missed may be charged as agreed"),
    ],
)
def test_the_clinics_rules_are_said_of_who_comes_late_or_not_at_all(tab, desks, button, said):
    late = a.visit(
        desks, a.client(desks, "Bea"), "2026-11-24 10:15", technician=tab.ines, room=tab.two, minutes=60
    )
    tab.open()
    tab.page.show_appointment(late.id)
    tab.settle()
    if button in tab.buttons():
        tab.push(button)
    else:  # one of those behind “More”
        next(each for each in tab.page.findChildren(QAction) if each.text() == button).trigger()
    assert said in tab.says()
