"""What lies under and over the cards: hours, columns, closed time, and the line that says now."""

from datetime import time

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from smpdesk.ui.sessions import card_text
from smpdesk.ui.sessions.frame import DaySheet, Frame
from smpdesk.ui.shared.theme import colour, px
from smpdesk.words import time_text


def gutter() -> int:
    """The width that the longest time of day takes, with air on both sides."""
    return round(QFontMetricsF(card_text.font(11, strong=True)).horizontalAdvance(time_text(time(22)))) + px(
        18
    )


def ground(painter: QPainter, rect: QRectF, frame: Frame) -> None:
    """Hours and column edges; what is outside the opening hours lies in the shade."""
    sheet = frame.sheet
    painter.fillRect(rect, colour("paper"))
    left, right = frame.gutter, frame.width
    for starts, ends in closed(sheet):
        painter.fillRect(
            QRectF(left, frame.y(starts), right - left, frame.length(ends - starts)), colour("ground")
        )
    painter.setPen(QPen(colour("line"), 1))
    for hour in range(sheet.opens // 60, sheet.closes // 60 + 1):
        y = round(frame.y(hour * 60)) + 0.5
        painter.drawLine(QLineF(left, y, right, y))
    for index in range(1, len(sheet.columns)):
        x = round(left + index * frame.column) + 0.5
        painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))


def over(painter: QPainter, rect: QRectF, frame: Frame, left: float) -> None:
    """The hours at the left of what is in sight, and the now-line."""
    sheet = frame.sheet
    painter.fillRect(QRectF(left, rect.top(), frame.gutter - px(2), rect.height()), colour("paper"))
    painter.setFont(card_text.font(11, strong=True))
    painter.setPen(colour("muted"))
    high = px(16)
    for hour in range(sheet.opens // 60, sheet.closes // 60 + 1):
        place = QRectF(left, frame.y(hour * 60) - high / 2, frame.gutter - px(9), high)
        aligned = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(place, aligned, time_text(time(hour % 24)))
    now = sheet.minute(sheet.now)
    if sheet.columns and sheet.opens <= now <= sheet.closes:
        line = QRectF(left + frame.gutter - px(5), frame.y(now) - px(2) / 2, frame.width, px(2))
        painter.fillRect(line, colour("bad"))


def closed(sheet: DaySheet) -> list[tuple[int, int]]:
    """The stretches drawn that lie outside the opening hours, in minutes."""
    if sheet.hours is None:
        return [(sheet.opens, sheet.closes)]
    opens, closes = sheet.hours
    spans = ((sheet.opens, min(opens, sheet.closes)), (max(closes, sheet.opens), sheet.closes))
    return [each for each in spans if each[0] < each[1]]
