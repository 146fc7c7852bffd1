"""The clinic's own rules for patch tests: how long to wait, and how long a test counts."""

from typing import TYPE_CHECKING

from smpdesk import resources, words
from smpdesk.domain.patch_test import LEAD_HIGH, LEAD_LOW, VALID_HIGH
from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.shared.forms import number

if TYPE_CHECKING:
    from smpdesk.services.patch_tests import PatchTestDesk


class PatchSection(RuleSection):
    """Hours from test to treatment, months of validity; each with what is known of it."""

    def __init__(self, desk: "PatchTestDesk") -> None:
        super().__init__(
            "Patch tests",
            "How long a test waits before treatment, and how long it counts. The technician decides in each case.",
        )
        self._desk = desk
        said = resources.toml(f"texts/{words.language()[:2]}/patch_test.toml")["facts"]
        self.lead = number(LEAD_LOW, LEAD_HIGH, suffix=" hours")
        self.validity = number(0, VALID_HIGH, suffix=" months")
        self.validity.setSpecialValueText("Without end")
        self.form.add("lead", "From test to treatment", self.lead, said["lead"])
        self.form.add("validity", "A negative test counts for", self.validity, said["validity"])
        self.settled()

    def show_rules(self) -> None:
        """Show the rules as they are stored."""
        self.lead.set_value(self._desk.lead())
        self.validity.set_value(self._desk.validity())

    def keep_rules(self) -> None:
        """Keep both."""
        self._desk.choose(self.lead.value(), self.validity.value())
