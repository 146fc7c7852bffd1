"""Check-ins after a session: when they are due, and what became of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a check-in."""

    OPEN = ""
    DONE = "done"
    NOT_NEEDED = "not_needed"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One check-in of one session. ``step`` names it in the clinic's scheme (“d1”, “m6”, “y1” ...); ``due`` is the day
    by the scheme, ``snoozed`` the day it was put off to.
    """

    id: int = 0
    client: int
    session: int | None = None
    step: str
    due: date
    snoozed: date | None = None
    done: datetime | None = None
    outcome: Outcome = Outcome.OPEN
    note: str = ""
    version: int = 0
