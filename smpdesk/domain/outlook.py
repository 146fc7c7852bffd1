"""The page “Your result over the years” and the letter that asks a client back, as plain words ready to be set."""

from dataclasses import dataclass
from datetime import datetime

from smpdesk.domain.aftercare import Letterhead
from smpdesk.domain.curve_drawing import CurveWords


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What moves the forecast: a sentence, by how much ("about 10 months sooner"), and how good the evidence is."""

    text: str
    months: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class OutlookSheet:
    """Everything that stands on the page. ``groups`` are headings with what stands below them: what helps, what
    shortens; ``more`` are headings with a paragraph: what is not known, what it may cost.
    """

    letterhead: Letterhead
    title: str
    client: str
    client_number: int
    subtitle: str
    range: tuple[str, ...]
    curve: CurveWords
    caption: str
    groups: tuple[tuple[str, tuple[Effect, ...]], ...]
    more: tuple[tuple[str, str], ...]
    closing: tuple[str, ...]
    note: str = ""
    form: str
    language: str = "en-GB"
    size: str = "A4"
    issued: datetime
    draft: bool = True


@dataclass(frozen=True, kw_only=True)
class InvitationSheet:
    """A letter: ``address`` are the lines of the client's own, ``paragraphs`` what it says."""

    letterhead: Letterhead
    title: str
    client: str
    client_number: int
    address: tuple[str, ...]
    dated: str
    greeting: str
    paragraphs: tuple[str, ...]
    small: str
    closing: str
    signed: str
    note: str = ""
    form: str
    language: str = "en-GB"
    size: str = "A4"
    issued: datetime
    draft: bool = True
