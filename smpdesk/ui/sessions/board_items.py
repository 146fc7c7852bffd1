"""What stands on the board: the cards of visits, the free slots between them, a stretch being drawn."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsObject,
    QGraphicsSceneHoverEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from smpdesk.domain.booking import Booking
from smpdesk.ui.sessions import card_ground, card_text
from smpdesk.ui.sessions.frame import STEP, Column, Frame, Slot, minute_of, snapped
from smpdesk.ui.shared.theme import colour, px
from smpdesk.words import day_date, duration_text, span_text, time_text

EDGE = 7  # how near the lower edge a press resizes, at 13 px text


class Place(QGraphicsObject):
    """Something in a column that can be walked to: it has a place in time, words, and may be the current one."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.frame = frame
        self.column = 0  # its index
        self.starts = self.ends = 0  # minutes of the column's day
        self.current = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setAcceptHoverEvents(True)
        self._size = QRectF(0, 0, 1, 1)

    @property
    def words(self) -> str:
        """What a screen reader says."""
        raise NotImplementedError

    @property
    def day_words(self) -> str:
        """Which day it is, for a screen reader, where the words do not say it already."""
        return "" if self.frame.sheet.week else day_date(self.head.day)

    def boundingRect(self) -> QRectF:
        """The whole item, at its own origin."""
        return self._size

    @property
    def head(self) -> Column:
        """The column it stands in."""
        return self.frame.sheet.columns[self.column]

    def set_current(self, current: bool) -> None:
        """Draw it as the chosen one, or no longer."""
        if self.current != current:
            self.current = current
            self.setZValue(2 if current else 0)
            self.update()

    def place(self, share: tuple[float, float] = (0.0, 1.0)) -> None:
        """Take the place in the scene that the times and the column say."""
        frame, sheet = self.frame, self.frame.sheet
        starts, ends = max(self.starts, sheet.opens), min(self.ends, sheet.closes)
        room = frame.column - 2 * frame.pad
        left = frame.x(self.column) + frame.pad + room * share[0]
        height = max(frame.length(ends - starts), frame.length(10)) - 1
        self.prepareGeometryChange()
        gap = px(4) if share[1] < 1 and share[0] + share[1] < 1 else 0
        self._size = QRectF(0, 0, max(8.0, room * share[1] - gap), max(8.0, height))
        self.setPos(round(left), round(frame.y(starts)))
        self.update()

    def _outline(self, painter: QPainter, role: str, width: float, dashed: bool = False) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour(role), width)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRoundedRect(self._size.adjusted(inset, inset, -inset, -inset), px(4), px(4))


class Card(Place):
    """A visit. While it is dragged its times are only wanted, and the card says so. A ``tail`` is the part of one that
    runs past midnight, on the day after."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.tail = False
        self.booking: Booking
        self.share = (0.0, 1.0)
        self.lifted = self.cut = False
        self.setZValue(1)

    def wipe(self) -> None:
        """Nobody's any more, and about to be somebody else's."""
        self.clearFocus()
        self.set_current(False)
        self.cut = False

    def show_booking(self, booking: Booking, share: tuple[float, float]) -> None:
        """Show a visit, at its own time."""
        self.booking, self.share = booking, share
        keep = QGraphicsItem.CacheMode.DeviceCoordinateCache
        # What is painted anew in the next turn needs no picture to be kept of it.
        self.setCacheMode(keep if booking.known else QGraphicsItem.CacheMode.NoCache)
        self.put_back()

    def put_back(self) -> None:
        """Stand again where the book says."""
        visit = self.booking.appointment
        column = self.frame.tail_of(visit) if self.tail else self.frame.holding(visit)
        self.column = column or 0
        self.starts = 0 if self.tail else minute_of(visit.starts)
        self.ends = minute_of(visit.ends) if self.tail else self.starts + visit.minutes
        self.lifted = False
        self.setOpacity(0.55 if self.cut else 1.0)
        self.place(self.share)
        self.setZValue(2 if self.current else 1)
        self.setToolTip(self._tip() if self.booking.known else "")

    def mark_cut(self, cut: bool) -> None:
        """Look like something that is about to go elsewhere, or no longer."""
        self.cut = cut
        self.setOpacity(0.55 if cut else 1.0)
        self.update()

    def lift(self, column: int, starts: int, ends: int) -> None:
        """Stand where somebody wants it, while they are still moving it."""
        if (self.column, self.starts, self.ends, self.lifted) == (column, starts, ends, True):
            return
        self.column, self.starts, self.ends = column, starts, ends
        self.lifted = True
        self.setZValue(5)
        self.setOpacity(0.9)
        self.place()

    @property
    def words(self) -> str:
        """Everything on the card in one line, with whose column it is in."""
        where = self.frame.sheet.elsewhere(self.booking.appointment, self.head)
        parts = (
            card_text.spoken(self.booking, said(self.frame, self.column), where),
            "goes on from the day before" if self.tail else "",
            "cut" if self.cut else "",
        )
        return ", ".join(part for part in parts if part)

    @property
    def times(self) -> str:
        """From when to when, as it stands or as it is wanted."""
        if self.tail:
            return f"until {time_text(self.booking.appointment.ends)}"
        return span_text(self.frame.at(self.column, self.starts), self.frame.at(self.column, self.ends))

    def on_edge(self, y: float) -> bool:
        """True near the lower edge, where the length is changed; never on the greater part of a short card."""
        height = self._size.height()
        return y > height - min(px(EDGE), height / 3)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The tint and edge of its kind, then its words."""
        fill, edge = card_text.shade(self.booking)
        ghost = card_text.is_ghost(self.booking)
        chosen = self.current or self.lifted
        marked = ghost or self.cut or card_text.in_chair(self.booking)
        painter.setClipRect(self._size)
        card_ground.draw(painter, self._size, fill, edge, 0 if ghost else px(4), lined=not (chosen or marked))
        where = self.frame.sheet.elsewhere(self.booking.appointment, self.head)
        card_text.paint(painter, self._size, self.booking, self.times, where, brief=self.frame.sheet.week)
        if chosen:
            self._outline(painter, "focus", px(2))
        elif marked:
            self._outline(painter, "line_strong" if ghost else edge, 1.0, dashed=ghost or self.cut)

    def _tip(self) -> str:
        """All words of a card that may be too small for them. Escaped: a tip may be read as markup."""
        from html import escape

        where = self.frame.sheet.elsewhere(self.booking.appointment, self.head)
        lines = card_text.lines(self.booking, self.times, where)
        return "<br>".join(escape(each) for each in lines)


