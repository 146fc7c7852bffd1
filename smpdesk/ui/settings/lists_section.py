"""The clinic's own rules for its lists of clients: when a touch-up is due."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from smpdesk.domain.lists import TOUCH_UP_HIGH, TOUCH_UP_LOW
from smpdesk.ui.settings.section import Section
from smpdesk.ui.shared import faults, list_words
from smpdesk.ui.shared.forms import Form, number

if TYPE_CHECKING:
    from smpdesk.services.lists import ListDesk


class ListsSection(Section):
    """Months from the last session to the list of those who may want a touch-up, with what is known of it."""

    def __init__(self, desk: "ListDesk") -> None:
        super().__init__("Lists", "When somebody stands in a list that the clinic works through.")
        self._desk = desk
        self.form = Form(1)
        self.touch_up = number(TOUCH_UP_LOW, TOUCH_UP_HIGH, suffix=" months")
        self.form.add("touch_up", "Touch-up due after", self.touch_up, list_words.fact("touch_up"))
        self.form.changed.connect(self.edited)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.fill()

    @property
    def touched(self) -> bool:
        """Whether the number was edited."""
        return self.form.touched

    @Slot()
    def fill(self) -> None:
        """Show the rule as it is stored."""
        self.touch_up.set_value(self._desk.touch_up_months())
        self.form.settle()
        self.offer()

    def store(self) -> None:
        """Keep it."""
        self._desk.choose(self.touch_up.value())
        self.fill()

    def shows(self) -> faults.ShowsProblems:
        """The form."""
        return self.form
