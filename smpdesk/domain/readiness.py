"""Ready to treat: what must be there before a needle touches anybody, as advice or as a gate of the clinic's choice."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from smpdesk.domain.problem import Problem


class Rule(StrEnum):
    """What is looked at before a session (1.1, 2.2, 5.2; R2, INS1)."""

    CONSULTATION = "consultation"
    SCREENING = "screening"
    HEALTH = "health"
    CONFIRMED = "confirmed"
    SCALP = "scalp"
    LETTER = "letter"
    PATCH = "patch"
    CONSENT = "consent"
    GAP = "gap"
    AGE = "age"
    DEPOSIT = "deposit"


class Weight(StrEnum):
    """What a rule does in this clinic."""

    OFF = "off"
    ADVICE = "advice"
    GATE = "gate"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One rule for one visit. ``fine`` when nothing is missing; ``said`` tells what stands there or what is missing;
    ``passed`` is the id of the GatePass that opened a closed gate (0 without one).
    """

    rule: Rule
    weight: Weight
    fine: bool
    said: Problem
    passed: int = 0

    @property
    def closed(self) -> bool:
        """True for a gate that keeps the session from starting."""
        return self.weight is Weight.GATE and not self.fine and not self.passed


@dataclass(frozen=True, kw_only=True)
class GatePass:
    """A closed gate that somebody passed: ``said`` is the sentence they read, ``name`` and ``reason`` what they
    wrote. It stays in the record for ever.
    """

    id: int = 0
    client: int
    appointment: int
    rule: Rule
    said: str
    name: str
    reason: str
    staff: int | None = None
    at: datetime
    version: int = 0
