"""A consent form on the screen: what is read, and questions with a yes and a no of which neither is chosen before."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.consent import FormQuestion, FormSection
from smpdesk.domain.problem import Problem
from smpdesk.ui.shared import icons, parts
from smpdesk.ui.shared.theme import px

YES, NO = "yes", "no"


class QuestionRow(QWidget):
    """One statement with its yes and no. ``choices`` are the words of the two; ``beside`` is the English below."""

    answered = Signal(object, object)
    """The question's key, and "yes" or "no"."""

    def __init__(
        self, question: FormQuestion, choices: tuple[str, str], beside: str = "", big: bool = False
    ) -> None:
        super().__init__()
        self.key, self.words = question.key, question.text
        self.yes, self.no = (parts.button(each) for each in choices)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for push, word in ((self.yes, choices[0]), (self.no, choices[1])):
            push.setCheckable(True)
            push.setAccessibleName(f"{word}: {question.text}")
            push.setMinimumSize(px(130 if big else 96), px(58 if big else 34))
            push.setIconSize(QSize(px(22 if big else 14), px(22 if big else 14)))
            self._group.addButton(push)
        self._group.buttonClicked.connect(self._clicked)
        self._problem = parts.label("", "problem", wrap=True)
        self._build(question.text, beside, big)

    def answer(self) -> str:
        """ "yes", "no", or nothing yet."""
        return YES if self.yes.isChecked() else NO if self.no.isChecked() else ""

    def show_answer(self, answer: str) -> None:
        """Show what was answered before."""
        for push, word in ((self.yes, YES), (self.no, NO)):
            if word == answer:
                push.setChecked(True)
        self._dress()

    def say(self, sentence: str) -> None:
        """A sentence beside it about what is wrong, "" for nothing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        for push in (self.yes, self.no):
            push.setAccessibleDescription(sentence)

    @Slot(QAbstractButton)
    def _clicked(self, _push: QAbstractButton) -> None:
        self.say("")
        self._dress()
        self.answered.emit(self.key, self.answer())

    def _dress(self) -> None:
        """The chosen one is filled and has a tick: not the colour alone says it."""
        for push in (self.yes, self.no):
            chosen = push.isChecked()
            parts.mark(push, "primary", "true" if chosen else "false")
            push.setIcon(icons.icon("tick", "on_accent", "on_accent") if chosen else QIcon())

    def _build(self, text: str, beside: str, big: bool) -> None:
        said = QVBoxLayout()
        said.setSpacing(px(2))
        said.addWidget(parts.label(text, "h2" if big else "", wrap=True))
        if beside:
            said.addWidget(parts.label(beside, "small", wrap=True))
        said.addWidget(self._problem)
        self._problem.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(6), 0, px(6))
        line.setSpacing(px(10))
        line.addLayout(said, 1)
        line.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.no, 0, Qt.AlignmentFlag.AlignTop)


class SectionView(QWidget):
    """One section: paragraphs, points, what is on record, questions. ``beside`` is the same in English."""

    answered = Signal(object, object)

    def __init__(
        self,
        section: FormSection,
        choices: tuple[str, str],
        beside: FormSection | None = None,
        answers: Mapping[str, str] | None = None,
        big: bool = False,
    ) -> None:
        super().__init__()
        self.rows: dict[str, QuestionRow] = {}
        self._big = big
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(px(8 if big else 5))
        self._say(section.title, beside.title if beside else "", "h1" if big else "h2")
        for at, each in enumerate(section.text):
            self._say(each, beside.text[at] if beside else "")
        for at, each in enumerate(section.points):
            self._say(f"•  {each}", beside.points[at] if beside else "")
        for at, field in enumerate(section.fields):
            if field.answer:
                self._say(f"{field.label}: {field.answer}", beside.fields[at].label if beside else "")
        for at, question in enumerate(section.questions):
            row = QuestionRow(question, choices, beside.questions[at].text if beside else "", big)
            row.show_answer((answers or {}).get(question.key, ""))
            row.answered.connect(self.answered)
            self.rows[question.key] = row
            self._lay.addWidget(parts.Rule())
            self._lay.addWidget(row)

    def _say(self, text: str, beside: str, role: str = "") -> QLabel:
        line = parts.label(text, role or ("lead" if self._big else ""), wrap=True)
        self._lay.addWidget(line)
        if beside:
            self._lay.addWidget(parts.label(beside, "small", wrap=True))
        return line


def put_problems(rows: Mapping[str, QuestionRow], problems: Sequence[Problem]) -> QuestionRow | None:
    """Put sentences beside the questions they are about; the first of those, None where there is none."""
    said = {each.field.removeprefix("answers."): words.say(each) for each in reversed(problems)}
    for key, row in rows.items():
        row.say(said.get(key, ""))
    return next((row for key, row in rows.items() if key in said), None)
