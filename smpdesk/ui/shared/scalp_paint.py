"""Paints a bare head into pixmaps; head units become pixels here and nowhere else."""

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QRadialGradient,
)

from smpdesk import resources
from smpdesk.domain.head import BOX, Path, Point, View, polygon, views
from smpdesk.domain.session import Zone
from smpdesk.ui.shared.theme import colour

_MARGIN = 14.0
#: Side of the picture in which soft shadows are painted before it is blown up: its coarseness is their softness.
_SOFT_GRAIN = 125


class Fit(NamedTuple):
    """How a view lies in a widget: pixels a unit, and where the unit box begins."""

    scale: float
    left: float
    top: float

    def to_screen(self, point: Point) -> QPointF:
        """A point of the head in pixels."""
        return QPointF(self.left + point[0] * self.scale, self.top + point[1] * self.scale)

    def to_head(self, at: QPointF) -> Point:
        """A place of the widget in head units."""
        return (at.x() - self.left) / self.scale, (at.y() - self.top) / self.scale


class Tone(NamedTuple):
    """The colours of a skin: in the light, in the shade, as a line; of dots upon it, dots singled out, and marks."""

    light: QColor
    shade: QColor
    line: QColor
    dot: QColor
    newest: QColor
    mark: QColor


@cache
def _tones() -> dict[str, list[str]]:
    found: dict[str, list[str]] = resources.toml("heads/skin.toml")["tone"]
    return found


@cache
def stop_colours() -> tuple[QColor, QColor]:
    """The red of a place where no needle goes, and the light edge around it."""
    found = resources.toml("heads/skin.toml")["mark"]
    return QColor.fromString(found["stop"]), QColor.fromString(found["halo"])


def tone(skin: str = "") -> Tone:
    """The colours of a phototype (1 to 6), or the theme's for skin of which nothing is known."""
    accent = colour("accent")
    if skin not in _tones():
        mark = accent if accent.lightness() < 110 else accent.darker(270)
        newest = QColor.fromString(resources.toml("heads/skin.toml")["mark"]["newest"])
        return Tone(colour("skin"), colour("skin_shade"), colour("skin_line"), colour("dot"), newest, mark)
    light, shade, line, dot, newest = (QColor.fromString(each) for each in _tones()[skin])
    dark = light.lightness() < 120
    mark = accent.lighter(240) if dark and accent.lightness() < 110 else accent
    if not dark and accent.lightness() >= 110:
        mark = accent.darker(270)
    return Tone(light, shade, line, dot, newest, mark)


@cache
def heads() -> dict[str, View]:
    """The five views, read once."""
    return views(resources.toml("heads/heads.toml"))


@cache
def bounds(name: str) -> QRectF:
    """What a view covers, ears and neck with it, in head units."""
    view = heads()[name]
    corners = [point for outline in (view.skin, *view.under) for point in polygon(outline)]
    box = QPolygonF([QPointF(x, y) for x, y in corners]).boundingRect()
    box = box.intersected(QRectF(0, 0, BOX, BOX))
    below = 0.0 if box.bottom() >= BOX - 1 else _MARGIN  # a neck fades out at the edge
    return box.adjusted(-_MARGIN, -_MARGIN, _MARGIN, below)


def fit(name: str, size: QSize) -> Fit:
    """The largest picture of a view that a size has room for, in its middle."""
    box = bounds(name)
    scale = max(0.05, min(size.width() / box.width(), size.height() / box.height()))
    left = (size.width() - box.width() * scale) / 2 - box.left() * scale
    top = (size.height() - box.height() * scale) / 2 - box.top() * scale
    return Fit(scale, left, top)


def curve(outline: Path) -> QPainterPath:
    """A path of head units for QPainter."""
    drawn = QPainterPath()
    for kind, points in outline:
        corners = [QPointF(x, y) for x, y in points]
        if kind == "M":
            drawn.moveTo(corners[0])
        elif kind == "L":
            drawn.lineTo(corners[0])
        elif kind == "C":
            drawn.cubicTo(*corners)
        else:
            drawn.closeSubpath()
    return drawn


@cache
def skin_curve(name: str) -> QPainterPath:
    """The outline of the skin."""
    return curve(heads()[name].skin)


@cache
def zone_curve(name: str, zone: Zone) -> QPainterPath | None:
    """The part of a zone or patch that lies on the skin, None when it cannot be seen in this view."""
    outline = heads()[name].shape(zone)
    return curve(outline).intersected(skin_curve(name)) if outline else None


@cache
def scalp_curve(name: str) -> QPainterPath:
    """Where hair can grow in a view."""
    return curve(heads()[name].scalp).intersected(skin_curve(name))


