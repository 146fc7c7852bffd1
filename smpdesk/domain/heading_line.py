"""Which line of a list holds the headings: below a title, or nowhere at all."""

import re
from collections.abc import Sequence

from smpdesk.domain.column_names import meaning

_DATA = re.compile(r"@|\d{3}|\d[./-]\d")


def find_headings(rows: Sequence[Sequence[str]]) -> int | None:
    """Index of the heading row among the first rows, None when the list starts with its people.

    The row in which most cells are words for columns. Without known words the first row counts as
    headings when it holds nothing like a number, date or address and the rows below do.
    """
    best, best_score = None, 0.0
    for at, cells in enumerate(rows[:25]):
        score = _score(cells)
        if score > best_score:
            best, best_score = at, score
    if best is not None and (best_score >= 2 or (best_score >= 1 and _sound(rows, best))):
        return best
    return 0 if _unlike_the_rest(rows) else None


def _score(cells: Sequence[str]) -> float:
    """Cells that are words for columns, less those that look like data."""
    filled = [cell for cell in cells if cell.strip()]
    known = sum(1 for cell in filled if len(cell) < 60 and meaning(cell) is not None)
    data = sum(1 for cell in filled if _DATA.search(cell) and meaning(cell) is None)
    return known - 2 * data


def _sound(rows: Sequence[Sequence[str]], at: int) -> bool:
    """One known word is enough in a narrow list, when it stands at the top."""
    filled = [cell for cell in rows[at] if cell.strip()]
    return at == 0 and len(filled) <= 3


def _unlike_the_rest(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < 2:
        return False
    first = [cell for cell in rows[0] if cell.strip()]
    widest = max(len(row) for row in rows[1:])
    if len(first) < max(2, widest // 2) or any(_DATA.search(cell) for cell in first):
        return False
    below = sum(any(_DATA.search(cell) for cell in row) for row in rows[1:])
    return below * 2 > len(rows) - 1 and len(set(first)) == len(first)


def made_up(headings: Sequence[str], width: int) -> tuple[str, ...]:
    """Headings for ``width`` columns: each named, none twice (“Column C”, “Phone (2)”)."""
    out: list[str] = []
    seen: dict[str, int] = {}
    for at in range(max(width, len(headings))):
        name = " ".join(headings[at].split()) if at < len(headings) else ""
        name = name or f"Column {_letters(at)}"
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(out)


def _letters(at: int) -> str:
    """Column letters as in a spreadsheet: 0 is A, 26 is AA."""
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        text = chr(65 + rest) + text
    return text
