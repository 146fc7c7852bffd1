"""The paper on which a client declines a patch test that was offered, as plain words ready to be set."""

from dataclasses import dataclass
from datetime import datetime

from smpdesk.domain.aftercare import Letterhead
from smpdesk.domain.consent import FormField
from smpdesk.domain.signature import Signature


@dataclass(frozen=True, kw_only=True)
class PatchRefusalSheet:
    """Everything that stands on it. ``form`` is the wording's version, ``issued`` wall time of the signature.

    ``signature`` is empty where somebody could not sign; ``unable`` then says so and names who witnessed it.
    ``drawn`` is what is read aloud in place of the signature. ``beside`` is the same in English, printed below each
    text of one in another language.
    """

    letterhead: Letterhead
    title: str
    client: str
    client_number: int
    fields: tuple[FormField, ...]
    intro: tuple[str, ...]
    points: tuple[str, ...]
    statement: str
    signature: Signature
    drawn: str
    unable: str
    signed: tuple[FormField, ...]
    form: str
    language: str = "en-GB"
    size: str = "A4"
    issued: datetime
    draft: bool = False
    beside: "PatchRefusalSheet | None" = None
