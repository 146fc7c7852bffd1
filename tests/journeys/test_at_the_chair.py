"""A technician's session in the whole program: from the book to the chair, away and back, through a power cut."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from smpdesk.domain.session import Session, Zone
from smpdesk.services.desks import Desks
from smpdesk.ui.chair.page import ChairPage
from smpdesk.ui.sessions.board import Board
from smpdesk.ui.shared.discomfort import DiscomfortScale
from smpdesk.ui.shared.scalp_map import ScalpMap
from tests import builders as a
from tests.journeys.conftest import Whole


class Hand:
    """A finger that counts what it presses."""

    def __init__(self, whole: Whole) -> None:
        self.whole, self.presses = whole, 0

    @property
    def page(self) -> ChairPage:
        """The page at the chair, which must be in front."""
        (page,) = [each for each in self.whole.window.findChildren(ChairPage) if each.isVisible()]
        return page

    def press(self, *words: str) -> None:
        """Press buttons, one after the other."""
        for each in words:
            self.presses += 1
            QTest.mouseClick(self.whole.button(each), Qt.MouseButton.LeftButton)
            self.whole.settle()

    def tap(self, zone: Zone) -> None:
        """Tap a zone on the head."""
        from smpdesk.domain.chart import Place

        head = self.page.findChild(ScalpMap)
        assert head is not None
        self._at(head, head.rect_of(Place(zone)).center().toPoint())

    def say_discomfort(self, number: int) -> None:
        """Press a number of the scale in sight."""
        scale = next(each for each in self.page.findChildren(DiscomfortScale) if each.isVisible())
        self._at(scale, QPoint(round((number + 0.5) * scale.width() / 11), 20))

    def _at(self, widget: Any, at: QPoint) -> None:
        self.presses += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        self.whole.settle()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A clinic in which Owen has come for his second session."""
    desks = a.clinic(tmp_path)
    owen = a.client(desks)
    a.finished(desks, a.visit(desks, owen, "2026-11-10 10:00"), a.zone(Zone.FRONTAL), a.zone(Zone.CROWN))
    desks.sessions.arrive(a.visit(desks, owen, "2026-11-24 11:30").id)
    kept = desks.store.folder
    desks.close()
    return kept


def in_the_book(whole: Whole) -> Session:
    """The record of today, as the file has it."""
    (booking,) = whole.desks.sessions.day(a.TODAY)
    return whole.desks.chair.session(booking.session)


def test_from_the_book_to_the_aftercare_sheet_in_fewer_than_twelve_touches(whole, folder):
    whole.begin(folder)
    whole.command("go:1")
    hand = Hand(whole)
    hand.press("In the chair", "Same as last time")
    hand.tap(Zone.CROWN)
    hand.press("More: Dilution")
    hand.tap(Zone.FRONTAL)
    hand.say_discomfort(3)
    whole.clock.tick(hours=2)
    hand.press("Finish session", "Finish anyway")
    assert hand.presses < 12, hand.presses
    done = in_the_book(whole)
    assert done.finished
    assert [(each.zone, each.layer, each.dilution, each.discomfort) for each in done.zones] == [
        (Zone.FRONTAL, 2, 4, 3),
        (Zone.CROWN, 2, 5, None),
    ]
    assert "Mark as given" in whole.words()  # the aftercare sheet is what comes next
    whole.command("go:1")
    assert "The session is finished and on record." in whole.words()
    assert not [each for each in whole.window.findChildren(ChairPage) if each.isVisible()]


def test_the_chart_stays_over_the_book_while_one_looks_something_up(whole, folder, press):
    whole.begin(folder)
    whole.command("go:1")
    hand = Hand(whole)
    hand.press("In the chair", "Same as last time")
    hand.tap(Zone.CROWN)
    whole.command("go:0")
    assert not [each for each in whole.window.findChildren(ChairPage) if each.isVisible()]
    whole.command("go:1")
    assert hand.page.isVisible() and "Crown" in whole.words()
    press("Escape", "Escape")  # from the zone to the zones, then to the book
    whole.settle()
    board = whole.window.findChild(Board)
    assert board is not None and board.isVisible()
    assert board.chosen_now().client_name == "Owen Davies"
    assert "Since 11:45" in whole.words()
    hand.press("Open the chart")
    assert [each.zone for each in in_the_book(whole).zones] == [Zone.FRONTAL, Zone.CROWN]
    assert hand.page.isVisible()


def test_a_record_is_opened_from_the_client_and_the_way_back_is_its_day(whole, folder):
    whole.begin(folder)
    whole.shown.show_client(1)
    whole.settle()
    hand = Hand(whole)
    hand.press("Open record")
    assert "On record" in whole.words()
    hand.press("Back to the book")
    assert "Tuesday 10 November" in whole.words()


def test_after_a_power_cut_the_open_session_is_there_to_the_last_touch(whole, folder, tmp_path):
    whole.begin(folder)
    whole.command("go:1")
    hand = Hand(whole)
    hand.press("In the chair", "Same as last time")
    hand.tap(Zone.CROWN)
    hand.press("More: Density", "Break")
    cut = copied(folder, tmp_path / "after the cut")  # no window is closed, nothing is put away
    again = reopened(cut)
    (booking,) = again.sessions.day(a.TODAY)
    kept = again.chair.session(booking.session)
    assert kept == in_the_book(whole)
    assert [(each.zone, each.density) for each in kept.zones][1] == (Zone.CROWN, 88)
    assert again.chair.clock(kept.id).pause is not None
    again.close()


def test_closing_the_window_keeps_what_is_being_typed(whole, folder):
    whole.begin(folder)
    whole.command("go:1")
    hand = Hand(whole)
    hand.press("In the chair", "Session")
    notes = whole.named("Notes on the session")
    QTest.keyClicks(notes, "Half a sent")
    assert whole.window.may_close()  # nothing is asked: what can be kept is kept
    assert in_the_book(whole).notes == "Half a sent"


def copied(folder: Path, to: Path) -> Path:
    """The clinic's files as they lie on the disk at this moment, while the program still has them open."""
    import shutil

    shutil.copytree(folder, to)
    return to


def reopened(folder: Path) -> Desks:
    """The clinic, opened by another start of the program."""
    from smpdesk.services.ground import AtDesk
    from smpdesk.services.opening import open_desks

    return open_desks(folder, a.SetClock(), AtDesk())
