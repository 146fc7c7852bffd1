"""Which column of a list goes where: by its heading, and by its cells where the heading does not tell."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from smpdesk.domain.client import email_looks_right
from smpdesk.domain.client_list import Column, DateOrder, Into, TextTable
from smpdesk.domain.column_names import meaning, mobile, of_others, session_of, used_in
from smpdesk.domain.column_words import EITHER, VISIT
from smpdesk.domain.given_names import is_given_name
from smpdesk.domain.list_dates import blank, read_date
from smpdesk.domain.list_words import read_sex
from smpdesk.domain.names import digits, fold
from smpdesk.domain.past_session import read_pigment, read_session_number

#: Rows looked at.
_SAMPLE = 400
#: Share of a column's filled cells that must look like a thing for the column to be taken for it.
_MOST = 0.6
#: An adult's date of birth lies at least so many years back.
_GROWN = 14

_PHONE = re.compile(r"^\+?[\d\s()./\-–+:]{7,}$")
_WORDS = re.compile(r"^[^\W\d_][^\d_@=<>{}\[\]:;!?\\]*$")

Cells = Sequence[str]


def recognise(table: TextTable, today: date) -> tuple[Column, ...]:
    """The columns of a list with where they go. What nothing tells goes to the notes."""
    cells = [_cells(table, index) for index in range(len(table.headings))]
    named = bool(table.heading_line)
    columns = [
        _by_heading(index, heading, cells[index], today) if named else _unknown(index, heading)
        for index, heading in enumerate(table.headings)
    ]
    columns = _settle_either(columns)
    columns = [_checked(column, cells[column.index], today) for column in columns]
    columns = _by_content(columns, cells, today)
    columns = _settle_visit(columns)
    return tuple(_rank_phones(columns))


def _cells(table: TextTable, index: int) -> list[str]:
    return [cell for row in table.rows[:_SAMPLE] if not blank(cell := row.cell(index))]


def _unknown(index: int, heading: str) -> Column:
    return Column(index=index, heading=heading, into=Into.NOTES)


def _by_heading(index: int, heading: str, cells: Cells, today: date) -> Column:
    column = _unknown(index, heading)
    number = session_of(heading)
    if number and _share(cells, lambda cell: _is_date(cell, today)) >= _MOST:
        return replace(column, into=Into.SESSION_DAY, by="heading", session=number)
    used = used_in(heading)
    if used:
        return replace(column, into=used[0], by="heading", session=used[1])
    found = meaning(heading)
    if found is None:
        return column
    # EITHER and VISIT are settled when all columns are known; they are no places of their own.
    return replace(column, into=Into(found) if found not in (EITHER, VISIT) else Into.NOTES, by=str(found))


def _settle_either(columns: list[Column]) -> list[Column]:
    """“Name” is the family name beside “First name”, the given name beside “Surname”, else the whole."""
    places = {column.into for column in columns}
    whole = Into.NAME
    if Into.GIVEN in places and Into.FAMILY not in places:
        whole = Into.FAMILY
    elif Into.FAMILY in places and Into.GIVEN not in places:
        whole = Into.GIVEN
    return [replace(each, into=whole, by="heading") if each.by == EITHER else each for each in columns]


def _settle_visit(columns: list[Column]) -> list[Column]:
    """A visit's date is a session's where the list has no better one and speaks of sessions or pigment."""
    wanted = all(column.into is not Into.SESSION_DAY for column in columns) and speaks(columns)
    out: list[Column] = []
    for each in columns:
        if each.by == VISIT:
            into = Into.SESSION_DAY if wanted else Into.NOTES
            out.append(replace(each, into=into, by="heading" if wanted else ""))
            wanted = False
        else:
            out.append(replace(each, by="heading") if each.by not in ("", "content", "heading") else each)
    return out


def _checked(column: Column, cells: Cells, today: date) -> Column:
    """A heading's word against the cells below it: “Contact” may hold numbers, “Session” dates or numbers."""
    into = column.into
    if not cells:
        return column
    if into in (Into.NAME, Into.GIVEN, Into.FAMILY):
        into = _other_kind(cells, into)
    elif into in (Into.PHONE, Into.OTHER_PHONE) and _share(cells, lambda cell: len(digits(cell)) > 4) < 0.2:
        into = Into.EMAIL if _share(cells, email_looks_right) >= _MOST else Into.NOTES
    elif into in (Into.SESSION_DAY, Into.SESSION_NUMBER) and not column.session:
        into = _session_kind(cells, today, into)
    return (
        column
        if into is column.into
        else replace(column, into=into, by="content" if into is not Into.NOTES else "")
    )


def _other_kind(cells: Cells, into: Into) -> Into:
    if _share(cells, _is_phone) >= _MOST:
        return Into.PHONE
    return Into.EMAIL if _share(cells, email_looks_right) >= _MOST else into


def _session_kind(cells: Cells, today: date, into: Into) -> Into:
    if _share(cells, lambda cell: _is_date(cell, today)) >= 0.5:
        return Into.SESSION_DAY
    if _share(cells, _is_session_number) >= 0.5:
        return Into.SESSION_NUMBER
    return (
        Into.NOTES
        if into is Into.SESSION_NUMBER or _share(cells, lambda cell: _is_date(cell, today)) < 0.2
        else into
    )


