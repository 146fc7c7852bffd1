"""The demo's shelf: made-up products and makers, one lot opened long ago, some low, some near their last day.

The numbers of pigments are those that the demo's old sessions name.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from smpdesk.domain.stock import Lot, Product, ProductKind
from smpdesk.services.demo.told import ToldClock
from smpdesk.services.desks import Desks

_INKS, _NEEDLES, _CARE = "Northlight Pigments", "Stipple & Sons", "Quiet Skin"
_LABEL = (
    "Aqua, CI 77266 (carbon black), glycerin, hamamelis virginiana water, isopropyl alcohol, pH regulator.\n"
    "Mixture for use in tattoos or permanent make-up."
)


def fill_shelf(desks: Desks, told: ToldClock, today: date) -> None:
    """Products with their lots, received some weeks ago."""
    told.tell(datetime.combine(today - timedelta(days=45), time(9, 30)))
    one = _ink(desks, "Graphite 1", "Light grey")
    two = _ink(desks, "Graphite 2", "Medium grey", low=1000)
    three = _ink(desks, "Graphite 3", "Dark grey")
    long_ago = _lot(desks, one, "GR1-2311", today + timedelta(days=300), 600)
    _lot(desks, one, "GR1-2507", today + timedelta(days=900), 3000)
    second = _lot(desks, two, "GR2-2409", today + timedelta(days=700), 900)
    _lot(desks, three, "GR3-2502", today + timedelta(days=800), 3000)
    desks.stock.open(second.id, today - timedelta(days=60))
    desks.stock.open(long_ago.id, today - timedelta(days=420))
    needles = _product(
        desks, ProductKind.NEEDLE, "Cartridge 3RL", _NEEDLES, needle="3RL", needle_um=250, low=2000
    )
    fine = _product(
        desks, ProductKind.NEEDLE, "Cartridge 1RL", _NEEDLES, needle="1RL", needle_um=200, low=2000
    )
    _lot(desks, needles, "N-3771", today + timedelta(days=600), 1400)
    _lot(desks, fine, "N-1408", today + timedelta(days=650), 6000)
    cream = _product(
        desks, ProductKind.ANAESTHETIC, "Calm cream 4 %", _CARE, strength=40, usual=500, low=3000
    )
    _lot(desks, cream, "QS-4102", today + timedelta(days=24), 9000)
    wash = _product(desks, ProductKind.ANTISEPTIC, "Clear wash", _CARE, usual=1000, low=20_000)
    _lot(desks, wash, "CW-0917", today + timedelta(days=400), 75_000)


def _ink(desks: Desks, name: str, shade: str, low: int = 500) -> Product:
    return _product(desks, ProductKind.PIGMENT, name, _INKS, shade=shade, ingredients=_LABEL, low=low)


def _product(desks: Desks, kind: ProductKind, name: str, maker: str, **details: object) -> Product:
    draft = replace(desks.stock.new_product(kind), name=name, maker=maker)
    return desks.stock.save_product(replace(draft, **details))  # type: ignore[arg-type]


def _lot(desks: Desks, product: Product, number: str, expiry: date, amount: int) -> Lot:
    return desks.stock.receive(Lot(product=product.id, number=number, expiry=expiry), amount)
