"""Two records made one by keys and mouse, seen afterwards, and taken apart again."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from smpdesk.domain.client import Client
from smpdesk.domain.merging import Choice, Merged
from smpdesk.services.desks import Desks
from smpdesk.ui.merge.bar import MergedBar
from smpdesk.ui.merge.dialog import MergeDialog
from smpdesk.ui.merge.pick import MergePick
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from tests import builders as a


@pytest.fixture
def desks(tmp_path) -> Iterator[Desks]:
    made = a.clinic(tmp_path)
    yield made
    made.close()


@pytest.fixture
def owen(desks) -> Client:
    return a.client(
        desks, "Owen", "Davies", phone="07700 900118", birth=date(1985, 3, 4), alert="Takes aspirin"
    )


@pytest.fixture
def twice(desks) -> Client:
    found = a.client(
        desks,
        "Owain",
        "Davies",
        phone="07700 900999",
        alert="Allergic to latex",
        address="12 Quarry Hill\nLeeds",
    )
    a.finished(desks, a.visit(desks, found, "2026-11-24 08:00"))
    return found


class Opened:
    """The dialog on screen, and what it said."""

    def __init__(self, desks: Desks, keep: Client, gone: Client) -> None:
        self.feed, self.jobs = Feed(), Jobs()
        desks.store.subscribe(self.feed.publish)
        self.dialog = MergeDialog(desks, self.feed, self.jobs, keep.id, gone.id)
        self.done: list[Merged] = []
        self.dialog.merged.connect(self.done.append)
        self.dialog.show()
        self.dialog.activateWindow()

    def words(self) -> str:
        QApplication.processEvents()
        return "\n".join(each.text() for each in self.dialog.findChildren(QLabel) if each.isVisible())


@pytest.fixture
def opened(desks, owen, twice) -> Iterator[Opened]:
    made = Opened(desks, owen, twice)
    yield made
    made.jobs.close()


def test_the_dialog_shows_what_differs_and_what_will_be(opened, clipped, nameless):
    words = opened.words()
    assert "Owain Davies, client 1002 becomes part of Owen Davies, client 1001" in words
    assert "07700 900999" in words and "Takes aspirin; Allergic to latex" in words
    assert (
        "1 visit, 1 course, 1 session and 1 forecast follow. Owain Davies 1002 is taken off the list."
        in words.replace("1 course, 1 visit", "1 visit, 1 course")
    )
    assert "Family name" not in words
    assert clipped(opened.dialog) == []
    assert nameless(opened.dialog) == []


def test_a_choice_is_seen_at_once_in_what_will_be(opened):
    assert "Owain  (was: Owen)" not in opened.words()
    opened.dialog.table.button("given", Choice.GONE).click()
    assert "Owain  (was: Owen)" in opened.words()


def test_two_records_are_merged_with_the_keyboard_alone(opened, desks, owen, press):
    press("Right", "Return")
    assert [each.gone for each in opened.done] == [owen.id + 1]
    assert [each.number for each in desks.clients.lines()] == [1002]


def test_the_other_record_can_be_the_one_that_stays(opened, desks, owen, twice):
    opened.dialog.table.button("alert", Choice.KEEP).click()
    opened.dialog.swap.click()
    assert "Owen Davies, client 1001 becomes part of Owain Davies, client 1002" in opened.words()
    opened.dialog.merge.click()
    (line,) = desks.clients.lines()
    assert (line.id, line.alert) == (twice.id, "Takes aspirin")


def test_what_forbids_a_merge_is_said_and_cleared_when_it_is_settled(opened, desks, owen, twice):
    first = a.visit(desks, owen, "2026-12-10 10:00")
    a.visit(desks, twice, "2026-12-10 11:00", technician=2, room=2)
    assert "Owain Davies has a visit at 11:00" in opened.words()
    assert not opened.dialog.merge.isEnabled()
    desks.sessions.cancel(first.id, "Booked twice")
    assert "has a visit at" not in opened.words()
    assert opened.dialog.merge.isEnabled()


def test_of_two_courses_it_is_asked_which_goes_on(desks, owen, twice):
    a.visit(desks, owen, "2026-12-20 10:00")
    made = Opened(desks, owen, twice)
    assert "Course that goes on" in made.words()
    course = made.dialog.table.button("course", Choice.KEEP)
    assert course is not None
    course.click()
    made.dialog.merge.click()
    opens = [each.client for each in desks.clients.courses(owen.id) if each.ended is None]
    assert opens == [owen.id]
    made.jobs.close()


def test_the_likely_record_is_offered_and_any_other_is_found(desks, owen, twice, press, typed, qtbot):
    priya = a.client(desks, "Priya", "Nair")
    pick = MergePick(desks, owen)
    asked = []
    pick.picked.connect(lambda keep, gone: asked.append((keep, gone)))
    pick.show()
    pick.activateWindow()
    assert pick.list.record() == twice.id
    typed("nair")
    qtbot.waitUntil(lambda: pick.list.record() == priya.id)
    press("Down", "Return")
    assert asked == [(owen.id, priya.id)]


def test_one_click_undoes_a_merge(desks, owen, twice, qtbot):
    host = QWidget()
    host.resize(800, 400)
    host.show()
    bar = MergedBar(desks, host)
    bar.say(desks.duplicates.merge(owen.id, twice.id))
    assert "Owain Davies, client 1002, is part of Owen Davies now" in bar.words.text()
    qtbot.mouseClick(bar.undo, Qt.MouseButton.LeftButton)
    assert bar.isHidden()
    assert [each.id for each in desks.clients.lines("owain")] == [twice.id]
    host.deleteLater()
