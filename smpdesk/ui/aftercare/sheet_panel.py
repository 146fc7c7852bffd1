"""The sheet of whoever is selected, and what can be done with it: print, save, mark as given."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.booking import Leaving, LeavingState
from smpdesk.domain.paper import Paper, PaperKind, paper_name
from smpdesk.ui.aftercare.actions import SheetBar
from smpdesk.ui.aftercare.presenter import AftercarePresenter, Wish
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.page_view import Zoom
from smpdesk.ui.shared.paper_out import PaperOut
from smpdesk.ui.shared.paper_preview import PaperPreview
from smpdesk.ui.shared.printing import PrinterChoice
from smpdesk.ui.shared.theme import look, px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


#: How the file of a wallet card ends.
_CARD = "-card.pdf"


class SheetPanel(QFrame):
    """Nobody leaves without their sheet."""

    session_requested = Signal(object)
    """The id of a session whose record is to be opened."""
    day_requested = Signal()
    """Every paper of the day is wanted."""

    def __init__(
        self,
        desks: "Desks",
        ask: AftercarePresenter,
        jobs: Jobs,
        choice: PrinterChoice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "sunk")
        self._desks, self._ask, self._jobs = desks, ask, jobs
        self._out = PaperOut(self, desks.papers.bands, jobs, choice)
        self._leaving: Leaving | None = None
        self._acting: Leaving | None = None
        self._build()
        self._out.began.connect(self._began)
        self._out.printed.connect(self._printed)
        self._out.saved.connect(self._saved)
        self._out.stopped.connect(self._stopped)

    # Public

    def show_leaving(self, leaving: Leaving) -> None:
        """Show somebody's sheet; the one on screen stays until the new one is there when it is the same session."""
        keep = self._leaving is not None and self._leaving.session == leaving.session
        self._leaving = leaving
        if not keep:
            self._bar.begin(self._ask.language_of(leaving.client))
        self._preview.make(partial(self._ask.preview, leaving.session, self._wish()), keep)
        if not keep and self._acting is None:
            self._say(_seated(leaving) or self._ask.unreviewed(self._bar.language.value()), "muted")
        self._show_actions()

    @Slot()
    def act(self) -> None:
        """The main action: print, or go to the session that is not finished."""
        if self._leaving is not None and self._leaving.state is LeavingState.IN_CHAIR:
            self._open_session()
        else:
            self.print()

    @Slot()
    def print(self) -> None:
        """Print it; then it counts as given."""
        current = self._ready()
        if current is not None:
            title = f"Aftercare sheet {current.client_number}"
            wish = self._wish()
            pdf, give = partial(self._ask.pdf, current, wish), partial(self._ask.give, current, wish)
            self._out.print(title, self._ask.paper_size, _file_name(current), pdf, give)

    @Slot()
    def save(self) -> None:
        """Save it as a file, which is not yet giving it."""
        current = self._ready()
        if current is not None:
            self._out.save(_file_name(current), partial(self._ask.pdf, current, self._wish()))

    @Slot()
    def mark(self) -> None:
        """The client has it already."""
        current = self._ready()
        if current is not None and current.state is LeavingState.SHEET_DUE:
            self._began("Marking as given…")
            self._jobs.run(self, partial(self._ask.give, current, self._wish()), self._marked, self._failed)

    # Slots

    @Slot(object)
    def _resize_paper(self, size: str) -> None:
        with faults.caught(self):
            self._ask.set_paper_size(size)

    @Slot(bool)
    def _zoom(self, wide: bool) -> None:
        self._preview.view.set_zoom(Zoom.WIDTH if wide else Zoom.PAGE)

    @Slot()
    def _look_changed(self) -> None:
        """Another language or large print: the same session, another sheet."""
        if self._leaving is not None:
            self._preview.make(partial(self._ask.preview, self._leaving.session, self._wish()))
            self._say(self._ask.unreviewed(self._bar.language.value()), "muted")

    @Slot()
    def _card(self) -> None:
        """The wallet card leaves as a file: it is printed on card, cut and folded."""
        current = self._ready()
        if current is not None:
            name = f"{current.client_number}-{current.day.isoformat()}{_CARD}"
            self._out.save(name, partial(self._ask.card, current, self._wish()))

    @Slot()
    def _open_session(self) -> None:
        if self._leaving is not None:
            self.session_requested.emit(self._leaving.session)

    @Slot(object)
    def _began(self, what: str) -> None:
        self._acting = self._leaving
        self._say(what, "muted")
        self._show_actions()

    @Slot(object)
    def _printed(self, _paper: Paper) -> None:
        self._finished(f"The sheet of {self._name()} was printed and is marked as given.")

    @Slot(object)
    def _saved(self, path: str) -> None:
        given = self._acting is not None and self._acting.state is LeavingState.GIVEN
        rest = "" if given or path.endswith(_CARD) else " Mark it as given when the client has it."
        self._finished(f"Saved as {path}.{rest}")

    def _marked(self, _paper: Paper) -> None:
        self._finished(f"The sheet of {self._name()} is marked as given.")

    @Slot()
    def _stopped(self) -> None:
        self._finished("")

    def _failed(self, error: BaseException) -> None:
        self._finished("")
        faults.show(self, error)

    # What the slots share

    def _ready(self) -> Leaving | None:
        """The one shown, if their sheet can be made and nothing else is being done."""
        current = self._leaving
        seated = current is not None and current.state is LeavingState.IN_CHAIR
        return None if seated or self._acting or self._preview.refused else current

    def _wish(self) -> Wish:
        """What was chosen in the bar; the client's own language is no wish."""
        own = "" if self._leaving is None else self._ask.language_of(self._leaving.client)
        language = self._bar.language.value() or own
        return Wish("" if language == own else str(language), self._bar.large.isChecked())

    def _finished(self, text: str) -> None:
        self._acting = None
        self._say(text, "reading")
        self._show_actions()

    def _name(self) -> str:
        return self._acting.client_name if self._acting is not None else ""

    @Slot()
    def _show_actions(self) -> None:
        current = self._leaving
        self._bar.setVisible(current is not None)
        if current is not None:
            self._bar.fit(current, self._ask.paper_size, self._acting is None and not self._preview.refused)

    def _say(self, text: str, role: str) -> None:
        parts.mark(self._note, "role", role)
        self._note.setText(text)
        self._note.setVisible(bool(text))
        if text and role == "reading":
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # Building

    def _build(self) -> None:
        self._bar = SheetBar()
        self._note = parts.muted("")
        self._note.setContentsMargins(px(22), 0, px(22), px(4))
        self._preview = PaperPreview(self._desks.papers, self._jobs, "Aftercare sheet", Zoom.PAGE)
        self._bar.size_chosen.connect(self._resize_paper)
        self._bar.look_chosen.connect(self._look_changed)
        self._bar.card_requested.connect(self._card)
        self._bar.day_requested.connect(self.day_requested)
        self._bar.wide.toggled.connect(self._zoom)
        self._bar.save.clicked.connect(self.save)
        self._bar.mark.clicked.connect(self.mark)
        self._bar.main.clicked.connect(self.print)
        self._bar.visit.clicked.connect(self._open_session)
        self._preview.settled.connect(self._show_actions)
        self._bar.wide.setChecked(look.scale > 1)  # who wants large text wants to read the sheet
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self._bar)
        lay.addWidget(self._note)
        lay.addWidget(self._preview, 1)


def _seated(leaving: Leaving) -> str:
    """Why the sheet of somebody in the chair is a draft."""
    if leaving.state is not LeavingState.IN_CHAIR:
        return ""
    until = f" until {words.time_text(leaving.until)}" if leaving.until is not None else ""
    return f"{leaving.client_name} is in the chair{until}. The sheet can be printed when the session is finished."


def _file_name(leaving: Leaving) -> str:
    return paper_name(leaving.client_number, leaving.day, PaperKind.AFTERCARE)
