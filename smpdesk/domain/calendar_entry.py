"""A visit as another program's calendar shows it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """``uid`` is the same for a visit as long as it lives, ``sequence`` rises with each change, ``changed`` (aware)
    is when it changed last; ``starts`` and ``ends`` are wall time of the clinic.
    """

    uid: str
    sequence: int
    changed: datetime
    starts: datetime
    ends: datetime
    title: str
    place: str = ""
    text: str = ""
    cancelled: bool = False
