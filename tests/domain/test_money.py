"""Amounts as people type them."""

import pytest

from smpdesk.domain.money import minor_units, money_text


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("1200", "GBP", 120_000),
        ("£1,200.00", "GBP", 120_000),
        ("1.200,50", "EUR", 120_050),
        ("1200,50 €", "EUR", 120_050),
        ("1 200", "EUR", 120_000),
        ("1.200", "EUR", 120_000),
        ("PLN 1,200.5", "PLN", 120_050),
        ("¥5,000", "JPY", 5_000),
        ("1.234,567", "KWD", 1_234_567),
        ("0", "GBP", 0),
    ],
)
def test_an_amount_is_read_with_the_signs_of_many_countries(typed: str, currency: str, minor: int) -> None:
    assert minor_units(typed, currency) == minor


@pytest.mark.parametrize("typed", ["abc", "-5", "12e5", "1,2,3", "1.2345", "²", "9" * 13, "£", "1,200,50"])
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert minor_units(typed, "GBP") is None


def test_an_amount_that_was_written_is_read_again() -> None:
    for currency in ("GBP", "JPY", "KWD", "PLN"):
        for minor in (0, 7, 1_234, 1_234_567):
            assert minor_units(money_text(minor, currency), currency) == minor
