"""A table of figures as a file for a spreadsheet, in which no cell can be run."""

from collections.abc import Sequence
from pathlib import Path


def save_table(headings: Sequence[str], rows: Sequence[Sequence[object]], to: Path, title: str) -> int:
    """Write it as the file's ending says, CSV or XLSX; how many rows. Raises StorageFault."""
    from smpdesk.exchange.list_out import save_csv, save_xlsx

    if to.suffix.lower() == ".xlsx":
        return save_xlsx(to, headings, rows, title=title)
    return save_csv(to, headings, rows)
