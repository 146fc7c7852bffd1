"""Reviews of the result: a visual density score from 0 to 10 (3.9, 6.4; P18)."""

from dataclasses import dataclass
from datetime import date

from smpdesk.domain.session import Zone


@dataclass(frozen=True, kw_only=True)
class Review:
    """What somebody saw on a day: ``score`` 0 (nothing left) to 10 (as dense as on the day it was finished).

    ``step`` names the look: healed, m6, y1, y2 ...; ``area`` is the id of a drawn place, None for the whole zone.
    """

    id: int = 0
    client: int
    course: int | None = None
    appointment: int | None = None
    day: date
    step: str = ""
    zone: Zone
    area: int | None = None
    score: int
    technician: int | None = None
    note: str = ""
    version: int = 0
