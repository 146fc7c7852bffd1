"""The waiting list in the whole program: from the client's page to a freed time, into the book, and back."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from smpdesk.domain.appointment import VisitState
from tests import builders as a
from tests.journeys.conftest import Whole


def keys(whole: Whole, name: str) -> None:
    """Keys for whoever has the focus."""
    target = QApplication.focusWidget() or whole.widget
    QTest.keySequence(target, QKeySequence(name))
    whole.settle()


def test_somebody_is_put_on_the_list_offered_a_freed_time_booked_and_put_back(
    whole: Whole, tmp_path: Path
) -> None:
    made = a.clinic(tmp_path)
    ana = a.client(made, "Ana", "Sousa", phone="07700 900204")
    later = a.visit(made, ana, "2026-12-08 10:00")
    visit = a.visit(made, a.client(made), "2026-11-24 14:00")
    made.close()
    whole.begin(made.store.folder)
    whole.sit_down("Maya Reid")
    whole.shown.show_client(ana.id)
    whole.settle()
    menu = whole.button("More").findChild(QMenu)
    assert menu is not None
    next(each for each in menu.actions() if each.text() == "Put on waiting list…").trigger()
    whole.settle()
    whole.pick("How urgent", "Urgent")
    whole.press("Save")
    assert whole.desks.waiting.count() == 1

    page: Any = whole.window.go("sessions")
    page.show_appointment(visit.id)
    whole.settle()
    whole.window.activateWindow()
    page.setFocus()
    whole.settle()
    keys(whole, "Delete")
    assert "late rule applies" in whole.words()
    reason = whole.widget.findChild(QLineEdit, "reason")
    assert reason is not None
    QTest.keyClicks(reason, "ill")
    whole.default()
    assert "11:45–18:00 with Tom Hale is free: Ana Sousa fits (urgent) from 14:00." in whole.words()
    whole.press("See all")
    assert [row[1] for row in whole.rows("Waiting list")] == ["Ana Sousa"]
    whole.press("Book…")
    whole.press("Book")
    assert whole.desks.waiting.count() == 0
    assert "Ana Sousa has an earlier visit of this kind now." in whole.words()
    whole.press("Cancel visit")
    assert whole.desks.sessions.booking(later.id).appointment.state is VisitState.CANCELLED
    assert not whole.desks.sessions.booking(later.id).late

    whole.command("undo")
    whole.command("undo")
    assert whole.desks.waiting.count() == 1
    assert whole.desks.sessions.booking(later.id).appointment.state is VisitState.BOOKED
    assert "11:45–18:00 with Tom Hale is free: Ana Sousa fits (urgent) from 14:00." in whole.words()


def test_late_cancelling_stands_among_the_clients_sessions(whole: Whole, tmp_path: Path) -> None:
    made = a.clinic(tmp_path)
    owen = a.client(made)
    made.sessions.cancel(a.visit(made, owen, "2026-11-25 14:00").id, "Client is ill")
    made.sessions.cancel(a.visit(made, owen, "2026-12-25 14:00").id, "Travels")
    made.close()
    whole.begin(made.store.folder)
    whole.shown.show_client(owen.id)
    whole.settle()
    page: Any = whole.window.page("clients")
    page.record.open("Sessions")
    whole.settle()
    said = whole.words()
    assert "Cancelled late" in said and "Client is ill" in said and "Travels" in said