def _by_content(columns: list[Column], cells: Sequence[Cells], today: date) -> list[Column]:
    """What is still missing, looked for in the columns whose headings say nothing."""

    def is_date(cell: str) -> bool:
        return _is_date(cell, today)

    tests: tuple[tuple[Into, Callable[[Cells], bool]], ...] = (
        (Into.EMAIL, lambda found: _share(found, email_looks_right) >= _MOST),
        (Into.BIRTH, lambda found: _births(found, today)),
        (Into.PHONE, lambda found: _share(found, _is_phone) >= _MOST),
        (
            Into.PIGMENT,
            lambda found: _share(found, lambda cell: read_pigment(cell).dilution is not None) >= 0.3,
        ),
        (Into.SESSION_NUMBER, lambda found: _share(found, _is_session_number) >= 0.9 and _some_of(found)),
        (Into.SESSION_DAY, lambda found: speaks(columns) and _share(found, is_date) >= _MOST),
        (Into.SEX, lambda found: len(set(found)) < 6 and _share(found, _is_sex) >= 0.95),
    )
    for into, fits in tests:
        if any(column.into is into for column in columns):
            continue
        for at, column in enumerate(columns):
            if _free(column) and cells[column.index] and fits(cells[column.index]):
                columns[at] = replace(column, into=into, by="content")
                break
    if not any(column.into in (Into.NAME, Into.GIVEN, Into.FAMILY) for column in columns):
        columns = _names_by_content(columns, cells)
    return columns


def speaks(columns: Sequence[Column]) -> bool:
    """True when the list speaks of sessions: by number, pigment or lot."""
    return any(column.into in (Into.SESSION_NUMBER, Into.PIGMENT, Into.LOT) for column in columns)


def _some_of(cells: Cells) -> bool:
    """At least a few cells say more than a figure: “2/3”, “1 of 3”, “t-up”."""
    return _share(cells, lambda cell: not cell.isdigit()) >= 0.2


def _free(column: Column) -> bool:
    return column.into is Into.NOTES and not column.by and not of_others(column.heading)


def _names_by_content(columns: list[Column], cells: Sequence[Cells]) -> list[Column]:
    """A column of words, mostly different from each other; or two such columns of single words."""
    wordy = [each.index for each in columns if _free(each) and _like_names(cells[each.index])]
    whole = next(
        (index for index in wordy if _share(cells[index], lambda cell: len(cell.split()) > 1) >= 0.6), None
    )
    single = [index for index in wordy if _share(cells[index], lambda cell: len(cell.split()) == 1) >= 0.6]
    places: dict[int, Into] = {}
    if len(single) > 1 and single[1] == single[0] + 1 and (whole is None or single[0] < whole):
        one, two = (_share(cells[index], is_given_name) for index in single[:2])
        places = dict(
            zip(single, (Into.FAMILY, Into.GIVEN) if two > one else (Into.GIVEN, Into.FAMILY), strict=False)
        )
    elif whole is not None:
        places = {whole: Into.NAME}
    elif wordy:
        places = {wordy[0]: Into.NAME}
    return [
        replace(each, into=places[each.index], by="content") if each.index in places else each
        for each in columns
    ]


def _like_names(cells: Cells) -> bool:
    short = _share(cells, lambda cell: len(cell) < 60 and bool(_WORDS.match(cell)) and len(cell.split()) < 6)
    return bool(cells) and short >= 0.8 and len({fold(cell) for cell in cells}) >= 0.4 * len(cells)


def _rank_phones(columns: list[Column]) -> list[Column]:
    """Mobile numbers first: another column of numbers is the second choice beside one of mobiles."""
    phones = [each for each in columns if each.into in (Into.PHONE, Into.OTHER_PHONE)]
    first = next((each for each in phones if mobile(each.heading)), None)
    if first is None or len(phones) < 2:
        return columns
    return [
        each if each not in phones else replace(each, into=Into.PHONE if each is first else Into.OTHER_PHONE)
        for each in columns
    ]


def _share(cells: Cells, fits: Callable[[str], bool]) -> float:
    return sum(1 for cell in cells if fits(cell)) / len(cells) if cells else 0.0


def _is_phone(cell: str) -> bool:
    return bool(_PHONE.match(cell)) and 7 <= len(digits(cell)) <= 26 and not _is_date(cell, date.max)


def _is_date(cell: str, today: date) -> bool:
    found = read_date(cell, DateOrder.DMY, min(today, date(2200, 1, 1)), birth=False)
    return found.day is not None or found.code == "list_date_impossible"


def _is_session_number(cell: str) -> bool:
    found = read_session_number(cell)
    return bool(found.number or found.touch_up)


def _is_sex(cell: str) -> bool:
    return bool(read_sex(cell))


def _births(cells: Cells, today: date) -> bool:
    """Dates, most of them those of grown people."""
    days = sorted(
        found.day
        for cell in cells
        if (found := read_date(cell, DateOrder.DMY, today, birth=True)).day is not None
    )
    return len(days) >= _MOST * len(cells) and bool(days) and days[len(days) // 2].year <= today.year - _GROWN
