"""The History tab: read, filtered, undone from."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests import builders as a
from tests.ui.history.conftest import LONG, TOM, Past

LIST = "Changes, the newest first"


def test_who_changed_what_is_listed_by_day_the_newest_first(past: Past) -> None:
    past.open()
    booked = "visit: session on Tue 24 Nov 2026, 08:00; course: first treatment, from 24 Nov 2026"
    assert past.rows(LIST) == [
        ("Today", "Finish session", "11:45 · Maya Reid · end, finished, state", ""),
        ("", "Record session", "11:45 · Maya Reid · zone: crown; zone: frontal", ""),
        ("", "Start session", "11:45 · Maya Reid · session record: session 1 on 24 Nov 2026", ""),
        ("Yesterday", "Edit client", "15:16 · Tom Hale · alert, notes", ""),
        ("", "Book visit", f"10:16 · Maya Reid · {booked}", ""),
        ("", "Add client", "10:12 · Maya Reid · client: Owen Davies", ""),
    ]  # fmt: skip


def test_the_chosen_change_is_told_field_by_field(past: Past) -> None:
    past.open()
    past.choose(LIST, 3)
    words = past.words()
    assert "Client: Owen Davies\nalert\n– → Latex allergy\nnotes" in words
    assert "Tom Hale · Yesterday, 15:16" in words


def test_a_long_value_is_short_until_somebody_asks_for_all(past: Past) -> None:
    past.open()
    past.choose(LIST, 3)
    assert LONG not in past.words()
    assert "…" in past.words()
    past.press("Show all of it")
    assert LONG in past.words()
    assert not past.buttons("Show all of it")


def test_what_people_typed_stays_plain_text(past: Past) -> None:
    past.desks.clients.save(
        replace(past.desks.clients.client(past.owen.id), notes="<b>bold</b> & <img src=x>")
    )
    past.open()
    assert "<b>bold</b> & <img src=x>" in past.words()
    labels = past.part.findChildren(QLabel)
    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}


def test_undo_this_takes_back_an_old_change_and_puts_it_back(past: Past) -> None:
    past.open()
    past.choose(LIST, 3)
    past.press("Undo this")
    assert past.desks.clients.client(past.owen.id).alert == ""
    assert past.told == ["Undone: Edit client Owen Davies"]
    assert past.rows(LIST)[0][:2] == ("Today", "Undo: Edit client")
    assert past.rows(LIST)[4][3] == "Undone"
    assert "undone by Maya Reid" in past.words()
    assert not past.buttons("Undo this")
    past.choose(LIST, 0)
    past.press("Put back")
    assert past.desks.clients.client(past.owen.id).alert == "Latex allergy"
    assert past.rows(LIST)[0][1] == "Redo: Edit client"
    assert past.rows(LIST)[5][3] == ""


def test_what_cannot_be_undone_says_why(past: Past) -> None:
    past.open()
    past.choose(LIST, 5)
    assert not past.button("Undo this").isEnabled()
    why = "Tom Hale changed the alert of Owen Davies since: Edit client"
    assert why in past.words()
    assert why in past.said(past.button("Undo this"))


def test_only_one_persons_changes_when_asked(past: Past) -> None:
    past.open()
    past.pick("Changes by", "Tom Hale")
    assert [row[1] for row in past.rows(LIST)] == ["Edit client"]
    past.pick("Changes by", "Everybody")
    assert len(past.rows(LIST)) == 6


def test_a_change_from_anywhere_appears_and_the_chosen_one_stays(past: Past) -> None:
    past.open()
    past.choose(LIST, 3)
    past.desks.at_desk.actor = TOM
    past.desks.clients.save(replace(past.desks.clients.client(past.owen.id), phone="07700 900119"))
    past.settle()
    assert past.rows(LIST)[0][2] == "11:45 · Tom Hale · phone number: 07700 900118 → 07700 900119"
    assert "Tom Hale · Yesterday, 15:16" in past.words()


def test_a_long_past_comes_in_pages(past: Past) -> None:
    for number in range(120):
        past.desks.clients.save(replace(past.desks.clients.client(past.owen.id), notes=str(number)))
    past.open()
    assert len(past.rows(LIST)) == 50
    past.press("Show older changes")
    past.press("Show older changes")
    assert len(past.rows(LIST)) == 126
    assert not past.buttons("Show older changes")


def test_another_client_is_shown_from_the_beginning(past: Past) -> None:
    ann = a.client(past.desks, "Ann", "Bell")
    past.open()
    past.part.show_client(ann.id)
    assert [row[1] for row in past.rows(LIST)] == ["Add client"]


@pytest.mark.parametrize("width", [560, 1000])
@pytest.mark.parametrize(
    "_looks",
    [
        pytest.param(None, marks=pytest.mark.look("light")),
        pytest.param(None, marks=pytest.mark.look("dark")),
        pytest.param(None, marks=pytest.mark.look("light", 1.5)),
    ],
)
def test_nothing_is_cut_and_everything_has_a_name(
    past: Past, width: int, _looks: Any, clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
) -> None:  # fmt: skip
    past.open(width, 1400)  # as in the record, which scrolls
    past.choose(LIST, 3)
    assert clipped(past.part) == []
    assert nameless(past.part) == []
