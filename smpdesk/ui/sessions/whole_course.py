"""Asking for a whole course from the Sessions tab, and telling what was booked."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.appointment import Appointment
from smpdesk.ui.sessions.deeds import Deeds
from smpdesk.ui.sessions.presenter import DayBook


class WholeCourse(QObject):
    """`booked` carries the id of the first visit of a course that now stands in the book."""

    booked = Signal(object)

    def __init__(self, book: DayBook, deeds: Deeds, page: QWidget) -> None:
        super().__init__(page)
        self._book, self._deeds, self._page = book, deeds, page

    @Slot(object)
    def ask(self, client: int) -> None:
        """Open the dialog for a client, 0 for somebody yet to be chosen."""
        from smpdesk.ui.sessions.course_booking import CourseBookingDialog

        dialog = CourseBookingDialog(self._book, client, self._page)
        dialog.booked.connect(self._told)
        dialog.open()

    @Slot(object)
    def _told(self, visits: Sequence[Appointment]) -> None:
        self.booked.emit(visits[0].id)
        self._deeds.tell_course(visits)
