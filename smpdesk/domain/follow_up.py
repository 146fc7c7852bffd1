"""Check-ins after a session: when they are due, what became of them, and which one stands now.

The scheme is a choice of the house (domain file, section 4: “Follow-up tasks”, DESIGN): days 1, 5, 10 and 28 after the
session, 6 and 12 months after it, then every year. Days are counted from the day of treatment: one day after is the
morning after.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from smpdesk.domain.problem import Problem, problem

DAYS = (1, 5, 10, 28)
MONTHS = (6, 12)
MOST_DAYS, MOST_MONTHS, MOST_STEPS = 120, 60, 8
#: After how many attempts without an answer a letter or giving up is offered; no source, the clinic's choice.
TRIES = 3
MOST_TRIES = 9
#: How many days a check-in that nobody began is asked for; no source, the clinic's choice.
KEPT_DAYS = 14
KEPT_LONG_DAYS = 30
#: Days after asking for a doctor's letter when somebody asks where it is; no source, the clinic's choice.
LETTER_DAYS = 7
#: Days before a visit when a consent that was not signed stands in the list; no source, the clinic's choice.
AHEAD_DAYS = 7
_LAST_YEAR = 40


class Outcome(StrEnum):
    """What became of a check-in."""

    OPEN = ""
    DONE = "done"
    NOT_NEEDED = "not_needed"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One check-in of one session. ``step`` names it in the clinic's scheme (“d1”, “m6”, “y2” ...); ``due`` is the day
    by the scheme, ``snoozed`` the day it was put off to. Other lines of the work list are kept alike when somebody put
    them off or ended them: “sheet” of a session, “letter:7” and “consent:12” of no session.
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


class Step(NamedTuple):
    """One check-in of the scheme: so many days, or so many months, after the session."""

    key: str
    days: int = 0
    months: int = 0

    def due(self, treated: date) -> date:
        """The day it is due; six months after 31 August is the last day of February."""
        return months_after(treated, self.months) if self.months else treated + timedelta(days=self.days)


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """When this clinic asks how somebody is. ``tries`` without an answer are enough; a check-in that nobody began is
    asked for ``kept`` days, a long one ``kept_long`` days."""

    on: bool = True
    days: tuple[int, ...] = DAYS
    months: tuple[int, ...] = MONTHS
    yearly: bool = True
    tries: int = TRIES
    kept: int = KEPT_DAYS
    kept_long: int = KEPT_LONG_DAYS
    letter: int = LETTER_DAYS
    ahead: int = AHEAD_DAYS

    def steps(self) -> list[Step]:
        """All check-ins of one session in order; the yearly ones end after 40 years."""
        if not self.on:
            return []
        found = [Step(f"d{each}", days=each) for each in sorted(set(self.days))]
        found += [Step(f"m{each}", months=each) for each in sorted(set(self.months))]
        if self.yearly:
            first = max(self.months, default=0) // 12 + 1
            found += [Step(f"y{year}", months=12 * year) for year in range(first, _LAST_YEAR + 1)]
        return found

    def named(self) -> list[str]:
        """What the clinic can choose questions for: every short and long step, and “y” for all yearly ones."""
        found = [each.key for each in self.steps() if not each.key.startswith("y")]
        return [*found, "y"] if self.yearly and self.on else found


class Due(NamedTuple):
    """A check-in that stands now: its step, the day by the scheme, the last day it is asked for, and its row, None
    while nobody began it."""

    step: Step
    day: date
    until: date
    row: FollowUp | None


def months_after(day: date, months: int) -> date:
    """The same day so many months later; a day that month lacks becomes its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for wanted in range(day.day, 27, -1):
        try:
            return date(year, month + 1, wanted)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


def standing(
    scheme: Scheme, treated: date, rows: Mapping[str, FollowUp], today: date, to_come: bool = False
) -> Due | None:
    """The check-in of a session that stands today: the latest that is due. None when it was dealt with or has lapsed.

    An earlier one of the same session is replaced when the next is due. With a session ``to_come`` the long ones are
    not asked: they belong to the last session of a course.
    """
    step: Step | None = None
    for each in _steps(scheme):
        if (to_come and each.months) or each.due(treated) > today:
            break
        step = each
    if step is None:
        return None
    day = step.due(treated)
    until = day + timedelta(days=scheme.kept_long if step.months else scheme.kept)
    row = rows.get(step.key)
    if row is not None:
        return Due(step, day, until, row) if row.outcome is Outcome.OPEN else None
    return Due(step, day, until, None) if today <= until else None


@cache
def _steps(scheme: Scheme) -> tuple[Step, ...]:
    """Made once: a clinic has thousands of sessions and one scheme."""
    return tuple(scheme.steps())


def windows(scheme: Scheme, today: date) -> list[tuple[date, date]]:
    """First and last day of treatment for which some check-in may stand today; a little too wide, never too narrow."""
    found: list[tuple[date, date]] = []
    for step in reversed(scheme.steps()):
        kept = scheme.kept_long if step.months else scheme.kept
        last = months_after(today, -step.months) if step.months else today - timedelta(days=step.days)
        first = last - timedelta(days=kept + 4)
        last += timedelta(days=4 if step.months else 0)
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def scheme_problems(scheme: Scheme) -> list[Problem]:
    """Why a clinic cannot have this scheme."""
    found = []
    for field, most in (("days", MOST_DAYS), ("months", MOST_MONTHS)):
        values: Sequence[int] = getattr(scheme, field)
        if len(values) > MOST_STEPS or any(not 1 <= each <= most for each in values):
            found.append(problem("follow_up_steps_unclear", field, most=most, steps=MOST_STEPS))
    if not 1 <= scheme.tries <= MOST_TRIES:
        found.append(problem("follow_up_tries_out_of_range", "tries", most=MOST_TRIES))
    return found


def snooze_problems(until: date | None, today: date) -> list[Problem]:
    """Why a line cannot be put off to this day."""
    if until is None:
        return [problem("date_missing", "until")]
    if until <= today:
        return [problem("snooze_not_ahead", "until", today=today)]
    if until > months_after(today, 24):
        return [problem("snooze_too_far", "until")]
    return []


def ending_problems(outcome: Outcome, note: str) -> list[Problem]:
    """Why a line cannot be ended so: who does not need it, or is given up, has a reason."""
    if outcome in (Outcome.NOT_NEEDED, Outcome.GIVEN_UP) and not note.strip():
        return [problem("follow_up_reason_missing", "note")]
    return []
