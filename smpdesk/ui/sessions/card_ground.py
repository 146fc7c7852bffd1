"""The ground of a card: the tint and the edge of its kind. Cards of a size share one picture of it."""

import math
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from smpdesk.ui.shared import theme
from smpdesk.ui.shared.theme import colour, px


def draw(painter: QPainter, area: QRectF, fill: str, edge: str, strip: int, lined: bool) -> None:
    """A round rectangle at the painter's origin, in roles of the theme.

    ``strip`` pixels at its left are in the colour of its edge; ``lined`` sets it off from what it touches.
    """
    ratio = painter.device().devicePixelRatioF()
    look, colours = (fill, edge, strip, lined), theme.look.colours
    if ratio != int(ratio):
        _draw(painter, area, *look)  # a picture would be blurred there
        return
    shades = colours[fill], colours[edge], colours["paper"]
    painter.drawImage(0, 0, _picture(area.width(), area.height(), int(ratio), look, shades, px(4)))


@lru_cache(maxsize=48)
def _picture(
    width: float,
    height: float,
    ratio: int,
    look: tuple[str, str, int, bool],
    shades: tuple[str, ...],  # noqa: ARG001 -- with other colours or text it is another picture
    rounded: int,  # noqa: ARG001
) -> QImage:
    """Made once: the shape costs more than all the words of a card."""
    made = QImage(
        QSize(math.ceil(width), math.ceil(height)) * ratio, QImage.Format.Format_ARGB32_Premultiplied
    )
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _draw(painter, QRectF(0, 0, width, height), *look)
    painter.end()
    return made


def _draw(painter: QPainter, area: QRectF, fill: str, edge: str, strip: int, lined: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(area, px(4), px(4))
    if strip:  # one shape in two colours, cut straight: round corners stay smooth
        painter.setClipRect(QRectF(0, 0, strip, area.height()))
        painter.fillPath(outline, colour(edge))
    painter.setClipRect(area.adjusted(strip, 0, 0, 0))
    painter.fillPath(outline, colour(fill))
    painter.restore()
    if lined:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("paper"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
