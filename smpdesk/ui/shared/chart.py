"""What drawn figures have in common: marks that say their numbers under the mouse, and to the arrow keys."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from smpdesk.ui.shared.theme import colour, px

#: Roles of colours that can be told apart; each line has its own kind of dot too.
LINES = ("accent", "warn", "consultation", "ok", "removal", "brown", "review", "lime")


class Mark(NamedTuple):
    """A place of the figure, and what is said of it."""

    box: QRectF
    text: str


class Chart(QWidget):
    """Subclasses paint inside :meth:`field` and answer with their marks. Below it stands what a mark says."""

    def __init__(self, name: str, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high, self._at = high, -1
        self._marks: list[Mark] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def told(self) -> str:
        """What is said of the mark that the mouse or the keys are at."""
        return self._marks[self._at].text if 0 <= self._at < len(self._marks) else ""

    def show_figure(self, told: str) -> None:
        """Another figure stands; ``told`` is it in words."""
        self._at = -1
        self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    def high(self) -> int:
        """Height in pixels of the drawing."""
        return px(self._high)

    def paint(self, painter: QPainter, field: QRectF) -> Sequence[Mark]:
        """Draw, and answer what can be pointed at."""
        raise NotImplementedError

    # Qt

    def sizeHint(self) -> QSize:
        """As high as the figure and a line of words."""
        return QSize(px(360), self.high() + px(24))

    def minimumSizeHint(self) -> QSize:
        """Still to be read."""
        return QSize(px(220), self.high() + px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The figure, the mark that is pointed at, its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(12))
        field = QRectF(px(3), px(3), self.width() - px(6), self.high() - px(6))
        self._marks = list(self.paint(painter, field))
        if 0 <= self._at < len(self._marks):
            painter.setPen(QPen(colour("ink"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._marks[self._at].box, px(3), px(3))
            painter.setFont(font(12, strong=True))
            painter.setPen(colour("ink"))
            below = QRectF(px(3), self.high(), self.width() - px(6), px(22))
            text = painter.fontMetrics().elidedText(
                self.told(), Qt.TextElideMode.ElideRight, int(below.width())
            )
            painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), text)
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(5), px(5))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mark under the mouse says its numbers."""
        near = px(5)
        for number, mark in enumerate(self._marks):
            if mark.box.adjusted(-near, -near, near, near).contains(event.position()):
                self._go(number)
                return

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at, unless the keys do."""
        if not self.hasFocus():
            self._go(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring, no mark."""
        super().focusOutEvent(event)
        self._go(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk over the marks."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._marks:
            event.ignore()
            return
        self._go(max(0, min(len(self._marks) - 1, self._at + step)))

    def _go(self, number: int) -> None:
        if number != self._at:
            self._at = number
            self.setToolTip(self.told())
            self.update()


def font(size: int, strong: bool = False) -> QFont:
    """The program's face in a size."""
    face = QFont(QApplication.font())
    face.setPixelSize(px(size))
    if strong:
        face.setWeight(QFont.Weight.DemiBold)
    return face


def dot(painter: QPainter, at: QPointF, kind: int, radius: float) -> None:
    """A dot of a line: round, square, diamond or triangle, so that colour is not alone."""
    kind %= 4
    if kind == 0:
        painter.drawEllipse(at, radius, radius)
    elif kind == 1:
        painter.drawRect(QRectF(at.x() - radius * 0.9, at.y() - radius * 0.9, radius * 1.8, radius * 1.8))
    else:
        down = radius * 1.3
        corners = [QPointF(0, -down), QPointF(down, 0), QPointF(0, down), QPointF(-down, 0)]
        if kind == 3:
            corners = [QPointF(0, -down), QPointF(down, down * 0.8), QPointF(-down, down * 0.8)]
        painter.drawPolygon([at + each for each in corners])
