"""All health questions on one page, in order of consequence."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.domain.questionnaire import Question
from smpdesk.domain.screening import Reply, Screening
from smpdesk.domain.verdict import Verdict
from smpdesk.ui.screening import labels
from smpdesk.ui.screening.pinned import Foot, scrolled_by
from smpdesk.ui.screening.question_row import QuestionRow
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.theme import px


class QuestionSheet(QWidget):
    """The rows. Answers leave as signals; the keys lead from row to row."""

    answered = Signal(object)  # Answer
    contacts = Signal(object, object)
    looked_at = Signal(object)  # Question
    no_to_rest = Signal()
    finish = Signal()
    discard = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[QuestionRow] = []
        self._questions: tuple[Question, ...] = ()
        self.rest = parts.button("No to all that are left", on=self._ask_rest)
        self.done = parts.button("Finish screening", primary=True, on=self._ask_finish)
        self.drop = parts.quiet("Discard", on=self._ask_discard)
        self.progress = parts.muted("", wrap=False)
        self.chip = parts.Chip()
        self._card = parts.Card("Health questions")
        self._build()

    def show_draft(
        self, draft: Screening, questions: Sequence[Question], today: date, found: Verdict | None
    ) -> None:
        """Show a draft; the rows are made anew when the questions are others."""
        if tuple(questions) != self._questions:
            self._make(tuple(questions), today)
        for row in self.rows:
            row.show_answer(draft.answer(row.question.key), draft.doctor, draft.contact)
        self.count(draft, found)

    def count(self, draft: Screening, found: Verdict | None) -> None:
        """Say how many are left, and the verdict in a word: on a narrow page its panel stands below."""
        if found is not None:
            self.chip.say(*labels.outcome(found))
        left = sum(draft.answer(row.question.key).reply is Reply.NONE for row in self.rows)
        self.progress.setText(
            f"{words.counted(left, 'question')} left"
            if left
            else "All answered. Finish and sign with your name."
        )
        self.rest.setEnabled(left > 0)
        self._foot.fold()

    def flush(self) -> None:
        """Keep everything that was typed and is not kept yet."""
        for row in self.rows:
            row.flush()

    def first(self) -> None:
        """The focus to the first question without an answer, or to the button that finishes."""
        self._go(0)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put each problem beside its question and go to the first."""
        for row in self.rows:
            row.say(" ".join(words.say(each) for each in problems if each.field == row.question.key))
        first = next((row for row in self.rows if any(p.field == row.question.key for p in problems)), None)
        if first is not None:
            self._focus(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The verdict's panel beside says it better than a chip."""
        super().resizeEvent(event)
        area = scrolled_by(self)
        self.chip.setVisible(area is None or self.width() > area.viewport().width() * 0.75)
        self._foot.fold()

    @Slot(object)
    def _go_on(self, row: QuestionRow) -> None:
        self._go(self.rows.index(row) + 1)

    @Slot()
    def _ask_rest(self) -> None:
        self.flush()
        self.no_to_rest.emit()

    @Slot()
    def _ask_finish(self) -> None:
        self.flush()
        self.finish.emit()

    @Slot()
    def _ask_discard(self) -> None:
        self.discard.emit()

    def _go(self, start: int) -> None:
        """To the next question without an answer from here, then from the top, then to Finish."""
        for row in (*self.rows[start:], *self.rows[:start]):
            if row.answer().reply is Reply.NONE:
                self._focus(row)
                return
        self._focus(self.done)

    @Slot(object, object)
    def _step(self, row: QuestionRow, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self._focus(self.rows[at])

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        area = scrolled_by(self)
        if area is not None:
            area.ensureWidgetVisible(widget, 0, px(120))

    def _make(self, questions: tuple[Question, ...], today: date) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._questions = questions
        self.rows = [QuestionRow(each, at, today) for at, each in enumerate(questions, 1)]
        for row in self.rows:
            self._list.addWidget(row)
            row.answered.connect(self.answered)
            row.contacts.connect(self.contacts)
            row.looked_at.connect(self.looked_at)
            row.go_on.connect(self._go_on)
            row.step.connect(self._step)
        last: QWidget = self.rows[-1]
        for each in (self.drop, self.rest, self.done):
            QWidget.setTabOrder(last, each)
            last = each

    def _build(self) -> None:
        self.rest.setToolTip("Answers no to every question that nobody has answered yet")
        hint = parts.muted(
            "Y yes, N no, U not sure; each answer is kept at once. Tab leads into the details of a yes, Enter on to the"
            " next question. The gravest come first."
        )
        self._card.body.addWidget(hint)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(1))
        self._card.body.addLayout(self._list)
        self._foot = Bar(gap=10)
        self._foot.left.addWidget(self.chip)
        self._foot.left.addWidget(self.progress)
        for each in (self.drop, self.rest, self.done):
            self._foot.right.addWidget(each)
        bar = QFrame()
        bar.setProperty("surface", "paper")
        inside = QVBoxLayout(bar)
        inside.setContentsMargins(0, 0, 0, px(8))
        inside.setSpacing(px(8))
        inside.addWidget(parts.Rule())
        inside.addWidget(self._foot)
        self._card.body.addWidget(Foot(bar, self._card))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._card)
        body.addStretch(1)
