"""Rows of a list that are no people: headings that are printed again, totals, the letters of an index."""

from collections.abc import Sequence

from smpdesk.domain.client_list import TableRow
from smpdesk.domain.names import fold
from smpdesk.domain.problem import Problem, problem

_TOTALS = frozenset("total totals subtotal sum count summe gesamt anzahl suma razem totale somme".split())


def not_a_person(row: TableRow, headings: Sequence[str], name: str) -> Problem | None:
    """Why a row with something where the name stands is no client; None when it may be one."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    known = {fold(heading) for heading in headings}
    if len(filled) > 1 and all(fold(cell) in known for cell in filled):
        return problem("list_row_is_heading", "name")
    words = fold(name).split()
    if len(filled) == 1 and len("".join(words)) == 1:
        return problem("list_row_is_letter", "name", name=name)
    if len(filled) < 4 and words and words[0] in _TOTALS and _counts(filled):
        return problem("list_row_is_total", "name", name=name)
    return None


def _counts(filled: Sequence[str]) -> bool:
    """True when one of the cells is, or ends in, a figure."""
    return any(cell.split()[-1].strip(".:,€£$").isdigit() for cell in filled)
