"""Contacts with a client: who called or wrote, about what, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class About(StrEnum):
    """What it was about."""

    SHEET = "sheet"
    CHECK_IN = "check_in"
    CONSENT = "consent"
    LETTER = "letter"
    TOUCH_UP = "touch_up"
    OTHER = "other"


class Way(StrEnum):
    """How."""

    CALL = "call"
    MESSAGE = "message"
    LETTER = "letter"
    IN_PERSON = "in_person"


class Reached(StrEnum):
    """What came of it."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    WRONG_NUMBER = "wrong_number"
    SENT = "sent"
    COMES = "comes"
    DECLINES = "declines"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One attempt. ``answers`` are pairs of a question's key and what was said."""

    id: int = 0
    client: int
    about: About
    session: int | None = None
    follow_up: int | None = None
    way: Way = Way.CALL
    at: datetime
    staff: int | None = None
    outcome: Reached
    answers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    version: int = 0
