"""A list as a table model: the ids of all, the cells of those in sight."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smpdesk import words
from smpdesk.domain.lists import Cell, Column
from smpdesk.ui.shared import list_words

Index = QModelIndex | QPersistentModelIndex
Ask = Callable[[Sequence[int]], dict[int, tuple[Cell, ...]]]
_PAGE = 60  # clients that are read at once: more than a screen shows
_KEPT = 20  # pages that are remembered
_RIGHT = frozenset({Column.NUMBER, Column.DONE, Column.PLANNED})
_Roles = Qt.ItemDataRole


class ListModel(QAbstractTableModel):
    """``ask(ids)`` brings the cells of these clients by their ids; who has gone meanwhile shows nothing."""

    def __init__(self, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._ids: Sequence[int] = ()
        self._columns: tuple[Column, ...] = ()
        self._pages: dict[int, dict[int, tuple[Cell, ...]]] = {}

    def show_list(self, ids: Sequence[int], columns: Sequence[Column]) -> None:
        """Show these clients by these columns."""
        self.beginResetModel()
        self._ids, self._columns = ids, tuple(columns)
        self._pages.clear()
        self.endResetModel()

    def client_at(self, row: int) -> int:
        """The id of a row's client, 0 outside."""
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    def column_at(self, section: int) -> Column:
        """Which column stands there."""
        return self._columns[section]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        if role == _Roles.DisplayRole:
            return list_words.column_name(self._columns[section])
        return self._aligned(section) if role == _Roles.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _Roles.TextAlignmentRole:
            return self._aligned(index.column())
        if role in (_Roles.DisplayRole, _Roles.ToolTipRole, _Roles.AccessibleTextRole):
            text = cell_words(self._cell(index.row(), index.column()))
            if role == _Roles.ToolTipRole:
                from html import escape

                return f"<p>{escape(text)}</p>" if text else None
            return text.replace("\n", ", ")
        return None

    def _aligned(self, section: int) -> Qt.AlignmentFlag:
        right = 0 <= section < len(self._columns) and self._columns[section] in _RIGHT
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _cell(self, row: int, column: int) -> Cell:
        cells = self._page(row // _PAGE).get(self.client_at(row))
        return None if cells is None else cells[column]

    def _page(self, number: int) -> dict[int, tuple[Cell, ...]]:
        found = self._pages.get(number)
        if found is None:
            if len(self._pages) >= _KEPT:
                self._pages.clear()
            found = self._ask(self._ids[number * _PAGE : (number + 1) * _PAGE])
            self._pages[number] = found
        return found


def cell_words(value: Cell) -> str:
    """A cell as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else ""
    if isinstance(value, datetime):
        return f"{words.plain_date(value.date())} {words.time_text(value)}"
    return words.plain_date(value) if isinstance(value, date) else str(value)
