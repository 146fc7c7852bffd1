"""Cells of client lists: dates, names, numbers, sessions, as people write them."""

from datetime import date

import pytest

from smpdesk.domain.client import Permission, Sex
from smpdesk.domain.client_list import DateOrder
from smpdesk.domain.formula import harmless, unguarded
from smpdesk.domain.list_dates import date_order, read_date, usual_order
from smpdesk.domain.list_phones import read_phones
from smpdesk.domain.list_words import read_permission, read_sex
from smpdesk.domain.past_session import PigmentNote, SessionNumber, read_pigment, read_session_number
from smpdesk.domain.person_name import name_from_one, name_from_two
from smpdesk.domain.phone import e164

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("29 Oct 1952", date(1952, 10, 29)),
        ("06/12/1975", date(1975, 12, 6)),
        ("1989-02-15", date(1989, 2, 15)),
        ("24.05.93", date(1993, 5, 24)),
        ("22.12.57", date(1957, 12, 22)),
        ("26.08.07", date(2007, 8, 26)),
        ("05 January 1995", date(1995, 1, 5)),
        ("October 3, 1988", date(1988, 10, 3)),
        ("1er mars 1980", date(1980, 3, 1)),
        ("1 juillet 1970", date(1970, 7, 1)),
        ("7 juin 1970", date(1970, 6, 7)),
        ("3. März 1971", date(1971, 3, 3)),
        ("12 października 1990", date(1990, 10, 12)),
        ("5 de mayo de 1977", date(1977, 5, 5)),
        ("15 Aralık 1960", date(1960, 12, 15)),
        ("19901231", date(1990, 12, 31)),
        ("29159", date(1979, 10, 31)),
        ("1980-03-12 00:00", date(1980, 3, 12)),
        ("Wed 12 Mar 1980", date(1980, 3, 12)),
    ],
)
def test_a_date_of_birth_is_read_in_many_forms(cell, day):
    assert read_date(cell, DateOrder.DMY, TODAY, birth=True).day == day


@pytest.mark.parametrize("cell", ["31/02/1984", "29/02/1983", "32.01.1980"])
def test_a_day_that_never_was_is_no_date(cell):
    assert read_date(cell, DateOrder.DMY, TODAY, birth=True).code == "list_date_impossible"


@pytest.mark.parametrize("cell", ["call his wife", "1984", "spring 1990", "2/3"])
def test_what_is_no_date_is_said_to_be_none(cell):
    assert read_date(cell, DateOrder.DMY, TODAY, birth=True).code == "list_date_unreadable"


@pytest.mark.parametrize("cell", ["", "-", "0/0/00", "00/00/0000", "0000-00-00", "n/a"])
def test_what_stands_for_no_date_is_no_fault(cell):
    assert read_date(cell, DateOrder.DMY, TODAY, birth=True) == read_date(
        "", DateOrder.DMY, TODAY, birth=True
    )


def test_a_two_digit_year_of_a_session_is_the_last_one():
    assert read_date("15.11.23", DateOrder.DMY, TODAY, birth=False).day == date(2023, 11, 15)


def test_the_order_decides_between_day_and_month():
    assert read_date("03/04/1985", DateOrder.MDY, TODAY, birth=True).day == date(1985, 3, 4)
    assert read_date("03.04.1985", DateOrder.MDY, TODAY, birth=True).day == date(1985, 4, 3)


def test_a_date_that_fits_only_the_other_order_is_read_and_said_to_be_turned():
    found = read_date("12/25/1990", DateOrder.DMY, TODAY, birth=True)
    assert (found.day, found.turned) == (date(1990, 12, 25), True)


def test_the_order_is_seen_in_the_whole_column():
    assert date_order(["03/04/1985", "25/12/1990"]) == (DateOrder.DMY, 0)
    assert date_order(["03/04/1985", "12/25/1990", "11/13/1970", "14/02/1971"]) == (DateOrder.MDY, 1)
    assert date_order(["03/04/1985", "1 May 1970"]) == (None, 0)


def test_the_country_decides_where_the_dates_do_not():
    assert usual_order("US") is DateOrder.MDY
    assert usual_order("GB") is DateOrder.DMY


@pytest.mark.parametrize(
    ("cell", "given", "family"),
    [
        ("Barrio, Timoteo", "Timoteo", "Barrio"),
        ("CALIXTO TORRENT", "Calixto", "Torrent"),
        ("hans-rudolf hecker", "Hans-Rudolf", "Hecker"),
        ("Gareth O'Brien", "Gareth", "O'Brien"),
        ("GARETH O'BRIEN", "Gareth", "O'Brien"),
        ("ronald mcdonald", "Ronald", "McDonald"),
        ("JUAN DE LA CRUZ", "Juan", "de la Cruz"),
        ("maria van der berg", "Maria", "van der Berg"),
        ("AYTEN İNÖNÜ", "Ayten", "İnönü"),
        ("IŞIK YILDIRIM", "Işık", "Yıldırım"),
        ("ÉRIC ROCHER", "Éric", "Rocher"),
        ("MIŁOSZ MOLKA", "Miłosz", "Molka"),
        ("JOSÉ GARCÍA Y LÓPEZ", "José", "García y López"),
        ("DUPONT Jean", "Jean", "Dupont"),
        ("JÖRG GROß", "Jörg", "Groß"),
        ("DeShawn MacLeod", "DeShawn", "MacLeod"),
        ("Cher", "Cher", ""),
        ("иван петров", "Иван", "Петров"),
        ("?efi Y?ld?r?m", "?efi", "Y?ld?r?m"),
    ],
)
def test_a_name_in_one_cell_is_put_in_order(cell, given, family):
    name = name_from_one(cell)
    assert (name.given, name.family) == (given, family)


