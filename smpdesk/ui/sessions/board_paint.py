"""What lies under and over the cards: hours, columns, time without work, and the line that says now."""

from collections.abc import Iterator
from datetime import time

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from smpdesk.domain.appointment import OCCUPYING
from smpdesk.domain.working import Turnaround
from smpdesk.ui.sessions import card_text
from smpdesk.ui.sessions.frame import Frame, minute_of
from smpdesk.ui.shared.theme import colour, px
from smpdesk.words import time_text

_SOFT = 0.45  # setting up and cleaning step back behind what is booked


def gutter() -> int:
    """The width that the longest time of day takes, with air on both sides."""
    return round(card_text.metrics(11, strong=True).horizontalAdvance(time_text(time(22)))) + px(18)


def ground(painter: QPainter, rect: QRectF, frame: Frame) -> None:
    """Hours and column edges; what is no working time lies in the shade of its column, with its name."""
    sheet = frame.sheet
    painter.fillRect(rect, colour("paper"))
    left, right = frame.gutter, frame.width
    shades = list(_shades(frame))
    for area, name in shades:
        painter.fillRect(area, colour("sunk" if name else "ground"))
    painter.setPen(QPen(colour("line"), 1))
    for hour in range(sheet.opens // 60, sheet.closes // 60 + 1):
        y = round(frame.y(hour * 60)) + 0.5
        painter.drawLine(QLineF(left, y, right, y))
    for index in range(1, len(sheet.columns)):
        other_day = sheet.columns[index].day != sheet.columns[index - 1].day
        painter.setPen(QPen(colour("line_strong" if other_day else "line"), 1))
        x = round(left + index * frame.column) + 0.5
        painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
    soft = colour("line_strong")
    soft.setAlphaF(_SOFT)
    hatched = QBrush(soft, Qt.BrushStyle.BDiagPattern)
    for area in _bands(frame):
        painter.fillRect(area, hatched)
    for area, name in shades:
        if name:
            _name(painter, area, name)


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
    _now(painter, frame, left)


def _now(painter: QPainter, frame: Frame, left: float) -> None:
    """A line across today; in a week, today's columns with a thin trace at the hours."""
    sheet = frame.sheet
    now, today = minute_of(sheet.now), sheet.now.date()
    columns = [number for number, each in enumerate(sheet.columns) if each.day == today]
    if not columns or not sheet.opens <= now <= sheet.closes:
        return
    y, thick = frame.y(now) - px(2) / 2, px(2)
    painter.fillRect(QRectF(left + frame.gutter - px(5), y, px(5), thick), colour("bad"))
    first = max(frame.x(columns[0]), left + frame.gutter)
    painter.fillRect(QRectF(first, y, frame.x(columns[-1] + 1) - first, thick), colour("bad"))


def _shades(frame: Frame) -> Iterator[tuple[QRectF, str]]:
    """The stretches drawn in which nobody works, with what they are called; neighbours of one name are one."""
    sheet = frame.sheet
    for number, column in enumerate(sheet.columns):
        for each in column.away:
            starts, ends = max(each.starts, sheet.opens), min(each.ends, sheet.closes)
            if starts < ends:
                name = each.name or ("" if each.kind == "closed" else each.kind.value.capitalize())
                yield (
                    QRectF(frame.x(number), frame.y(starts), frame.column, frame.length(ends - starts)),
                    name,
                )


def _name(painter: QPainter, area: QRectF, name: str) -> None:
    face = card_text.font(11, strong=True)
    metrics = card_text.metrics(11, strong=True)
    room = area.width() - px(16)
    if area.height() < metrics.height() or room < metrics.horizontalAdvance("…") * 2:
        return
    painter.setFont(face)
    painter.setPen(colour("muted"))
    top = area.top() + min(px(4), (area.height() - metrics.height()) / 2)
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRectF(area.left() + px(8), top, room, metrics.height()), shown)


def _bands(frame: Frame) -> Iterator[QRectF]:
    """Setting up before a visit and cleaning after it, as a narrow band along its column."""
    if not frame.sheet.turnarounds:
        return
    for booking in frame.sheet.bookings:
        visit = booking.appointment
        column = frame.holding(visit)
        if column is None or visit.state not in OCCUPYING:
            continue
        before, after = frame.sheet.turnarounds.get(visit.kind, Turnaround())
        starts = minute_of(visit.starts)
        ends = starts + visit.minutes
        for first, last in ((starts - before, starts), (ends, ends + after)):
            if first < last:
                left, width = frame.x(column) + frame.pad, frame.column - 2 * frame.pad
                yield QRectF(left, frame.y(first), width, frame.length(last - first))
