"""A list as a table: which list, order, columns, files."""

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smpdesk.domain.client import Client
from smpdesk.domain.lists import Column, ListKind
from tests import builders as a


def names(dialog):
    """The first column."""
    model = dialog.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def asking() -> Any:
    """The dialog that waits for an answer."""
    return QApplication.activeModalWidget()


def heads(dialog):
    """What stands above the columns."""
    return [
        dialog.model.headerData(at, Qt.Orientation.Horizontal) for at in range(dialog.model.columnCount())
    ]


def click_head(dialog, at):
    """Click a heading."""
    header = dialog.table.horizontalHeader()
    place = header.rect().topLeft()
    place.setX(header.sectionViewportPosition(at) + 20)
    place.setY(header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_list_is_shown_and_another_can_be_chosen(screen, table):
    dialog = table()
    assert names(dialog) == ["Ångström", "Davies", "McDavid"]
    assert "3 clients" in screen.words()
    screen.pick("Which list", "In treatment")
    screen.settle()
    assert names(dialog) == ["Davies"]
    assert heads(dialog)[4:6] == ["Sessions done", "Sessions planned"]


def test_it_opens_on_what_the_clients_tab_shows(table):
    assert names(table(ListKind.INACTIVE)) == ["McDavid"]
    assert names(table(ListKind.ALL, "lukasz")) == ["Ångström"]


def test_typing_narrows_it(screen, table):
    dialog = table()
    screen.write("Find in the list by name, phone or e-mail", "900118")
    screen.bot.waitUntil(lambda: names(dialog) == ["Davies"])


def test_a_heading_sorts_and_turns_the_order_round(screen, table):
    dialog = table()
    click_head(dialog, 0)
    screen.settle()
    assert names(dialog) == ["McDavid", "Davies", "Ångström"]
    click_head(dialog, 3)
    screen.settle()
    assert names(dialog)[0] == "Davies"


def test_the_order_can_be_chosen_without_a_mouse(screen, table):
    dialog = table()
    screen.pick("Sorted by", "By given name")
    screen.settle()
    assert names(dialog) == ["Ångström", "Davies", "McDavid"]
    screen.press("Reversed")
    assert names(dialog) == ["McDavid", "Davies", "Ångström"]


def test_columns_are_chosen_ordered_and_remembered_for_each_list(screen, table):
    dialog = table()
    screen.press("Columns…")
    chooser = asking()
    chooser.list.item(3).setCheckState(Qt.CheckState.Unchecked)
    chooser.list.setCurrentRow(1)
    chooser.up.click()
    chooser.take.click()
    screen.settle()
    chosen = ["Given name", "Family name", "Phone", "Birth date", "Last session", "Next visit"]
    assert heads(dialog) == chosen
    dialog.close()
    again = table()
    assert heads(again) == chosen
    screen.pick("Which list", "Inactive")
    screen.settle()
    assert heads(again)[0] == "Family name"


def test_a_list_without_columns_cannot_be_chosen(screen, table):
    table()
    screen.press("Columns…")
    chooser = asking()
    for row in range(chooser.list.count()):
        chooser.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not chooser.take.isEnabled()


def test_enter_shows_the_client(screen, table):
    dialog = table()
    with screen.bot.waitSignal(dialog.client_requested) as asked:
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert screen.desks.clients.client(asked.args[0]).family == "Davies"


def test_a_change_is_shown_and_the_place_is_kept(screen, table):
    dialog = table()
    dialog.table.setCurrentIndex(dialog.model.index(2, 0))
    a.client(screen.desks, "Ann", "Abel")
    screen.bot.waitUntil(lambda: names(dialog)[0] == "Abel")
    assert dialog.table.currentIndex().row() == 3


@pytest.mark.parametrize(("button", "suffix"), [("Save as CSV…", "csv"), ("Save for Excel…", "xlsx")])
def test_the_list_is_saved_as_it_is_shown_and_it_says_where(screen, table, tmp_path, button, suffix):
    table()
    screen.press("Reversed")
    screen.press(button)
    path = tmp_path / f"list.{suffix}"
    screen.save_as(path)
    assert f"3 clients written to {path}" in screen.words()
    read = rows_of(path)
    assert read[0][:3] == ["Family name", "Given name", "Phone"]
    assert [row[0] for row in read[1:]] == ["McDavid", "Davies", "Ångström"]


def rows_of(path: Path):
    """The rows of a file as texts."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    book = openpyxl.load_workbook(path)
    return [
        ["" if cell is None else str(cell) for cell in row] for row in book.active.iter_rows(values_only=True)
    ]


def test_writing_can_be_stopped_and_leaves_nothing(screen, table, tmp_path):
    with screen.desks.ground.write("Bring in"):
        for number in range(1, 1600):
            screen.desks.store.clients.add(Client(number=5000 + number, given="Sam", family=f"N {number}"))
    dialog = table()
    screen.press("Save for Excel…")
    path = tmp_path / "list.xlsx"
    dialog.bar.show()
    chooser = asking()
    chooser.fileSelected.emit(str(path))
    assert dialog.stop.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    chooser.reject()
    screen.settle()
    assert "Stopped. Nothing was written." in screen.words()
    assert not path.exists()
    assert dialog.isVisible()


def test_a_folder_that_cannot_be_written_is_told(screen, table, tmp_path):
    dialog = table()
    said = screen.answering("Close")
    screen.press("Save as CSV…")
    chooser = asking()
    chooser.fileSelected.emit(str(tmp_path / "nowhere" / "list.csv"))
    screen.bot.waitUntil(lambda: bool(said))
    chooser.reject()
    assert not dialog.stop.isVisible()


def every_look(test):
    """In light, dark and large."""
    looks = [pytest.mark.look("light"), pytest.mark.look("dark"), pytest.mark.look("light", 1.5)]
    named = zip(("light", "dark", "large"), looks, strict=True)
    return pytest.mark.parametrize("dressed", [pytest.param(0, id=name, marks=look) for name, look in named])(
        test
    )


@every_look
def test_nothing_is_cut_and_everything_has_a_name(screen, table, clipped, nameless, dressed):
    long = "Wilhelmina-Theodora Featherstonehaugh van der Rozenburg"
    a.client(screen.desks, long, long, email=f"{'x' * 60}@example.com")
    dialog = table()
    assert clipped(dialog) == []
    assert nameless(dialog) == []
    screen.press("Columns…")
    chooser = asking()
    assert clipped(chooser) == []
    assert nameless(chooser) == []


def test_a_closed_dialog_is_freed(screen, table):
    dialog = table()
    with screen.bot.waitSignal(dialog.destroyed):
        dialog.close()


def test_every_column_can_be_shown(screen, table, settings):
    settings.setValue("lists/all/columns", " ".join(Column))
    dialog = table()
    assert len(heads(dialog)) == len(Column)
    row = [dialog.model.index(1, at).data() for at in range(len(Column))]
    assert row[:4] == ["1001", "Davies", "Owen", "07700 900118"]
    assert "=1+1" in row
