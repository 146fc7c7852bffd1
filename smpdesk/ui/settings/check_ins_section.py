"""The clinic's check-ins after a session: on which days, what is asked, how often somebody tries."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from smpdesk.domain.check_in import QUESTIONS
from smpdesk.domain.follow_up import MOST_TRIES, Scheme
from smpdesk.domain.problem import Refusal, problem
from smpdesk.ui.settings.rule_section import RuleSection
from smpdesk.ui.shared import follow_up_words
from smpdesk.ui.shared.forms import choice, number, text, tick

if TYPE_CHECKING:
    from smpdesk.services.follow_ups import FollowUpDesk

_NUMBERS = {
    "tries": ("Attempts before a letter is offered", 1, MOST_TRIES, ""),
    "kept": ("A check-in that nobody began is asked for", 1, 60, " days"),
    "kept_long": ("One after months or years is asked for", 1, 120, " days"),
    "letter": ("A doctor’s letter is asked after when", 0, 60, " days old"),
    "ahead": ("A consent is missed when the visit is in", 0, 60, " days"),
}


class CheckInsSection(RuleSection):
    """Days, numbers, and the questions of one step at a time."""

    def __init__(self, desk: "FollowUpDesk") -> None:
        super().__init__(
            "Check-ins",
            "When somebody asks how a client is, and what. The days are a proposal of this program and no rule of "
            "medicine: choose your own. A new session replaces what is still open after the one before.",
        )
        self._desk = desk
        self._asked: dict[str, tuple[str, ...]] = {}
        self.on = tick("Ask clients how they are after a session")
        self.days, self.months = text(), text()
        self.yearly = tick("After that once a year")
        self.form.add("on", "Check-ins", self.on)
        self.form.add("days", "Days after the session", self.days, "Such as 1, 5, 10, 28. Empty: none")
        self.form.add("months", "Months after it", self.months, "Such as 6, 12")
        self.form.add("yearly", "Every year", self.yearly)
        self._numbers = {}
        for name, (words_, low, high, suffix) in _NUMBERS.items():
            field = number(low, high, suffix=suffix)
            self._numbers[name] = field
            self.form.add(name, words_, field, "The clinic’s choice; there is no source for it")
        self.step = choice()
        self.step.currentIndexChanged.connect(self._turn)
        self.form.section("What is asked")
        self.step.setAccessibleName("Questions at the check-in")
        self.form.add_wide(self.step)  # turning to another one is no edit
        self._ticks = {each.key: tick(follow_up_words.question(each.key)) for each in QUESTIONS}
        for key, asked in self._ticks.items():
            asked.clicked.connect(self._ticked)
            self.form.add(f"ask_{key}", follow_up_words.question(key), asked)
        self.settled()

    def show_rules(self) -> None:
        """Show the scheme as it is stored."""
        scheme = self._desk.scheme()
        self.on.setChecked(scheme.on)
        self.yearly.setChecked(scheme.yearly)
        self.days.setText(", ".join(str(each) for each in scheme.days))
        self.months.setText(", ".join(str(each) for each in scheme.months))
        for name, field in self._numbers.items():
            field.set_value(getattr(scheme, name))
        self._asked = {}
        shown = self.step.value()
        self.step.offer(
            (follow_up_words.step_name(each).capitalize(), each) for each in replace(scheme, on=True).named()
        )
        self.step.set_value(shown)
        self._turn()

    def keep_rules(self) -> None:
        """Keep all of it, as one change."""
        numbers = {name: field.value() for name, field in self._numbers.items()}
        scheme = Scheme(
            on=self.on.isChecked(),
            days=_read("days", self.days.text()),
            months=_read("months", self.months.text()),
            yearly=self.yearly.isChecked(),
            **numbers,
        )
        self._desk.choose(scheme, self._asked)

    @property
    def asked(self) -> Mapping[str, tuple[str, ...]]:
        """The questions of the steps that were edited."""
        return self._asked

    @Slot()
    def _turn(self) -> None:
        """Show the questions of the chosen step, as they are stored or as they were edited."""
        step = self.step.value()
        stored = self._desk.questions(step) if step and step not in self._asked else ()
        keys = self._asked.get(step, stored)
        for key, field in self._ticks.items():
            field.setChecked(key in keys)

    @Slot()
    def _ticked(self) -> None:
        step = self.step.value()
        if step:
            self._asked[step] = tuple(key for key, field in self._ticks.items() if field.isChecked())


def _read(field: str, typed: str) -> tuple[int, ...]:
    """The numbers that stand between commas or blanks. Refusal ``follow_up_days_unread``."""
    found = typed.replace(",", " ").replace(";", " ").split()
    if any(not each.isdecimal() for each in found):
        raise Refusal([problem("follow_up_days_unread", field, typed=typed[:40])])
    return tuple(sorted({int(each) for each in found}))
