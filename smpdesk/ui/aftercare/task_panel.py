"""The panel beside a line that is no sheet: whom it is about, what to know, what was tried, what to do."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.contact import Contact
from smpdesk.domain.work_line import Deed, WorkKind, WorkLine
from smpdesk.ui.shared import follow_up_words, parts
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.theme import px

_MAIN = {Deed.CALL: "Call…", Deed.LETTER: "Go to the letters", Deed.CONSENT: "Open consent"}
_WHY = {
    WorkKind.LETTER: "The doctor was asked and has not answered. Ask the client or the practice, or enter the letter "
    "when it is here.",
    WorkKind.SIGNATURE: "Nothing may begin without it. A form that was signed on paper can be marked as signed.",
    WorkKind.REVIEW: "Ask them to come by, or look when they are here. Scores are entered on the client’s Forecast "
    "tab; then this line goes.",
}


class TaskPanel(QFrame):
    """Shows one line. What is to be done is a signal: the page does it."""

    main_asked = Signal()
    call_asked = Signal()
    snooze_asked = Signal()
    end_asked = Signal()
    letter_asked = Signal()
    invitation_asked = Signal()
    client_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "sunk")
        self.client = parts.button("Go to the client")
        self.snooze = parts.button("Put off…")
        self.end = parts.button("Done…")
        self.letter = parts.button("Letter sent")
        self.invitation = parts.button("Invitation letter…")
        self.call = parts.button("Call…")
        self.main = parts.button("", primary=True)
        self._name, self._detail = parts.heading(""), parts.muted("")
        self._phone, self._other = parts.heading(""), parts.muted("")
        self._silent, self._enough = parts.Notice(), parts.Notice()
        self._about, self._tried, self._ask = (
            parts.Card("About it"),
            parts.Card("So far"),
            parts.Card("To ask"),
        )
        self._words = [parts.label("", wrap=True) for _ in range(3)]
        self._build()

    def show_line(
        self, line: WorkLine, today: date, facts: list[str], questions: tuple[str, ...], tries: int
    ) -> None:
        """Show a line; `facts` are about its session, `questions` what is asked, `tries` what this clinic makes."""
        self._name.setText(line.client_name)
        self._detail.setText(f"{line.detail} · client {line.client_number}")
        self._show_phone(line)
        self._silent.say(follow_up_words.NO_CONTACT + "." if line.no_contact else "")
        said = f"{words.counted(line.tries, 'try', 'tries')} without an answer; this clinic makes {tries}. "
        self._enough.say(said + "Send a letter, or give up with a reason." if line.enough else "")
        told = [*facts, *([_WHY[line.kind]] if line.kind in _WHY else []), *_standing(line, today)]
        asked = [follow_up_words.question(each) for each in questions]
        tried = [_told(each, today) for each in reversed(line.calls)]
        cards = (self._about, self._tried, self._ask)
        for card, label, found in zip(cards, self._words, (told, tried, asked), strict=True):
            label.setText(("  " if card is self._ask else "\n").join(found))
            card.setVisible(bool(found))
        self._offer(line, today)

    def _show_phone(self, line: WorkLine) -> None:
        number = line.phone or line.other_phone
        self._phone.setText(
            follow_up_words.isolated(number) or ("" if line.no_contact else "No phone number")
        )
        self._phone.setAccessibleName(
            f"Phone {follow_up_words.spoken_number(number)}" if number else "No phone number"
        )
        self._phone.setVisible(not line.no_contact)
        other = line.other_phone if line.phone else ""
        self._other.setText(f"or {follow_up_words.isolated(other)}" if other else "")
        self._other.setVisible(bool(other))

    def _offer(self, line: WorkLine, today: date) -> None:
        callable_ = bool(line.phone or line.other_phone) and not line.no_contact
        self.main.setText("Take up now" if line.sleeps(today) else _MAIN.get(line.deed, "Open"))
        self.call.setVisible(line.deed is not Deed.CALL and callable_)
        invited = line.kind is WorkKind.TOUCH_UP and not line.no_contact
        self.invitation.setVisible(invited)
        self.letter.setVisible(line.enough and not line.no_contact and not invited)
        self.snooze.setText("Put off again…" if line.sleeps(today) else "Put off…")
        self._bar.fold()

    def _build(self) -> None:
        for push, asked in (
            (self.client, self.client_asked),
            (self.snooze, self.snooze_asked),
            (self.end, self.end_asked),
            (self.letter, self.letter_asked),
            (self.invitation, self.invitation_asked),
            (self.call, self.call_asked),
            (self.main, self.main_asked),
        ):
            push.clicked.connect(asked)
        bar = Bar()
        bar.left.addWidget(self.client)
        for each in (self.letter, self.invitation, self.call, self.end, self.snooze, self.main):
            bar.right.addWidget(each)
        for each, tip in ((self.snooze, "S"), (self.end, "D"), (self.call, "C"), (self.main, "Enter")):
            each.setToolTip(tip)
        self._bar = bar
        for label in (self._phone, self._other):
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._name.setWordWrap(True)
        inside = QWidget()
        inside.setProperty("surface", "none")
        body = QVBoxLayout(inside)
        body.setContentsMargins(px(22), px(8), px(22), px(20))
        body.setSpacing(px(10))
        for card, label in zip((self._about, self._tried, self._ask), self._words, strict=True):
            card.body.addWidget(label)
        shown: tuple[QWidget, ...] = (
            self._name, self._detail, self._silent, self._phone, self._other, self._enough, self._about, self._tried,
            self._ask,
        )  # fmt: skip
        for widget in shown:
            body.addWidget(widget)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        head = QVBoxLayout()
        head.setContentsMargins(px(20), px(14), px(20), px(6))
        head.addWidget(bar)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(head)
        lay.addWidget(scroll, 1)


def _standing(line: WorkLine, today: date) -> list[str]:
    found = (
        [f"Due {words.long_date(line.due)}"] if line.due < today and line.kind is WorkKind.CHECK_IN else []
    )
    if line.snoozed is not None and line.sleeps(today):
        found.append(f"Put off to {words.long_date(line.snoozed)}")
    return found


def _told(contact: Contact, today: date) -> str:
    said = f"{follow_up_words.moment(contact.at, today)}: {follow_up_words.outcome(contact.outcome).lower()}"
    return f"{said} · {contact.note}" if contact.note else said