def head_picture(name: str, size: QSize, ratio: float, skin: str = "") -> QPixmap:
    """The bare head: ears and neck, skin with its light, lines, edge. The neck fades into the card."""
    picture = blank(size, ratio)
    view, at, shown = heads()[name], fit(name, size), tone(skin)
    painter = begin(picture, at)
    fine = 1 / max(at.scale, 0.3)
    edge = QPen(shown.line, 1.3 * fine)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(edge)
    for outline in view.under:
        painter.setBrush(_under(outline, shown))
        painter.drawPath(curve(outline))
    neck_in_skin = skin_curve(name).boundingRect().bottom() >= BOX - 1
    if not neck_in_skin and bounds(name).bottom() >= BOX - 1:
        _fade_neck(painter)
    painter.setBrush(_light(view, shown))
    painter.drawPath(skin_curve(name))
    _model(painter, name, shown)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, alpha in ((2.6, 60), (1.15, 235)):  # a line of a soft pencil: broad and faint, then fine
        shade = QColor(shown.line)
        shade.setAlpha(alpha)
        pen = QPen(shade, width * fine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for line in view.lines:
            painter.drawPath(curve(line))
    if neck_in_skin:
        _fade_neck(painter)
    painter.end()
    return picture


def zone_at(name: str, point: Point, worked: "tuple[Zone, ...] | list[Zone]" = ()) -> Zone | None:
    """The zone under a point of the head; a worked patch that lies over a zone comes first."""
    view = heads()[name]
    lying_over = [zone for zone in worked if zone in view.patches]
    for zone in (*lying_over, *view.zones):
        drawn = zone_curve(name, zone)
        if drawn is not None and drawn.contains(QPointF(*point)):
            return zone
    return None


def blank(size: QSize, ratio: float) -> QPixmap:
    """An empty picture of a size in device-independent pixels."""
    picture = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def begin(picture: QPixmap, at: Fit) -> QPainter:
    """A painter in head units."""
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(at.left, at.top)
    painter.scale(at.scale, at.scale)
    return painter


def _under(outline: Path, shown: Tone) -> QLinearGradient:
    """Ears and neck lie in the head's shadow."""
    box = curve(outline).boundingRect()
    fill = QLinearGradient(box.topLeft(), box.bottomLeft())
    fill.setColorAt(0.0, shown.shade.darker(108) if box.height() < 300 else shown.shade.darker(124))
    fill.setColorAt(1.0, shown.shade)
    return fill


def _light(view: View, shown: Tone) -> QRadialGradient:
    x, y, radius = view.light
    light = QRadialGradient(QPointF(x, y), radius * 1.12)
    light.setColorAt(0.0, shown.light.lighter(104))
    light.setColorAt(0.45, shown.light)
    light.setColorAt(1.0, shown.shade)
    return light


def _model(painter: QPainter, name: str, shown: Tone) -> None:
    """What makes it round: the edge turns away from the light, and soft shadows and lights lie on the skin."""
    painter.save()
    painter.setClipPath(skin_curve(name))
    for glow, shade in ((False, shown.shade), (True, shown.light)):
        painter.drawImage(QRectF(0, 0, BOX, BOX), _soft(name, glow, shade.rgb()))
    painter.restore()


@cache
def _soft(name: str, glow: bool, shade: int) -> QImage:
    """Shadows or lights of a view, blurred by being painted small."""
    view = heads()[name]
    tint = QColor(shade).lighter(130) if glow else QColor(shade).darker(150)
    small = QImage(_SOFT_GRAIN, _SOFT_GRAIN, QImage.Format.Format_ARGB32_Premultiplied)
    tint.setAlpha(0)
    small.fill(tint)
    painter = QPainter(small)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SOFT_GRAIN / BOX, _SOFT_GRAIN / BOX)
    if not glow:
        for width, alpha in ((150, 16), (96, 22), (48, 34), (20, 40)):
            tint.setAlpha(alpha)
            painter.setPen(QPen(tint, width))
            painter.drawPath(skin_curve(name))
    painter.setPen(Qt.PenStyle.NoPen)
    for strength, outline in view.glows if glow else view.shades:
        tint.setAlphaF(strength)
        painter.fillPath(curve(outline), tint)
    painter.end()
    return softened(small, 3)


def softened(image: QImage, by: int) -> QImage:
    """The image blurred: made smaller by a factor and larger again, twice."""
    smooth = Qt.TransformationMode.SmoothTransformation
    width, height = image.width(), image.height()
    for _ in range(2):
        image = image.scaled(width // by, height // by, mode=smooth).scaled(width, height, mode=smooth)
    return image


def _fade_neck(painter: QPainter) -> None:
    fade = QLinearGradient(0, BOX - 72, 0, BOX - 6)
    fade.setColorAt(0.0, Qt.GlobalColor.black)
    fade.setColorAt(1.0, Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(QRectF(-BOX, BOX - 72, 3 * BOX, BOX), fade)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
