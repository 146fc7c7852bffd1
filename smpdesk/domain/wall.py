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


def twice_problems(starts: datetime, ends: datetime, zone: str) -> list[Problem]:
    """Which of two times comes twice: ``time_twice`` beside ``starts`` or ``ends``.

    No visit begins or ends in an hour that the clock shows twice, so that wall time tells one visit from another and
    the clock's order is the true one. Facts: ``at`` and ``day``, ``first`` and ``second`` (how far each reading is
    from UTC), ``apart`` in minutes, ``before`` and ``after``: the times around it that come once.
    """
    return [
        _twice(field, at, zone) for field, at in (("starts", starts), ("ends", ends)) if comes_twice(at, zone)
    ]


def _twice(field: str, at: datetime, zone: str) -> Problem:
    first, second = (aware(at, zone).replace(fold=fold) for fold in (0, 1))
    apart = (first.utcoffset() or timedelta()) - (second.utcoffset() or timedelta())
    before = after = at
    while comes_twice(before, zone):
        before -= timedelta(minutes=1)
    while comes_twice(after, zone):
        after += timedelta(minutes=1)
    return problem(
        "time_twice",
        field,
        at=at.time(),
        day=at.date(),
        first=_from_utc(first),
        second=_from_utc(second),
        apart=int(apart.total_seconds() // 60),
        before=before.time(),
        after=after.time(),
    )


def _from_utc(moment: datetime) -> str:
    """+10:30, or −04:00 with a true minus."""
    text = moment.strftime("%z")
    return f"{text[:3]}:{text[3:5]}".replace("-", "\u2212")


def _round(moment: datetime, zone: str) -> datetime:
    """There and back through UTC: what the clock really shows at that moment."""
    there = aware(moment, zone).astimezone(UTC)
    return there.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
