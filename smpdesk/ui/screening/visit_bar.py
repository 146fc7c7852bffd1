"""“Anything changed since last time?”: asked at every visit, with what sends somebody home on the day."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from smpdesk import words
from smpdesk.domain.alerts import Health
from smpdesk.domain.questionnaire import Questionnaire
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.layouts import Bar, Flow


class VisitBar(parts.Card):
    """The question, the day's checks, and two answers."""

    unchanged = Signal(object)  # keys of what was found today
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("This visit", parent)
        self.checks: dict[str, QCheckBox] = {}
        self.question = parts.label("", "strong", wrap=True)
        self.last = parts.muted("")
        self.unsigned = parts.Notice()
        self.no = parts.button("No change", primary=True, on=self._no)
        self.yes = parts.button("Something changed…", on=self._yes)
        self._found = QWidget()
        self._flow = Flow(self._found, gap=4)
        self.found_words = parts.muted("Tick what is the case today; it sends the client home.")
        row = Bar(gap=8)
        row.left.addWidget(self.last)
        for push in (self.yes, self.no):
            row.right.addWidget(push)
        for each in (self.unsigned, self.question, self.found_words, self._found, row):
            self.body.addWidget(each)
        self._row = row

    def show_health(self, health: Health, asked: Questionnaire, signed: bool) -> None:
        """Show when it was last said, and by whom; ``signed``: there is a signed consent."""
        self.unsigned.say("" if signed else "The consent is not signed yet: nobody is treated without it.")
        self.question.setText(asked.visit_text)
        self.question.setToolTip(asked.visit_why)
        if not self.checks:
            for each in asked.today:
                self.checks[each.key] = box = forms.tick(each.title)
                self._flow.addWidget(box)
        said = next(iter(health.confirmations), None)
        screening = health.screening
        if said is not None and screening is not None and said.screening == screening.id:
            when = "today" if said.day == health.today else words.plain_date(said.day)
            self.last.setText(f"Last confirmed {when} by {said.by}.")
            findings = said.findings if said.day == health.today else ()
        else:
            day = words.plain_date(screening.asked) if screening is not None and screening.asked else ""
            self.last.setText(f"Asked on {day} by {screening.by}." if screening is not None else "")
            findings = ()
        for key, box in self.checks.items():
            box.setChecked(key in findings)
        self.no.setText(
            "Confirm again" if health.confirmed == health.today and said is not None else "No change"
        )
        self._row.fold()

    @Slot()
    def _no(self) -> None:
        self.unchanged.emit(tuple(key for key, box in self.checks.items() if box.isChecked()))

    @Slot()
    def _yes(self) -> None:
        self.changed.emit()
