"""Drawing on the head by hand: a stroke or corners with mouse, pen or finger, or a crosshair moved by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen, QPolygonF

from smpdesk.domain.chart import ChartStory
from smpdesk.domain.head import BOX, Point
from smpdesk.domain.outline import MARK_RADIUS, circle, flat, simplified
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Zone
from smpdesk.ui.shared import scalp_paint as paint
from smpdesk.ui.shared.zone_words import ZONES

#: A stroke shorter than this many units was a touch.
_TOUCH = 14.0
_STEP, _FINE_STEP = 10.0, 2.0
_GROW = 2.0
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0), Qt.Key.Key_Right: (1.0, 0.0), Qt.Key.Key_Up: (0.0, -1.0), Qt.Key.Key_Down: (0.0, 1.0),
}  # fmt: skip


class Drawing:
    """An outline in the making, in head units. It is done when ``closed`` holds its corners."""

    def __init__(self, kind: AreaKind, at: Point = (BOX / 2, BOX / 2)) -> None:
        self.kind = kind
        self.closed: list[Point] = []
        self.cross = at
        self.by_keys = False
        self._corners: list[Point] = []
        self._stroke: list[Point] = []
        self._radius = MARK_RADIUS

    @property
    def corners(self) -> int:
        """How many corners were set so far."""
        return len(self._corners)

    def press(self, at: Point) -> None:
        """Pen or button down."""
        self.by_keys = False
        self.cross = at
        self._stroke = [at]

    def drag(self, at: Point) -> None:
        """Pen or mouse moves; the stroke grows while it is down."""
        self.cross = at
        if self._stroke:
            self._stroke.append(at)

    def release(self) -> None:
        """Pen or button up: a stroke is an outline, a touch is a mark or a corner."""
        stroke, self._stroke = self._stroke, []
        if not stroke:
            return
        if _reach(stroke) >= _TOUCH:
            self._corners = []
            self.closed = simplified(stroke)
        else:
            self._set(stroke[0])

    def key(self, event: QKeyEvent) -> bool:
        """Arrows move the crosshair, Enter sets a corner or mark, C closes, Backspace takes a corner back."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            far = _FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            dx, dy = _ARROWS[key]
            self.cross = (
                min(BOX, max(0, self.cross[0] + dx * far)),
                min(BOX, max(0, self.cross[1] + dy * far)),
            )
            self.by_keys = True
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._set(self.cross)
        elif key == Qt.Key.Key_C:
            self.close()
        elif key == Qt.Key.Key_Backspace and self._corners:
            self._corners.pop()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus) and self.kind is AreaKind.NO_GO:
            self._radius = min(80.0, max(4.0, self._radius + (-_GROW if key == Qt.Key.Key_Minus else _GROW)))
        else:
            return False
        return True

    def close(self) -> None:
        """Join the last corner with the first; fewer than three make nothing."""
        if len(self._corners) >= 3:
            self.closed = list(self._corners)

    def hint(self) -> str:
        """What to do next, in a few words."""
        if self.kind is AreaKind.NO_GO:
            return "Touch the place, or circle it."
        if self._corners:
            return f"{len(self._corners)} corners. Touch the first one to close."
        return "Draw around it, or touch its corners."

    def keys(self) -> str:
        """The same for those who draw by keys."""
        if self.kind is AreaKind.NO_GO:
            return "Arrows move the cross, with Shift finely; + and − change the size, Enter sets it, Escape stops."
        return (
            "Arrows move the cross, with Shift finely; Enter sets a corner, C closes, Backspace takes one back, "
            "Escape stops."
        )

    def paint(self, painter: QPainter, line: QColor, halo: QColor, fine: float) -> None:
        """What is drawn so far, and the crosshair. The painter is in head units, ``fine`` is a pixel of them."""
        trail = [*self._corners, *([self.cross] if self._corners and not self._stroke else [])]
        drawn = QPainterPath()
        drawn.addPolygon(QPolygonF([QPointF(*each) for each in (self._stroke or trail)]))
        for shade, width in ((halo, 4.0), (line, 2.0)):
            pen = QPen(shade, width * fine)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(drawn)
            for corner in self._corners:
                painter.drawEllipse(QPointF(*corner), 3 * fine, 3 * fine)
            if self.kind is AreaKind.NO_GO and not self._stroke:
                painter.drawEllipse(QPointF(*self.cross), self._radius, self._radius)
            if self.by_keys:
                x, y = self.cross
                for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                    painter.drawLine(
                        QPointF(x + 4 * dx * fine, y + 4 * dy * fine),
                        QPointF(x + 15 * dx * fine, y + 15 * dy * fine),
                    )

    def _set(self, at: Point) -> None:
        if self.kind is AreaKind.NO_GO:
            self.closed = circle(*at, self._radius)
        elif len(self._corners) >= 3 and _apart(at, self._corners[0]) < _TOUCH:
            self.close()
        elif not self._corners or _apart(at, self._corners[-1]) >= 1:
            self._corners.append(at)


def draft_of(story: ChartStory, view: str, kind: AreaKind, corners: Sequence[Point]) -> ScalpArea:
    """What was drawn, not kept yet, named after the zone in which its middle lies."""
    middle = (sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners))
    zone = Zone.SCAR if kind is AreaKind.SCAR else paint.zone_at(view, middle) or Zone.OTHER
    points = flat(corners)
    return ScalpArea(client=story.client, kind=kind, zone=zone, view=view, points=points, since=story.today)


def drawing_words(drawing: Drawing, view: str) -> str:
    """What to do and where the cross is, for those who do not see it."""
    zone = paint.zone_at(view, drawing.cross)
    x, y = drawing.cross
    where = f"Cross in {ZONES[zone] if zone else 'no zone'}, {round(x)} across, {round(y)} down."
    return f"{drawing.hint()} {drawing.keys()} {where}"


def _apart(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _reach(stroke: list[Point]) -> float:
    return max(_apart(each, stroke[0]) for each in stroke)
