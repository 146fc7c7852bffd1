"""The plan inside a course: what each session is for, how dense each place shall be, why somebody comes back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.course import (
    BAND_PER_CM2,
    MOST_PER_CM2,
    USUAL_PER_CM2,
    CourseKind,
    PlannedStep,
    PlannedZone,
    TouchUpReason,
    usual_steps,
)
from smpdesk.domain.problem import Problem
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.ui.shared import fields, parts
from smpdesk.ui.shared.course_words import REASONS
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import px
from smpdesk.ui.shared.zone_words import ZONES


class ReasonsField(QWidget):
    """Why somebody comes back: any of the reasons that are usual."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName("Reasons to come back")
        flow = Flow(self, gap=6)
        self.pills: dict[TouchUpReason, QPushButton] = {}
        for reason, name in REASONS.items():
            self.pills[reason] = pill = parts.pill(name)
            pill.setChecked(reason.value in reasons)
            flow.addWidget(pill)

    def value(self) -> tuple[str, ...]:
        """The codes of those that are pressed."""
        return tuple(reason.value for reason, pill in self.pills.items() if pill.isChecked())


class StepsField(QWidget):
    """A row for each session: what it is for, and how much of the target shall stand after it."""

    def __init__(self, kind: CourseKind, planned: int, steps: Sequence[PlannedStep]) -> None:
        super().__init__()
        self._kind = kind
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QWidget, QLineEdit, fields.Number, QLabel]] = []
        self.fit(planned)
        self._fill(steps)

    def fit(self, planned: int) -> None:
        """As many rows as sessions are planned; what was typed stays, unless the rows are as is usual."""
        if self.value() == ():
            self._fill(usual_steps(self._kind, planned)[: len(self._rows)])
        while len(self._rows) > planned:
            for widget in self._rows.pop():
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        usual = usual_steps(self._kind, planned)
        while len(self._rows) < planned:
            self._add(usual[len(self._rows)])

    def turn(self, kind: CourseKind) -> None:
        """Another kind of course: rows that are as is usual become the usual ones of that kind."""
        as_usual = self.value() == ()
        self._kind = kind
        if as_usual:
            self._fill(usual_steps(kind, len(self._rows)))

    def value(self) -> tuple[PlannedStep, ...]:
        """What is planned; nothing when it is as is usual, so that another number of sessions stays usual too."""
        typed = tuple(
            PlannedStep(purpose=purpose.text().strip(), share=share.value())
            for _, purpose, share, _ in self._rows
        )
        return () if typed == usual_steps(self._kind, len(self._rows)) else typed

    def _fill(self, steps: Sequence[PlannedStep]) -> None:
        for (_, purpose, share, _), step in zip(self._rows, steps, strict=False):
            purpose.setText(step.purpose)
            share.set_value(step.share)

    def _add(self, step: PlannedStep) -> None:
        number = len(self._rows) + 1
        name = parts.label(f"Session {number}")
        purpose = fields.text(step.purpose, "What it is for")
        purpose.setAccessibleName(f"What session {number} is for")
        share = fields.number(1, 100, step.share, " % of the target")
        share.setAccessibleName(f"Share of the target after session {number}")
        share.setSingleStep(5)
        below = _problem_line()
        for column, widget in enumerate((name, purpose, share)):
            self._grid.addWidget(widget, 2 * number - 2, column)
        self._grid.addWidget(below, 2 * number - 1, 1, 1, 2)
        self._rows.append((name, purpose, share, below))

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Put each below its row; those of no row here come back."""
        return _put("steps", [below for *_, below in self._rows], problems)


class ZonesField(QWidget):
    """A row for each place that is to be worked, with the density wanted at the end."""

    resized = Signal()

    def __init__(self, zones: Sequence[PlannedZone], areas: Sequence[ScalpArea]) -> None:
        super().__init__()
        self._items = [(name, (zone.value, 0)) for zone, name in ZONES.items()]
        self._items += [
            (area.name or f"{ZONES[area.zone]}, drawn", (area.zone.value, area.id))
            for area in areas
            if area.kind is not AreaKind.NO_GO and area.gone is None
        ]
        self._rows: list[tuple[QWidget, fields.Choice, fields.Number, QLabel]] = []
        self._places = QVBoxLayout()
        self._places.setSpacing(px(6))
        self.advice = parts.muted("")
        self.add = parts.button("Add a zone", on=self._add_next)
        self.add.setAutoDefault(False)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(6))
        body.addLayout(self._places)
        body.addWidget(self.advice)
        body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for each in zones:
            self._add(each)
        self._advise()

    def value(self) -> tuple[PlannedZone, ...]:
        """The zones in the order of the rows."""
        found = []
        for _, place, target, _ in self._rows:
            zone, area = place.value()
            found.append(PlannedZone(zone=zone, target=target.value(), area=area))
        return tuple(found)

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Put each below its row; those of no row here come back."""
        return _put("zones", [below for *_, below in self._rows], problems)

    @Slot()
    def _add_next(self) -> None:
        taken = {(each.zone, each.area) for each in self.value()}
        zone, area = next((key for _, key in self._items if key not in taken), self._items[0][1])
        last = self._rows[-1][2].value() if self._rows else USUAL_PER_CM2
        self._add(PlannedZone(zone=zone, target=last, area=area))
        self._advise()
        self._rows[-1][1].setFocus()
        self.resized.emit()

    @Slot()
    def _remove(self) -> None:
        push = self.sender()
        for row in self._rows:
            if push is row[0].findChild(QPushButton):
                self._rows.remove(row)
                self._places.removeWidget(row[0])
                row[0].hide()
                row[0].deleteLater()
                break
        self._advise()
        self.add.setFocus()
        self.resized.emit()

    @Slot()
    def _advise(self) -> None:
        low, high = BAND_PER_CM2
        outside = any(not low <= each.target <= high for each in self.value())
        said = f"Natural hair stands at about {low} to {high} a square centimetre."
        self.advice.setText(f"{said} What lies outside may be meant." if outside else said)
        self.advice.setVisible(bool(self._rows))

    def _add(self, planned: PlannedZone) -> None:
        row, across, below = QWidget(), QWidget(), _problem_line()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(across)
        column.addWidget(below)
        line = Flow(across, gap=8)
        place = fields.choice(self._items)
        key = (planned.zone, planned.area)
        if not place.set_value(key):
            place.offer([*self._items, ("A place that is gone", key)])
            place.set_value(key)
        place.setAccessibleName("Zone")
        target = fields.number(1, MOST_PER_CM2, planned.target, " / cm²")
        target.setAccessibleName("Density wanted")
        target.setSingleStep(5)
        target.valueChanged.connect(self._advise)
        remove = parts.quiet("Remove", on=self._remove)
        remove.setAutoDefault(False)
        remove.setAccessibleName("Remove this zone")
        for widget in (place, target, remove):
            line.addWidget(widget)
        self._places.addWidget(row)
        self._rows.append((row, place, target, below))


def _problem_line() -> QLabel:
    line = parts.label("", "problem", wrap=True)
    line.hide()
    return line


def _put(name: str, lines: Sequence[QLabel], problems: Sequence[Problem]) -> list[Problem]:
    """Say each problem of ``name.<row>.…`` below its row; those that belong to no row come back."""
    rest, said = [], [""] * len(lines)
    for each in problems:
        of, _, field = each.field.partition(".")
        row = field.partition(".")[0]
        if of == name and row.isdecimal() and int(row) < len(lines):
            said[int(row)] = f"{said[int(row)]} {words.say(each)}".strip()
        else:
            rest.append(each)
    for line, told in zip(lines, said, strict=True):
        line.setText(told)
        line.setVisible(bool(told))
    return rest
