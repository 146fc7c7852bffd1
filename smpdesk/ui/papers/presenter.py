"""One paper: issued already, or a draft that is issued when it leaves the window. No widgets."""

from datetime import date
from typing import TYPE_CHECKING

from smpdesk import words
from smpdesk.domain.paper import SIGNED, Paper, PaperKind, paper_name
from smpdesk.ui.papers.drafts import ConsentDraft, Draft

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

TITLES = {
    PaperKind.AFTERCARE: "Aftercare sheet",
    PaperKind.CONSENT: "Consent form",
    PaperKind.CONSENT_REFUSAL: "Consent refused",
    PaperKind.CONSENT_WITHDRAWAL: "Consent withdrawn",
    PaperKind.CONSENT_VISIT: "Nothing has changed",
    PaperKind.PATCH_REFUSAL: "Patch test declined",
    PaperKind.TREATMENT_RECORD: "Treatment record",
    PaperKind.INCIDENT: "Incident report",
    PaperKind.OUTLOOK: "Your result over the years",
    PaperKind.INVITATION: "Invitation",
}


class PaperPresenter:
    """Holds what is known of the paper; `paper` is None while it is a draft."""

    def __init__(
        self,
        desks: "Desks",
        paper: int = 0,
        client: int = 0,
        appointment: int | None = None,
        draft: Draft | None = None,
    ) -> None:
        self._desks = desks
        self.paper: Paper | None = desks.papers.paper(paper) if paper else None
        self._client_id = self.paper.client if self.paper is not None else client
        self.draft: Draft = draft or ConsentDraft(desks, self._client_id, appointment)

    def read(self) -> None:
        """Ask again what is known of it."""
        if self.paper is not None:
            self.paper = self._desks.papers.paper(self.paper.id)

    @property
    def kind(self) -> PaperKind:
        """What kind of paper it is."""
        return self.paper.kind if self.paper is not None else self.draft.kind

    @property
    def title(self) -> str:
        """Kind of paper and whose."""
        return f"{TITLES[self.kind]} · {self._desks.clients.client(self._client_id).name}"

    @property
    def facts(self) -> str:
        """When it was issued, in which wording, on how many pages."""
        if self.paper is None:
            return "A draft: it is issued, and kept as it is, when it is printed or saved."
        issued = f"Issued {words.long_date(self.paper.issued.date())}, {words.time_text(self.paper.issued)}"
        return f"{issued} · version {self.paper.wording} · {words.counted(self.paper.pages, 'page')}"

    @property
    def job_title(self) -> str:
        """What a printer's queue calls it: nobody's name."""
        return f"{TITLES[self.kind]} {self._desks.clients.client(self._client_id).number}"

    @property
    def file_name(self) -> str:
        """What a file of it is called."""
        day = self.paper.issued.date() if self.paper is not None else self._desks.clinic.today()
        return paper_name(self._desks.clients.client(self._client_id).number, day, self.kind)

    @property
    def size(self) -> str:
        """A4 or Letter."""
        return self.paper.size if self.paper is not None else self._desks.clinic.clinic().paper

    @property
    def state(self) -> tuple[str, str]:
        """Words and kind of the chip: draft, given, signed, or what is still to be done."""
        if self.paper is None:
            return "Draft", "warn"
        if self.kind in SIGNED:
            if self.paper.signed is None:
                return "Not signed yet", "warn"
            return f"Signed {words.plain_date(self.paper.signed)}, seen by {self.paper.seen_by}", "ok"
        if self.kind is not PaperKind.AFTERCARE:
            return "Kept as issued", "ok"
        if self.paper.given is None:
            return "Not given yet", "warn"
        by = f" by {self.paper.given_by}" if self.paper.given_by else ""
        return (
            f"Given {words.plain_date(self.paper.given.date())}, {words.time_text(self.paper.given)}{by}",
            "ok",
        )

    @property
    def to_give(self) -> bool:
        """Whether it is a sheet that the client has not got yet."""
        return self.paper is not None and self.kind is PaperKind.AFTERCARE and self.paper.given is None

    @property
    def to_sign(self) -> bool:
        """Whether it is an issued consent form that nobody marked as signed."""
        return self.paper is not None and self.kind is PaperKind.CONSENT and self.paper.signed is None

    @property
    def wording(self) -> str:
        """The version of its text, empty while it is a draft."""
        return self.paper.wording if self.paper is not None else ""

    @property
    def today(self) -> date:
        """The clinic's day."""
        return self._desks.clinic.today()

    @property
    def at_desk(self) -> str:
        """Who works here: proposed as the one who saw the signing."""
        actor = self._desks.at_desk.actor
        return actor.name if actor.id is not None else ""

    def sign(self, on: date, seen_by: str) -> None:
        """Record that it was signed on paper; Refusal names the fields `signed` and `seen_by`."""
        if self.paper is not None:
            self.paper = self._desks.papers.mark_signed(self.paper.id, on, seen_by)

    # Slow work, for the lane.

    def preview(self) -> tuple[bytes, str]:
        """The PDF, and what it says as far as that is known in words."""
        if self.paper is not None:
            return self._desks.papers.pdf(self.paper.id), f"{self.title}. {self.facts}"
        return self.draft.preview()

    def issue(self) -> Paper:
        """The paper; a draft is frozen now."""
        if self.paper is None:
            self.paper = self.draft.issue()
        return self.paper

    def pdf(self) -> bytes:
        """The exact bytes; a draft is frozen now."""
        return self._desks.papers.pdf(self.issue().id)

    def give(self) -> Paper:
        """An aftercare sheet that was printed is given; nothing of the kind is known of other papers."""
        if self.to_give and self.paper is not None:
            self.paper = self._desks.aftercare.mark_given(self.paper.id)
        return self.issue()
