"""The book: appointments in the clinic's wall time, and the rule that nobody is in two places at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from smpdesk.domain.problem import Problem, problem

LONGEST = timedelta(hours=24)
#: Setting up or cleaning: twelve hours, and the hour by which a clock may go forward meanwhile.
LONGEST_TURN = timedelta(hours=13)


class VisitKind(StrEnum):
    """What an appointment is for."""

    CONSULTATION = "consultation"
    PATCH_TEST = "patch_test"
    SESSION = "session"
    REVIEW = "review"
    TOUCH_UP = "touch_up"
    REMOVAL = "removal"


#: Kinds in which pigment goes into skin: they make a session record and need a consent.
TREATING = frozenset({VisitKind.SESSION, VisitKind.TOUCH_UP})

#: Minutes offered for each kind: a session from 1.2 (180); the rest are choices.
USUAL_MINUTES = {
    VisitKind.CONSULTATION: 45,
    VisitKind.PATCH_TEST: 15,
    VisitKind.SESSION: 180,
    VisitKind.REVIEW: 30,
    VisitKind.TOUCH_UP: 90,
    VisitKind.REMOVAL: 60,
}


class VisitState(StrEnum):
    """Where an appointment stands. Nothing is deleted: a cancelled one stays, and frees its time."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    IN_CHAIR = "in_chair"
    DONE = "done"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


#: States that hold technician, room and client. The database holds the same rule (same names).
OCCUPYING = frozenset({VisitState.BOOKED, VisitState.ARRIVED, VisitState.IN_CHAIR, VisitState.DONE})


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """A visit. ``starts`` and ``ends`` are wall time of the clinic; ``course`` and ``number`` belong to
    sessions (0 otherwise); ``reason`` says why it was cancelled; ``technician`` and ``room`` are ids;
    ``called_off`` is when the client cancelled it, None where the clinic did. Technician and room are held for
    ``setting_up`` minutes before it and ``cleaning`` minutes after it too, by the clock on the wall.
    """

    id: int = 0
    client: int
    technician: int
    room: int
    kind: VisitKind = VisitKind.SESSION
    course: int | None = None
    number: int = 0
    starts: datetime
    ends: datetime
    state: VisitState = VisitState.BOOKED
    arrived: datetime | None = None
    reason: str = ""
    note: str = ""
    called_off: datetime | None = None
    setting_up: int = 0
    cleaning: int = 0
    version: int = 0

    @property
    def held(self) -> tuple[datetime, datetime]:
        """From when to when technician and room are held."""
        if not self.setting_up and not self.cleaning:
            return self.starts, self.ends
        return self.starts - timedelta(minutes=self.setting_up), self.ends + timedelta(minutes=self.cleaning)

    @property
    def minutes(self) -> int:
        """Length in minutes of wall time."""
        return int((self.ends - self.starts).total_seconds() // 60)


def overlaps(one: Appointment, other: Appointment) -> bool:
    """True when both occupy their time and the times share more than an edge."""
    if one.state not in OCCUPYING or other.state not in OCCUPYING:
        return False
    return one.starts < other.ends and other.starts < one.ends


def crowds(one: Appointment, other: Appointment) -> bool:
    """True when setting up and cleaning of both share more than an edge, or the visits themselves do."""
    if one.state not in OCCUPYING or other.state not in OCCUPYING:
        return False
    (from_, until), (others_from, others_until) = one.held, other.held
    return from_ < others_until and others_from < until


def clashes(wanted: Appointment, others: Iterable[Appointment]) -> list[Problem]:
    """Why ``wanted`` cannot stand beside the ``others``: client, technician or room is taken, or setting up and
    cleaning need the technician or the room (``technician_turnaround``, ``room_turnaround``).

    Facts: ``other`` (id of the appointment in the way), ``starts`` and ``ends`` of it; of a turnaround ``left`` and
    ``needed``: the minutes between the two visits, and those it takes.
    """
    found: list[Problem] = []
    for other in others:
        if other.id == wanted.id or not crowds(wanted, other):
            continue
        facts: dict[str, object] = {"other": other.id, "starts": other.starts, "ends": other.ends}
        meet = overlaps(wanted, other)
        if meet and other.client == wanted.client:
            found.append(Problem(code="client_taken", field="client", facts=facts))
        if not meet:
            facts |= dict(zip(("left", "needed"), _between(wanted, other), strict=True))
        for who in ("technician", "room"):
            if getattr(other, who) == getattr(wanted, who):
                code = f"{who}_taken" if meet else f"{who}_turnaround"
                found.append(Problem(code=code, field=who, facts=facts))
    return found


def _between(one: Appointment, other: Appointment) -> tuple[int, int]:
    """Minutes between two visits, and how many cleaning after the first and setting up for the second take."""
    first, second = (one, other) if one.starts <= other.starts else (other, one)
    left = int((second.starts - first.ends).total_seconds() // 60)
    return left, first.cleaning + second.setting_up


def time_problems(wanted: Appointment) -> list[Problem]:
    """What is wrong with the times by themselves."""
    if wanted.ends <= wanted.starts:
        return [problem("ends_before_start", "ends", starts=wanted.starts)]
    if wanted.ends - wanted.starts > LONGEST:
        return [problem("visit_too_long", "ends")]
    return []


#: Which states may follow which; a wrong tap is put right by going back one step.
_NEXT = {
    VisitState.BOOKED: {VisitState.ARRIVED, VisitState.IN_CHAIR, VisitState.CANCELLED, VisitState.NO_SHOW},
    VisitState.ARRIVED: {VisitState.BOOKED, VisitState.IN_CHAIR, VisitState.DONE, VisitState.CANCELLED},
    VisitState.IN_CHAIR: {VisitState.DONE, VisitState.ARRIVED},
    VisitState.DONE: {VisitState.IN_CHAIR},
    VisitState.CANCELLED: {VisitState.BOOKED},
    VisitState.NO_SHOW: {VisitState.BOOKED, VisitState.ARRIVED},
}


def may_become(state: VisitState, wanted: VisitState) -> bool:
    """True when an appointment in ``state`` may be set to ``wanted``."""
    return wanted in _NEXT[state]
