"""Columns of client lists: recognised by heading in many languages, and by content without."""

from datetime import date

import pytest

from smpdesk.domain.client_list import Column, Into, TableRow, TextTable, moved
from smpdesk.domain.columns import recognise
from smpdesk.domain.heading_line import find_headings, made_up

TODAY = date(2026, 11, 24)


def table(headings: str, *rows: str, heading_line: int = 1) -> TextTable:
    """A table whose cells are parted by bars."""
    lines = [TableRow(number=at, cells=tuple(row.split("|"))) for at, row in enumerate(rows, 2)]
    width = max(len(row.cells) for row in lines)
    names = made_up(headings.split("|") if headings else (), width)
    return TextTable(
        encoding="utf-8", delimiter=",", headings=names, rows=tuple(lines), heading_line=heading_line
    )


def places(found: TextTable) -> list[Into]:
    """Where the columns go."""
    return [each.into for each in recognise(found, TODAY)]


@pytest.mark.parametrize(
    "headings",
    [
        "First name|Surname|Mobile no.|E-mail|Date of birth (dd/mm/yyyy)|Comments",
        "Vorname|Nachname|Handynummer|E-Mail-Adresse|Geb.-Datum|Bemerkungen",
        "Prénom|Nom|Téléphone portable|Courriel|Né(e) le|Remarques",
        "Nombre|Apellidos|Móvil|Correo electrónico|Fecha de nacimiento|Observaciones",
        "Nome|Cognome|Cellulare|Posta elettronica|Data di nascita|Osservazioni",
        "Imię|Nazwisko|Telefon komórkowy|Adres e-mail|Data urodzenia|Uwagi",
        "Voornaam|Achternaam|Mobiele nummer|E-mailadres|Geboortedatum|Opmerkingen",
        "Adı|Soyadı|Cep telefonu|E-posta|Doğum tarihi|Notlar",
        "Имя|Фамилия|Телефон|Почта|Дата рождения|Примечание",
    ],
)
def test_headings_are_understood_in_many_languages(headings):
    found = table(headings, "Ann|Lee|07700 900118|ann@example.com|12/03/1980|hello")
    assert places(found) == [Into.GIVEN, Into.FAMILY, Into.PHONE, Into.EMAIL, Into.BIRTH, Into.REMARKS]


def test_name_beside_a_given_name_is_the_family_name():
    assert places(table("Name|Vorname", "Groß|Anna")) == [Into.FAMILY, Into.GIVEN]
    assert places(table("Name|Surname", "Anna|Gross")) == [Into.GIVEN, Into.FAMILY]
    assert places(table("Name|Telefon", "Anna Groß|0151 23456789")) == [Into.NAME, Into.PHONE]


def test_columns_of_other_people_are_not_the_clients():
    found = table(
        "Client|Tel|Emergency contact|Emergency phone|GP name|Next appointment",
        "Ann Lee|07700 900118|Tom Lee|07700 900119|Dr Who|24/12/2026",
    )
    assert places(found) == [Into.NAME, Into.PHONE, Into.NOTES, Into.NOTES, Into.NOTES, Into.NOTES]


def test_columns_without_headings_are_known_by_their_cells():
    found = table(
        "",
        "Ann Lee|07700 900118|ann@example.com|12/03/1980|2/3|GR2 1:4 lot A1|05/02/2024",
        "Bob Ray|+44 7700 900119||25/11/1975|1 of 3|black 1:12|06/02/2024",
        heading_line=0,
    )
    assert places(found) == [
        Into.NAME,
        Into.PHONE,
        Into.EMAIL,
        Into.BIRTH,
        Into.SESSION_NUMBER,
        Into.PIGMENT,
        Into.SESSION_DAY,
    ]


def test_two_columns_of_single_words_are_a_name_in_two_parts():
    found = table("", "Lee|Anna|07700 900118", "Ray|Robert|07700 900119", heading_line=0)
    assert places(found) == [Into.FAMILY, Into.GIVEN, Into.PHONE]


def test_a_contact_column_with_numbers_is_a_telephone():
    assert places(table("Client|Contact", "Ann Lee|07700 900118")) == [Into.NAME, Into.PHONE]


def test_session_is_a_number_or_a_date_as_its_cells_say():
    assert places(table("Name|Session", "Ann Lee|2/3"))[1] is Into.SESSION_NUMBER
    assert places(table("Name|Session", "Ann Lee|05/02/2024"))[1] is Into.SESSION_DAY


def test_a_column_for_each_session_tells_its_number():
    found = recognise(
        table("Name|Session 1|2nd session date|Touch-up", "Ann Lee|1/2/2024|9/2/2024|1/2/2025"), TODAY
    )
    assert [(each.into, each.session) for each in found[1:]] == [
        (Into.SESSION_DAY, 1),
        (Into.SESSION_DAY, 2),
        (Into.SESSION_DAY, -1),
    ]


def test_a_last_visit_is_a_session_only_where_the_list_speaks_of_sessions():
    assert places(table("Name|Last visit", "Ann Lee|05/02/2024"))[1] is Into.NOTES
    found = table("Name|Last visit|Pigment", "Ann Lee|05/02/2024|GR2 1:4")
    assert places(found)[1] is Into.SESSION_DAY


def test_mobile_numbers_come_before_other_numbers():
    found = table("Name|Home phone|Mobile", "Ann Lee|0113 496 0000|07700 900118")
    assert places(found) == [Into.NAME, Into.OTHER_PHONE, Into.PHONE]


def test_a_column_sent_elsewhere_by_hand_goes_there():
    columns = (Column(index=0, heading="A", into=Into.NOTES), Column(index=1, heading="B", into=Into.NAME))
    assert [each.into for each in moved(columns, {0: Into.NAME, 1: Into.SKIP})] == [Into.NAME, Into.SKIP]


def test_headings_below_a_title_are_found():
    rows = [
        ("Clients of Northgate",),
        ("printed 12.11.2026",),
        ("Name", "Phone"),
        ("Ann Lee", "07700 900118"),
    ]
    assert find_headings(rows) == 2


def test_a_list_that_starts_with_people_has_no_headings():
    assert find_headings([("Ann Lee", "07700 900118"), ("Bob Ray", "07700 900119")]) is None


def test_headings_that_nobody_knows_are_headings_all_the_same():
    rows = [("Moniker", "Blower"), ("Ann Lee", "07700 900118"), ("Bob Ray", "07700 900119")]
    assert find_headings(rows) == 0


def test_equal_and_empty_headings_get_names_of_their_own():
    assert made_up(("Name", "Phone", "Phone", ""), 5) == (
        "Name",
        "Phone",
        "Phone (2)",
        "Column D",
        "Column E",
    )
