"""Why a visit is cancelled: the reason is asked for, because it stays in the client's history."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.booking import Booking
from smpdesk.domain.problem import Problem
from smpdesk.ui.sessions import labels
from smpdesk.ui.sessions.flow_box import FlowBox
from smpdesk.ui.sessions.growing import GrowingDialog
from smpdesk.ui.shared.forms import Form, text, tick
from smpdesk.ui.shared.parts import Notice, button, danger, muted, title
from smpdesk.words import day_date, span_text

_USUAL = (
    "Client asked to",
    "Client is ill",
    "Technician is ill",
    "Not fit for treatment",
    "Booked by mistake",
)
#: Reasons of which the client can do nothing.
_BY_CLINIC = ("Technician is ill", "Booked by mistake")
_EARLIER = "Earlier visit from the waiting list"


class CancelDialog(GrowingDialog):
    """`confirmed` carries (booking, reason, whether the clinic called it off). `late` is what the clinic's late rule
    says about cancelling now, `earlier` that the client has an earlier visit by now.
    """

    confirmed = Signal(object, object, object)

    def __init__(
        self, booking: Booking, parent: QWidget | None = None, late: str = "", earlier: str = ""
    ) -> None:
        super().__init__("Cancel visit", 460, parent)
        self._booking = booking
        self._late, self._earlier = late, earlier
        self._by_clinic = tick("The clinic calls it off, so it is not late")
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
        self.confirmed.emit(self._booking, reason, self._by_clinic.isChecked())
        self.accept()

    def _build(self) -> None:
        visit = self._booking.appointment
        when = f"{day_date(visit.starts.date())}, {span_text(visit.starts, visit.ends)}"
        name = title(f"Cancel the visit of {self._booking.client_name}?")
        name.setWordWrap(True)
        self.body.addWidget(name)
        self.body.addWidget(muted(f"{labels.visit(self._booking)} · {when}. Its time will be free again."))
        if self._earlier:
            self.body.addWidget(Notice(self._earlier))
            self._reason.setText(_EARLIER)
        if self._late:
            self.body.addWidget(Notice(self._late))
        self._form.add("reason", "Reason", self._reason, optional=False)
        self.body.addWidget(self._form)
        offers = FlowBox()
        for each in _USUAL:
            offers.flow.addWidget(button(each, on=self._take))
        self.body.addWidget(offers)
        if self._late:
            self.body.addWidget(self._by_clinic)
            self._by_clinic.setChecked(bool(self._earlier))
        self.finish_with(button("Keep visit", on=self.reject), danger("Cancel visit", on=self.confirm))

    @Slot()
    def _take(self) -> None:
        """One of the usual reasons; it can still be added to."""
        sender = self.sender()
        if sender is not None:
            reason = str(sender.property("text"))
            self._reason.setText(reason)
            self._by_clinic.setChecked(reason in _BY_CLINIC)
            self._reason.setFocus()
