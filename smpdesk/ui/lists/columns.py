"""Which columns a list has, and in what order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smpdesk.domain.lists import Column
from smpdesk.ui.shared import list_words, parts
from smpdesk.ui.shared.theme import px


class ColumnsDialog(QDialog):
    """Tick what is wanted; the buttons, Alt with the arrows or the mouse put a line higher or lower."""

    chosen = Signal(object)  # tuple of Column

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Columns")
        self.list = QListWidget()
        self.list.setAccessibleName("Columns in order")
        self.list.setProperty("framed", "true")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for column in (*columns, *(each for each in Column if each not in columns)):
            item = QListWidgetItem(list_words.column_name(column), self.list)
            item.setData(Qt.ItemDataRole.UserRole, column.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if column in columns else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.up = parts.button("Move up", on=self._up)
        self.down = parts.button("Move down", on=self._down)
        self.cancel = parts.button("Cancel", on=self.reject)
        self.take = parts.button("Show these", primary=True, on=self._take)
        self.take.setDefault(True)
        self.list.itemChanged.connect(self._ticked)
        for keys, then in (("Alt+Up", self._up), ("Alt+Down", self._down)):
            QShortcut(QKeySequence(keys), self).activated.connect(then)
        self._build()

    def columns(self) -> tuple[Column, ...]:
        """The columns that are ticked, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [each for each in items if each.checkState() == Qt.CheckState.Checked]
        return tuple(Column(each.data(Qt.ItemDataRole.UserRole)) for each in ticked)

    @Slot()
    def _ticked(self) -> None:
        self.take.setEnabled(bool(self.columns()))

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    @Slot()
    def _take(self) -> None:
        self.chosen.emit(self.columns())
        self.accept()

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + by < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(row + by, item)
        self.list.setCurrentRow(row + by)

    def _build(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self.up)
        side.addWidget(self.down)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.take)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(18), px(16), px(18), px(16))
        body.setSpacing(px(10))
        body.addWidget(parts.muted("Tick what the list shows. It is remembered for this list."))
        body.addLayout(middle, 1)
        body.addLayout(below)
        self.resize(px(430), px(520))
