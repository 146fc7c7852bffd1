"""The Patch test tab of a client: where things stand, what can be done about it, and what happened before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.domain.patch_test import PatchTest
from smpdesk.ui.patch_tests.history_card import HistoryCard
from smpdesk.ui.patch_tests.presenter import PatchTestsPresenter
from smpdesk.ui.patch_tests.state_card import StateCard
from smpdesk.ui.shared import faults
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_TOPICS = frozenset(("patch_test", "clinic_choice", "client", "staff", "session"))


class PatchTestPart(QWidget):
    """Everything about one client's patch tests. Nothing is typed here: each step is a dialog of its own."""

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
        self.state = StateCard()
        self.history = HistoryCard()
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
        self.state.show_state(self._ask)
        self.history.show_tests(self._ask)

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
        self._change(None)

    @Slot(object)
    def _change(self, test: PatchTest | None) -> None:
        from smpdesk.ui.patch_tests.done_dialog import DoneDialog

        DoneDialog(self._ask, self.window(), test).open()

    @Slot()
    def _read_waiting(self) -> None:
        waiting = self._ask.waiting
        if waiting is not None:
            self._read(waiting)

    @Slot(object)
    def _read(self, test: PatchTest) -> None:
        from smpdesk.ui.patch_tests.read_dialog import ReadDialog

        ReadDialog(self._ask, test, self.window()).open()

    @Slot(object)
    def _open_paper(self, test: PatchTest) -> None:
        with faults.caught(self.window()):
            self.paper_requested.emit(self._desks.papers.paper(test.paper or 0))

    @Slot()
    def _ask_book(self) -> None:
        self.book_requested.emit(self._ask.client_id)

    @Slot(object)
    def _pigment_chosen(self, pigment: str) -> None:
        self._ask.pigment = pigment
        self.refresh()

    @Slot(object)
    def _heard(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.refresh()

    def _build(self) -> None:
        self.state.read_requested.connect(self._read_waiting)
        self.state.done_requested.connect(self._done)
        self.state.declined_requested.connect(self._declined)
        self.state.offered_requested.connect(self._offered)
        self.state.book_requested.connect(self._ask_book)
        self.state.pigment_chosen.connect(self._pigment_chosen)
        self.history.read_requested.connect(self._read)
        self.history.change_requested.connect(self._change)
        self.history.paper_requested.connect(self._open_paper)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(14))
        body.addWidget(self.state)
        body.addWidget(self.history, 1)
        body.addStretch(0)
