"""Bars with their names at the left and their figures at the right; a bar may have parts, and a mark for a target."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QResizeEvent

from smpdesk.ui.shared.chart import Chart, Mark, font
from smpdesk.ui.shared.theme import colour, px

_ROW, _BAR = 27, 15


class Piece(NamedTuple):
    """A part of a bar: how much, in which role of colour, and what is said of it. ``start`` leaves room before it."""

    value: float
    role: str
    text: str
    start: float = 0.0


class Bar(NamedTuple):
    """A row: name, parts, its figure in words, and where a ``target`` lies."""

    name: str
    pieces: tuple[Piece, ...]
    said: str
    target: float | None = None


class BarChart(Chart):
    """As high as its rows. A quarter to a third of the width is for names."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _ROW)
        self._bars: tuple[Bar, ...] = ()
        self._legend: tuple[tuple[str, str], ...] = ()
        self._top = 1.0

    def show_bars(
        self, bars: Sequence[Bar], told: str, top: float = 0.0, legend: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show these; the longest, or ``top``, fills the width. ``legend`` names roles of colours."""
        self._bars, self._legend = tuple(bars), tuple(legend)
        longest = [sum(piece.start + piece.value for piece in each.pieces) for each in bars]
        self._top = top or max([1e-9, *longest, *(each.target or 0 for each in bars)])
        self.show_figure(told)

    def high(self) -> int:
        """A row for each bar."""
        return px(_ROW) * (max(1, len(self._bars)) + self._explained()[1]) + px(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A legend may take another line."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _explained(self) -> tuple[list[QPointF], int]:
        """Where each name of the legend begins, and how many lines it takes."""
        metrics, left, line = QFontMetricsF(font(12)), 0.0, 0
        places = []
        for _role, name in self._legend:
            wide = metrics.horizontalAdvance(name) + px(34)
            if left and left + wide - px(18) > self.width() - px(6):
                left, line = 0.0, line + 1
            places.append(QPointF(left, line * px(_ROW)))
            left += wide
        return places, line + 1 if self._legend else 0

    def paint(self, painter: QPainter, field: QRectF) -> list[Mark]:
        """Name, bar, figure."""
        plain, strong = QFontMetricsF(font(12)), QFontMetricsF(font(12, strong=True))
        named = max([0.0, *(plain.horizontalAdvance(each.name) for each in self._bars)])
        named = min(named, field.width() * 0.36) + px(12)
        said = max([0.0, *(strong.horizontalAdvance(each.said) for each in self._bars)]) + px(10)
        marks: list[Mark] = []
        self._explain(painter, field, plain)
        for number, bar in enumerate(self._bars, self._explained()[1]):
            row = QRectF(field.left(), field.top() + number * px(_ROW), field.width(), px(_ROW))
            base = row.center().y() + plain.ascent() / 2 - px(2)
            painter.setFont(font(12))
            painter.setPen(colour("ink"))
            name = plain.elidedText(bar.name, Qt.TextElideMode.ElideRight, named - px(10))
            painter.drawText(QPointF(row.left(), base), name)
            track = QRectF(
                row.left() + named, row.center().y() - px(_BAR) / 2, row.width() - named - said, px(_BAR)
            )
            marks += self._bar(painter, track, bar)
            painter.setFont(font(12, strong=True))
            painter.setPen(colour("ink"))
            painter.drawText(QPointF(row.right() - said + px(10), base), bar.said)
        return marks

    def _explain(self, painter: QPainter, field: QRectF, metrics: QFontMetricsF) -> None:
        for (role, name), place in zip(self._legend, self._explained()[0], strict=True):
            at = field.topLeft() + place
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(role))
            painter.drawRect(QRectF(at.x(), at.y() + px(7), px(11), px(11)))
            painter.setPen(colour("ink"))
            painter.drawText(QPointF(at.x() + px(16), at.y() + px(7) + metrics.ascent() - px(2)), name)

    def _bar(self, painter: QPainter, track: QRectF, bar: Bar) -> list[Mark]:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunk"))
        painter.drawRect(track)
        left, marks = track.left(), []
        for piece in bar.pieces:
            left += track.width() * piece.start / self._top
            wide = track.width() * piece.value / self._top
            if wide > 0:
                box = QRectF(left, track.top(), max(px(2), wide - 1), track.height())
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(piece.role))
                painter.drawRect(box)
                marks.append(Mark(box, f"{bar.name}: {piece.text}"))
            left += wide
        if bar.target is not None:
            at = track.left() + track.width() * bar.target / self._top
            painter.setPen(QPen(colour("ink"), px(2)))
            painter.drawLine(QPointF(at, track.top() - px(3)), QPointF(at, track.bottom() + px(3)))
        return marks
