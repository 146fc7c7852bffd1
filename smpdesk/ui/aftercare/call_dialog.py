"""A call: the number, what to know, what to ask, when a doctor should look, and what came of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smpdesk.domain.check_in import BY_KEY, Weight, gravest, weigh
from smpdesk.domain.contact import Reached
from smpdesk.domain.work_line import WorkKind, WorkLine
from smpdesk.ui.shared import faults, follow_up_words, forms, parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.follow_ups import FollowUpDesk

_UNREACHED = (Reached.NO_ANSWER, Reached.LEFT_MESSAGE, Reached.WRONG_NUMBER)
#: What an invitation to a touch-up may come to instead of “all well”.
_INVITED = (Reached.COMES, Reached.DECLINES)


class QuestionRow(QWidget):
    """One question with its answers; the chosen one pressed again is taken back.

    Tab comes to the chosen answer, or to the first; the arrows go along, Space, Enter or its number presses.
    """

    answered = Signal()

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        asked = follow_up_words.question(key)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._pills: dict[str, QPushButton] = {}
        place = QWidget()
        flow = Flow(place, 4)
        for reply in BY_KEY[key].replies:
            pill = parts.pill(follow_up_words.reply(key, reply.key))
            pill.setAutoDefault(False)
            pill.setAccessibleName(f"{asked} {pill.text()}")
            pill.installEventFilter(self)
            self._pills[reply.key] = pill
            self._group.addButton(pill)
            flow.addWidget(pill)
        self._group.buttonClicked.connect(self._clicked)
        self._give_way()
        name = parts.label(asked, wrap=True)
        name.setFixedWidth(px(190))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(10))
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(place, 1)

    @property
    def said(self) -> str:
        """The key of the answer, empty while nothing was said."""
        return next((key for key, pill in self._pills.items() if pill.isChecked()), "")

    def first(self) -> QPushButton:
        """Where Tab comes to."""
        pills = list(self._pills.values())
        return next((each for each in pills if each.isChecked()), pills[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk among the answers, figures press them."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QPushButton)
        ):
            pills, key = list(self._pills.values()), event.key()
            step = (key == Qt.Key.Key_Right) - (key == Qt.Key.Key_Left)
            if step:
                pills[(pills.index(watched) + step) % len(pills)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
            number = key - int(Qt.Key.Key_1)
            if 0 <= number < len(pills) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                pills[number].setFocus(Qt.FocusReason.TabFocusReason)
                pills[number].click()
                return True
        return super().eventFilter(watched, event)

    @Slot(QAbstractButton)
    def _clicked(self, chosen: QAbstractButton) -> None:
        for pill in self._pills.values():
            if pill is not chosen:
                pill.setChecked(False)
        self._give_way()
        self.answered.emit()

    def _give_way(self) -> None:
        """Only one answer is met by Tab."""
        for pill in self._pills.values():
            met = pill is self.first()
            pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus if met else Qt.FocusPolicy.ClickFocus)


class CallDialog(QDialog):
    """Enter on an outcome writes the attempt and closes."""

    wrong_number = Signal(object)
    """The id of the client whose number has to be put right: the attempt is on record."""

    def __init__(
        self, desk: "FollowUpDesk", line: WorkLine, facts: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Call {line.client_name}")
        self._desk, self._line = desk, line
        self._days = (desk.today() - line.treated).days if line.treated else 0
        self._rows = [QuestionRow(key) for key in (desk.questions(line.step) if line.treated else ())]
        self._notice = parts.Notice()
        self.note = forms.lines(rows=2)
        self.form = forms.Form(1)
        self.form.add("note", "Note", self.note)
        self.well = parts.button("Reached: all well", primary=True, on=self._well)
        self.question = parts.button("Reached: has a question", on=self._question)
        invited = line.kind in (WorkKind.REVIEW, WorkKind.TOUCH_UP)
        self._outcomes = (*_INVITED, *_UNREACHED) if invited else _UNREACHED
        self._others = [
            parts.button(follow_up_words.outcome(each), primary=each is Reached.COMES)
            for each in self._outcomes
        ]
        self._build(facts)
        room = self.screen().availableSize()
        self.resize(
            min(px(720), room.width() - px(20)),
            min(px(330) + len(self._rows) * px(36), room.height() - px(60)),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button that has the focus, and no other: what is written here stays on record."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    @property
    def answers(self) -> dict[str, str]:
        """What was said so far."""
        return {each.key: each.said for each in self._rows if each.said}

    @Slot()
    def _answered(self) -> None:
        """Say when a doctor should look, and when the aftercare was not followed."""
        weights = weigh(self.answers, self._days)
        worst = gravest(weights.values())
        grave = {Weight.DOCTOR: "doctor", Weight.EMERGENCY: "emergency"}.get(worst, "")
        told = [*(follow_up_words.doctor(grave) if grave else ())]
        if Weight.BROKEN in weights.values():
            broken, why = follow_up_words.doctor("broken")
            told += [f"{broken}. {why}"]
        parts.mark(self._notice, "surface", "fault" if grave else "notice")
        parts.repolish(self._notice.words)
        self._notice.say("\n".join(told))
        self.well.setText("Reached: told what to do" if grave else "Reached: all well")

    @Slot()
    def _well(self) -> None:
        self._write(Reached.REACHED)

    @Slot()
    def _question(self) -> None:
        self._write(Reached.REACHED, question=True)

    @Slot()
    def _other(self) -> None:
        chosen = next(at for at, each in enumerate(self._others) if each is self.sender())
        self._write(self._outcomes[chosen])

    def _write(self, outcome: Reached, question: bool = False) -> None:
        with faults.caught(self, self.form) as caught:
            self._desk.note_call(self._line, outcome, self.answers, self.note.value(), question)
        if caught:
            self._scroll.ensureWidgetVisible(self.note, 20, 60)
        else:
            self.accept()
            if outcome is Reached.WRONG_NUMBER:
                self.wrong_number.emit(self._line.client)

    # Building

    def _build(self, facts: list[str]) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(14), px(20), px(12))
        body.setSpacing(px(6))
        body.addWidget(parts.label(self._line.client_name, "h2", wrap=True))
        number = self._line.phone or self._line.other_phone
        phone = parts.heading(follow_up_words.isolated(number) or "No phone number")
        phone.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        phone.setAccessibleName(
            f"Phone {follow_up_words.spoken_number(number)}" if number else "No phone number"
        )
        body.addWidget(phone)
        other = self._line.other_phone if self._line.phone else ""
        told = [f"or {follow_up_words.isolated(other)}" if other else "", self._line.detail, *facts]
        told.append(follow_up_words.tries(self._line, self._desk.today()))
        body.addWidget(parts.muted(" · ".join(each for each in told if each)))
        body.addWidget(self._questions(), 1)
        body.addWidget(self._notice)
        body.addWidget(self._buttons())
        (self._rows[0].first() if self._rows else phone).setFocus()

    def _questions(self) -> QWidget:
        """What is asked and the note: all that may need more room than there is."""
        inside = QWidget()
        inside.setProperty("surface", "none")
        lay = QVBoxLayout(inside)
        lay.setContentsMargins(0, px(6), px(8), px(4))
        lay.setSpacing(px(8))
        for each in self._rows:
            each.answered.connect(self._answered)
            lay.addWidget(each)
        lay.addWidget(self.form)
        lay.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._scroll = scroll
        return scroll

    def _buttons(self) -> QWidget:
        place = QWidget()
        flow = Flow(place, 8)
        for each in self._others:
            each.clicked.connect(self._other)
        own = () if self._line.kind is WorkKind.TOUCH_UP else (self.well, self.question)
        for each in (*own, *self._others):
            flow.addWidget(each)
        cancel = parts.quiet("Nobody was called", on=self.reject)
        cancel.setAutoDefault(False)
        flow.addWidget(cancel)
        return place
