"""When the clinic is open: a line for each day of the week."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.clinic import Clinic, Hours
from smpdesk.domain.problem import Problem
from smpdesk.ui.settings.presenter import SettingsPresenter
from smpdesk.ui.settings.section import Section
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.forms import TimeField, tick
from smpdesk.ui.shared.theme import px

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_USUAL = (9 * 60, 18 * 60)
_MIDNIGHT = 24 * 60


class DayLine(QObject):
    """The fields of one day: open at all, from, to, and what is wrong with them."""

    edited = Signal()

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.open = tick(name)
        self.opens, self.closes = TimeField(), TimeField()
        self.opens.setAccessibleName(f"{name}, opens at")
        self.closes.setAccessibleName(f"{name}, closes at")
        self.between = parts.muted("to", wrap=False)
        self.problem = parts.label("", "problem", wrap=True)
        self.open.clicked.connect(self._ticked)
        for field in (self.opens, self.closes):
            field.edited.connect(self._edited)

    def fill(self, span: tuple[int, int] | None) -> None:
        """Show the hours of the day, in minutes after midnight."""
        self.open.setChecked(span is not None)
        self.opens.set_value(_time(span[0]) if span else None)
        self.closes.set_value(_time(span[1]) if span else None)
        self.say("")
        self._fit()

    def span(self) -> tuple[int, int] | None:
        """The hours as typed, None on a closed day. Closing at 0:00 is midnight."""
        opens, closes = self.opens.value(), self.closes.value()
        if not self.open.isChecked() or opens is None or closes is None:
            return None
        return _minutes(opens), _minutes(closes) or _MIDNIGHT

    def unread(self) -> list[Problem]:
        """Fields of an open day that hold no time."""
        if not self.open.isChecked():
            return []
        fields = (self.opens, self.closes)
        return [
            Problem(code="time_not_understood", field="hours", facts={"typed": field.text()})
            for field in fields
            if field.value() is None
        ]

    def say(self, sentence: str) -> None:
        """Put a problem beside the day."""
        self.problem.setText(sentence)
        for field in (self.opens, self.closes):
            parts.mark(field, "problem", "true" if sentence else "false")
            field.setAccessibleDescription(sentence)

    @Slot()
    def _ticked(self) -> None:
        if self.open.isChecked() and not self.opens.text():
            self.opens.set_value(_time(_USUAL[0]))
            self.closes.set_value(_time(_USUAL[1]))
        self._fit()
        self._edited()

    @Slot()
    def _edited(self) -> None:
        self.say("")
        self.edited.emit()

    def _fit(self) -> None:
        there = self.open.isChecked()
        self.opens.setEnabled(there)
        self.closes.setEnabled(there)


class HoursSection(Section):
    """The opening hours. Visits outside them are possible, and said to be outside."""

    working_requested = Signal()

    def __init__(self, ask: SettingsPresenter) -> None:
        text = "Visits outside these hours can be booked; the book says that they lie outside."
        super().__init__("Opening hours", text)
        self._ask = ask
        self._touched = False
        self._base: Clinic = ask.clinic()
        self.days = [DayLine(name, self) for name in _DAYS]
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        for row, day in enumerate(self.days):
            for column, widget in enumerate((day.open, day.opens, day.between, day.closes, day.problem)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
            for field in (day.opens, day.closes):
                field.setFixedWidth(px(104))
            day.edited.connect(self._edited_day)
        grid.setColumnStretch(4, 1)
        self.body.addWidget(table)
        below = QHBoxLayout()
        below.addWidget(parts.button("Holidays, breaks and cleaning…", on=self._ask_working))
        below.addStretch(1)
        self.body.addSpacing(px(8))
        self.body.addLayout(below)
        self.body.addStretch(1)
        self.fill()

    @Slot()
    def _ask_working(self) -> None:
        self.working_requested.emit()

    @property
    def touched(self) -> bool:
        """Whether a day was edited."""
        return self._touched

    @Slot()
    def fill(self) -> None:
        """Show the hours as they are stored."""
        self._base = self._ask.clinic()
        for at, day in enumerate(self.days):
            day.fill(self._base.hours[at] if at < len(self._base.hours) else None)
        self._touched = False
        self.offer()

    def store(self) -> None:
        """Save the week."""
        week: Hours = tuple(day.span() for day in self.days)
        self._base = self._ask.save_clinic(self._base, {"hours": week})
        self.fill()

    def shows(self) -> faults.ShowsProblems:
        """The days themselves."""
        return self

    def show(self, problems: Sequence[Problem] | None = None) -> None:
        """With problems: put each beside its day. Without: QWidget.show."""
        if problems is None:
            super().show()
            return
        for each in problems:
            weekday = each.facts.get("weekday")
            if isinstance(weekday, int):
                self.days[weekday].say(words.say(each))
                self.days[weekday].closes.setFocus(Qt.FocusReason.OtherFocusReason)

    def unreadable(self) -> bool:
        """Point at times that are none."""
        wrong = [(day, problems) for day in self.days if (problems := day.unread())]
        for day, problems in wrong:
            day.say(words.say(problems[0]))
        if wrong:
            wrong[0][0].opens.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(wrong)

    @Slot()
    def _edited_day(self) -> None:
        self._touched = True
        self.edited()


def _time(minutes: int) -> time:
    return time(*divmod(minutes % _MIDNIGHT, 60))


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
