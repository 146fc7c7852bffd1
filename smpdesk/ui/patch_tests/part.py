"""The Patch test tab of a client: where things stand, what can be done about it, and what happened before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.patch_test import REACTED, PatchTest
from smpdesk.domain.problem import Problem
from smpdesk.domain.signature import from_text
from smpdesk.ui.patch_tests import labels
from smpdesk.ui.patch_tests.presenter import PatchTestsPresenter
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.signature_pad import SignaturePicture
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_TOPICS = frozenset(("patch_test", "clinic_choice", "client", "staff", "session"))

#: States in which nothing is to be done next.
_SETTLED = frozenset(("patch_clear", "patch_clear_for_good", "patch_declined"))


class PatchTestPart(QWidget):
    """Everything about one client's patch tests."""

    book_requested = Signal(object)
    """The client's id: a visit for a patch test is wanted in the book."""
    paper_requested = Signal(object)
    """An issued Paper is to be shown."""

    def __init__(
        self, desks: "Desks", feed: Feed, jobs: Jobs, client_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desks = desks
        self._ask = PatchTestsPresenter(desks, client_id)
        self._build()
        feed.changed.connect(self._heard)
        self.refresh()

    def show_client(self, client_id: int) -> None:
        """Show this client; what was too early before may be ready now."""
        if client_id != self._ask.client_id:
            self._ask = PatchTestsPresenter(self._desks, client_id)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read and show everything again."""
        self._ask.read()
        self._show_state()
        kept = self.list.record()
        rows = [self._row(each) for each in self._ask.tests]
        keep = next((each for each in self._ask.tests if kept is not None and each.id == kept.id), None)
        self.list.show_rows(rows, keep)
        self._history.setVisible(bool(rows))
        self._offer()

    # What is done

    @Slot()
    def _offered(self) -> None:
        with faults.caught(self.window()):
            self._ask.desk.offer(self._ask.client_id)

    @Slot()
    def _declined(self) -> None:
        from smpdesk.ui.patch_tests.decline_dialog import DeclineDialog

        DeclineDialog(self._ask, self.window()).open()

    @Slot()
    def _done(self) -> None:
        from smpdesk.ui.patch_tests.done_dialog import DoneDialog

        DoneDialog(self._ask, self.window()).open()

    @Slot()
    def _read_waiting(self) -> None:
        waiting = self._ask.waiting
        if waiting is not None:
            self._read(waiting)

    @Slot()
    def _read_chosen(self) -> None:
        test = self._chosen()
        if test is not None and test.done is not None:
            self._read(test)

    @Slot(object)
    def _opened(self, test: PatchTest) -> None:
        if test.paper is not None and test.done is None:
            self._open_paper()
        elif test.done is not None:
            self._read(test)

    @Slot()
    def _open_paper(self) -> None:
        test = self._chosen()
        if test is not None and test.paper is not None:
            with faults.caught(self.window()):
                self.paper_requested.emit(self._desks.papers.paper(test.paper))

    @Slot()
    def _ask_book(self) -> None:
        self.book_requested.emit(self._ask.client_id)

    @Slot()
    def _pigment_chosen(self) -> None:
        self._ask.pigment = self.pigment.value() or ""
        self.refresh()

    @Slot(object)
    def _heard(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.refresh()

    @Slot()
    def _offer(self) -> None:
        """What can be done with the chosen test."""
        test = self._chosen()
        done = test is not None and test.done is not None
        self.result.setVisible(done)
        self.result.setText(
            "Change result…" if test is not None and test.read is not None else "Read result…"
        )
        self.paper.setVisible(test is not None and test.paper is not None)
        signed = test is not None and bool(test.signature)
        if test is not None and signed:
            said = f"Signature of the client, seen by {test.witness}"
            self.signature.show_signature(from_text(test.signature), said)
        self.signature.setVisible(signed)

    # What is shown

    def _chosen(self) -> PatchTest | None:
        found = self.list.record()
        return found if isinstance(found, PatchTest) else None

    def _read(self, test: PatchTest) -> None:
        from smpdesk.ui.patch_tests.read_dialog import ReadDialog

        ReadDialog(self._ask, test, self.window()).open()

    def _row(self, test: PatchTest) -> Row:
        chip, kind = labels.badge(test)
        told = labels.story(test, self._ask.name_of(test.technician))
        return Row(labels.title(test), told, chip, kind, record=test)

    def _show_state(self) -> None:
        state = self._ask.state
        self.chip.say(labels.HEADS[state.code], state.kind)
        self.said.setText(words.say(state.said))
        for line, text in ((self.facts, self._facts()), (self.waits, self._waits())):
            line.setText(text)
            line.setVisible(bool(text))
        numbing = self._ask.desk.anaesthetics(self._ask.client_id)
        warn = Problem(code="patch_anaesthetic_reacted", facts={"names": numbing})
        self.numbing.say(words.say(warn) if numbing else "")
        self.pigment.offer([("Any pigment", ""), *((each, each) for each in self._ask.pigments)])
        self.pigment.set_value(self._ask.pigment)
        self._pigment_line.setVisible(len(self._ask.pigments) > 1)
        to_read = self._ask.waiting is not None
        self.read_now.setVisible(to_read)
        settled = state.code in _SETTLED
        for push, wanted in ((self.read_now, to_read), (self.done, not to_read and not settled)):
            parts.mark(push, "primary", "true" if wanted else "false")
        self.offered.setVisible(self._ask.desk.open_offer(self._ask.client_id) is None)

    def _facts(self) -> str:
        facts, test = labels.group("facts"), self._ask.state.test
        if test is not None and test.result in REACTED:
            return facts["positive"]
        if self._ask.state.kind == "ok":
            return facts["negative"]
        if self._ask.state.code in ("patch_not_offered", "patch_offered"):
            return facts["offered"]
        return ""

    def _waits(self) -> str:
        """Another test than the one spoken of above that nobody has read yet."""
        waiting = self._ask.waiting
        if waiting is None or waiting == self._ask.state.test:
            return ""
        return words.say(self._ask.desk.state(self._ask.client_id, waiting.pigment).said)

    def _build(self) -> None:
        self.chip = parts.Chip()
        self.said = parts.label("", "strong", wrap=True)
        self.facts = parts.muted("")
        self.waits = parts.label("", wrap=True)
        self.numbing = parts.Notice(kind="fault")
        self.pigment = forms.choice()
        self.pigment.setAccessibleName("Where things stand for")
        self.pigment.edited.connect(self._pigment_chosen)
        self.read_now = parts.button("Read result…", primary=True, on=self._read_waiting)
        self.done = parts.button("Test done…", primary=True, on=self._done)
        self.declined = parts.button("Declined…", on=self._declined)
        self.offered = parts.button("Offered, no answer yet", on=self._offered)
        self.book = parts.button("Book patch test", on=self._ask_book)
        self.list = RowList("Patch tests of this client")
        self.list.setMinimumHeight(px(150))
        self.result = parts.button("Read result…", on=self._read_chosen)
        self.paper = parts.button("Open paper", on=self._open_paper)
        self.signature = SignaturePicture()
        self.list.chosen.connect(self._offer)
        self.list.opened.connect(self._opened)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(14))
        body.addWidget(self._build_state())
        body.addWidget(self._build_history(), 1)
        body.addStretch(0)

    def _build_state(self) -> QWidget:
        card = parts.Card("Patch test")
        top = QHBoxLayout()
        top.addWidget(self.chip)
        top.addStretch(1)
        card.body.addLayout(top)
        for each in (self.said, self.facts, self.waits, self.numbing):
            card.body.addWidget(each)
        self._pigment_line = QWidget()
        line = QHBoxLayout(self._pigment_line)
        line.setContentsMargins(0, 0, 0, 0)
        name = parts.label("For", "muted")
        name.setBuddy(self.pigment)
        line.addWidget(name)
        self.pigment.setMaximumWidth(px(260))
        line.addWidget(self.pigment)
        line.addStretch(1)
        card.body.addWidget(self._pigment_line)
        card.body.addWidget(_row_of(self.read_now, self.done, self.declined, self.offered, self.book))
        return card

    def _build_history(self) -> QWidget:
        self._history = parts.Card("Tests so far")
        self._history.body.setContentsMargins(1, px(13), 1, px(12))
        self._history.layout().itemAt(0).widget().setContentsMargins(px(15), 0, 0, 0)  # type: ignore[union-attr]
        self._history.body.addWidget(self.list, 1)
        signed = QHBoxLayout()
        signed.setContentsMargins(px(15), 0, px(15), 0)
        signed.addWidget(self.signature)
        signed.addStretch(1)
        self._history.body.addLayout(signed)
        self._history.body.addWidget(_row_of(self.result, self.paper, margin=15))
        return self._history


def _row_of(*pushes: QWidget, margin: int = 0) -> QWidget:
    row = QWidget()
    flow = Flow(row, gap=8)
    flow.setContentsMargins(px(margin), 0, px(margin), 0)
    for each in pushes:
        flow.addWidget(each)
    return row
