"""The dialog that brings a list in: used with the keyboard, on a real clinic."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from smpdesk.domain.bringing_in import OnMatch
from smpdesk.domain.client import Client
from smpdesk.domain.client_list import Into
from smpdesk.services.desks import Desks
from smpdesk.ui.bring_in.dialog import BringInDialog
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from tests import builders as a

DATA = Path(__file__).parents[2] / "data"


class Opened:
    """The dialog, open, and the clinic behind it."""

    def __init__(self, desks: Desks, folder: Path, qtbot: QtBot) -> None:
        self.desks, self.folder, self._bot = desks, folder, qtbot
        self.feed, self.jobs = Feed(), Jobs()
        desks.store.subscribe(self.feed.publish)
        self.dialog = BringInDialog(desks, self.feed, self.jobs)
        self.dialog.resize(1000, 700)
        self.dialog.show()
        self.dialog.activateWindow()

    def settle(self) -> None:
        """Until nothing is under way."""
        self._bot.waitUntil(lambda: not self.jobs.busy)
        for _ in range(3):
            QApplication.processEvents()

    def write(self, text: str, name: str = "list.csv") -> Path:
        """A list in a file, chosen in the dialog."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return self.choose(path)

    def choose(self, path: Path) -> Path:
        """A file chosen in the dialog."""
        self.dialog.open_list(path)
        self.settle()
        return path

    def words(self) -> str:
        """Every word in sight."""
        return "\n".join(each.text() for each in self.dialog.findChildren(QLabel) if each.isVisible())

    def fates(self) -> list[str]:
        """The third column of the table in sight."""
        model = self.dialog.rows_page.model
        return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    """The dialog on an empty clinic."""
    desks = a.clinic(tmp_path)
    made = Opened(desks, tmp_path, qtbot)
    yield made
    made.jobs.close()
    desks.close()


def test_a_list_comes_in_with_the_keyboard_alone(opened, press):
    opened.choose(Path(shutil.copy(DATA / "ledger.csv", opened.folder)))
    assert "Headings in row 1 · 250 rows" in opened.words()
    press("Return")
    opened.settle()
    assert opened.dialog.next.text() == "Bring in 249 rows"
    assert opened.desks.clients.count() == 0
    opened.dialog.next.setFocus()
    press("Return")
    opened.settle()
    assert "246 new clients brought in" in opened.words()
    assert "246 past sessions recorded." in opened.words()
    assert opened.desks.clients.count() == 246
    assert (opened.folder / "ledger - not brought in.csv").exists()


def test_what_changed_is_told_to_the_open_views(opened, qtbot):
    opened.write("Name,Phone\nAnn Lee,07700 900118\n")
    opened.dialog.next.click()
    opened.settle()
    with qtbot.waitSignal(opened.feed.changed) as told:
        opened.dialog.next.click()
    assert "client" in told.args[0]
    opened.settle()


def test_a_column_may_be_sent_elsewhere(opened):
    opened.write("Name,Phone,Secret\nAnn Lee,07700 900118,hush\n")
    assert opened.dialog.columns_page.chosen() == {0: Into.NAME, 1: Into.PHONE, 2: Into.NOTES}
    choice = opened.dialog.columns_page.findChildren(type(opened.dialog.columns_page.order))[-1]
    assert choice.accessibleName() == "Where the column Secret goes"
    choice.set_value(Into.SKIP)
    opened.dialog.next.click()
    opened.settle()
    opened.dialog.next.click()
    opened.settle()
    assert opened.desks.store.clients.all()[0].notes == ""


def test_another_encoding_reads_the_list_again(opened, press):
    path = opened.folder / "list.csv"
    path.write_bytes("Name;Note\nŁukasz Wąs;x\nJan Żak;y\n".encode("cp1250"))
    opened.choose(path)
    encoding = opened.dialog.columns_page.encoding
    assert encoding.value() == "cp1250"
    encoding.setFocus()
    press("Home")
    opened.settle()
    assert encoding.value() == "utf-8"
    assert "\ufffd" in opened.words()


