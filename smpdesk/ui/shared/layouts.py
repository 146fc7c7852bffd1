"""Layouts that give way: a flow that wraps, a bar of two groups, columns that fold.

At 150 % text a page of 1280 x 800 has two thirds of its room; these keep everything in reach without cutting.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from smpdesk.ui.shared.theme import look, px


class Flow(QLayout):
    """Children from left to right that go on in the next row when there is no room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(px(gap))
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take every child away and delete it."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        """As wide as the widest child: everything else can wrap."""
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        tallest = max((item.minimumSize().height() for item in self._shown()), default=0)
        return QSize(widest + margins.left() + margins.right(), tallest + margins.top() + margins.bottom())

    def sizeHint(self) -> QSize:
        """All in one row."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), self.minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not rows or used + self.spacing() + wide > width:
                rows.append([])
                used = -self.spacing()
            rows[-1].append(item)
            used += self.spacing() + wide
        return rows

    def _place(self, rect: QRect, move: bool) -> int:
        """Put the rows into `rect`, mirrored where the script runs from right to left; the height used."""
        inside = rect.marginsRemoved(self.contentsMargins())
        page = self.parentWidget()
        mirrored = page is not None and page.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = inside.top()
        rows = self._rows(inside.width())
        for row in rows:
            height = max(item.sizeHint().height() for item in row)
            left = inside.left()
            for item in row:
                size = item.sizeHint()
                size.setWidth(min(size.width(), inside.width()))
                at = inside.right() + 1 - (left - inside.left()) - size.width() if mirrored else left
                if move:
                    item.setGeometry(QRect(QPoint(at, top + (height - size.height()) // 2), size))
                left += size.width() + self.spacing()
            top += height + self.spacing()
        margins = self.contentsMargins()
        return top - (self.spacing() if rows else 0) - rect.top() + margins.bottom()


class Bar(QWidget):
    """A row with a left and a right group; the right group goes below when both do not fit."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(gap))
        self._left, self._right = QWidget(), QWidget()
        self.left, self.right = Flow(self._left, gap), Flow(self._right, gap)
        for group, stretch in ((self._left, 1), (self._right, 0)):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            group.setSizePolicy(policy)
            self._line.addWidget(group, stretch)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the widest single thing, not for all of them."""
        left, right = self.left.minimumSize(), self.right.minimumSize()
        return QSize(max(left.width(), right.width()), max(left.height(), right.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Look again whether both groups fit side by side (after words in them changed)."""
        wide = self.left.sizeHint().width() + self.right.sizeHint().width() + self._line.spacing()
        direction = (
            QBoxLayout.Direction.LeftToRight if wide <= self.width() else QBoxLayout.Direction.TopToBottom
        )
        if self._line.direction() != direction:
            self._line.setDirection(direction)
            self._line.setStretch(0, 1 if direction == QBoxLayout.Direction.LeftToRight else 0)


class Columns(QWidget):
    """Children side by side that stand below each other when narrower than `ems` times the text height."""

    def __init__(self, ems: float, parent: QWidget | None = None, gap: int = 14) -> None:
        super().__init__(parent)
        self._ems = ems
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(gap))

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Append a column; `stretch` is its share of the width."""
        self._line.addWidget(widget, stretch)

    def folded(self) -> bool:
        """Whether the columns stand below each other now."""
        return self._line.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Only as wide as the widest column: they can fold."""
        items = [self._line.itemAt(index) for index in range(self._line.count())]
        widest = max((item.minimumSize().width() for item in items if item is not None), default=0)
        return QSize(widest, super().minimumSizeHint().height() if self.folded() else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        narrow = self.width() < self._ems * look.text
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
