"""What a client agreed to, refused or took back; a refusal is kept as carefully as a yes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ConsentState(StrEnum):
    """What a client said: yes, no, no longer, or at a later visit that nothing has changed."""

    SIGNED = "signed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CONFIRMED = "confirmed"


class SignedWay(StrEnum):
    """How it was signed."""

    SCREEN = "screen"
    PAPER = "paper"


class PhotoUse(StrEnum):
    """What photographs may be used for (3.10): each its own yes or no."""

    RECORD = "record"
    INSURER = "insurer"
    TRAINING = "training"
    WEBSITE = "website"
    SOCIAL = "social"
    PRINT = "print"


@dataclass(frozen=True, kw_only=True)
class ConsentRecord:
    """One word of a client, written once: a withdrawal is a record of its own, ``withdrawn`` the moment from which it
    counts. ``answers`` are pairs of a question's place in the wording and "yes" or "no"; ``signature`` and
    ``technician_signature`` are kept strokes; ``scan`` names the bytes of the signed paper (``media`` its type);
    ``reason`` is why it was refused or withdrawn.
    """

    id: int = 0
    client: int
    appointment: int | None = None
    paper: int | None = None
    wording: str
    language: str
    state: ConsentState
    way: SignedWay
    at: datetime
    answers: tuple[tuple[str, str], ...] = ()
    signature: str = ""
    technician: int | None = None
    technician_signature: str = ""
    witness: str = ""
    scan: str | None = None
    media: str = ""
    withdrawn: datetime | None = None
    reason: str = ""
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class PhotoPermission:
    """A yes or no for one use of photographs; the latest one counts."""

    id: int = 0
    client: int
    purpose: PhotoUse
    allowed: bool
    at: datetime
    consent: int | None = None
    note: str = ""
    version: int = 0
