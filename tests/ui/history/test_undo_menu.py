"""Ctrl+Z in the window: typing first, then the desk."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel

from smpdesk.domain.change import Actor
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks
from tests import builders as a
from tests.ui.history.conftest import Window
from tests.ui.on_screen import Answering

Press = Callable[..., None]
Typed = Callable[[str], None]


def test_typing_is_undone_first_and_then_what_was_done(desk: Window, press: Press, typed: Typed) -> None:
    owen = a.client(desk.desks)
    desk.page.line.setFocus()
    typed("abc")
    press("Ctrl+Z")
    assert desk.page.line.text() == ""
    assert desk.desks.clients.count() == 1
    press("Ctrl+Z")
    assert desk.desks.clients.count() == 0
    assert desk.told == ["Undone: Add client Owen Davies"]
    press("Ctrl+Shift+Z")
    assert (desk.page.line.text(), desk.desks.clients.count()) == ("abc", 0)
    press("Ctrl+Shift+Z")
    assert desk.desks.clients.client(owen.id).name == "Owen Davies"
    assert desk.told[1:] == ["Done again: Add client Owen Davies"]


def test_a_field_of_several_lines_and_a_number_go_first_too(desk: Window, press: Press, typed: Typed) -> None:
    a.client(desk.desks)
    desk.page.lines.setFocus()
    typed("note")
    press("Ctrl+Z")
    assert desk.page.lines.toPlainText() == ""
    desk.page.number.setFocus()
    desk.page.number.selectAll()
    typed("12")
    press("Ctrl+Z")
    assert desk.page.number.text() == "0"
    assert desk.desks.clients.count() == 1
    press("Ctrl+Z")
    assert desk.desks.clients.count() == 0


def test_ctrl_y_puts_back_too(desk: Window, press: Press) -> None:
    a.client(desk.desks)
    desk.page.setFocus()
    press("Ctrl+Z")
    assert desk.desks.clients.count() == 0
    press("Ctrl+Y")
    assert desk.desks.clients.count() == 1


def test_the_menu_says_what_it_would_do(desk: Window, typed: Typed) -> None:
    visit = a.visit(desk.desks, a.client(desk.desks), "2026-11-24 14:00")
    desk.desks.sessions.cancel(visit.id, "ill")
    assert desk.action("undo").text() == "&Undo Cancel visit"
    assert (desk.action("redo").text(), desk.action("redo").isEnabled()) == ("&Redo", False)
    desk.action("undo").trigger()
    desk.close_menu()
    assert desk.action("redo").text() == "&Redo Cancel visit"
    desk.close_menu()
    desk.page.line.setFocus()
    typed("x")
    assert desk.action("undo").text() == "&Undo typing"
    desk.action("undo").trigger()
    desk.close_menu()
    assert desk.page.line.text() == ""
    assert desk.told == ["Undone: Cancel visit of Owen Davies"]


def test_what_was_done_stands_at_the_foot_of_the_window(desk: Window, press: Press) -> None:
    a.client(desk.desks)
    desk.page.setFocus()
    press("Ctrl+Z")
    said = [each.text() for each in desk.window.findChildren(QLabel) if each.isVisible()]
    assert "Undone: Add client Owen Davies" in said


def test_nothing_to_undo_is_said_in_passing(desk: Window, press: Press) -> None:
    desk.desks.at_desk.actor = Actor(id=99, name="Nobody yet")
    desk.page.setFocus()
    press("Ctrl+Z", "Ctrl+Y")
    assert desk.told == [
        "There is nothing of yours to undo.",
        "There is nothing to put back: redo follows an undo.",
    ]


def test_what_somebody_else_changed_since_is_explained_in_a_box(desk: Window, press: Press) -> None:
    owen = a.client(desk.desks)
    mine = desk.desks.clients.save(replace(owen, phone="020 7946 0018"))
    tom = open_desks(desk.desks.store.folder, a.SetClock(), AtDesk(Actor(id=1, name="Tom Hale")))
    tom.clients.save(replace(mine, phone="020 7946 0019"))
    tom.close()
    desk.page.setFocus()
    said: list[str] = []
    Answering("Close", said)
    press("Ctrl+Z")
    assert said[0] == "“Edit client” was not undone"
    assert said[1].startswith("Tom Hale changed the phone number of Owen Davies since")
    assert desk.desks.clients.client(owen.id).phone == "020 7946 0019"
    assert desk.told == []


def test_a_grey_redo_does_not_keep_its_keys_from_working_later(desk: Window, press: Press) -> None:
    a.client(desk.desks)
    assert not desk.action("redo").isEnabled()
    desk.close_menu()
    desk.page.setFocus()
    press("Ctrl+Z", "Ctrl+Y")
    assert desk.desks.clients.count() == 1


def test_edit_stands_between_file_and_view(desk: Window) -> None:
    QApplication.processEvents()
    shown = [each.text() for each in desk.window.menuBar().actions() if each.isVisible()]
    assert shown.index("&Edit") < shown.index("&View")