def test_what_stands_beside_a_name_is_kept_apart():
    name = name_from_one("O’Neill-Sørensen, Mary-Ann (née Świątek) 😀")
    assert (name.given, name.family, name.extra) == ("Mary-Ann", "O’Neill-Sørensen", "(née Świątek) 😀")


def test_a_surname_in_capitals_beside_a_given_name_is_written_small():
    name = name_from_two("Élodie", "DUPONT")
    assert (name.given, name.family) == ("Élodie", "Dupont")


@pytest.mark.parametrize("cell", ["", "   ", "-", "...", "😀"])
def test_a_cell_without_a_letter_names_nobody(cell):
    assert name_from_one(cell).empty


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("+44 (0)7700 900755", ["+447700900755"]),
        ("07700 900003 / 07700 900000", ["+447700900003", "+447700900000"]),
        ("07700 900510 / 07700 900510", ["+447700900510"]),
        ("07700900111 ::: 07700900222", ["+447700900111", "+447700900222"]),
        ("+1 (415) 555-0132", ["+14155550132"]),
        ("7700900123.0", ["+447700900123"]),
        ("'07700900123", ["+447700900123"]),
        ("m: 07700900123, h: 0161 496 0000", ["+447700900123", "+441614960000"]),
    ],
)
def test_numbers_are_read_out_of_a_cell(cell, numbers):
    assert [each.e164 for each in read_phones(cell, lambda typed: e164(typed, "GB"))] == numbers


@pytest.mark.parametrize("cell", ["call his wife", "4.47701E+11", "12"])
def test_what_cannot_be_a_number_is_kept_as_words(cell):
    assert [(each.typed, each.e164) for each in read_phones(cell, lambda typed: e164(typed, "GB"))] == [
        (cell, "")
    ]


def test_words_beside_a_number_are_kept():
    found = read_phones("07700 900 123 (wife)", lambda typed: e164(typed, "GB"))
    assert [(each.typed, each.e164) for each in found] == [("07700 900 123", "+447700900123"), ("wife", "")]


@pytest.mark.parametrize(
    ("cell", "number", "planned", "touch_up"),
    [
        ("2", 2, 0, False),
        ("2/3", 2, 3, False),
        ("1 of 3", 1, 3, False),
        ("t-up", 0, 0, True),
        ("", 0, 0, False),
    ],
)
def test_a_session_number_is_read(cell, number, planned, touch_up):
    assert read_session_number(cell) == SessionNumber(number=number, planned=planned, touch_up=touch_up)


@pytest.mark.parametrize(
    ("cell", "pigment", "dilution", "lot", "left"),
    [
        ("GR2 1:4 lot GR2-2409", "GR2", 4, "GR2-2409", ""),
        ("GR1 1:8 / GR1-2311", "GR1", 8, "GR1-2311", ""),
        ("black 1:12", "black", 12, "", ""),
        ("lot ?", "", None, "", "lot ?"),
        ("GR3 1:6 Lot GR3-2410 / needle 3RL", "GR3", 6, "GR3-2410", "needle 3RL"),
        ("1:400", "", None, "", "1:400"),
        ("", "", None, "", ""),
    ],
)
def test_pigment_dilution_and_lot_are_read(cell, pigment, dilution, lot, left):
    assert read_pigment(cell) == PigmentNote(pigment=pigment, dilution=dilution, lot=lot, left=left)


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("No", Permission.NO),
        ("nie", Permission.NO),
        ("opted out", Permission.NO),
        ("Yes", Permission.YES),
        ("Ja", Permission.YES),
        ("", Permission.UNKNOWN),
        ("perhaps", None),
    ],
)
def test_a_yes_a_no_and_silence_are_three_things(cell, answer):
    assert read_permission(cell) == answer


def test_sex_is_read_in_several_languages():
    assert [read_sex(cell) for cell in ("Female", "Herr", "kobieta", "homme", "Unspecified")] == [
        Sex.FEMALE,
        Sex.MALE,
        Sex.FEMALE,
        Sex.MALE,
        Sex.UNKNOWN,
    ]
    assert read_sex("sometimes") is None


def test_a_cell_that_a_spreadsheet_would_run_leaves_with_an_apostrophe():
    assert harmless('=HYPERLINK("http://example.com")') == '\'=HYPERLINK("http://example.com")'
    assert harmless("@SUM(A1)") == "'@SUM(A1)"
    assert harmless("-2+3+cmd|' /C calc'!A0").startswith("'")
    assert harmless("+44 7700 900118") == "+44 7700 900118"
    assert unguarded(harmless("=1+1")) == "=1+1"
