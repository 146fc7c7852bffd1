"""The clinic's own rules for patch tests: how long to wait, and how long a test counts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from smpdesk import resources, words
from smpdesk.domain.patch_test import LEAD_HIGH, LEAD_LOW, VALID_HIGH
from smpdesk.ui.settings.section import Section
from smpdesk.ui.shared import faults
from smpdesk.ui.shared.forms import Form, number

if TYPE_CHECKING:
    from smpdesk.services.patch_tests import PatchTestDesk


class PatchSection(Section):
    """Hours from test to treatment, months of validity; each with what is known of it."""

    def __init__(self, desk: "PatchTestDesk") -> None:
        super().__init__(
            "Patch tests",
            "How long a test waits before treatment, and how long it counts. The technician decides in each case.",
        )
        self._desk = desk
        said = resources.toml(f"texts/{words.language()[:2]}/patch_test.toml")["facts"]
        self.form = Form(1)
        self.lead = number(LEAD_LOW, LEAD_HIGH, suffix=" hours")
        self.validity = number(0, VALID_HIGH, suffix=" months")
        self.validity.setSpecialValueText("Without end")
        self.form.add("lead", "From test to treatment", self.lead, said["lead"])
        self.form.add("validity", "A negative test counts for", self.validity, said["validity"])
        self.form.changed.connect(self.edited)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.fill()

    @property
    def touched(self) -> bool:
        """Whether a number was edited."""
        return self.form.touched

    @Slot()
    def fill(self) -> None:
        """Show the rules as they are stored."""
        self.lead.set_value(self._desk.lead())
        self.validity.set_value(self._desk.validity())
        self.form.settle()
        self.offer()

    def store(self) -> None:
        """Keep both."""
        self._desk.choose(self.lead.value(), self.validity.value())
        self.fill()

    def shows(self) -> faults.ShowsProblems:
        """The form."""
        return self.form
