"""One clinic on screen: its window, its pages, what one page asks of another, what the menus do.

Part of the composition root, with ``app`` and ``program``: it knows desks and pages.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from smpdesk import places
from smpdesk.at_chair import AtChair
from smpdesk.at_kiosk import AtKiosk
from smpdesk.at_papers import AtPapers
from smpdesk.beside import Beside
from smpdesk.domain.problem import StorageFault
from smpdesk.ui.history.undo import Undoing
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.first_paint import FirstPaint
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.one_window import OneWindow
from smpdesk.ui.window import MainWindow
from smpdesk.work_count import WorkCount

if TYPE_CHECKING:
    from smpdesk.program import Program
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.calendar_keeper import CalendarKeeper


#: Milliseconds after the first paint before second starts are listened for.
_QUIET = 200
#: Instead of a file's number, once the clinic is closed.
_CLOSED = -1


def is_demo(folder: Path) -> bool:
    """True for the demo clinic; the place is only looked up for a folder of that name."""
    return folder.name == places.DEMO and folder.resolve() == places.demo().resolve()


class OpenClinic(QObject):
    """One clinic on screen: its desks, its window, and how its pages speak to each other."""

    def __init__(self, program: "Program", desks: "Desks", one: OneWindow, settings: QSettings) -> None:
        super().__init__(program)
        self._program, self._one, self.settings = program, one, settings
        self.desks = desks
        self.folder = desks.store.folder.resolve()
        self.is_demo = is_demo(self.folder)
        self._file = self._number_of_file()
        self.feed, self.jobs = Feed(self), Jobs(self)
        self.beside = Beside(self)
        self.chair = AtChair(self)
        self.kiosk, self.papers = AtKiosk(self), AtPapers(self)
        self._work = WorkCount(self)
        desks.store.subscribe(self.feed.publish)
        self.window = MainWindow(
            desks,
            self.feed,
            {"clients": self._clients, "sessions": self._sessions, "aftercare": self._aftercare},
            self._commands(),
            settings,
            path=str(self.folder),
            counts=self._counts,
            foreign_commit=self._foreign_commit,
        )
        self._undoing = Undoing(desks, self.window.edit_menu, self.window, self.window.say)
        self.window.client_requested.connect(self.show_client)
        self.window.lot_requested.connect(self.beside.lot)
        one.raised.connect(self.come_forward)
        self._calendars: CalendarKeeper | None = None
        FirstPaint(self.window, self._settle)

    def _settle(self) -> None:
        """The network and the paper libraries take their time: not before there is something to look at."""
        QTimer.singleShot(_QUIET, self._one.listen)
        from smpdesk.ui.shared.warming import Warming

        Warming(self.desks.papers, self.jobs, self).start()
        from smpdesk.ui.shared.calendar_keeper import CalendarKeeper

        self._calendars = CalendarKeeper(self.desks, self.feed, self.jobs, self.window.say, self)
        self._calendars.begin()
        self.beside.watch()

    @Slot()
    def come_forward(self) -> None:
        """Raise the window, from wherever it is; while a client has the screen, their view."""
        if self.kiosk.on:
            self.kiosk.come_forward()
            return
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Put everything away; edits have been asked about."""
        self._file = _CLOSED
        if self._calendars is not None:
            self._calendars.stop()
        self.jobs.close()
        self._one.release()
        self.window.blockSignals(True)
        self.window.hide()
        self.window.deleteLater()
        self.desks.close()
        self.deleteLater()

    # Pages

    def _clients(self) -> QWidget:
        from smpdesk.guests import guests
        from smpdesk.ui.clients.page import ClientsPage

        page = ClientsPage(self.desks, self.feed, self.jobs, guests=guests(self))
        page.book_requested.connect(self._book)
        page.course_requested.connect(self._book_course)
        page.consent_requested.connect(self.papers.consent_tab)
        page.record_requested.connect(self.beside.treatment_record)
        page.paper_requested.connect(self.papers.show_paper)
        page.session_requested.connect(self.chair.open_session)
        page.bring_in_requested.connect(self._bring_in)
        page.table_requested.connect(self.beside.table)
        page.merge_requested.connect(self._merge)
        page.merge_two_requested.connect(self._merge_two)
        page.waiting_requested.connect(self._put_on_list)
        return page

    def _sessions(self) -> QWidget:
        from smpdesk.ui.sessions.page import SessionsPage

        page = SessionsPage(self.desks, self.feed, self.jobs, settings=self.settings)
        page.client_requested.connect(self.show_client)
        page.health_requested.connect(self._health)
        page.lacking_requested.connect(self.lacking)
        page.consent_requested.connect(self.papers.consent)
        page.aftercare_requested.connect(self.show_aftercare)
        page.chair_requested.connect(self.chair.open_visit)
        page.settings_requested.connect(self._settings_asked)
        page.hours_requested.connect(self.beside.hours)
        page.block_requested.connect(self.beside.block)
        page.waiting_requested.connect(self._waiting_list)
        return page

    def _aftercare(self) -> QWidget:
        from smpdesk.ui.aftercare.page import AftercarePage

        page = AftercarePage(self.desks, self.feed, self.jobs)
        page.session_requested.connect(self._session)
        page.sessions_requested.connect(self._to_sessions)
        page.client_requested.connect(self.show_client)
        page.number_requested.connect(self.beside.put_right)
        page.letters_requested.connect(self._health)
        page.invitation_requested.connect(self.beside.invitation)
        page.day_papers_requested.connect(self.beside.day_papers)
        page.consent_requested.connect(self.papers.consent_tab)
        return page

    def _counts(self) -> dict[str, int]:
        """What waits in areas that nobody opened yet; the work list is counted in the lane and told later."""
        today = self.desks.clinic.today()
        self._work.count(today)
        return {"sessions": self.desks.sessions.ahead(today)}

    def _foreign_commit(self) -> bool:
        """Whether another program wrote. StorageFault when the file that is open is no longer in its folder.

        Where files may be moved while they are open, what is written from then on would go nowhere.
        """
        if self._file == _CLOSED:
            return False  # the window asks until it is gone
        if self._number_of_file() != self._file:
            raise StorageFault("clinic_gone", path=str(self.folder))
        return self.desks.store.foreign_commit()

    def _number_of_file(self) -> int:
        try:
            return (self.folder / "clinic.db").stat().st_ino
        except OSError:
            return 0

    # What one page asks of another

    @Slot(object)
    def show_client(self, client: object) -> None:
        """Show a client, from wherever they were found."""
        page: Any = self.window.go("clients")
        page.show_client(client)

    @Slot(object)
    def _health(self, client: object) -> None:
        """Show a client's health questions."""
        self._show_tab(client, "Health")

    @Slot(object, object)
    def lacking(self, rule: Any, booking: Any) -> None:
        """Show what a visit misses before it may start: the paper, or the tab of its client's page."""
        visit = booking.appointment
        tabs = {"consultation": "Consultation", "patch": "Patch test", "age": "Details"}
        if rule == "consent":
            self.show_consent(visit.client)
        else:
            self._show_tab(visit.client, tabs.get(rule, "Health"))

    def _show_tab(self, client: object, tab: str) -> None:
        """Show a part of a client's page."""
        self.show_client(client)
        page: Any = self.window.page("clients")
        record = page.record
        if record is not None and record.story is not None and record.story.client.id == client:
            record.open(tab)

    @Slot(object)
    def _book(self, client: Any) -> None:
        page = self._to_book()
        page.book_for(client.id)

    @Slot(object)
    def _book_course(self, client: Any) -> None:
        page = self._to_book()
        page.book_course(client.id)

    @Slot(object)
    def book_patch_test(self, client: object) -> None:
        """Book a visit for a patch test."""
        from smpdesk.domain.appointment import VisitKind

        page = self._to_book()
        page.book_for(client, VisitKind.PATCH_TEST)

    @Slot(object)
    def _put_on_list(self, client: Any) -> None:
        """Somebody would come sooner."""
        from smpdesk.ui.waiting.entry import EntryDialog

        EntryDialog(self.desks, self.desks.waiting.new(client.id), self.window).open()

    @Slot(object)
    def _waiting_list(self, free: Any) -> None:
        """Everybody who would come sooner; those first who fit a stretch that fell free."""
        from smpdesk.ui.waiting.dialog import WaitingListDialog

        dialog = WaitingListDialog(self.desks, self.feed, self.window, free)
        dialog.book_requested.connect(self._book_waiting)
        dialog.open()

    @Slot(object, object)
    def _book_waiting(self, waiter: Any, free: Any) -> None:
        page = self._to_book()
        page.book_waiting(waiter, free)

    @Slot(object)
    def _session(self, session: Any) -> None:
        record = self.desks.chair.session(session) if isinstance(session, int) else session
        page = self._to_book()
        page.show_day(record.day)
        if record.appointment:
            page.show_appointment(record.appointment)

    @Slot()
    def _to_sessions(self) -> None:
        self._to_book()

    def _to_book(self) -> Any:
        """The book, with nothing over it."""
        self.chair.put_away()
        return self.window.go("sessions")

    @Slot(object)
    def show_aftercare(self, session: Any) -> None:
        """The sheet that the client of a session takes home."""
        page: Any = self.window.go("aftercare")
        show = getattr(page, "show_session", None)
        if show is not None:
            show(session.id)

    @Slot(object)
    def show_consent(self, client: object) -> None:
        """Show where a client stands with consent."""
        self._show_tab(client, "Consent")

    @Slot(object)
    def _merge(self, client: Any) -> None:
        """Find the other record of a client, then bring the two together."""
        from smpdesk.ui.merge.pick import MergePick

        pick = MergePick(self.desks, client, self.window)
        pick.picked.connect(self._merge_two)
        pick.open()

    @Slot(object, object)
    def _merge_two(self, keep: int, gone: int) -> None:
        from smpdesk.ui.merge.dialog import MergeDialog

        dialog = MergeDialog(self.desks, self.feed, self.jobs, keep, gone, self.window)
        dialog.merged.connect(self._merged)
        dialog.open()

    @Slot(object)
    def _merged(self, merge: Any) -> None:
        from smpdesk.ui.merge.bar import MergedBar

        self.show_client(merge.client)
        page: Any = self.window.page("clients")
        bar = page.findChild(MergedBar)
        if bar is None:
            bar = MergedBar(self.desks, page.record)
        bar.say(merge)

    # The menu

    def _commands(self) -> dict[str, Callable[[MainWindow], object]]:
        program = self._program
        commands: dict[str, Callable[[MainWindow], object]] = {
            "undo": lambda _window: self._undoing.undo(),
            "redo": lambda _window: self._undoing.redo(),
            "new": lambda _window: program.new_clinic(),
            "open": lambda _window: program.choose_clinic(),
            "bring_in": self.bring_in,
            "list": lambda _window: self.beside.table(None, ""),
            **self.beside.commands(),
            "backup": self._back_up,
            "restore": self._restore,
            "check": self._check,
            "settings": self._open_settings,
            "logs": self._show_logs,
            "licences": self._show_licences,
            "about": self._show_about,
        }
        if self.is_demo:
            commands["reset_demo"] = lambda _window: program.reset_demo()
        else:
            commands["demo"] = lambda _window: program.open_demo()
        return commands

    def bring_in(self, window: QWidget) -> None:
        """Bring in a client list."""
        from smpdesk.ui.bring_in.dialog import BringInDialog

        BringInDialog(self.desks, self.feed, self.jobs, window).open()

    @Slot()
    def _bring_in(self) -> None:
        self.bring_in(self.window)

    def _keeping(self) -> Any:
        from smpdesk.ui.keeping.actions import KeepingActions

        actions = KeepingActions(self.desks, self.jobs, self.window)
        actions.backed_up.connect(self.window.refresh_backup)
        actions.restore_requested.connect(self._program.restore)
        return actions

    def _back_up(self, _window: MainWindow) -> None:
        self._keeping().back_up()

    def _restore(self, _window: MainWindow) -> None:
        self._keeping().restore()

    def _check(self, _window: MainWindow) -> None:
        self._keeping().check()

    @Slot()
    def _settings_asked(self) -> None:
        self._open_settings(self.window)

    def _open_settings(self, window: QWidget) -> None:
        from smpdesk.ui.settings.dialog import SettingsDialog

        SettingsDialog(self.desks, self.feed, self.jobs, window).open()

    def _show_logs(self, _window: MainWindow) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        from smpdesk.ui.shared import messages

        folder = places.logs()
        folder.mkdir(parents=True, exist_ok=True)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            messages.tell(self.window, "The log", f"The log lies in {folder}.")

    def _show_licences(self, window: QWidget) -> None:
        from smpdesk.ui.help.licences import LicencesDialog

        LicencesDialog(window).open()

    def _show_about(self, window: QWidget) -> None:
        from smpdesk.ui.help.about import AboutDialog

        AboutDialog(window).open()
