"""The curve of a forecast on screen: the band, the line, and the seasons between which a touch-up may be wanted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from smpdesk.domain.curve_drawing import TOUCH_UP, CurveDrawing
from smpdesk.ui.shared.theme import colour, px

_ABOVE, _BELOW, _SIDE = 20, 40, 10


class CurveView(QWidget):
    """Draws; its words say the same to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing: CurveDrawing | None = None
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("How the result may fade")

    def show_curve(self, drawn: CurveDrawing, opens: str, closes: str, told: str) -> None:
        """Show a curve with words for the ends of its range; ``told`` is the picture in a sentence."""
        self._drawing, self._ends = drawn, (opens, closes)
        self.setAccessibleDescription(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and calm."""
        return QSize(px(420), px(214))

    def minimumSizeHint(self) -> QSize:
        """Still to be read."""
        return QSize(px(260), px(214))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground first, then the band, the line, the words."""
        drawn = self._drawing
        if drawn is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(self.rect()).adjusted(px(_SIDE), px(_ABOVE), -px(_SIDE), -px(_BELOW))
        self._ground(painter, field, drawn)
        band = QPolygonF([*_points(drawn.low, field), *reversed(_points(drawn.high, field))])
        tint = colour("accent")
        tint.setAlphaF(0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(band)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), px(2)))
        painter.drawPolyline(QPolygonF(_points(drawn.middle, field)))
        self._window(painter, field, drawn)

    def _ground(self, painter: QPainter, field: QRectF, drawn: CurveDrawing) -> None:
        painter.setFont(_font(11))
        high = QFontMetricsF(painter.font()).height()
        last = -1e9
        for place, year in drawn.years:
            at = field.left() + place * field.width()
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(at, field.top()), QPointF(at, field.bottom()))
            wide = QFontMetricsF(painter.font()).horizontalAdvance(str(year))
            left = at - wide / 2
            if left > last + px(8) and left + wide <= self.width():
                painter.setPen(colour("muted"))
                painter.drawText(QPointF(left, field.bottom() + high), str(year))
                last = left + wide
        painter.setPen(QPen(colour("line_strong"), 1))
        painter.drawLine(field.bottomLeft(), field.bottomRight())
        if drawn.now is not None and drawn.now > 0.01:
            at = field.left() + drawn.now * field.width()
            painter.setPen(QPen(colour("muted"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(at, field.top()), QPointF(at, field.bottom()))
            painter.setPen(colour("muted"))
            wide = QFontMetricsF(painter.font()).horizontalAdvance("today") + px(4)
            left = at - wide if at - wide > field.left() else at + px(4)
            painter.drawText(QPointF(left, field.bottom() - px(5)), "today")
        painter.setPen(colour("muted"))
        painter.drawText(QPointF(field.left() - px(2), field.top() - px(6)), "fresh")

    def _window(self, painter: QPainter, field: QRectF, drawn: CurveDrawing) -> None:
        """The span in which a touch-up may be wanted, as a bar under the picture with its seasons."""
        level = field.bottom() - TOUCH_UP * field.height()
        left, right = (field.left() + place * field.width() for place in (drawn.opens, drawn.closes))
        painter.setPen(QPen(colour("accent_ink"), px(2)))
        painter.drawLine(QPointF(left, level), QPointF(right, level))
        for at in (left, right):
            painter.drawLine(QPointF(at, level - px(5)), QPointF(at, level + px(5)))
        painter.setFont(_font(12, strong=True))
        metrics = QFontMetricsF(painter.font())
        words = "a touch-up may be wanted"
        room = metrics.horizontalAdvance(words)
        middle = min(max((left + right) / 2, field.left() + room / 2), field.right() - room / 2)
        self._said(painter, QPointF(middle - room / 2, level - px(10)), words)
        base = self.height() - px(6)
        painter.setPen(colour("accent_ink"))
        first, second = self._ends
        one, other = metrics.horizontalAdvance(first), metrics.horizontalAdvance(second)
        gap = px(14)
        from_left = max(field.left(), min(left - one / 2, field.right() - other - gap - one))
        to_left = min(field.right() - other, max(right - other / 2, from_left + one + gap))
        painter.drawText(QPointF(from_left, base), first)
        painter.drawText(QPointF(to_left, base), second)
        painter.setPen(QPen(colour("accent_ink"), 1, Qt.PenStyle.DotLine))
        for at in (left, right):
            painter.drawLine(QPointF(at, level + px(5)), QPointF(at, field.bottom()))

    def _said(self, painter: QPainter, at: QPointF, words: str) -> None:
        """Words on a ground of their own, so that no line runs through them."""
        box = QFontMetricsF(painter.font()).boundingRect(words).translated(at)
        ground = colour("paper")
        ground.setAlphaF(0.85)
        painter.fillRect(box.adjusted(-px(3), 0, px(3), 0), ground)
        painter.setPen(colour("accent_ink"))
        painter.drawText(at, words)


def _points(places: Sequence[tuple[float, float]], field: QRectF) -> list[QPointF]:
    return [QPointF(field.left() + x * field.width(), field.bottom() - y * field.height()) for x, y in places]


def _font(size: int, strong: bool = False) -> QFont:
    face = QFont(QApplication.font())
    face.setPixelSize(px(size))
    if strong:
        face.setWeight(QFont.Weight.DemiBold)
    return face
