"""Things that stay in sight while the page around them is scrolled: beside the questions, and at their foot."""

from PySide6.QtCore import QEvent, QObject, QPoint, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from smpdesk.ui.shared.theme import px


def scrolled_by(widget: QWidget) -> QScrollArea | None:
    """The page that a widget is scrolled with, None when it is none."""
    found = widget.parentWidget()
    while found is not None and not isinstance(found, QScrollArea):
        found = found.parentWidget()
    return found if isinstance(found, QScrollArea) else None


class Sticky(QWidget):
    """Holds a widget at the top of what is in sight, as far down as there is room."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        self._area: QScrollArea | None = None
        held.setParent(self)
        held.installEventFilter(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Find the page that scrolls."""
        super().showEvent(event)
        area = scrolled_by(self)
        if area is not None and area is not self._area:
            self._area = area
            area.verticalScrollBar().valueChanged.connect(self._place)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The held widget wants another height."""
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _place(self) -> None:
        wide, high = self.width(), _height(self._held, self.width())
        if self.minimumHeight() != high:
            self.setMinimumHeight(high)
        top = 0
        if self._area is not None:
            above = self.mapTo(self._area.viewport(), QPoint(0, 0)).y()
            top = max(0, min(px(8) - above, self.height() - high)) if above < 0 else 0
        self._held.setGeometry(0, top, wide, high)


class Foot(QWidget):
    """Keeps a bar at the lower edge of what is in sight. It takes the bar's room at the end of its parent, and the
    bar itself, a child of the same parent with a ground of its own, floats above what stands there."""

    def __init__(self, bar: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = bar
        self._area: QScrollArea | None = None
        bar.setParent(parent)
        bar.installEventFilter(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Find the page that scrolls."""
        super().showEvent(event)
        area = scrolled_by(self)
        if area is not None and area is not self._area:
            self._area = area
            area.verticalScrollBar().valueChanged.connect(self._place)
            area.viewport().installEventFilter(self)
        self._bar.show()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._place()

    def moveEvent(self, event: QEvent) -> None:
        """Rows above came or went."""
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The bar wants another height, or the page another one."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _place(self) -> None:
        high = _height(self._bar, self.width())
        if self.minimumHeight() != high:
            self.setFixedHeight(high)
        parent = self.parentWidget()
        top = self.y()
        if self._area is not None and parent is not None:
            edge = parent.mapFrom(self._area.viewport(), QPoint(0, self._area.viewport().height())).y()
            top = max(0, min(top, edge - high))
        if self._bar.geometry().getRect() != (self.x(), top, self.width(), high):
            self._bar.setGeometry(self.x(), top, self.width(), high)
        self._bar.raise_()


def _height(widget: QWidget, wide: int) -> int:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(wide)
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(wide)
    return widget.sizeHint().height()
