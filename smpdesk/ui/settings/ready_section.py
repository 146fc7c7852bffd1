"""What is asked before a session: for each rule whether it is off, advice or a gate, with what is known of it."""

from typing import TYPE_CHECKING

from smpdesk import resources, words
from smpdesk.domain.readiness import Rule, Weight
from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.shared import parts, ready_words
from smpdesk.ui.shared.forms import Choice, choice

if TYPE_CHECKING:
    from smpdesk.services.readiness import ReadyDesk

_WEIGHTS = (
    ("Off: not looked at", Weight.OFF),
    ("Advice: said, nothing is held back", Weight.ADVICE),
    ("Gate: no session before it is in order", Weight.GATE),
)


class ReadySection(RuleSection):
    """One choice for each rule. Deposits have their place and no choice: nothing is kept of them yet."""

    def __init__(self, desk: "ReadyDesk") -> None:
        super().__init__(
            "Before a session",
            "A gate keeps a session from starting. Whoever passes one gives a name and a reason, which stay in the"
            " record for ever.",
        )
        self._desk = desk
        said = resources.toml(f"texts/{words.language()[:2]}/ready.toml")["rules"]
        self.fields: dict[Rule, Choice] = {}
        for rule, title in ready_words.TITLES.items():
            if rule is Rule.DEPOSIT:
                self.form.add_wide(parts.muted(f"{title}: {said[rule.value]}"))
                continue
            self.fields[rule] = choice(_WEIGHTS)
            self.form.add(rule.value, title, self.fields[rule], said[rule.value])
        self.settled()

    def show_rules(self) -> None:
        """Show the weights as they are stored."""
        weights = self._desk.weights()
        for rule, field in self.fields.items():
            field.set_value(weights[rule])

    def keep_rules(self) -> None:
        """Keep them all as one change."""
        self._desk.choose({rule: field.value() for rule, field in self.fields.items()})
