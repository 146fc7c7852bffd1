"""A window for one paper: read it, print it, save it, say that it was given or signed."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.ui.papers.drafts import Draft, RecordDraft
from smpdesk.ui.papers.presenter import PaperPresenter
from smpdesk.ui.papers.signing import SigningPanel
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.page_view import Zoom
from smpdesk.ui.shared.paper_out import PaperOut
from smpdesk.ui.shared.paper_preview import PaperPreview
from smpdesk.ui.shared.printing import PrinterChoice
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.domain.paper import Paper
    from smpdesk.services.desks import Desks


#: What a draft is made of: when one of these changes it is drawn again.
_DRAWN_FROM = frozenset(
    "client clinic session zone_work appointment staff incident lot product course numbing pause paper".split()
)


class PaperDialog(QDialog):
    """An issued paper (`paper`), or a `draft` of a `client`; without one their consent form, perhaps of an
    `appointment`."""

    issued = Signal(object)
    """A draft became this Paper."""
    client_view_requested = Signal(object)
    """The client is to read this Paper in their own view."""

    def __init__(
        self,
        desks: "Desks",
        feed: Feed,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        paper: int = 0,
        client: int = 0,
        appointment: int | None = None,
        draft: Draft | None = None,
        choice: PrinterChoice | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._jobs = jobs
        self._ask = PaperPresenter(desks, paper, client, appointment, draft)
        self._draft = self._ask.paper is None
        self._out = PaperOut(self, desks.papers.bands, jobs, choice)
        self._preview = PaperPreview(desks.papers, jobs, "Paper")
        self._signing = SigningPanel(self._ask.today)
        self._build()
        self._connect()
        feed.changed.connect(self._changed)
        room = self.screen().availableSize()
        self.resize(min(px(820), room.width()), min(px(760), room.height() - px(40)))
        self._preview.make(self._ask.preview)
        self._describe()
        self._main.setDefault(True)
        self._main.setFocus()

    # Slots

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if "paper" in topics:
            self._ask.read()
            self._describe()
        if self._ask.paper is None and topics & _DRAWN_FROM:
            self._preview.make(self._ask.preview, keep=True)

    @Slot(bool)
    def _zoom(self, wide: bool) -> None:
        self._preview.view.set_zoom(Zoom.WIDTH if wide else Zoom.PAGE)

    @Slot(bool)
    def _labels(self, wanted: bool) -> None:
        """The ingredients of every lot, or not; drawn anew at the same place."""
        if isinstance(self._ask.draft, RecordDraft):
            self._ask.draft.labels = wanted
            self._preview.make(self._ask.preview, keep=True)

    @Slot()
    def _print(self) -> None:
        if self._ready():
            ask = self._ask
            self._out.print(ask.job_title, ask.size, ask.file_name, ask.pdf, ask.give)

    @Slot()
    def _save(self) -> None:
        if self._ready():
            self._out.save(self._ask.file_name, self._ask.pdf)

    @Slot()
    def _give(self) -> None:
        if self._ready():
            self._began("Marking as given…")
            self._jobs.run(self, self._ask.give, self._given, self._failed)

    @Slot()
    def _show_client(self) -> None:
        """This window goes: the client gets the whole screen."""
        paper = self._ask.paper
        if paper is not None:
            self.close()
            self.client_view_requested.emit(paper)

    @Slot()
    def _start_signing(self) -> None:
        self._signing.start(self._ask.wording, self._ask.at_desk)
        self._describe()

    @Slot(object, object)
    def _sign(self, on: date, seen_by: str) -> None:
        with faults.caught(self, self._signing.form) as caught:
            self._ask.sign(on, seen_by)
        if not caught:
            self._signing.hide()
            self._finished("Marked as signed on paper.")

    @Slot(object)
    def _began(self, what: str) -> None:
        self._say(what, "muted")
        self._describe()

    @Slot(object)
    def _printed(self, paper: "Paper") -> None:
        self._finished("Printed and marked as given." if paper.given is not None else "Printed.")

    @Slot(object)
    def _saved(self, path: str) -> None:
        self._finished(f"Saved as {path}.")

    def _given(self, _paper: object) -> None:
        self._finished("Marked as given.")

    @Slot()
    def _stopped(self) -> None:
        self._finished("")

    def _failed(self, error: BaseException) -> None:
        self._finished("")
        faults.show(self, error)

    # What the slots share

    def _ready(self) -> bool:
        return not self._out.busy and not self._preview.refused

    def _finished(self, text: str) -> None:
        draft = self._draft
        self._say(text, "reading")
        self._describe()
        if draft and self._ask.paper is not None:
            self._draft = False
            self._preview.make(self._ask.preview, keep=True)
            self.issued.emit(self._ask.paper)

    def _say(self, text: str, role: str) -> None:
        parts.mark(self._note, "role", role)
        self._note.setText(text)

    def _describe(self) -> None:
        """Show what is known of the paper and what can be done with it."""
        ask = self._ask
        self.setWindowTitle(ask.title)
        self._title.setText(ask.title)
        self._facts.setText(ask.facts)
        self._chip.say(*ask.state)
        self._main.setText(self._main_words())
        self._mark.setVisible(ask.to_give)
        self._show.setVisible(ask.paper is not None)
        self._with_labels.setVisible(ask.paper is None and isinstance(ask.draft, RecordDraft))
        self._sign_button.setVisible(ask.to_sign and self._signing.isHidden())
        parts.mark(self._main, "primary", "true" if self._signing.isHidden() else "false")
        for button in (self._save_button, self._mark, self._main):
            button.setEnabled(self._ready())
        self._bar.fold()

    def _main_words(self) -> str:
        if self._ask.paper is None:
            return "Issue and print"
        return "Print and mark given" if self._ask.to_give else "Print"

    # Building

    def _connect(self) -> None:
        self._out.began.connect(self._began)
        self._out.printed.connect(self._printed)
        self._out.saved.connect(self._saved)
        self._out.stopped.connect(self._stopped)
        self._preview.settled.connect(self._describe)
        self._signing.agreed.connect(self._sign)
        self._signing.closed.connect(self._describe)
        for keys, slot in (
            (QKeySequence.StandardKey.Print, self._print),
            (QKeySequence.StandardKey.Save, self._save),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _build(self) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self._build_head())
        self._signing.hide()
        lay.addWidget(self._signing)
        lay.addWidget(self._preview, 1)
        lay.addWidget(self._build_foot())

    def _build_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("surface", "header")
        self._title, self._chip, self._facts = parts.title(""), parts.Chip(), parts.muted("")
        self._title.setWordWrap(True)
        self._wide = parts.button("Full width")
        self._wide.setCheckable(True)
        self._wide.setChecked(True)
        self._wide.toggled.connect(self._zoom)
        self._with_labels = parts.button("Ingredient labels")
        self._with_labels.setCheckable(True)
        self._with_labels.toggled.connect(self._labels)
        self._save_button = parts.button("Save PDF", on=self._save)
        self._show = parts.button("Show to the client…", on=self._show_client)
        self._mark = parts.button("Mark as given", on=self._give)
        self._sign_button = parts.button("Mark as signed on paper", on=self._start_signing)
        self._main = parts.button("Print", primary=True, on=self._print)
        self._bar = Bar()
        self._bar.left.addWidget(self._wide)
        self._bar.left.addWidget(self._with_labels)
        for widget in (self._show, self._save_button, self._mark, self._sign_button, self._main):
            self._bar.right.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(px(10))
        line.addWidget(self._title, 1)
        line.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        lay = QVBoxLayout(head)
        lay.setContentsMargins(px(20), px(14), px(20), px(12))
        lay.setSpacing(px(6))
        lay.addLayout(line)
        lay.addWidget(self._facts)
        lay.addWidget(self._bar)
        return head

    def _build_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("surface", "footer")
        self._note = parts.muted("")
        lay = QHBoxLayout(foot)
        lay.setContentsMargins(px(20), px(8), px(20), px(8))
        lay.addWidget(self._note, 1)
        lay.addWidget(parts.button("Close", on=self.close))
        return foot
