"""The machine's settings as they were noted. Nothing here is advised: sources disagree (1.5)."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.domain.problem import Problem
from smpdesk.domain.session import ZoneWork
from smpdesk.ui.chair.rows import Rows
from smpdesk.ui.chair.stepper import Stepper
from smpdesk.ui.shared import icons, record_words
from smpdesk.ui.shared.forms import text
from smpdesk.ui.shared.parts import quiet
from smpdesk.ui.shared.theme import px


class MachineRows(QWidget):
    """A line that tells what was noted; opened, it edits it."""

    edited = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._open = quiet("", on=self._turn)
        self._rows = Rows()
        self._machine, self._technique = text(placeholder="As noted"), text(placeholder="As noted")
        self._volts = Stepper("Voltage", 0, 200, 5, after=" V", decimals=1, begin=70)
        self._hertz = Stepper("Strokes a second", 0, 400, 5, after=" Hz", begin=100)
        self._stroke = Stepper("Stroke", 0, 60, 1, after=" mm", decimals=1, begin=25)
        self._depth = Stepper("Depth", 10, 300, 5, after=" mm", decimals=2, begin=10)
        self._impressions = Stepper("Impressions", 0, 100_000, 500, begin=500)
        self._build()

    def show_work(self, work: ZoneWork) -> None:
        """Show what was noted of another zone."""
        for field, value in ((self._machine, work.machine), (self._technique, work.technique)):
            if field.text().strip() != value:
                field.setText(value)
        self._volts.set_value(work.volts)
        self._hertz.set_value(work.hertz)
        self._stroke.set_value(work.stroke)
        self._depth.set_value(work.depth)
        self._impressions.set_value(work.impressions)
        self._summarise(work)

    def value(self, work: ZoneWork) -> ZoneWork:
        """The work with these settings."""
        return replace(
            work,
            machine=self._machine.text().strip(),
            technique=self._technique.text().strip(),
            volts=self._volts.value(),
            hertz=self._hertz.value(),
            stroke=self._stroke.value(),
            depth=self._depth.value(),
            impressions=self._impressions.value(),
        )

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Put each beside its row, and open when there are any; the others come back."""
        rest = self._rows.show_problems(problems)
        if len(rest) < len(problems):
            self._show(True)
        return rest

    def show_advice(self, advice: Sequence[Problem]) -> None:
        """Say calmly what is unusual."""
        self._rows.show_advice(advice)

    def _summarise(self, work: ZoneWork) -> None:
        said = " · ".join(record_words.settings_words(work))
        self._open.setText(f"Machine and depth: {said}".replace("&", "&&") if said else "Machine and depth")
        opened = not self._rows.isHidden()
        self._open.setIcon(icons.icon("up" if opened else "down", "accent_ink"))
        self._open.setAccessibleDescription("Open" if opened else "Closed")

    def _show(self, wanted: bool) -> None:
        self._rows.setVisible(wanted)
        self._open.setIcon(icons.icon("up" if wanted else "down", "accent_ink"))
        self._open.setAccessibleDescription("Open" if wanted else "Closed")

    @Slot()
    def _turn(self) -> None:
        self._show(self._rows.isHidden())

    def _build(self) -> None:
        rows = self._rows
        rows.add("machine", "Machine", self._machine)
        rows.add("volts", "Voltage", self._volts)
        rows.add("hertz", "Frequency", self._hertz)
        rows.add("stroke", "Stroke", self._stroke)
        rows.add("depth", "Depth as noted", self._depth)
        rows.add("technique", "Technique", self._technique)
        rows.add("impressions", "Impressions", self._impressions)
        self._machine.setAccessibleName("Machine")
        self._technique.setAccessibleName("Technique")
        rows.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(6))
        whole.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(rows)
        for field in (self._volts, self._hertz, self._stroke, self._depth, self._impressions):
            field.edited.connect(self.edited)
        for line in (self._machine, self._technique):
            line.textEdited.connect(self.typed)
