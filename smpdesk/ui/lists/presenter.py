"""Asks the desk for a list and its rows, remembers which columns each list has. Knows no widget."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from smpdesk.domain.lists import USUAL_COLUMNS, Cell, Column, ListKind, Sorting
from smpdesk.ui.shared import list_words

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.jobs import Job, Jobs

_AT = "lists"  # where the settings keep the columns


class ListPresenter:
    """Which list is shown, what is looked for in it, by what it is sorted."""

    def __init__(
        self, desks: "Desks", jobs: "Jobs", settings: QSettings, kind: ListKind = ListKind.ALL, text: str = ""
    ) -> None:
        self._desk, self._jobs, self._settings = desks.lists, jobs, settings
        self.kind, self.text = kind, text
        self.sorting = Sorting()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the list that is shown, as somebody chose them last."""
        kept = str(self._settings.value(f"{_AT}/{self.kind.value}/columns", ""))
        known = set(Column)
        return tuple(Column(each) for each in kept.split() if each in known) or USUAL_COLUMNS[self.kind]

    @columns.setter
    def columns(self, columns: Sequence[Column]) -> None:
        self._settings.setValue(f"{_AT}/{self.kind.value}/columns", " ".join(each.value for each in columns))

    def load(self, owner: QObject, done: Callable[[Sequence[int]], object]) -> "Job":
        """Bring the ids of the list, sorted."""
        return self._jobs.run(owner, partial(self._desk.ids, self.kind, self.text, self.sorting), done)

    def cells(self, ids: Sequence[int]) -> dict[int, tuple[Cell, ...]]:
        """What the columns tell of these clients, by their ids."""
        return self._desk.cells(ids, self.columns)

    def export(
        self,
        owner: QObject,
        to: Path,
        done: Callable[[int], object],
        failed: Callable[[BaseException], object],
        progress: Callable[[int, int], object],
    ) -> "Job":
        """Write the list to a file in the lane: as CSV or XLSX, by the file's ending."""
        columns = self.columns
        headings = [list_words.column_name(each) for each in columns]
        work = partial(self._write, self.kind, columns, headings, to, self.text, self.sorting)
        return self._jobs.run(owner, work, done, failed, progress=progress)

    def file_name(self, suffix: str) -> str:
        """What the file might be called: “In treatment.csv”."""
        name = list_words.kind_name(self.kind)
        return f"{'Clients' if self.kind is ListKind.ALL else name}.{suffix}"

    def _write(
        self,
        kind: ListKind,
        columns: Sequence[Column],
        headings: Sequence[str],
        to: Path,
        text: str,
        sorting: Sorting,
        report: Callable[[int, int], object],
    ) -> int:
        return self._desk.export(kind, columns, headings, to, text, sorting, report)
