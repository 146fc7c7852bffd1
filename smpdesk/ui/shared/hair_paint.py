"""Paints hair on a head: short strokes at evenly spread points that turn with the whorl, denser where more stands.

A point is left out where its rank is above the density there, so the same points show every pattern of hair loss and
two differ only in what they mean.
"""

from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPainterPathStroker, QPen

from smpdesk import resources
from smpdesk.domain import dots as spread
from smpdesk.domain.hair import COMBED, SEEN, lie
from smpdesk.domain.head import BOX
from smpdesk.domain.pattern_drawing import Drawing, Face, drawings
from smpdesk.ui.shared import scalp_paint
from smpdesk.ui.shared.scalp_paint import Tone

GRAIN = 200  # pixels of the map of densities for the box of 1000
_SOFT = 3  # how much the map is blurred: an edge of hair is never a cut
_SHADES = 3
_STUBBLE = 5.0  # units
_STRAND = 62.0
_OVERHANG = 12.0  # units that combed hair stands off the head
_NOTHING = 0.03  # less than this is bare skin, not a lonely hair


@cache
def known() -> dict[str, Drawing]:
    """Every drawing, read once."""
    return drawings(resources.toml("heads/patterns.toml"))


@cache
def tile() -> spread.Tile:
    """The tile of points, read once."""
    return spread.tile(resources.text("heads/dots.b85"))


def density(drawing: Drawing, face: Face) -> QImage:
    """How much of the hair stands where, 0 to 255 over the box, with soft edges."""
    mask = QImage(GRAIN, GRAIN, QImage.Format.Format_Grayscale8)
    mask.fill(_grey(drawing.base))
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(GRAIN / BOX, GRAIN / BOX)
    for patch in face.patches:
        painter.fillPath(scalp_paint.curve(patch.outline), _grey(patch.density))
    _bare_outside(painter, face.view)
    painter.end()
    return _blurred(mask)


@cache
def density_from(code: str, view: str) -> QImage | None:
    """The same for any view: where none was drawn it follows from the views that were. None for no drawing."""
    drawing = known().get(code)
    if drawing is None:
        return None
    by_view = {face.view: face for face in drawing.faces}
    if view in by_view:
        return _blurred(density(drawing, by_view[view]), 6)
    if view == "right" and "left" in by_view:
        return _blurred(density(drawing, by_view["left"]), 6).flipped(Qt.Orientation.Horizontal)
    return _guessed(drawing, view, {name: density(drawing, face) for name, face in by_view.items()})


def paint_own_hair(painter: QPainter, view: str, shown: Tone, code: str = "", length: str = "") -> None:
    """The hair that is there, for a map: what a pattern of hair loss leaves of it, or all of it; combed where it is
    kept long, else stubble. Nothing where neither pattern nor length is known.
    """
    mask = density_from(code, view)
    if mask is None and length in SEEN:
        mask = _whole(view)
    if mask is None:
        return
    if length in COMBED or (code in known() and known()[code].long):
        paint_combed(painter, view, mask, shown)
    else:
        paint_stubble(painter, view, mask, shown)


@cache
def _whole(view: str) -> QImage:
    """Hair everywhere it grows."""
    mask = QImage(GRAIN, GRAIN, QImage.Format.Format_Grayscale8)
    mask.fill(_grey(1.0))
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(GRAIN / BOX, GRAIN / BOX)
    _bare_outside(painter, view)
    painter.end()
    return _blurred(mask, 6)


def _guessed(drawing: Drawing, view: str, drawn: dict[str, QImage]) -> QImage:
    """Each zone as dense as it is, on the whole, in a view where it was drawn."""
    mask = QImage(GRAIN, GRAIN, QImage.Format.Format_Grayscale8)
    mask.fill(_grey(drawing.base))
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(GRAIN / BOX, GRAIN / BOX)
    for zone in scalp_paint.heads()[view].zones:
        here = scalp_paint.zone_curve(view, zone)
        seen = [
            (found, image) for name, image in drawn.items() if (found := scalp_paint.zone_curve(name, zone))
        ]
        if here is not None and seen:
            widest, image = max(seen, key=_extent)
            painter.fillPath(here, _grey(_mean(image, widest)))
    _bare_outside(painter, view)
    painter.end()
    return _blurred(mask, 8)


def _extent(seen: tuple[QPainterPath, QImage]) -> float:
    """How much of a zone a view shows."""
    box = seen[0].boundingRect()
    return box.width() * box.height()


def _mean(image: QImage, within: QPainterPath) -> float:
    """The mean density of a zone, 0 to 1."""
    box = within.boundingRect()
    found = [
        image.pixelColor(min(GRAIN - 1, int(x * GRAIN / BOX)), min(GRAIN - 1, int(y * GRAIN / BOX))).value()
        / 255
        for x in range(max(0, int(box.left())), int(box.right()), 20)
        for y in range(max(0, int(box.top())), int(box.bottom()), 20)
        if within.contains(QPointF(x, y))
    ]
    return sum(found) / len(found) if found else 1.0


def _bare_outside(painter: QPainter, view: str) -> None:
    outside = QPainterPath()
    outside.addRect(QRectF(-10, -10, BOX + 20, BOX + 20))
    painter.fillPath(outside.subtracted(scalp_paint.scalp_curve(view)), _grey(0))


