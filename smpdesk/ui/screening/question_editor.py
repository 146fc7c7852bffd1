"""One health question as the clinic asks it: words, severity and waiting time, beside what was shipped."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from smpdesk.domain.questionnaire import RENEW, Question, QuestionEdit, Questionnaire, Rule, Severity, outside
from smpdesk.domain.span import span
from smpdesk.ui.screening import labels
from smpdesk.ui.screening.presenter import ScreeningPresenter
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.theme import px


class QuestionEditor(QWidget):
    """Shows one question at a time. What equals the shipped value is kept as “as shipped”."""

    saved = Signal()

    def __init__(self, presenter: ScreeningPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._key = ""
        self._holder: QWidget | None = None
        self.form = forms.Form()
        self._severities: dict[str, forms.Choice] = {}
        self._waits: dict[str, QLineEdit] = {}
        self._text: forms.Lines | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(px(4), 0, px(10), 0)

    def show_key(self, key: str) -> None:
        """Show a question, or with RENEW the time until everything is asked again."""
        self._key = key
        self._severities, self._waits, self._text = {}, {}, None
        if self._holder is not None:
            self._body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        body = QVBoxLayout(self._holder)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(10))
        self.form = forms.Form()
        asked, shipped = self._presenter.desk.questionnaire(), self._presenter.desk.shipped()
        if key == RENEW:
            self._show_renew(body, asked, shipped)
        else:
            self._show_question(body, asked.question(key), shipped.question(key))
        bar = Bar(gap=8)
        bar.right.addWidget(parts.button("Reset to default", on=self._reset))
        bar.right.addWidget(parts.button("Save question", primary=True, on=self._save))
        body.addWidget(bar)
        body.addStretch(1)
        self._body.addWidget(self._holder)

    @Slot()
    def _save(self) -> None:
        shipped = self._presenter.desk.shipped()
        edits = []
        for option in dict.fromkeys(("", *self._severities, *self._waits)):
            rule = _rule(shipped, self._key, option)
            severity = self._severities[option].value() if option in self._severities else ""
            wait = self._waits[option].text() if option in self._waits else ""
            was = str(
                shipped.renew_shipped if self._key == RENEW else (rule.term if rule and rule.term else "")
            )
            text = self._text.value().strip() if self._text is not None and not option else ""
            edits.append(
                QuestionEdit(
                    question=self._key,
                    option=option,
                    text="" if self._key == RENEW or text == shipped.question(self._key).text else text,
                    severity="" if rule is None or severity == rule.severity else str(severity),
                    wait="" if " ".join(wait.split()) == was else " ".join(wait.split()),
                )
            )
        with faults.caught(self.window(), self.form) as caught:
            self._presenter.desk.save_edits(self._key, edits)
        if not caught:
            self._again()

    @Slot()
    def _reset(self) -> None:
        with faults.caught(self.window()) as caught:
            self._presenter.desk.reset(self._key)
        if not caught:
            self._again()

    def _again(self) -> None:
        self.show_key(self._key)
        self.saved.emit()

    def _show_question(self, body: QVBoxLayout, question: Question, shipped: Question) -> None:
        body.addWidget(parts.title(question.title))
        body.addWidget(parts.muted(question.why))
        self._text = forms.lines(question.text, rows=3)
        hint = "" if question.text == shipped.text else f"Shipped: {shipped.text}"
        self.form.add("text", "Question", self._text, hint)
        if not question.options:
            self._add_rule("", "", question.rule, shipped.rule)
        for option, before in zip(question.options, shipped.options, strict=True):
            self.form.section(option.text)
            self._add_rule(option.key, f"{option.text}: ", option.rule, before.rule)
        body.addWidget(self.form)
        if question.choice:
            body.addWidget(parts.Notice("The sources leave this one to the clinic."))
        if question.note:
            body.addWidget(parts.label(question.note, wrap=True))
        body.addWidget(parts.label(f"Sources: {', '.join(question.sources)}", "small", wrap=True))

    def _show_renew(self, body: QVBoxLayout, asked: Questionnaire, shipped: Questionnaire) -> None:
        body.addWidget(parts.title("Ask everything again"))
        body.addWidget(parts.muted("How long answers may be confirmed without asking every question again."))
        field = forms.text(str(asked.renew))
        self._waits[""] = field
        self.form.add("wait", "After", field, f"Shipped: {shipped.renew_shipped}.")
        body.addWidget(self.form)
        body.addWidget(parts.label(asked.renew_note, wrap=True))

    def _add_rule(self, option: str, name: str, rule: Rule, shipped: Rule) -> None:
        at = f":{option}" if option else ""
        chosen = forms.choice([(labels.SEVERITIES[each], each) for each in Severity])
        chosen.set_value(rule.severity)
        self._severities[option] = chosen
        was = "" if rule.severity is shipped.severity else f"Shipped: {labels.SEVERITIES[shipped.severity]}."
        self.form.add(f"severity{at}", "A yes means", chosen, was)
        chosen.setAccessibleName(f"{name}A yes means")
        field = forms.text(str(rule.term) if rule.term else "", "14 days, 8 weeks, 6 months")
        asked = term_name(shipped)
        self._waits[option] = field
        self.form.add(f"wait{at}", asked, field, wait_hint(field.text(), shipped))
        field.setAccessibleName(f"{name}{asked}")


def term_name(rule: Rule) -> str:
    """What the time of a rule is for."""
    if rule.recent is not None:
        return f"“{labels.SEVERITIES[rule.recent]}” while the last time is within"
    return "Holds for" if rule.lasts is not None else "Waiting time"


def wait_hint(text: str, shipped: Rule) -> str:
    """What was shipped, what sources name, and whether this is outside of it."""
    said = f"Shipped: {shipped.term}. " if shipped.term else "Shipped: none. "
    if shipped.low is not None and shipped.high is not None:
        said += (
            f"Sources name {shipped.low} to {shipped.high}. "
            if shipped.low != shipped.high
            else f"Sources name {shipped.low}. "
        )
    try:
        now = span(text)
    except ValueError:
        return said.strip()
    return (
        said + "This is outside of what any source names."
        if outside(now, shipped.low, shipped.high)
        else said.strip()
    )


def _rule(shipped: Questionnaire, key: str, option: str) -> Rule | None:
    if key == RENEW:
        return None
    return shipped.question(key).rule_of(option)
