"""A crash in the middle of typing: the next start offers what was typed."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks
from tests import builders as a
from tests.ui.clients.conftest import Tab

NEW = "The new client Priya Nowak was not saved when the program ended"


@pytest.fixture
def kept(desks):
    """The file, as it lies in the clinic's folder."""
    return desks.store.folder / "typed.json"


@pytest.fixture
def again(desks: Desks, qtbot: QtBot) -> Iterator[Tab]:
    """The same clinic in a program that was started after the other one had been killed."""
    opened = open_desks(desks.store.folder, a.SetClock(), AtDesk(desks.at_desk.actor))
    made = Tab(opened, qtbot)
    qtbot.addWidget(made.page)
    yield made
    made.jobs.close()
    opened.close()


def type_new(tab, press, typed, qtbot, kept):
    """Somebody new, typed until it is in the file; nobody saves."""
    tab.open()
    press("Ctrl+N")
    typed("Priya")
    press("Tab")
    typed("Nowak")
    tab.page.editor.form.birth.setFocus()
    typed("31 fe")
    qtbot.waitUntil(lambda: kept.exists() and "31 fe" in kept.read_text())


def test_a_new_client_is_still_there_after_a_crash(tab, again, desks, kept, press, typed, qtbot):
    type_new(tab, press, typed, qtbot, kept)
    again.open()
    assert any(each.startswith(NEW) for each in again.words())
    again.button("Go on typing").click()
    form = again.page.editor.form
    assert (form.given.text(), form.family.text(), form.birth.text()) == ("Priya", "Nowak", "31 fe")
    assert not any(each.startswith(NEW) for each in again.words())
    assert again.page.unsaved()
    form.birth.setText("")
    assert again.page.save_unsaved()
    assert [each.name for each in again.desks.clients.lines("nowak")] == ["Priya Nowak"]
    assert not kept.exists()


def test_what_is_not_wanted_is_thrown_away(tab, again, kept, press, typed, qtbot):
    type_new(tab, press, typed, qtbot, kept)
    again.open()
    again.button("Throw it away").click()
    assert not any(each.startswith(NEW) for each in again.words())
    assert not kept.exists()


def test_saving_and_giving_up_leave_nothing_behind(tab, desks, kept, press, typed, qtbot, answer):
    type_new(tab, press, typed, qtbot, kept)
    answer("Discard")
    press("Esc")
    tab.settle()
    assert not kept.exists()
    tab.page.new_client()
    tab.settle()
    qtbot.keyClicks(tab.page.editor.form.given, "Priya")
    qtbot.waitUntil(kept.exists)
    tab.button("Add client").click()
    tab.settle()
    assert (desks.clients.count(), kept.exists()) == (1, False)


def test_changes_come_back_upon_what_somebody_saved_meanwhile(
    tab, again, desks, kept, press, typed, qtbot, answer
):
    owen = a.client(desks, phone="07700 900118", notes="Prefers mornings")
    tab.open()
    tab.page.show_client(owen.id)
    tab.button("Edit").click()
    tab.page.editor.form.alert.setFocus()
    typed("Latex")
    qtbot.waitUntil(kept.exists)
    again.desks.clients.save(replace(again.desks.clients.client(owen.id), notes="Prefers evenings"))
    again.open()
    again.button("Go on typing").click()
    assert "Edit Owen Davies" in again.words()
    answer("Save this")
    again.page.save_unsaved()
    now = again.desks.clients.client(owen.id)
    assert (now.alert, now.notes) == ("Latex", "Prefers evenings")


def test_a_damaged_file_is_no_hindrance(again, kept):
    kept.write_text("{")
    again.open()
    kept.write_text(json.dumps({"x": {"base": {}}}))
    again.page.refresh()
    assert again.desks.typed.left_behind() == []


@pytest.mark.skipif(os.name == "nt", reason="folders have owners there, files have no modes")
def test_only_the_owner_may_read_what_is_typed(tab, kept, press, typed, qtbot):
    type_new(tab, press, typed, qtbot, kept)
    assert kept.stat().st_mode & 0o077 == 0
