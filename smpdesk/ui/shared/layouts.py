"""Layouts that give way: a flow that wraps, a bar of two groups, columns that fold.

At 150 % text a page of 1280 x 800 has two thirds of its room; these keep everything in reach without cutting.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

from smpdesk.ui.shared.theme import look, px


class _Items(QLayout):
    """A layout that keeps its children in a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _below(self) -> int:
        """The gap between rows: never as wide as one between groups may be."""
        return min(self.spacing(), px(8))

    def _mirrored(self) -> bool:
        page = self.parentWidget()
        return page is not None and page.layoutDirection() == Qt.LayoutDirection.RightToLeft


class Flow(_Items):
    """Children from left to right that go on in the next row when there is no room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self.setSpacing(px(gap))
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        """Something in it has another size: what was reckoned does not hold."""
        self._heights = {}
        super().invalidate()

    def clear(self) -> None:
        """Take every child away and delete it."""
        self.invalidate()
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # one look at a page asks a dozen times
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

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
        mirrored = self._mirrored()
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
            top += height + self._below()
        margins = self.contentsMargins()
        return top - (self._below() if rows else 0) - rect.top() + margins.bottom()


class Bar(QWidget):
    """A row with a left and a right group; the right group goes below when both do not fit."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        both = _SideOrBelow(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(px(gap))
        self._groups = (QWidget(), QWidget())
        self.left, self.right = (Flow(group, gap) for group in self._groups)
        for group in self._groups:
            both.addWidget(group)

    def fold(self) -> None:
        """Look again whether both groups fit side by side, after things in them came, went or changed."""
        self.left.invalidate()
        self.right.invalidate()
        self.updateGeometry()


class _SideOrBelow(_Items):
    """Two children side by side at the edges, or the second below the first."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [_height(item, min(width, item.sizeHint().width())) for item in self._shown()]
        if self._beside(width):
            return max(heights, default=0)
        return sum(heights) + self._below() * max(0, len(heights) - 1)

    def minimumSize(self) -> QSize:
        """As wide as the wider child and as high as the higher one."""
        sizes = [item.minimumSize() for item in self._shown()]
        wide, high = (size.width() for size in sizes), (size.height() for size in sizes)
        return QSize(max(wide, default=0), max(high, default=0))

    def sizeHint(self) -> QSize:
        """Side by side."""
        sizes = [item.sizeHint() for item in self._shown()]
        return QSize(sum(size.width() for size in sizes) + self._gaps(), self.minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        beside, top = self._beside(rect.width()), rect.top()
        for number, item in enumerate(self._items):
            if item.isEmpty():
                continue
            width = min(rect.width(), item.sizeHint().width())
            height = rect.height() if beside else _height(item, width)
            at_end = beside and (number == 1) != self._mirrored()
            left = rect.right() + 1 - width if at_end else rect.left()
            item.setGeometry(QRect(left, top, width, height))
            top += 0 if beside else height + self._below()

    def _beside(self, width: int) -> bool:
        return sum(item.sizeHint().width() for item in self._shown()) + self._gaps() <= width

    def _gaps(self) -> int:
        return self.spacing() * max(0, len(self._shown()) - 1)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


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
            self.updateGeometry()  # a new direction has another height, and Qt tells nobody
