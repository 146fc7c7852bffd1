"""What is typed into: text, lines, choices, numbers, ticks, dates and times.

Every one has `edited` (somebody changed it, not the program) or Qt's own signal for that, and `value`/`set_value`
where the text alone is not the value.
"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QSpinBox

from smpdesk import words
from smpdesk.ui.shared.theme import px


def text(value: str = "", placeholder: str = "") -> QLineEdit:
    """One line."""
    line = QLineEdit()
    line.setText(value)
    line.setPlaceholderText(placeholder)
    line.setMinimumWidth(px(90))
    return line


def tick(words_: str, value: bool = False) -> QCheckBox:
    """Yes or no."""
    box = QCheckBox(words_)
    box.setChecked(value)
    return box


class Lines(QPlainTextEdit):
    """Several lines. Tab leaves the field, as in any form."""

    edited = Signal()

    def __init__(self, value: str = "", rows: int = 4) -> None:
        super().__init__()
        self._rows = rows
        self._filling = False
        self.setTabChangesFocus(True)
        self.setPlainText(value)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)

    def sizeHint(self) -> QSize:
        """As many lines as asked."""
        return QSize(px(180), self._rows * self.fontMetrics().lineSpacing() + px(20))

    def minimumSizeHint(self) -> QSize:
        """Two lines at least."""
        return QSize(px(90), min(2, self._rows) * self.fontMetrics().lineSpacing() + px(20))

    def value(self) -> str:
        """The text."""
        return self.toPlainText()

    def set_value(self, value: str) -> None:
        """Fill it without saying that somebody edited."""
        self._filling = True
        self.setPlainText(value)
        self._filling = False

    @Slot()
    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()


def lines(value: str = "", rows: int = 4) -> Lines:
    """Several lines of text."""
    return Lines(value, rows)


class Choice(QComboBox):
    """One of several; `value` is what stands behind the words. The wheel moves it only when it has the focus."""

    edited = Signal()

    def __init__(self, items: Iterable[str | tuple[str, Any]] = ()) -> None:
        super().__init__()
        self._values: list[Any] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.offer(items)
        self.activated.connect(self.edited)

    def offer(self, items: Iterable[str | tuple[str, Any]]) -> None:
        """Other items, each words or (words, value); the value chosen stays when it is still there."""
        kept = self.value()
        self.clear()
        self._values = []
        for item in items:
            name, value = (item, item) if isinstance(item, str) else item
            self._values.append(value)
            self.addItem(name)
        self.set_value(kept)

    def value(self) -> Any:
        """The value chosen, None when there is nothing to choose from."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def set_value(self, value: Any) -> bool:
        """Choose a value; False (and the first one) when it is not offered."""
        found = value in self._values
        self.setCurrentIndex(self._values.index(value) if found else (0 if self._values else -1))
        return found

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a page must not change what was chosen."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def choice(items: Iterable[str | tuple[str, Any]] = ()) -> Choice:
    """One of several: words, or (words, value)."""
    return Choice(items)


class Number(QSpinBox):
    """A whole number between two bounds."""

    edited = Signal()

    def __init__(self, low: int, high: int, value: int = 0, suffix: str = "") -> None:
        super().__init__()
        self._filling = False
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setValue(value)
        self.lineEdit().setTextMargins(px(8), 0, 0, 0)  # the sheet's padding is lost inside a spin box
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._changed)

    def set_value(self, value: int) -> None:
        """Fill it without saying that somebody edited."""
        self._filling = True
        self.setValue(value)
        self._filling = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @Slot()
    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()


def number(low: int, high: int, value: int = 0, suffix: str = "") -> Number:
    """A whole number between two bounds."""
    return Number(low, high, value, suffix)


class DateField(QLineEdit):
    """A day as people type it, in the order of the clinic; empty is allowed.

    Up and Down move by a day, Page Up and Page Down by four weeks. `today` is the clinic's day.
    """

    edited = Signal()
    read = Signal(object)
    """What was understood, in full words; "" for empty or for what is no date."""

    def __init__(self, today: date, value: date | None = None, past: bool = False) -> None:
        super().__init__()
        self._today, self._past = today, past
        self.setMinimumWidth(px(120))
        self.setPlaceholderText(words.plain_date(today))
        self.set_value(value)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._finished)

    def value(self) -> date | None:
        """The day, None when it is empty or no date."""
        from smpdesk.domain.dates import parse_typed_date

        return parse_typed_date(self.text(), words.typed_order(), self._today, self._past)

    def set_value(self, value: date | None) -> None:
        """Show a day, or nothing."""
        self.setProperty("left", False)
        self.setText(words.plain_date(value) if value else "")

    def set_today(self, today: date) -> None:
        """The clinic's day has changed."""
        self._today = today

    def problem(self) -> str:
        """The code of what is wrong, "" when nothing is."""
        return "date_not_understood" if self.text().strip() and self.value() is None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the days."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 28, Qt.Key.Key_PageDown: -28}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self.set_value((self.value() or self._today) + timedelta(days=step))
        self._typed()

    @Slot()
    def _typed(self) -> None:
        day = self.value()
        self.edited.emit()
        self.read.emit(words.long_date(day) if day else "")

    @Slot()
    def _finished(self) -> None:
        day = self.value()
        self.setProperty("left", True)
        if day is not None and self.text() != words.plain_date(day):
            self.setText(words.plain_date(day))
        if self.problem():
            self.read.emit("")


class TimeField(QLineEdit):
    """A time of day as people type it ("9", "930", "2pm"); empty is allowed. Up and Down move by `step` minutes."""

    edited = Signal()
    read = Signal(object)

    def __init__(self, value: time | None = None, step: int = 15) -> None:
        super().__init__()
        self._step = step
        self.setMinimumWidth(px(80))
        self.set_value(value)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._finished)

    def value(self) -> time | None:
        """The time, None when it is empty or no time."""
        from smpdesk.domain.dates import parse_typed_time

        return parse_typed_time(self.text())

    def set_value(self, value: time | None) -> None:
        """Show a time, or nothing."""
        self.setProperty("left", False)
        self.setText(words.time_text(value) if value else "")

    def problem(self) -> str:
        """The code of what is wrong, "" when nothing is."""
        return "time_not_understood" if self.text().strip() and self.value() is None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the day."""
        step = {Qt.Key.Key_Up: self._step, Qt.Key.Key_Down: -self._step}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        now = self.value() or time(9)
        minutes = min(24 * 60 - self._step, max(0, now.hour * 60 + now.minute + step))
        self.set_value(time(*divmod(minutes, 60)))
        self._typed()

    @Slot()
    def _typed(self) -> None:
        self.edited.emit()
        self.read.emit("")

    @Slot()
    def _finished(self) -> None:
        moment = self.value()
        self.setProperty("left", True)
        if moment is not None and self.text() != words.time_text(moment):
            self.setText(words.time_text(moment))
        if self.problem():
            self.read.emit("")
