"""The verdict beside the questions: every reason in words, the gravest first, and why a question is asked."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

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


class Sticky(QWidget):
    """Holds a widget that stays in sight while the page beside it is scrolled."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        self._area: QScrollArea | None = None
        held.setParent(self)
        held.installEventFilter(self)

    def showEvent(self, event: object) -> None:
        """Find the page that scrolls."""
        super().showEvent(event)  # type: ignore[arg-type]
        found: QWidget | None = self.parentWidget()
        while found is not None and not isinstance(found, QScrollArea):
            found = found.parentWidget()
        if isinstance(found, QScrollArea) and found is not self._area:
            self._area = found
            found.verticalScrollBar().valueChanged.connect(self._place)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The held widget wants another height."""
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self, _value: int = 0) -> None:
        layout = self._held.layout()
        wide = self.width()
        high = layout.totalHeightForWidth(wide) if layout is not None and layout.hasHeightForWidth() else -1
        high = max(high, self._held.minimumSizeHint().height() if high < 0 else high)
        if self.minimumHeight() != high:
            self.setMinimumHeight(high)
        top = 0
        if self._area is not None:
            above = self.mapTo(self._area.viewport(), self.rect().topLeft()).y()
            top = max(0, min(px(8) - above, self.height() - high)) if above < 0 else 0
        self._held.setGeometry(0, top, wide, high)


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
