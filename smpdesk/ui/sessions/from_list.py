"""Bringing somebody from the waiting list into the book, and what is asked afterwards."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.appointment import Appointment
from smpdesk.domain.problem import Problem
from smpdesk.domain.waiting import Free, Waiter
from smpdesk.ui.sessions.booking import BookingDialog
from smpdesk.ui.sessions.freed import FreedLine
from smpdesk.ui.sessions.presenter import DayBook

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


class ListBook(DayBook):
    """The book for one who waits: what is saved for them takes them off the list."""

    def __init__(self, desks: "Desks", waiter: Waiter) -> None:
        super().__init__(desks)
        self._waiting = waiter.waiting
        self.later: Appointment | None = None

    def first_draft(self) -> Appointment:
        """A visit for them at the next free time that they wish; else at the next free time at all."""
        waiting = self._waiting
        wished = self.desks.waiting.next_free(waiting)
        if wished is not None:
            return wished
        slot = self._vacancy(self.day, waiting.minutes, waiting.technician or 0)
        draft = self.draft(slot)
        sketched = self.desk.sketch(waiting.client, draft.starts, draft.technician, draft.room, waiting.kind)
        ends = draft.starts + timedelta(minutes=waiting.minutes)
        return replace(sketched, ends=ends, note=waiting.note)

    def judged(self, wanted: Appointment) -> tuple[list[Problem], list[Problem]]:
        """As any visit; a later one that would follow too closely is offered to be cancelled afterwards."""
        if wanted.client != self._waiting.client:
            return super().judged(wanted)
        return self.desks.waiting.problems(wanted), self.desk.advice(wanted)

    def save(self, wanted: Appointment) -> Appointment:
        """Book and take them off the list. Somebody else who was chosen meanwhile is booked like anybody."""
        if wanted.client != self._waiting.client:
            return super().save(wanted)
        made = self.desks.waiting.book(self._waiting.id, wanted)
        self.later = made.later
        return made.appointment


class FromList(QObject):
    """Watches what falls free, opens the booking dialog for those who wait, offers to cancel their later visit."""

    booked = Signal(object)  # the Appointment
    later_found = Signal(object)  # the Appointment that may no longer be wanted
    all_requested = Signal(object)  # Free, or None

    def __init__(self, desks: "Desks", parent: QWidget) -> None:
        super().__init__(parent)
        self._desks, self._window = desks, parent
        self._book: ListBook | None = None
        self._was: Appointment | None = None
        self.line = FreedLine(desks)
        self.line.book_requested.connect(self.book)
        self.line.all_requested.connect(self.all_requested)

    def look(self, was: Appointment) -> None:
        """A visit stood there before: say who could come into the time it left."""
        desk = self._desks.waiting
        if desk.count():
            any(
                self.line.show_free(each, was.client) for each in desk.freed_by(was)
            )  # the first that suits anybody

    def before(self, draft: Appointment) -> None:
        """A dialog opens on a draft, or on a visit that it may move."""
        self._was = draft if draft.id else None

    def changed(self, visit: Appointment) -> None:
        """A dialog has saved a visit: it may have left time behind."""
        was, self._was = self._was, None
        if was is not None and was.id == visit.id:
            self.look(was)

    @Slot(object, object)
    def book(self, waiter: Waiter, free: Free | None) -> None:
        """Open the booking dialog for somebody, at a free stretch or at the next free time."""
        self._book = ListBook(self._desks, waiter)
        draft = self._desks.waiting.draft(waiter, free) if free is not None else self._book.first_draft()
        dialog = BookingDialog(self._book, draft, self._window)
        dialog.booked.connect(self.booked)
        dialog.accepted.connect(self._ask_later)
        dialog.open()

    @Slot()
    def _ask_later(self) -> None:
        book, self._book = self._book, None
        if book is not None and book.later is not None:
            self.later_found.emit(book.later)
