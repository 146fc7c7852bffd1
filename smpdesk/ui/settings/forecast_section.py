"""The weights of the forecast: choices of the clinic, each with its sources and how good the evidence is."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from smpdesk import resources
from smpdesk.domain.fade_groups import GROUP_LEAST
from smpdesk.domain.fade_story import FADED_SCORE
from smpdesk.domain.forecast import CENTRE, EVIDENCE, LONGEST, SHORTEST, WEIGHTS, Factor
from smpdesk.domain.forecast_rules import MOST_LEAST, ForecastRules
from smpdesk.domain.touch_up import INTERVAL_MONTHS, MOST_INTERVAL, MOST_ON_LIST, ON_LIST, TouchUpRules
from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.fields import Number, number
from smpdesk.ui.shared.forms import Form, text

if TYPE_CHECKING:
    from smpdesk.services.forecasts import ForecastDesk
    from smpdesk.services.touch_ups import TouchUpDesk
    from smpdesk.ui.shared.jobs import Jobs

_MOST = 24


class ForecastSection(RuleSection):
    """Months by factor and answer. Once saved, every forecast is made anew beside the old ones."""

    def __init__(self, desk: "ForecastDesk", touch_ups: "TouchUpDesk", jobs: "Jobs") -> None:
        super().__init__(
            "Forecast",
            "How long a result may last: the middle, and by how many months each answer moves it. These are choices: "
            "the direction comes from sources, but nobody has measured the months. A minus means sooner.",
        )
        self._desk, self._touch_ups, self._jobs = desk, touch_ups, jobs
        self.form = Form(3)
        words = resources.toml("texts/en/forecast.toml")
        self.centre = number(SHORTEST, LONGEST, suffix=" months")
        self.weights: dict[tuple[Factor, str], Number] = {}
        self.form.add(
            "centre", "The middle", self.centre,
            f"Usual: {CENTRE} months, the middle of 31 published statements (S22).", wide=True,
        )  # fmt: skip
        for factor, answers in WEIGHTS.items():
            found = EVIDENCE[factor]
            self.form.section(words["factor"][factor.value])
            self.form.add_wide(
                parts.muted(
                    f"{words['strength'][found.strength.value].capitalize()}: {found.support} sources, such as "
                    f"{', '.join(found.sources)}."
                )
            )
            for answer, months in answers.items():
                field = number(-_MOST, _MOST, suffix=" months")
                self.weights[factor, answer] = field
                name = str(words["answer"][factor.value][answer])
                self.form.add(
                    f"weights.{factor.value}.{answer}",
                    name[:1].upper() + name[1:],
                    field,
                    f"Usual: {_signed(months)}",
                )
        self.form.section("Results")
        self.faded = number(1, 9)
        self.least = number(1, MOST_LEAST, suffix=" results")
        self.form.add(
            "faded_score", "Faded at a score of", self.faded,
            f"Usual: {FADED_SCORE} or less, of 10. A choice: no source goes beyond six months.",
        )  # fmt: skip
        self.form.add(
            "group_least", "Show a group from", self.least,
            f"Usual: {GROUP_LEAST} results seen to fade. A choice: fewer say little.",
        )  # fmt: skip
        self.form.section("Asking back")
        self.interval = number(1, MOST_INTERVAL, suffix=" months")
        self.on_list = number(1, MOST_ON_LIST, suffix=" clients")
        self.form.add(
            "interval", "Not again within", self.interval,
            f"Usual: {INTERVAL_MONTHS} months between two invitations. A choice, no source.",
        )  # fmt: skip
        self.form.add(
            "on_list", "On the work list", self.on_list,
            f"Usual: the {ON_LIST} whose result has most likely faded. A choice, no source.",
        )  # fmt: skip
        self.price = text()
        self.form.add(
            "price", "Usual price of a touch-up", self.price,
            "It stands on “Your result over the years”. Without one the page says: ask us for the price.", wide=True,
        )  # fmt: skip
        self.usual = parts.button("Put back what the program came with", on=self._put_back)
        self.body.addWidget(self.usual)
        self.settled()

    def show_rules(self) -> None:
        """Show the rules as they are stored."""
        self._put(self._desk.rules(), self._touch_ups.rules())

    def keep_rules(self) -> None:
        """Keep them, and make every forecast anew."""
        weights = {
            factor: {answer: self.weights[factor, answer].value() for answer in answers}
            for factor, answers in WEIGHTS.items()
        }
        rules = replace(
            self._desk.rules(), centre=self.centre.value(), weights=weights, faded_score=self.faded.value(),
            group_least=self.least.value(),
        )  # fmt: skip
        self._desk.choose(rules)
        asking = TouchUpRules(
            interval=self.interval.value(), on_list=self.on_list.value(), price=self.price.text().strip()
        )
        if asking != self._touch_ups.rules():
            self._touch_ups.choose(asking)
        self._jobs.run(self, self._desk.recompute, self._made)

    def _put(self, rules: ForecastRules, asking: TouchUpRules) -> None:
        self.centre.set_value(rules.centre)
        for (factor, answer), field in self.weights.items():
            field.set_value(rules.weights[factor][answer])
        self.faded.set_value(rules.faded_score)
        self.least.set_value(rules.group_least)
        self.interval.set_value(asking.interval)
        self.on_list.set_value(asking.on_list)
        self.price.setText(asking.price)

    def _made(self, _done: object) -> None:
        """Open pages hear of it by themselves."""

    @Slot()
    def _put_back(self) -> None:
        """Show the usual ones; they are kept when saved."""
        self._put(ForecastRules(), TouchUpRules(price=self.price.text()))
        self.form.touched = True
        self.edited()


def _signed(months: int) -> str:
    """ "−10", "+4", "0"."""
    return f"{'−' if months < 0 else '+' if months else ''}{abs(months)}"
