"""Another answer, tried out: the range and its reasons follow at once, and nothing is written."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.fade_learning import Learned
from smpdesk.domain.forecast import OF_THE_WORK, Factor, Forecast, forecast
from smpdesk.domain.forecast_rules import ForecastRules
from smpdesk.ui.forecast import labels
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.fields import Choice
from smpdesk.ui.shared.forms import Form


class WhatIf(parts.Card):
    """One list for each habit. ``tried`` carries the Forecast, None where the answers are again as they were given."""

    tried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What if?", parent)
        self._said: Mapping[Factor, str] = {}
        self._rules = ForecastRules()
        self._learned: Learned | None = None
        self._fields: dict[Factor, Choice] = {}
        self.form = Form(1)
        self.back = parts.button("As answered", on=self.put_back)
        self.body.addWidget(
            parts.muted("Try another answer: the curve and the reasons follow. Nothing is written.")
        )
        for factor in Factor:
            if factor in OF_THE_WORK:
                continue
            field = Choice()
            field.offer([("Not known", ""), *labels.answers(factor)])
            self._fields[factor] = field
            self.form.add(factor.value, labels.factor(factor), field, optional=True)
        self.form.changed.connect(self._changed)
        self.body.addWidget(self.form)
        self.body.addWidget(self.back)

    def show_answers(self, said: Mapping[Factor, str], rules: ForecastRules, learned: Learned | None) -> None:
        """Begin with what was answered."""
        self._said, self._rules, self._learned = said, rules, learned
        for factor, field in self._fields.items():
            field.set_value(said.get(factor, ""))
        self.form.settle()
        self.back.setEnabled(False)

    def answers(self) -> dict[Factor, str]:
        """As they are shown, with what the work says."""
        shown = {factor: field.value() for factor, field in self._fields.items()}
        kept = {factor: text for factor, text in self._said.items() if factor in OF_THE_WORK}
        return {**{factor: text for factor, text in shown.items() if text}, **kept}

    def forecast(self) -> Forecast:
        """With the answers as they are shown."""
        return forecast(self.answers(), self._rules.weights, self._learned, self._rules.centre)

    @Slot()
    def put_back(self) -> None:
        """Show again what was answered."""
        self.show_answers(self._said, self._rules, self._learned)
        self.tried.emit(None)

    @Slot()
    def _changed(self) -> None:
        other = self.answers() != {factor: text for factor, text in self._said.items() if text}
        self.back.setEnabled(other)
        self.tried.emit(self.forecast() if other else None)
