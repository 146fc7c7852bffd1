"""The Treatment tab: the scalp as it stands, the course of treatment, what was used last."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.ui.clients.course_card import CourseCard
from smpdesk.ui.clients.map_card import MapCard
from smpdesk.ui.clients.presenter import ClientsPresenter, Story
from smpdesk.ui.clients.progress_card import ProgressCard
from smpdesk.ui.clients.session_card import SessionCard
from smpdesk.ui.shared.layouts import Columns
from smpdesk.ui.shared.passed_gates import PassedGates
from smpdesk.ui.shared.theme import px


class TreatmentPart(QWidget):
    """The map at the left, the plan at the right; below each other where there is no room."""

    session_requested = Signal(object)
    course_requested = Signal(object)  # Client whose sessions are to be booked together

    def __init__(self, presenter: ClientsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = MapCard()
        self._presenter = presenter
        self.course, self.progress = CourseCard(presenter), ProgressCard()
        self.passed = PassedGates()
        self.course.booking_requested.connect(self.course_requested)
        self._last: SessionCard | None = None
        columns = Columns(ems=56, gap=14)
        columns.add(self.map, 11)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(px(14))
        for card in (self.course, self.progress, self.passed):
            self._right.addWidget(card)
        self._right.addStretch(1)
        columns.add(right, 10)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(columns)

    def show_story(self, story: Story) -> None:
        """Show where this client's treatment stands."""
        self.map.show_story(story)
        self.passed.show_passes(self._presenter.desks.ready.passes(story.client.id))
        self.course.show_story(story)
        self.progress.show_chart(story.chart)
        if self._last is not None:
            self._right.removeWidget(self._last)
            self._last.hide()
            self._last.deleteLater()
            self._last = None
        worked = next((each for each in story.sessions if each.zones), None)
        if worked is not None:
            self._last = SessionCard(worked, story, caption="Last session")
            self._last.session_requested.connect(self.session_requested)
            self._right.insertWidget(2, self._last)
