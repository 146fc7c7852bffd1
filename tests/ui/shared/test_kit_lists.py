"""Rows, tabs and layouts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyleOptionViewItem, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.shared import layouts, parts, theme
from smpdesk.ui.shared.rows import Row, RowList, RowsModel
from smpdesk.ui.shared.tabs import PageTabs

ROWS = [
    Row("Davies, Owen", "07700 900118", "Note", "warn", "Leaving today", 1),
    Row("Davila, Marta", "07700 900871", record=2),
    Row("Only a name", record=3),
]


@pytest.fixture
def rows(qapp: QApplication) -> RowList:
    made = RowList("Clients")
    made.resize(320, 400)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def test_the_model_keeps_the_rules_of_models(qapp: QApplication) -> None:
    model = RowsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(ROWS)
    model.show([])
    assert model.rowCount() == 0


def test_a_row_is_read_out_as_one_line(rows: RowList) -> None:
    rows.show_rows(ROWS)
    said = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Leaving today, Davies, Owen, 07700 900118, Note"


def test_arrows_choose_and_enter_opens(rows: RowList, press: Callable[..., None]) -> None:
    chosen, opened = list[object](), list[object]()
    rows.chosen.connect(chosen.append)
    rows.opened.connect(opened.append)
    rows.show_rows(ROWS)
    press("Down", "Return", "End", "Return")
    assert chosen == [1, 2, 3]
    assert opened == [2, 3]


def test_a_list_that_is_read_again_stays_where_it_was(rows: RowList) -> None:
    chosen = list[object]()
    rows.show_rows(ROWS)
    rows.chosen.connect(chosen.append)
    rows.show_rows([Row("New first", record=9), *ROWS], keep=2)
    assert rows.record() == 2
    assert chosen == []
    rows.show_rows([Row("New first", record=9)], keep=2)
    assert (rows.record(), chosen) == (9, [9])


def test_a_caption_stands_above_its_row_and_takes_room(rows: RowList) -> None:
    rows.show_rows(ROWS)
    heights = [rows.sizeHintForRow(number) for number in range(3)]
    assert heights[0] > heights[1] > heights[2]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_long_name_is_whole_in_the_tip_and_never_markup(rows: RowList) -> None:
    rows.resize(200, 300)
    rows.show_rows(
        [Row("<b>Maximilian-Alexander Wolfeschlegelsteinhausen", "1", record=1), Row("Short", "2")]
    )
    delegate = rows.itemDelegate()
    index = rows.model().index(0, 0)
    at = rows.visualRect(index).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, rows.viewport().mapToGlobal(at))
    delegate.helpEvent(event, rows, QStyleOptionViewItem(), index)
    assert "&lt;b&gt;Maximilian" in QToolTip.text()


@pytest.mark.parametrize(
    "look", [pytest.param(0, marks=pytest.mark.look(each)) for each in ("light", "dark")]
)
def test_the_chosen_row_has_a_bar_and_not_only_a_tint(rows: RowList, look: int) -> None:
    rows.show_rows(ROWS)
    place = rows.visualRect(rows.model().index(1, 0))
    rows.setCurrentIndex(rows.model().index(1, 0))
    picture = rows.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    at = QPoint(1, place.center().y()) * ratio
    rows.clearFocus()
    picture = rows.viewport().grab().toImage()
    assert picture.pixelColor(at) == theme.colour("accent")


def test_a_flow_wraps_and_needs_more_height(qapp: QApplication) -> None:
    page = QWidget()
    flow = layouts.Flow(page)
    for number in range(6):
        flow.addWidget(parts.Chip(f"Chip number {number}"))
    assert flow.heightForWidth(200) > flow.heightForWidth(2000)
    page.resize(200, flow.heightForWidth(200))
    page.show()
    shown = [each.geometry() for each in page.findChildren(QLabel)]
    assert all(page.rect().contains(each) for each in shown)
    assert not any(one.intersects(other) for at, one in enumerate(shown) for other in shown[at + 1 :])


def test_a_flow_is_mirrored_where_one_reads_from_the_right(qapp: QApplication) -> None:
    page = QWidget()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = layouts.Flow(page)
    first, second = parts.Chip("first"), parts.Chip("second")
    flow.addWidget(first)
    flow.addWidget(second)
    page.resize(400, 60)
    page.show()
    assert first.x() > second.x()
    assert first.geometry().right() == 399


def test_a_bar_puts_the_right_group_below_when_both_do_not_fit(qapp: QApplication) -> None:
    bar = layouts.Bar()
    name, push = parts.heading("Owen Davies"), parts.button("Book session", primary=True)
    bar.left.addWidget(name)
    bar.right.addWidget(push)
    bar.resize(700, 60)
    bar.show()
    assert push.mapTo(bar, QPoint()).x() > 500
    narrow = bar.minimumSizeHint().width()
    assert bar.heightForWidth(narrow) > bar.heightForWidth(700)
    bar.resize(narrow, bar.heightForWidth(narrow))
    QApplication.processEvents()
    assert push.mapTo(bar, QPoint()).y() > name.mapTo(bar, QPoint()).y()


def test_columns_fold_by_the_height_of_the_text(qapp: QApplication) -> None:
    columns = layouts.Columns(40)
    columns.add(parts.Card("Details"))
    columns.add(parts.Card("Course"))
    columns.resize(40 * theme.look.text + 10, 300)
    columns.show()
    assert not columns.folded()
    columns.resize(40 * theme.look.text - 10, 300)
    assert columns.folded()


def test_parts_of_a_page_are_walked_with_arrows(qapp: QApplication, press: Callable[..., None]) -> None:
    page = QWidget()
    tabs = PageTabs("Parts of the client", ("Treatment", "Details", "Papers"), page)
    page.show()
    page.activateWindow()
    tabs.setFocus()
    press("Right", "Right")
    assert tabs.currentIndex() == 2
    assert tabs.accessibleTabName(2) == "Papers"


def test_an_empty_place_offers_the_next_thing_to_do(qapp: QApplication, qtbot: QtBot) -> None:
    pressed = []
    empty = parts.Empty(
        "No clients yet", "Bring in a list or add the first one.", "Add a client", lambda: pressed.append(1)
    )
    empty.resize(QSize(400, 300))
    empty.show()
    push = empty.findChild(QPushButton)
    assert push is not None
    qtbot.mouseClick(push, Qt.MouseButton.LeftButton)
    assert pressed == [1]


def test_words_on_labels_and_chips_are_plain(qapp: QApplication) -> None:
    notice = parts.Notice("<b>x")
    made = [parts.heading("<b>x"), parts.muted("<b>x"), parts.Chip("<b>x"), notice.words]
    assert {each.textFormat() for each in made} == {Qt.TextFormat.PlainText}
