"""A doctor's letter: asked for, received, and what the technician decided on it (section 2.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from smpdesk.domain.problem import Problem, problem


class Decision(StrEnum):
    """What the technician decided after reading the letter."""

    NONE = ""
    MAY_TREAT = "may_treat"
    NOT_TREAT = "not_treat"


class LetterState(StrEnum):
    """Where a letter stands."""

    AWAITED = "awaited"
    TO_DECIDE = "to_decide"
    ALLOWS = "allows"
    REFUSES = "refuses"
    EXPIRED = "expired"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """``reasons`` are keys of questions; ``sha256`` names the attached file's bytes, ``media`` is pdf or png."""

    id: int = 0
    client: int
    reasons: tuple[str, ...]
    requested: date | None = None
    received: date | None = None
    doctor: str = ""
    statement: str = ""
    valid_until: date | None = None
    sha256: str = ""
    media: str = ""
    file_name: str = ""
    decision: Decision = Decision.NONE
    decided: date | None = None
    decided_by: str = ""
    version: int = 0


def state(letter: Letter, today: date) -> LetterState:
    """Where it stands today."""
    if letter.received is None:
        return LetterState.AWAITED
    if letter.decision is Decision.NOT_TREAT:
        return LetterState.REFUSES
    if letter.valid_until is not None and letter.valid_until < today:
        return LetterState.EXPIRED
    return LetterState.ALLOWS if letter.decision is Decision.MAY_TREAT else LetterState.TO_DECIDE


def for_reason(letters: Sequence[Letter], key: str) -> Letter | None:
    """The latest letter about a question, None without one."""
    found = [each for each in letters if key in each.reasons]
    return max(found, key=lambda each: (each.received or each.requested or date.min, each.id), default=None)


def letter_problems(letter: Letter, today: date) -> list[Problem]:
    """Why a letter cannot be kept like this."""
    found = []
    if not letter.reasons:
        found.append(problem("letter_reason_missing", "reasons"))
    for field in ("requested", "received"):
        day = getattr(letter, field)
        if day is not None and day > today:
            found.append(problem("letter_in_future", field, day=day))
    if letter.requested and letter.received and letter.received < letter.requested:
        found.append(problem("letter_before_request", "received", requested=letter.requested))
    if letter.valid_until and letter.received and letter.valid_until < letter.received:
        found.append(problem("letter_over_before", "valid_until", received=letter.received))
    if letter.decision is not Decision.NONE and letter.received is None:
        found.append(problem("letter_not_received", "received"))
    if letter.decision is not Decision.NONE and not letter.decided_by:
        found.append(problem("letter_technician_missing", "decided_by"))
    if letter.received is not None and not letter.doctor.strip():
        found.append(problem("letter_doctor_missing", "doctor"))
    return found
