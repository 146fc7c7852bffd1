"""Text that a spreadsheet would run: in a clinic's data it is text, and it leaves the clinic harmless."""

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """The cell as it may stand in a spreadsheet: with an apostrophe in front where it would be run.

    Telephone numbers such as ``+44 7700 900118`` are left alone: they hold nothing that can be run.
    """
    if not cell.startswith(_STARTS):
        return cell
    if cell[0] in "+-" and all(c.isdigit() or c in " ()/.-+" for c in cell[1:]):
        return cell
    return "'" + cell


def unguarded(cell: str) -> str:
    """A cell of a list without the apostrophe that :func:`harmless` put in front."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_STARTS) else cell
