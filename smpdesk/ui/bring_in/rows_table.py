"""The rows of a plan as a table: number, name, fate, what was left out."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from smpdesk.domain.bringing_in import Fate, PlannedRow
from smpdesk.ui.bring_in import labels
from smpdesk.ui.shared.theme import colour

Index = QModelIndex | QPersistentModelIndex

HEADS = ("Row", "Name", "What becomes of it", "Remarks")

#: The filters: words, and which rows they keep.
FILTERS: tuple[tuple[str, Callable[[PlannedRow], bool]], ...] = (
    ("All", lambda row: True),  # noqa: ARG005
    ("New", lambda row: row.fate is Fate.NEW),
    ("Same", lambda row: row.fate is Fate.SAME),
    ("Left out", lambda row: row.fate is Fate.CANNOT),
    ("To decide", lambda row: row.doubtful),
    ("With remarks", lambda row: bool(row.problems)),
)


class RowsModel(QAbstractTableModel):
    """Shows the rows that the filter keeps. Nothing is copied into widgets: 50,000 rows are as quick as ten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PlannedRow] = []

    def show_rows(self, rows: Sequence[PlannedRow]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> PlannedRow | None:
        """The row at an index, None outside."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, number: int) -> int:
        """The place of the row with this number, or of the one after it; -1 in an empty table."""
        for at, each in enumerate(self._rows):
            if each.row.number >= number:
                return at
        return len(self._rows) - 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 2:
            return colour({Fate.NEW: "ok", Fate.SAME: "muted", Fate.CANNOT: "bad"}[row.fate])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (_text(row, at) for at in range(len(HEADS)))))
        return None


def _text(row: PlannedRow, column: int) -> str:
    if column == 0:
        return str(row.row.number)
    if column == 1:
        return row.name or "(no name)"
    return labels.fate(row) if column == 2 else labels.remarks(row)
