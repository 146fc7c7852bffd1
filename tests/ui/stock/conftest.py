"""A clinic with something on its shelf, and the windows of stock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smpdesk.domain.session import Session
from smpdesk.domain.stock import Lot, Product, ProductKind
from smpdesk.services.desks import Desks
from smpdesk.ui.stock.dialog import StockDialog
from smpdesk.ui.stock.recalls import RecallsDialog
from tests import builders as a
from tests.ui.on_screen import OnScreen, printing_to


class Shelf(OnScreen):
    """What the windows asked of the main one, and the file that is printed into."""

    def __init__(self, desks: Desks, bot: QtBot, folder: Path) -> None:
        super().__init__(desks, bot)
        self.printed = folder / "printed.pdf"
        self.asked: list[object] = []

    def stock(self) -> StockDialog:
        """The shelf on screen."""
        dialog = StockDialog(self.desks, self.feed, self.jobs, choice=printing_to(self.printed))
        dialog.client_requested.connect(self.asked.append)
        self.show(dialog, 1060, 700)
        return dialog

    def recalls(self) -> RecallsDialog:
        """The recalls on screen."""
        dialog = RecallsDialog(self.desks, self.feed, self.jobs, choice=printing_to(self.printed))
        dialog.client_requested.connect(self.asked.append)
        self.show(dialog, 820, 680)
        return dialog

    def back(self) -> None:
        """The window comes forward again when a box over it has closed, as a desktop does it."""
        self.widget.activateWindow()
        self.settle()

    def graphite(self, name: str = "Graphite 2", **details: object) -> Product:
        """A pigment."""
        draft = replace(self.desks.stock.new_product(ProductKind.PIGMENT), name=name, maker="Northlight")
        return self.desks.stock.save_product(replace(draft, **details))  # type: ignore[arg-type]

    def lot(self, product: Product, number: str = "GR2-2409", amount: int = 1500) -> Lot:
        """A lot of it."""
        return self.desks.stock.receive(
            Lot(product=product.id, number=number, expiry=date(2028, 11, 30)), amount
        )

    def treated(self, given: str, lot: str, **details: object) -> int:
        """Somebody in whose old record a number was typed; their id."""
        who = a.client(self.desks, given, "Sousa", **details)
        with self.desks.ground.write("Record session"):
            empty = self.desks.store.sessions.add(Session(client=who.id, day=date(2026, 9, 1), number=1))
            self.desks.store.sessions.save(replace(empty, zones=(a.zone(pigment_lot=lot),)))
        return who.id


@pytest.fixture
def shelf(tmp_path: Path, qtbot: QtBot) -> Iterator[Shelf]:
    """The clinic."""
    made = Shelf(a.clinic(tmp_path), qtbot, tmp_path)
    yield made
    made.close()
