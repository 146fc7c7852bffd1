"""What a screen reader finds on the board: the slot one stands on, a visit or free, with day, time and person."""

from typing import Any

import pytest
from PySide6.QtGui import QAccessible

from tests import builders as a


def current(tab: Any) -> Any:
    """The face of what has the focus, found from the board as a screen reader finds it."""
    board = QAccessible.queryAccessibleInterface(tab.board)
    assert board.role() == QAccessible.Role.List
    face = board.focusChild()
    assert face.parent().text(QAccessible.Text.Name) == board.text(QAccessible.Text.Name)
    assert board.child(board.indexOfChild(face)).text(QAccessible.Text.Name) == face.text(
        QAccessible.Text.Name
    )
    return face


def said(face: Any) -> tuple[str, str]:
    return face.text(QAccessible.Text.Name), face.text(QAccessible.Text.Description)


@pytest.fixture
def owen(tab, desks):
    """Owen with Tom from 13:00 to 14:00, the keyboard on the board at the visit."""
    visit = a.visit(desks, a.client(desks), "2026-11-24 13:00", minutes=60, technician=tab.tom, room=tab.one)
    tab.open()
    tab.board.choose_visit(visit.id)
    return visit


def test_an_empty_slot_is_read_out_with_day_time_and_person(tab, owen, press):
    press("Down")
    face = current(tab)
    assert said(face) == ("Free, 14:00 to 15:00, Tom Hale", "Tuesday 24 November")
    assert face.role() == QAccessible.Role.ListItem
    assert face.state().focused and face.state().selected and face.state().focusable
    assert tab.board.viewport().rect().contains(tab.board.viewport().mapFromGlobal(face.rect().center()))
    press("Right")
    assert said(current(tab)) == ("Free, 14:00 to 15:00, In\u00eas Prado", "Tuesday 24 November")


def test_a_visit_is_read_out_with_everything_on_its_card(tab, owen):
    name, day = said(current(tab))
    assert name.startswith("Owen Davies, Session 1 of 3")
    assert "13:00 to 14:00, Tom Hale" in name and "No health screening" in name
    assert day == "Tuesday 24 November"


def test_in_a_week_the_day_stands_in_the_words(tab, owen, press):
    press("W")
    tab.settle()
    tab.board.choose_visit(owen.id)
    press("Right")
    assert said(current(tab)) == ("Free, 13:00 to 14:00, In\u00eas Prado, Tuesday 24 November", "")


def test_free_time_that_is_no_working_time_says_why(tab, desks, press):
    from smpdesk.domain.working import Block

    desks.working.save_block(Block(name="Lunch", starts=13 * 60, ends=14 * 60))
    tab.open()
    slot = next(each for each in tab.board.places() if each.starts == 13 * 60)
    tab.board.choose(slot)
    assert said(current(tab)) == ("Free, 13:00 to 14:00, Tom Hale, Lunch", "Tuesday 24 November")
