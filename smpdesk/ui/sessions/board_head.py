"""The names above the columns; they stay while the day scrolls."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.ui.sessions import card_text
from smpdesk.ui.sessions.board import Board
from smpdesk.ui.shared.theme import colour, px


class BoardHead(QWidget):
    """Technician and room above each column of a board. Its cards say the same to screen readers."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        board.framed.connect(self._framed)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(px(100), px(36))

    @Slot()
    def _framed(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names, rooms, and a dot in each person's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("paper"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("line"))
        frame = self._board.frame
        painter.setClipRect(QRectF(frame.gutter, 0, self.width(), self.height() - 1))
        slide = self._board.horizontalScrollBar().value()
        for index, column in enumerate(frame.sheet.columns):
            left = frame.gutter + index * frame.column + px(8) - slide
            self._name(painter, left, frame.column - px(16), column.name, column.room, column.colour)

    def _name(self, painter: QPainter, left: float, room: float, name: str, where: str, tint: str) -> None:
        strong, plain = card_text.font(13, strong=True), card_text.font(13)
        middle, dot = self.height() / 2, px(9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint))
        painter.drawEllipse(QRectF(left, middle - dot / 2, dot, dot))
        left, room = left + dot + px(7), room - dot - px(7)
        bold = QFontMetricsF(strong)
        shown = bold.elidedText(name, Qt.TextElideMode.ElideRight, room)
        upright = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(strong)
        painter.setPen(colour("ink"))
        painter.drawText(QRectF(left, 0, room, self.height()), upright, shown)
        used = bold.horizontalAdvance(shown)
        if where and room - used > px(40):
            rest = QFontMetricsF(plain).elidedText(f" · {where}", Qt.TextElideMode.ElideRight, room - used)
            painter.setFont(plain)
            painter.setPen(colour("muted"))
            painter.drawText(QRectF(left + used, 0, room - used, self.height()), upright, rest)
