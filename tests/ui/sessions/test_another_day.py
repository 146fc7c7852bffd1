"""Another day is opened: who comes is seen at once, and what the cards warn of a turn later."""

from datetime import date

import pytest

from smpdesk.domain.appointment import VisitKind
from smpdesk.ui.sessions.board_items import Card
from tests import builders as a

THURSDAY, FRIDAY = date(2026, 12, 3), date(2026, 12, 4)


@pytest.fixture
def opened(tab, desks):
    """A client with an alert and a course, booked on a Thursday; somebody else on the Friday."""
    owen = a.client(desks, alert="Aspirin — ask")
    a.finished(desks, a.visit(desks, owen, "2026-11-12 10:00", technician=tab.tom, room=tab.one))
    a.visit(desks, owen, "2026-12-03 10:00", technician=tab.tom, room=tab.one)
    ana = a.client(desks, "Ana", "Sousa")
    a.visit(desks, ana, "2026-12-04 09:00", technician=tab.tom, kind=VisitKind.CONSULTATION)
    return tab.open()


def _card(tab) -> Card:
    (card,) = (each for each in tab.board.places() if isinstance(each, Card))
    return card


def test_a_card_says_who_comes_at_once_and_what_it_warns_of_a_turn_later(opened):
    opened.page.show_day(THURSDAY)
    first = _card(opened)
    assert "Owen Davies, Session 2 of 3" in first.words
    assert "10:00 to 13:00" in first.words
    assert "Consent" not in first.words
    assert "Aspirin" not in first.words
    assert not first.booking.ready  # nobody has looked yet
    assert not first.toolTip()
    place = first.sceneBoundingRect()
    opened.settle()
    assert _card(opened) is first
    assert first.sceneBoundingRect() == place
    for words in ("Consent not signed", "Aspirin — ask"):
        assert words in first.words
        assert words in first.toolTip()


def test_a_glimpse_of_a_visit_agrees_with_all_that_is_said_of_it_later(opened, desks):
    for day in (THURSDAY, FRIDAY):
        (glimpse,), (whole,) = desks.sessions.glimpse(day, day), desks.sessions.day(day)
        assert not glimpse.known
        assert whole.known
        for name in ("appointment", "client_name", "client_number", "phone", "planned", "purpose"):
            assert getattr(glimpse, name) == getattr(whole, name)


def test_who_chooses_a_card_at_once_sees_all_of_it(opened, desks):
    opened.page.show_day(THURSDAY)
    visit = _card(opened).booking.appointment
    assert opened.board.choose_visit(visit.id)
    assert opened.board.chosen_now().known
    assert "Consent not signed" in opened.says()
    assert "Aspirin — ask" in opened.says()


def test_a_card_of_the_day_before_keeps_nothing_of_whose_it_was(opened):
    opened.page.show_day(THURSDAY)
    opened.settle()
    card = _card(opened)
    opened.board.choose(card)
    opened.board.show_cut(card.booking.appointment.id)
    opened.page.show_day(FRIDAY)
    card = _card(opened)
    assert "Ana Sousa, Consultation" in card.words
    assert not card.current
    assert card.opacity() == 1
    opened.settle()
    assert "Aspirin" not in card.words + card.toolTip()
    assert "Owen Davies" not in opened.says()
