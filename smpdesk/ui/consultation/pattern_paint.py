"""Paints the small drawings by which a code is chosen: a head, its hair, and where the hair is missing.

Hair is short strokes at evenly spread points that turn with the whorl; a point is left out where its rank is above
the density there, so the same points show every code and two codes differ only in what they mean.
"""

from functools import cache
from math import hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from smpdesk import resources
from smpdesk.domain import dots as spread
from smpdesk.domain.head import BOX
from smpdesk.domain.pattern_drawing import Drawing, Face, drawings
from smpdesk.ui.shared import scalp_paint
from smpdesk.ui.shared.theme import colour, look

#: Where the hair turns, by view.
_WHORL = {"top": (500.0, 640.0), "left": (735.0, 120.0), "front": (500.0, -160.0), "back": (500.0, 190.0)}
_PARTING_END = 600.0
_GRAIN = 200  # pixels of the map of densities for the box of 1000
_SOFT = 3  # how much the map is blurred: an edge of hair is never a cut
_SHADES = 3
_ROOM = 0.94  # of the picture is the head: hair reaches past its outline
_NOTHING = 0.03  # less than this is bare skin, not a lonely hair


@cache
def known() -> dict[str, Drawing]:
    """Every drawing, read once."""
    return drawings(resources.toml("heads/patterns.toml"))


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
    mask = _mask(drawing, shown)
    _hair(painter, drawing, shown, mask, at.scale)
    _scars(painter, drawing, at.scale)
    if shown.view == "front" and not drawing.bare_face:
        _brows(painter)
    painter.end()
    return made


@cache
def _scalp(view: str) -> QPainterPath:
    """Where hair can grow in a view."""
    whole = QPainterPath()
    for zone in scalp_paint.heads()[view].zones:
        drawn = scalp_paint.zone_curve(view, zone)
        if drawn is not None:
            whole = whole.united(drawn)
    return whole


def _mask(drawing: Drawing, face: Face) -> QImage:
    """Density 0 to 255 over the box, with soft edges."""
    mask = QImage(_GRAIN, _GRAIN, QImage.Format.Format_Grayscale8)
    mask.fill(_grey(drawing.base))
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_GRAIN / BOX, _GRAIN / BOX)
    for patch in face.patches:
        painter.fillPath(scalp_paint.curve(patch.outline), _grey(patch.density))
    outside = QPainterPath()
    outside.addRect(QRectF(-10, -10, BOX + 20, BOX + 20))
    painter.fillPath(outside.subtracted(_scalp(face.view)), _grey(0))
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    small = mask.scaled(_GRAIN // _SOFT, _GRAIN // _SOFT, mode=smooth)
    return small.scaled(_GRAIN, _GRAIN, mode=smooth).convertToFormat(QImage.Format.Format_Grayscale8)


def _grey(density: float) -> QColor:
    level = round(255 * density)
    return QColor(level, level, level)


def _hair(painter: QPainter, drawing: Drawing, face: Face, mask: QImage, scale: float) -> None:
    """A shade of hair below, strokes above, both as dense as the map says."""
    hair = colour("dot")
    _shade(painter, mask, hair)
    fine = min(1.0, max(0.0, (scale - 0.1) / 0.12))
    width = 11.5 - 4.5 * fine
    length = (54.0 if drawing.long else 30.0) - 6 * fine
    bits, line = bytes(mask.constBits()), mask.bytesPerLine()
    strokes: list[list[QLineF]] = [[] for _ in range(_SHADES)]
    for rank, x, y, dx, dy in _field(face.view, drawing.long, 0.10 + 0.14 * fine):
        here = bits[int(y * _GRAIN / BOX) * line + int(x * _GRAIN / BOX)] / 255
        if here < _NOTHING or rank >= here * (0.35 + 0.65 * here):
            continue
        reach = length * (0.55 + 0.45 * here)
        strokes[int(rank * 997) % _SHADES].append(QLineF(x, y, x + dx * reach, y + dy * reach))
    for shade, lines in enumerate(strokes):
        pen = QPen(_lighter(hair, shade))
        pen.setWidthF(width * (1.0 if shade < 2 else 0.8))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLines(lines)


def _lighter(hair: QColor, shade: int) -> QColor:
    """The hair's colour, a little towards the skin for some strokes: the light in it."""
    skin, part = colour("skin_line"), (0.0, 0.14, 0.34)[shade]
    return QColor.fromRgbF(
        hair.redF() + (skin.redF() - hair.redF()) * part,
        hair.greenF() + (skin.greenF() - hair.greenF()) * part,
        hair.blueF() + (skin.blueF() - hair.blueF()) * part,
    )


def _shade(painter: QPainter, mask: QImage, hair: QColor) -> None:
    tint = QImage(_GRAIN, _GRAIN, QImage.Format.Format_ARGB32)
    tint.fill(hair)
    tint.setAlphaChannel(mask)
    painter.save()
    painter.setOpacity(0.55)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, BOX, BOX), tint)
    painter.restore()


@cache
def _tile() -> spread.Tile:
    return spread.tile(resources.text("heads/dots.b85"))


@cache
def _field(view: str, long: bool, share: float) -> list[tuple[float, float, float, float, float]]:
    """Points of the scalp with their rank (0 to 1) and the way the hair lies there."""
    points, edge = _tile(), spread.tile_edge(_tile())
    wanted = round(len(points) * share)
    scalp, found = _scalp(view), []
    box = scalp.boundingRect()
    for rank, (tx, ty) in enumerate(points[:wanted]):
        for column in range(int(box.left() // edge), int(box.right() // edge) + 1):
            for row in range(int(box.top() // edge), int(box.bottom() // edge) + 1):
                x, y = (column + tx) * edge, (row + ty) * edge
                if scalp.contains(QPointF(x, y)):
                    found.append((rank / wanted, x, y, *_lie(view, long, x, y)))
    return found


def _lie(view: str, long: bool, x: float, y: float) -> tuple[float, float]:
    """Which way a hair lies: away from the whorl, turning a little; long hair falls from its parting."""
    wx, wy = _WHORL[view]
    if long and view == "top" and y < _PARTING_END:
        away, turn = (1.0 if x >= BOX / 2 else -1.0), 0.35
        dx, dy = away, turn * (y - 330) / 270
    else:
        dx, dy = x - wx, y - wy
        if view == "top":
            dx, dy = dx - 0.35 * dy, dy + 0.35 * dx
    size = hypot(dx, dy) or 1.0
    return dx / size, dy / size


def _scars(painter: QPainter, drawing: Drawing, scale: float) -> None:
    """Scar tissue is paler than the skin and has a fine edge; round ones lie among the hair."""
    tissue, edge = colour("skin").lighter(104), colour("skin_line")
    painter.setPen(QPen(edge, 1.0 / scale))
    painter.setBrush(tissue)
    for outline in drawing.scar:
        painter.drawPath(scalp_paint.curve(outline))
    if drawing.pores:
        left, top, right, bottom, many, radius = drawing.pores
        for x, y in _tile()[: round(many)]:
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
