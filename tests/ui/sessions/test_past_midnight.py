"""A visit that runs past midnight: it stands on both days, and its last hours are not free."""

from datetime import date, datetime

import pytest

from smpdesk.ui.sessions.board_items import Card
from tests import builders as a

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def late(tab, desks):
    """Owen with Tom on Tuesday from 22:00 until two in the night."""
    return a.visit(desks, a.client(desks), "2026-11-24 22:00", minutes=240, technician=tab.tom, room=tab.one)


def cards(tab) -> list[str]:
    return [each.words for each in tab.board.places() if isinstance(each, Card)]


def test_the_day_after_shows_its_end_and_offers_only_what_is_left(tab, late, press):
    tab.open()
    assert [each.tail for each in tab.board.places() if isinstance(each, Card)] == [False]
    tab.page.show_day(WEDNESDAY)
    tab.settle()
    assert [each.endswith("goes on from the day before") for each in cards(tab)] == [True]
    free = [each.slot.starts for each in tab.board.places() if not isinstance(each, Card)]
    assert min(free) == datetime(2026, 11, 25, 0)  # with Ines
    toms = [each.slot for each in tab.board.places() if not isinstance(each, Card) and each.column == 0]
    assert min(each.starts for each in toms) == datetime(2026, 11, 25, 2)
    assert tab.board.choose_visit(late.id)
    assert "Tuesday 24 November, 22:00" in tab.says()
    press("Alt+Down", "Return")
    tab.settle()
    assert (
        tab.desks.sessions.booking(late.id).appointment.starts == late.starts
    )  # it is moved where it begins


def test_a_week_shows_both_parts_once_each_and_an_undo_takes_both_away(tab, late, press):
    tab.open()
    press("W")
    tab.settle()
    assert len(cards(tab)) == 2
    tab.desks.sessions.cancel(late.id, "Client is ill")
    tab.settle()
    assert cards(tab) == []


def test_a_visit_until_midnight_ends_on_its_day(tab, desks):
    a.visit(desks, a.client(desks), "2026-11-24 22:00", minutes=120, technician=tab.tom, room=tab.one)
    tab.open()
    tab.page.show_day(WEDNESDAY)
    assert cards(tab) == []
