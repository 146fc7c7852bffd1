"""The whole way in the program's own window: from the client's page to one record, and back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from smpdesk.open_clinic import OpenClinic
from smpdesk.program import Program
from smpdesk.services.desks import Desks
from smpdesk.ui.merge.bar import MergedBar
from smpdesk.ui.merge.dialog import MergeDialog
from smpdesk.ui.merge.pick import MergePick
from smpdesk.ui.shared.one_window import OneWindow
from tests import builders as a


@pytest.fixture
def desks(tmp_path: Path) -> Desks:
    made = a.clinic(tmp_path)
    owen = a.client(made, "Owen", "Davies", phone="07700 900118")
    a.client(made, "Owen", "Davis", phone="07700 900118", address="12 Quarry Hill")
    a.client(made, "Priya", "Nair")
    assert owen.id == 1
    return made


@pytest.fixture
def program(desks: Desks, tmp_path: Path, qapp: QApplication) -> Iterator[OpenClinic]:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    outer = Program(settings)
    opened = OpenClinic(outer, desks, OneWindow(desks.store.folder, tmp_path / "cache"), settings)
    opened.window.resize(1280, 800)
    opened.window.show()
    settle()
    yield opened
    opened.close()
    outer.deleteLater()
    settle()


def settle() -> None:
    for _ in range(8):
        QApplication.processEvents()


def dialog(opened: OpenClinic, kind: type[Any]) -> Any:
    settle()
    (found,) = [each for each in opened.window.findChildren(kind) if each.isVisible()]
    return found


def test_from_the_page_of_a_client_to_one_record_and_back(program, desks, press):
    program.show_client(1)
    settle()
    page = program.window.page("clients")
    (more,) = [each for each in page.findChildren(QPushButton) if each.text() == "More" and each.isVisible()]
    (action,) = [each for menu in more.findChildren(QMenu) for each in menu.actions()]
    assert action.text() == "Merge with…"
    action.trigger()
    pick = dialog(program, MergePick)
    assert pick.list.record() == 2
    press("Return")
    dialog(program, MergeDialog)
    press("Return")
    settle()
    assert [each.id for each in desks.clients.lines("quarry")] == []
    assert desks.clients.client(1).address == "12 Quarry Hill"
    assert [each.id for each in desks.clients.lines("davi")] == [1]
    bar = dialog(program, MergedBar)
    assert bar.words.text() == "Merged: Owen Davis, client 1002, is part of Owen Davies now."
    bar.undo.click()
    settle()
    assert [each.id for each in desks.clients.lines("davi")] == [1, 2]
    assert desks.clients.client(1).address == ""


def test_somebody_alike_is_merged_from_the_editor(program, desks, qtbot):
    page = program.window.page("clients")
    program.show_client(2)
    settle()
    page.record.header.edit.click()
    settle()
    page.editor.form.phone.setText("07700 900118 ")
    page.editor.form.changed.emit()
    qtbot.waitUntil(lambda: page.editor.alike.isVisible())
    assert page.editor.alike.list.record() == 1
    page.editor.alike.merge.click()
    shown = dialog(program, MergeDialog)
    assert "Owen Davies, client 1001 becomes part of Owen Davis, client 1002" in shown.head.text()
    shown.merge.click()
    settle()
    assert [each.id for each in desks.clients.lines("davi")] == [2]
