"""Undo in the whole program: what was done at the desk goes back, what is being typed stays."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from smpdesk.domain.appointment import VisitState
from tests import builders as a
from tests.journeys.conftest import Whole


def press(keys: str) -> None:
    """Keys for whoever has the focus."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keySequence(here, QKeySequence(keys))
    QApplication.processEvents()


def test_a_cancelled_visit_comes_back_with_one_press_of_keys(whole: Whole, tmp_path: Path) -> None:
    made = a.clinic(tmp_path)
    visit = a.visit(made, a.client(made), "2026-11-24 14:00")
    made.close()
    whole.begin(made.store.folder)
    whole.sit_down("Maya Reid")
    whole.desks.sessions.cancel(visit.id, "ill")
    whole.window.go("sessions")
    whole.settle()
    press("Ctrl+Z")
    whole.settle()
    assert whole.desks.sessions.booking(visit.id).appointment.state is VisitState.BOOKED
    words = [each.text() for each in whole.window.findChildren(QLabel) if each.isVisible()]
    assert "Undone: Cancel visit of Owen Davies" in words


def test_what_is_being_typed_stays_while_something_else_is_undone(whole: Whole, tmp_path: Path) -> None:
    made = a.clinic(tmp_path)
    owen, ann = a.client(made), a.client(made, "Ann", "Bell")
    made.close()
    whole.begin(made.store.folder)
    whole.sit_down("Maya Reid")
    whole.desks.clients.save(replace(ann, notes="one"))
    page: Any = whole.window.go("clients")
    page.show_client(owen.id)
    whole.settle()
    whole.press("Edit")
    field = page.findChild(QLineEdit, "phone")
    field.setFocus()
    QTest.keyClicks(field, "0770")
    whole.command("undo")
    assert field.text() == ""
    QTest.keyClicks(field, "0770")
    whole.desks.history.undo_last()
    whole.settle()
    assert field.text() == "0770"
    assert whole.desks.clients.client(ann.id).notes == ""
