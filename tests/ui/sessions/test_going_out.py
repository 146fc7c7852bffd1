"""What leaves the book: the day sheet, and a visit for the client's calendar."""

from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from smpdesk.ui.sessions.page import SessionsPage
from tests import builders as a
from tests.documents import reading
from tests.ui.on_screen import OnScreen


@pytest.fixture
def screen(tmp_path: Path, qtbot):
    """The Sessions tab of a day on which Owen comes at two."""
    made = OnScreen(a.clinic(tmp_path), qtbot)
    a.visit(made.desks, a.client(made.desks), "2026-11-24 14:00")
    page = SessionsPage(made.desks, made.feed, made.jobs)
    made.show(page)
    page.refresh()
    made.settle()
    yield made
    made.close()


@pytest.mark.parametrize("by_key", [True, False])
def test_the_day_sheet_is_saved_where_there_is_no_printer(screen: OnScreen, tmp_path: Path, by_key: bool):
    said = screen.answering("Save as PDF")
    if by_key:
        screen.widget.setFocus()
        from PySide6.QtCore import Qt

        QTest.keyClick(screen.widget, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    else:
        screen.named("Print day sheet (Ctrl+P)").click()
    assert "No printer" in said[0]
    screen.save_as(tmp_path / "today.pdf")
    text = reading.text((tmp_path / "today.pdf").read_bytes())
    assert "Tuesday 24 November 2026" in text and "Owen Davies" in text
    assert "The day sheet is saved as" in screen.words()


def test_a_visit_is_saved_for_the_clients_calendar(screen: OnScreen, tmp_path: Path):
    page = screen.widget
    assert isinstance(page, SessionsPage)
    visit = screen.desks.sessions.day(a.TODAY)[0].appointment
    page.show_appointment(visit.id)
    screen.settle()
    entry = next(each for each in page.findChildren(QAction) if each.text() == "Save calendar entry…")
    entry.trigger()
    screen.save_as(tmp_path / "visit.ics")
    (event,) = Calendar.from_ical((tmp_path / "visit.ics").read_bytes()).walk("VEVENT")
    assert "micropigmentation" in str(event["summary"])
    assert "The calendar entry is saved as" in screen.words()
