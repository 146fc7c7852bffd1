"""Lines over months: scores that fall, results that still hold. Each line is named where it ends."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from smpdesk.ui.shared.chart import LINES, Chart, Mark, dot, font
from smpdesk.ui.shared.theme import colour, px


class Dot(NamedTuple):
    """A point, and what is said of it; ``low`` and ``high`` are its band where there is one."""

    x: float
    y: float
    text: str = ""
    low: float | None = None
    high: float | None = None


class Line(NamedTuple):
    """A line with its name. ``steps`` goes level to the next point, as a curve of survival does."""

    name: str
    dots: tuple[Dot, ...]
    steps: bool = False
    dashed: bool = False


class LineChart(Chart):
    """``unit`` is said under the axis; y runs from 0 to ``top`` with the ticks given."""

    def __init__(self, name: str, top: float, ticks: Sequence[tuple[float, str]], high: int = 210) -> None:
        super().__init__(name, high)
        self._top, self._ticks = top, tuple(ticks)
        self._lines: tuple[Line, ...] = ()
        self._until, self._every = 12.0, 12

    def show_lines(self, lines: Sequence[Line], told: str) -> None:
        """Show these; ``told`` is the picture in words. x are months."""
        self._lines = tuple(lines)
        self._until = max([6.0, *(each.x for line in lines for each in line.dots)]) * 1.03
        self._every = 2 if self._until <= 14 else 6 if self._until <= 36 else 12
        self.show_figure(told)

    def paint(self, painter: QPainter, field: QRectF) -> list[Mark]:
        """Axes, bands, lines, dots, names."""
        metrics = QFontMetricsF(painter.font())
        names = max([0.0, *(metrics.horizontalAdvance(each.name) for each in self._lines)])
        names = min(names, field.width() * 0.34) + px(24)
        left = max(metrics.horizontalAdvance(text) for _value, text in self._ticks) + px(8)
        plot = field.adjusted(left, px(6), -names, -metrics.height() - px(6))
        self._axes(painter, plot, metrics)
        marks: list[Mark] = []
        for number, line in enumerate(self._lines):
            marks += self._line(painter, plot, number, line)
        self._names(painter, plot, metrics, names)
        return marks

    def _place(self, plot: QRectF, x: float, y: float) -> QPointF:
        return QPointF(
            plot.left() + plot.width() * x / self._until, plot.bottom() - plot.height() * y / self._top
        )

    def _axes(self, painter: QPainter, plot: QRectF, metrics: QFontMetricsF) -> None:
        for value, text in self._ticks:
            at = self._place(plot, 0, value).y()
            painter.setPen(QPen(colour("line_strong" if not value else "line"), 1))
            painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at))
            painter.setPen(colour("muted"))
            wide = metrics.horizontalAdvance(text)
            painter.drawText(QPointF(plot.left() - wide - px(6), at + metrics.ascent() / 2 - px(1)), text)
        painter.setPen(colour("muted"))
        month = 0
        while month <= self._until:
            text = f"{month} mo" if self._every < 12 else f"{month // 12} y"
            foot = self._place(plot, month, 0)
            left = foot.x() - metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(left, foot.y() + metrics.ascent() + px(3)), text)
            month += self._every

    def _line(self, painter: QPainter, plot: QRectF, number: int, line: Line) -> list[Mark]:
        role = LINES[number % len(LINES)]
        style = Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine
        self._band(painter, plot, line, role)
        path = []
        for before, after in pairwise(line.dots):
            path.append(self._place(plot, before.x, before.y))
            if line.steps:
                path.append(self._place(plot, after.x, before.y))
        path += [self._place(plot, each.x, each.y) for each in line.dots[-1:]]
        painter.setPen(QPen(colour(role), px(2), style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(path))
        marks = []
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(role))
        for each in line.dots:
            if not each.text:
                continue
            at = self._place(plot, each.x, each.y)
            dot(painter, at, number, px(3) if line.steps else px(4))
            marks.append(Mark(QRectF(at.x() - px(6), at.y() - px(6), px(12), px(12)), each.text))
        return marks

    def _band(self, painter: QPainter, plot: QRectF, line: Line, role: str) -> None:
        edge = [each for each in line.dots if each.low is not None and each.high is not None]
        if len(edge) < 2:
            return
        upper: list[QPointF] = []
        lower: list[QPointF] = []
        for before, after in pairwise([*edge, edge[-1]]):
            for side, value in ((upper, before.high), (lower, before.low)):
                side += [
                    self._place(plot, before.x, value or 0.0),
                    self._place(plot, after.x if line.steps else before.x, value or 0.0),
                ]
        tint = colour(role)
        tint.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))

    def _names(self, painter: QPainter, plot: QRectF, metrics: QFontMetricsF, room: float) -> None:
        """At the right edge, in the order of where the lines end, none on another."""
        ends = sorted(
            (self._place(plot, 0, each.dots[-1].y).y(), number)
            for number, each in enumerate(self._lines)
            if each.dots
        )
        painter.setFont(font(12))
        high, last = metrics.height(), -1e9
        over = max(0.0, len(ends) * high - plot.height())
        for at, number in ends:
            base = max(min(at, plot.bottom() + over - high * (len(ends) - 1)), last + high)
            last = base
            role = LINES[number % len(LINES)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(role))
            dot(painter, QPointF(plot.right() + px(9), base), number, px(4))
            painter.setPen(colour("ink"))
            name = metrics.elidedText(self._lines[number].name, Qt.TextElideMode.ElideRight, room - px(18))
            painter.drawText(QPointF(plot.right() + px(17), base + metrics.ascent() / 2 - px(1)), name)
