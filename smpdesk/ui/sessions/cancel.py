"""Why a visit is cancelled: the reason is asked for, because it stays in the client's history."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.booking import Booking
from smpdesk.domain.problem import Problem
from smpdesk.ui.sessions import labels
from smpdesk.ui.sessions.flow_box import FlowBox
from smpdesk.ui.sessions.growing import GrowingDialog
from smpdesk.ui.shared.forms import Form, text
from smpdesk.ui.shared.parts import button, danger, muted, title
from smpdesk.words import day_date, span_text

_USUAL = (
    "Client asked to",
    "Client is ill",
    "Technician is ill",
    "Not fit for treatment",
    "Booked by mistake",
)


class CancelDialog(GrowingDialog):
    """`confirmed` carries (booking, reason)."""

    confirmed = Signal(object, object)

    def __init__(self, booking: Booking, parent: QWidget | None = None) -> None:
        super().__init__("Cancel visit", 460, parent)
        self._booking = booking
        self._form = Form()
        self._reason = text()
        self._build()
        self._reason.setFocus()

    @Slot()
    def confirm(self) -> None:
        """Cancel the visit; without a reason it stays."""
        reason = self._reason.text().strip()
        if not reason:
            self._form.show([Problem(code="cancel_reason_missing", field="reason")])
            self.grow()
            return
        self.confirmed.emit(self._booking, reason)
        self.accept()

    def _build(self) -> None:
        visit = self._booking.appointment
        when = f"{day_date(visit.starts.date())}, {span_text(visit.starts, visit.ends)}"
        name = title(f"Cancel the visit of {self._booking.client_name}?")
        name.setWordWrap(True)
        self.body.addWidget(name)
        self.body.addWidget(muted(f"{labels.visit(self._booking)} · {when}. Its time will be free again."))
        self._form.add("reason", "Reason", self._reason, optional=False)
        self.body.addWidget(self._form)
        offers = FlowBox()
        for each in _USUAL:
            offers.flow.addWidget(button(each, on=self._take))
        self.body.addWidget(offers)
        self.finish_with(button("Keep visit", on=self.reject), danger("Cancel visit", on=self.confirm))

    @Slot()
    def _take(self) -> None:
        """One of the usual reasons; it can still be added to."""
        sender = self.sender()
        if sender is not None:
            self._reason.setText(str(sender.property("text")))
            self._reason.setFocus()