def test_another_sheet_of_a_workbook_may_be_read(opened, press):
    import openpyxl

    book = openpyxl.Workbook()
    for name, who in (("Now", ("Ann Lee", "Bob Ray")), ("Before", ("Cat Poe",))):
        sheet = book.create_sheet(name)
        for cell in ("Name", *who):
            sheet.append((cell, ""))
    path = opened.folder / "list.xlsx"
    book.save(path)
    opened.choose(path)
    assert "2 rows · not read: 1 other sheet (Before)" in opened.words()
    choice = opened.dialog.columns_page.sheet
    assert (choice.isVisible(), opened.dialog.columns_page.encoding.isVisible()) == (True, False)
    choice.setFocus()
    press("Down")
    opened.settle()
    assert "1 row · not read: 1 other sheet (Now)" in opened.words()


def test_a_row_in_doubt_is_decided_at_the_desk(opened):
    opened.desks.clients.add(Client(given="?efi", family="Y?ld?r?m", phone="07700 900275"))
    opened.write("Name,Phone\nŞefi Yıldırım,07700 900275\n")
    opened.dialog.next.click()
    opened.settle()
    page = opened.dialog.rows_page
    assert opened.fates() == ["Left out · decide"]
    assert not opened.dialog.next.isEnabled()
    page.same.click()
    opened.settle()
    assert opened.fates() == ["Same as client 1001"]
    page.undo.click()
    opened.settle()
    page.new.click()
    opened.settle()
    assert opened.fates() == ["New"]
    opened.dialog.next.click()
    opened.settle()
    assert opened.desks.clients.count() == 2


def test_people_who_are_there_may_be_left_out(opened, press):
    opened.desks.clients.add(Client(given="Ann", family="Lee", phone="07700 900118"))
    opened.write("Name,Phone\nAnn Lee,07700 900118\nBob Ray,07700 900119\n")
    opened.dialog.next.click()
    opened.settle()
    assert opened.fates() == ["Same as client 1001", "New"]
    rule = opened.dialog.rows_page.on_match
    rule.setFocus()
    press("Down")
    opened.settle()
    assert rule.value() is OnMatch.SKIP
    assert opened.fates() == ["Left out", "New"]


def test_the_rows_may_be_filtered(opened):
    opened.choose(Path(shutil.copy(DATA / "ledger.csv", opened.folder)))
    opened.dialog.next.click()
    opened.settle()
    pills = {each.text(): each for each in opened.dialog.rows_page.filters.buttons()}
    assert list(pills)[:4] == ["All 250", "New 246", "Same 3", "Left out 1"]
    pills["With remarks 3"].click()
    assert len(opened.fates()) == 3
    assert "31/02/1984" in opened.words()


def test_cancelling_while_it_is_written_leaves_nothing_behind(opened, press):
    opened.choose(Path(shutil.copy(DATA / "ledger.csv", opened.folder)))
    opened.dialog.next.click()
    opened.settle()
    opened.dialog.next.click()
    press("Escape")
    opened.settle()
    assert opened.dialog.isVisible()
    assert opened.desks.clients.count() == 0
    assert opened.dialog.next.text() == "Bring in 249 rows"


def test_a_file_that_is_no_list_is_said_to_be_none(opened):
    path = opened.folder / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64))
    opened.choose(path)
    assert "The file is a picture, not a list" in opened.words()
    assert opened.dialog.file_page.isVisible()


def test_a_list_without_names_says_so_on_the_page(opened):
    opened.write("Phone,Email\n07700 900118,ann@example.com\n")
    opened.dialog.next.click()
    opened.settle()
    assert "No column holds names; say which one does." in opened.words()
    assert opened.dialog.columns_page.isVisible()


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_nothing_is_cut_off_and_everything_has_a_name(opened, clipped, nameless, step):
    if step:
        opened.write("Name,Phone,Born\nAnn Lee,07700 900118,31/02/1980\n,1,\n")
    for _ in range(step - 1):
        opened.dialog.next.click()
        opened.settle()
    assert clipped(opened.dialog) == []
    assert nameless(opened.dialog) == []


def test_a_closed_dialog_is_gone(opened):
    opened.write("Name\nAnn Lee\n")
    opened.dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    assert not isValid(opened.dialog)
