"""When one person works, and how long each kind of visit takes to set up and to clean."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.clinic import Hours
from smpdesk.domain.problem import Problem
from smpdesk.domain.working import Turnaround, TurnaroundRule
from smpdesk.ui.settings.hours_section import DayLine
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.forms import Number, number, tick
from smpdesk.ui.shared.theme import px
from smpdesk.words import say

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KINDS = {
    VisitKind.CONSULTATION: "Consultation",
    VisitKind.PATCH_TEST: "Patch test",
    VisitKind.SESSION: "Session",
    VisitKind.REVIEW: "Review",
    VisitKind.TOUCH_UP: "Touch-up",
    VisitKind.REMOVAL: "Removal",
}


class PersonHoursFields(QWidget):
    """A line for each day of the week, or that the opening hours count."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._same = tick("The same as the opening hours")
        self._same.clicked.connect(self._turned)
        self._days = [DayLine(name, self) for name in DAYS]
        self._clinic: Hours = ()
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        for row, day in enumerate(self._days):
            for column, widget in enumerate((day.open, day.opens, day.between, day.closes, day.problem)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
            for field in (day.opens, day.closes):
                field.setFixedWidth(px(104))
            day.edited.connect(self.edited)
        grid.setColumnStretch(4, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._same)
        whole.addWidget(self._table)

    def fill(self, own: Hours | None, clinic: Hours) -> None:
        """Show somebody's own hours; None where the clinic's count, which are then where one begins."""
        self._clinic = clinic
        self._same.setChecked(own is None)
        self._show(own if own is not None else clinic)
        self._table.setVisible(own is not None)

    def hours(self) -> Hours | None:
        """The hours as typed, None where the clinic's count."""
        return None if self._same.isChecked() else tuple(day.span() for day in self._days)

    def unread(self) -> bool:
        """Whether a day holds what is no time; it says so."""
        found = [(day, day.unread()) for day in self._days if not self._same.isChecked()]
        for day, problems in found:
            if problems:
                day.say(say(problems[0]))
        return any(problems for _, problems in found)

    def show_problems(self, problems: list[Problem]) -> None:
        """Put each problem beside its day."""
        for each in problems:
            day = each.facts.get("weekday")
            if isinstance(day, int):
                self._days[day].say(say(each))

    def _show(self, hours: Hours) -> None:
        for at, day in enumerate(self._days):
            day.fill(hours[at] if at < len(hours) else None)

    @Slot()
    def _turned(self) -> None:
        if self._same.isChecked():
            self._show(self._clinic)
        self._table.setVisible(not self._same.isChecked())
        self.edited.emit()


class TurnaroundFields(QWidget):
    """How long each kind of visit usually is, and the minutes before and after it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[VisitKind, tuple[Number, Number]] = {}
        self._lengths: dict[VisitKind, Number] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        for column, name in enumerate(
            ("Kind of visit", "Usually takes", "Setting up before", "Cleaning after")
        ):
            grid.addWidget(parts.caption(name), 0, column)
        for row, (kind, name) in enumerate(KINDS.items(), 1):
            both = (number(0, 240, 0, " min"), number(0, 240, 0, " min"))
            self._lengths[kind] = number(5, 720, 60, " min")
            grid.addWidget(parts.label(name), row, 0)
            ends = ("usual length", "setting up", "cleaning")
            for column, (field, end) in enumerate(zip((self._lengths[kind], *both), ends, strict=True), 1):
                field.setSingleStep(5)
                field.setAccessibleName(f"{name}, {end}")
                field.edited.connect(self.edited)
                grid.addWidget(field, row, column)
            self._fields[kind] = both
        self._refused = tick("Refuse visits that leave too little time for it")
        self._refused.clicked.connect(self._ticked)
        grid.addWidget(self._refused, len(KINDS) + 1, 0, 1, 4)
        grid.setColumnStretch(4, 1)

    def fill(
        self, found: dict[VisitKind, Turnaround], rule: TurnaroundRule, lengths: dict[VisitKind, int]
    ) -> None:
        """Show what is stored."""
        for kind, minutes in lengths.items():
            self._lengths[kind].set_value(minutes)
        self._refused.setChecked(rule is TurnaroundRule.REFUSE)
        for kind, both in self._fields.items():
            for field, minutes in zip(both, found.get(kind, Turnaround()), strict=True):
                field.set_value(minutes)

    @Slot()
    def _ticked(self) -> None:
        self.edited.emit()

    def rule(self) -> TurnaroundRule:
        """Whether a visit that leaves too little time is refused, or the clinic is only told."""
        return TurnaroundRule.REFUSE if self._refused.isChecked() else TurnaroundRule.ADVISE

    def lengths(self) -> dict[VisitKind, int]:
        """How long each kind usually is, as the fields say."""
        return {kind: field.value() for kind, field in self._lengths.items()}

    def turnarounds(self) -> dict[VisitKind, Turnaround]:
        """What the fields say."""
        return {kind: Turnaround(*(each.value() for each in both)) for kind, both in self._fields.items()}
