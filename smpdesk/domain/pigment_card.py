"""The wallet card: what a doctor or a laser clinic wants to know years later."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class PigmentCard:
    """Everything that stands on the card, in words. ``lines`` are pairs of a label and what was used or when;
    ``notes`` is what to say before a laser or a scan. ``size`` is A4 or Letter: the sheet it is cut from."""

    title: str
    intro: str
    client: str
    lines: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    clinic: tuple[str, ...]
    wording: str
    language: str = "en-GB"
    size: str = "A4"
    issued: datetime
