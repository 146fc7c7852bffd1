"""A grid of pictures of which one is chosen: by mouse, or with the arrow keys."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from smpdesk.ui.consultation.walk import target
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import FAMILY, colour, px

Paint = Callable[[str, QSize, float], QPixmap]


class Offer(NamedTuple):
    """One tile: the value it stands for, its short name, what it means, and the code of its drawing."""

    value: str
    name: str
    spoken: str
    drawing: str


class PictureTile(QRadioButton):
    """A drawing with its name below. Chosen it is tinted, framed and ticked: not by colour alone."""

    looked_at = Signal(object)  # the tile
    walked = Signal(object, object)  # the tile, Qt.Key

    def __init__(self, offer: Offer, paint: Paint, size: QSize) -> None:
        super().__init__()
        self.offer, self._paint, self._size = offer, paint, size
        self.setAutoExclusive(False)
        self.setText(offer.name)
        self.setAccessibleName(offer.spoken)
        self.setToolTip(offer.spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The drawing, a frame, and room for the name."""
        lines = self._name_lines(self._width() - px(6))
        return QSize(self._width(), px(self._size.height()) + px(10) + lines * self._line())

    def minimumSizeHint(self) -> QSize:
        """The same: a tile is never squeezed."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Anywhere on the tile."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if chosen or self.underMouse():
            painter.setBrush(colour("tint" if chosen else "hover"))
        role = "focus" if self.hasFocus() else "accent" if chosen else "line"
        painter.setPen(QPen(colour(role), 2 if self.hasFocus() or chosen else 1))
        painter.drawRoundedRect(frame, px(7), px(7))
        size = QSize(px(self._size.width()), px(self._size.height()))
        drawing = self._paint(self.offer.drawing, size, self.devicePixelRatioF())
        painter.drawPixmap(QPoint((self.width() - size.width()) // 2, px(4)), drawing)
        self._paint_name(painter, chosen)
        if chosen:
            self._paint_tick(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk; Delete takes the choice away."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.isChecked():
                self.click()
        elif key in _WALKING:
            self.walked.emit(self, key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this one is looked at."""
        super().focusInEvent(event)
        self.looked_at.emit(self)

    def event(self, event: QEvent) -> bool:
        """So does the mouse."""
        if event.type() == QEvent.Type.HoverEnter:
            self.looked_at.emit(self)
        return super().event(event)

    def _paint_name(self, painter: QPainter, chosen: bool) -> None:
        painter.setFont(self._font(chosen))
        painter.setPen(colour("accent_ink" if chosen else "ink"))
        top = px(self._size.height()) + px(5)
        box = self.rect().adjusted(px(3), top, -px(3), -px(3))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), self.offer.name)

    def _paint_tick(self, painter: QPainter) -> None:
        box = QRectF(self.width() - px(20), px(5), px(15), px(15))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawEllipse(box)
        pen = QPen(colour("on_accent"), px(2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y, unit = box.left(), box.top(), box.width() / 15
        painter.drawPolyline(
            [QPoint(round(x + a * unit), round(y + b * unit)) for a, b in ((4, 8), (6.5, 10.5), (11, 5))]
        )

    def _font(self, strong: bool) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(px(12))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing()

    def _width(self) -> int:
        return px(self._size.width()) + px(2)

    def _name_lines(self, width: int) -> int:
        from PySide6.QtGui import QFontMetrics

        metrics = QFontMetrics(self._font(True))
        box = metrics.boundingRect(0, 0, width, 1000, int(Qt.TextFlag.TextWordWrap), self.offer.name)
        return max(1, round(box.height() / metrics.lineSpacing()))


_WALKING = frozenset(
    (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
)


class PictureGrid(QWidget):
    """Tiles of which one or none is chosen. One stop of the Tab key; the arrows choose within it."""

    edited = Signal()
    looked_at = Signal(object)  # the Offer under the mouse or the focus

    def __init__(self, offers: Sequence[Offer], paint: Paint, size: QSize) -> None:
        super().__init__()
        self._tiles = [PictureTile(offer, paint, size) for offer in offers]
        flow = Flow(self, gap=5)
        for tile in self._tiles:
            flow.addWidget(tile)
            tile.clicked.connect(self._pressed)
            tile.looked_at.connect(self._looked)
            tile.walked.connect(self._walk)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._rove()

    def value(self) -> str:
        """The value chosen, empty for none."""
        return next((tile.offer.value for tile in self._tiles if tile.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose a value without saying that somebody edited."""
        for tile in self._tiles:
            tile.setChecked(tile.offer.value == value)
        self._rove()

    def setAccessibleName(self, name: str) -> None:
        """The grid is a group; each tile says its own name."""
        super().setAccessibleName(name)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the tile that is chosen, or to the first."""
        self._stop().setFocus(reason)

    def _stop(self) -> PictureTile:
        return next((tile for tile in self._tiles if tile.isChecked()), self._tiles[0])

    def _rove(self) -> None:
        stop = self._stop()
        for tile in self._tiles:
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile is stop else Qt.FocusPolicy.ClickFocus)

    @Slot(object)
    def _looked(self, tile: PictureTile) -> None:
        self.looked_at.emit(tile.offer)

    @Slot()
    def _pressed(self) -> None:
        tile = self.sender()
        for other in self._tiles:
            if other is not tile:
                other.setChecked(False)
        self._rove()
        self.edited.emit()

    @Slot(object, object)
    def _walk(self, tile: PictureTile, key: Qt.Key) -> None:
        wanted = target([each.geometry() for each in self._tiles], self._tiles.index(tile), key)
        there = self._tiles[wanted]
        if there is tile:
            return
        for other in self._tiles:
            other.setChecked(other is there)
        self._rove()
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()
