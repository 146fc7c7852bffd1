"""Our own strokes from resources/icons, in a colour of the theme.

QtSvg draws `currentColor` black, so the colour is put in before the drawing is rendered.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from smpdesk import resources
from smpdesk.ui.shared.theme import colour, px

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer


def renderer(name: str, role: str = "ink") -> "QSvgRenderer":
    """The drawing `name` ready to be painted in a colour of the theme."""
    from PySide6.QtSvg import QSvgRenderer  # late: the first paint may have no drawing

    source = resources.text(f"icons/{name}.svg").replace("currentColor", colour(role).name())
    return QSvgRenderer(QByteArray(source.encode()))


def pixmap(name: str, size: int, role: str = "ink", ratio: float = 1.0) -> QPixmap:
    """A picture of `size` pixels of the screen's own measure, sharp at `ratio` device pixels."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer(name, role).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, role: str = "ink", quiet_role: str = "faint") -> QIcon:
    """An icon for buttons and menus, drawn for ordinary and for dense screens."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, px(18), role, ratio))
        made.addPixmap(pixmap(name, px(18), quiet_role, ratio), QIcon.Mode.Disabled)
    return made


class Drawing(QWidget):
    """A drawing that stands by itself; it says nothing to screen readers."""

    def __init__(self, name: str, size: int, role: str = "faint") -> None:
        super().__init__()
        self._name, self._size, self._role = name, size, role
        self._renderer: QSvgRenderer | None = None
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As large as it was asked to be at the present text size."""
        return QSize(px(self._size), px(self._size))

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: draw anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._renderer = None
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it over the whole widget."""
        if self._renderer is None:
            self._renderer = renderer(self._name, self._role)
        self._renderer.render(QPainter(self), QRectF(self.rect()))
