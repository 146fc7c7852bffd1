"""Tabs of the client's page that belong to other features, made when they are first looked at.

Part of the composition root: features of the window do not know each other.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from smpdesk.open_clinic import OpenClinic


def guests(clinic: "OpenClinic") -> Mapping[str, Callable[[int], QWidget]]:
    """What makes each guest for the id of a client, by the name of its tab."""

    def consultation(client: int) -> QWidget:
        from smpdesk.ui.consultation.part import ConsultationPart

        return ConsultationPart(clinic.desks, clinic.feed, clinic.jobs, client)

    def health(client: int) -> QWidget:
        from smpdesk.ui.screening.part import ScreeningPart

        return ScreeningPart(clinic.desks, clinic.feed, clinic.jobs, client)

    def patch_test(client: int) -> QWidget:
        from smpdesk.ui.patch_tests.part import PatchTestPart

        part = PatchTestPart(clinic.desks, clinic.feed, clinic.jobs, client)
        part.book_requested.connect(clinic.book_patch_test)
        part.paper_requested.connect(clinic.papers.show_paper)
        return part

    def consent(client: int) -> QWidget:
        from smpdesk.ui.consent.part import ConsentPart

        part = ConsentPart(clinic.desks, clinic.feed, clinic.jobs, client)
        part.paper_requested.connect(clinic.papers.show_paper)
        part.form_requested.connect(clinic.papers.consent_form)
        part.kiosk_requested.connect(clinic.kiosk.hand_over)
        return part

    def history(client: int) -> QWidget:
        from smpdesk.ui.history.part import HistoryPart

        part = HistoryPart(clinic.desks, clinic.feed, clinic.jobs, client)
        part.said.connect(clinic.window.say)
        return part

    def incidents(client: int) -> QWidget:
        from smpdesk.ui.incidents.part import IncidentsPart

        part = IncidentsPart(clinic.desks, clinic.feed, client)
        part.report_requested.connect(clinic.beside.incident_report)
        return part

    def contacts(client: int) -> QWidget:
        from smpdesk.ui.contacts.part import ContactsPart

        return ContactsPart(clinic.desks, clinic.feed, client)

    def forecast(client: int) -> QWidget:
        from smpdesk.ui.forecast.part import ForecastPart

        part = ForecastPart(clinic.desks, clinic.feed, client)
        part.paper_requested.connect(clinic.beside.outlook)
        part.invitation_requested.connect(clinic.beside.invitation)
        return part

    return {
        "Consultation": consultation,
        "Health": health,
        "Patch test": patch_test,
        "Consent": consent,
        "Forecast": forecast,
        "Incidents": incidents,
        "Contacts": contacts,
        "History": history,
    }
