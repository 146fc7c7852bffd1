"""Where a client stands with patch tests, in words, and what can be done about it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.patch_test import REACTED
from smpdesk.domain.problem import Problem
from smpdesk.ui.patch_tests import labels
from smpdesk.ui.patch_tests.presenter import PatchTestsPresenter
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.theme import px

#: States in which nothing is to be done next.
_SETTLED = frozenset(("patch_clear", "patch_clear_for_good", "patch_declined"))


class StateCard(parts.Card):
    """The next thing to do is the button that stands out."""

    read_requested = Signal()
    done_requested = Signal()
    declined_requested = Signal()
    offered_requested = Signal()
    book_requested = Signal()
    pigment_chosen = Signal(object)
    """A pigment to ask about, "" for any."""

    def __init__(self) -> None:
        super().__init__("Patch test")
        self.chip = parts.Chip()
        self.said = parts.label("", "strong", wrap=True)
        self.facts = parts.muted("")
        self.waits = parts.label("", wrap=True)
        self.numbing = parts.Notice(kind="fault")
        self.pigment = forms.choice()
        self.read_now = parts.button("Read result…", primary=True, on=self.read_requested.emit)
        self.done = parts.button("Test done…", primary=True, on=self.done_requested.emit)
        self.declined = parts.button("Declined…", on=self.declined_requested.emit)
        self.offered = parts.button("Offered, no answer yet", on=self.offered_requested.emit)
        self.book = parts.button("Book patch test", on=self.book_requested.emit)
        self._build()

    def show_state(self, ask: PatchTestsPresenter) -> None:
        """Show where this client stands."""
        state = ask.state
        self.chip.say(labels.HEADS[state.code], state.kind)
        self.said.setText(words.say(state.said))
        for line, text in ((self.facts, _facts(ask)), (self.waits, _waits(ask))):
            line.setText(text)
            line.setVisible(bool(text))
        numbing = ask.desk.anaesthetics(ask.client_id)
        warn = Problem(code="patch_anaesthetic_reacted", facts={"names": numbing})
        self.numbing.say(words.say(warn) if numbing else "")
        self.pigment.offer([("Any pigment", ""), *((each, each) for each in ask.pigments)])
        self.pigment.set_value(ask.pigment)
        self._pigment_line.setVisible(len(ask.pigments) > 1)
        to_read = ask.waiting is not None
        self.read_now.setVisible(to_read)
        todo = not to_read and state.code not in _SETTLED
        parts.mark(self.done, "primary", "true" if todo else "false")
        self.offered.setVisible(ask.desk.open_offer(ask.client_id) is None)

    @Slot()
    def _pigment_edited(self) -> None:
        self.pigment_chosen.emit(self.pigment.value() or "")

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.chip)
        top.addStretch(1)
        self.body.addLayout(top)
        for each in (self.said, self.facts, self.waits, self.numbing):
            self.body.addWidget(each)
        self.pigment.setAccessibleName("Where things stand for")
        self.pigment.setMaximumWidth(px(260))
        self.pigment.edited.connect(self._pigment_edited)
        self._pigment_line = QWidget()
        line = QHBoxLayout(self._pigment_line)
        line.setContentsMargins(0, 0, 0, 0)
        name = parts.label("For", "muted")
        name.setBuddy(self.pigment)
        line.addWidget(name)
        line.addWidget(self.pigment)
        line.addStretch(1)
        self.body.addWidget(self._pigment_line)
        row = QWidget()
        flow = Flow(row, gap=8)
        for push in (self.read_now, self.done, self.declined, self.offered, self.book):
            flow.addWidget(push)
        self.body.addWidget(row)


def _facts(ask: PatchTestsPresenter) -> str:
    """What is to be known beside the state."""
    facts, test = labels.group("facts"), ask.state.test
    if test is not None and test.result in REACTED:
        return facts["positive"]
    if ask.state.kind == "ok":
        return facts["negative"]
    return facts["offered"] if ask.state.code in ("patch_not_offered", "patch_offered") else ""


def _waits(ask: PatchTestsPresenter) -> str:
    """Another test than the one spoken of above that nobody has read yet."""
    waiting = ask.waiting
    if waiting is None or waiting == ask.state.test:
        return ""
    return words.say(ask.desk.state(ask.client_id, waiting.pigment).said)
