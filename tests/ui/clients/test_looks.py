"""The tab in every look and text size: nothing is cut, everything has a name, nothing is left behind."""

import gc
import weakref
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from smpdesk.domain.session import Zone
from smpdesk.ui.clients.page import ClientsPage
from tests import builders as a
from tests.ui.clients.stories import course, session

LONG = "Wilhelmina-Theodora Featherstonehaugh van der Rozenburg"


@pytest.fixture
def full(desks):
    who = a.client(
        desks, "Ana-Maria " + LONG, "Cholmondeley-Hohenstein", phone="+44 7700 900777", birth=date(1971, 2, 3),
        email="a.very.long.address.of.somebody@subdomain.example.com", alert="Takes aspirin daily", notes="x " * 200,
    )  # fmt: skip
    course(desks, who, goal="a soft, broken, natural hairline " * 3)
    session(desks, who, "2026-11-03 10:00", a.zone(Zone.FRONTAL), a.zone(Zone.CROWN), clock=desks.clock)
    desks.papers.issue_consent(who.id)
    return who


LOOKS = [
    pytest.param(marks=pytest.mark.look("light"), id="light"),
    pytest.param(marks=pytest.mark.look("dark"), id="dark"),
    pytest.param(marks=pytest.mark.look("light", 1.5), id="large"),
]
every_look = pytest.mark.parametrize((), LOOKS)


@every_look
@pytest.mark.parametrize("part", ["Treatment", "Details", "Papers", "Sessions"])
def test_nothing_is_cut_and_everything_has_a_name(tab, full, part, clipped, nameless):
    tab.open()
    tab.tab(part)
    assert clipped(tab.page) == []
    assert nameless(tab.page) == []


@every_look
def test_the_editor_is_whole(tab, full, clipped, nameless):
    tab.open()
    tab.button("Edit").click()
    tab.settle()
    assert clipped(tab.page) == []
    assert nameless(tab.page) == []


@every_look
def test_an_empty_clinic_is_whole(tab, clipped, nameless):
    tab.open()
    assert clipped(tab.page) == []
    assert nameless(tab.page) == []


class Shown(QObject):
    """Writes down every window that appears."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_no_part_of_the_page_is_a_window_for_a_moment(tab, full, press, typed, qapp):
    shown = Shown()
    qapp.installEventFilter(shown)
    tab.open()
    for part in ("Treatment", "Details", "Papers", "Sessions"):
        tab.tab(part)
    tab.button("Edit").click()
    press("Escape")
    tab.page.side.search.setFocus()
    typed("nobody at all")
    press("Return")
    tab.settle()
    qapp.removeEventFilter(shown)
    assert shown.windows == ["ClientsPage"]


def test_a_closed_page_is_freed(desks, full, qtbot):
    from smpdesk.ui.shared.feed import Feed
    from smpdesk.ui.shared.jobs import Jobs
    from tests.ui.conftest import close_all

    page = ClientsPage(desks, Feed(), Jobs())
    page.refresh()
    page.show()
    page.new_client("x")
    gone = weakref.ref(page)
    page.close()
    close_all()
    del page
    gc.collect()
    assert gone() is None


def test_tab_reaches_the_actions_of_the_record(tab, full, press, qapp):
    tab.open()
    tab.page.side.list.setFocus()
    names = []
    for _ in range(6):
        press("Tab")
        names.append(getattr(qapp.focusWidget(), "text", str)() or qapp.focusWidget().accessibleName())
    assert names[:5] == ["Edit", "Consent", "Book session", "More", "Parts of the client's record"]


@every_look
def test_the_dialogs_are_whole(tab, desks, full, clipped, nameless, qapp):
    tab.open()
    tab.button("Change the plan").click()
    tab.settle()
    plan = qapp.activeModalWidget()
    assert clipped(plan) == []
    assert nameless(plan) == []
    plan.reject()
    tab.tab("Papers")
    tab.button("Mark as signed…").click()
    tab.settle()
    signing = qapp.activeModalWidget()
    assert clipped(signing) == []
    assert nameless(signing) == []
