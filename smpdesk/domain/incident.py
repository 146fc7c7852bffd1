"""Incidents and reactions, on the day or days later (1.5, 5.7, 5.9, section 7)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class IncidentKind(StrEnum):
    """What it was."""

    REACTION = "reaction"
    LATE = "late"
    EXPOSURE = "exposure"
    ACCIDENT = "accident"


class Severity(StrEnum):
    """How bad it was, as whoever writes it judges."""

    UNKNOWN = ""
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


@dataclass(frozen=True, kw_only=True)
class Incident:
    """One incident. ``what`` are codes of Reaction and of late complications; ``lot`` is the id of our lot and
    ``lot_said`` the maker's text; ``zone`` a code of Zone, empty when it is none; ``serious`` as 5.7 means it;
    ``exposed`` names who was exposed to blood and how to reach them (5.9). ``client`` is None when it was
    somebody of the staff.
    """

    id: int = 0
    client: int | None = None
    session: int | None = None
    lot: int | None = None
    lot_said: str = ""
    zone: str = ""
    area: int | None = None
    kind: IncidentKind = IncidentKind.REACTION
    happened: datetime
    noticed: date
    what: tuple[str, ...] = ()
    severity: Severity = Severity.UNKNOWN
    serious: bool = False
    description: str = ""
    action: str = ""
    advice: str = ""
    exposed: str = ""
    reported_to: str = ""
    reported: date | None = None
    outcome: str = ""
    closed: date | None = None
    staff: int | None = None
    version: int = 0
