"""Text to rows: which sign parts the cells, and what a stray quotation mark must not swallow."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from io import StringIO

#: Signs that part cells, in the order in which they win a draw.
DELIMITERS = (",", ";", "\t", "|")
#: Cells set below each other with blanks, as a typewriter does.
BLANKS = "  "
#: Lines looked at to find the sign.
_SAMPLE = 300
#: Characters of one cell at most (Python's own limit of 131,072 would raise in the middle of a list).
_LONGEST_CELL = 4_000_000
#: Control characters, and marks that nobody sees (telephones wrap numbers in marks of direction).
_CONTROL = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\ufeff]"
)

Rows = list[tuple[str, ...]]


def find_delimiter(text: str) -> str:
    """The sign that parts the cells, or "" for a list of one column."""
    lines = _lines(text)
    hint = _hint(lines)
    if hint:
        return hint
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    best, best_score = "", 0.0
    for delimiter in DELIMITERS:
        score = _agreement([len(row) for row in _records(sample, delimiter)])
        if score > best_score + 1e-9:
            best, best_score = delimiter, score
    return best or (BLANKS if len(gutters(sample)) > 0 else "")


def unwrapped(text: str) -> str:
    """A list whose every line some program put between quotation marks as a whole, without them."""
    lines = [line for line in _lines(text) if line.strip()]
    quoted = [line.strip() for line in lines if line.strip()[:1] == line.strip()[-1:] == '"']
    if len(lines) < 2 or len(quoted) < len(lines):
        return text
    cells = [next(csv.reader([line], delimiter="\x1f"), []) for line in quoted]
    inner = "\n".join(row[0] for row in cells if row)
    outer = [len(row) for row in _records(lines[:_SAMPLE], ",")]
    return inner if max(outer, default=1) == 1 and find_delimiter(inner) else text


def gutters(lines: Sequence[str]) -> list[int]:
    """Where the columns of a list set with blanks begin: after two columns of blanks that all lines share."""
    rows = [line.rstrip("\r\n").expandtabs(8) for line in lines if line.strip()]
    width = max(map(len, rows), default=0)
    if len(rows) < 2:
        return []
    blank = [all(at >= len(row) or row[at] == " " for row in rows) for at in range(width)]
    starts = [at for at in range(2, width) if not blank[at] and blank[at - 1] and blank[at - 2]]
    filled = sum(1 for row in rows if starts and row[starts[0] :].strip())
    return starts if filled * 2 >= len(rows) else []


def split_rows(text: str, delimiter: str) -> Rows:
    """All rows, blank ones too (as empty tuples), so that they can be counted as a spreadsheet does."""
    lines = _lines(text)
    if _hint(lines):
        lines = ["\n", *lines[1:]]
    if delimiter == BLANKS:
        return [_cleaned(_cut(line, starts)) for starts in [gutters(lines)] for line in lines]
    if not delimiter:
        return [_cleaned(row[:1] if len(row) == 1 else [line]) for line, row in _single(lines)]
    return [_cleaned(row) for row in _records(lines, delimiter)]


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    text = line.rstrip("\r\n").expandtabs(8)
    return [text[at:end].strip() for at, end in zip([0, *starts], [*starts, None], strict=True)]


def _single(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    return [(line.rstrip("\n"), next(csv.reader([line], delimiter="\x1f"), [])) for line in lines]


def _lines(text: str) -> list[str]:
    """Lines parted by CR, LF or both only (a vertical tab or U+2028 inside a cell parts nothing)."""
    return list(StringIO(text, newline=None))


def _hint(lines: Sequence[str]) -> str:
    """The sign named by a first line ``sep=;``, which spreadsheets write."""
    first = lines[0].strip().strip('"') if lines else ""
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else ""


def _agreement(widths: Sequence[int]) -> float:
    """How much the rows agree on a number of cells above one; more cells count a little more."""
    wide = Counter(width for width in widths if width > 1)
    if not wide or not widths:
        return 0.0
    (width, times), *_ = sorted(wide.items(), key=lambda item: (-item[1], -item[0]))
    parted = sum(wide.values()) / len(widths)
    return (times / len(widths)) * 0.6 + parted * 0.4 + min(width, 40) * 0.002


def _records(lines: Sequence[str], delimiter: str) -> Rows:
    """Rows by the rules of CSV; a quotation mark that never closes is taken as an ordinary sign.

    One that was left open swallows whole rows up to the next one: seen when a swallowed line by itself has
    as many cells as the row before.
    """
    csv.field_size_limit(_LONGEST_CELL)
    rows: Rows = []
    start = 0
    while start < len(lines):
        reader = csv.reader(lines[start:], delimiter=delimiter)
        begun = 0
        restart = -1
        for row in reader:
            if reader.line_num - begun > 1 and _swallowed(
                lines[start + begun : start + reader.line_num], delimiter, _width(rows)
            ):
                rows.append(tuple(_loose(lines[start + begun], delimiter)))
                restart = start + begun + 1
                break
            rows.append(tuple(row))
            begun = reader.line_num
        if restart < 0:
            break
        start = restart
    return rows


def _width(rows: Rows) -> int:
    return len(rows[-1]) if rows else 0


def _swallowed(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """True when a line inside a quoted cell is a whole row, or the cell never closes."""
    if sum(line.count('"') for line in lines) % 2 and len(lines) > 1:
        return True
    inner = [line for line in lines[1:] if line.strip()]
    return width > 2 and any(line.count(delimiter) == width - 1 and '"' not in line for line in inner)


def _loose(line: str, delimiter: str) -> list[str]:
    cells = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return [cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell for cell in cells]


def _cleaned(cells: Sequence[str]) -> tuple[str, ...]:
    """Without control characters and marks that nobody sees; empty when no cell holds anything."""
    clean = tuple(
        cell if cell.isprintable() else _CONTROL.sub("", cell).replace("\xa0", " ") for cell in cells
    )
    return clean if any(cell.strip() for cell in clean) else ()
