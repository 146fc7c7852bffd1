"""The page at the chair over a real clinic: Owen's second session, begun at 10:07, the clock at 11:45."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from shiboken6 import isValid

from smpdesk.domain.session import MixPart, Session, Zone
from smpdesk.domain.stock import Lot, Product, ProductKind, Unit
from smpdesk.services.desks import Desks
from smpdesk.ui.chair.page import ChairPage
from smpdesk.ui.shared.feed import Feed
from tests import builders as a
from tests.copies import copied


class Shelf(NamedTuple):
    """The lots of this clinic, by what they are."""

    pigment: Lot
    sooner: Lot
    needle: Lot
    cream: Lot


class Chair:
    """The page with hands and eyes. Every press and key counts."""

    def __init__(self, desks: Desks, clock: a.SetClock, shelf: Shelf, visit: int, qtbot: Any) -> None:
        self.desks, self.clock, self.shelf, self.visit, self.qtbot = desks, clock, shelf, visit, qtbot
        self.presses = 0
        self.feed = Feed()
        desks.store.subscribe(self.feed.publish)
        self.page = ChairPage(desks, self.feed)
        self.finished: list[Any] = []
        self.left: list[bool] = []
        self.page.finished.connect(self.finished.append)
        self.page.left.connect(self._left)

    def open(self, width: int = 1280, height: int = 690) -> "Chair":
        """Show the page as the window does."""
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        self.page.show_visit(self.visit)
        self.settle()
        return self

    def settle(self) -> None:
        """Let everything that was asked for happen."""
        self.qtbot.wait(1)
        self.qtbot.wait(1)

    def record(self) -> Session:
        """What the clinic's file has."""
        return self.desks.chair.session(self.desks.sessions.booking(self.visit).session)

    def zone(self, name: Zone) -> Any:
        """The work of a zone, as the file has it."""
        return next(each for each in self.record().zones if each.zone is name)

    def find(self, words: str) -> QWidget:
        """What a person finds by its words or its name, in sight."""
        seen = [each for each in self.page.findChildren(QWidget) if each.isVisibleTo(self.page)]
        found = [
            each
            for each in seen
            if (isinstance(each, QAbstractButton) and each.text() == words)
            or (each.accessibleName() == words and not isinstance(each, QLabel))
        ]
        assert found, f"nothing in sight is called {words!r}; buttons: {self.buttons()}"
        return found[0]

    def buttons(self) -> list[str]:
        """Every button in sight, by its words or its name."""
        seen = [each for each in self.page.findChildren(QAbstractButton) if each.isVisibleTo(self.page)]
        return [each.text() or each.accessibleName() for each in seen]

    def press(self, words: str) -> None:
        """Press a button with a finger: one interaction."""
        target = self.find(words)
        assert target.isEnabled(), f"{words!r} cannot be pressed now"
        self.presses += 1
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        self.settle()

    def press_at(self, target: QWidget, at: QPoint) -> None:
        """Press somewhere in a widget: one interaction."""
        self.presses += 1
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        self.settle()

    def tap(self, zone: Zone) -> None:
        """Tap a zone on the head: one interaction."""
        from smpdesk.domain.chart import Place
        from smpdesk.ui.shared.scalp_map import ScalpMap

        head = self.page.findChild(ScalpMap)
        assert head is not None
        self.press_at(head, head.rect_of(Place(zone)).center().toPoint())

    def key(self, *keys: Qt.Key) -> None:
        """Press keys where the keyboard is: one interaction each."""
        for each in keys:
            self.presses += 1
            QTest.keyClick(self.page.focusWidget() or self.page, each)
        self.settle()

    def says(self) -> str:
        """Every word in sight."""
        seen = [each for each in self.page.findChildren(QLabel) if each.isVisibleTo(self.page)]
        return "\n".join(each.text() for each in seen if each.text())

    def _left(self) -> None:
        self.left.append(True)


@pytest.fixture
def clock() -> a.SetClock:
    return a.SetClock()


