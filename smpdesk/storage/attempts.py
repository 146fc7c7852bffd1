"""Wrong passwords, counted beside the keys: each costs a longer wait, through a restart and a clock set back.

Whoever has the folder can take the file away; it slows down a person at the desk, and argon2id everybody else.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from smpdesk.storage import durable

ATTEMPTS = "attempts.json"
#: Slips that cost nothing, the first wait and the longest.
_FREE, _FIRST, _LONGEST = 4, timedelta(seconds=5), timedelta(minutes=15)


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""


@dataclass(frozen=True, kw_only=True)
class _Tries:
    """``wrong`` in a row, the last of them ``at``; no other one before ``until``."""

    wrong: int
    at: datetime
    until: datetime


class Attempts:
    """Counts by person (staff id as text, or ``recovery``). A folder that cannot be written to counts in memory."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / ATTEMPTS
        self._clock = clock
        self._known = dict(_read(self._path))

    def wait(self, who: str) -> int:
        """Whole seconds until the next try is allowed, 0 for now.

        A clock that shows a time before the last wrong try was set back: the wait begins anew.
        """
        tries, now = self._known.get(who), self._now()
        if tries is None:
            return 0
        if now < tries.at:
            tries = _Tries(wrong=tries.wrong, at=now, until=now + _pause(tries.wrong))
            self._keep({**self._known, who: tries})
        left = tries.until - now
        return max(0, -(-left // timedelta(seconds=1)))

    def wrong(self, who: str) -> int:
        """Count a wrong try and return the seconds to wait."""
        before = self._known.get(who)
        count, now = (before.wrong if before else 0) + 1, self._now()
        self._keep({**self._known, who: _Tries(wrong=count, at=now, until=now + _pause(count))})
        return self.wait(who)

    def right(self, who: str) -> None:
        """Forget the wrong tries of somebody who is in."""
        if who in self._known:
            self._keep({name: each for name, each in self._known.items() if name != who})

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _keep(self, wanted: Mapping[str, _Tries]) -> None:
        self._known = dict(wanted)
        text = json.dumps(
            {
                who: {"wrong": each.wrong, "at": each.at.isoformat(), "until": each.until.isoformat()}
                for who, each in self._known.items()
            }
        )
        try:
            durable.put(self._path, text.encode())
        except OSError:
            return  # still known in memory


def _pause(wrong: int) -> timedelta:
    if wrong <= _FREE:
        return timedelta()
    return min(_FIRST * (1 << min(wrong - _FREE - 1, 20)), _LONGEST)


def _read(path: Path) -> Mapping[str, _Tries]:
    try:
        kept = json.loads(path.read_bytes())
        return {str(who): _tries(each) for who, each in kept.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _tries(kept: Mapping[str, Any]) -> _Tries:
    at, until = (datetime.fromisoformat(kept[name]).astimezone(UTC) for name in ("at", "until"))
    return _Tries(wrong=int(kept["wrong"]), at=at, until=until)
