"""The rows that did not come in, saved as a list of their own with the reason beside each."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from smpdesk.domain.formula import harmless
from smpdesk.domain.problem import StorageFault

#: Headings that we add; a list that has them was written here, and they are not read back as notes.
ROW = "SMP Desk: row"
REASON = "SMP Desk: why it did not come in"


def save_rejects(path: Path, headings: Sequence[str], rows: Iterable[tuple[int, str, Sequence[str]]]) -> None:
    """Write (row number, reason, original cells) as CSV: UTF-8 with a mark, so that spreadsheets read it.

    Cells that a spreadsheet would run as a formula get an apostrophe in front. The file appears whole or not
    at all; raises StorageFault.
    """
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([ROW, REASON, *map(harmless, headings)])
    for number, reason, cells in rows:
        writer.writerow([number, harmless(reason), *map(harmless, cells)])
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(out.getvalue().encode("utf-8-sig", "replace"))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StorageFault("file_not_written", path=str(path), reason=error.strerror or str(error)) from error
