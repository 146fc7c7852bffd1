"""The list of clients as a model: as long as it is, of which only the pages in sight are read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smpdesk.ui.shared import rows

if TYPE_CHECKING:
    from smpdesk.domain.client import ClientLine

Index = QModelIndex | QPersistentModelIndex
#: Clients that are read at once: more than a screen shows.
PAGE = 50
_KEPT = 20  # pages that are remembered


class ClientsModel(QAbstractListModel):
    """Clients that match a text. ``ask(text, limit, offset)`` brings a page; ``describe(line)`` its row.

    How many match is counted elsewhere (`set_total`); until then the list grows by a page when one scrolls.
    """

    def __init__(
        self,
        ask: "Callable[[str, int, int], list[ClientLine]]",
        describe: "Callable[[ClientLine], rows.Row]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask, self._describe = ask, describe
        self._text = ""
        self._pages: dict[int, list[ClientLine]] = {}
        self._rows: dict[int, rows.Row] = {}
        self._length = 0
        self._more = False

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._text

    @property
    def more(self) -> bool:
        """Whether there may be further clients than there are rows."""
        return self._more

    def look_for(self, text: str, total: int | None = None) -> None:
        """Show who matches; the empty text shows everybody. ``total``: how many there are, if that is known."""
        self._text = text
        self._begin(total)

    def refresh(self, total: int | None = None) -> None:
        """Read again what is in sight; the list stays as long as it was until its length is counted again."""
        self._begin(self._length if total is None else total)

    def set_total(self, total: int) -> None:
        """Make the list as long as it is."""
        if total > self._length:
            self.beginInsertRows(QModelIndex(), self._length, total - 1)
            self._length, self._more = total, False
            self.endInsertRows()
        elif total < self._length:
            self.beginRemoveRows(QModelIndex(), total, self._length - 1)
            self._length, self._more = total, False
            self.endRemoveRows()
        self._more = False

    def row_of(self, client_id: int) -> int:
        """The row of a client, -1 when it is not among those that were read."""
        for page, lines in self._pages.items():
            for at, line in enumerate(lines):
                if line.id == client_id:
                    return page * PAGE + at
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._length

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Append the next page."""
        found = len(self._page(self._length // PAGE))
        if found:
            self.beginInsertRows(QModelIndex(), self._length, self._length + found - 1)
            self._length += found
            self.endInsertRows()
        self._more = found == PAGE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not rows.Title <= role <= rows.Record and role not in _SAID:
            return None
        at = index.row()
        row = self._rows.get(at)
        if row is None:
            row = self._row(at)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else row[role - rows.Title]

    def _row(self, at: int) -> rows.Row | None:
        """What a row shows; None outside, and where somebody is no longer there."""
        if not 0 <= at < self._length:
            return None
        page = self._page(at // PAGE)
        if at % PAGE >= len(page):
            return None
        line = page[at % PAGE]
        row = self._rows[at] = self._describe(line)._replace(record=line.id)
        return row

    def _page(self, number: int) -> "list[ClientLine]":
        found = self._pages.get(number)
        if found is None:
            if len(self._pages) >= _KEPT:
                self._pages.clear()
                self._rows.clear()
            found = self._pages[number] = self._ask(self._text, PAGE, number * PAGE)
        return found

    def _begin(self, total: int | None) -> None:
        first = self._ask(self._text, PAGE, 0)
        self.beginResetModel()
        self._rows.clear()
        self._pages = {0: first}
        short = len(first) < PAGE
        self._length = len(first) if short or total is None else max(total, len(first))
        self._more = not short and total is None
        self.endResetModel()


_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
