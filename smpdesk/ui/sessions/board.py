"""The day or week as a board: a column for each technician or room, a card for each visit, free time between them.

One view with cached items. The board asks and shows; it changes nothing by itself.
"""

from datetime import date, datetime

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView

from smpdesk.ui.sessions import board_access, board_keys, board_paint
from smpdesk.ui.sessions.board_items import Card, FreeSlot, Place
from smpdesk.ui.sessions.board_mouse import Mouse
from smpdesk.ui.sessions.board_zoom import Zoom
from smpdesk.ui.sessions.deck import Deck, Mark
from smpdesk.ui.sessions.frame import DaySheet, Frame, minute_of
from smpdesk.ui.sessions.frame import Slot as FreeTime
from smpdesk.ui.sessions.gestures import Draw, Gesture, movable
from smpdesk.ui.shared import theme
from smpdesk.ui.shared.theme import colour, px

_GUTTER, _TOP = 60, 10  # pixels at 13 px text: margins


class Board(QGraphicsView):
    """Shows a DaySheet. ``chosen`` carries a Booking, a frame.Slot or None; the others what is asked for."""

    chosen = Signal(object)
    opened = Signal(object)  # a Booking: Enter or a double press on it
    move_requested = Signal(object)  # a frame.Move
    book_requested = Signal(object)  # a frame.Slot
    cancel_requested = Signal(object)  # a Booking
    day_requested = Signal(object)  # days to go on, 0 for today
    menu_requested = Signal(object)  # a place on the screen
    command_requested = Signal(object)  # the value of a commands.Ask
    cut_requested = Signal(object)  # a Booking to be put elsewhere, None for leaving it
    paste_requested = Signal(object)  # the frame.Slot where it shall go
    view_requested = Signal(object)  # "day", "week", or "turn" for the other kind of columns
    zoomed = Signal(object)  # the factor that somebody chose
    framed = Signal()  # columns have other widths or places now

    def __init__(self) -> None:
        super().__init__()
        board_access.install()
        self.frame = Frame()
        self._current: Place | None = None
        self._gesture: Gesture | Draw | None = None
        self._mouse = Mouse(self)
        self._by_keys = QTimer(self, interval=900, singleShot=True)
        self._by_keys.timeout.connect(self.finish_gesture)
        self._waiting: DaySheet | None = None
        self.zoom, self._cut = Zoom(self), 0
        self.setScene(QGraphicsScene(self))
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._deck = Deck(self.scene(), self.frame)
        self._set_up()
        theme.on_change(self._dress)

    def _set_up(self) -> None:
        self.setAccessibleName("Visits of the day")
        self.viewport().setObjectName("board")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(px(20))
        self.horizontalScrollBar().valueChanged.connect(self._slid)

    def show_day(self, sheet: DaySheet) -> None:
        """Show a day; the same cards stay the same items, and what was chosen stays chosen.

        While somebody drags, the new sheet waits until they let go.
        """
        if self._gesture is not None:
            self._waiting = sheet
            return
        self._waiting = None
        kept = self._deck.mark(self._current)
        self.frame.sheet = sheet
        self.setAccessibleName("Visits of the week" if sheet.week else "Visits of the day")
        self._measure()
        self._deck.deal(sheet)
        self._show_cut()
        self._recall(kept)
        self.resetCachedContent()
        self.viewport().update()
        self.framed.emit()

    def repaint_cards(self) -> None:
        """Every card anew: its colours are others."""
        for place in self.places():
            place.update()

    def tick(self, now: datetime) -> None:
        """Only the time went on: move the now-line."""
        self.frame.sheet = self.frame.sheet._replace(now=now)
        self.viewport().update()

    def places(self) -> list[Place]:
        """Cards and free slots by column, then by time."""
        return self._deck.places()

    def current(self) -> Place | None:
        """What is chosen."""
        return self._current

    def chosen_now(self) -> object:
        """What is chosen, as `chosen` says it: a Booking, a frame.Slot or None."""
        return self._said(self._current)

    def current_free(self) -> FreeTime | None:
        """The free time that is chosen."""
        return self._current.slot if isinstance(self._current, FreeSlot) else None

    def choose(self, place: Place | None, tell: bool = True) -> None:
        """Make something the chosen one and bring it into sight."""
        if self._current is not None and self._current is not place:
            self._current.set_current(False)
        self._current = place
        if place is not None:
            place.set_current(True)
            place.setFocus()
            self.ensureVisible(place, round(self.frame.gutter) + px(8), px(24))
            board_access.focused(place)
        if tell:
            self.chosen.emit(self._said(place))

    def choose_visit(self, appointment_id: int, tell: bool = True) -> bool:
        """Choose a visit by its id; False when it is not on this day."""
        card = self._deck.card(appointment_id)
        if card is not None:
            self.choose(card, tell)
        return card is not None

    def rect_of(self, appointment_id: int) -> QRect:
        """Where a card is in the viewport."""
        return self.mapFromScene(self._deck.cards[appointment_id].sceneBoundingRect()).boundingRect()

    def point_at(self, technician: int, minute: int, day: date | None = None) -> QPoint:
        """The place in the viewport that stands for a minute of a technician's day, well inside the column."""
        x = self.frame.x(self.frame.index(technician, day)) + self.frame.column / 2
        return self.mapFromScene(x, self.frame.y(minute))

    def show_cut(self, appointment: int) -> None:
        """Mark the visit that is to go elsewhere; 0 for none."""
        self._cut = appointment
        self._show_cut()

    @property
    def has_cut(self) -> bool:
        """Whether a visit waits to be put somewhere."""
        return self._cut != 0

    def put_back(self) -> None:
        """A request was refused: cards stand where the book says."""
        for card in self._deck.cards.values():
            if card.lifted:
                card.put_back()

    def scroll_to(self, minute: float) -> None:
        """Bring a time into sight with more of the day before it than after: the morning stays in view."""
        bar = self.verticalScrollBar()
        bar.setValue(round(self.frame.y(minute) - self.viewport().height() * 0.65))

    # Gestures

    def take(self, gesture: Gesture | Draw) -> None:
        """The mouse began to drag something."""
        self._gesture = gesture
        if isinstance(gesture, Draw):
            self.scene().addItem(gesture.stretch)

    @property
    def gesture(self) -> Gesture | Draw | None:
        """What is being moved or drawn out just now."""
        return self._gesture

    def lift(self, resize: bool) -> Gesture | None:
        """Begin, or go on, moving the chosen card by keys; None when nothing can be moved."""
        if isinstance(self._gesture, Gesture):
            return self._gesture
        if not isinstance(self._current, Card) or not movable(self._current):
            return None
        self._gesture = Gesture(self.frame, self._current, resize)
        return self._gesture

    def hold(self) -> None:
        """Keys are still coming: ask a little later."""
        self._by_keys.start()
        if self._current is not None:
            self.ensureVisible(self._current, round(self.frame.gutter) + px(8), px(24))

    @Slot()
    def finish_gesture(self) -> None:
        """Let go: ask for what is wanted."""
        gesture, self._gesture = self._gesture, None
        self._by_keys.stop()
        if isinstance(gesture, Gesture):
            if gesture.changed:
                self.move_requested.emit(gesture.move)
            if gesture.card.lifted:
                gesture.card.put_back()
        elif isinstance(gesture, Draw):
            self.scene().removeItem(gesture.stretch)
            self.book_requested.emit(gesture.slot)
        self._catch_up()

    def drop_gesture(self) -> None:
        """Leave everything as it was."""
        gesture, self._gesture = self._gesture, None
        self._by_keys.stop()
        if isinstance(gesture, Gesture):
            gesture.card.put_back()
        elif isinstance(gesture, Draw):
            self.scene().removeItem(gesture.stretch)
        self._catch_up()

    @property
    def busy(self) -> bool:
        """True while something is being moved."""
        return self._gesture is not None

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens, Alt moves, Alt+Shift resizes, Delete cancels, Page keys change the day."""
        if board_keys.press(self, event):
            event.accept()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting go of Alt lets go of the card."""
        if event.key() == Qt.Key.Key_Alt and isinstance(self._gesture, Gesture) and not self._mouse.is_down:
            self.finish_gesture()
            event.accept()
            return
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the keyboard one always stands somewhere."""
        super().focusInEvent(event)
        tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self._current is None and tabbed:
            self.choose(self._near_now())
        elif self._current is not None:
            self._current.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere lets go of the card."""
        super().focusOutEvent(event)
        if isinstance(self._gesture, Gesture) and not self._mouse.is_down:
            self.finish_gesture()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse; a drag may follow."""
        self.finish_gesture()
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what a press would do here."""
        if not self._mouse.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for what was dragged."""
        self._mouse.release()
        self.finish_gesture()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The same as Enter."""
        self._mouse.release()
        self.open_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here, where the menu was asked for. By keyboard, some systems send this beside the key."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if QApplication.activePopupWidget() is None:
            self.menu_requested.emit(event.globalPos() if by_mouse else board_keys.menu_place(self))

    def open_current(self) -> None:
        """Open the chosen visit, or book the chosen free time."""
        if isinstance(self._current, Card):
            self.opened.emit(self._current.booking)
        elif isinstance(self._current, FreeSlot):
            self.book_requested.emit(self._current.slot)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if not self.zoom.turn(event):
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width."""
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """The colours are known by now."""
        super().showEvent(event)
        self._dress()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Hours and columns."""
        board_paint.ground(painter, QRectF(rect), self.frame)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The hours at the left, which stay in sight, and the line that says now."""
        board_paint.over(painter, QRectF(rect), self.frame, self.mapToScene(0, 0).x())

    # Inside

    @Slot()
    def _dress(self) -> None:
        """Colours or text size are others now."""
        self.scene().setBackgroundBrush(colour("paper"))
        self.arrange()
        self.resetCachedContent()
        self.repaint_cards()

    @Slot()
    def _slid(self) -> None:
        self.viewport().update()
        self.framed.emit()

    def arrange(self) -> None:
        """Everything takes its place again, after something else than the sheet changed."""
        self._measure()
        self._deck.arrange()
        self.resetCachedContent()
        self.viewport().update()
        self.framed.emit()

    def _measure(self) -> None:
        frame = self.frame
        frame.gutter, frame.top = max(px(_GUTTER), board_paint.gutter()), px(_TOP)
        least = self.zoom.fit(frame, self.viewport().width(), self.viewport().height())
        # Qt guesses at the other bar's width and would show this one for a pixel or two.
        fits = self.viewport().width() - frame.gutter >= max(1, len(frame.sheet.columns)) * least
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if policy != self.horizontalScrollBarPolicy():
            self.setHorizontalScrollBarPolicy(policy)
        self.scene().setSceneRect(0, 0, frame.width, frame.height)

    def _show_cut(self) -> None:
        for key, card in self._deck.cards.items():
            if card.cut != (abs(key) == self._cut):
                card.mark_cut(abs(key) == self._cut)

    def _recall(self, kept: Mark | None) -> None:
        """Choose again what was chosen; where it has gone, nothing is."""
        self._current = None
        if kept is None:
            return
        found = self._deck.recall(kept)
        if found is None:
            self.chosen.emit(None)
            return
        self._current = found
        found.set_current(True)
        if self.hasFocus():
            found.setFocus()

    def _catch_up(self) -> None:
        if self._waiting is not None:
            self.show_day(self._waiting)

    def _said(self, place: Place | None) -> object:
        if isinstance(place, Card):
            return place.booking
        return place.slot if isinstance(place, FreeSlot) else None

    def _near_now(self) -> Place | None:
        sheet = self.frame.sheet
        today = [each for each in self.places() if each.head.day == sheet.now.date()]
        places = today or self.places()
        later = [each for each in places if each.ends > minute_of(sheet.now)] or places
        return min(later, key=lambda each: (not isinstance(each, Card), each.starts), default=None)
