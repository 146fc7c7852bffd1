"""A list for a spreadsheet, as CSV or XLSX, in which no cell can be run as a formula.

Text that a spreadsheet might run gets an apostrophe in front, telephone numbers stay text, days are days: ISO in
CSV, real dates in XLSX. A file appears whole or not at all; errors of the machine become StorageFault.
"""

import csv
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from smpdesk.domain.formula import never_run, number_as_text
from smpdesk.domain.problem import StorageFault

Rows = Iterable[Sequence[object]]

_WIDEST = 48  # characters of a column in XLSX


def save_csv(to: Path, headings: Sequence[str], rows: Rows, phones: Collection[int] = ()) -> int:
    """Write CSV in UTF-8 with a mark, so that spreadsheets read it, every cell in quotes; how many rows.

    ``phones`` are the places of columns with telephone numbers.
    """
    with _whole(to) as part, part.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([never_run(each) for each in headings])
        written = 0
        for row in rows:
            writer.writerow([_plain(cell, at in phones) for at, cell in enumerate(row)])
            written += 1
    return written


def save_xlsx(
    to: Path, headings: Sequence[str], rows: Rows, phones: Collection[int] = (), title: str = "Clients"
) -> int:
    """Write a workbook of one sheet with a heading that stays and can filter; how many rows."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for at, each in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(at)].width = min(_WIDEST, max(14, len(each) + 4))
    make = _cell_maker(sheet)
    written, saved = 0, False
    with _whole(to) as part:
        try:
            sheet.append([make(each, False, bold=True) for each in headings])
            for row in rows:
                sheet.append([make(cell, at in phones) for at, cell in enumerate(row)])
                written += 1
            sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(headings)))}{written + 1}"
            book.save(part)
            saved = True
        finally:
            if not saved:  # else nobody closes the file that it gathers its rows in
                sheet.close()
    return written


def _cell_maker(sheet: Any) -> Callable[..., Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    bold_font = Font(bold=True)

    def make(value: object, phone: bool, bold: bool = False) -> Any:
        if isinstance(value, bool):
            value = _yes(value)
        if not isinstance(value, str):
            cell = WriteOnlyCell(sheet, value)
            if isinstance(value, datetime):
                cell.number_format = "yyyy-mm-dd hh:mm"
            elif isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
            return cell
        text = never_run(ILLEGAL_CHARACTERS_RE.sub("", value))
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"  # text, whatever it looks like
        if phone:
            cell.number_format = "@"
        if bold:
            cell.font = bold_font
        return cell

    return make


def _plain(value: object, phone: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _yes(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return number_as_text(value) if phone else never_run(value)
    return str(value)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


@contextmanager
def _whole(to: Path) -> Iterator[Path]:
    """A place beside the file to write to; put in its place when all went well, else taken away."""
    part = to.with_name(to.name + ".part")
    try:
        yield part
        part.replace(to)
    except OSError as error:
        raise StorageFault("file_not_written", path=str(to), reason=error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)
