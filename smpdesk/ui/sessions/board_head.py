"""The names above the columns; they stay while the day scrolls. In a week the days stand above them."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from smpdesk.ui.sessions import card_text
from smpdesk.ui.sessions.board import Board
from smpdesk.ui.sessions.frame import Column
from smpdesk.ui.shared.theme import colour, px
from smpdesk.words import day_date, short_date

_UPRIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class BoardHead(QWidget):
    """Technician and room above each column of a board. Its cards say the same to screen readers."""

    day_opened = Signal(object)  # a date whose name was double-clicked
    hours_requested = Signal(object)  # a technician's id, 0 for the clinic

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        board.framed.connect(self._framed)

    def sizeHint(self) -> QSize:
        """One row, two in a week."""
        return QSize(px(100), px(54) if self._board.frame.sheet.week else px(36))

    @Slot()
    def _framed(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names, rooms, and a dot in each person's colour; the days above them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("paper"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("line"))
        frame = self._board.frame
        painter.setClipRect(QRectF(frame.gutter, 0, self.width(), self.height() - 1))
        top = 0.0
        if frame.sheet.week and frame.sheet.columns:
            top = px(28)
            for day, words in zip(frame.sheet.days, self._day_names(), strict=True):
                self._day(painter, day, words)
        for index, column in enumerate(frame.sheet.columns):
            self._name(painter, self._left(index), top, column)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What belongs to a person: hours and holidays."""
        column = self._column_at(event.pos())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hours = menu.addAction("Hours and holidays…")
        hours.setData(column.technician if column is not None else 0)
        menu.triggered.connect(self._chosen)
        menu.popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A day's name opens the day."""
        column = self._column_at(event.position().toPoint())
        if column is not None and self._board.frame.sheet.week:
            self.day_opened.emit(column.day)

    def event(self, event: QEvent) -> bool:
        """Whole names where there is only room for initials."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            column = self._column_at(event.pos())
            QToolTip.showText(event.globalPos(), _plain(column) if column is not None else "", self)
            return True
        return super().event(event)

    @Slot(object)
    def _chosen(self, action: object) -> None:
        self.hours_requested.emit(action.data())  # type: ignore[attr-defined]

    def _left(self, index: int) -> float:
        return self._board.frame.x(index) - self._board.horizontalScrollBar().value()

    def _column_at(self, at: QPoint) -> Column | None:
        frame = self._board.frame
        place = QPointF(at).x() + self._board.horizontalScrollBar().value()
        if not frame.sheet.columns or at.x() < frame.gutter:
            return None
        return frame.sheet.columns[frame.column_at(place)]

    def _day_names(self) -> list[str]:
        """The days in one length for all: the longest that fits above each."""
        days = self._board.frame.sheet.days
        metrics = card_text.metrics(13, strong=True)
        room = self._board.frame.column * len(self._board.frame.sheet.columns) / len(days) - px(10)
        lengths = (
            [short_date(each) for each in days],
            [f"{short_date(each)[:3]} {each.day}" for each in days],
            [str(each.day) for each in days],
        )
        fitting = (each for each in lengths if all(metrics.horizontalAdvance(day) <= room for day in each))
        return next(fitting, lengths[-1])

    def _day(self, painter: QPainter, day: date, words: str) -> None:
        frame = self._board.frame
        numbers = [number for number, each in enumerate(frame.sheet.columns) if each.day == day]
        left, today = self._left(numbers[0]), day == frame.sheet.now.date()
        width = frame.column * len(numbers)
        face = card_text.font(13, strong=True)
        if numbers[0]:
            painter.fillRect(QRectF(round(left), 0, 1, self.height()), colour("line_strong"))
        painter.setFont(face)
        painter.setPen(colour("accent_ink" if today else "ink"))
        painter.drawText(QRectF(left + px(8), px(3), width - px(10), px(25)), _UPRIGHT, words)
        if today:
            painter.fillRect(QRectF(left + 1, 0, width - 1, px(3)), colour("accent"))

    def _name(self, painter: QPainter, left: float, top: float, column: Column) -> None:
        frame = self._board.frame
        narrow = frame.column < px(90)
        strong, plain = card_text.font(12 if frame.sheet.week else 13, strong=True), card_text.font(13)
        left, room = left + (px(4) if narrow else px(8)), frame.column - (px(6) if narrow else px(16))
        height = self.height() - top
        if column.colour and room > px(24):
            dot = px(7 if narrow else 9)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(column.colour))
            painter.drawEllipse(QRectF(left, top + height / 2 - dot / 2, dot, dot))
            taken = dot + (px(4) if narrow else px(7))
            left, room = left + taken, room - taken
        bold = card_text.metrics(12 if frame.sheet.week else 13, strong=True)
        shown = card_text.fitting(column.name, bold, room)
        painter.setFont(strong)
        painter.setPen(colour("ink"))
        painter.drawText(QRectF(left, top, room, height), _UPRIGHT, shown)
        used = bold.horizontalAdvance(shown)
        if column.technician and column.room and room - used > px(40):
            words = f" · {column.room}"
            metrics = card_text.metrics(13)
            if frame.sheet.week and metrics.horizontalAdvance(words) > room - used:
                return
            rest = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - used)
            painter.setFont(plain)
            painter.setPen(colour("muted"))
            painter.drawText(QRectF(left + used, top, room - used, height), _UPRIGHT, rest)


def _plain(column: Column) -> str:
    """A tip may be read as markup: names are escaped."""
    from html import escape

    return escape(f"{column.name} · {day_date(column.day)}")
