"""Papers in a window of their own: one that was issued, or a consent form before it is.

Part of the composition root, with ``open_clinic``.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from smpdesk.open_clinic import OpenClinic


class AtPapers(QObject):
    """Opens them over the window."""

    def __init__(self, clinic: "OpenClinic") -> None:
        super().__init__(clinic)
        self._clinic = clinic

    @Slot(object)
    def show_paper(self, paper: Any) -> None:
        """Show an issued paper; from there it can be shown to the client."""
        self._open(paper=paper.id)

    @Slot(object)
    def consent(self, wanted: Any) -> None:
        """Open the consent form of a client, or of an appointment's client."""
        from smpdesk.domain.appointment import Appointment

        visit = wanted.id if isinstance(wanted, Appointment) else None
        self._open(client=wanted.client if isinstance(wanted, Appointment) else wanted.id, appointment=visit)

    @Slot(object)
    def consent_tab(self, wanted: Any) -> None:
        """Where a client, or an appointment's client, stands with consent: to sign, to print, to bring in."""
        self._clinic.show_consent(getattr(wanted, "client", wanted.id))

    @Slot(object)
    def consent_form(self, client: int) -> None:
        """Open the consent form of a client, to be printed; of the coming visit if there is one."""
        self._open(client=client, appointment=self._clinic.desks.consents.visit(client))

    def _open(self, **what: Any) -> None:
        from smpdesk.ui.papers.paper_dialog import PaperDialog

        clinic = self._clinic
        dialog = PaperDialog(clinic.desks, clinic.feed, clinic.jobs, clinic.window, **what)
        dialog.client_view_requested.connect(clinic.kiosk.hand_over_paper)
        dialog.open()
