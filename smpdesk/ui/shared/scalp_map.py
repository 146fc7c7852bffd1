"""The scalp map: one head with the dots of a chart, a place to point at or to walk to, and drawing by hand.

Head and dots are cached pictures, one for each step; what changes while one looks is painted live. Dots follow one
turn after the head, so that a page is on screen before they are worked out, and the steps beside the one that is
shown are made in the turns after that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.domain.chart import ChartStory, Layer, Place, Span, area_place
from smpdesk.domain.dots import FULL_PER_CM2, share
from smpdesk.domain.outline import stands
from smpdesk.domain.scalp_area import AreaKind
from smpdesk.domain.session import Zone
from smpdesk.ui.shared import scalp_access
from smpdesk.ui.shared import scalp_paint as paint
from smpdesk.ui.shared.place_words import map_words, place_words
from smpdesk.ui.shared.scalp_draw import Drawing, draft_of, drawing_words
from smpdesk.ui.shared.scalp_frames import Frames
from smpdesk.ui.shared.scalp_marks import Marks, Shown, place_at, place_curve
from smpdesk.ui.shared.theme import colour, px
from smpdesk.ui.shared.zone_words import VIEWS

_SETTLE_MS = 60  # while the widget is being resized the old picture is stretched
_STEPS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip
_VIEW_KEYS = dict(
    zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5), VIEWS, strict=True)
)


class ScalpMap(QWidget):
    """Shows a story on one view of the head, after one step of it."""

    place_chosen = Signal(object)  # Place, or None when nothing is chosen any more
    zone_chosen = Signal(object)  # the same as a Zone
    view_changed = Signal(str)
    step_requested = Signal(int)  # by how many steps to go on
    area_drawn = Signal(object)  # ScalpArea that is not kept yet
    drawing_changed = Signal()  # begun, a corner more, ended

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scalp_access.install()
        self.every_zone = False  # the arrows walk through all zones, not only those that were worked
        self.accent = False
        self.plan = False
        self._story = ChartStory()
        self._view = "top"
        self._step = -1
        self._chosen: Place | None = None
        self._pointed: Place | None = None
        self._drawing: Drawing | None = None
        self._frames: tuple[object, Frames] | None = None
        self._shown: tuple[tuple[object, ...], QPixmap] | None = None
        self._ahead: Iterator[None] = iter(())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._make)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    @property
    def view(self) -> str:
        """The view shown: front, top, left, right or back."""
        return self._view

    @property
    def story(self) -> ChartStory:
        """What is shown."""
        return self._story

    @property
    def step(self) -> int:
        """-1 before the first session, the index of a session, or the number of sessions for what comes next."""
        return self._step

    @property
    def place(self) -> Place | None:
        """The place that was pointed at or walked to."""
        return self._chosen

    @property
    def chosen(self) -> Zone | None:
        """Its zone."""
        return self._chosen.zone if self._chosen else None

    @property
    def drawing(self) -> Drawing | None:
        """What is being drawn by hand just now."""
        return self._drawing

    def show_story(self, story: ChartStory, step: int | None = None) -> None:
        """Show another story, after its last session or another step; a chosen place stays when it is still there."""
        self._story = story
        self._step = len(story.layers) - 1 if step is None else step
        area = story.area(self._chosen) if self._chosen else None
        if self._chosen and self._chosen.area and (area is None or not stands(area)):
            self.choose(None)
        self._refresh()

    def show_step(self, step: int) -> None:
        """Show the same story after another step."""
        self._step = max(-1, min(step, len(self._story.layers)))
        self._refresh()

    def show_work(self, layers: Mapping[Zone, int]) -> None:
        """Show work of which only the number of layers is known, by the usual share of each (1.3)."""
        spans = {
            Place(zone): Span(0, round(share(count) * FULL_PER_CM2), count, False)
            for zone, count in layers.items()
            if count > 0
        }
        layer = Layer(0, 0, self._story.today, "", False, spans)
        if self._chosen is not None and self._chosen not in spans:
            self.choose(None)
        self.show_story(replace(self._story, layers=(layer,) if spans else ()))

    def show_view(self, view: str) -> None:
        """Look at the head from another side. Raises KeyError for a view that does not exist."""
        if view == self._view:
            return
        paint.heads()[view]
        self._view = view
        self._pointed = None
        if self._chosen is not None and place_curve(self._story, view, self._chosen) is None:
            self.choose(None)
        self._refresh()
        self.view_changed.emit(view)

    def choose(self, place: Place | Zone | None) -> None:
        """Single out a place or a whole zone, or none."""
        wanted = Place(place) if isinstance(place, Zone) else place
        if wanted != self._chosen:
            self._chosen = wanted
            self._describe()
            self.update()
            scalp_access.chosen(self)
            self.place_chosen.emit(wanted)
            self.zone_chosen.emit(wanted.zone if wanted else None)

    def begin_drawing(self, kind: AreaKind) -> None:
        """Let a place be drawn by hand; `area_drawn` brings it, Escape stops it."""
        box = paint.scalp_curve(self._view).boundingRect()
        self._drawing = Drawing(kind, (box.center().x(), box.center().y()))
        self._pointed = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocus()
        self._describe()
        self.update()
        self.drawing_changed.emit()

    def stop_drawing(self) -> None:
        """Nothing is drawn after all."""
        self._drawing = None
        self.unsetCursor()
        self._describe()
        self.update()
        self.drawing_changed.emit()

    def places_in_view(self) -> list[Place]:
        """The places the arrows walk through: worked, planned and drawn ones in this view, then other zones; all
        zones when there is none.
        """
        view = paint.heads()[self._view]
        drawn = [area_place(each) for each in self._story.areas if stands(each)]
        told = [each for each in dict.fromkeys([*self._story.places(), *drawn]) if self._seen(each)]
        if told and not self.every_zone:
            return told
        return list(dict.fromkeys([*told, *(Place(zone) for zone in (*view.zones, *view.patches))]))

    def words_of(self, place: Place) -> str:
        """What is known of a place at this step."""
        return place_words(self._story, place, self._step)

    def rect_of(self, place: Place) -> QRectF:
        """Where a place lies in the widget."""
        drawn = place_curve(self._story, self._view, place)
        at = paint.fit(self._view, self.size())
        box = drawn.boundingRect() if drawn is not None else QRectF()
        return QRectF(at.to_screen((box.left(), box.top())), box.size() * at.scale)

    def sizeHint(self) -> QSize:
        """Small: a scroll area would otherwise scroll for a picture that can shrink."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which the labels can be read."""
        return QSize(px(240), px(320))

    def event(self, event: QEvent) -> bool:
        """Say what lies under the mouse."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.words_of(self._pointed) if self._pointed else "")
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another look: the pictures are made anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._frames = self._shown = None
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the places, Escape lets go, Page keys step, 1 to 5 turn the head."""
        key = Qt.Key(event.key())
        if self._drawing is not None:
            self._draw_key(event)
        elif key in _STEPS:
            places = self.places_in_view()
            way = _STEPS[key]
            at = places.index(self._chosen) + way if self._chosen in places else (0 if way > 0 else -1)
            self.choose(places[at % len(places)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.step_requested.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in _VIEW_KEYS:
            self.show_view(_VIEW_KEYS[key])
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which place a press would choose, or go on drawing."""
        if self._drawing is not None:
            self._drawing.drag(self._to_head(event.position()))
            self.update()
            return
        place = self._place_at(event.position())
        if place != self._pointed:
            self._pointed = place
            self.setCursor(Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the place under the mouse; pressing it again or beside the head lets go."""
        if self._drawing is not None:
            self._drawing.press(self._to_head(event.position()))
            return
        place = self._place_at(event.position())
        self.choose(None if place == self._chosen else place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A stroke ends."""
        if self._drawing is not None:
            self._drawing.release()
            self._after_drawing()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The pen draws as the mouse does; outside drawing it points through the mouse events Qt makes of it."""
        if self._drawing is None:
            event.ignore()
            return
        at = self._to_head(event.position())
        if event.type() == QEvent.Type.TabletPress:
            self._drawing.press(at)
        elif event.type() == QEvent.Type.TabletMove:
            self._drawing.drag(at)
        elif event.type() == QEvent.Type.TabletRelease:
            self._drawing.release()
            self._after_drawing()
        event.accept()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No place is under the mouse any more."""
        super().leaveEvent(event)
        self._pointed = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture of the step, then what changes while one looks."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        key, frames = self._key(), self._frames
        if frames is not None and frames[0] == key and frames[1].ready(self._step, self.accent):
            self._shown = ((self._story.client, *key[:5]), frames[1].frame(self._step, self.accent))
            painter.drawPixmap(0, 0, self._shown[1])
        else:
            self._wait(painter)
        shown = Shown(self._story, self._view, self._step, self._chosen, self._pointed, self.plan)
        Marks(shown, self.size()).paint(painter, self.font())
        if self._drawing is not None:
            at, (_, halo) = paint.fit(self._view, self.size()), paint.stop_colours()
            painter.save()
            painter.translate(at.left, at.top)
            painter.scale(at.scale, at.scale)
            self._drawing.paint(painter, paint.tone(self._story.skin).mark, halo, 1 / at.scale)
            painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))

    @Slot()
    def _make(self) -> None:
        """Make the picture that is wanted; when it is there, one of its neighbours each turn."""
        key = self._key()
        if self._frames is None or self._frames[0] != key:
            self._frames = (key, Frames(self._story, self._view, self.size(), self.devicePixelRatioF()))
        frames = self._frames[1]
        if not frames.ready(self._step, self.accent):
            frames.frame(self._step, self.accent)
            self._ahead = frames.ahead(self._step, self.accent)
            self.update()
            self._later.start(0)
        elif next(self._ahead, StopIteration) is None:
            self._later.start(0)

    def _wait(self, painter: QPainter) -> None:
        """Show what there was of this head until the right picture is made, stretched while the size changes."""
        was, now = self._shown, (self._story.client, *self._key()[:5])
        same = was is not None and (was[0][0], *was[0][3:]) == (now[0], *now[3:])
        if was is not None and same:
            painter.drawPixmap(self.rect(), was[1])
        self._later.start(_SETTLE_MS if was is not None and same and was[0] != now else 0)

    def _key(self) -> tuple[object, ...]:
        size, look = self.size(), colour("skin").rgb() ^ colour("dot").rgb() ^ colour("accent").rgb()
        return (size.width(), size.height(), self.devicePixelRatioF(), self._view, look, id(self._story))

    def _refresh(self) -> None:
        frames = self._frames
        if frames is not None and frames[0] == self._key():
            self._ahead = frames[1].ahead(self._step, self.accent)
            self._later.start(0)
        self._describe()
        self.update()

    def _draw_key(self, event: QKeyEvent) -> None:
        drawing = self._drawing
        if event.key() == Qt.Key.Key_Escape:
            self.stop_drawing()
        elif drawing is not None and drawing.key(event):
            self._after_drawing()
        else:
            super().keyPressEvent(event)

    def _after_drawing(self) -> None:
        """A corner more, or a whole outline, which ends the drawing."""
        drawing = self._drawing
        if drawing is not None and len(drawing.closed) >= 3:
            corners, kind = drawing.closed, drawing.kind
            self.stop_drawing()
            self.area_drawn.emit(draft_of(self._story, self._view, kind, corners))
        else:
            self._describe()
            self.update()
            self.drawing_changed.emit()

    def _seen(self, place: Place) -> bool:
        return place_curve(self._story, self._view, place) is not None

    def _to_head(self, at: QPointF) -> tuple[float, float]:
        return paint.fit(self._view, self.size()).to_head(at)

    def _place_at(self, at: QPointF) -> Place | None:
        return place_at(self._story, self._view, self._to_head(at), self._story.places())

    def _describe(self) -> None:
        self.setAccessibleName(f"Scalp map, {VIEWS[self._view].lower()} view")
        if self._drawing is not None:
            said = drawing_words(self._drawing, self._view)
        else:
            said = map_words(self._story, self._step, self._chosen)
        self.setAccessibleDescription(said)
