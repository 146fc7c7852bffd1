"""What happens around the needle: breaks, and anaesthetic on the skin (1.5, section 7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.session import Session


class AppliedBy(StrEnum):
    """Who put the anaesthetic on (1.5; M6: not the client without consent)."""

    TECHNICIAN = "technician"
    CLIENT = "client"


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A break of a session, in wall time; ``ends`` is None while it lasts (A4: every 60 to 90 minutes)."""

    id: int = 0
    session: int
    starts: datetime
    ends: datetime | None = None
    note: str = ""
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Numbing:
    """Anaesthetic on and off. ``strength`` is tenths of a per cent, None when unsaid; ``lot`` the maker's text,
    ``stock`` the id of our lot; ``zone`` a code of Zone, empty for the whole of it; ``covered`` under a film.

    No source gives a greatest dose, so none is kept or printed (section 7).
    """

    id: int = 0
    session: int
    product: str = ""
    strength: int | None = None
    lot: str = ""
    stock: int | None = None
    applied_by: AppliedBy = AppliedBy.TECHNICIAN
    zone: str = ""
    starts: datetime
    ends: datetime | None = None
    covered: bool = False
    reactions: tuple[str, ...] = ()
    note: str = ""
    version: int = 0


#: No limit is longer than the longest session, in minutes.
LIMIT_HIGH = 12 * 60


class Limits(NamedTuple):
    """Where a clinic wants to be told, in minutes; 0 is never. Lengths outside 90 to 300 are seldom met (1.2: SEED
    P3 P4 P8 P11 P12 P13 P14 P17), and a break is usual every 60 to 90 minutes (A4).
    """

    long: int = 300
    short: int = 90
    pause: int = 90


@dataclass(frozen=True, kw_only=True)
class SessionClock:
    """How a session stands in time, in whole minutes. ``worked`` leaves breaks out, ``paused`` is all of them,
    ``since_pause`` is work since the last break or the start. ``pause`` is the break that lasts, ``numbing`` what
    is on the skin now. ``problems`` are the clinic's own limits that are passed: to be told, never to forbid.
    """

    session: int
    started: datetime | None = None
    ended: datetime | None = None
    worked: int = 0
    paused: int = 0
    since_pause: int = 0
    pause: Pause | None = None
    numbing: tuple[Numbing, ...] = ()
    problems: tuple[Problem, ...] = ()


def limits_problems(limits: Limits) -> list[Problem]:
    """What is wrong with a clinic's limits."""
    found = [
        problem("chair_limit_out_of_range", name)
        for name, value in limits._asdict().items()
        if not 0 <= value <= LIMIT_HIGH
    ]
    if not found and limits.long and limits.short > limits.long:
        found.append(problem("chair_limits_crossed", "short"))
    return found


def pause_problems(pause: Pause, others: Sequence[Pause], session: Session, now: datetime) -> list[Problem]:
    """Everything that keeps a break from being written; ``others`` are the session's other breaks."""
    found = span_problems(pause.starts, pause.ends, session, now)
    for each in others:
        apart = (pause.ends is not None and pause.ends <= each.starts) or (
            each.ends is not None and each.ends <= pause.starts
        )
        if not apart:
            found.append(problem("breaks_meet", "starts", starts=each.starts.time()))
    return found


def numbing_problems(numbing: Numbing, session: Session, now: datetime) -> list[Problem]:
    """Everything that keeps an application of anaesthetic from being written.

    It may go on before the session starts; no dose is asked for (section 7: no source gives one).
    """
    found = span_problems(numbing.starts, numbing.ends, replace(session, started=None), now)
    if not numbing.product.strip() and not numbing.stock:
        found.append(problem("anaesthetic_missing", "product"))
    if numbing.strength is not None and not 0 < numbing.strength <= 1000:
        found.append(problem("numbing_strength_out_of_range", "strength"))
    return found


def span_problems(starts: datetime, ends: datetime | None, session: Session, now: datetime) -> list[Problem]:
    """What is wrong with a time within a session."""
    found: list[Problem] = []
    if starts > now or (ends is not None and ends > now):
        found.append(problem("time_in_future", "starts" if starts > now else "ends"))
    if ends is not None and ends < starts:
        found.append(problem("ends_before_starts", "ends"))
    if session.started is not None and starts < session.started.replace(second=0):
        found.append(problem("before_the_session", "starts", started=session.started.time()))
    last = ends or starts
    if session.ended is not None and last > session.ended:
        found.append(problem("after_the_session", "ends" if ends else "starts", ended=session.ended.time()))
    return found


def clock_of(
    session: Session,
    pauses: Sequence[Pause],
    numbings: Sequence[Numbing],
    now: datetime,
    limits: Limits,
    passed: Callable[[datetime, datetime], int],
) -> SessionClock:
    """How a session stands at ``now``; ``passed`` gives true minutes between two wall times.

    A session without an end that is finished, or an old one that knows nothing but its day, has no length.
    """
    plain = SessionClock(session=session.id, started=session.started, ended=session.ended)
    if session.started is None or (session.finished and session.ended is None):
        return plain
    until = max(session.started, session.ended or now)
    paused, fresh, running = 0, session.started, None
    for each in pauses:
        ends = min(each.ends or until, until)
        paused += max(0, passed(min(each.starts, until), ends))
        fresh = max(fresh, ends)
        running = each if each.ends is None and session.ended is None else running
    worked = max(0, passed(session.started, until) - paused)
    clock = replace(
        plain,
        worked=worked,
        paused=paused,
        since_pause=0 if running else max(0, passed(fresh, until)),
        pause=running,
        numbing=tuple(each for each in numbings if each.ends is None and not session.finished),
    )
    mine = limits._replace(short=0) if session.touch_up else limits  # a touch-up may be as short as it likes
    return replace(clock, problems=tuple(_limits_passed(clock, mine)))


def _limits_passed(clock: SessionClock, limits: Limits) -> list[Problem]:
    found: list[Problem] = []
    if limits.long and clock.worked > limits.long:
        found.append(problem("session_long", "ended", minutes=clock.worked, limit=limits.long))
    if clock.ended is None:
        if limits.pause and clock.since_pause >= limits.pause:
            found.append(problem("break_due", "pauses", minutes=clock.since_pause, limit=limits.pause))
    elif limits.short and clock.worked < limits.short:
        found.append(problem("session_short", "ended", minutes=clock.worked, limit=limits.short))
    return found
