"""The Consent tab of a client: where it stands with one thing to do next, photographs, and what was said before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.domain.consent_record import ConsentRecord
from smpdesk.domain.paper import Paper, paper_name
from smpdesk.ui.consent.history_card import HistoryCard, PhotosCard
from smpdesk.ui.consent.presenter import ConsentPresenter
from smpdesk.ui.consent.state_card import StateCard
from smpdesk.ui.shared import faults
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from pathlib import Path

    from smpdesk.services.desks import Desks

_TOPICS = frozenset(
    (
        "consent",
        "photo_permission",
        "paper",
        "client",
        "wording",
        "approval",
        "appointment",
        "staff",
        "clinic",
    )
)


class ConsentPart(QWidget):
    """Nothing is typed here: each step is a dialog of its own. A scan may be dropped anywhere on it."""

    paper_requested = Signal(object)
    """An issued Paper is to be shown."""
    form_requested = Signal(object)
    """The client's id: the form is wanted on paper."""
    kiosk_requested = Signal(object, object)
    """The client's id and the id of the visit or None: the screen goes to the client."""

    def __init__(
        self, desks: "Desks", feed: Feed, jobs: Jobs, client_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desks, self._jobs = desks, jobs
        self._ask = ConsentPresenter(desks, client_id)
        self.state, self.photos, self.history = StateCard(), PhotosCard(), HistoryCard()
        self.setAcceptDrops(True)
        self._build()
        feed.changed.connect(self._heard)
        self.refresh()

    def show_client(self, client_id: int) -> None:
        """Show this client."""
        if client_id != self._ask.client_id:
            self._ask = ConsentPresenter(self._desks, client_id)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read and show everything again."""
        self._ask.read()
        self.state.show_state(self._ask)
        self.photos.show_photos(self._ask)
        self.history.show_records(self._ask)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A scan may be dropped while a printed form waits for it."""
        if event.mimeData().hasUrls() and self._ask.unscanned is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Go on with what was dropped."""
        from pathlib import Path

        urls = event.mimeData().urls()
        if self._ask.unscanned is not None and urls and all(each.isLocalFile() for each in urls):
            event.acceptProposedAction()
            self._bring_in([Path(each.toLocalFile()) for each in urls])

    @Slot()
    def _sign(self) -> None:
        from smpdesk.ui.consent.sign_dialog import SignDialog

        dialog = SignDialog(self._ask, self.window())
        dialog.finished.connect(self.refresh)
        dialog.open()

    @Slot()
    def _refuse(self) -> None:
        from smpdesk.ui.consent.statement_dialog import RefuseDialog

        RefuseDialog(self._ask, self.window()).open()

    @Slot()
    def _withdraw(self) -> None:
        from smpdesk.ui.consent.statement_dialog import WithdrawDialog

        WithdrawDialog(self._ask, self.window()).open()

    @Slot()
    def _withdraw_photos(self) -> None:
        from smpdesk.ui.consent.statement_dialog import PhotosDialog

        PhotosDialog(self._ask, self.window()).open()

    @Slot()
    def _visit(self) -> None:
        from smpdesk.ui.consent.statement_dialog import VisitDialog

        VisitDialog(self._ask, self.window()).open()

    @Slot()
    def _scan(self) -> None:
        self._bring_in([])

    def _bring_in(self, files: "list[Path]") -> None:
        from smpdesk.ui.consent.scan_dialog import ScanDialog

        if self._ask.unscanned is not None:
            dialog = ScanDialog(self._ask, self._ask.unscanned, self.window())
            if files:
                dialog.take(files)
            dialog.open()

    @Slot()
    def _print(self) -> None:
        self.form_requested.emit(self._ask.client_id)

    @Slot()
    def _hand_over(self) -> None:
        self.kiosk_requested.emit(self._ask.client_id, self._ask.visit)

    @Slot()
    def _open(self) -> None:
        paper = self._paper()
        if paper is not None:
            self.paper_requested.emit(paper)

    @Slot()
    def _send(self) -> None:
        from smpdesk.ui.consent.send_dialog import SendDialog

        paper = self._paper()
        if paper is not None:
            number = self._desks.clients.client(self._ask.client_id).number
            name = paper_name(number, paper.issued.date(), paper.kind)
            SendDialog(self._ask, paper, name, self._jobs, self.window()).open()

    def _paper(self) -> Paper | None:
        said = self._ask.standing.said
        return self._desks.papers.paper(said.paper) if said is not None and said.paper else None

    @Slot(object)
    def _open_paper(self, paper: int) -> None:
        with faults.caught(self.window()):
            self.paper_requested.emit(self._desks.papers.paper(paper))

    @Slot(object)
    def _open_scan(self, record: ConsentRecord) -> None:
        from smpdesk.ui.consent.scan_view import ScanView

        with faults.caught(self.window()):
            ScanView(self._ask, record, self.window()).open()

    @Slot(object)
    def _heard(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.refresh()

    def _build(self) -> None:
        state = self.state
        for signal, slot in (
            (state.sign_requested, self._sign),
            (state.kiosk_requested, self._hand_over),
            (state.print_requested, self._print),
            (state.scan_requested, self._scan),
            (state.refuse_requested, self._refuse),
            (state.withdraw_requested, self._withdraw),
            (state.visit_requested, self._visit),
            (state.open_requested, self._open),
            (state.send_requested, self._send),
            (self.photos.withdraw_requested, self._withdraw_photos),
            (self.history.paper_requested, self._open_paper),
            (self.history.scan_requested, self._open_scan),
        ):
            signal.connect(slot)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(14))
        body.addWidget(self.state)
        body.addWidget(self.photos)
        body.addWidget(self.history, 1)
        body.addStretch(0)
