"""Skin phototypes as patches of skin."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QRadialGradient

from smpdesk import resources
from smpdesk.ui.shared.theme import colour, look, px


@cache
def _tones() -> dict[str, list[str]]:
    found: dict[str, list[str]] = resources.toml("heads/skin.toml")["tone"]
    return found


def picture(code: str, size: QSize, ratio: float) -> QPixmap:
    """A rounded patch in the colour of a phototype, lit from the upper left."""
    return _picture(code, size.width(), size.height(), ratio, look.name)


@cache
def _picture(code: str, width: int, height: int, ratio: float, _look: str) -> QPixmap:
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    light, shade = (QColor.fromString(each) for each in _tones()[code][:2])
    glow = QRadialGradient(QPointF(width * 0.35, height * 0.3), width * 0.9)
    glow.setColorAt(0, light)
    glow.setColorAt(1, shade)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("line_strong"), 1))
    painter.setBrush(glow)
    painter.drawRoundedRect(QRectF(4, 2, width - 8, height - 4), px(8), px(8))
    painter.end()
    return made
