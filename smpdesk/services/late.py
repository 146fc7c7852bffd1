"""The clinic's rules for visits that are called off, missed, late or moved, and what they say of a visit."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.appointment import Appointment
from smpdesk.domain.late import (
    LATE_HOURS,
    LateRule,
    arrived_late,
    due,
    is_late,
    moved_often,
    rule_problems,
    short_notice,
)
from smpdesk.domain.problem import Problem, Refusal
from smpdesk.services.ground import Ground
from smpdesk.storage.store import Store

_BELOW = "late."
HOURS = f"{_BELOW}hours"
#: Where what is written by the clinic itself has words to begin with.
_WORDED = frozenset({"text", "no_show_text"})


class LateDesk:
    """Reads and changes the rules, and tells which visits fell under them."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def now(self) -> datetime:
        """Wall time of the clinic."""
        return self._ground.now()

    def rule(self) -> LateRule:
        """All of it, as the clinic chose."""
        chosen = self._store.choices.below(_BELOW)
        found: dict[str, Any] = {}
        for field in fields(LateRule):
            kept = chosen.get(_BELOW + field.name)
            if field.name in _WORDED:
                found[field.name] = _usual(field.name) if kept is None else kept
            elif kept:
                found[field.name] = int(kept)
        return LateRule(**found)

    def hours(self) -> int:
        """Hours of notice that this clinic asks for; 0 is no rule."""
        return hours_of(self._store)

    def text(self) -> str:
        """The clinic's own words for what follows."""
        return self.rule().text

    def save(self, rule: LateRule) -> None:
        """Set all of it as one change. Refusal names the fields."""
        wanted = replace(rule, text=rule.text.strip(), no_show_text=rule.no_show_text.strip())
        found = rule_problems(wanted)
        if found:
            raise Refusal(found)
        with self._ground.write("Change late rule"):
            for field in fields(LateRule):
                self._store.choices.put(_BELOW + field.name, str(getattr(wanted, field.name)))

    def choose(self, hours: int, text: str) -> None:
        """Set the notice and its words alone. Refusal ``late_hours_out_of_range``."""
        self.save(replace(self.rule(), hours=hours, text=text))

    def notes(self) -> tuple[str, str]:
        """What is known about the hours, and what to mind with the text."""
        return _usual("note"), _usual("text_note")

    def note(self, field: str) -> str:
        """What is known about another part of the rule."""
        return _usual(f"{field}_note")

    def would_be(self, visit: Appointment) -> bool:
        """Whether calling this visit off now is late."""
        return short_notice(visit, self.now(), self.hours())

    def cancelling(self, visit: Appointment) -> str:
        """What is said to a client who calls a visit off now; empty with notice enough."""
        rule = self.rule()
        return _sentences(due(rule, visit, self.now()), rule.text)

    def missing(self) -> str:
        """What is said of a client who did not come."""
        return self.rule().no_show_text

    def arriving(self, visit: Appointment) -> str:
        """What is said to a client who arrives now; empty in good time."""
        return _sentences(arrived_late(self.rule(), visit, self.now()))

    def moving(self, visit: Appointment) -> str:
        """What is said of a visit that was moved to other days more often than is free."""
        rule = self.rule()
        return _sentences(moved_often(rule, self.moves(visit))) if rule.free_moves else ""

    def moves(self, visit: Appointment) -> int:
        """How often a visit was moved to another day; one that went straight back was none."""
        found: list[tuple[str, str]] = []
        for each in self._store.journal.history("appointment", visit.id):
            if each.before is None or each.after is None or "starts" not in each.after:
                continue
            day, there = (str(values["starts"])[:10] for values in (each.before, each.after))
            if found and found[-1] == (there, day):
                found.pop()
            elif day != there:
                found.append((day, there))
        return len(found)

    def among(self, visits: Sequence[Appointment]) -> frozenset[int]:
        """The ids of those that their clients cancelled late."""
        hours = self.hours()
        return frozenset(each.id for each in visits if is_late(each, hours))


def hours_of(store: Store) -> int:
    """Hours of notice that a clinic asks for."""
    return int(store.choices.get(HOURS) or LATE_HOURS)


def _sentences(found: Sequence[Problem], text: str = "") -> str:
    return " ".join([*(words.say(each) for each in found), text]).strip() if found else ""


def _usual(name: str) -> str:
    return str(resources.toml(f"texts/{words.language()[:2]}/late.toml")[name])
