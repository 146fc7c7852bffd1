"""Paints a head and the dots of its layers into pixmaps; head units become pixels here and nowhere else."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QRadialGradient,
)

from smpdesk import resources
from smpdesk.domain import dots as spread
from smpdesk.domain.head import BOX, Path, Point, View, polygon, views
from smpdesk.domain.session import Zone
from smpdesk.ui.shared.theme import colour

#: Below this many pixels a unit the dots would run together; they are thinned out evenly instead.
_CLEAR = 0.66
_MARGIN = 14.0


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


def line_colour() -> QColor:
    """The accent as a line on skin, which is light in every look: darkened where the accent itself is light."""
    accent = colour("accent")
    return accent if accent.lightness() < 110 else accent.darker(270)


@cache
def heads() -> dict[str, View]:
    """The five views, read once."""
    return views(resources.toml("heads/heads.toml"))


@cache
def _tile() -> spread.Tile:
    return spread.tile(resources.text("heads/dots.b85"))


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
def zone_curve(name: str, zone: Zone) -> QPainterPath | None:
    """The part of a zone or patch that lies on the skin, None when it cannot be seen in this view."""
    view = heads()[name]
    outline = view.shape(zone)
    return curve(outline).intersected(curve(view.skin)) if outline else None


def head_picture(name: str, size: QSize, ratio: float) -> QPixmap:
    """The bare head: ears and neck, skin with its light, lines, edge. The neck fades into the card."""
    picture = _blank(size, ratio)
    view, at = heads()[name], fit(name, size)
    painter = _painter(picture, at)
    edge = QPen(colour("skin_line"), 1.6 / max(at.scale, 0.3))
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(edge)
    painter.setBrush(colour("skin_shade"))
    for outline in view.under:
        painter.drawPath(curve(outline))
    neck_in_skin = curve(view.skin).boundingRect().bottom() >= BOX - 1
    if not neck_in_skin and bounds(name).bottom() >= BOX - 1:
        _fade_neck(painter)
    x, y, radius = view.light
    light = QRadialGradient(QPointF(x, y), radius * 1.12)
    light.setColorAt(0.0, colour("skin").lighter(103))
    light.setColorAt(0.45, colour("skin"))
    light.setColorAt(1.0, colour("skin_shade"))
    painter.setBrush(light)
    painter.drawPath(curve(view.skin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    fine = QPen(colour("skin_line"), 1.3 / max(at.scale, 0.3))
    fine.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(fine)
    for line in view.lines:
        painter.drawPath(curve(line))
    if neck_in_skin:
        _fade_neck(painter)
    painter.end()
    return picture


def dots_picture(name: str, layers: Mapping[Zone, int], size: QSize, ratio: float) -> QPixmap:
    """The dots of all worked zones of a view on nothing."""
    picture = _blank(size, ratio)
    at = fit(name, size)
    painter = _painter(picture, at)
    pen = QPen(colour("dot"), max(2.5, 1.35 / at.scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    thin = round(min(1.0, (at.scale / _CLEAR) ** 2), 2)
    for zone, count in layers.items():
        painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in _zone_dots(name, zone, count, thin)]))
    painter.end()
    return picture


def zone_at(name: str, point: Point, worked: Iterable[Zone] = ()) -> Zone | None:
    """The zone under a point of the head; a worked patch that lies over a zone comes first."""
    view = heads()[name]
    lying_over = [zone for zone in worked if zone in view.patches]
    for zone in (*lying_over, *view.zones):
        drawn = zone_curve(name, zone)
        if drawn is not None and drawn.contains(QPointF(*point)):
            return zone
    return None


_kept: dict[tuple[str, Zone, int, float], tuple[Point, ...]] = {}


def _zone_dots(name: str, zone: Zone, count: int, thin: float) -> tuple[Point, ...]:
    """Dots of a zone, kept for the last few pictures: they are the slow part (about 15 ms a zone)."""
    key = (name, zone, min(count, len(spread.LAYER_SHARE) - 1), thin)
    if key not in _kept:
        if len(_kept) >= 60:
            del _kept[next(iter(_kept))]
        _kept[key] = spread.dots(heads()[name], zone, count, _tile(), thin)
    return _kept[key]


def _blank(size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def _painter(picture: QPixmap, at: Fit) -> QPainter:
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(at.left, at.top)
    painter.scale(at.scale, at.scale)
    return painter


def _fade_neck(painter: QPainter) -> None:
    fade = QLinearGradient(0, BOX - 110, 0, BOX - 6)
    fade.setColorAt(0.0, Qt.GlobalColor.black)
    fade.setColorAt(1.0, Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(QRectF(-BOX, BOX - 110, 3 * BOX, BOX), fade)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
