"""Working time: when somebody works on a day, and what keeps them from it. Minutes count from the day's midnight."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.appointment import Appointment, VisitKind
from smpdesk.domain.clinic import Hours, hours_of
from smpdesk.domain.problem import Problem, problem

DAY = 24 * 60


class AwayKind(StrEnum):
    """Why nobody works: outside the hours, the clinic or the person away, a break, training, something else."""

    CLOSED = "closed"
    HOLIDAY = "holiday"
    BREAK = "break"
    TRAINING = "training"
    OTHER = "other"


#: What a repeating block can be.
BLOCKS = (AwayKind.BREAK, AwayKind.TRAINING, AwayKind.OTHER)


class Away(NamedTuple):
    """A stretch of a day in which somebody does not treat, and what it is called; outside the hours it has no name."""

    starts: int
    ends: int
    kind: AwayKind
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonHours:
    """The hours of one person; empty where they follow the clinic's."""

    id: int = 0
    staff: int
    hours: Hours
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Closure:
    """Whole days without work, ``last`` among them: a person's, or the clinic's (``staff`` None).

    ``dropped`` ones were taken back; they stay on record.
    """

    id: int = 0
    staff: int | None = None
    first: date
    last: date
    name: str = ""
    dropped: bool = False
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Block:
    """A stretch of the day that comes again: on ``weekdays`` (0 is Monday; none means every day), from ``first`` to
    ``last`` (None is without end; the same day for a single one). ``staff`` None is everybody.
    """

    id: int = 0
    staff: int | None = None
    kind: AwayKind = AwayKind.BREAK
    name: str = ""
    weekdays: tuple[int, ...] = ()
    first: date | None = None
    last: date | None = None
    starts: int
    ends: int
    dropped: bool = False
    version: int = 0


class Rota(NamedTuple):
    """Everything that says who works when. Dropped closures and blocks are left out by whoever fills it."""

    hours: Hours
    own: dict[int, Hours]
    closures: Sequence[Closure]
    blocks: Sequence[Block]


def closures_on(rota: Rota, day: date, staff: int) -> list[Closure]:
    """What closes a day for somebody, the clinic's own first."""
    found = [each for each in rota.closures if each.first <= day <= each.last]
    return sorted(
        (each for each in found if each.staff in (None, staff)), key=lambda each: each.staff is not None
    )


def blocks_on(rota: Rota, day: date, staff: int) -> list[Block]:
    """The breaks and other blocks that somebody has on a day, by time."""
    found = [each for each in rota.blocks if each.staff in (None, staff) and _falls_on(each, day)]
    return sorted(found, key=lambda each: (each.starts, each.id))


def own_hours(rota: Rota, day: date, staff: int) -> tuple[int, int] | None:
    """From when to when somebody works on a weekday, breaks apart; None when not at all."""
    return hours_of(rota.own.get(staff, rota.hours), day.weekday())


def over_midnight(hours: Hours, day: date) -> tuple[int, int] | None:
    """From when to when a day is open; where it is until midnight and the next one is from there on, over 1440."""
    found = hours_of(hours, day.weekday())
    if found is None or found[1] < DAY:
        return found
    following = hours_of(hours, (day + timedelta(days=1)).weekday())
    return (found[0], DAY + following[1]) if following and following[0] == 0 else found


def away(rota: Rota, day: date, staff: int) -> list[Away]:
    """All stretches of a day in which somebody does not treat, in order of time; blocks lie inside the hours."""
    closed = closures_on(rota, day, staff)
    if closed:
        return [Away(0, DAY, AwayKind.HOLIDAY, closed[0].name)]
    hours = own_hours(rota, day, staff)
    if hours is None:
        return [Away(0, DAY, AwayKind.CLOSED)]
    opens, closes = hours
    inside = [
        Away(max(opens, each.starts), min(closes, each.ends), each.kind, each.name)
        for each in blocks_on(rota, day, staff)
    ]
    spans = [Away(0, opens, AwayKind.CLOSED), *inside, Away(closes, DAY, AwayKind.CLOSED)]
    return [each for each in spans if each.starts < each.ends]


def working(rota: Rota, day: date, staff: int) -> list[tuple[int, int]]:
    """The stretches of a day in which somebody treats: whatever `away` leaves."""
    found, at = [], 0
    for each in away(rota, day, staff):
        if each.starts > at:
            found.append((at, each.starts))
        at = max(at, each.ends)
    return [*found, (at, DAY)] if at < DAY else found


def through_midnight(rota: Rota, day: date, staff: int) -> list[tuple[int, int]]:
    """As `working`, and the last stretch goes on (over 1440) where somebody works on past midnight."""
    found = working(rota, day, staff)
    if found and found[-1][1] == DAY:
        following = working(rota, day + timedelta(days=1), staff)
        if following and following[0][0] == 0:
            found[-1] = (found[-1][0], DAY + following[0][1])
    return found


class TurnaroundRule(StrEnum):
    """What becomes of a visit that leaves too little time for setting up and cleaning; the clinic's choice."""

    REFUSE = "refuse"
    ADVISE = "advise"


class Turnaround(NamedTuple):
    """Minutes for setting up before a kind of visit and for cleaning after it."""

    before: int = 0
    after: int = 0


def too_close(
    wanted: Appointment, other: Appointment, needed: dict[VisitKind, Turnaround]
) -> tuple[int, int] | None:
    """(minutes between, minutes needed) where setting up and cleaning of two visits in one room or by one person run
    into each other; None where they do not, and where the visits themselves overlap."""
    if wanted.technician != other.technician and wanted.room != other.room:
        return None
    first, second = (wanted, other) if wanted.starts <= other.starts else (other, wanted)
    between = int((second.starts - first.ends).total_seconds() // 60)
    enough = needed.get(first.kind, Turnaround()).after + needed.get(second.kind, Turnaround()).before
    return (between, enough) if 0 <= between < enough else None


def closure_problems(closure: Closure) -> list[Problem]:
    """What keeps a closure from being saved."""
    if closure.last < closure.first:
        return [problem("closure_reversed", "last", first=closure.first)]
    return []


def block_problems(block: Block) -> list[Problem]:
    """What keeps a block from being saved."""
    found = []
    if not 0 <= block.starts < block.ends <= DAY:
        found.append(problem("block_reversed", "ends"))
    if block.first and block.last and block.last < block.first:
        found.append(problem("closure_reversed", "last", first=block.first))
    once = block.first if block.first == block.last else None
    if once and block.weekdays and once.weekday() not in block.weekdays:
        found.append(problem("block_never", "weekdays", day=once))
    return found


def hours_problems(hours: Hours) -> list[Problem]:
    """What is wrong with somebody's hours."""
    return [
        problem("hours_reversed", "hours", weekday=day)
        for day, span in enumerate(hours)
        if span is not None and not 0 <= span[0] < span[1] <= DAY
    ]


def _falls_on(block: Block, day: date) -> bool:
    if (block.first and day < block.first) or (block.last and day > block.last):
        return False
    return not block.weekdays or day.weekday() in block.weekdays
