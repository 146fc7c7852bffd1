"""The Sessions tab: the board of a day or a week at the left, the chosen visit and its record at the right."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from smpdesk.domain.appointment import Appointment, VisitKind
from smpdesk.domain.booking import Booking
from smpdesk.domain.session import Session
from smpdesk.domain.waiting import Free, Waiter
from smpdesk.ui.sessions.actions import Do
from smpdesk.ui.sessions.board import Board
from smpdesk.ui.sessions.board_head import BoardHead
from smpdesk.ui.sessions.booking import BookingDialog
from smpdesk.ui.sessions.cancelling import Cancelling
from smpdesk.ui.sessions.commands import BookCommands
from smpdesk.ui.sessions.cutting import Cutting
from smpdesk.ui.sessions.deeds import Deeds
from smpdesk.ui.sessions.frame import DaySheet, Move
from smpdesk.ui.sessions.frame import Slot as FreeTime
from smpdesk.ui.sessions.from_list import FromList
from smpdesk.ui.sessions.going_out import GoingOut
from smpdesk.ui.sessions.news import NewsLine
from smpdesk.ui.sessions.page_layout import beside, stacked
from smpdesk.ui.sessions.presenter import DayBook
from smpdesk.ui.sessions.side import SidePanel
from smpdesk.ui.sessions.toolbar import DayBar
from smpdesk.ui.sessions.views import Views
from smpdesk.ui.sessions.whole_course import WholeCourse
from smpdesk.ui.shared import theme
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.parts import Empty
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_TOPICS = frozenset(
    "appointment session client staff room clinic course paper"
    " working screening confirmation letter clinic_choice waiting"
    " consultation patch_test gate_pass".split()
)
_TICK_MS = 15_000


class SessionsPage(QWidget):
    """Everything the front desk does with a day. What happens is asked of the desks through `Deeds`."""

    badge = Signal(object)  # visits of today still to come or in progress
    client_requested = Signal(object)  # a client's id
    health_requested = Signal(object)  # the id of a client whose health questions are wanted
    lacking_requested = Signal(object, object)  # a Rule that misses something, and the Booking
    consent_requested = Signal(object)  # the Appointment whose consent is missing
    aftercare_requested = Signal(object)  # the Session whose sheet is wanted
    chair_requested = Signal(object)  # the id of the visit whose chart is wanted
    settings_requested = Signal()
    waiting_requested = Signal(object)  # the domain.waiting.Free that is asked about, or None
    hours_requested = Signal(object)  # a technician's id, 0 for the clinic's holidays
    block_requested = Signal(object)  # the frame.Slot in which somebody shall not treat

    def __init__(
        self,
        desks: "Desks",
        feed: Feed,
        jobs: Jobs,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self._desks = desks
        self._book = DayBook(desks)
        self._today = self._book.day
        self._book.recolour()
        self._left = QFrame()
        self._bar, self._news = DayBar(self._today), NewsLine(self._left)
        self._board, self._side = Board(), SidePanel(desks.sessions, desks.ready, desks.chair, desks.chart)
        self._head = BoardHead(self._board)
        self._list = FromList(desks, self)
        self._deeds = Deeds(self._book, self._news, self, self._list.look)
        self._cancelling = Cancelling(self._book, self._deeds, self)
        self._course = WholeCourse(self._book, self._deeds, self)
        self._out = GoingOut(desks, jobs, self._news, self)
        self._views = Views(self._book, self._bar, self._board, settings)
        self._commands = BookCommands(self._book, self._bar, self._board, self._side, self, settings)
        self._shown = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._ticks.timeout.connect(self.tick)
        self._build()
        self._wire()
        feed.changed.connect(self._changed)
        self._ticks.start()

    # What the window asks

    @Slot()
    def refresh(self) -> None:
        """Read the day again. What is chosen, scrolled to and typed stays."""
        self._soon.stop()  # whatever asked for it is answered now
        sheet = self._show_sheet(self._book.sheet())
        if not self._shown and sheet.columns and self.isVisible():
            self._shown = True
            self._views.arrive(sheet)
        self._show_chosen()
        self._bar.show_waiting(self._desks.waiting.count())
        self._list.line.again()
        self.badge.emit(self._book.waiting())

    def _show_sheet(self, sheet: DaySheet) -> DaySheet:
        self._views.name(sheet)
        self._stack.setCurrentWidget(self._board_box if sheet.columns else self._nobody)
        self._board.show_day(sheet)
        return sheet

    @Slot(object)
    def show_day(self, day: date) -> None:
        """Go to a day; in a week to the one it lies in. Who comes is seen at once; health, consent and whatever else
        has to be looked up stands on the cards a turn later."""
        first, last = self._book.days
        self._book.day = day
        if first <= day <= last:
            return
        self._shown = False
        self._board.choose(None)
        self._news.clear()
        if not self.isVisible():
            self.refresh()
            return
        self._views.scroll(self._show_sheet(self._book.sheet(glimpse=True)))
        self._soon.start()

    @Slot(object)
    def show_appointment(self, appointment: int) -> None:
        """Go to a visit and choose it."""
        self._book.keep_in_sight(appointment)
        visit = self._desks.sessions.booking(appointment).appointment
        self._views.let_in(visit.technician)
        first, last = self._book.days
        self.show_day(visit.starts.date())
        if first <= visit.starts.date() <= last:  # no other day was shown
            self.refresh()
        self._board.choose_visit(appointment)

    @Slot(object)
    def book_for(self, client: int, kind: VisitKind | None = None) -> None:
        """Book a visit for a client; unless a kind is wanted, it follows from where the treatment stands."""
        draft = self._book.draft_for(client)
        if kind is not None:
            draft = self._desks.sessions.sketch(client, draft.starts, draft.technician, draft.room, kind)
        self._open_booking(draft)

    def book_course(self, client: int) -> None:
        """Book all sessions of a client's course that nobody booked yet."""
        self._course.ask(client)

    def book_waiting(self, waiter: Waiter, free: Free | None) -> None:
        """Book somebody from the waiting list, into a free stretch or at the next free time."""
        self._list.book(waiter, free)

    def sizeHint(self) -> QSize:
        """The size of the pictures."""
        return QSize(px(1280), px(740))

    def showEvent(self, event: QShowEvent) -> None:
        """In front for the first time: choose and scroll to what one most likely came for."""
        super().showEvent(event)
        if not self._shown:
            self._soon.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the board. It is no proxy: Tab would then go there first and leave out what stands above it."""
        self._board.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side panel takes about a third, within bounds."""
        super().resizeEvent(event)
        self._share_width()

    @Slot()
    def _share_width(self) -> None:
        most = px(360) if self._book.view.week else px(404)
        self._side.setFixedWidth(max(px(330), min(most, round(self.width() * 0.46))))

    # What happens

    @Slot()
    def tick(self) -> None:
        """Time went on: the now-line, the clock of the session, and at midnight the day."""
        today = self._desks.sessions.today()
        if today != self._today:
            followed, self._today = self._book.day == self._today, today
            if followed:
                self.show_day(today)
            self.refresh()
            return
        now = self._desks.sessions.now()
        self._board.tick(now)
        self._side.tick()

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if "clinic_choice" in topics and self._book.recolour():
            self._board.repaint_cards()
        if topics & _TOPICS:
            self._soon.start()

    @Slot(object)
    def _chosen(self, what: object) -> None:
        """Another visit or free time was chosen."""
        if isinstance(what, Booking) and not what.known:
            self._shown = True  # nothing has to be chosen for whoever chooses
            self.refresh()
        elif isinstance(what, Booking):
            self._show_booking(what)
        elif isinstance(what, FreeTime):
            self._side.show_free(what, self._book.place(what))
        else:
            self._side.show_nothing()

    @Slot(object)
    def _opened(self, booking: Booking) -> None:
        self._show_booking(booking)
        self._side.show()  # it may have been put away
        self._side.go_in()

    @Slot(object)
    def _moved(self, move: Move) -> None:
        if not self._deeds.move(move):
            self._board.put_back()
        self.refresh()

    @Slot(object)
    def _day_asked(self, step: int) -> None:
        self.show_day(self._book.on(step))

    @Slot()
    def _turned(self) -> None:
        """Another view is shown."""
        self._shown = False
        self._share_width()
        self.refresh()
        self._board.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _book_free(self, free: FreeTime) -> None:
        self._open_booking(self._book.draft(free))

    @Slot()
    def _book_any(self) -> None:
        chosen = self._board.current_free()
        self._open_booking(self._book.draft(chosen))

    @Slot(object, object)
    def _asked(self, do: Do, booking: Booking) -> None:
        """A button of the side panel."""
        visit = booking.appointment
        if do is Do.CHANGE:
            self._open_booking(self._desks.sessions.booking(visit.id).appointment)
        elif do is Do.CANCEL:
            self._cancelling.ask(booking)
        elif do is Do.CHART:
            self.chair_requested.emit(visit.id)
        elif do is Do.CALENDAR:
            self._out.save_entry(visit)
        elif do is Do.CONSENT:
            self.consent_requested.emit(visit)
        elif do is Do.AFTERCARE:
            self.aftercare_requested.emit(self._desks.chair.session(booking.session))
        else:
            self._deeds.step(do, booking)
            self.refresh()
            if do in (Do.START, Do.REOPEN):  # also when a gate is closed: what is missing is said there
                self.chair_requested.emit(visit.id)

    @Slot(object)
    def _booked(self, visit: Appointment) -> None:
        self.show_appointment(visit.id)
        self._deeds.tell_booked(visit)
        self._list.changed(visit)

    def tell_finished(self, session: Session) -> None:
        """A session was finished at the chair."""
        if session.appointment:
            self.show_appointment(session.appointment)
        self._news.say("The session is finished and on record.")

    @Slot(object)
    def _unchanged(self, booking: Booking) -> None:
        """The client says that nothing changed since last time."""
        self._deeds.confirm_health(booking)
        self.refresh()

    @Slot()
    def _print_day(self) -> None:
        self._out.print_day(self._book.day)  # in a week the one that was chosen last

    @Slot()
    def _undone(self) -> None:
        self._deeds.undo()
        self.refresh()

    @Slot()
    def _to_board(self) -> None:
        self._board.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _build(self) -> None:
        self._nobody = Empty(
            "Nobody treats here yet",
            "The book has a column for everybody who treats. Add the first technician in the settings.",
            "Open settings",
            on=self.settings_requested.emit,
            drawing="chair",
        )
        self._board_box, self._stack = stacked(self._head, self._board), QStackedWidget()
        for page in (self._board_box, self._nobody):
            self._stack.addWidget(page)
        beside(self, stacked(self._bar, stacked(self._list.line, self._stack), into=self._left), self._side)

    def _wire(self) -> None:
        board, side = self._board, self._side
        board.chosen.connect(self._chosen)
        board.opened.connect(self._opened)
        board.move_requested.connect(self._moved)
        board.book_requested.connect(self._book_free)
        board.cancel_requested.connect(self._cancelling.ask)
        board.day_requested.connect(self._day_asked)
        board.menu_requested.connect(self._commands.open_place_menu)
        Cutting(self._deeds, board).pasted.connect(self.show_appointment)
        self._course.booked.connect(self.show_appointment)
        self._views.turned.connect(self._turned)
        self._head.day_opened.connect(self._views.open_day)
        self._head.hours_requested.connect(self.hours_requested)
        side.asked.connect(self._asked)
        side.book_requested.connect(self._book_free)
        side.client_requested.connect(self.client_requested)
        side.unchanged.connect(self._unchanged)
        side.health_requested.connect(self.health_requested)
        side.lacking_requested.connect(self.lacking_requested)
        side.left.connect(self._to_board)
        self._bar.day_requested.connect(self._day_asked)
        self._bar.day_typed.connect(self.show_day)
        self._bar.book_requested.connect(self._book_any)
        self._bar.waiting_requested.connect(self.waiting_requested)
        self._bar.date_left.connect(self._to_board)
        self._bar.print_requested.connect(self._print_day)
        self._wire_commands()
        self._list.all_requested.connect(self.waiting_requested)
        self._list.booked.connect(self._booked)
        self._list.later_found.connect(self._cancelling.ask_later)
        self._cancelling.done.connect(self.refresh)
        self._news.undo_requested.connect(self._undone)
        theme.on_change(self._share_width)

    def _wire_commands(self) -> None:
        asked = self._commands
        asked.refresh_requested.connect(self.refresh)
        asked.book_requested.connect(self._book_any)
        asked.course_requested.connect(self._course.ask)
        asked.print_requested.connect(self._print_day)
        asked.list_requested.connect(self._bar.see_list)
        asked.instead_requested.connect(self._news.take_instead)
        asked.hours_requested.connect(self.hours_requested)
        asked.block_requested.connect(self.block_requested)

    # Inside

    def _show_chosen(self) -> None:
        """The chosen visit again, as it is now."""
        chosen = self._board.chosen_now()
        if isinstance(chosen, Booking):
            self._show_booking(chosen)
        elif isinstance(chosen, FreeTime):
            self._side.show_free(chosen, self._book.place(chosen))

    def _show_booking(self, booking: Booking) -> None:
        session = self._desks.chair.session(booking.session) if booking.session else None
        technician, room = self._book.names(booking.appointment)
        today, question = self._desks.sessions.today(), self._book.health_question(booking)
        self._side.show_booking(booking, session, technician, room, today, question)
        self._side.tick()

    def _open_booking(self, draft: Appointment) -> None:
        if not draft.technician or not draft.room:
            self._deeds.say_missing(draft)
            return
        self._list.before(draft)
        dialog = BookingDialog(self._book, draft, self)
        dialog.booked.connect(self._booked)
        dialog.course_requested.connect(self._course.ask)
        dialog.open()
