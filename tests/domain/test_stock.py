"""Lot numbers and amounts as people type and paste them."""

import pytest

from smpdesk.domain import lot_number
from smpdesk.domain.stock import Unit
from smpdesk.domain.stock_words import amount_of, amount_text


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("12", 1200), ("7,5 ml", 750), ("7.50", 750), (".5", 50), ("-3", -300), ("1,2,3", None), ("", None),
     ("1.234", None), ("ml", None), ("٣", None), ("1e3", None), ("<b>5</b>", None)],
)  # fmt: skip
def test_an_amount_is_read_with_a_point_or_a_comma(typed: str, amount: int | None) -> None:
    assert amount_of(typed) == amount


def test_an_amount_is_written_without_idle_noughts() -> None:
    assert [amount_text(750, Unit.ML), amount_text(-1200, Unit.PIECE), amount_text(123405, Unit.GRAM)] == [
        "7.5 ml", "-12", "1,234.05 g",
    ]  # fmt: skip


def test_a_lot_number_is_found_however_it_is_written() -> None:
    text = "We recall LOT GR2–2409 and gr2 24O9; not XGR2-2409 or GR2-24091."
    assert [text[start:end] for start, end in lot_number.places("GR2-2409", text)] == ["GR2–2409"]
    assert [text[start:end] for start, end in lot_number.places("GR2-2409", text, misread=True)] == [
        "GR2–2409",
        "gr2 24O9",
    ]
    assert lot_number.parts("GR2-2409, GR1 2311") == ["GR22409GR12311", "GR22409", "GR12311"]
    assert lot_number.cleaned("  LOT:  GR2-2409 ") == "GR2-2409"
    assert lot_number.cleaned("Lotus-7") == "Lotus-7"
