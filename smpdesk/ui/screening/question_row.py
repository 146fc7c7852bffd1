"""One health question: its words, three answers, and what opens below a yes. Y, N and U answer it."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smpdesk.domain.questionnaire import Question
from smpdesk.domain.screening import Answer, Reply
from smpdesk.ui.screening import labels
from smpdesk.ui.screening.follow_up import FollowUp
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import colour, px

_SETTLED = 400  # ms without a key before what was typed is kept
_KEYS = {
    Qt.Key.Key_Y: Reply.YES,
    Qt.Key.Key_N: Reply.NO,
    Qt.Key.Key_U: Reply.UNSURE,
    Qt.Key.Key_Question: Reply.UNSURE,
}


class QuestionRow(QFrame):
    """Gives answers away as they are given; typed text when the typing pauses, and before it is left."""

    answered = Signal(object)  # Answer
    contacts = Signal(object, object)  # doctor, emergency contact
    looked_at = Signal(object)  # Question
    go_on = Signal(object)  # QuestionRow
    step = Signal(object, object)  # QuestionRow, 1 or -1

    def __init__(self, question: Question, number: int, today: date) -> None:
        super().__init__()
        self.question, self._today = question, today
        self._answer = Answer(question=question.key)
        self._filled = ("", "")
        self.follow_up: FollowUp | None = None
        self.words = parts.label(f"{number}.  {question.text}", wrap=True)
        self.yes = self._pill("Yes", self._say_yes)
        self.no = self._pill("No", self._say_no)
        self.unsure = self._pill("Not sure", self._say_unsure)
        self.problem = parts.label("", "problem", wrap=True)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settle.timeout.connect(self.flush)
        self._build()

    def show_answer(self, answer: Answer, doctor: str, contact: str) -> None:
        """Show what is kept; what is being typed here just now stays."""
        if self._settle.isActive():
            return
        self._filled = (doctor, contact)
        self._show(answer)

    def answer(self) -> Answer:
        """What is shown."""
        return self._answer

    def say(self, problem: str) -> None:
        """A problem below the question; none takes it away."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    @Slot()
    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        self._settle.stop()
        if self.follow_up is None or self._answer.reply in (Reply.NONE, Reply.NO):
            return
        typed = replace(
            self._answer,
            options=self.follow_up.chosen_options(),
            text=self.follow_up.details.text(),
            day=self._answer.day if self.follow_up.unreadable() else self.follow_up.day.value(),
        )
        if typed != self._answer:
            self._answer = typed
            self.answered.emit(typed)
        if self.question.contacts:
            filled = (self.follow_up.doctor.text(), self.follow_up.contact.text())
            if filled != self._filled:
                self._filled = filled
                self.contacts.emit(*filled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y yes, N no, U not sure, Delete nothing, up and down to the neighbours."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if plain and self.hasFocus():
            if key in _KEYS:
                self._reply(_KEYS[key])
                return
            if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._reply(Reply.NONE)
                return
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.step.emit(self, 1 if key == Qt.Key.Key_Down else -1)
                return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which question is looked at."""
        super().focusInEvent(event)
        self.looked_at.emit(self.question)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring while the keys answer this question."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
            painter.end()

    @Slot()
    def _say_yes(self) -> None:
        self._reply(Reply.YES)

    @Slot()
    def _say_no(self) -> None:
        self._reply(Reply.NO)

    @Slot()
    def _say_unsure(self) -> None:
        self._reply(Reply.UNSURE)

    @Slot()
    def _chosen(self) -> None:
        """An option was pressed: with one of several it is the whole answer, so the typing goes on below."""
        self.flush()
        if self.follow_up is not None and not self.question.many:
            after = self.follow_up.day if self.question.day_matters else self.follow_up.details
            after.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _typed(self) -> None:
        self._settle.start()

    @Slot()
    def _left(self) -> None:
        self.flush()
        self.go_on.emit(self)

    def _reply(self, reply: Reply) -> None:
        self.flush()
        kept = self._answer if reply in (Reply.YES, Reply.UNSURE) else Answer(question=self.question.key)
        self._show(replace(kept, reply=reply))
        self.say("")
        self.answered.emit(self._answer)
        if reply is Reply.YES and self.follow_up is not None:
            self.follow_up.first().setFocus(Qt.FocusReason.TabFocusReason)
        elif reply is not Reply.NONE:
            self.go_on.emit(self)

    def _show(self, answer: Answer) -> None:
        self._answer = answer
        for push, reply in ((self.yes, Reply.YES), (self.no, Reply.NO), (self.unsure, Reply.UNSURE)):
            push.setChecked(answer.reply is reply)
        opened = answer.reply in (Reply.YES, Reply.UNSURE)
        if opened and self.follow_up is None:
            self._open()
        if self.follow_up is not None:
            self.follow_up.setVisible(opened)
            if opened:
                self.follow_up.show_answer(answer)
                self.follow_up.show_contacts(*self._filled)
        said = labels.REPLIES[answer.reply]
        self.setAccessibleName(f"{self.question.text} {said}")

    def _open(self) -> None:
        self.follow_up = FollowUp(self.question, self._today)
        self.follow_up.edited.connect(self._typed)
        self.follow_up.chosen.connect(self._chosen)
        self.follow_up.left.connect(self._left)
        self._body.addWidget(self.follow_up)
        last: QWidget = self
        for each in (*self.follow_up.options, self.follow_up.day, self.follow_up.details):
            QWidget.setTabOrder(last, each)
            last = each
        if self.question.contacts:
            QWidget.setTabOrder(last, self.follow_up.doctor)
            QWidget.setTabOrder(self.follow_up.doctor, self.follow_up.contact)

    def _pill(self, text: str, on: object) -> QPushButton:
        push = parts.pill(text)
        push.clicked.connect(on)
        push.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        push.setAccessibleName(f"{self.question.title}: {text}")
        return push

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription("Press Y for yes, N for no, U for not sure.")
        self.setToolTip(self.question.why)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(px(10), px(5), px(10), px(5))
        self._body.setSpacing(px(2))
        line = QHBoxLayout()
        line.setSpacing(px(6))
        line.addWidget(self.words, 1)
        for push in (self.yes, self.no, self.unsure):
            line.addWidget(push, 0, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(line)
        self._body.addWidget(self.problem)
        self.problem.hide()
        self._show(self._answer)
