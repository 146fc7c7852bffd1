"""Lot numbers and amounts as people type and paste them."""

from datetime import date

import pytest

from smpdesk.domain import lot_number
from smpdesk.domain.label_text import parse_expiry, read_label
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


@pytest.mark.parametrize(
    ("text", "number", "expiry"),
    [
        ("LOT GR2-2409 EXP 2028-11", "GR2-2409", date(2028, 11, 30)),
        ("Batch: N 77, use by 03.02.2028", "N 77", date(2028, 2, 3)),
        ("(01)05012345678900(17)281100(10)GR2-2409\x1d", "GR2-2409", date(2028, 11, 30)),
        ("(10)A1(17)281399", "A1", None),
        ("EXP-77", "", None),
        ("GR2-2409", "GR2-2409", None),
    ],
)
def test_a_scanned_or_pasted_label_gives_number_and_expiry(
    text: str, number: str, expiry: date | None
) -> None:
    read = read_label(text, "dmy", date(2026, 11, 24))
    assert (read.number, read.expiry) == (number, expiry)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("11/2028", date(2028, 11, 30)), ("Feb 28", date(2028, 2, 29)), ("11/28", date(2028, 11, 30)),
     ("24.11.28", date(2028, 11, 24)), ("13/2028", None), ("<b>", None)],
)  # fmt: skip
def test_a_month_on_a_label_means_its_last_day(typed: str, day: date | None) -> None:
    assert parse_expiry(typed, "dmy", date(2026, 11, 24)) == day
