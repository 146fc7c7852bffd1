"""The waiting list by keyboard: adding, changing, taking off, booking; after a cancellation who fits stands first."""

from datetime import date, datetime

import pytest

from smpdesk.domain.waiting import Free, Urgency, Waiting
from smpdesk.ui.waiting.entry import EntryDialog
from tests import builders as a
from tests.ui.waiting.conftest import List

NAME = "Waiting list"
FREE = Free(1, 1, datetime(2026, 11, 24, 13), datetime(2026, 11, 24, 16))


def entry_of(waiting_list: List) -> EntryDialog:
    """The form that is open over the list."""
    found = waiting_list.dialog.findChild(EntryDialog)
    assert found is not None
    return found


def put(waiting_list: List, given: str, **wishes: object) -> Waiting:
    who = a.client(waiting_list.desks, given, "Sousa", phone="07700 900204")
    return waiting_list.desks.waiting.add(Waiting(client=who.id, since=date(2026, 11, 3), **wishes))  # type: ignore[arg-type]


def test_an_empty_list_says_what_it_is_for(waiting_list: List) -> None:
    waiting_list.open()
    assert "Nobody waits" in waiting_list.words()
    assert not waiting_list.button("Book…").isEnabled()


def test_somebody_is_put_on_the_list_with_their_wishes(waiting_list: List, press, typed) -> None:
    a.client(waiting_list.desks, "Ana", "Sousa", phone="07700 900204")
    waiting_list.open()
    press("Insert")
    waiting_list.settle()
    typed("ana")
    waiting_list.settle()
    press("Return")
    waiting_list.settle()
    entry = entry_of(waiting_list)
    waiting_list.widget = entry
    waiting_list.pick("How urgent", "Urgent")
    waiting_list.pick("Technician", "Tom Hale")
    waiting_list.press("Tuesday")
    waiting_list.write("Not before", "9")
    waiting_list.write("Over by", "13")
    waiting_list.write("Waits until", "24 dec")
    waiting_list.press("Save")
    waiting_list.widget = waiting_list.dialog
    assert waiting_list.rows(NAME) == [
        ("", "Ana Sousa", "Session, 3 h · with Tom Hale · Tue · 09:00–13:00 · until Thu 24 Dec", "Urgent")
    ]
    assert "07700 900204" in waiting_list.words()


def test_what_cannot_be_is_said_beside_its_field(waiting_list: List, press) -> None:
    waiting_list.open()
    press("Insert")
    waiting_list.settle()
    waiting_list.widget = entry_of(waiting_list)
    waiting_list.write("Over by", "1")
    waiting_list.press("Save")
    assert "Choose" in waiting_list.said(waiting_list.named("Client, needed"))
    assert "longer" in waiting_list.said(waiting_list.named("Over by"))
    assert waiting_list.desks.waiting.count() == 0


def test_an_entry_is_changed_and_taken_off_by_keys(waiting_list: List, press, typed) -> None:
    put(waiting_list, "Ana")
    waiting_list.open()
    waiting_list.view(NAME).setFocus()
    press("F2")
    waiting_list.settle()
    entry = entry_of(waiting_list)
    waiting_list.widget = entry
    waiting_list.pick("How urgent", "Urgent")
    waiting_list.press("Save")
    waiting_list.widget = waiting_list.dialog
    assert waiting_list.rows(NAME)[0][3] == "Urgent"
    waiting_list.dialog.activateWindow()
    waiting_list.view(NAME).setFocus()
    press("Delete")
    waiting_list.settle()
    typed("Keeps the later visit")
    press("Return")
    waiting_list.settle()
    assert waiting_list.desks.waiting.count() == 0
    assert "Nobody waits" in waiting_list.words()


def test_those_who_fit_a_free_time_stand_first_and_enter_books_them(waiting_list: List, press) -> None:
    put(waiting_list, "Bea", urgency=Urgency.URGENT, technician=2)
    put(waiting_list, "Ana", urgency=Urgency.WHENEVER)
    waiting_list.open(FREE)
    assert [row[:2] for row in waiting_list.rows(NAME)] == [
        ("Fits Tue 24 Nov, 13:00–16:00 with Tom Hale", "Ana Sousa"),
        ("The others", "Bea Sousa"),
    ]
    waiting_list.view(NAME).setFocus()
    press("Return")
    waiter, free = waiting_list.asked[0]
    assert (waiter.client_name, free) == ("Ana Sousa", FREE)  # type: ignore[attr-defined]


def test_somebody_whose_last_day_has_passed_is_marked(waiting_list: List) -> None:
    put(waiting_list, "Ana", until=a.TODAY)
    waiting_list.desks.clock.tick(days=1)  # type: ignore[attr-defined]
    waiting_list.open()
    assert waiting_list.rows(NAME)[0][3] == "Time is over"


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(1.0, marks=pytest.mark.look("dark")),
        pytest.param(1.5, marks=pytest.mark.look("light", 1.5)),
    ],
)
def test_the_list_is_whole_and_named(waiting_list: List, clipped, nameless, size: float) -> None:
    put(waiting_list, "Maximiliane Theodora Wilhelmine von Hohenlohe", note="Rings before ten " * 6)
    waiting_list.open()
    assert clipped(waiting_list.dialog) == []
    assert nameless(waiting_list.dialog) == []