def _blurred(mask: QImage, by: int = _SOFT) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    small = mask.scaled(GRAIN // by, GRAIN // by, mode=smooth)
    return small.scaled(GRAIN, GRAIN, mode=smooth).convertToFormat(QImage.Format.Format_Grayscale8)


def _grey(density: float) -> QColor:
    level = round(255 * density)
    return QColor(level, level, level)


def paint_hair(painter: QPainter, view: str, long: bool, mask: QImage, scale: float, shown: Tone) -> None:
    """A shade of hair below, strokes above, both as dense as the map says. The painter is in head units."""
    _shade(painter, mask, shown.dot)
    fine = min(1.0, max(0.0, (scale - 0.1) / 0.12))
    width = 11.5 - 4.5 * fine
    length = (54.0 if long else 30.0) - 6 * fine
    bits, line = bytes(mask.constBits()), mask.bytesPerLine()
    strokes: list[list[QLineF]] = [[] for _ in range(_SHADES)]
    for rank, x, y, dx, dy in _field(view, long, 0.10 + 0.14 * fine):
        here = bits[int(y * GRAIN / BOX) * line + int(x * GRAIN / BOX)] / 255
        if here < _NOTHING or rank >= here * (0.35 + 0.65 * here):
            continue
        reach = length * (0.55 + 0.45 * here)
        strokes[int(rank * 997) % _SHADES].append(QLineF(x, y, x + dx * reach, y + dy * reach))
    for shade, lines in enumerate(strokes):
        pen = QPen(_lighter(shown, shade))
        pen.setWidthF(width * (1.0 if shade < 2 else 0.8))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLines(lines)


def paint_stubble(painter: QPainter, view: str, mask: QImage, shown: Tone) -> None:
    """What stands of one who shaves: a shadow under the skin, and stubble so fine that dots are seen beside it."""
    painter.save()
    painter.setClipPath(scalp_paint.skin_curve(view))
    _shade(painter, mask, shown.dot, 0.34)
    bits, line = bytes(mask.constBits()), mask.bytesPerLine()
    ink = QColor(shown.dot)
    ink.setAlpha(96)
    pen = QPen(ink, 1.7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLines(
        [
            QLineF(x, y, x + dx * _STUBBLE, y + dy * _STUBBLE)
            for rank, x, y, dx, dy in _field(view, False, 0.5)
            if rank < bits[int(y * GRAIN / BOX) * line + int(x * GRAIN / BOX)] / 255 - _NOTHING
        ]
    )
    painter.restore()


def paint_combed(painter: QPainter, view: str, mask: QImage, shown: Tone) -> None:
    """Long hair, parted in the middle and tied back: fine strands, as dense as the map says."""
    near = QPainterPathStroker()
    near.setWidth(2 * _OVERHANG)
    painter.save()
    painter.setClipPath(scalp_paint.skin_curve(view))
    _shade(painter, mask, shown.dot, 0.6)
    painter.setClipPath(near.createStroke(scalp_paint.skin_curve(view)).united(scalp_paint.skin_curve(view)))
    bits, line = bytes(mask.constBits()), mask.bytesPerLine()
    strands: list[QPainterPath] = [QPainterPath() for _ in range(_SHADES)]
    for rank, x, y, dx, dy in _field(view, True, 0.5):
        here = bits[int(y * GRAIN / BOX) * line + int(x * GRAIN / BOX)] / 255
        if here < _NOTHING or rank >= here * here:
            continue
        reach = _STRAND * (0.5 + 0.5 * here)
        bend = 0.12 * (int(rank * 7919) % 5 - 2)
        strand = strands[int(rank * 997) % _SHADES]
        strand.moveTo(x, y)
        strand.quadTo(
            x + reach * (0.5 * dx - bend * dy),
            y + reach * (0.5 * dy + bend * dx),
            x + reach * dx,
            y + reach * dy,
        )
    for shade, drawn in enumerate(strands):
        ink = _lighter(shown, shade)
        ink.setAlpha(190)
        pen = QPen(ink, 2.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(drawn)
    painter.restore()


def _lighter(shown: Tone, shade: int) -> QColor:
    """The hair's colour, a little towards the skin for some strokes: the light in it."""
    hair, skin, part = shown.dot, shown.line, (0.0, 0.14, 0.34)[shade]
    return QColor.fromRgbF(
        hair.redF() + (skin.redF() - hair.redF()) * part,
        hair.greenF() + (skin.greenF() - hair.greenF()) * part,
        hair.blueF() + (skin.blueF() - hair.blueF()) * part,
    )


def _shade(painter: QPainter, mask: QImage, hair: QColor, strength: float = 0.55) -> None:
    tint = QImage(GRAIN, GRAIN, QImage.Format.Format_ARGB32)
    tint.fill(hair)
    tint.setAlphaChannel(mask)
    painter.save()
    painter.setOpacity(strength)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, BOX, BOX), tint)
    painter.restore()


@cache
def _field(view: str, long: bool, share: float) -> list[tuple[float, float, float, float, float]]:
    """Points of the scalp with their rank (0 to 1) and the way the hair lies there."""
    points, edge = tile(), spread.tile_edge(tile())
    wanted = spread.rank_of(spread.FULL_PER_CM2 * share, points)
    scalp, found = scalp_paint.scalp_curve(view), []
    box = scalp.boundingRect()
    for rank, (tx, ty) in enumerate(points[:wanted]):
        for column in range(int(box.left() // edge), int(box.right() // edge) + 1):
            for row in range(int(box.top() // edge), int(box.bottom() // edge) + 1):
                x, y = (column + tx) * edge, (row + ty) * edge
                if scalp.contains(QPointF(x, y)):
                    found.append((rank / wanted, x, y, *lie(view, long, x, y)))
    return found
