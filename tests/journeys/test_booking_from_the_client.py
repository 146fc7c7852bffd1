"""From a client's page into the book: one visit, and the sessions of the course together."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMenu

from smpdesk.domain.course import Course
from tests import builders as a
from tests.journeys.conftest import Whole


def test_a_visit_and_a_whole_course_are_booked_from_the_clients_page(whole: Whole, tmp_path: Path) -> None:
    made = a.clinic(tmp_path)
    owen, ana = a.client(made), a.client(made, "Ana", "Sousa")
    made.clients.start_course(owen.id, Course(client=owen.id, planned=3))
    made.close()
    whole.begin(made.store.folder)
    whole.sit_down("Maya Reid")
    whole.shown.show_client(owen.id)
    whole.settle()
    whole.press("Book these sessions")
    whole.press("Book all 3")
    visits = whole.desks.sessions.visits(owen.id)[::-1]
    assert [each.number for each in visits] == [1, 2, 3]
    assert visits[0].starts == datetime(2026, 11, 24, 11, 45)

    whole.shown.show_client(ana.id)
    whole.settle()
    menu = whole.button("More").findChild(QMenu)
    assert menu is not None
    assert next(each.text() for each in menu.actions()) == "Book the whole course…"
    whole.press("Book session")
    whole.press("Book")
    assert len(whole.desks.sessions.visits(ana.id)) == 1
