"""Above the board: which day it is, the days around it, any other day, and booking."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.ui.shared.forms import DateField
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.parts import Chip, IconButton, button, label
from smpdesk.ui.shared.theme import px
from smpdesk.words import day_date, long_date


class DayBar(QWidget):
    """`day_requested` carries a step in days, 0 for today; `day_typed` a date."""

    day_requested = Signal(object)
    day_typed = Signal(object)
    book_requested = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._title, self._state = label("", "h2"), Chip()
        self._today_button = button("Today", on=self._to_today)
        self._today_button.setToolTip("Today (T)")
        self._jump = DateField(today)
        self._jump.setPlaceholderText("Go to a date")
        self._jump.setAccessibleName("Go to a date")
        self._jump.setFixedWidth(px(132))
        self._jump.returnPressed.connect(self._typed)
        self._book = button("+ Book", primary=True, on=self.book_requested.emit)
        self._book.setToolTip("Book a visit (Ctrl+B)")
        self._book.setAccessibleName("Book a visit")
        self._bar = Bar()
        left, right = self._bar.left, self._bar.right
        left.addWidget(self._today_button)
        left.addWidget(IconButton("left", "Day before (Page Up)", self._back))
        left.addWidget(IconButton("right", "Day after (Page Down)", self._on))
        left.addWidget(self._title)
        left.addWidget(self._state)
        right.addWidget(self._jump)
        right.addWidget(self._book)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(20), px(13), px(16), px(9))
        line.addWidget(self._bar)

    def show_day(self, day: date, today: date, state: str) -> None:
        """Name the day; `state` is a word about it, such as closed."""
        self._title.setText(day_date(day) if day.year == today.year else long_date(day))
        self._state.say(state.capitalize())
        self._state.setVisible(bool(state))
        self._today_button.setEnabled(day != today)
        self._jump.set_today(today)
        self._bar.left.invalidate()
        self._bar.fold()

    @Slot()
    def _to_today(self) -> None:
        self.day_requested.emit(0)

    @Slot()
    def _back(self) -> None:
        self.day_requested.emit(-1)

    @Slot()
    def _on(self) -> None:
        self.day_requested.emit(1)

    @Slot()
    def _typed(self) -> None:
        day = self._jump.value()
        if day is not None:
            self._jump.set_value(None)
            self.day_typed.emit(day)
        else:
            self._jump.selectAll()
