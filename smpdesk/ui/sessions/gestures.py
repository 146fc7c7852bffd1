"""Moving, resizing and drawing out on the board: the same three steps for the mouse and for the keys.

A gesture only shows what is wanted; whether it may be is answered later by the desk.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import QPointF

from smpdesk.domain.appointment import Appointment, VisitState
from smpdesk.ui.sessions.board_items import Card, Stretch
from smpdesk.ui.sessions.frame import DAY, STEP, Column, Frame, Move, Slot, snapped

_LONGEST = 24 * 60


def wanted(visit: Appointment, column: Column, starts: datetime, minutes: int) -> Move:
    """A visit wanted in a column: with its technician, or in its room."""
    ends = starts + timedelta(minutes=minutes)
    if column.technician:
        return Move(visit.id, starts, ends, column.technician)
    return Move(visit.id, starts, ends, visit.technician, column.room_id)


def movable(card: Card) -> bool:
    """Visits that are over, or no longer hold their time, stay where they are; what runs past midnight is moved where
    it begins."""
    return not card.tail and card.booking.appointment.state in (
        VisitState.BOOKED,
        VisitState.ARRIVED,
        VisitState.IN_CHAIR,
    )


class Gesture:
    """One visit being moved or given another length. The card's own times count from the day's midnight."""

    def __init__(self, frame: Frame, card: Card, resize: bool, grabbed: QPointF | None = None) -> None:
        self._frame, self.card, self._resize = frame, card, resize
        self._column, self._starts, self._ends = card.column, card.starts, card.ends
        self._offset = frame.minute(grabbed.y()) - card.starts if grabbed is not None else 0.0
        self._grabbed = frame.minute(grabbed.y()) if grabbed is not None else 0.0

    def drag(self, at: QPointF) -> None:
        """Follow the mouse to a place in the scene, in full steps."""
        minute = self._frame.minute(at.y())
        if self._resize:
            self._lengthen(snapped(self._ends + minute - self._grabbed))
        else:
            self._shift(snapped(minute - self._offset), self._frame.column_at(at.x()))

    def step(self, columns: int, steps: int) -> None:
        """Follow an arrow key: to the next full step, to the next column."""
        if self._resize:
            self._lengthen(_stepped(self.card.ends, steps))
            return
        last = len(self._frame.sheet.columns) - 1
        starts = _stepped(self.card.starts, steps) if steps else self.card.starts
        self._shift(starts, max(0, min(last, self.card.column + columns)))

    @property
    def changed(self) -> bool:
        """Whether anything else is wanted than what is."""
        card = self.card
        return (card.column, card.starts, card.ends) != (self._column, self._starts, self._ends)

    @property
    def move(self) -> Move:
        """What is wanted."""
        card, frame = self.card, self._frame
        return wanted(
            card.booking.appointment, card.head, frame.at(card.column, card.starts), card.ends - card.starts
        )

    def _shift(self, starts: int, column: int) -> None:
        starts = max(0, min(starts, DAY - STEP))
        self.card.lift(column, starts, starts + self._ends - self._starts)

    def _lengthen(self, ends: int) -> None:
        ends = max(self._starts + STEP, min(ends, self._starts + _LONGEST))
        self.card.lift(self.card.column, self.card.starts, ends)


class Draw:
    """A free stretch being drawn out with the mouse."""

    def __init__(self, frame: Frame, grabbed: QPointF) -> None:
        self._frame = frame
        self._grabbed = frame.minute(grabbed.y())
        self.stretch = Stretch(frame, frame.column_at(grabbed.x()))

    def drag(self, at: QPointF) -> None:
        """Follow the mouse."""
        self.stretch.span(self._grabbed, self._frame.minute(at.y()))

    @property
    def slot(self) -> Slot:
        """The stretch drawn so far."""
        return self.stretch.slot


def _stepped(minute: int, steps: int) -> int:
    """The next full step in a direction: from 10:05 one step on is 10:15."""
    if steps > 0:
        return (minute // STEP + steps) * STEP
    return -((-minute) // STEP + -steps) * STEP
