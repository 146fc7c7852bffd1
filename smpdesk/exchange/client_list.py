"""Reading a list of clients from a file: text with cells parted by a sign, or a workbook."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from smpdesk.domain.client_list import Into, TableRow, TextTable
from smpdesk.domain.column_names import meaning
from smpdesk.domain.column_words import EITHER
from smpdesk.domain.formula import unguarded
from smpdesk.domain.heading_line import find_headings, made_up
from smpdesk.domain.problem import refuse
from smpdesk.exchange.contact_cards import CARD, read_cards
from smpdesk.exchange.delimited import find_delimiter, split_rows, unwrapped
from smpdesk.exchange.encoding import decode
from smpdesk.exchange.rejects import REASON
from smpdesk.exchange.spreadsheet import read_workbook

#: Bytes of a file, and rows of a list, at most.
LARGEST_FILE = 60_000_000
MOST_ROWS = 200_000
#: Columns at most: an address book of a telephone has about ninety.
MOST_COLUMNS = 500

#: First bytes of files that people pick by mistake, and the code that says what they are.
_KINDS = (
    (b"\x89PNG", "list_not_a_picture_of_one"),
    (b"\xff\xd8\xff", "list_not_a_picture_of_one"),
    (b"GIF8", "list_not_a_picture_of_one"),
    (b"RIFF", "list_not_a_picture_of_one"),
    (b"BM", "list_not_a_picture_of_one"),
    (b"%PDF", "list_not_a_pdf"),
    (b"{\\rtf", "list_not_a_document"),
    (b"SQLite format 3", "list_not_a_program"),
    (b"MZ", "list_not_a_program"),
    (b"\x7fELF", "list_not_a_program"),
    (b"\x1f\x8b", "list_not_an_archive"),
    (b"7z\xbc\xaf", "list_not_an_archive"),
    (b"Rar!", "list_not_an_archive"),
)


def read_list(path: Path, encoding: str = "", delimiter: str = "", sheet: str = "") -> TextTable:
    """The list in a file. Refuses, with one reason, what is missing, too large, empty or no list."""
    try:
        if path.is_dir():
            raise refuse("list_is_folder", path=path.name)
        if path.is_char_device() or path.is_block_device():
            raise refuse("list_not_a_list")  # /dev/zero never ends
        if path.stat().st_size > LARGEST_FILE:
            raise refuse("list_too_large", limit=LARGEST_FILE // 1_000_000)
        data = path.read_bytes()
    except OSError as error:
        raise refuse("list_unreadable", path=str(path), reason=error.strerror or str(error)) from error
    return read_bytes(data, encoding, delimiter, sheet)


def read_bytes(data: bytes, encoding: str = "", delimiter: str = "", sheet: str = "") -> TextTable:
    """The list in these bytes; see :func:`read_list`."""
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise refuse("list_empty")
    if data.startswith(b"PK\x03\x04"):
        return _workbook(data, sheet)
    _refuse_others(data)
    try:
        text, name = decode(data, encoding)
    except LookupError as error:
        raise refuse("list_encoding_unknown", encoding=encoding) from error
    _refuse_noise(text if not encoding else text.replace("\ufffd", ""))
    if CARD in text[:2000].upper():
        return _table(read_cards(text), name, "")
    text = unwrapped(text)
    sign = delimiter or find_delimiter(text)
    return _table(split_rows(text, sign), name, sign)


def _workbook(data: bytes, wanted: str) -> TextTable:
    if b"xl/" not in data:
        if b"opendocument.spreadsheet" in data:
            raise refuse("list_other_spreadsheet")
        written = b"word/" in data or b"opendocument.text" in data
        raise refuse("list_not_a_document" if written else "list_not_an_archive")
    sheets = read_workbook(data, MOST_ROWS)
    if not sheets:
        raise refuse("list_empty")
    if wanted and wanted not in sheets:
        raise refuse("list_sheet_unknown", sheet=wanted, sheets=list(sheets))
    name = wanted or max(sheets, key=lambda each: (_like_clients(sheets[each]), len(sheets[each])))
    return replace(_table(sheets[name], "", "", name), sheets=tuple(sheets))


def _like_clients(rows: Sequence[tuple[str, ...]]) -> bool:
    """True for a sheet whose headings name people."""
    at = find_headings([row for row in rows[:60] if row])
    heads = [row for row in rows[:60] if row][at] if at is not None else ()
    return any(meaning(cell) in (Into.NAME, Into.GIVEN, Into.FAMILY, EITHER) for cell in heads)


def _refuse_others(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refuse("list_other_spreadsheet")
    start = data[:400].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith((b"{", b"[{", b"[\n")):
        raise refuse("list_not_a_list")
    if start.lower().startswith((b"<html", b"<table", b"<!doctype html", b"<?xml")):
        raise refuse("list_not_a_page")
    for mark, code in _KINDS:
        if data.startswith(mark) and _binary(data[:2000]):
            raise refuse(code)


def _binary(data: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 32 for byte in data) or data.startswith((b"%PDF", b"{\\rtf"))


def _refuse_noise(text: str) -> None:
    """A file that is no text at all: many control characters, or nothing that can be read."""
    sample = text[:20_000]
    noise = sum(
        1 for c in sample if (c < " " and c not in "\r\n\t\x00") or c == "\ufffd" or "\x7f" <= c < "\x9f"
    )
    if noise * 20 > len(sample):
        raise refuse("list_not_a_list")


def _table(rows: Sequence[tuple[str, ...]], encoding: str, delimiter: str, sheet: str = "") -> TextTable:
    numbered = [TableRow(number=at, cells=_trimmed(row)) for at, row in enumerate(rows, 1) if row]
    if not numbered:
        raise refuse("list_empty")
    if len(numbered) > MOST_ROWS:
        raise refuse("list_too_long", limit=MOST_ROWS)
    if max(len(row.cells) for row in numbered) > MOST_COLUMNS:
        raise refuse("list_too_wide", limit=MOST_COLUMNS)
    at = find_headings([row.cells for row in numbered[:60]])
    body = numbered[at + 1 :] if at is not None else numbered
    if not body:
        raise refuse("list_without_rows")
    width = max(len(row.cells) for row in body)
    headings = numbered[at].cells if at is not None else ()
    if REASON in headings:
        body = [TableRow(number=row.number, cells=tuple(map(unguarded, row.cells))) for row in body]
    return TextTable(
        encoding=encoding,
        delimiter=delimiter,
        headings=made_up(headings, width),
        rows=tuple(body),
        heading_line=numbered[at].number if at is not None else 0,
        sheet=sheet,
    )


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Without empty cells at the end, which spreadsheets write by the hundred."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return tuple(cells[:end])
