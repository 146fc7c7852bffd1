"""The page at the chair, laid over the book: how one gets there, and back to the same place.

Part of the composition root: features of the window do not know each other.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from shiboken6 import isValid

from smpdesk.ui.shared import theme

if TYPE_CHECKING:
    from smpdesk.open_clinic import OpenClinic
    from smpdesk.ui.chair.page import ChairPage

_AREA = "sessions"


class AtChair(QObject):
    """One page for one clinic, made when it is first asked for."""

    def __init__(self, clinic: "OpenClinic") -> None:
        super().__init__(clinic)
        self._clinic = clinic
        self._page: ChairPage | None = None
        self._text = theme.look.text
        theme.on_change(self._restyled)

    @Slot(object)
    def open_visit(self, appointment: int) -> None:
        """The record of a visit, or its start."""
        page = self._made()
        if page.save_unsaved():
            page.show_visit(appointment)
        self._clinic.window.lay_over(_AREA, page)

    @Slot(object)
    def open_session(self, session: Any) -> None:
        """A record, from wherever it was found; the book below goes to its day."""
        page = self._made()
        if page.save_unsaved():
            page.show_session(session)
        if session.appointment:
            book: Any = self._clinic.window.page(_AREA)
            book.show_appointment(session.appointment)
        self._clinic.window.lay_over(_AREA, page)

    def put_away(self) -> None:
        """Something of the book is wanted: the page goes, unless it has something that cannot be kept yet."""
        if self._page is not None and isValid(self._page) and self._page.save_unsaved():
            self._lift()

    @Slot()
    def _restyled(self) -> None:
        """Another text size: margins are pixels, so the page is made anew where nothing is lost by it."""
        page, shown = self._page, self._text
        self._text = theme.look.text
        if page is None or not isValid(page) or shown == self._text or not page.save_unsaved():
            return
        about, in_front = page.about, page.isVisible()
        self._lift()
        again = self._made()
        if about.appointment:
            again.show_visit(about.appointment)
        else:
            again.show_session(self._clinic.desks.chair.session(about.session_id))
        if in_front:
            self._clinic.window.lay_over(_AREA, again)

    @Slot()
    def _left(self) -> None:
        self._lift()
        self._clinic.window.go(_AREA)

    @Slot(object)
    def _finished(self, session: Any) -> None:
        """The book tells it, and the client gets the aftercare sheet."""
        self._lift()
        if not session.appointment:  # one from an old list, put right: nobody goes home today
            self._clinic.show_client(session.client)
            return
        book: Any = self._clinic.window.page(_AREA)
        book.tell_finished(session)
        self._clinic.show_aftercare(session)

    def _lift(self) -> None:
        self._page = None
        self._clinic.window.lift(_AREA)

    def _made(self) -> "ChairPage":
        from smpdesk.ui.chair.page import ChairPage

        if self._page is None or not isValid(self._page):
            page = ChairPage(self._clinic.desks, self._clinic.feed)
            page.left.connect(self._left)
            page.finished.connect(self._finished)
            page.aftercare_requested.connect(self._clinic.show_aftercare)
            page.lacking.connect(self._clinic.lacking)
            page.incident_requested.connect(self._clinic.beside.incident)
            self._page = page
        return self._page
