"""The clinic's late rule for cancelling: hours of notice, and what it says."""

from typing import TYPE_CHECKING

from smpdesk.domain.late import LATE_HIGH
from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.shared.forms import lines, number

if TYPE_CHECKING:
    from smpdesk.services.late import LateDesk


class LateSection(RuleSection):
    """Hours, and the clinic's own words, each with what is known of it."""

    def __init__(self, desk: "LateDesk") -> None:
        super().__init__("Late cancelling", "What is shown to whoever cancels a visit with short notice.")
        self._desk = desk
        hours_note, text_note = desk.notes()
        self.hours = number(0, LATE_HIGH, suffix=" hours")
        self.hours.setSpecialValueText("No rule")
        self.rule = lines(rows=4)
        self.form.add("hours", "Notice that is asked for", self.hours, hours_note)
        self.form.add("text", "What the rule says", self.rule, text_note)
        self.settled()

    def show_rules(self) -> None:
        """Show the rule as it is stored."""
        self.hours.set_value(self._desk.hours())
        self.rule.set_value(self._desk.text())

    def keep_rules(self) -> None:
        """Keep both."""
        self._desk.choose(self.hours.value(), self.rule.value())
