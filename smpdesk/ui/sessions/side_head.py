"""The head of the side panel: who, what, how long, and what must not be overlooked."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.booking import Booking
from smpdesk.domain.sitting import SessionClock
from smpdesk.ui.sessions import labels
from smpdesk.ui.sessions.flow_box import FlowBox
from smpdesk.ui.sessions.frame import Slot as FreeTime
from smpdesk.ui.sessions.visit_card import since
from smpdesk.ui.shared.parts import Chip, label, muted, pill, title
from smpdesk.ui.shared.theme import px
from smpdesk.words import duration_text, span_text


class SideHead(QWidget):
    """Name, visit, clock and chips."""

    client_requested = Signal()
    consent_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name, self._what, self._clock = title(""), muted(""), label("", "h1")
        self._open_client = _link("Open client", self.client_requested.emit)
        self._chips = FlowBox()
        self._build()

    def show_free(self, free: FreeTime, technician: str) -> None:
        """Free time is chosen."""
        minutes = int((free.ends - free.starts).total_seconds() // 60)
        self._name.setText(f"Free {span_text(free.starts, free.ends)}")
        self._what.setText(f"{technician} · {duration_text(minutes)}")
        self._chips.flow.clear()
        for each in (self._chips, self._open_client, self._clock):
            each.hide()

    def show_booking(self, booking: Booking) -> None:
        """A visit is chosen, or it changed."""
        visit = booking.appointment
        state = "in progress" if visit.state is VisitState.IN_CHAIR else labels.state(visit)
        self._name.setText(booking.client_name)
        self._what.setText(" · ".join(part for part in (labels.visit(booking), state) if part))
        self._open_client.show()
        self._fill_chips(booking)

    def tick(self, clock: SessionClock | None) -> None:
        """The clock beside the name, as at the chair: how long was worked, breaks left out."""
        words, said = "", ""
        if clock is not None and clock.started is not None:
            words = f"{clock.worked // 60}:{clock.worked % 60:02}" if clock.worked < 24 * 60 else ""
            said = f"{duration_text(clock.worked)} worked"
        self._clock.setText(words)
        self._clock.setAccessibleName(said)
        self._clock.setVisible(bool(words))

    def _build(self) -> None:
        self._name.setWordWrap(True)
        grid = QGridLayout()
        grid.setVerticalSpacing(px(1))
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._clock, 0, 1, right)
        grid.addWidget(self._what, 1, 0)
        grid.addWidget(self._open_client, 1, 1, right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(18), px(14), px(18), px(8))
        whole.setSpacing(px(8))
        whole.addLayout(grid)
        whole.addWidget(self._chips)

    def _fill_chips(self, booking: Booking) -> None:
        flow = self._chips.flow
        flow.clear()
        chips = labels.chips(booking)
        if booking.consent:
            chips.insert(0, ("Consent signed", "ok"))
        if words := since(booking):
            chips.append((words, "plain"))
        for words, kind in chips:
            flow.addWidget(Chip(words, kind))
        if booking.consent is False:
            flow.addWidget(_link("Consent form…", self.consent_requested.emit))
        self._chips.setVisible(bool(chips))
        self._chips.updateGeometry()


def _link(words: str, on: Callable[[], object]) -> QPushButton:
    """A button as small as a chip."""
    made = pill(words, on=on)
    made.setCheckable(False)
    return made
