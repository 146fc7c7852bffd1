"""The clinic's own rules for its lists of clients: when a touch-up is due."""

from typing import TYPE_CHECKING

from smpdesk.domain.lists import TOUCH_UP_HIGH, TOUCH_UP_LOW
from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.shared import list_words
from smpdesk.ui.shared.forms import number

if TYPE_CHECKING:
    from smpdesk.services.lists import ListDesk


class ListsSection(RuleSection):
    """Months from the last session to the list of those who may want a touch-up, with what is known of it."""

    def __init__(self, desk: "ListDesk") -> None:
        super().__init__("Lists", "When somebody stands in a list that the clinic works through.")
        self._desk = desk
        self.touch_up = number(TOUCH_UP_LOW, TOUCH_UP_HIGH, suffix=" months")
        self.form.add("touch_up", "Touch-up due after", self.touch_up, list_words.fact("touch_up"))
        self.settled()

    def show_rules(self) -> None:
        """Show the rule as it is stored."""
        self.touch_up.set_value(self._desk.touch_up_months())

    def keep_rules(self) -> None:
        """Keep it."""
        self._desk.choose(self.touch_up.value())
