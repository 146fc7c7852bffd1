"""What is painted live over a head: the place pointed at or chosen, no-go marks, drawn areas, the plan."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from smpdesk.domain.chart import ChartStory, Place, area_place
from smpdesk.domain.outline import corners_of, middle, stands
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.ui.shared import scalp_paint as paint
from smpdesk.ui.shared.place_words import label_of
from smpdesk.ui.shared.scalp_frames import rounded
from smpdesk.ui.shared.theme import colour, px

#: In a picture smaller than this (pixels) only signs are shown, and no words.
_WORDS_FROM = 230


class Shown(NamedTuple):
    """What a map shows at one moment. ``plan`` lays the plan over what was done."""

    story: ChartStory
    view: str
    step: int
    chosen: Place | None
    pointed: Place | None
    plan: bool


def place_curve(story: ChartStory, view: str, place: Place) -> QPainterPath | None:
    """The outline of a place in a view, None where it cannot be seen."""
    area = story.area(place)
    if area is not None:
        return rounded(corners_of(area)) if area.view == view else None
    return None if place.area else paint.zone_curve(view, place.zone)


def place_at(
    story: ChartStory, view: str, point: tuple[float, float], places: Sequence[Place]
) -> Place | None:
    """The place under a point of the head: a drawn one first, then a worked patch, then the zone."""
    at = QPointF(*point)
    for area in reversed(story.areas):
        if area.view == view and stands(area) and _grown(area).contains(at):
            return area_place(area)
    zone = paint.zone_at(view, point, [each.zone for each in places if not each.area])
    return Place(zone) if zone else None


class Marks:
    """The marks of one view at one moment."""

    def __init__(self, shown: Shown, size: QSize) -> None:
        self._shown, self._size = shown, size
        self._at = paint.fit(shown.view, size)
        self._tone = paint.tone(shown.story.skin)
        self._fine = 1 / self._at.scale

    def paint(self, painter: QPainter, font: QFont) -> None:
        """Everything, in the order in which it lies."""
        painter.save()
        painter.translate(self._at.left, self._at.top)
        painter.scale(self._at.scale, self._at.scale)
        if self._shown.plan:
            self._plan(painter)
        for place in (self._shown.pointed, self._shown.chosen):
            if place is not None:
                self._single_out(painter, place)
        for area in self._shown.story.areas:
            if area.view == self._shown.view and stands(area):
                self._area(painter, area)
        painter.restore()
        if self._size.width() >= _WORDS_FROM:
            self._labels(painter, font)

    def _plan(self, painter: QPainter) -> None:
        """Each planned place: its edge, and hatched as far as it is not filled yet."""
        story, step = self._shown.story, self._shown.step
        last = min(step, len(story.layers) - 1)
        for place in story.planned:
            drawn = place_curve(story, self._shown.view, place)
            if drawn is None:
                continue
            done = story.done(place, last) or 0
            if done < 100:
                painter.save()
                painter.setClipPath(drawn)
                painter.setPen(_line(self._faint(46 if done else 92), 1.2 * self._fine))
                _hatch(painter, drawn.boundingRect(), 9.0 * self._fine)
                painter.restore()
            nothing = Qt.BrushStyle.NoBrush
            painter.setBrush(nothing)
            painter.setPen(_line(self._faint(210), 1.3 * self._fine, [3.0, 3.0] if done < 100 else None))
            painter.drawPath(drawn)

    def _single_out(self, painter: QPainter, place: Place) -> None:
        drawn = place_curve(self._shown.story, self._shown.view, place)
        if drawn is None:
            return
        chosen = place == self._shown.chosen
        painter.fillPath(drawn, self._faint(44 if chosen else 22))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_line(self._faint(255 if chosen else 150), (2.2 if chosen else 1.4) * self._fine))
        painter.drawPath(drawn)

    def _area(self, painter: QPainter, area: ScalpArea) -> None:
        if area.kind is AreaKind.NO_GO:
            self._no_go(painter, area)
        elif area.kind is AreaKind.AREA:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_line(self._faint(200), 1.4 * self._fine, [1.5, 3.0]))
            painter.drawPath(rounded(corners_of(area)))

    def _no_go(self, painter: QPainter, area: ScalpArea) -> None:
        """A red ring with a stroke through it, never smaller than can be seen."""
        ring = _grown(area, 3.0, 4.5 * self._fine)
        x, y = middle(area)
        box = ring.boundingRect()
        reach = min(box.width(), box.height()) / 2 * 0.7
        stop, halo = paint.stop_colours()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        wide = max(1.4, min(2.4, self._at.scale * 3.2))
        for shade, width in ((halo, wide + 2.0), (stop, wide)):
            painter.setPen(_line(shade, width * self._fine))
            painter.drawPath(ring)
            painter.drawLine(QPointF(x - reach, y - reach), QPointF(x + reach, y + reach))

    def _labels(self, painter: QPainter, font: QFont) -> None:
        """Names and numbers: of the chosen place, of the one under the mouse, of all that is planned or comes next."""
        font = QFont(font)
        font.setPixelSize(px(11))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        shown, placed = self._shown, self._signs()
        coming = shown.step >= len(shown.story.layers)
        every = list(shown.story.planned) if shown.plan else list(shown.story.fill) if coming else []
        for place in dict.fromkeys((shown.chosen, shown.pointed, *every)):
            where = self._label_place(place) if place else None
            if place is None or where is None:
                continue
            words = label_of(shown.story, place, shown.step, shown.plan)
            box = self._free_place(where, words, QFontMetricsF(font), placed)
            placed.append(box)
            ground = colour("accent" if place == shown.chosen else "paper")
            ground.setAlpha(238)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(colour("on_accent" if place == shown.chosen else "ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _signs(self) -> list[QRectF]:
        """Where no-go marks are: no label may cover one."""
        marks = [
            _grown(each).boundingRect()
            for each in self._shown.story.areas
            if each.view == self._shown.view and stands(each, AreaKind.NO_GO)
        ]
        return [
            QRectF(self._at.to_screen((box.left(), box.top())), box.size() * self._at.scale) for box in marks
        ]

    def _label_place(self, place: Place) -> QPointF | None:
        area = self._shown.story.area(place)
        if area is not None:
            if area.view != self._shown.view or not stands(area):
                return None
            box = rounded(corners_of(area)).boundingRect()
            return self._at.to_screen((box.center().x(), box.bottom())) + QPointF(0, px(14))
        at = paint.heads()[self._shown.view].labels.get(place.zone)
        return self._at.to_screen(at) if at and not place.area else None

    def _free_place(self, where: QPointF, words: str, metrics: QFontMetricsF, placed: list[QRectF]) -> QRectF:
        """Where the label belongs, pushed down from under labels that are there already."""
        box = QRectF(0, 0, metrics.horizontalAdvance(words) + px(14), metrics.height() + px(4))
        box.moveCenter(where)
        box.moveLeft(max(2.0, min(box.left(), self._size.width() - box.width() - 2)))
        for other in sorted(placed, key=QRectF.top):
            if other.intersects(box):
                box.moveTop(other.bottom() + 2)
        return box

    def _faint(self, alpha: int) -> QColor:
        shade = QColor(self._tone.mark)
        shade.setAlpha(alpha)
        return shade


def _grown(area: ScalpArea, by: float = 6.0, least: float = 0.0) -> QPainterPath:
    """The outline of an area a little larger: to be hit, to leave room, to be seen."""
    mx, my = middle(area)
    corners = corners_of(area)
    wide = max([((x - mx) ** 2 + (y - my) ** 2) ** 0.5 for x, y in corners] + [1.0])
    grow = max(wide + by, least) / wide
    return rounded([(mx + (x - mx) * grow, my + (y - my) * grow) for x, y in corners])


def _hatch(painter: QPainter, box: QRectF, step: float) -> None:
    """Slanting lines over a box."""
    at = box.left() - box.height()
    while at < box.right():
        painter.drawLine(QPointF(at, box.bottom()), QPointF(at + box.height(), box.top()))
        at += step


def _line(shade: QColor, width: float, dashes: list[float] | None = None) -> QPen:
    pen = QPen(shade, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashes:
        pen.setDashPattern(dashes)
    return pen
