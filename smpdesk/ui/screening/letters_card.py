"""Doctors' letters of a client: where each stands, and the way to the next step."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.domain.letter import Letter, LetterState, state
from smpdesk.domain.questionnaire import Question
from smpdesk.ui.screening import labels
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import px


class LettersCard(parts.Card):
    """The letters, the latest first. Whether one is needed stands in the verdict."""

    asked_for = Signal()
    opened = Signal(object)  # Letter
    file_wanted = Signal(object)  # Letter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Doctor’s letters", parent)
        self.none = parts.muted("None asked for.")
        self.ask = parts.button("Ask for a letter…", on=self._ask)
        self._holder: QWidget | None = None
        self._place = QVBoxLayout()
        self.body.addWidget(self.none)
        self.body.addLayout(self._place)
        self.body.addWidget(self.ask)

    def show_letters(self, letters: Sequence[Letter], questions: Sequence[Question], today: date) -> None:
        """Show them."""
        if self._holder is not None:
            self._place.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        body = QVBoxLayout(self._holder)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(8))
        for each in letters:
            block = LetterBlock(each, questions, today)
            block.opened.connect(self.opened)
            block.file_wanted.connect(self.file_wanted)
            body.addWidget(block)
        self._place.addWidget(self._holder)
        self.none.setVisible(not letters)

    @Slot()
    def _ask(self) -> None:
        self.asked_for.emit()


class LetterBlock(QWidget):
    """One letter."""

    opened = Signal(object)
    file_wanted = Signal(object)

    def __init__(self, letter: Letter, questions: Sequence[Question], today: date) -> None:
        super().__init__()
        self._letter = letter
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(3))
        about = labels.reasons(letter.reasons, questions)
        head = QHBoxLayout()
        head.addWidget(parts.label(about, "strong", wrap=True), 1)
        head.addWidget(parts.Chip(*labels.letter(letter, today)))
        body.addLayout(head)
        body.addWidget(parts.muted(labels.letter_line(letter)))
        if letter.statement:
            body.addWidget(parts.label(letter.statement, wrap=True))
        actions = QWidget()
        row = Flow(actions, gap=8)
        next_step = {
            LetterState.AWAITED: "It has come…",
            LetterState.TO_DECIDE: "Decide…",
        }.get(state(letter, today), "Change…")
        push = parts.button(next_step, on=self._open)
        push.setAccessibleName(f"{next_step} Letter about {about}")
        row.addWidget(push)
        if letter.sha256:
            show = parts.button("Show letter", on=self._show)
            show.setToolTip(letter.file_name)
            row.addWidget(show)
        body.addWidget(actions)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._letter)

    @Slot()
    def _show(self) -> None:
        self.file_wanted.emit(self._letter)
