"""Paints the dots of a chart into pixmaps: each session's own, in the pigment's colour or in the accent."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from smpdesk.domain.chart import ChartStory
from smpdesk.domain.chart_dots import ChartDots
from smpdesk.domain.dots import Scalp
from smpdesk.domain.head import Point
from smpdesk.ui.shared import scalp_paint as paint
from smpdesk.ui.shared.hair_paint import tile

#: Width of a dot, in units: half a millimetre of healed pigment.
_WIDE = 2.3
#: Dots are not all alike: width and strength of each third of them.
_KINDS = ((1.0, 0.95), (0.86, 0.85), (1.14, 0.75))


@cache
def scalp(view: str) -> Scalp:
    """The dots that may stand in a view, worked out once for all clients."""
    return Scalp(paint.heads()[view], tile())


def dots_of(story: ChartStory, view: str) -> ChartDots:
    """The dots of a story in a view."""
    return ChartDots(story, scalp(view))


def paint_dots(painter: QPainter, points: Sequence[Point], shade: QColor, scale: float) -> None:
    """Dots as follicles: round, soft, no two rows alike. The painter is in head units."""
    wide = max(_WIDE, 1 / scale)
    faint = (
        _WIDE / wide
    ) ** 2  # no dot is finer than a pixel: as much ink on more skin, at every size of the map
    for kind, (width, strength) in enumerate(_KINDS):
        ink = QColor(shade)
        ink.setAlphaF(shade.alphaF() * strength * faint)
        pen = QPen(ink, wide * width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in points[kind :: len(_KINDS)]]))


def dots_picture(view: str, points: Sequence[Point], shade: QColor, size: QSize, ratio: float) -> QPixmap:
    """Dots on nothing."""
    picture = paint.blank(size, ratio)
    at = paint.fit(view, size)
    painter = paint.begin(picture, at)
    paint_dots(painter, points, shade, at.scale * ratio)
    painter.end()
    return picture
