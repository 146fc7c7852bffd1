"""The demo's shelf: made-up products and makers, one lot opened long ago, some low, some near their last day.

The numbers of pigments and cartridges are those that the demo's old sessions name.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from smpdesk.domain.stock import Lot, MoveKind, Product, ProductKind
from smpdesk.domain.stock_rules import usual_product
from smpdesk.services.demo.told import ToldClock
from smpdesk.services.desks import Desks
from smpdesk.services.stock_use import enter

_INKS, _NEEDLES, _CARE = "Northlight Pigments", "Stipple & Sons", "Quiet Skin"
_LABEL = (
    "Aqua, CI 77266 (carbon black), glycerin, hamamelis virginiana water, isopropyl alcohol, pH regulator.\n"
    "Mixture for use in tattoos or permanent make-up."
)
#: Kind, maker, name, what it takes besides; its lots: number, days until it expires, amount, opened days ago.
_SHELF: tuple[tuple[ProductKind, str, str, dict[str, object], tuple[tuple[str, int, int, int], ...]], ...] = (
    (ProductKind.PIGMENT, _INKS, "Graphite 1", {"shade": "Light grey", "ingredients": _LABEL, "low": 500},
     (("GR1-2311", 300, 600, 420), ("GR1-2507", 900, 3000, 0))),
    (ProductKind.PIGMENT, _INKS, "Graphite 2", {"shade": "Medium grey", "ingredients": _LABEL, "low": 1000},
     (("GR2-2409", 700, 900, 60),)),
    (ProductKind.PIGMENT, _INKS, "Graphite 3", {"shade": "Dark grey", "ingredients": _LABEL, "low": 500},
     (("GR3-2502", 800, 3000, 0),)),
    (ProductKind.NEEDLE, _NEEDLES, "Cartridge 3RL", {"needle": "3RL", "needle_um": 250, "low": 2000},
     (("C-1187", 600, 1400, 0),)),
    (ProductKind.NEEDLE, _NEEDLES, "Cartridge 1RL", {"needle": "1RL", "needle_um": 200, "low": 2000},
     (("N-1408", 650, 6000, 0),)),
    (ProductKind.ANAESTHETIC, _CARE, "Calm cream 4 %", {"strength": 40, "usual": 500, "low": 3000},
     (("QS-4102", 24, 9000, 0),)),
    (ProductKind.ANTISEPTIC, _CARE, "Clear wash", {"usual": 1000, "low": 20_000},
     (("CW-0917", 400, 75_000, 0),)),
)  # fmt: skip


def fill_shelf(desks: Desks, told: ToldClock, today: date) -> None:
    """Products with their lots, received some weeks ago in one delivery."""
    told.tell(datetime.combine(today - timedelta(days=45), time(9, 30)))
    store = desks.store.stock
    with desks.ground.write("Receive delivery"):
        for kind, maker, name, details, lots in _SHELF:
            draft = replace(usual_product(kind), name=name, maker=maker, **details)  # type: ignore[arg-type]
            product = store.add_product(draft)
            for number, days, amount, opened in lots:
                lot = store.add_lot(_lot(product, number, today + timedelta(days=days), today, opened))
                enter(desks.ground, lot.id, MoveKind.RECEIVED, amount)


def _lot(product: Product, number: str, expiry: date, today: date, opened: int) -> Lot:
    received = today - timedelta(days=max(45, opened))
    day = today - timedelta(days=opened) if opened else None
    return Lot(product=product.id, number=number, expiry=expiry, received=received, opened=day)
