"""The pictures of one story in one view, size and look: the head, and the map after each step.

A step is -1 before the first session, the index of a session, or the number of sessions for what comes next. Whoever
steps finds the neighbours made already: each is the one before with a layer more upon it.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from smpdesk.domain.chart import ChartStory
from smpdesk.domain.head import Point
from smpdesk.domain.outline import corners_of, stands
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.ui.shared import scalp_dots
from smpdesk.ui.shared import scalp_paint as paint
from smpdesk.ui.shared.hair_paint import paint_own_hair

#: Pictures kept besides the one that is shown.
_KEPT = 12
_heads: dict[tuple[object, ...], QPixmap] = {}


class Frames:
    """Pictures for one look at a story; they are made when they are asked for, or one by one ahead."""

    def __init__(self, story: ChartStory, view: str, size: QSize, ratio: float) -> None:
        self._story, self._view, self._size, self._ratio = story, view, size, ratio
        self._tone = paint.tone(story.skin)
        self._at = paint.fit(view, size)
        self._plain: dict[int, QPixmap] = {}
        self._accented: dict[int, QPixmap] = {}
        self._dots = None if not story.layers and not story.fill else scalp_dots.dots_of(story, view)

    @property
    def first(self) -> int:
        """The step before the first session."""
        return -1

    @property
    def last(self) -> int:
        """The last step: what comes next, or the last session when nothing is planned."""
        return len(self._story.layers) - (0 if self._story.fill else 1)

    def ready(self, step: int, accent: bool) -> bool:
        """True when the picture of a step is made."""
        return step in (self._accented if self._coloured(step, accent) else self._plain)

    def frame(self, step: int, accent: bool) -> QPixmap:
        """The picture after a step, its newest dots in the accent or not."""
        if not self._coloured(step, accent):
            return self._upto(step)
        if step not in self._accented:
            self._accented[step] = self._with(self._below(step), step, self.newest())
            self._forget(step)
        return self._accented[step]

    def ahead(self, step: int, accent: bool) -> Iterator[None]:
        """Make the pictures around a step, one each time the iterator is asked."""
        for near in (step + 1, step - 1, step + 2, step - 2):
            if self.first <= near <= self.last and not self.ready(near, accent):
                self.frame(near, accent)
                yield

    def newest(self) -> QColor:
        """The accent of the newest dots, as it is seen on this skin."""
        return self._tone.newest

    def _coloured(self, step: int, accent: bool) -> bool:
        return (accent and step >= 0) or step >= len(self._story.layers)

    def _upto(self, step: int) -> QPixmap:
        if step not in self._plain:
            self._plain[step] = (
                self._head() if step < 0 else self._with(self._below(step), step, self._tone.dot)
            )
            self._forget(step)
        return self._plain[step]

    def _below(self, step: int) -> QPixmap:
        """The picture on which a step puts its dots: where some went, those that stay are painted anew."""
        dots = self._dots
        if dots is None or step >= len(self._story.layers) or not dots.falls(step):
            return self._upto(step - 1)
        return self._painted(self._head(), dots.kept(step), self._tone.dot)

    def _with(self, below: QPixmap, step: int, shade: QColor) -> QPixmap:
        if self._dots is None:
            return below
        points = self._dots.next() if step >= len(self._story.layers) else self._dots.layer(step)
        return self._painted(below, points, shade)

    def _painted(self, below: QPixmap, points: Sequence[Point], shade: QColor) -> QPixmap:
        made = QPixmap(below)
        painter = paint.begin(made, self._at)
        scalp_dots.paint_dots(painter, points, shade, self._at.scale * self._ratio)
        painter.end()
        return made

    def _head(self) -> QPixmap:
        """Skin, hair, scars; kept for the next story of the same head, for hair takes its time."""
        story = self._story
        scars = tuple(each.points for each in self._seen_scars())
        key = (
            self._view, self._size.width(), self._size.height(), self._ratio, story.skin, story.pattern, story.hair,
            scars, tuple(each.rgb() for each in self._tone),
        )  # fmt: skip
        if key not in _heads:
            if len(_heads) >= _KEPT:
                del _heads[next(iter(_heads))]
            made = paint.head_picture(self._view, self._size, self._ratio, story.skin)
            painter = paint.begin(made, self._at)
            paint_own_hair(painter, self._view, self._tone, story.pattern, story.hair)
            self._scars(painter)
            painter.end()
            _heads[key] = made
        return _heads[key]

    def _seen_scars(self) -> list[ScalpArea]:
        return [each for each in self._story.areas if each.view == self._view and stands(each, AreaKind.SCAR)]

    def _scars(self, painter: QPainter) -> None:
        """Scar tissue is paler than the skin, without hair, and has a fine edge."""
        tissue, edge = self._tone.light.lighter(105), QColor(self._tone.line)
        edge.setAlpha(170)
        painter.setPen(QPen(edge, 1.1 / self._at.scale))
        painter.setBrush(tissue)
        for area in self._seen_scars():
            painter.drawPath(rounded(corners_of(area)))

    def _forget(self, step: int) -> None:
        for kept in (self._plain, self._accented):
            while len(kept) > _KEPT:
                del kept[max(kept, key=lambda each: abs(each - step))]


def rounded(corners: "list[tuple[float, float]]") -> QPainterPath:
    """A closed outline through the middles of its edges: what a hand drew has no corners."""
    drawn = QPainterPath()
    if len(corners) < 3:
        drawn.addPolygon(QPolygonF([QPointF(*each) for each in corners]))
        return drawn
    middles = [
        QPointF((x1 + x2) / 2, (y1 + y2) / 2)
        for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True)
    ]
    drawn.moveTo(middles[-1])
    for corner, after in zip(corners, middles, strict=True):
        drawn.quadTo(QPointF(*corner), after)
    drawn.closeSubpath()
    return drawn
