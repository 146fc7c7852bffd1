"""Wall time and the nights on which clocks change: times that do not exist, times that come twice, true lengths."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from smpdesk.domain.problem import Problem, problem


def aware(moment: datetime, zone: str) -> datetime:
    """Wall time with its zone. A time that comes twice is the first one."""
    return moment.replace(tzinfo=ZoneInfo(zone))


def exists(moment: datetime, zone: str) -> bool:
    """False for a time that is jumped over when clocks go forward."""
    return _round(moment, zone) == moment


def comes_twice(moment: datetime, zone: str) -> bool:
    """True for a time that the clock shows a second time when clocks go back."""
    first = aware(moment, zone)
    return exists(moment, zone) and first.utcoffset() != first.replace(fold=1).utcoffset()


def minutes_between(starts: datetime, ends: datetime, zone: str) -> int:
    """Minutes that pass from one wall time to another, whatever the clock does meanwhile."""
    passed = aware(ends, zone).astimezone(UTC) - aware(starts, zone).astimezone(UTC)
    return int(passed.total_seconds() // 60)


def later(starts: datetime, minutes: int, zone: str) -> datetime:
    """What the clock shows so many minutes after a wall time."""
    there = aware(starts, zone).astimezone(UTC) + timedelta(minutes=minutes)
    return there.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def gap_problems(starts: datetime, ends: datetime, zone: str) -> list[Problem]:
    """Which of two times does not exist: ``time_does_not_exist`` beside ``starts`` or ``ends``.

    Facts: ``at`` and ``day`` as asked for, ``instead``: what the clock shows at that moment.
    """
    return [
        problem("time_does_not_exist", field, at=at.time(), day=at.date(), instead=_round(at, zone).time())
        for field, at in (("starts", starts), ("ends", ends))
        if not exists(at, zone)
    ]


def twice_advice(starts: datetime, ends: datetime, zone: str) -> list[Problem]:
    """Which of two times comes twice: ``time_twice``, with ``at`` and ``day``; the first one is meant."""
    return [
        problem("time_twice", field, at=at.time(), day=at.date())
        for field, at in (("starts", starts), ("ends", ends))
        if comes_twice(at, zone)
    ]


def _round(moment: datetime, zone: str) -> datetime:
    """There and back through UTC: what the clock really shows at that moment."""
    there = aware(moment, zone).astimezone(UTC)
    return there.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
