"""Text that a spreadsheet would run: in a clinic's data it is text, and it leaves the clinic harmless."""

_STARTS = ("=", "+", "-", "@", "\t", "\r")
#: Starts that some spreadsheets take for those above: full-width signs, and a line's end before them.
_ALSO = (*_STARTS, "\n", "＝", "＋", "－", "＠", "|", "%")


def harmless(cell: str) -> str:
    """The cell as it may stand in a spreadsheet: with an apostrophe in front where it would be run.

    Telephone numbers such as ``+44 7700 900118`` are left alone: they hold nothing that can be run.
    """
    if not cell.startswith(_STARTS):
        return cell
    if cell[0] in "+-" and all(c.isdigit() or c in " ()/.-+" for c in cell[1:]):
        return cell
    return "'" + cell


def never_run(cell: str) -> str:
    """The cell with an apostrophe in front wherever any spreadsheet might run it, blanks before it or not."""
    return "'" + cell if cell.startswith(_ALSO) or cell.lstrip().startswith(_ALSO) else cell


def number_as_text(cell: str) -> str:
    """A telephone number as a spreadsheet keeps it whole: bare digits would be a number and lose their nought."""
    return "'" + cell if cell.strip().isdigit() else never_run(cell)


def unguarded(cell: str) -> str:
    """A cell of a list without the apostrophe that was put in front of it here."""
    if not cell.startswith("'"):
        return cell
    inside = cell[1:]
    return inside if never_run(inside) != inside or number_as_text(inside) != inside else cell
