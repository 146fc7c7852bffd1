"""Paints the small drawings by which a code is chosen: a head, its hair, and where the hair is missing."""

from functools import cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from smpdesk.domain.pattern_drawing import Drawing
from smpdesk.ui.shared import scalp_paint
from smpdesk.ui.shared.hair_paint import density, known, paint_hair, tile
from smpdesk.ui.shared.theme import colour, look

_ROOM = 0.94  # of the picture is the head: hair reaches past its outline


def picture(code: str, size: QSize, ratio: float, face: int = 0) -> QPixmap:
    """The drawing of a code in a size of device-independent pixels; kept for the present look."""
    return _picture(code, face, size.width(), size.height(), ratio, look.name)


@cache
def _picture(code: str, face: int, width: int, height: int, ratio: float, _look: str) -> QPixmap:
    drawing = known()[code]
    shown = drawing.faces[face]
    inner = QSize(round(width * _ROOM), round(height * _ROOM))
    left, top = (width - inner.width()) / 2, (height - inner.height()) / 2
    at = scalp_paint.fit(shown.view, inner)
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPixmap(QPointF(left, top), scalp_paint.head_picture(shown.view, inner, ratio))
    painter.translate(left + at.left, top + at.top)
    painter.scale(at.scale, at.scale)
    paint_hair(painter, shown.view, drawing.long, density(drawing, shown), at.scale, scalp_paint.tone())
    _scars(painter, drawing, at.scale)
    if shown.view == "front" and not drawing.bare_face:
        _brows(painter)
    painter.end()
    return made


def _scars(painter: QPainter, drawing: Drawing, scale: float) -> None:
    """Scar tissue is paler than the skin and has a fine edge; round ones lie among the hair."""
    tissue, edge = colour("skin").lighter(104), colour("skin_line")
    painter.setPen(QPen(edge, 1.0 / scale))
    painter.setBrush(tissue)
    for outline in drawing.scar:
        painter.drawPath(scalp_paint.curve(outline))
    if drawing.pores:
        left, top, right, bottom, many, radius = drawing.pores
        for x, y in tile()[: round(many)]:
            at = QPointF(left + x * (right - left), top + y * (bottom - top))
            painter.drawEllipse(at, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    lines = ((drawing.folds, edge, 1.0), (drawing.stitches, tissue, 2.4), (drawing.rim, colour("bad"), 1.4))
    for paths, ink, width in lines:
        pen = QPen(ink, width / scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for outline in paths:
            painter.drawPath(scalp_paint.curve(outline))


def _brows(painter: QPainter) -> None:
    """Eyebrows: only a face without any hair lacks them."""
    pen = QPen(colour("dot"), 13)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for side in (1, -1):
        brow = QPainterPath(QPointF(500 + side * 66, 500))
        brow.cubicTo(
            QPointF(500 + side * 104, 480), QPointF(500 + side * 160, 478), QPointF(500 + side * 200, 506)
        )
        painter.drawPath(brow)
