"""A workbook (XLSX) to rows of text: dates as ISO, whole numbers without “.0”, formulas as they stand."""

import warnings
import zipfile
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from smpdesk.domain.problem import refuse

#: Bytes after unpacking, at most: a small file may unpack to a very large one.
_UNPACKED = 400_000_000

Rows = list[tuple[str, ...]]


def read_workbook(data: bytes, most_rows: int) -> dict[str, Rows]:
    """The rows of every sheet that holds any, by name; refuses what is not a whole workbook."""
    from openpyxl.utils.exceptions import InvalidFileException

    _check(data)
    try:
        with warnings.catch_warnings():  # about styles and the like, which are no concern of a list
            warnings.simplefilter("ignore")
            return {name: rows for name, rows in _all_sheets(data, most_rows) if rows}
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, EOFError, SyntaxError) as error:
        raise refuse("list_damaged") from error


def _all_sheets(data: bytes, most_rows: int) -> list[tuple[str, Rows]]:
    import openpyxl

    sheets = _sheets(openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=False), most_rows)
    if not any(cell.startswith("=") for _, rows in sheets for row in rows for cell in row):
        return sheets
    shown = _sheets(openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True), most_rows)
    return [(name, _seen(rows, values)) for (name, rows), (_, values) in zip(sheets, shown, strict=True)]


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile as error:
        raise refuse("list_damaged") from error
    if size > _UNPACKED:
        raise refuse("list_too_large", limit=_UNPACKED // 1_000_000)


def _sheets(book: Any, most_rows: int) -> list[tuple[str, Rows]]:
    found: list[tuple[str, Rows]] = []
    for sheet in book.worksheets:
        rows: Rows = []
        sheet.reset_dimensions()  # some programs write the size of the sheet wrongly, and rows would be missing
        for cells in sheet.iter_rows(values_only=True):
            texts = tuple(_text(value) for value in cells)
            rows.append(texts if any(text.strip() for text in texts) else ())
            if len(rows) > most_rows:
                raise refuse("list_too_long", limit=most_rows)
        while rows and not rows[-1]:
            rows.pop()
        found.append((str(sheet.title), rows))
    book.close()
    return found


def _seen(rows: Rows, values: Rows) -> Rows:
    """What a formula last showed, where the workbook kept it; otherwise the formula itself, as text."""
    out: Rows = []
    for at, row in enumerate(rows):
        other = values[at] if at < len(values) else ()
        out.append(
            tuple(
                other[col] if cell.startswith("=") and col < len(other) and other[col] else cell
                for col, cell in enumerate(row)
            )
        )
    return out


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
