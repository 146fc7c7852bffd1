"""From what a visit misses to where it is put right, and back to a session that begins."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from smpdesk.domain.change import Actor
from smpdesk.domain.readiness import Rule
from tests import builders as a
from tests.journeys.conftest import Whole


@pytest.fixture
def opened(whole: Whole, tmp_path: Path) -> Whole:
    """A clinic in which Owen Davies comes today and lacks everything."""
    desks = a.clinic(tmp_path, gates=True)
    visit = a.visit(desks, a.client(desks), "2026-11-24 12:30")
    folder = desks.store.folder
    desks.close()
    whole.begin(folder)
    page: Any = whole.window.go("sessions")
    page.show_appointment(visit.id)
    whole.settle()
    return whole


def go(whole: Whole, name: str) -> None:
    """Press the button of a rule beside the visit."""
    page: Any = whole.window.go("sessions")
    named = [each for each in page.findChildren(QAbstractButton) if each.accessibleName() == name]
    found = [each for each in named if each.isVisible()]  # rows that were shown before may not be gone yet
    assert len(found) == 1, name
    found[0].click()
    whole.settle()


def test_every_button_leads_to_what_is_missing_and_then_the_session_begins(opened: Whole) -> None:
    clients: Any = opened.window.go("clients")
    for rule, tab in (
        ("Open consultation Consultation", "Consultation"),
        ("Ask health questions Health questions", "Health"),
        ("Open patch test Patch test", "Patch test"),
        ("Open consent Consent", "Consent"),
        ("Enter date of birth Age", "Details"),
    ):
        go(opened, rule)
        assert clients.isVisible()
        assert clients.record.part(tab).isVisible()
    go(opened, "Open consent Consent")
    opened.press("Print to sign…")
    assert opened.widget.windowTitle() == "Consent form · Owen Davies"
    opened.widget.close()
    (visit,) = opened.desks.sessions.visits(1)
    maya = next(each for each in opened.desks.clinic.staff() if each.name == "Maya Reid")
    opened.desks.at_desk.actor = Actor(id=maya.id, name=maya.name)
    a.ready(opened.desks, visit, apart=(Rule.CONSENT,))
    opened.settle()
    opened.window.go("sessions")
    opened.settle()
    assert "Not ready: 1 gate closed" in opened.words()
    opened.press("In the chair")  # what is missing is said at the chair too
    assert "Not ready: 1 gate closed" in opened.words()
    opened.press("Start session")
    assert opened.desks.store.sessions.of_appointment(visit.id) is None
    form = opened.desks.papers.issue_consent(1, visit.id)
    opened.desks.papers.mark_signed(form.id, a.TODAY, "Tom Hale")
    opened.settle()
    assert "Not ready" not in opened.words()
    opened.press("Start session")
    assert opened.desks.store.sessions.of_appointment(visit.id) is not None
