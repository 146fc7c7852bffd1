"""The clinic's rules for visits that are called off, missed, late or moved: what is due, in words only.

What is common, and no more than that (section 8): 48 hours of notice (M1 M2 M6 M12 M13 M14), or steps of 72 and 48
(M11); half of the price (M14) or all of it (M11) with less; 15 to 25 minutes late and the visit is put off (M2 M6
M12); one move for nothing (M12). What follows is the clinic's own affair, and consumer law differs by country: so its
figures and words are the clinic's to set.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from smpdesk.domain.appointment import Appointment, VisitState
from smpdesk.domain.problem import Problem, problem

LATE_HOURS = 48
LATE_HIGH = 14 * 24
#: The least of 15 to 25 minutes (M2 M6 M12).
ARRIVAL_MINUTES = 15
ARRIVAL_HIGH = 240
MOVES_HIGH = 20


@dataclass(frozen=True, kw_only=True)
class LateRule:
    """With less than ``hours`` of notice ``percent`` of the price is due; with less than ``early_hours``, where that is
    longer, ``early_percent``. 0 hours is no rule, 0 percent is no figure: the words alone are said.

    Who comes ``arrival_minutes`` late may have to come another day (0: never said); the visit may be moved
    ``free_moves`` times without further ado (0: not counted).
    """

    hours: int = LATE_HOURS
    percent: int = 0
    early_hours: int = 0
    early_percent: int = 0
    arrival_minutes: int = ARRIVAL_MINUTES
    free_moves: int = 0
    text: str = ""
    no_show_text: str = ""


def is_late(visit: Appointment, hours: int) -> bool:
    """True for a visit that its client called off with less notice than that, by the clock on the wall.

    ``called_off`` is None where the clinic did it, and for visits from before this was kept.
    """
    if visit.state is not VisitState.CANCELLED or visit.called_off is None:
        return False
    return short_notice(visit, visit.called_off, hours)


def short_notice(visit: Appointment, at: datetime, hours: int) -> bool:
    """Whether calling a visit off at some wall time is late; never with a rule of 0 hours."""
    return bool(hours) and visit.starts - at < timedelta(hours=hours)


def due(rule: LateRule, visit: Appointment, at: datetime) -> list[Problem]:
    """What is due when a client calls a visit off at some wall time: ``late_notice`` or ``late_early``, each with
    ``hours``, and ``late_due`` with ``percent``; empty with notice enough."""
    for code, hours, percent in (
        ("late_notice", rule.hours, rule.percent),
        ("late_early", rule.early_hours, rule.early_percent),
    ):
        if short_notice(visit, at, hours):
            return [problem(code, hours=hours)] + ([problem("late_due", percent=percent)] if percent else [])
    return []


def arrived_late(rule: LateRule, visit: Appointment, at: datetime) -> list[Problem]:
    """``arrived_late`` with ``minutes`` and ``limit`` for who comes too late, by the clinic's rule."""
    minutes = int((at - visit.starts).total_seconds() // 60)
    if not rule.arrival_minutes or minutes < rule.arrival_minutes:
        return []
    return [problem("arrived_late", minutes=minutes, limit=rule.arrival_minutes)]


def moved_often(rule: LateRule, moves: int) -> list[Problem]:
    """``moved_often`` with ``moves`` and ``free`` where a visit was moved more often than is free."""
    if not rule.free_moves or moves <= rule.free_moves:
        return []
    return [problem("moved_often", moves=moves, free=rule.free_moves)]


def rule_problems(rule: LateRule) -> list[Problem]:
    """What is wrong with a rule."""
    found = []
    if not 0 <= rule.hours <= LATE_HIGH:
        found.append(problem("late_hours_out_of_range", "hours", high=LATE_HIGH))
    if not 0 <= rule.early_hours <= LATE_HIGH:
        found.append(problem("late_hours_out_of_range", "early_hours", high=LATE_HIGH))
    elif rule.early_hours and rule.early_hours <= rule.hours:
        found.append(problem("late_steps_reversed", "early_hours", hours=rule.hours))
    found += [
        problem("percent_out_of_range", field)
        for field in ("percent", "early_percent")
        if not 0 <= getattr(rule, field) <= 100
    ]
    if not 0 <= rule.arrival_minutes <= ARRIVAL_HIGH:
        found.append(problem("arrival_out_of_range", "arrival_minutes", high=ARRIVAL_HIGH))
    if not 0 <= rule.free_moves <= MOVES_HIGH:
        found.append(problem("moves_out_of_range", "free_moves", high=MOVES_HIGH))
    return found
