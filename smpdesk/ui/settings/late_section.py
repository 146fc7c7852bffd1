"""The clinic's rules for visits that are called off, missed, late or moved: figures, and what they say."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from smpdesk.domain.late import ARRIVAL_HIGH, LATE_HIGH, MOVES_HIGH
from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.shared.forms import Number, lines, number

if TYPE_CHECKING:
    from smpdesk.services.late import LateDesk


class LateSection(RuleSection):
    """Each rule with what is known of it. 0 is always no rule."""

    def __init__(self, desk: "LateDesk") -> None:
        super().__init__(
            "Late cancelling", "What is shown when a visit is called off with short notice, missed or moved."
        )
        self._desk = desk
        hours_note, text_note = desk.notes()
        self.hours = number(0, LATE_HIGH, suffix=" hours")
        self.rule, self.no_show = lines(rows=3), lines(rows=2)
        self._figures: dict[str, Number] = {
            "hours": self.hours,
            "percent": number(0, 100, suffix=" %"),
            "early_hours": number(0, LATE_HIGH, suffix=" hours"),
            "early_percent": number(0, 100, suffix=" %"),
            "arrival_minutes": number(0, ARRIVAL_HIGH, suffix=" min"),
            "free_moves": number(0, MOVES_HIGH),
        }
        for name, special in _NONE.items():
            self._figures[name].setSpecialValueText(special)
        self.form.add("hours", "Notice that is asked for", self.hours, hours_note)
        for name in ("percent", "early_hours", "early_percent"):
            self.form.add(name, _LABELS[name], self._figures[name], desk.note(name))
        self.form.add("text", "What the rule says", self.rule, text_note)
        self.form.add(
            "no_show_text", "What is said of a missed visit", self.no_show, desk.note("no_show_text")
        )
        for name in ("arrival_minutes", "free_moves"):
            self.form.add(name, _LABELS[name], self._figures[name], desk.note(name))
        self.settled()

    def show_rules(self) -> None:
        """Show the rules as they are stored."""
        rule = self._desk.rule()
        for name, field in self._figures.items():
            field.set_value(getattr(rule, name))
        self.rule.set_value(rule.text)
        self.no_show.set_value(rule.no_show_text)

    def keep_rules(self) -> None:
        """Keep all of them."""
        kept: dict[str, Any] = {name: field.value() for name, field in self._figures.items()}
        kept |= {"text": self.rule.value(), "no_show_text": self.no_show.value()}
        self._desk.save(replace(self._desk.rule(), **kept))


_LABELS = {
    "percent": "Due with less notice",
    "early_hours": "A longer notice, as a first step",
    "early_percent": "Due with less than that",
    "arrival_minutes": "Too late from",
    "free_moves": "Moves that are free",
}
#: What 0 is called.
_NONE = {
    "hours": "No rule",
    "percent": "No figure",
    "early_hours": "No step",
    "early_percent": "No figure",
    "arrival_minutes": "Never",
    "free_moves": "Not counted",
}
