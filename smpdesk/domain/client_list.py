"""A list of clients as it was found: its cells, its columns, and what was recognised about them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Into(StrEnum):
    """Where the cells of a column go. The values are the names that ``--map`` takes."""

    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    PHONE = "phone"
    OTHER_PHONE = "other_phone"
    EMAIL = "email"
    BIRTH = "birth"
    SEX = "sex"
    ADDRESS = "address"
    MARKETING = "marketing"
    REFERRAL = "referral"
    ALERT = "alert"
    SINCE = "since"
    SESSION_DAY = "session_day"
    SESSION_NUMBER = "session_number"
    PIGMENT = "pigment"
    LOT = "lot"
    REMARKS = "remarks"
    NOTES = "notes"
    SKIP = "skip"


_QUOTED = re.compile(r'^="([^"]*)"$')

#: Fields whose cells are dates.
DATED = frozenset({Into.BIRTH, Into.SINCE, Into.SESSION_DAY})


class DateOrder(StrEnum):
    """How ``03/04/2024`` is meant: day first or month first."""

    DMY = "dmy"
    MDY = "mdy"


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """A row: ``number`` as a spreadsheet would count it (the first line of the file is 1)."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """The cell of a column without blanks around it; empty where the row is too short.

        ``="07700 900118"`` is how programs keep a spreadsheet from eating the nought: it means the text inside.
        """
        cell = self.cells[index].strip() if index < len(self.cells) else ""
        wrapped = _QUOTED.match(cell) if cell.startswith("=") else None
        return wrapped.group(1).strip() if wrapped else cell


@dataclass(frozen=True, kw_only=True)
class TextTable:
    """A list as text. ``encoding`` and ``delimiter`` are empty for a spreadsheet; ``heading_line`` is the
    number of the row with the headings, 0 when the list has none (the headings are made up then). ``sheet`` is the
    one of a workbook's ``sheets`` that was read.
    """

    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    heading_line: int
    sheet: str = ""
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: where it goes and why (``by`` is heading, content, or empty); ``session`` is the number
    that the heading of a session's date names (“Session 2 date”), 0 otherwise.
    """

    index: int
    heading: str
    into: Into
    by: str = ""
    session: int = 0


def moved(columns: Sequence[Column], chosen: Mapping[int, Into]) -> tuple[Column, ...]:
    """The columns with some of them sent elsewhere by hand."""
    return tuple(
        Column(
            index=each.index, heading=each.heading, into=chosen[each.index], by="hand", session=each.session
        )
        if chosen.get(each.index, each.into) is not each.into
        else each
        for each in columns
    )
