"""The sessions of a course as proposed: each with its day, which can be changed, and the times that are free then."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.appointment import Appointment
from smpdesk.ui.sessions.flow_box import FlowBox
from smpdesk.ui.shared.forms import Choice, choice
from smpdesk.ui.shared.parts import IconButton, label, mark
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.ui.sessions.presenter import DayBook


class CourseRow(QWidget):
    """One session. `day_asked` carries its place and a step in days, `time_chosen` its place and the draft."""

    day_asked = Signal(object, object)
    time_chosen = Signal(object, object)

    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at
        self._name, self._day, self._problem = label("", "strong"), label(""), label("", "problem", wrap=True)
        self._earlier = IconButton("left", "Earlier day", self._back)
        self._later = IconButton("right", "Later day", self._on)
        self._times: Choice = choice()
        self._times.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._times.edited.connect(self._chosen)
        self._name.setMinimumWidth(px(78))
        self._day.setMinimumWidth(px(84))
        box = FlowBox()
        for each in (self._name, self._earlier, self._day, self._later, self._times):
            box.flow.addWidget(each)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(px(2))
        lay.addWidget(box)
        lay.addWidget(self._problem)
        self._problem.hide()

    def show_draft(self, draft: Appointment, times: Sequence[tuple[str, Appointment]]) -> None:
        """Show a session and the times of its day."""
        name, day = f"Session {draft.number}", words.short_date(draft.starts.date())
        self._name.setText(name)
        self._day.setText(day)
        self._earlier.setAccessibleName(f"{name}, {day}: earlier day")
        self._later.setAccessibleName(f"{name}, {day}: later day")
        self._times.setAccessibleName(f"{name}, {day}: time and technician")
        self._times.offer(times)
        self._times.set_value(draft)
        self.say("")

    def say(self, problem: str) -> None:
        """What keeps this session from being booked; "" takes it away."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        mark(self._times, "problem", "true" if problem else "false")

    @Slot()
    def _back(self) -> None:
        self.day_asked.emit(self._at, -1)

    @Slot()
    def _on(self) -> None:
        self.day_asked.emit(self._at, 1)

    @Slot()
    def _chosen(self) -> None:
        self.time_chosen.emit(self._at, self._times.value())


class CourseRows(QWidget):
    """As many rows as there are sessions."""

    day_asked = Signal(object, object)
    time_chosen = Signal(object, object)

    def __init__(self, book: "DayBook") -> None:
        super().__init__()
        self._book = book
        self._rows: list[CourseRow] = []
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(px(6))

    def show_drafts(self, drafts: Sequence[Appointment], technician: int) -> None:
        """Show these; ``technician`` narrows the times offered, 0 offers everybody's."""
        while len(self._rows) < len(drafts):
            row = CourseRow(len(self._rows))
            row.day_asked.connect(self.day_asked)
            row.time_chosen.connect(self.time_chosen)
            self._lay.addWidget(row)
            self._rows.append(row)
        for row, draft in zip(self._rows, drafts, strict=False):
            row.show_draft(draft, self._times(draft, technician))
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(drafts))

    def say(self, at: int, problem: str) -> None:
        """A problem below one of them."""
        self._rows[at].say(problem)

    def _times(self, draft: Appointment, technician: int) -> list[tuple[str, Appointment]]:
        found = self._book.desks.slots.times(draft, technician)
        found = found if draft in found else [draft, *found]
        return [(self._told(each), each) for each in found]

    def _told(self, draft: Appointment) -> str:
        return f"{words.span_text(draft.starts, draft.ends)} · {self._book.person(draft.technician)}"