class FreeSlot(Place):
    """Free time: nothing is drawn, and nothing kept for it, until the mouse or the keyboard is there."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.slot: Slot
        self._hovered = False

    def show_slot(self, column: int, slot: Slot) -> None:
        """Stand for a free stretch of a column."""
        self.slot, self.column = slot, column
        self.starts = minute_of(slot.starts)
        self.ends = self.starts + int((slot.ends - slot.starts).total_seconds() // 60)
        self.current = self._hovered = False
        self._seen()
        self.place()

    @property
    def words(self) -> str:
        """That it is free, when and with whom."""
        when = f"Free, {time_text(self.slot.starts)} to {time_text(self.slot.ends)}"
        away = self.head.names(self.starts)
        return ", ".join(part for part in (when, said(self.frame, self.column), away) if part)

    def set_current(self, current: bool) -> None:
        """Draw it as the chosen one, or no longer."""
        super().set_current(current)
        self._seen()

    def _seen(self) -> None:
        empty = not (self.current or self._hovered)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, empty)

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Show that time can be booked here."""
        self._hovered = True
        self._seen()
        self.update()

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Step back."""
        self._hovered = False
        self._seen()
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """A hint under the mouse, a dashed frame for the keyboard."""
        if not (self.current or self._hovered):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(self._size, px(4), px(4))
        if self.current:
            self._outline(painter, "focus", px(2), dashed=True)
        times = span_text(self.slot.starts, self.slot.ends)
        if self.frame.sheet.week:
            card_text.hint(painter, self._size, time_text(self.slot.starts))
        else:
            away = self.head.names(self.starts)
            card_text.hint(painter, self._size, f"Free {times} · {away}" if away else f"Free {times}")


class Stretch(QGraphicsObject):
    """The stretch of free time that is being drawn out with the mouse."""

    def __init__(self, frame: Frame, column: int) -> None:
        super().__init__()
        self.frame, self.column = frame, column
        self.starts = self.ends = 0
        self._size = QRectF()
        self.setZValue(6)

    def boundingRect(self) -> QRectF:
        """The whole item."""
        return self._size

    def span(self, one: float, other: float) -> None:
        """From one minute to another, in full steps, at least one, inside the day drawn."""
        sheet = self.frame.sheet
        first, last = snapped(min(one, other)), snapped(max(one, other))
        self.starts = max(sheet.opens, min(first, sheet.closes - STEP))
        self.ends = min(sheet.closes, max(last, self.starts + STEP))
        self.prepareGeometryChange()
        width = self.frame.column - 2 * self.frame.pad
        self._size = QRectF(0, 0, width, self.frame.length(self.ends - self.starts))
        self.setPos(self.frame.x(self.column) + self.frame.pad, self.frame.y(self.starts))
        self.update()

    @property
    def slot(self) -> Slot:
        """The stretch as times."""
        frame, head = self.frame, self.frame.sheet.columns[self.column]
        starts, ends = frame.at(self.column, self.starts), frame.at(self.column, self.ends)
        return Slot(head.technician, starts, ends, drawn=True, room=0 if head.technician else head.room_id)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """A tinted frame with its times and length."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), px(2), Qt.PenStyle.DashLine))
        painter.setBrush(colour("tint"))
        painter.drawRoundedRect(self._size.adjusted(1, 1, -1, -1), px(4), px(4))
        slot = self.slot
        words = f"{span_text(slot.starts, slot.ends)} · {duration_text(self.ends - self.starts)}"
        if self.frame.sheet.week:
            words = time_text(slot.starts)
        card_text.hint(painter, self._size, words, "accent_ink")


def said(frame: Frame, column: int) -> str:
    """A column for screen readers; in a week with its day."""
    head = frame.sheet.columns[column]
    return f"{head.name}, {day_date(head.day)}" if frame.sheet.week else head.name
