"""A page of a few rules of the clinic's own in one form, each with what is known of it."""

from PySide6.QtCore import Slot

from smpdesk.ui.settings.section import Section
from smpdesk.ui.shared import faults
from smpdesk.ui.shared.forms import Form


class RuleSection(Section):
    """Subclasses add their fields to `form`, call `settled`, and say how the rules are shown and kept."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, text)
        self.form = Form(1)

    def settled(self) -> None:
        """All fields are there: show the rules as they are stored."""
        self.form.changed.connect(self.edited)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.fill()

    # What subclasses say

    def show_rules(self) -> None:
        """Put what is stored into the fields."""
        raise NotImplementedError

    def keep_rules(self) -> None:
        """Save what the fields hold; raises Refusal or a fault."""
        raise NotImplementedError

    # Section

    @property
    def touched(self) -> bool:
        """Whether something was edited."""
        return self.form.touched

    @Slot()
    def fill(self) -> None:
        """Show the rules as they are stored."""
        self.show_rules()
        self.form.settle()
        self.offer()

    def store(self) -> None:
        """Keep them."""
        self.keep_rules()
        self.fill()

    def shows(self) -> faults.ShowsProblems:
        """The form."""
        return self.form
