"""The side panel: the chosen visit, what can be done with it next, and its record."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from smpdesk.domain.appointment import TREATING, VisitState
from smpdesk.domain.booking import Booking
from smpdesk.domain.readiness import Rule
from smpdesk.domain.session import Session
from smpdesk.services.chair import ChairDesk
from smpdesk.services.chart import ChartDesk
from smpdesk.services.readiness import ReadyDesk
from smpdesk.services.sessions import SessionDesk
from smpdesk.ui.sessions.action_bar import ActionBar
from smpdesk.ui.sessions.actions import BOOK, Do, actions
from smpdesk.ui.sessions.frame import Slot as FreeTime
from smpdesk.ui.sessions.health_bar import HealthBar
from smpdesk.ui.sessions.record_read import RecordText
from smpdesk.ui.sessions.side_head import SideHead
from smpdesk.ui.sessions.visit_card import VisitCard
from smpdesk.ui.shared.parts import Empty, muted
from smpdesk.ui.shared.passed_gates import PassedGates
from smpdesk.ui.shared.ready_panel import ReadyPanel
from smpdesk.ui.shared.theme import px


class SidePanel(QWidget):
    """Shows one visit, a free stretch, or nothing. `asked` carries (Do, Booking)."""

    asked = Signal(object, object)
    book_requested = Signal(object)  # a frame.Slot
    client_requested = Signal(object)  # the client's id
    unchanged = Signal(object)  # the Booking whose client says that nothing changed
    health_requested = Signal(object)  # the client's id
    lacking_requested = Signal(object, object)  # a Rule that misses something, and the Booking
    left = Signal()  # Escape: back to the board

    def __init__(self, desk: SessionDesk, ready: ReadyDesk, chair: ChairDesk, chart: ChartDesk) -> None:
        super().__init__()
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Chosen visit")
        self.booking: Booking | None = None
        self._desk, self._chair, self._chart = desk, chair, chart
        self._free: FreeTime | None = None
        self._session: Session | None = None
        self._head, self._foot = SideHead(), ActionBar()
        self._health, self._passed = HealthBar(), PassedGates()
        self.ready, self._gates = ReadyPanel(ready, compact=True), ready
        self._text, self._visit = RecordText(), VisitCard()
        self._stack = QStackedWidget()
        self._build()

    def show_nothing(self) -> None:
        """No visit is chosen."""
        self.booking = self._session = self._free = None
        self._head.hide()
        self._health_place.hide()
        self._foot.hide()
        self._turn_to(self._empty)

    def show_free(self, free: FreeTime, technician: str) -> None:
        """Free time is chosen: it can be booked."""
        self.booking = self._session = None
        self._free = free
        self._head.show_free(free, technician)
        self._health_place.hide()
        self._turn_to(self._blank)
        self._foot.offer([BOOK])
        self._head.show()
        self._foot.show()

    def show_booking(
        self,
        booking: Booking,
        session: Session | None,
        technician: str,
        room: str,
        today: date,
        question: str = "",
    ) -> None:
        """A visit is chosen, or it changed.

        ``question`` is what the clinic asks about health at every visit.
        """
        self.booking, self._session, self._free = booking, session, None
        self._head.show_booking(booking)
        visit = booking.appointment
        self._show_gates(booking, session, question)
        self._visit.show_booking(booking, technician, room, self._desk.minutes(visit.starts, visit.ends))
        if session is None:
            self._turn_to(self._visit_page)
        else:
            self._text.show_record(session, self._chair.clock(session.id), self._chart.story(session.client))
            self._turn_to(self._text_page)
        self._foot.offer(actions(booking, today))
        self._head.show()
        self._foot.show()

    def _show_gates(self, booking: Booking, session: Session | None, question: str) -> None:
        """What is missing before the visit may start; once it began, which gates were passed for it."""
        visit = booking.appointment
        self._health.show_booking(booking, question)
        to_come = session is None and visit.state in (VisitState.BOOKED, VisitState.ARRIVED)
        self.ready.show_visit(visit.id if to_come else 0)
        treats = session is not None and visit.kind in TREATING
        self._passed.show_passes(self._gates.passes_of(visit.id) if treats else ())
        self._health_place.setHidden(self._health.isHidden() and self._passed.isHidden())

    def tick(self) -> None:
        """Time went on: the clock beside the name."""
        self._head.tick(self._chair.clock(self._session.id) if self._session is not None else None)

    def go_in(self) -> None:
        """Take the focus, to the next action."""
        self._foot.focus_next_action()

    def fill_menu(self, menu: QMenu) -> None:
        """Put everything that can be done with the visit, or the free time, into a menu."""
        self._foot.fill_menu(menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the board."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._empty = Empty(
            "Nothing chosen", "Choose a visit to see it here, or draw out free time to book it."
        )
        self._blank = _scrolling(
            muted("Enter books this time. Draw out a stretch with the mouse to choose its length.")
        )
        self._visit_page, self._text_page = (
            _scrolling(_above(self.ready, self._visit)),
            _scrolling(self._text),
        )
        for page in (self._empty, self._blank, self._visit_page, self._text_page):
            self._stack.addWidget(page)
        self._health_place = QWidget()
        place = QVBoxLayout(self._health_place)
        place.setContentsMargins(px(18), 0, px(18), px(8))
        place.addWidget(self._health)
        place.addWidget(self._passed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self._health_place)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._foot)
        self._head.client_requested.connect(self._ask_client)
        self._head.consent_requested.connect(self._ask_consent)
        self._health.unchanged.connect(self._say_unchanged)
        self._health.health_requested.connect(self._ask_health)
        self.ready.action_requested.connect(self._ask_lacking)
        self._foot.asked.connect(self._ask)
        self.show_nothing()

    def _turn_to(self, page: QWidget) -> None:
        """Show another page; the focus never stays in, or falls into, what the eye is not on."""
        current = self._stack.currentWidget()
        if current is page:
            return
        focus = self.focusWidget()
        inside = (
            current is not None and focus is not None and focus.hasFocus() and current.isAncestorOf(focus)
        )
        self._stack.setCurrentWidget(page)
        if inside:
            self.left.emit()

    @Slot(object)
    def _ask(self, wanted: Do) -> None:
        if self._free is not None:
            self.book_requested.emit(self._free)
        elif self.booking is not None:
            self.asked.emit(wanted, self.booking)

    @Slot()
    def _ask_client(self) -> None:
        if self.booking is not None:
            self.client_requested.emit(self.booking.appointment.client)

    @Slot()
    def _say_unchanged(self) -> None:
        if self.booking is not None:
            self.unchanged.emit(self.booking)

    @Slot()
    def _ask_health(self) -> None:
        if self.booking is not None:
            self.health_requested.emit(self.booking.appointment.client)

    @Slot(object)
    def _ask_lacking(self, rule: Rule) -> None:
        if self.booking is not None:
            self.lacking_requested.emit(rule, self.booking)

    @Slot()
    def _ask_consent(self) -> None:
        if self.booking is not None:
            self.asked.emit(Do.CONSENT, self.booking)


def _above(upper: QWidget, lower: QWidget) -> QWidget:
    """One below the other."""
    box = QWidget()
    lay = QVBoxLayout(box)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.setSpacing(px(10))
    lay.addWidget(upper)
    lay.addWidget(lower)
    return box


def _scrolling(inside: QWidget) -> QScrollArea:
    """A page of the panel that scrolls up and down only."""
    box = QWidget()
    box.setProperty("surface", "none")
    lay = QVBoxLayout(box)
    lay.setContentsMargins(px(18), px(4), px(18), px(12))
    lay.addWidget(inside)
    lay.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(box)
    return area
