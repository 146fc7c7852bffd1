"""The list of clients as a model: a page at a time, more when one scrolls."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smpdesk.ui.shared import rows

if TYPE_CHECKING:
    from smpdesk.domain.client import ClientLine

Index = QModelIndex | QPersistentModelIndex
PAGE = 100


class ClientsModel(QAbstractListModel):
    """Clients that match a text. ``ask(text, limit, offset)`` brings a page; ``describe(line)`` its row."""

    def __init__(
        self,
        ask: "Callable[[str, int, int], list[ClientLine]]",
        describe: "Callable[[ClientLine], rows.Row]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask, self._describe = ask, describe
        self._text = ""
        self._lines: list[ClientLine] = []
        self._more = False

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._text

    @property
    def more(self) -> bool:
        """Whether there are further clients that have not been asked for."""
        return self._more

    def look_for(self, text: str) -> None:
        """Show who matches; the empty text shows everybody."""
        self._text = text
        self._read(PAGE)

    def refresh(self) -> None:
        """Ask again for as many as were there."""
        self._read(max(PAGE, len(self._lines)))

    def read_on(self, wanted: int) -> None:
        """Ask for the first ``wanted`` clients in one go."""
        self._read(max(wanted, len(self._lines)))

    def row_of(self, client_id: int) -> int:
        """The row of a client, -1 when it is not among those shown."""
        return next((row for row, line in enumerate(self._lines) if line.id == client_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Append the next page."""
        start = len(self._lines)
        lines = self._ask(self._text, PAGE, start)
        self._more = len(lines) == PAGE
        if lines:
            self.beginInsertRows(QModelIndex(), start, start + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == rows.Record:
            return line.id
        if role == Qt.ItemDataRole.DisplayRole:
            return line.listed
        if rows.Title <= role <= rows.Section:
            return self._describe(line)[role - rows.Title]
        return self._describe(line).spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _read(self, wanted: int) -> None:
        lines = self._ask(self._text, wanted, 0)
        self.beginResetModel()
        self._lines = lines
        self._more = len(lines) == wanted
        self.endResetModel()
