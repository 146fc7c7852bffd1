"""Discomfort on the numeric rating scale from 0 to 10, with room for a finger; “not asked” is an answer too."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from smpdesk.ui.sessions import card_text
from smpdesk.ui.shared.theme import colour, px

_NOT_ASKED = -1


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(_NOT_ASKED, 10)
        self.setPageStep(2)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Discomfort from 0 to 10")
        self.set_answer(None)

    def answer(self) -> int | None:
        """The number, None while nobody has asked."""
        return None if self.value() == _NOT_ASKED else self.value()

    def set_answer(self, answer: int | None) -> None:
        """Show an answer without saying that somebody gave it."""
        self.setValue(_NOT_ASKED if answer is None else answer)
        self.setAccessibleDescription(words_for(answer))
        self.update()

    def sizeHint(self) -> QSize:
        """Fields as high as a finger, words below."""
        return QSize(px(330), px(40) + px(22))

    def minimumSizeHint(self) -> QSize:
        """Numbers still apart from each other."""
        return QSize(px(220), px(40) + px(22))

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
        number = self._number_at(event.position().x())
        self._give(_NOT_ASKED if number == self.value() else number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A finger may slide to the right number."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._give(self._number_at(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page never changes an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The fields, the one chosen filled, and its meaning in words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strip = self._strip()
        self._paint_fields(painter, strip)
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(strip.adjusted(-1, -1, 1, 1), px(7), px(7))
        painter.setFont(card_text.font(12))
        painter.setPen(colour("muted"))
        below = QRectF(strip.left() + px(2), strip.bottom() + px(3), strip.width(), px(19))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), words_for(self.answer()))

    def _paint_fields(self, painter: QPainter, strip: QRectF) -> None:
        live = self.isEnabled()
        painter.setPen(QPen(colour("line_strong" if live else "line"), 1))
        painter.setBrush(colour("field" if live else "ground"))
        painter.drawRoundedRect(strip, px(6), px(6))
        width = strip.width() / 11
        face, bold = card_text.font(13), card_text.font(13, strong=True)
        for number in range(11):
            field = QRectF(strip.left() + number * width, strip.top(), width, strip.height())
            chosen = number == self.value()
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("accent"))
                painter.drawRoundedRect(field.adjusted(2, 2, -2, -2), px(5), px(5))
            elif number:
                painter.setPen(QPen(colour("line"), 1))
                x = round(field.left()) + 0.5
                painter.drawLine(QLineF(x, field.top() + px(9), x, field.bottom() - px(9)))
            self._number(painter, field, number, bold if chosen else face, "on_accent" if chosen else "ink")

    def _number(self, painter: QPainter, field: QRectF, number: int, face: QFont, role: str) -> None:
        painter.setFont(face)
        painter.setPen(colour(role if self.isEnabled() or role == "on_accent" else "muted"))
        height = QFontMetricsF(face).height()
        place = QRectF(field.left(), field.center().y() - height / 2, field.width(), height)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def _strip(self) -> QRectF:
        return QRectF(2, 2, self.width() - 4, px(40) - 4)

    def _number_at(self, x: float) -> int:
        strip = self._strip()
        return max(0, min(10, int((x - strip.left()) * 11 // strip.width())))

    def _give(self, value: int) -> None:
        if value != self.value():
            self.set_answer(None if value == _NOT_ASKED else value)
            self.edited.emit()
