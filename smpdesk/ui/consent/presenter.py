"""What the consent tab asks the desks for. No widgets."""

from typing import TYPE_CHECKING

from smpdesk.domain.consent_record import ConsentRecord, ConsentState, PhotoPermission, PhotoUse
from smpdesk.domain.consent_standing import Standing
from smpdesk.domain.kiosk import KioskDraft
from smpdesk.domain.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smpdesk.services.desks import Desks

_YES = (ConsentState.SIGNED, ConsentState.CONFIRMED)


class ConsentPresenter:
    """Holds what one client said, as it was read last."""

    def __init__(self, desks: "Desks", client_id: int) -> None:
        self.desks, self.desk, self.client_id = desks, desks.consents, client_id
        self.read()

    def read(self) -> None:
        """Ask again."""
        self.standing: Standing = self.desk.standing(self.client_id)
        self.records: list[ConsentRecord] = self.desk.records(self.client_id)
        self.photos: Mapping[PhotoUse, PhotoPermission] = self.desk.photos(self.client_id)
        self.photo_noes = self.desk.photo_noes(self.client_id)
        self.unsigned: Paper | None = self.desk.unsigned(self.client_id)
        self.unscanned: Paper | None = self.desk.unscanned(self.client_id)
        self.draft: KioskDraft | None = self.desks.kiosk.draft(self.client_id)
        if self.draft is not None and self.draft.wording != self.desk.wording(self.client_id):
            self.draft = None  # the wording has moved on: the client is asked again

    @property
    def visit(self) -> int | None:
        """The treating visit that a consent given now is for."""
        return self.desk.visit(self.client_id)

    @property
    def confirmed(self) -> bool:
        """Whether something was signed for the coming visit already: the form itself, or that nothing has changed."""
        return any(each.appointment == self.visit for each in self.records if each.state in _YES)

    @property
    def name(self) -> str:
        """The client's name."""
        return self.desks.clients.client(self.client_id).name

    @property
    def at_desk(self) -> str:
        """Who works here: proposed as the one who saw a signature."""
        actor = self.desks.at_desk.actor
        return actor.name if actor.id is not None else ""

    @property
    def scanned(self) -> ConsentRecord | None:
        """The latest consent whose signed paper was scanned."""
        return next((each for each in self.records if each.scan), None)

    def staff_names(self) -> list[str]:
        """Names offered as witnesses."""
        return [each.name for each in self.desks.clinic.staff()]
