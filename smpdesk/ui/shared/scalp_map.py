"""The scalp map: one head, its worked zones as dots by layer, a zone to point at or to walk to with the arrows.

Head and dots are cached pictures; outlines, the chosen zone and the labels are painted live. Dots follow one turn
after the head, so that a page is on screen before they are worked out.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.domain.session import Zone
from smpdesk.ui.shared import scalp_paint as paint
from smpdesk.ui.shared.scalp_marks import Marks, mark_words
from smpdesk.ui.shared.theme import colour, px
from smpdesk.ui.shared.zone_words import VIEWS, work_in_words

_SETTLE_MS = 60  # while the widget is being resized the old dots are stretched


class ScalpMap(QWidget):
    """Shows ``layers`` (zone to number of layers) on one view of the head."""

    zone_chosen = Signal(object)  # Zone, or None when no zone is chosen any more
    view_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = "top"
        self._layers: dict[Zone, int] = {}
        self._chosen: Zone | None = None
        self._under_mouse: Zone | None = None
        self._head: tuple[object, QPixmap] | None = None
        self._dots: tuple[object, QPixmap] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._make_dots)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    @property
    def view(self) -> str:
        """The view shown: front, top, left, right or back."""
        return self._view

    @property
    def chosen(self) -> Zone | None:
        """The zone that was pointed at or walked to."""
        return self._chosen

    @property
    def layers(self) -> Mapping[Zone, int]:
        """What is shown: layers by zone."""
        return self._layers

    def show_work(self, layers: Mapping[Zone, int]) -> None:
        """Show other work; a chosen zone that has no place in it any more is let go."""
        self._layers = {zone: count for zone, count in layers.items() if count > 0}
        if self._chosen is not None and self._chosen not in self._layers:
            self.choose(None)
        self._describe()
        self.update()

    def show_view(self, view: str) -> None:
        """Look at the head from another side. Raises KeyError for a view that does not exist."""
        if view == self._view:
            return
        paint.heads()[view]
        self._view = view
        self._under_mouse = None
        if self._chosen is not None and paint.zone_curve(view, self._chosen) is None:
            self.choose(None)
        self._describe()
        self.update()
        self.view_changed.emit(view)

    def choose(self, zone: Zone | None) -> None:
        """Single out a zone, or none."""
        if zone != self._chosen:
            self._chosen = zone
            self._describe()
            self.update()
            self.zone_chosen.emit(zone)

    def zones_in_view(self) -> list[Zone]:
        """The zones the arrows walk through: the worked ones in this view, or all of it when none is."""
        view = paint.heads()[self._view]
        worked = [zone for zone in Zone if zone in self._layers and view.shape(zone)]
        return worked or list(view.zones)

    def sizeHint(self) -> QSize:
        """Small: a scroll area would otherwise scroll for a picture that can shrink."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which the labels can be read."""
        return QSize(px(240), px(300))

    def event(self, event: QEvent) -> bool:
        """Say what lies under the mouse."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._words(self._under_mouse) if self._under_mouse else "")
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another look: both pictures are made anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._head = self._dots = None
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk through the zones, Escape lets go."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key()), 0
        )
        if step:
            zones = self.zones_in_view()
            at = zones.index(self._chosen) + step if self._chosen in zones else (0 if step > 0 else -1)
            self.choose(zones[at % len(zones)])
        elif event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which zone a press would choose."""
        zone = self._zone_at(event.position())
        if zone != self._under_mouse:
            self._under_mouse = zone
            self.setCursor(Qt.CursorShape.PointingHandCursor if zone else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the zone under the mouse; pressing it again or beside the head lets go."""
        zone = self._zone_at(event.position())
        self.choose(None if zone == self._chosen else zone)

    def leaveEvent(self, event: QEvent) -> None:
        """No zone is under the mouse any more."""
        super().leaveEvent(event)
        self._under_mouse = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Head, dots, then what changes while one looks."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        key = self._key()
        if self._head is None or self._head[0] != key[:4]:
            self._head = (key[:4], paint.head_picture(self._view, self.size(), self.devicePixelRatioF()))
        painter.drawPixmap(0, 0, self._head[1])
        if self._dots is not None and self._dots[0] == key:
            painter.drawPixmap(0, 0, self._dots[1])
        elif self._layers:
            self._wait_for_dots(painter)
        marks = Marks(self._view, self.size(), self._layers, self._chosen, self._under_mouse)
        marks.paint_zones(painter)
        marks.paint_labels(painter, self.font())
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))

    @Slot()
    def _make_dots(self) -> None:
        key = self._key()
        self._dots = (
            key,
            paint.dots_picture(self._view, self._layers, self.size(), self.devicePixelRatioF()),
        )
        self.update()

    def _wait_for_dots(self, painter: QPainter) -> None:
        """Stretch the old dots while only the size changed; the new ones come when it has settled."""
        key, old = self._key(), self._dots
        resized = (
            old is not None and isinstance(old[0], tuple) and old[0][0] == key[0] and old[0][3:] == key[3:]
        )
        if resized and old is not None:
            painter.drawPixmap(self.rect(), old[1])
        self._later.start(_SETTLE_MS if resized else 0)

    def _key(self) -> tuple[object, ...]:
        size = self.size()
        look = colour("skin").rgb() ^ colour("dot").rgb()
        return (
            self._view,
            size.width(),
            size.height(),
            (look, self.devicePixelRatioF()),
            tuple(self._layers.items()),
        )

    def _zone_at(self, at: QPointF) -> Zone | None:
        return paint.zone_at(self._view, paint.fit(self._view, self.size()).to_head(at), self._layers)

    def _words(self, zone: Zone) -> str:
        return mark_words(zone, self._layers.get(zone, 0))

    def _describe(self) -> None:
        self.setAccessibleName(f"Scalp map, {VIEWS[self._view].lower()} view")
        said = work_in_words(self._layers) or "No zone has been worked yet"
        if self._chosen is not None:
            said = f"{self._words(self._chosen)}. All: {said}"
        self.setAccessibleDescription(said)
