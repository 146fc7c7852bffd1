"""The clinic's own figures: pictures that say their numbers, tables that are saved, and pages with nothing to say."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smpdesk.domain.review import Review
from smpdesk.domain.session import Zone
from smpdesk.services.demo.results import lay_results
from smpdesk.services.demo.told import ToldClock
from smpdesk.services.desks import Desks
from smpdesk.ui.forecast.figures_dialog import FiguresDialog
from tests import builders as a
from tests.copies import copied
from tests.ui.on_screen import OnScreen

PAGES = "lasting held groups odd needed hours gaps discomfort healed came_back".split()


def _made(folder: Path) -> Desks:
    clock = ToldClock(a.NOW)
    desks = a.clinic(folder / "made", clock=clock)
    lay_results(desks, clock, a.NOW.replace(tzinfo=None))
    return desks


@pytest.fixture
def old(tmp_path: Path, qtbot: QtBot) -> Iterator[OnScreen]:
    """A clinic with results of eleven years."""
    made = OnScreen(copied("figures", tmp_path / "old", a.SetClock(), _made), qtbot)
    yield made
    made.close()


def _open(on: OnScreen, page: str = "lasting") -> FiguresDialog:
    dialog = FiguresDialog(on.desks, on.feed, on.jobs, page=page)
    on.show(dialog, 980, 700)
    return dialog


def test_its_own_curve_stands_beside_the_formula_and_says_its_numbers(old: OnScreen) -> None:
    dialog = _open(old)
    assert "Half had faded after about" in old.words()
    assert dialog.table.rowCount() > 20
    dialog.lines.setFocus()
    QTest.keyClick(dialog.lines, Qt.Key.Key_Right)
    assert "still good" in dialog.lines.told()
    assert "This clinic" in old.said(dialog.lines)


def test_every_page_shows_a_picture_or_says_when_it_will(old: OnScreen, on: OnScreen) -> None:
    for each, filled in ((old, True), (on, False)):
        dialog = _open(each)
        for number, page in enumerate(PAGES):
            each.choose("Figures", number)
            drawn = dialog.lines.isVisible() or dialog.bars.isVisible()
            assert drawn != dialog.empty.isVisible(), page
            if filled:
                assert drawn or page == "odd", page
        dialog.close()


def test_a_bar_says_its_numbers_under_the_mouse_and_the_table_is_saved(old: OnScreen, tmp_path: Path) -> None:
    dialog = _open(old, "held")
    dialog.bars.grab()
    QTest.mouseMove(dialog.bars, QPoint(dialog.bars.width() // 4, 40))
    assert "held" in dialog.bars.told()
    dialog.save_to(tmp_path / "held.csv")
    old.settle()
    rows = list(csv.reader((tmp_path / "held.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][0] == "Years since told" and len(rows) == dialog.table.rowCount() + 1
    assert "Saved" in old.words()


def test_what_contradicts_itself_names_the_client_and_leads_there(old: OnScreen) -> None:
    day = a.TODAY - timedelta(days=3)
    client = old.desks.clients.lines("Ashdown", 5)[0]
    with old.desks.ground.write("Slip"):
        for number, score in ((40, 7), (20, 10)):
            old.desks.store.reviews.add(
                Review(client=client.id, day=day - timedelta(days=number), zone=Zone.MIDSCALP, score=score)
            )
    dialog = _open(old, "odd")
    index = dialog.table.model().index(0, 0)
    assert dialog.table.rowCount() == 1 and index.data() == client.name
    with old.bot.waitSignal(dialog.client_requested) as asked:
        dialog.table.activated.emit(index)
    assert asked.args == [client.id]


@pytest.mark.look("dark", 1.5)
def test_at_large_text_everything_can_still_be_reached(old: OnScreen) -> None:
    dialog = _open(old, "groups")
    assert dialog.bars.isVisible() and not dialog.grab().isNull()
