"""The letter that asks a client back, in the client's language; sent, it counts as an invitation."""

from dataclasses import replace
from datetime import date

from smpdesk.domain.client import Client
from smpdesk.domain.contact import Reached, Way
from smpdesk.domain.fade_story import months_between
from smpdesk.domain.outlook import InvitationSheet
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.problem import refuse
from smpdesk.domain.seasons import halves
from smpdesk.services.forecasts import ForecastDesk
from smpdesk.services.ground import Ground
from smpdesk.services.issuing import issue
from smpdesk.services.letterhead import letterhead
from smpdesk.services.paper_words import PaperWords
from smpdesk.services.touch_ups import TouchUpDesk


class InvitationDesk:
    """One method per thing staff do with the letter."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def sheet(self, client_id: int) -> InvitationSheet:
        """Everything that stands on it, as a draft.

        Refusal ``contact_not_wanted``, ``touch_up_client_gone``; ``invitation_not_treated`` before a session.
        """
        store = self._ground.store
        client, found = store.clients.get(client_id), ForecastDesk(self._ground).forecast(client_id)
        if client.no_contact:
            raise refuse("contact_not_wanted")
        if client.gone:
            raise refuse("touch_up_client_gone")
        if found is None or not found.treated:
            raise refuse("invitation_not_treated")
        said = PaperWords.of(store, client.language, PaperKind.INVITATION)
        return composed(self._ground, said, found.since, client)

    def preview(self, client_id: int) -> bytes:
        """The letter as it would be issued now, marked as a draft. Refusal as for :meth:`sheet`, letters_missing."""
        from smpdesk.documents.invitation import render

        return render(self.sheet(client_id))

    def issue(self, client_id: int) -> Paper:
        """Freeze the letter, and note it as an invitation, so that nobody asks again within the clinic's interval.

        Refusal as for :meth:`sheet`, letters_missing; ``touch_up_asked_lately`` within the interval. The letter that
        was made today is answered again.
        """
        from smpdesk.documents.invitation import render

        sheet, store = self.sheet(client_id), self._ground.store
        made = [
            each
            for each in store.papers.of_client(client_id)
            if each.kind is PaperKind.INVITATION and each.issued.date() == sheet.issued.date()
        ]
        if made:
            return made[-1]
        render(sheet)  # a name in letters that paper lacks is refused before anything is noted
        TouchUpDesk(self._ground).invite(client_id, Way.LETTER, Reached.SENT)
        draft = Paper(
            client=client_id, kind=PaperKind.INVITATION, wording=sheet.form, language=sheet.language,
            size=sheet.size, sha256="", issued=sheet.issued,
        )  # fmt: skip
        return issue(
            self._ground, "Issue invitation", draft, lambda at: render(replace(sheet, draft=False, issued=at))
        )


def composed(ground: Ground, said: PaperWords, since: date, client: Client | None = None) -> InvitationSheet:
    """The letter with the words of ``said`` about the work of a day; to nobody without a client."""
    now, head = ground.now(), letterhead(ground)
    length = said.length(halves(months_between(since, now.date())), "year")
    contact = said.listed([each for each in (head.phone, head.email) if each]) or head.name
    lines = client.address.splitlines() if client is not None else []
    name = client.name if client is not None else "…"
    return InvitationSheet(
        letterhead=head,
        title=said.text("title"),
        client=name,
        client_number=client.number if client is not None else 0,
        address=tuple(each.strip() for each in lines if each.strip()),
        dated=said.plain_date(now.date()),
        greeting=said.text("greeting", name=name) if name else said.text("greeting.neutral"),
        paragraphs=(
            said.text("text.1", years=length, date=said.plain_date(since)),
            said.text("text.2"),
            said.text("contact", contact=contact),
        ),
        small=said.text("stop"),
        closing=said.text("closing"),
        signed=head.name,
        note="" if said.reviewed else said.shared("common", "not_reviewed"),
        form=said.id,
        language=said.language,
        size=ground.store.clinic.get().paper,
        issued=now,
    )
