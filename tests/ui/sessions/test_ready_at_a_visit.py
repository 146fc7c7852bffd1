"""What is missing before a session, beside its visit: the way to each, and passing a gate."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from smpdesk.domain.readiness import Rule
from smpdesk.ui.shared.ready_dialogs import LookDialog, PassDialog
from tests import builders as a


@pytest.fixture
def desks(tmp_path, clock):
    """A clinic whose gates are as they are in every new one."""
    made = a.clinic(tmp_path, clock=clock, gates=True)
    yield made
    made.close()


@pytest.fixture
def visit(tab, desks):
    """Owen comes at half past twelve and lacks his consent and a look at his scalp."""
    owen = a.client(desks)
    visit = a.visit(desks, owen, "2026-11-24 12:30", technician=tab.tom, room=tab.one)
    a.ready(desks, visit, (Rule.CONSENT, Rule.SCALP))
    tab.open()
    tab.page.show_appointment(visit.id)
    tab.settle()
    return visit


def dialog(kind):
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_session_begins_once_nothing_is_missing_or_somebody_answers_for_it(tab, desks, visit):
    lacking = []
    tab.page.lacking_requested.connect(lambda rule, booking: lacking.append((rule, booking.appointment.id)))
    assert "Not ready: 2 gates closed" in tab.says()
    assert "No consent form is signed." in tab.says()
    tab.push("In the chair")
    assert tab.state(visit.id) == "booked"
    assert "Not done" in tab.says()

    buttons = [each for each in tab.page.findChildren(QPushButton) if each.isVisibleTo(tab.page)]
    (consent,) = (each for each in buttons if each.accessibleName() == "Open consent Consent")
    consent.click()
    assert lacking == [(Rule.CONSENT, visit.id)]

    tab.push("Look at the scalp…")
    look = dialog(LookDialog)
    look.ticks["sunburn"].click()
    assert look.fit.text() == "No change, but not fit today"
    look.ticks["sunburn"].click()
    look.fit.click()
    tab.settle()
    assert "Not ready: 1 gate closed" in tab.says()

    tab.push("Pass this gate…")
    passing = dialog(PassDialog)
    passing.let.click()
    assert passing.isVisible()
    assert desks.ready.passes(visit.client) == []
    passing.name.setText("Tom Hale")
    passing.reason.setPlainText("Signed on paper, the scan follows tonight")
    passing.let.click()
    tab.settle()
    assert "Ready, with care" in tab.says()
    assert "Passed by Tom Hale, Tue 24 Nov, 11:45: Signed on paper, the scan follows tonight" in tab.says()
    tab.push("9 things in order")
    assert "Hide what is in order" in tab.buttons()

    tab.push("In the chair")
    assert tab.state(visit.id) == "in_chair"
    assert "Gate passed: Consent" in tab.says()


def test_a_change_leads_from_the_question_of_the_day_to_the_health_questions(tab, desks, visit):
    lacking = []
    tab.page.lacking_requested.connect(lambda rule, _booking: lacking.append(rule))
    tab.push("Look at the scalp…")
    dialog(LookDialog).other.click()
    assert lacking == [Rule.HEALTH]
    assert desks.screenings.health(visit.client).confirmations == ()


def test_what_is_over_or_treats_nobody_asks_for_nothing(tab, desks, visit):
    desks.sessions.cancel(visit.id, "Rang")
    tab.settle()
    assert "Not ready" not in tab.says()
    assert "Pass this gate…" not in tab.buttons()
