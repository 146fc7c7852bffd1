"""Cancelling a visit: asked for on the board, or because somebody from the waiting list has an earlier one now."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.appointment import Appointment
from smpdesk.domain.booking import Booking
from smpdesk.ui.sessions.cancel import CancelDialog
from smpdesk.ui.sessions.deeds import Deeds
from smpdesk.ui.sessions.presenter import DayBook


class Cancelling(QObject):
    """Opens the dialog that asks why, with the clinic's late rule, and has the visit cancelled."""

    done = Signal()

    def __init__(self, book: DayBook, deeds: Deeds, parent: QWidget) -> None:
        super().__init__(parent)
        self._book, self._deeds, self._window = book, deeds, parent

    @Slot(object)
    def ask(self, booking: Booking) -> None:
        """Ask why, where cancelling makes sense."""
        if self._deeds.may_cancel(booking):
            self._open(booking, "")

    @Slot(object)
    def ask_later(self, visit: Appointment) -> None:
        """The client has an earlier visit now: this later one may go."""
        booking = self._book.desk.booking(visit.id)
        self._open(booking, f"{booking.client_name} has an earlier visit of this kind now.")

    def _open(self, booking: Booking, earlier: str) -> None:
        dialog = CancelDialog(booking, self._window, self._book.late_words(booking.appointment), earlier)
        dialog.confirmed.connect(self._cancel)
        dialog.open()

    @Slot(object, object, object)
    def _cancel(self, booking: Booking, reason: str, by_clinic: bool) -> None:
        self._deeds.cancel(booking, reason, by_clinic)
        self.done.emit()
