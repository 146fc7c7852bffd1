"""Lists of clients: how many are in each, who, in what order, and as a file for a spreadsheet."""

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from smpdesk.domain.client import ClientLine
from smpdesk.domain.lists import (
    PHONES,
    TOUCH_UP_MONTHS,
    Cell,
    Column,
    ListKind,
    Sorting,
    touch_up_problems,
    treated_before,
)
from smpdesk.domain.problem import Refusal
from smpdesk.services.ground import Ground

if TYPE_CHECKING:
    from smpdesk.storage.lists import When

_log = logging.getLogger(__name__)
TOUCH_UP = "lists.touch_up_months"
_AT_ONCE = 500  # clients that are read in one go for a file

Report = Callable[[int, int], object]


class ListDesk:
    """Who is in treatment, who waits for a letter, whose touch-up is due."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._part = ground.store.lists

    def touch_up_months(self) -> int:
        """Months after the last session when a client stands in the recall list of this clinic (S22, 6.1)."""
        return int(self._ground.store.choices.get(TOUCH_UP) or TOUCH_UP_MONTHS)

    def choose(self, touch_up: int) -> None:
        """Set that age, in months. Refusal ``touch_up_months_out_of_range``."""
        found = touch_up_problems(touch_up)
        if found:
            raise Refusal(found)
        with self._ground.write("Change list rules"):
            self._ground.store.choices.put(TOUCH_UP, str(touch_up))

    def counts(self) -> dict[ListKind, int]:
        """How many are in each list."""
        when = self._when()
        return {kind: self._part.count(kind, "", when) for kind in ListKind}

    def count(self, kind: ListKind, text: str = "") -> int:
        """How many of a list a text finds."""
        return self._part.count(kind, text, self._when())

    def lines(self, kind: ListKind, text: str = "", limit: int = 200, offset: int = 0) -> list[ClientLine]:
        """Lines of those whom a text finds in a list; best matches first, by family name without a text."""
        return self._part.lines(kind, text, limit, offset, self._when())

    def ids(self, kind: ListKind, text: str = "", sorting: Sorting = Sorting()) -> Sequence[int]:
        """Everybody of a list whom a text finds, sorted."""
        return self._part.ids(kind, text, sorting, self._when())

    def cells(self, ids: Sequence[int], columns: Sequence[Column]) -> dict[int, tuple[Cell, ...]]:
        """What the columns tell of these clients, by their ids; those who are gone are left out."""
        return self._part.cells(ids, columns, self._ground.now())

    def export(
        self,
        kind: ListKind,
        columns: Sequence[Column],
        headings: Sequence[str],
        to: Path,
        text: str = "",
        sorting: Sorting = Sorting(),
        report: Report | None = None,
    ) -> int:
        """Write a list as the file's ending says, CSV or XLSX; how many clients are in it.

        ``report(done, of)`` is called now and then; what it raises stops the work and leaves no file behind.
        Raises StorageFault. No record changes, so the journal has nothing to note: the log tells that personal
        data left the clinic, by whose hand and how many clients, without a name of theirs.
        """
        from smpdesk.exchange.list_out import save_csv, save_xlsx

        ids = self.ids(kind, text, sorting)
        rows = self._in_turn(ids, columns, report)
        phones = [at for at, column in enumerate(columns) if column in PHONES]
        save = save_xlsx if to.suffix.lower() == ".xlsx" else save_csv
        written = save(to, headings, rows, phones)
        actor = self._ground.at_desk.actor
        _log.info("Export client list: list %s, %d clients, by %s (%s)", kind, written, actor.name, actor.id)
        return written

    def _in_turn(
        self, ids: Sequence[int], columns: Sequence[Column], report: Report | None
    ) -> Iterator[tuple[Cell, ...]]:
        for start in range(0, len(ids), _AT_ONCE):
            if report is not None:
                report(start, len(ids))
            some = ids[start : start + _AT_ONCE]
            found = self.cells(some, columns)
            yield from (found[key] for key in some if key in found)
        if report is not None:
            report(len(ids), len(ids))

    def _when(self) -> "When":
        from smpdesk.storage.lists import When

        now = self._ground.now()
        return When(now, treated_before(now.date(), self.touch_up_months()))
