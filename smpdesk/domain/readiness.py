"""Ready to treat: what must be there before a needle touches anybody, as advice or as a gate of the clinic's choice.

The rules only judge; ``domain/ready_rules.py`` has them. What a gate holds back a person may let pass, in their name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from smpdesk.domain.problem import Problem, problem


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


#: What every rule does until the clinic chooses otherwise. Gates: consent and the same day's confirmation (1.1,
#: “block start session until …”; R2 INS1), with the screening that is confirmed (INS1) and what its answers say
#: (section 2: BLOCK, DEFER; DOCTOR: written clearance first), the day's list (2.2), and age (5.2: law, L1 L6 L24).
#: The rest is advice: sources name an order (1.1) or ranges that differ (1.2, 1.6), and the technician decides.
#: A deposit is asked for by some (section 8); nothing is kept of it yet, so nothing is asked.
USUAL_WEIGHTS: Mapping[Rule, Weight] = {
    Rule.CONSULTATION: Weight.ADVICE,
    Rule.SCREENING: Weight.GATE,
    Rule.HEALTH: Weight.GATE,
    Rule.CONFIRMED: Weight.GATE,
    Rule.SCALP: Weight.GATE,
    Rule.LETTER: Weight.GATE,
    Rule.PATCH: Weight.ADVICE,
    Rule.CONSENT: Weight.GATE,
    Rule.GAP: Weight.ADVICE,
    Rule.AGE: Weight.GATE,
    Rule.DEPOSIT: Weight.OFF,
}
#: A name has at least two letters, a reason three words and twelve letters: a choice, so that neither is a dash.
NAME_LETTERS = 2
REASON_LETTERS, REASON_WORDS = 12, 3


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
    wrote. It stays in the record for ever, and opens the gate only while the same sentence holds it.
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


def ready(checks: Sequence[Check]) -> bool:
    """True when no gate is closed."""
    return not any(each.closed for each in checks)


def missing(checks: Sequence[Check]) -> list[Check]:
    """What somebody should look at: closed gates first, then advice; passed gates are not missing."""
    open_ = [each for each in checks if not each.fine and not each.passed]
    return sorted(open_, key=lambda each: not each.closed)


def pass_problems(name: str, reason: str) -> list[Problem]:
    """Why a gate is not passed like this: no name, no reason, or none worth the word."""
    found = []
    if _letters(name) < NAME_LETTERS:
        found.append(problem("gate_name_missing", "name"))
    if not reason.strip():
        found.append(problem("gate_reason_missing", "reason"))
    elif _letters(reason) < REASON_LETTERS or len(set(reason.casefold().split())) < REASON_WORDS:
        found.append(problem("gate_reason_short", "reason"))
    return found


def _letters(text: str) -> int:
    return sum(each.isalpha() for each in text)
