"""“Anything changed since last time?”, asked beside the visit before the client is treated."""

from PySide6.QtCore import Signal, Slot

from smpdesk.domain.booking import Booking
from smpdesk.ui.sessions.labels import health_due
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.parts import Notice, button

#: What stands there instead of the question, and on the button that leads to the health questions.
_ELSE = {
    "missing": ("The health questions have not been asked yet.", "Ask them…"),
    "stop": ("The health answers speak against treating today.", "Show health…"),
}


class HealthBar(Notice):
    """Says what the health questions need today; nothing once it was confirmed."""

    unchanged = Signal()
    health_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Health today")
        self.no = button("No change", on=self._no)
        self.other = button("Something changed…", on=self._other)
        self._row = Bar(gap=8)
        for push in (self.other, self.no):
            push.setAutoDefault(False)
            self._row.right.addWidget(push)
        self.body.addWidget(self._row)

    def show_booking(self, booking: Booking, question: str) -> None:
        """Show what is needed; ``question`` is what the clinic asks at every visit."""
        if not health_due(booking):
            self.hide()
            return
        text, push = _ELSE.get(booking.health, (question, "Something changed…"))
        self.words.setText(text)
        self.other.setText(push)
        self.no.setVisible(booking.health not in _ELSE)
        self._row.fold()
        self.show()

    @Slot()
    def _no(self) -> None:
        self.unchanged.emit()

    @Slot()
    def _other(self) -> None:
        self.health_requested.emit()
