"""The Contacts tab of a client."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smpdesk.domain.contact import Reached
from smpdesk.ui.contacts.part import ContactsPart
from tests import builders as a
from tests.ui.on_screen import OnScreen

LIST = "Contacts with this client"


@pytest.mark.parametrize("scale", [1.0, pytest.param(1.5, marks=pytest.mark.look("dark", 1.5))])
def test_who_was_told_what_and_when_stands_with_the_client(
    scale: float,
    tmp_path: Path,
    qtbot: QtBot,
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
) -> None:
    clock = a.SetClock()
    screen = OnScreen(a.clinic(tmp_path, clock=clock), qtbot)
    owen = a.client(screen.desks)
    a.finished(screen.desks, a.visit(screen.desks, owen, "2026-11-24 08:30", minutes=120))
    part = ContactsPart(screen.desks, screen.feed, owen.id)
    screen.show(part, 900, 600)
    assert "Nobody was called yet" in screen.words()
    clock.at += timedelta(days=5)
    line = screen.desks.follow_ups.lines(screen.desks.clinic.today())[0]
    screen.desks.follow_ups.note_call(line, Reached.REACHED, {"itching": "mild", "sun": "exposed"}, "Fine")
    screen.press("Note a contact…")
    screen.press("Note it")
    screen.write("What was said, needed", "Asked about parking")
    screen.press("Note it")
    assert [row[1:] for row in screen.rows(LIST)] == [
        ("Something else", "29 Nov 2026, 11:45 · Call · Maya Reid · Asked about parking", "Reached"),
        ("Check-in, 5 days after session 1", "29 Nov 2026, 11:45 · Call · Maya Reid · Fine", "Reached"),
    ]
    screen.choose(LIST, 1)
    assert "Itching? A little\nSun or sunbed? Was in the sun\nAftercare not followed\nFine" in screen.words()
    assert clipped(part) == [] and nameless(part) == []
    screen.desks.clients.save(replace(screen.desks.clients.client(owen.id), no_contact=True))
    assert "Asked not to be contacted." in screen.words()
    screen.close()
