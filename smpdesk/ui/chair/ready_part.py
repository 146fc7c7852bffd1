"""Before a session: what stands in its way, and its start."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.services.readiness import ReadyDesk
from smpdesk.ui.shared.parts import button, label, muted
from smpdesk.ui.shared.ready_panel import ReadyPanel
from smpdesk.ui.shared.theme import px


class ReadyPart(QWidget):
    """What is missing before a visit may start. `start_requested` when the client sits down, `action_requested` with
    a Rule that is put right elsewhere.
    """

    start_requested = Signal()
    action_requested = Signal(object)

    def __init__(self, desk: ReadyDesk) -> None:
        super().__init__()
        self._panel = ReadyPanel(desk)
        self._panel.action_requested.connect(self.action_requested)
        self._panel.changed.connect(self._forgive)
        self._told = muted("")
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._start = button("Start session", primary=True, on=self._ask)
        self._start.setProperty("huge", "true")
        self._start.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        whole.addWidget(self._told)
        whole.addWidget(self._problem)
        whole.addWidget(self._start)
        whole.addWidget(self._panel)
        whole.addStretch(1)

    def show_visit(self, appointment: int, told: str, may_start: bool) -> None:
        """Show a visit; without ``may_start`` it is not its time."""
        self._told.setText(told)
        self._start.setVisible(may_start)
        self._panel.show_visit(appointment)
        self.show_problems([])

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Why it was not started."""
        self._problem.setText("\n".join(dict.fromkeys(words.say(each) for each in problems)))
        self._problem.setVisible(bool(problems))

    @Slot()
    def _forgive(self) -> None:
        self.show_problems([])

    def first(self) -> QWidget:
        """The start."""
        return self._start

    @Slot()
    def _ask(self) -> None:
        self.start_requested.emit()
