"""The clinic's limits at the chair: when a session is long, when it is short, when a break is due."""

from typing import TYPE_CHECKING

from smpdesk.domain.sitting import LIMIT_HIGH, Limits
from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.shared.forms import Number, number

if TYPE_CHECKING:
    from smpdesk.services.chair import ChairDesk

_LABELS = {
    "long": "A session is long after",
    "short": "A session is short below",
    "pause": "A break is due after",
}


class ChairSection(RuleSection):
    """Three numbers of minutes, each with what is known of it."""

    def __init__(self, desk: "ChairDesk") -> None:
        super().__init__(
            "At the chair", "When the clock of a session says something. It never forbids anything."
        )
        self._desk = desk
        notes = desk.limit_notes()
        self._numbers: dict[str, Number] = {}
        for name, text in _LABELS.items():
            field = number(0, LIMIT_HIGH, suffix=" min")
            field.setSpecialValueText("Never")
            self._numbers[name] = field
            self.form.add(name, text, field, notes[name])
        self.settled()

    def show_rules(self) -> None:
        """Show the limits as they are stored."""
        for name, value in self._desk.limits()._asdict().items():
            self._numbers[name].set_value(value)

    def keep_rules(self) -> None:
        """Keep all three."""
        self._desk.choose_limits(Limits(**{name: field.value() for name, field in self._numbers.items()}))
