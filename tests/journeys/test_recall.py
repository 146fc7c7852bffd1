"""A lot comes onto the shelf, is named in a session, and is recalled: the window says whom nobody has told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from smpdesk.domain.recall import Told
from smpdesk.domain.session import MixPart, Zone
from smpdesk.domain.stock import Lot, ProductKind
from smpdesk.ui.clients.lots_card import LotsCard
from smpdesk.ui.finder.field import FinderField
from smpdesk.ui.stock.dialog import StockDialog
from smpdesk.ui.stock.recalls import RecallsDialog
from tests import builders as a
from tests.journeys.conftest import Whole


def test_from_the_foot_of_the_window_to_the_shelf_and_from_a_recall_to_the_client(
    whole: Whole, tmp_path: Path
) -> None:
    made = a.clinic(tmp_path)
    ink = replace(made.stock.new_product(ProductKind.PIGMENT), name="Graphite 2", low=2000)
    product = made.stock.save_product(ink)
    lot = made.stock.receive(Lot(product=product.id, number="GR2-2409", expiry=date(2028, 11, 30)), 1500)
    ana = a.client(made, "Ana", "Sousa", phone="07700 900204")
    mix = (MixPart("Graphite 2", "GR2-2409", lot.id),)
    session = a.finished(made, a.visit(made, ana, "2026-11-24 08:00"), a.zone(Zone.CROWN, mix=mix))
    made.close()
    whole.begin(made.store.folder)
    whole.sit_down("Maya Reid")
    assert [each.amount for each in whole.desks.stock.used_in(session.id)] == [100]
    whole.until(lambda: "Stock: 1 low" in whole.words())
    line = next(each for each in whole.window.findChildren(QPushButton) if each.text() == "Stock: 1 low")
    line.click()
    whole.settle()
    (shelf,) = whole.window.findChildren(StockDialog)
    assert shelf.isVisible() and "14 ml left" in shelf.card.list.model().index(0, 0).data(0x0100 + 2)
    shelf.close()
    finder = whole.window.findChild(FinderField)
    assert finder is not None
    finder.begin()
    QTest.keyClicks(finder, "gr2 24")
    QTest.keyClick(finder, Qt.Key.Key_Return)
    whole.settle()
    (shelf,) = (each for each in whole.window.findChildren(StockDialog) if each.isVisible())
    assert shelf.card.list.model().index(0, 0).data(0x0100 + 1) == "Lot GR2-2409"
    shelf.close()

    recall = whole.desks.recalls.begin(replace(whole.desks.recalls.new(), title="Northlight"), [lot.id])
    whole.until(lambda: "1 client to tell of a recall" in whole.words())
    whole.command("recalls")
    (recalls,) = whole.window.findChildren(RecallsDialog)
    recalls.go.click()
    whole.settle()
    assert "Ana Sousa" in whole.words()
    record = whole.window.page("clients").record  # type: ignore[attr-defined]
    record.open("Sessions")
    whole.settle()
    (card,) = record.findChildren(LotsCard)
    assert card.isVisible() and "Recalled" in whole.words() and "Graphite 2, lot GR2-2409" in whole.words()
    whole.desks.recalls.note_call(recall.id, ana.id, Told.TOLD)
    QApplication.processEvents()
    assert recalls.list.model().index(0, 0).data(0x0100 + 3) == "Told"
    whole.until(lambda: "to tell of a recall" not in whole.words())
    history = whole.desks.history.of_client(ana.id)
    told = "\n".join(field.now for each in history for row in each.stories for field in row.fields)
    assert "-1" in told and "GR2-2409" in told
