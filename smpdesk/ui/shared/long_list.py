"""A list of any length: rows as in ``rows``, all of one height, with a scroll bar that shows where one really is.

A table of one column: unlike a list view it does not ask each of 100,000 rows how high it is.
"""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from smpdesk.ui.shared.rows import Record, RowDelegate
from smpdesk.ui.shared.theme import look, px

Index = QModelIndex | QPersistentModelIndex


class LongList(QTableView):
    """Ready for the keyboard: arrows, Home and End choose, Enter opens, letters begin a search."""

    chosen = Signal(object)
    """The record of the row that became the current one."""
    opened = Signal(object)
    """The record of the row that Enter or a double click opened."""
    typed = Signal(str)
    """Letters that somebody typed while the list had the focus."""

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("bare", "true")
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMinimumWidth(px(180))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()
        self.setModel(model)
        self.doubleClicked.connect(self._open)
        look.changed.connect(self._measure)

    def record(self) -> object:
        """What the current row stands for, None when there is none."""
        return self.currentIndex().data(Record)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which record is the current one."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.data(Record))

    def keyboardSearch(self, search: str) -> None:
        """A search goes through everybody, not through what happens to be loaded."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, on every platform; Home and End reach the first and the last row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.model().rowCount():
            last = self.model().rowCount() - 1 if event.key() == Qt.Key.Key_End else 0
            self.setCurrentIndex(self.model().index(last, 0))
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: Index) -> None:
        self.opened.emit(index.data(Record))

    @Slot()
    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(17) + 2 * px(19))
