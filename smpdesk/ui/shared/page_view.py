"""Pages of paper on the screen: white in every look, drawn from images that a page of the window fetches.

The view knows no PDF. It is handed images, and asks for new ones by `pages_wanted` when the width it shows them
at has changed or when pages come into sight that it has no image of.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from smpdesk.ui.shared import theme

_KEPT = 12  # page images in memory: A4 at 900 px is 4.6 MB
_SETTLED = 80  # ms without a further resize before sharper images are asked for
_NARROWEST, _WIDEST = 240, 2400  # px of a page
_STEP = 1.2


class PageImage(Protocol):
    """An image of one page: `pixels` are rows of `stride` bytes, four bytes a pixel in the order B, G, R, unused."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def pixels(self) -> bytes: ...


class Wanted(NamedTuple):
    """What the view lacks: numbers of pages from 0, and the width in device pixels they are shown at."""

    pages: tuple[int, ...]
    width: int


class Zoom(Enum):
    """How large the paper is shown."""

    PAGE = "page"
    WIDTH = "width"
    FREE = "free"


def as_image(page: PageImage) -> QImage:
    """The page as Qt paints it, with pixels of its own."""
    return QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()


def paint_paper(painter: QPainter, place: QRect) -> None:
    """A blank sheet: white in every look, because a printer has no other."""
    painter.fillRect(place, Qt.GlobalColor.white)


class PageView(QAbstractScrollArea):
    """Shows the pages of one paper under each other."""

    pages_wanted = Signal(object)
    zoom_changed = Signal(object)

    def __init__(self, name: str, zoom: Zoom = Zoom.WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes: list[float] = []
        self._images: dict[int, QImage] = {}
        self._asked: Wanted | None = None
        self._zoom = zoom
        self._free = 0
        self._name = name
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settle.timeout.connect(self._ask)
        self.setAccessibleName(name)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.on_change(self._dressed)

    # What a page of the window uses

    @property
    def zoom(self) -> Zoom:
        """How large the paper is shown now."""
        return self._zoom

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self._shapes)

    def device_width(self) -> int:
        """Width in device pixels at which images are needed now; right for A4 and Letter before any page is known."""
        return round(self._page_width() * self.devicePixelRatioF())

    def show_pages(self, pages: Sequence[PageImage], text: str = "") -> None:
        """Show a whole paper from its images; `text` is what a screen reader says of it."""
        self.open([(page.width, page.height) for page in pages], text)
        self.put(dict(enumerate(pages)))

    def open(self, sizes: Sequence[tuple[float, float]], text: str = "") -> None:
        """Show a paper whose pages have these sizes (any unit); their images are asked for as they come in sight."""
        self._shapes = [height / width for width, height in sizes]
        self._images.clear()
        self._asked = None
        self.setAccessibleDescription(text)
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def put(self, pages: Mapping[int, PageImage]) -> None:
        """Take images that were asked for; those of a paper shown before must not come here."""
        for index, page in pages.items():
            if index < len(self._shapes):
                self._images[index] = as_image(page)
        self._forget()
        self.viewport().update()
        if self._lacking():
            self._settle.start()

    def blank(self) -> None:
        """Take the images away and keep the shape: another paper is on its way, and nobody shall read this one."""
        self._images.clear()
        self._asked = None
        self._settle.stop()
        self.setAccessibleDescription("")
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the whole page, or the page as wide as there is room."""
        self._zoom = zoom
        self._lay_out()
        self._settle.start()
        self.zoom_changed.emit(zoom)

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller than now by a factor."""
        self._free = round(max(_NARROWEST, min(_WIDEST, self._page_width() * factor)))
        self.set_zoom(Zoom.FREE)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(420))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self._shapes:
            self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._shapes:
            self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("sunk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index, place in enumerate(self._places()):
            if place.intersects(event.rect()):
                self._paint_page(painter, index, place)
        if self.hasFocus() and self._shapes:
            pen = painter.pen()
            pen.setColor(theme.colour("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_STEP)
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif control and key == Qt.Key.Key_0:
            self.set_zoom(Zoom.WIDTH)
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._shapes:
            self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    # Slots

    @Slot(int)
    def _scrolled(self, _value: int) -> None:
        if self._lacking():
            self._settle.start()

    @Slot()
    def _dressed(self) -> None:
        self._lay_out()
        self.viewport().update()

    @Slot()
    def _ask(self) -> None:
        wanted = Wanted(self._lacking(), self.device_width())
        if wanted.pages and wanted != self._asked:
            self._asked = wanted
            self.pages_wanted.emit(wanted)

    # Laying out and painting

    def _margin(self) -> int:
        return theme.px(20)

    def _page_width(self) -> int:
        """Width of the widest page in logical pixels."""
        # The room without a scroll bar would change with the bar it decides on.
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(_NARROWEST, self.width() - bar - 2 * self._margin())
        if self._zoom is Zoom.FREE:
            return self._free
        if self._zoom is Zoom.WIDTH:
            return min(room, theme.px(900))
        tall = max(self._shapes, default=1.414)
        return max(_NARROWEST, min(room, int((self.viewport().height() - 2 * self._margin()) / tall)))

    def _heights(self) -> list[int]:
        width = self._page_width()
        return [round(width * shape) for shape in self._shapes]

    def _places(self) -> list[QRect]:
        """Where each page lies in the viewport now."""
        width, margin = self._page_width(), self._margin()
        left = max(margin, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        top = margin - self.verticalScrollBar().value()
        places = []
        for height in self._heights():
            places.append(QRect(QPoint(left, top), QSize(width, height)))
            top += height + margin
        return places

    def _lay_out(self) -> None:
        room, margin = self.viewport().size(), self._margin()
        tall = sum(self._heights()) + margin * (len(self._shapes) + 1) if self._shapes else 0
        wide = self._page_width() + 2 * margin if self._shapes else 0
        for bar, needed, there in (
            (self.verticalScrollBar(), tall, room.height()),
            (self.horizontalScrollBar(), wide, room.width()),
        ):
            bar.setRange(0, max(0, needed - there))
            bar.setPageStep(there)
            bar.setSingleStep(theme.px(40))
        self.viewport().update()

    def _in_sight(self) -> list[int]:
        sight = self.viewport().rect()
        return [index for index, place in enumerate(self._places()) if place.intersects(sight)]

    def _lacking(self) -> tuple[int, ...]:
        """Pages in sight without an image of the width they are shown at."""
        width = self.device_width()
        found = []
        for index in self._in_sight():
            image = self._images.get(index)
            if image is None or abs(image.width() - width) > 1:
                found.append(index)
        return tuple(found)

    def _forget(self) -> None:
        """Keep the images nearest to what is in sight."""
        sight = self._in_sight()
        middle = sight[0] if sight else 0
        far = sorted(self._images, key=lambda index: abs(index - middle), reverse=True)
        for index in far[: max(0, len(far) - _KEPT)]:
            del self._images[index]

    def _paint_page(self, painter: QPainter, index: int, place: QRect) -> None:
        painter.fillRect(place.adjusted(-1, -1, 1, 1), theme.colour("edge"))
        painter.fillRect(place.adjusted(1, place.height() + 1, 1, 3), theme.colour("edge"))
        paint_paper(painter, place)
        image = self._images.get(index)
        if image is not None:
            painter.drawImage(place, image)
