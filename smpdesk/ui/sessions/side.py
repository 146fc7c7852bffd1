"""The side panel: the chosen visit, what can be done with it next, and its record."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.booking import Booking
from smpdesk.domain.session import Session
from smpdesk.services.sessions import SessionDesk
from smpdesk.ui.sessions import labels
from smpdesk.ui.sessions.actions import Action, Do, actions
from smpdesk.ui.sessions.flow_box import FlowBox
from smpdesk.ui.sessions.frame import Slot as FreeTime
from smpdesk.ui.sessions.record import RecordEditor
from smpdesk.ui.sessions.record_read import RecordText
from smpdesk.ui.sessions.visit_card import VisitCard, since
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.parts import Chip, Empty, button, label, muted, pill, title
from smpdesk.ui.shared.theme import px
from smpdesk.words import duration_text, span_text

_STANDS = {"saved": "", "typing": "Saving…", "refused": "Not saved yet: see what is marked."}


class SidePanel(QWidget):
    """Shows one visit, a free stretch, or nothing. `asked` carries (Do, Booking)."""

    asked = Signal(object, object)
    book_requested = Signal(object)  # a frame.Slot
    client_requested = Signal(object)  # the client's id
    left = Signal()  # Escape: back to the board

    def __init__(self, desk: SessionDesk) -> None:
        super().__init__()
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Chosen visit")
        self.booking: Booking | None = None
        self.editor = RecordEditor(desk)
        self._free: FreeTime | None = None
        self._session: Session | None = None
        self._text, self._visit = RecordText(), VisitCard()
        self._name, self._what, self._clock = title(""), muted(""), label("", "h1")
        self._chips_box = FlowBox()
        self._chips = self._chips_box.flow
        self._head, self._foot = QWidget(), QWidget()
        self._stands = label("", "small", wrap=True)
        self._stack = QStackedWidget()
        self._empty = Empty(
            "Nothing chosen", "Choose a visit to see it here, or draw out free time to book it."
        )
        self._actions: list[Action] = []
        self._buttons: dict[Do, QPushButton] = {}
        self._build()

    def show_nothing(self) -> None:
        """No visit is chosen."""
        self.booking = self._session = self._free = None
        self._head.hide()
        self._foot.hide()
        self._turn_to(self._empty)

    def show_free(self, free: FreeTime, technician: str) -> None:
        """Free time is chosen: it can be booked."""
        self.booking = self._session = None
        self._free = free
        minutes = int((free.ends - free.starts).total_seconds() // 60)
        self._say(f"Free {span_text(free.starts, free.ends)}", f"{technician} · {duration_text(minutes)}", "")
        self._chips.clear()
        self._chips_box.hide()
        self._open_client.hide()
        self._turn_to(self._blank)
        self._set_foot([button("Book this time", primary=True, on=self._book_free)])

    def show_booking(
        self, booking: Booking, session: Session | None, technician: str, room: str, today: date
    ) -> None:
        """A visit is chosen, or it changed. What is being typed into its record stays."""
        self.booking, self._session, self._free = booking, session, None
        visit = booking.appointment
        state = {VisitState.IN_CHAIR: "in progress"}.get(visit.state, labels.state(visit))
        self._say(
            booking.client_name, " · ".join(part for part in (labels.visit(booking), state) if part), ""
        )
        self._open_client.show()
        self._fill_chips(booking)
        self._visit.show_booking(booking, technician, room)
        if session is None:
            self._turn_to(self._visit_page)
        elif session.finished:
            self._text.show_record(session)
            self._turn_to(self._text_page)
        else:
            self.editor.refresh(session)
            self._turn_to(self._editor_page)
        self._set_actions(actions(booking, today))

    def tick(self, now: datetime) -> None:
        """The clock beside the name: how long the session has been going on, or how long it took."""
        session = self._session
        words, said = "", ""
        if session is not None and session.started is not None:
            ended = session.ended if session.ended and (session.finished or session.ended <= now) else now
            minutes = max(0, int((ended - session.started).total_seconds() // 60))
            words = f"{minutes // 60}:{minutes % 60:02}" if minutes < 24 * 60 else ""
            said = f"{duration_text(minutes)} {'in all' if session.finished else 'so far'}"
        self._clock.setText(words)
        self._clock.setAccessibleName(said)
        self._clock.setVisible(bool(words))

    def go_in(self) -> None:
        """Take the focus: into an open record, else to the next action."""
        if self.booking is not None and self._stack.currentWidget() is self._editor_page:
            self.editor.first()
        elif self._actions and self._actions[0].do in self._buttons:
            self._buttons[self._actions[0].do].setFocus(Qt.FocusReason.OtherFocusReason)

    def menu(self, at: QPoint) -> None:
        """Everything that can be done with the visit, at a place of the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in self._actions:
            self._offer(menu, each)
        menu.popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the board."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._build_head()
        self._visit_page, self._text_page, self._editor_page = (
            _scrolling(each) for each in (self._visit, self._text, self.editor)
        )
        self._blank = _scrolling(
            muted("Enter books this time. Draw out a stretch with the mouse to choose its length.")
        )
        for page in (self._empty, self._blank, self._visit_page, self._text_page, self._editor_page):
            self._stack.addWidget(page)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(px(18), px(10), px(18), px(14))
        foot.setSpacing(px(6))
        self._keys = Bar()
        foot.addWidget(self._stands)
        foot.addWidget(self._keys)
        self._stands.hide()
        whole.addWidget(self._head)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._foot)
        self.editor.state_changed.connect(self._stand)
        self.show_nothing()

    def _build_head(self) -> None:
        self._name.setWordWrap(True)
        self._open_client = _link("Open client", self._ask_client)
        grid = QGridLayout()
        grid.setVerticalSpacing(px(1))
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._clock, 0, 1, right)
        grid.addWidget(self._what, 1, 0)
        grid.addWidget(self._open_client, 1, 1, right)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(px(18), px(14), px(18), px(8))
        head.setSpacing(px(8))
        head.addLayout(grid)
        head.addWidget(self._chips_box)

    def _turn_to(self, page: QWidget) -> None:
        """Show another page; the focus never stays in, or falls into, what the eye is not on."""
        current = self._stack.currentWidget()
        if current is page:
            return
        focus = self.focusWidget()
        inside = (
            focus is not None and focus.hasFocus() and current is not None and current.isAncestorOf(focus)
        )
        self._stack.setCurrentWidget(page)
        if inside:
            self.left.emit()

    def _say(self, name: str, what: str, clock: str) -> None:
        self._name.setText(name)
        self._what.setText(what)
        self._clock.setText(clock)
        self._clock.setVisible(bool(clock))
        self._head.show()
        self._foot.show()

    def _fill_chips(self, booking: Booking) -> None:
        self._chips.clear()
        chips = labels.chips(booking)
        if booking.consent:
            chips.insert(0, ("Consent signed", "ok"))
        if words := since(booking):
            chips.append((words, "plain"))
        for words, kind in chips:
            self._chips.addWidget(Chip(words, kind))
        if booking.consent is False:
            self._chips.addWidget(_link("Consent form…", self._ask_consent))
        self._chips_box.setVisible(bool(chips))
        self._chips_box.updateGeometry()

    def _set_actions(self, wanted: list[Action]) -> None:
        if wanted == self._actions and self._buttons and not self._foot.isHidden():
            return
        self._actions = wanted
        row: list[QPushButton] = []
        self._buttons = {}
        more: QPushButton | None = None
        for number, each in enumerate(each for each in wanted if not each.aside):
            made = button(each.words, primary=number == 0, on=self._pressed)
            self._buttons[each.do] = made
            row.insert(0, made)
        aside = [each for each in wanted if each.aside]
        if aside:
            more = button("More")
            more.setProperty("menu", "true")
            menu = QMenu(more)
            for each in aside:
                self._offer(menu, each)
            more.setMenu(menu)
        self._set_foot(row, more)

    def _set_foot(self, row: list[QPushButton], more: QPushButton | None = None) -> None:
        """The next action is last: at the right, where the hand is; what is seldom wanted is at the left."""
        if self.booking is None:
            self._actions, self._buttons = [], {}
        had_focus = self._keys.isAncestorOf(focus) if (focus := self.focusWidget()) is not None else False
        self._keys.left.clear()
        self._keys.right.clear()
        if more is not None:
            self._keys.left.addWidget(more)
        for each in row:
            self._keys.right.addWidget(each)
        self._keys.fold()
        self._keys.updateGeometry()
        if had_focus and row:
            row[-1].setFocus()

    def _offer(self, menu: QMenu, each: Action) -> None:
        entry = QAction(each.words, menu)
        entry.setData(each.do.value)
        entry.triggered.connect(self._picked)
        menu.addAction(entry)

    @Slot()
    def _pressed(self) -> None:
        sender = self.sender()
        wanted = next((do for do, each in self._buttons.items() if each is sender), None)
        if wanted is not None and self.booking is not None:
            self.asked.emit(wanted, self.booking)

    @Slot()
    def _picked(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction) and self.booking is not None:
            self.asked.emit(Do(str(entry.data())), self.booking)

    @Slot()
    def _ask_client(self) -> None:
        if self.booking is not None:
            self.client_requested.emit(self.booking.appointment.client)

    @Slot()
    def _ask_consent(self) -> None:
        if self.booking is not None:
            self.asked.emit(Do.CONSENT, self.booking)

    @Slot()
    def _book_free(self) -> None:
        if self._free is not None:
            self.book_requested.emit(self._free)

    @Slot(object)
    def _stand(self, state: str) -> None:
        self._stands.setText(_STANDS[state])
        self._stands.setVisible(bool(_STANDS[state]))


def _link(words: str, on: Callable[[], object]) -> QPushButton:
    """A button as small as a chip."""
    made = pill(words, on=on)
    made.setCheckable(False)
    return made


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
