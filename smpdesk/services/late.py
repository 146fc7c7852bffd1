"""The clinic's late rule: hours of notice, and what it says to whoever cancels later than that."""

from collections.abc import Sequence
from datetime import datetime

from smpdesk import resources, words
from smpdesk.domain.appointment import Appointment
from smpdesk.domain.late import LATE_HOURS, is_late, late_problems, short_notice
from smpdesk.domain.problem import Refusal
from smpdesk.services.ground import Ground
from smpdesk.storage.store import Store

HOURS = "late.hours"
TEXT = "late.text"


class LateDesk:
    """Reads and changes the rule, and tells which visits fell under it."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def now(self) -> datetime:
        """Wall time of the clinic."""
        return self._ground.now()

    def hours(self) -> int:
        """Hours of notice that this clinic asks for; 0 is no rule."""
        return hours_of(self._store)

    def text(self) -> str:
        """The clinic's own words for what follows."""
        found = self._store.choices.get(TEXT)
        return _usual("text") if found is None else found

    def choose(self, hours: int, text: str) -> None:
        """Set both as one change. Refusal ``late_hours_out_of_range``."""
        found = late_problems(hours)
        if found:
            raise Refusal(found)
        with self._ground.write("Change late rule"):
            self._store.choices.put(HOURS, str(hours))
            self._store.choices.put(TEXT, text.strip())

    def notes(self) -> tuple[str, str]:
        """What is known about the hours, and what to mind with the text."""
        return _usual("note"), _usual("text_note")

    def would_be(self, visit: Appointment) -> bool:
        """Whether calling this visit off now is late."""
        return short_notice(visit, self.now(), self.hours())

    def among(self, visits: Sequence[Appointment]) -> frozenset[int]:
        """The ids of those that their clients cancelled late."""
        hours = self.hours()
        return frozenset(each.id for each in visits if is_late(each, hours))


def hours_of(store: Store) -> int:
    """Hours of notice that a clinic asks for."""
    return int(store.choices.get(HOURS) or LATE_HOURS)


def _usual(name: str) -> str:
    return str(resources.toml(f"texts/{words.language()[:2]}/late.toml")[name])
