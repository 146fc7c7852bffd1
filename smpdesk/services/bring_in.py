"""Bringing clients in: read a list, say what would become of each row, then do it in one transaction."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from smpdesk import words
from smpdesk.domain.bringing_in import Decision, Fate, ListRead, OnMatch, Outcome, Plan
from smpdesk.domain.client_list import DATED, Column, DateOrder, Into
from smpdesk.domain.client_list import moved as moved_columns
from smpdesk.domain.columns import recognise
from smpdesk.domain.list_dates import date_order, depends_on_order, usual_order
from smpdesk.domain.problem import refuse
from smpdesk.services.bring_in_plan import Planner
from smpdesk.services.bring_in_write import Writer
from smpdesk.services.ground import Ground

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No garbage collection meanwhile: tens of thousands of new records that all stay are looked through again
    and again for nothing, which takes a third of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _quiet(done: int, total: int) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


class BringInDesk:
    """One method per step of bringing a list in."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def read(self, path: Path, encoding: str = "", delimiter: str = "", sheet: str = "") -> ListRead:
        """What a file holds, recognised; ``encoding``, ``delimiter`` and the ``sheet`` of a workbook overrule.

        Refusal: it is no list.
        """
        from smpdesk.exchange.client_list import read_list

        table = read_list(path, encoding, delimiter, sheet)
        columns = recognise(table, self._ground.today())
        dated = [each.index for each in columns if each.into in DATED]
        order, against = date_order(row.cell(index) for row in table.rows for index in dated)
        country = self._ground.store.clinic.get().country
        return ListRead(
            path=path,
            table=table,
            columns=columns,
            order=order or usual_order(country),
            certain=order is not None,
            depends=any(depends_on_order(row.cell(index)) for row in table.rows for index in dated),
            against=against,
        )

    def encodings(self) -> tuple[str, ...]:
        """The encodings that a person may choose from, the likeliest first."""
        from smpdesk.exchange.encoding import ENCODINGS

        return ENCODINGS

    def moved(self, read: ListRead, chosen: Mapping[int, Into]) -> tuple[Column, ...]:
        """The columns of a list with some sent elsewhere by hand (by index)."""
        return moved_columns(read.columns, chosen)

    def order_of(self, read: ListRead, columns: tuple[Column, ...]) -> DateOrder:
        """The order of dates that these columns show, when others hold the dates than was thought."""
        dated = [each.index for each in columns if each.into in DATED]
        order, _ = date_order(row.cell(index) for row in read.table.rows for index in dated)
        return order or read.order

    def plan(
        self,
        read: ListRead,
        columns: tuple[Column, ...] = (),
        order: DateOrder | None = None,
        on_match: OnMatch = OnMatch.FILL,
        decisions: Mapping[int, Decision] | None = None,
        progress: Progress = _quiet,
        stopped: Stopped = _never,
    ) -> Plan:
        """The fate of every row; nothing is written. ``decisions`` are by row number, for doubtful rows.

        Refusal ``list_names_missing`` when no column holds names; Cancelled when ``stopped`` says so.
        """
        chosen = columns or read.columns
        if not any(each.into in (Into.NAME, Into.GIVEN, Into.FAMILY) for each in chosen):
            raise refuse("list_names_missing", "name")
        with _undisturbed():
            planner = Planner(
                self._ground, read, chosen, order or read.order, on_match, dict(decisions or {})
            )
            return planner.plan(progress, stopped)

    def write(
        self,
        plan: Plan,
        rejects: Path | None = None,
        progress: Progress = _quiet,
        stopped: Stopped = _never,
    ) -> Outcome:
        """Do it, whole or not at all: the clients, their sessions, and the file of what was left out.

        Where the clinic changed since the plan was made, it is made again first. Raises Cancelled,
        StorageFault (the file of rejects included); then nothing was written.
        """
        with _undisturbed(), self._ground.write("Bring in clients"):
            if self._ground.store.journal.last() != plan.seen:
                plan = self.plan(
                    plan.read, plan.columns, plan.order, plan.on_match, plan.decisions, _quiet, stopped
                )
            sessions = Writer(self._ground).write(plan, progress, stopped)
            saved = self.save_rejects(plan, rejects) if plan.left_out else None
        return Outcome(
            plan=plan,
            new=plan.count(Fate.NEW),
            same=plan.count(Fate.SAME),
            cannot=plan.count(Fate.CANNOT),
            sessions=sessions,
            rejects=saved,
        )

    def save_rejects(self, plan: Plan, path: Path | None = None) -> Path:
        """Save the rows that cannot come in, with the reasons, and say where. StorageFault when it fails."""
        from smpdesk.exchange.rejects import save_rejects

        target = path or self.rejects_path(plan.read.path)
        rows = [(each.row.number, words.say(each.why), each.row.cells) for each in plan.left_out if each.why]
        save_rejects(target, plan.read.table.headings, rows)
        return target

    def rejects_path(self, list_path: Path) -> Path:
        """A name beside the list that is free yet."""
        at = 1
        while True:
            tail = " - not brought in" + (f" ({at})" if at > 1 else "")
            path = list_path.with_name(f"{list_path.stem}{tail}.csv")
            if not path.exists():
                return path
            at += 1
