"""Discomfort on the numeric rating scale from 0 to 10, with room for a finger; “not asked” is an answer too."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QApplication, QSizePolicy, QWidget

from smpdesk.ui.shared.theme import colour, px

_NOT_ASKED = -1
_NUMBERS = 11
_FINGER = 40  # the least width and height of a field, in pixels, whatever the text size


def words_for(value: int | None) -> str:
    """What a number means: none, mild, moderate, severe (section 7; D7-D9)."""
    if value is None:
        return "Not asked yet"
    meaning = "none" if value == 0 else "mild" if value <= 3 else "moderate" if value <= 6 else "severe"
    return f"{value} of 10 · {meaning}"


class DiscomfortScale(QAbstractSlider):
    """Eleven fields to press. Digits choose, arrows walk, Delete or a second press takes the answer back.

    A slider to screen readers; -1 stands for “not asked”.
    """

    edited = Signal()
    called = "Discomfort from 0 to 10"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(_NOT_ASKED, 10)
        self.setPageStep(2)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.called)
        self.set_answer(None)

    def said(self, value: int | None) -> str:
        """What a number means."""
        return words_for(value)

    def answer(self) -> int | None:
        """The number, None while nobody has asked."""
        return None if self.value() == _NOT_ASKED else self.value()

    def set_answer(self, answer: int | None) -> None:
        """Show an answer without saying that somebody gave it."""
        self.setValue(_NOT_ASKED if answer is None else answer)
        self.setAccessibleDescription(self.said(answer))
        self.update()

    def sizeHint(self) -> QSize:
        """All numbers in one row, words below."""
        return QSize(_NUMBERS * _FINGER + 4, self.heightForWidth(_NUMBERS * _FINGER + 4))

    def minimumSizeHint(self) -> QSize:
        """Two rows of numbers."""
        return QSize(6 * _FINGER + 4, self._high() + px(22))

    def hasHeightForWidth(self) -> bool:
        """Two rows where one has no room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """A row of fields, or two, and the words."""
        return self._high() * self._rows(width) + px(22)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows the width."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, arrows, Delete."""
        key, now = event.key(), self.value()
        if event.text().isdecimal() and len(event.text()) == 1:
            typed = int(event.text())
            self._give(10 if typed == 0 and now == 1 else typed)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._give(min(10, now + 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._give(max(_NOT_ASKED, now - 1))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._give(_NOT_ASKED)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the field that was pressed; the same again takes it back."""
        number = self._number_at(event.position())
        self._give(_NOT_ASKED if number == self.value() else number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A finger may slide to the right number."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._give(self._number_at(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page never changes an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The fields, the one chosen filled, and its meaning in words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_fields(painter)
        whole = self._field(0).united(self._field(5)).united(self._field(_NUMBERS - 1))
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(-1, -1, 1, 1), px(7), px(7))
        painter.setFont(_font(12))
        painter.setPen(colour("muted"))
        below = QRectF(whole.left() + px(2), whole.bottom() + px(3), whole.width(), px(19))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), self.said(self.answer()))

    def _paint_fields(self, painter: QPainter) -> None:
        live = self.isEnabled()
        face, bold = _font(15), _font(16, strong=True)
        for number in range(_NUMBERS):
            field = self._field(number).adjusted(1, 1, -1, -1)
            chosen = number == self.value()
            painter.setPen(QPen(colour("accent" if chosen else "line_strong" if live else "line"), 1))
            painter.setBrush(colour("accent" if chosen else "field" if live else "ground"))
            painter.drawRoundedRect(field, px(5), px(5))
            self._number(painter, field, number, bold if chosen else face, "on_accent" if chosen else "ink")

    def _number(self, painter: QPainter, field: QRectF, number: int, face: QFont, role: str) -> None:
        painter.setFont(face)
        painter.setPen(colour(role if self.isEnabled() or role == "on_accent" else "muted"))
        height = QFontMetricsF(face).height()
        place = QRectF(field.left(), field.center().y() - height / 2, field.width(), height)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def _rows(self, width: int) -> int:
        return 1 if width >= _NUMBERS * _FINGER + 4 else 2

    def _high(self) -> int:
        return max(_FINGER + 2, px(42))

    def _field(self, number: int) -> QRectF:
        """Where a number stands: 0 to 10 in one row, or 0 to 5 above 6 to 10."""
        rows = self._rows(self.width())
        in_row = _NUMBERS if rows == 1 else 6
        width = (self.width() - 4) / in_row
        row, column = divmod(number, in_row)
        return QRectF(2 + column * width, 2 + row * self._high(), width, self._high() - 2)

    def _number_at(self, at: QPointF) -> int:
        return min(range(_NUMBERS), key=lambda each: (self._field(each).center() - at).manhattanLength())

    def _give(self, value: int) -> None:
        if value != self.value():
            self.set_answer(None if value == _NOT_ASKED else value)
            self.edited.emit()


def _font(size: int, strong: bool = False) -> QFont:
    face = QFont(QApplication.font())
    face.setPixelSize(px(size))
    if strong:
        face.setWeight(QFont.Weight.DemiBold)
    return face
