"""The waiting list: who would come sooner, when, to whom; and whether a time that fell free suits them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.appointment import LONGEST, OCCUPYING, Appointment, VisitKind
from smpdesk.domain.problem import Problem, problem

DAY = 24 * 60


class Urgency(StrEnum):
    """How much it matters to the client."""

    URGENT = "urgent"
    SOON = "soon"
    WHENEVER = "whenever"


#: The most urgent first.
RANKS = {Urgency.URGENT: 0, Urgency.SOON: 1, Urgency.WHENEVER: 2}


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Somebody who waits. ``technician`` None is anybody, no ``weekdays`` (0 is Monday) is any day; the visit lies
    between the minutes ``earliest`` and ``latest`` of a day; ``until`` is the last day it makes sense. Nothing is
    deleted: it is ``ended`` with a ``reason``, or by the ``appointment`` that was booked from it.
    """

    id: int = 0
    client: int
    kind: VisitKind = VisitKind.SESSION
    minutes: int = 180
    technician: int | None = None
    weekdays: tuple[int, ...] = ()
    earliest: int = 0
    latest: int = DAY
    urgency: Urgency = Urgency.SOON
    until: date | None = None
    note: str = ""
    since: date
    ended: date | None = None
    reason: str = ""
    appointment: int | None = None
    version: int = 0


class Free(NamedTuple):
    """A stretch of a technician's day that is free, the room of the visit that left it, and when that stood there:
    the time ``at`` which most is offered."""

    technician: int
    room: int
    starts: datetime
    ends: datetime
    at: datetime | None = None


class Waiter(NamedTuple):
    """One entry of the list with the names and the phone that its line shows. ``starts`` is the first time that
    suits them in a stretch that was asked about, ``room`` the one that is free then."""

    waiting: Waiting
    client_name: str
    client_number: int
    phone: str
    technician_name: str
    starts: datetime | None = None
    room: int = 0


class FromList(NamedTuple):
    """What was booked from the list, and the client's next later visit of that kind: perhaps no longer wanted."""

    appointment: Appointment
    later: Appointment | None


def order(waiting: Waiting) -> tuple[int, date, int]:
    """What the list is sorted by: the most urgent first, then who waits longest."""
    return RANKS[waiting.urgency], waiting.since, waiting.id


def waits(waiting: Waiting, today: date) -> bool:
    """True while the entry stands and its last day has not passed."""
    return waiting.ended is None and (waiting.until is None or waiting.until >= today)


def comes_on(waiting: Waiting, day: date, technician: int, today: date) -> bool:
    """Whether somebody would come to a technician on a day."""
    if not waits(waiting, today) or (waiting.until is not None and day > waiting.until):
        return False
    if waiting.technician not in (None, technician):
        return False
    return not waiting.weekdays or day.weekday() in waiting.weekdays


def suits(waiting: Waiting, visit: Appointment) -> bool:
    """Whether a visit lies within the time of day that somebody wishes."""
    midnight = datetime.combine(visit.starts.date(), time.min)
    earliest, latest = (midnight + timedelta(minutes=each) for each in (waiting.earliest, waiting.latest))
    return earliest <= visit.starts and visit.ends <= latest


def first_choice(free: Free, visit: Appointment) -> tuple[bool, timedelta]:
    """What times in a free stretch are offered by: from where the visit stood that left it, else as near as can be."""
    at = free.at or free.starts
    return visit.starts < at, abs(visit.starts - at)


def freed(was: Appointment, now: Appointment) -> list[Free]:
    """What a visit left behind when it was cancelled, missed, moved or cut short: its technician's time of before
    without that of now."""
    if was.state not in OCCUPYING:
        return []
    whole = Free(was.technician, was.room, was.starts, was.ends)
    apart = now.starts >= was.ends or now.ends <= was.starts
    if now.state not in OCCUPYING or now.technician != was.technician or apart:
        return [whole]
    before, after = whole._replace(ends=now.starts), whole._replace(starts=now.ends)
    return [each for each in (before, after) if each.starts < each.ends]


def stretches(free: Free, spans: Sequence[tuple[int, int]], taken: Iterable[Appointment]) -> list[Free]:
    """The whole free time of a technician around a piece of it: ``spans`` are the working time of its day in minutes,
    ``taken`` the technician's visits, with what they need before and after. Those that touch the piece.
    """
    midnight = datetime.combine(free.starts.date(), time.min)
    held = sorted(
        each.held for each in taken if each.state in OCCUPYING and each.technician == free.technician
    )
    found: list[Free] = []
    for opens, closes in spans:
        at, until = (midnight + timedelta(minutes=each) for each in (opens, closes))
        for starts, ends in (*held, (until, until)):
            if starts > at:
                found.append(free._replace(starts=at, ends=min(starts, until), at=free.starts))
            at = max(at, ends)
            if at >= until:
                break
    return [each for each in found if each.starts < free.ends and free.starts < each.ends]


def waiting_problems(waiting: Waiting, today: date) -> list[Problem]:
    """What keeps an entry from being saved."""
    found: list[Problem] = []
    if not waiting.client:
        found.append(problem("client_missing", "client"))
    if not 0 < waiting.minutes <= LONGEST.total_seconds() // 60:
        found.append(problem("visit_too_long", "minutes"))
    if not 0 <= waiting.earliest < waiting.latest <= DAY:
        found.append(problem("waiting_hours_reversed", "latest"))
    elif waiting.latest - waiting.earliest < waiting.minutes:
        found.append(problem("waiting_hours_short", "latest"))
    if waiting.until is not None and waiting.until < today:
        found.append(problem("waiting_until_past", "until"))
    return found
