"""The chips above the list: whom it shows, how many there are, with the search and by keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from smpdesk.domain.course import Course
from tests import builders as a


@pytest.fixture
def lists(tab, desks, qtbot):
    """The tab on a clinic with somebody in each list; `lists.chips()` tells what the chips say."""
    owen = a.client(desks, "Owen", "Davies")
    desks.clients.start_course(owen.id, Course(client=owen.id))
    a.client(desks, "Ruth", "McDavid", inactive=True)
    a.client(desks, "Sam", "Okafor")
    tab.open()
    qtbot.waitUntil(lambda: len(chips(tab)) > 1)
    return tab


def chips(tab):
    """What the chips say that are to be seen."""
    kinds = tab.page.side.kinds
    return (
        []
        if kinds is None
        else [each.text() for each in kinds.children() if getattr(each, "isVisible", bool)()]
    )


def settle(tab, qtbot):
    """Until the clinic's lane has answered."""
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not tab.jobs.busy)
    tab.settle()


def test_each_chip_says_how_many_and_lists_without_anybody_have_none(lists):
    assert chips(lists) == ["All 3", "In treatment 1", "No consent 2", "Inactive 1"]


def test_a_chip_shows_those_and_the_count_says_of_how_many(lists):
    lists.button("No consent 2").click()
    assert lists.listed() == ["Davies, Owen", "Okafor, Sam"]
    assert "2 of 3 clients" in lists.words()
    lists.button("All 3").click()
    assert len(lists.listed()) == 3


def test_the_search_looks_among_those_only_and_offers_everybody_when_nobody_is_there(lists, typed):
    lists.button("In treatment 1").click()
    lists.page.side.search.setFocus()
    typed("okaf")
    assert "Nobody in this list matches “okaf”" in lists.words()
    lists.button("Look among all").click()
    assert lists.listed() == ["Okafor, Sam"]


def test_the_chips_are_walked_with_the_arrows(lists, press):
    lists.page.side.table.setFocus()
    press("Tab")
    assert QApplication.focusWidget() is lists.button("All 3")
    press("Right", "Right")
    assert lists.listed() == ["Davies, Owen", "Okafor, Sam"]
    press("Left")
    assert lists.listed() == ["Davies, Owen"]
    press("Left", "Left")
    assert lists.listed() == ["McDavid, Ruth"]


def test_somebody_whom_the_chip_hides_is_shown_among_all(lists, desks):
    lists.button("In treatment 1").click()
    ruth = desks.clients.lines("ruth")[0]
    lists.page.show_client(ruth.id)
    assert lists.page.side.current() == ruth.id
    assert len(lists.listed()) == 3


def test_a_change_is_counted_again(lists, desks, qtbot):
    sam = desks.clients.client(desks.clients.lines("sam")[0].id)
    desks.clients.save(replace(sam, inactive=True))
    qtbot.waitUntil(lambda: "Inactive 2" in chips(lists))


def test_a_clinic_with_one_kind_of_clients_needs_no_chips(tab, desks, qtbot):
    tab.open()
    settle(tab, qtbot)
    assert chips(tab) == []


def test_the_table_is_asked_for_with_what_the_list_shows(lists, qtbot):
    lists.button("In treatment 1").click()
    lists.page.side.search.setText("dav")
    with qtbot.waitSignal(lists.page.table_requested) as asked:
        lists.button("Table…").click()
    assert asked.args == ["in_treatment", "dav"]


def test_a_client_in_the_chair_shows_todays_visit_and_not_the_next(tab, desks):
    owen = a.client(desks, "Owen", "Davies", birth=date(1985, 5, 1))
    today = a.visit(desks, owen, "2026-11-24 10:00")
    a.visit(desks, owen, "2026-12-08 10:00")
    assert desks.clients.lines()[0].next_visit.isoformat() == "2026-12-08T10:00:00"
    desks.sessions.arrive(today.id)
    assert desks.clients.lines()[0].next_visit.isoformat() == "2026-11-24T10:00:00"
    desks.chair.start(today.id)
    assert desks.clients.lines()[0].next_visit.isoformat() == "2026-11-24T10:00:00"
