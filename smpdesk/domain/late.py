"""The clinic's late rule: how long before a visit it can be called off without further ado.

48 hours is the most common rule (section 8: M1 M2 M6 M12 M13 M14); others ask for 72 (M11) or nothing. What follows
from it is the clinic's own affair, and consumer law differs by country: so its words are the clinic's to write.
"""

from datetime import datetime, timedelta

from smpdesk.domain.appointment import Appointment, VisitState
from smpdesk.domain.problem import Problem, problem

LATE_HOURS = 48
LATE_HIGH = 14 * 24


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


def late_problems(hours: int) -> list[Problem]:
    """What is wrong with a rule of so many hours."""
    return [] if 0 <= hours <= LATE_HIGH else [problem("late_hours_out_of_range", "hours", high=LATE_HIGH)]
