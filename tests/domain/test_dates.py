"""Dates and times as typed at the desk."""

from datetime import date, time

import pytest

from smpdesk.domain.dates import parse_typed_date, parse_typed_time

TODAY = date(2026, 11, 22)  # a Sunday
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed",
    [
        "24.11.26", "24/11/2026", "24-11-26", "24 11 26", "241126", "24112026", "2026-11-24", "24 Nov 2026",
        "24 november 26", "24th of November 2026", "Nov 24, 2026", "Tue 24 Nov", "24/11", "2411", "24 nov", "Tuesday",
        "tue", "+2", " 24 . 11 . 26 ", "Tuesday, November 24, 2026",
    ],
)  # fmt: skip
def test_a_british_desk_reads_the_same_day_however_it_is_typed(typed: str) -> None:
    assert parse_typed_date(typed, "dmy", TODAY) == TUESDAY


@pytest.mark.parametrize("typed", ["11/24/26", "11/24", "112426", "11.24.2026", "24 Nov", "2026/11/24"])
def test_an_american_desk_puts_the_month_first(typed: str) -> None:
    assert parse_typed_date(typed, "mdy", TODAY) == TUESDAY


def test_an_ambiguous_date_follows_the_order_of_the_clinic() -> None:
    assert parse_typed_date("3/4/26", "dmy", TODAY) == date(2026, 4, 3)
    assert parse_typed_date("3/4/26", "mdy", TODAY) == date(2026, 3, 4)
    assert parse_typed_date("26/3/4", "ymd", TODAY) == date(2026, 3, 4)


@pytest.mark.parametrize(
    "typed",
    ["", "24", "hello", "31.2.26", "13/13/26", "24.11.26.1", "24 foo 26", "24.11.026", "2/3/4/5", "nov", "x24.11.26",
     "24.11.26; drop", "<b>24.11.26", "99999999999999999999", "0/0", "29.2.27"],
)  # fmt: skip
def test_what_is_not_a_date_is_not_guessed(typed: str) -> None:
    assert parse_typed_date(typed, "dmy", TODAY) is None


def test_words_for_near_days_are_understood() -> None:
    assert parse_typed_date("today", "dmy", TODAY) == TODAY
    assert parse_typed_date("Tomorrow", "dmy", TODAY) == date(2026, 11, 23)
    assert parse_typed_date("yesterday", "dmy", TODAY) == date(2026, 11, 21)
    assert parse_typed_date("sun", "dmy", TODAY) == TODAY
    assert parse_typed_date("sat", "dmy", TODAY, past=True) == date(2026, 11, 21)


def test_a_day_without_a_year_is_the_nearest_one() -> None:
    assert parse_typed_date("5/1", "dmy", TODAY) == date(2027, 1, 5)
    assert parse_typed_date("5/10", "dmy", TODAY) == date(2026, 10, 5)
    assert parse_typed_date("5/1", "dmy", TODAY, past=True) == date(2026, 1, 5)
    assert parse_typed_date("29/2", "dmy", date(2028, 3, 1)) == date(2028, 2, 29)


def test_a_birthday_never_lies_ahead() -> None:
    assert parse_typed_date("12.5.40", "dmy", TODAY, past=True) == date(1940, 5, 12)
    assert parse_typed_date("12.5.40", "dmy", TODAY) == date(2040, 5, 12)
    assert parse_typed_date("12.5.58", "dmy", TODAY) == date(1958, 5, 12)
    assert parse_typed_date("1.12.26", "dmy", TODAY, past=True) == date(1926, 12, 1)
    assert parse_typed_date("1.12.2030", "dmy", TODAY, past=True) == date(2030, 12, 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)), ("930", time(9, 30)), ("9:30", time(9, 30)), ("9.30", time(9, 30)), ("0930", time(9, 30)),
        ("14h30", time(14, 30)), ("14h", time(14)), ("2pm", time(14)), ("2 p.m.", time(14)), ("12am", time(0)),
        ("12 pm", time(12)), ("1130p", time(23, 30)), ("0", time(0)), ("23:59", time(23, 59)),
    ],
)  # fmt: skip
def test_a_time_may_be_typed_short(typed: str, meant: time) -> None:
    assert parse_typed_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "24", "9:60", "960", "13pm", "0am", "nine", "9:3", "12345", "9m", "-1"]
)
def test_what_is_not_a_time_is_not_guessed(typed: str) -> None:
    assert parse_typed_time(typed) is None
