"""Papers that were issued: frozen, so that printing again gives the same paper."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PaperKind(StrEnum):
    """The kinds of paper that a clinic issues."""

    AFTERCARE = "aftercare"
    CONSENT = "consent"
    CONSENT_REFUSAL = "consent_refusal"
    CONSENT_WITHDRAWAL = "consent_withdrawal"
    CONSENT_VISIT = "consent_visit"
    PATCH_REFUSAL = "patch_refusal"
    TREATMENT_RECORD = "treatment_record"
    INCIDENT = "incident"
    OUTLOOK = "outlook"
    INVITATION = "invitation"


#: Papers that somebody signs; an aftercare sheet is given, the others are only kept.
SIGNED = frozenset(
    {
        PaperKind.CONSENT,
        PaperKind.CONSENT_REFUSAL,
        PaperKind.CONSENT_WITHDRAWAL,
        PaperKind.CONSENT_VISIT,
        PaperKind.PATCH_REFUSAL,
    }
)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """An issued document. ``sha256`` names its exact bytes; ``wording`` is the version of the text;
    ``issued`` is wall time of the clinic. ``given`` (with ``given_by``) says when the client got it;
    ``signed`` and ``seen_by`` say when it was signed on paper and who watched.
    """

    id: int = 0
    client: int
    kind: PaperKind
    session: int | None = None
    appointment: int | None = None
    wording: str
    language: str = "en-GB"
    size: str = "A4"
    pages: int = 1
    sha256: str
    issued: datetime
    given: datetime | None = None
    given_by: str = ""
    signed: date | None = None
    seen_by: str = ""
    version: int = 0


def paper_name(number: int, day: date, kind: PaperKind) -> str:
    """File name of a paper: client number, date and kind, nobody's name."""
    return f"{number}-{day.isoformat()}-{kind.value}.pdf"
