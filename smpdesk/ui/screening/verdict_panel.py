"""The verdict beside the questions: every reason in words, the gravest first, and why a question is asked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.questionnaire import Question
from smpdesk.domain.verdict import Outcome, Verdict
from smpdesk.ui.screening import labels
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px


class VerdictPanel(QWidget):
    """Two cards below each other: the verdict, and the question that is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = parts.Chip()
        self.lead = parts.muted("")
        self._reasons = QVBoxLayout()
        self._holder: QWidget | None = None
        self._why = parts.Card("Why this is asked")
        self.why = parts.label("", wrap=True)
        self.note = parts.label("", "small", wrap=True)
        self._build()

    def show_verdict(self, found: Verdict | None) -> None:
        """Show a verdict, or that there is none yet."""
        if self._holder is not None:
            self._reasons.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
            self._holder = None
        if found is None:
            self.chip.say("Not asked yet", "plain")
            self.lead.setText("Ask the health questions before the first treatment.")
            return
        self.chip.say(*labels.outcome(found))
        self.lead.setText(
            "The program suggests; the technician decides." if found.reasons else "No reason found."
        )
        self._holder = _reasons(found)
        self._reasons.addWidget(self._holder)

    def show_question(self, question: Question | None) -> None:
        """Say why a question is asked and where the sources differ."""
        self._why.setVisible(question is not None)
        if question is not None:
            self.why.setText(f"{question.title}. {question.why}")
            self.note.setText(question.note)
            self.note.setVisible(bool(question.note))

    def _build(self) -> None:
        card = parts.Card("Verdict")
        card.body.addWidget(self.chip)
        card.body.addWidget(self.lead)
        card.body.addLayout(self._reasons)
        for each in (self.why, self.note):
            self._why.body.addWidget(each)
        self._why.hide()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(12))
        body.addWidget(card)
        body.addWidget(self._why)
        body.addStretch(1)


def _reasons(found: Verdict) -> QWidget:
    holder = QWidget()
    body = QVBoxLayout(holder)
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(px(4))
    group: Outcome | None = None
    for reason in found.reasons:
        if reason.outcome is not group:
            group = reason.outcome
            body.addSpacing(px(4))
            body.addWidget(parts.label(labels.GROUPS[group], "field"))
        said = parts.label(f"•  {words.say(reason.said)}", wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body.addWidget(said)
    return holder
