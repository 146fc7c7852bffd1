"""Staying in sight while the page around scrolls."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from smpdesk.ui.shared.theme import px


class Pinned(QWidget):
    """Keeps its child in sight while the page around it scrolls."""

    def __init__(self, child: QWidget) -> None:
        super().__init__()
        self._child = child
        self._area: QScrollArea | None = None
        child.setParent(self)
        child.installEventFilter(self)
        self.setMinimumWidth(px(215))

    def sizeHint(self) -> QSize:
        """The child's."""
        return self._child.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As high as the child needs in this width."""
        size = self._child.minimumSizeHint()
        if self.width() > px(100) and self._child.hasHeightForWidth():
            size.setHeight(self._child.heightForWidth(self.width()))
        return size

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The child wants another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the child."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Find what scrolls this page."""
        super().showEvent(event)
        area = scrolled_by(self)
        if area is not None and area is not self._area:
            self._area = area
            area.verticalScrollBar().valueChanged.connect(self._place)
        self._place()

    @Slot()
    def _place(self) -> None:
        width = self.width()
        needed = self._child.heightForWidth(width) if self._child.hasHeightForWidth() else -1
        high = needed if needed > 0 else self._child.sizeHint().height()
        hidden = hidden_above(self)
        top = max(0, min(hidden + px(8) if hidden else 0, self.height() - high))
        self._child.setGeometry(0, top, width, high)


def scrolled_by(widget: QWidget) -> QScrollArea | None:
    """The scroll area around a widget."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def hidden_above(widget: QWidget) -> int:
    """How many pixels of a widget have been scrolled away at its top."""
    area = scrolled_by(widget)
    return max(0, -widget.mapTo(area.viewport(), QPoint(0, 0)).y()) if area is not None else 0
