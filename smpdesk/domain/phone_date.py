"""A date for a client's own phone."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class PhoneDate:
    """``key`` says what it is ("wash"), ``when`` a whole day or a moment in wall time with its ``minutes``."""

    key: str
    when: date | datetime
    title: str
    minutes: int = 0
