"""Time, handed in: UTC for the journal, the clinic's wall time for everything people read."""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Anything that knows what time it is."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


def wall_time(clock: Clock, zone: str) -> datetime:
    """What the clock on the clinic's wall shows: naive, to the second."""
    return clock.now().astimezone(ZoneInfo(zone)).replace(tzinfo=None, microsecond=0)


def wall_day(clock: Clock, zone: str) -> date:
    """The clinic's today."""
    return wall_time(clock, zone).date()
