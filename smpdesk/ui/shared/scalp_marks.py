"""What is painted live over a head: the outlines of zones, the chosen one, and the labels with their layers."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from smpdesk.domain.session import Zone
from smpdesk.ui.shared import scalp_paint as paint
from smpdesk.ui.shared.theme import colour, px
from smpdesk.ui.shared.zone_words import ZONES, layers_of


def mark_words(zone: Zone, layers: int) -> str:
    """“Frontal · 2 layers”."""
    return f"{ZONES[zone]} · {layers_of(layers)}" if layers else f"{ZONES[zone]} · not worked"


#: Zones that end at a hairline; work in one of them makes that hairline part of the picture.
_AT_NAPE = frozenset({Zone.NAPE})
_AT_FACE = frozenset(
    {Zone.HAIRLINE, Zone.FRONTAL, Zone.TEMPLE_L, Zone.TEMPLE_R, Zone.TEMPORAL_POINT_L, Zone.TEMPORAL_POINT_R}
)


class Marks:
    """The marks of one view at one moment."""

    def __init__(
        self, view: str, size: QSize, layers: Mapping[Zone, int], chosen: Zone | None, pointed: Zone | None
    ) -> None:
        self._view, self._size, self._layers = view, size, layers
        self._chosen, self._pointed = chosen, pointed
        self._at = paint.fit(view, size)

    def paint_zones(self, painter: QPainter) -> None:
        """Unworked zones as a hint, worked ones in the accent, the chosen one filled, then the hairline."""
        painter.save()
        painter.translate(self._at.left, self._at.top)
        painter.scale(self._at.scale, self._at.scale)
        for zone in (self._pointed, self._chosen):
            drawn = paint.zone_curve(self._view, zone) if zone else None
            if drawn is not None:
                tint = paint.line_colour()
                tint.setAlpha(56 if zone == self._chosen else 26)
                painter.fillPath(drawn, tint)
        head = paint.heads()[self._view]
        bare = [zone for zone in head.zones if zone not in self._layers]
        for zone in (*bare, *self._layers, *((self._chosen,) if self._chosen else ())):
            drawn = paint.zone_curve(self._view, zone)
            if drawn is not None:
                painter.setPen(self._outline(zone))
                painter.drawPath(drawn)
        if self._layers.keys() & (_AT_NAPE if self._view == "back" else _AT_FACE):
            painter.setPen(_line(paint.line_colour(), 2.4 / self._at.scale))
            painter.drawPath(paint.curve(head.hairline))
        painter.restore()

    def paint_labels(self, painter: QPainter, font: QFont) -> None:
        """Names and layers of worked zones, of the one under the mouse and of the chosen one."""
        font = QFont(font)
        font.setPixelSize(px(11))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        placed: list[QRectF] = []
        for zone in dict.fromkeys((self._chosen, *self._layers, self._pointed)):
            if zone is None or zone not in paint.heads()[self._view].labels:
                continue
            words = mark_words(zone, self._layers.get(zone, 0))
            box = self._free_place(zone, words, QFontMetricsF(font), placed)
            placed.append(box)
            ground = colour("accent" if zone == self._chosen else "paper")
            ground.setAlpha(235)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(colour("on_accent" if zone == self._chosen else "ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _free_place(self, zone: Zone, words: str, metrics: QFontMetricsF, placed: list[QRectF]) -> QRectF:
        """Where the zone's label belongs, pushed down from under labels that are there already."""
        box = QRectF(0, 0, metrics.horizontalAdvance(words) + px(12), metrics.height() + px(4))
        box.moveCenter(self._at.to_screen(paint.heads()[self._view].labels[zone]))
        box.moveLeft(max(2.0, min(box.left(), self._size.width() - box.width() - 2)))
        for other in sorted(placed, key=QRectF.top):
            if other.intersects(box):
                box.moveTop(other.bottom() + 2)
        return box

    def _outline(self, zone: Zone) -> QPen:
        edge = paint.line_colour()
        if zone == self._chosen:
            return _line(edge, 2.2 / self._at.scale)
        if zone in self._layers:
            edge.setAlpha(190)
            return _line(edge, 1.2 / self._at.scale)
        return _line(colour("skin_line"), 1.0 / self._at.scale, [2.0, 4.0])


def _line(shade: QColor, width: float, dashes: list[float] | None = None) -> QPen:
    pen = QPen(shade, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashes:
        pen.setDashPattern(dashes)
    return pen
