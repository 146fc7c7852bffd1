"""The aftercare tab: on the left who leaves, on the right the sheet and what can be done with it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.booking import Leaving, LeavingState
from smpdesk.domain.paper import Paper, PaperKind, paper_name
from smpdesk.ui.aftercare import table
from smpdesk.ui.aftercare.actions import SheetBar
from smpdesk.ui.aftercare.presenter import AftercarePresenter
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.page_view import Zoom
from smpdesk.ui.shared.paper_out import PaperOut
from smpdesk.ui.shared.paper_preview import PaperPreview
from smpdesk.ui.shared.printing import PrinterChoice
from smpdesk.ui.shared.rows import Record, RowList
from smpdesk.ui.shared.theme import look, px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_TOPICS = frozenset({"clinic", "staff", "client", "course", "appointment", "session", "paper"})


_NOBODY = "Clients who are treated today appear here with the sheet they take home."


class AftercarePage(QWidget):
    """Nobody leaves without their sheet."""

    badge = Signal(object)
    """How many sheets are due."""
    session_requested = Signal(object)
    """The id of a session whose record is to be opened."""
    sessions_requested = Signal()
    """The day's book is wanted."""

    def __init__(
        self,
        desks: "Desks",
        feed: Feed,
        jobs: Jobs,
        parent: QWidget | None = None,
        choice: PrinterChoice | None = None,
    ) -> None:
        super().__init__(parent)
        self._desks, self._jobs = desks, jobs
        self._ask = AftercarePresenter(desks)
        self._out = PaperOut(self, desks.papers.bands, jobs, choice)
        self._acting: Leaving | None = None
        self._filled = False
        self._build()
        self._out.began.connect(self._began)
        self._out.printed.connect(self._printed)
        self._out.saved.connect(self._saved)
        self._out.stopped.connect(self._stopped)
        feed.changed.connect(self._changed)
        self._minute = QTimer(self, interval=60_000)
        self._minute.timeout.connect(self._look_at_day)
        self._minute.start()

    # Public

    def refresh(self) -> None:
        """Read again who leaves, and stay on whoever was selected."""
        was = self._ask.current
        self._filled = True
        self._ask.read()
        rows = table.rows_of(self._ask.leaving, self._ask.earlier, self._ask.today)
        self._list.show_rows(rows, keep=self._ask.selected)
        self._day.setText(words.day_date(self._ask.today))
        self._tell_due()
        self._show(keep=was is not None and was.session == self._ask.selected)

    def show_session(self, session: int) -> None:
        """Select the sheet of a session, if it is listed."""
        model = self._list.model()
        for at in range(model.rowCount()):
            if model.index(at, 0).data(Record) == session:
                self._list.setCurrentIndex(model.index(at, 0))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever opened it need not know that it wants to be filled."""
        super().showEvent(event)
        if not self._filled:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes a third, within bounds."""
        super().resizeEvent(event)
        self._side.setFixedWidth(max(px(230), min(px(370), round(self.width() * 0.34))))

    # Slots

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS and self._filled:
            self.refresh()

    @Slot()
    def _look_at_day(self) -> None:
        """A window left open overnight shows the new day in the morning."""
        if self._ask.day_is_over:
            self.refresh()

    @Slot(object)
    def _chosen(self, session: int) -> None:
        self._ask.selected = session
        self._show()

    @Slot(object)
    def _opened(self, _session: int) -> None:
        current = self._ask.current
        if current is not None and current.state is LeavingState.IN_CHAIR:
            self._open_session()
        else:
            self._print()

    @Slot(object)
    def _resize_paper(self, size: str) -> None:
        with faults.caught(self):
            self._ask.set_paper_size(size)

    @Slot(bool)
    def _zoom(self, wide: bool) -> None:
        self._preview.view.set_zoom(Zoom.WIDTH if wide else Zoom.PAGE)

    @Slot()
    def _open_session(self) -> None:
        if self._ask.current is not None:
            self.session_requested.emit(self._ask.current.session)

    @Slot()
    def _to_sessions(self) -> None:
        self.sessions_requested.emit()

    @Slot()
    def _print(self) -> None:
        current = self._ready()
        if current is not None:
            title = f"Aftercare sheet {current.client_number}"
            pdf, give = partial(self._ask.pdf, current), partial(self._ask.give, current)
            self._out.print(title, self._ask.paper_size, _file_name(current), pdf, give)

    @Slot()
    def _save(self) -> None:
        current = self._ready()
        if current is not None:
            self._out.save(_file_name(current), partial(self._ask.pdf, current))

    @Slot()
    def _mark(self) -> None:
        current = self._ready()
        if current is not None:
            self._began("Marking as given…")
            self._jobs.run(self, partial(self._ask.give, current), self._marked, self._failed)

    @Slot(object)
    def _began(self, what: str) -> None:
        self._acting = self._ask.current
        self._say(what, "muted")
        self._show_actions()

    @Slot(object)
    def _printed(self, _paper: Paper) -> None:
        self._finished(f"The sheet of {self._name()} was printed and is marked as given.")

    @Slot(object)
    def _saved(self, path: str) -> None:
        given = self._acting is not None and self._acting.state is LeavingState.GIVEN
        rest = "" if given else " Mark it as given when the client has it."
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
        """The one selected, if their sheet can be made and nothing else is being done."""
        current = self._ask.current
        seated = current is not None and current.state is LeavingState.IN_CHAIR
        return None if seated or self._acting or self._preview.refused else current

    def _finished(self, text: str) -> None:
        self._acting = None
        self._say(text, "reading")
        self._show_actions()

    def _name(self) -> str:
        return self._acting.client_name if self._acting is not None else ""

    def _show(self, keep: bool = False) -> None:
        """Show the sheet of whoever is selected; `keep` what is on screen until the new one is there."""
        current = self._ask.current
        if current is None:
            self._bar.hide()
            self._say("", "muted")
            self._preview.say("Nobody leaves today", _NOBODY, "Go to the day's sessions", self._to_sessions)
            return
        self._preview.make(partial(self._ask.preview, current.session), keep)
        if not keep:
            self._say(_seated(current), "muted")
        self._show_actions()

    def _show_actions(self) -> None:
        current = self._ask.current
        self._bar.setVisible(current is not None)
        if current is not None:
            self._bar.fit(current, self._ask.paper_size, self._acting is None and not self._preview.refused)

    def _say(self, text: str, role: str) -> None:
        parts.mark(self._note, "role", role)
        self._note.setText(text)
        self._note.setVisible(bool(text))
        if text and role == "reading":
            event = QAccessibleAnnouncementEvent(self, text)
            QAccessible.updateAccessibility(event)

    def _tell_due(self) -> None:
        due, everybody = self._ask.due, len(self._ask.leaving) + len(self._ask.earlier)
        if due:
            self._due.say(words.counted(due, "sheet due", "sheets due"), "warn")
        else:
            self._due.say("all given" if everybody else "", "ok")
        self._due.setVisible(bool(everybody))
        self.badge.emit(due)

    # Building

    def _build(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._build_side())
        line.addWidget(self._build_sheet(), 1)
        for keys, slot in (
            (QKeySequence.StandardKey.Print, self._print),
            (QKeySequence.StandardKey.Save, self._save),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.setFocusProxy(self._list)

    def _build_side(self) -> QFrame:
        self._side = QFrame()
        self._side.setProperty("surface", "side")
        self._day = parts.strong("")
        self._due = parts.Chip()
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(14), px(16), px(4))
        head.addWidget(self._day, 1)
        head.addWidget(self._due)
        self._list = RowList("Clients who leave with a sheet")
        self._list.chosen.connect(self._chosen)
        self._list.opened.connect(self._opened)
        lay = QVBoxLayout(self._side)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(head)
        lay.addWidget(self._list, 1)
        return self._side

    def _build_sheet(self) -> QFrame:
        sheet = QFrame()
        sheet.setProperty("surface", "sunk")
        self._bar = SheetBar()
        self._note = parts.muted("")
        self._note.setContentsMargins(px(22), 0, px(22), px(4))
        self._preview = PaperPreview(self._desks.papers, self._jobs, "Aftercare sheet", Zoom.PAGE)
        self._bar.size_chosen.connect(self._resize_paper)
        self._bar.wide.toggled.connect(self._zoom)
        self._bar.save.clicked.connect(self._save)
        self._bar.mark.clicked.connect(self._mark)
        self._bar.main.clicked.connect(self._print)
        self._bar.visit.clicked.connect(self._open_session)
        self._preview.settled.connect(self._show_actions)
        self._bar.wide.setChecked(look.scale > 1)  # who wants large text wants to read the sheet
        lay = QVBoxLayout(sheet)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self._bar)
        lay.addWidget(self._note)
        lay.addWidget(self._preview, 1)
        return sheet


def _seated(leaving: Leaving) -> str:
    """Why the sheet of somebody in the chair is a draft."""
    if leaving.state is not LeavingState.IN_CHAIR:
        return ""
    until = f" until {words.time_text(leaving.until)}" if leaving.until is not None else ""
    return f"{leaving.client_name} is in the chair{until}. The sheet can be printed when the session is finished."


def _file_name(leaving: Leaving) -> str:
    return paper_name(leaving.client_number, leaving.day, PaperKind.AFTERCARE)
