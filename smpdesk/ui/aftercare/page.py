"""The aftercare tab: on the left the clinic's work list, on the right the sheet or the task that is selected."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from smpdesk.domain.booking import Leaving
from smpdesk.domain.follow_up import Outcome
from smpdesk.domain.work_line import Deed, WorkKind, WorkLine
from smpdesk.ui.aftercare import table
from smpdesk.ui.aftercare.presenter import AftercarePresenter, Day
from smpdesk.ui.aftercare.sheet_panel import SheetPanel
from smpdesk.ui.aftercare.side import WorkSide
from smpdesk.ui.aftercare.task_panel import TaskPanel
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Job, Jobs
from smpdesk.ui.shared.printing import PrinterChoice
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_TOPICS = frozenset(
    {
        "clinic", "staff", "client", "course", "appointment", "session", "paper", "follow_up", "contact", "letter",
        "consent", "wording", "approval", "clinic_choice", "forecast", "review",
    }
)  # fmt: skip
_NOBODY = (
    "Clients who are treated today appear here with the sheet they take home; later the days on which somebody asks "
    "how they are, and letters and signatures that are missing."
)


class AftercarePage(QWidget):
    """Nobody leaves without their sheet, and nobody is forgotten afterwards."""

    badge = Signal(object)
    """How many lines wait today."""
    session_requested = Signal(object)
    """The id of a session whose record is to be opened."""
    sessions_requested = Signal()
    """The day's book is wanted."""
    client_requested = Signal(object)
    """The id of a client whose page is wanted."""
    number_requested = Signal(object)
    """The id of a client whose phone number was wrong."""
    letters_requested = Signal(object)
    """The id of a client whose doctors' letters are wanted."""
    day_papers_requested = Signal()
    """Every paper of the day is wanted."""
    invitation_requested = Signal(object)
    """The id of a client who is to be asked back by letter."""
    consent_requested = Signal(object)
    """A Client, or the Appointment, whose consent form is wanted."""

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
        self._filled = False
        self._reading: tuple[Job, ...] = ()
        self._wanted = ""
        self._side = WorkSide()
        self._sheet = SheetPanel(desks, self._ask, jobs, choice)
        self._task = TaskPanel()
        self._empty = parts.Empty(
            "Nobody leaves today", _NOBODY, "Go to the day's sessions", self._to_sessions
        )
        self._build()
        feed.changed.connect(self._changed)
        self._minute = QTimer(self, interval=60_000)
        self._minute.timeout.connect(self._look_at_day)
        self._minute.start()

    # Public

    def refresh(self) -> None:
        """Read the work list again, in the lane; the selected line stays selected. What presses comes first."""
        self._filled = True
        for each in self._reading:
            each.cancel()
        self._reading = (
            self._jobs.run(self, self._ask.load, self._loaded),
            self._jobs.run(self, self._ask.load_more, self._loaded_more),
        )

    def show_session(self, session: int) -> None:
        """Select the sheet of a session, if it is listed, now or once the list is there."""
        self._wanted = f"sheet:{session}"
        self._side.show_all()
        self._select_wanted()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever opened it need not know that it wants to be filled."""
        super().showEvent(event)
        if not self._filled:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes a third, within bounds."""
        super().resizeEvent(event)
        self._side.setFixedWidth(max(px(250), min(px(400), round(self.width() * 0.36))))

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

    def _loaded(self, day: Day) -> None:
        self._ask.take(day)
        self._list_lines()
        self._select_wanted()
        self.badge.emit(self._ask.counts["all"])

    def _loaded_more(self, lines: list[WorkLine]) -> None:
        if self._ask.take_more(lines):
            self._list_lines()

    @Slot()
    def _list_lines(self) -> None:
        """Show what filter and search let through."""
        self._ask.look(self._side.shown, self._side.search.text())
        self._side.say_nothing(
            "Nothing here matches." if self._ask.lines else "Nothing is to be done. Enjoy the quiet."
        )
        self._side.show_counts(self._ask.counts, self._ask.today, len(self._ask.lines))
        self._side.show_rows(table.rows_of(self._ask.shown, self._ask.today), self._ask.selected)
        self._show()

    @Slot(object)
    def _chosen(self, key: str) -> None:
        self._ask.selected = key
        self._show()

    @Slot(object)
    def _opened(self, key: str) -> None:
        self._ask.selected = key
        self._act()

    @Slot(str)
    def _keyed(self, key: str) -> None:
        {"S": self._snooze, "D": self._end, "C": self._call}[key]()

    @Slot()
    def _act(self) -> None:
        """The one main action of the selected line."""
        line = self._ask.current
        if line is None:
            return
        if line.kind is WorkKind.SHEET:
            self._sheet.act()
        elif line.sleeps(self._ask.today):
            with faults.caught(self):
                self._desks.follow_ups.wake(line)
        elif line.deed is Deed.LETTER:
            self.letters_requested.emit(line.client)
        elif line.deed is Deed.CONSENT:
            visit = self._desks.sessions.booking(line.visit).appointment if line.visit else None
            self.consent_requested.emit(visit or self._desks.clients.client(line.client))
        else:
            self._call()

    @Slot()
    def _call(self) -> None:
        from smpdesk.ui.aftercare.call_dialog import CallDialog

        line = self._ask.current
        if line is not None and not line.no_contact and line.kind is not WorkKind.SHEET:
            dialog = CallDialog(self._desks.follow_ups, line, self._ask.facts(line), self.window())
            dialog.wrong_number.connect(self.number_requested)
            dialog.open()

    @Slot()
    def _snooze(self) -> None:
        from smpdesk.ui.aftercare.line_dialogs import SnoozeDialog

        line = self._ask.current
        if line is not None and not line.finished:
            SnoozeDialog(self._desks.follow_ups, line, self.window()).open()

    @Slot()
    def _end(self) -> None:
        from smpdesk.ui.aftercare.line_dialogs import EndDialog

        line = self._ask.current
        if line is not None and not line.finished:
            usual = Outcome.GIVEN_UP if line.enough else Outcome.DONE
            dialog = EndDialog(self._desks.follow_ups, line, self.window(), usual)
            dialog.given.connect(self._sheet.mark)
            dialog.open()

    @Slot()
    def _letter(self) -> None:
        line = self._ask.current
        if line is not None:
            with faults.caught(self):
                self._desks.follow_ups.letter_sent(line)

    @Slot()
    def _invite(self) -> None:
        line = self._ask.current
        if line is not None:
            self.invitation_requested.emit(line.client)

    @Slot()
    def _to_client(self) -> None:
        if self._ask.current is not None:
            self.client_requested.emit(self._ask.current.client)

    @Slot()
    def _to_sessions(self) -> None:
        self.sessions_requested.emit()

    @Slot()
    def _print(self) -> None:
        if self._pane.currentWidget() is self._sheet:
            self._sheet.print()

    @Slot()
    def _save(self) -> None:
        if self._pane.currentWidget() is self._sheet:
            self._sheet.save()

    # What the slots share

    def _select_wanted(self) -> None:
        if self._wanted and any(each.key == self._wanted for each in self._ask.lines):
            self._ask.selected, self._wanted = self._wanted, ""
            self._list_lines()

    def _show(self) -> None:
        """Show the sheet or the task of whoever is selected."""
        line = self._ask.current
        if line is None:
            self._empty.say(*_nothing(self._ask.lines))
            self._pane.setCurrentWidget(self._empty)
        elif isinstance(line.of, Leaving):
            self._sheet.show_leaving(line.of)
            self._pane.setCurrentWidget(self._sheet)
        else:
            desk = self._desks.follow_ups
            with faults.caught(self):
                questions = desk.questions(line.step) if line.treated else ()
                self._task.show_line(
                    line, self._ask.today, self._ask.facts(line), questions, desk.scheme().tries
                )
            self._pane.setCurrentWidget(self._task)

    # Building

    def _build(self) -> None:
        self._pane = QStackedWidget()
        for each in (self._empty, self._sheet, self._task):
            self._pane.addWidget(each)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._side)
        line.addWidget(self._pane, 1)
        self._side.asked.connect(self._list_lines)
        self._side.list.chosen.connect(self._chosen)
        self._side.list.opened.connect(self._opened)
        self._side.list.keyed.connect(self._keyed)
        self._sheet.session_requested.connect(self.session_requested)
        self._sheet.day_requested.connect(self.day_papers_requested)
        for signal, slot in (
            (self._task.main_asked, self._act),
            (self._task.call_asked, self._call),
            (self._task.snooze_asked, self._snooze),
            (self._task.end_asked, self._end),
            (self._task.letter_asked, self._letter),
            (self._task.invitation_asked, self._invite),
            (self._task.client_asked, self._to_client),
        ):
            signal.connect(slot)
        for keys, slot in (
            (QKeySequence.StandardKey.Print, self._print),
            (QKeySequence.StandardKey.Save, self._save),
            (QKeySequence.StandardKey.Find, self._side.begin),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.setFocusProxy(self._side.list)


def _nothing(lines: list[WorkLine]) -> tuple[str, str, str]:
    """What the pane says without a line."""
    if lines:
        return "Nothing selected", "Another filter or another search shows more.", ""
    return "Nobody leaves today", _NOBODY, "Go to the day's sessions"