class Laid(NamedTuple):
    """A clinic with what a test asks for in it: lots on the shelf, Owen's visits, his second session begun."""

    desks: Desks
    shelf: Shelf
    visit: int


#: What was laid, and when -> the lots and the visit of the clinic that is copied for whoever wants the same.
_laid: dict[tuple[str, ...], tuple[Shelf, int]] = {}


@pytest.fixture
def laid(request: pytest.FixtureRequest, tmp_path: Path, clock: a.SetClock) -> Iterator[Laid]:
    most = next((each for each in ("chair", "visit", "shelf") if each in request.fixturenames), "desks")
    wishes = ("at the chair", most, str(clock.at))

    def make(beside: Path) -> Desks:
        made = a.clinic(beside, clock=clock)
        nothing = Lot(product=0, number="")
        shelf = Shelf(*[nothing] * 4) if most == "desks" else _fill_shelf(made)
        visit = _book(made, shelf) if most in ("chair", "visit") else 0
        if most == "chair":
            begun = made.chair.start(visit)
            made.chair.record(replace(begun, started=datetime(2026, 11, 24, 10, 7)))
        _laid[wishes] = shelf, visit
        return made

    made = copied(wishes, tmp_path, clock, make)
    yield Laid(made, *_laid[wishes])
    made.close()


@pytest.fixture
def desks(laid: Laid) -> Desks:
    return laid.desks


@pytest.fixture
def shelf(laid: Laid) -> Shelf:
    """Two lots of a pigment, needles, a cream."""
    return laid.shelf


@pytest.fixture
def visit(laid: Laid) -> int:
    """Owen's second session: the first, two weeks ago, was frontal and crown."""
    return laid.visit


def _fill_shelf(desks: Desks) -> Shelf:
    stock = desks.stock

    def lot(product: Product, number: str, expiry: date, amount: int) -> Lot:
        return stock.receive(Lot(product=product.id, number=number, expiry=expiry), amount)

    grey = stock.save_product(
        Product(kind=ProductKind.PIGMENT, name="Graphite 2", shade="GR2", unit=Unit.ML, usual=100)
    )
    needles = stock.save_product(
        Product(kind=ProductKind.NEEDLE, name="Cartridge 3RL 0.25", needle="3RL", needle_um=250)
    )
    cream = stock.save_product(
        Product(kind=ProductKind.ANAESTHETIC, name="Lidocaine cream", unit=Unit.GRAM, usual=200, strength=50)
    )
    return Shelf(
        lot(grey, "GR2-2409", date(2028, 5, 1), 1500),
        lot(grey, "GR2-2512", date(2027, 12, 10), 1500),
        lot(needles, "C-1187", date(2028, 5, 1), 5000),
        lot(cream, "L-77", date(2027, 5, 1), 5000),
    )


def _book(desks: Desks, shelf: Shelf) -> int:
    owen = a.client(desks)
    first = a.visit(desks, owen, "2026-11-10 10:00")
    used: dict[str, Any] = {
        "mix": (MixPart("GR2", "GR2-2409", shelf.pigment.id),), "needle_lot": "C-1187", "needle_um": 250,
        "needle_stock": shelf.needle.id, "density": 36,
    }  # fmt: skip
    a.finished(desks, first, a.zone(Zone.FRONTAL, discomfort=3, **used), a.zone(Zone.CROWN, **used))
    return a.visit(desks, owen, "2026-11-24 10:15").id


@pytest.fixture
def chair_of(desks: Desks, clock: a.SetClock, shelf: Shelf, qtbot: Any) -> Iterator[Callable[[int], Chair]]:
    """A page for any visit."""
    made: list[Chair] = []

    def make(visit: int) -> Chair:
        made.append(Chair(desks, clock, shelf, visit, qtbot))
        return made[-1]

    yield make
    for each in made:
        if isValid(each.page):
            each.page.hide()
            each.page.deleteLater()


@pytest.fixture
def chair(visit: int, chair_of: Callable[[int], Chair]) -> Chair:
    """The record of the second session is open and empty."""
    return chair_of(visit).open()
