"""A signature on the screen: white paper in every look, the line to sign on, and the ink."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.domain.ink import Command, stroke_shapes
from smpdesk.domain.signature import HEIGHT, WIDTH, Signature
from smpdesk.ui.shared import theme
from smpdesk.ui.shared.theme import colour, px

#: Where the line to sign on lies, in pad units, and what stands free at its ends.
_LINE, _MARGIN = 236, 60


class SignaturePicture(QWidget):
    """A signature on record, to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inks: list[QPainterPath] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_signature(self, signature: Signature, said: str) -> None:
        """Show it; ``said`` is what a screen reader says of it."""
        self._inks = [path_of(stroke_shapes(each)) for each in signature.strokes]
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Half as wide as the place to sign."""
        return QSize(px(280), px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper, the line, and ink."""
        painter = QPainter(self)
        paint_sheet(painter, self, QPen(colour("edge"), 1), self._inks)
        painter.end()


def paint_sheet(painter: QPainter, widget: QWidget, edge: QPen, inks: Sequence[QPainterPath]) -> None:
    """Paper as large as the widget, with an edge of its own, and these inks in pad units."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(edge)
    painter.setBrush(_printed("paper"))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
    place = place_in(widget)
    painter.translate(place.topLeft())
    painter.scale(place.width() / WIDTH, place.height() / HEIGHT)
    painter.setPen(QPen(_printed("line_strong"), 2))
    painter.drawLine(QPointF(_MARGIN, _LINE), QPointF(WIDTH - _MARGIN, _LINE))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_printed("ink"))
    for ink in inks:
        painter.drawPath(ink)


def place_in(widget: QWidget) -> QRectF:
    """The pad inside a widget: as large as fits, in its own proportions."""
    scale = min(widget.width() / WIDTH, widget.height() / HEIGHT) or 1.0
    wide, high = WIDTH * scale, HEIGHT * scale
    return QRectF((widget.width() - wide) / 2, (widget.height() - high) / 2, wide, high)


def path_of(commands: tuple[Command, ...]) -> QPainterPath:
    """The shapes of a stroke as Qt draws them, filled by the non-zero rule."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for word, *numbers in commands:
        spots = [float(each) for each in numbers]
        if word == "M":
            path.moveTo(*spots)
        elif word == "C":
            path.cubicTo(*spots)
        else:
            path.closeSubpath()
    return path


@cache
def _printed(role: str) -> QColor:
    """A colour of the light look, which is that of paper, whatever the window wears."""
    return QColor(theme.read("light")[role])
