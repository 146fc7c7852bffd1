"""The time zones that this machine knows."""

from functools import cache
from zoneinfo import available_timezones


@cache
def known_zones() -> tuple[str, ...]:
    """All of them. Read from the disk once: it takes longer than saving a clinic."""
    return tuple(available_timezones())
