"""The cards and free slots of a board: dealt for a day or a week, kept while the same visits stand on it."""

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QGraphicsScene

from smpdesk.domain.appointment import Appointment
from smpdesk.ui.sessions.beside import shares
from smpdesk.ui.sessions.board_items import Card, FreeSlot, Place
from smpdesk.ui.sessions.frame import DaySheet, Frame, free_slots


class Mark(NamedTuple):
    """What is chosen, in a form that outlives the items: a visit, or a minute of a column's free time."""

    appointment: int
    column: tuple[date, int, int] = (date.min, 0, 0)
    minute: int = 0


class Deck:
    """Items by what they stand for. ``cards`` has them by appointment id, below zero for the part after midnight."""

    def __init__(self, scene: QGraphicsScene, frame: Frame) -> None:
        self._scene, self._frame = scene, frame
        self.cards: dict[int, Card] = {}
        self._slots: list[FreeSlot] = []
        self._spare: list[FreeSlot] = []
        self._order: list[Place] | None = None

    def deal(self, sheet: DaySheet) -> None:
        """Give every visit its card, and free time its slots."""
        self._order = None
        wanted = {each.appointment.id: each for each in (*sheet.bookings, *sheet.tails)}
        by_column: dict[int, list[Appointment]] = {}
        for booking in sheet.bookings:
            column = self._frame.holding(booking.appointment)
            if column is not None:
                by_column.setdefault(column, []).append(booking.appointment)
        tails = {(self._frame.tail_of(each.appointment), each.appointment.id) for each in sheet.tails}
        for booking in sheet.tails:
            column = self._frame.tail_of(booking.appointment)
            if column is not None:
                by_column.setdefault(column, []).append(booking.appointment)
        dealt = {
            -key if (column, key) in tails else key: (wanted[key], share)
            for column, visits in by_column.items()
            for key, share in shares(visits).items()
        }
        left = [self.cards.pop(key) for key in [each for each in self.cards if each not in dealt]]
        for key, (booking, share) in dealt.items():
            if key not in self.cards:
                self.cards[key] = self._blank_card(left)
            self.cards[key].tail = key < 0
            self.cards[key].show_booking(booking, share)
        for card in left:
            self._scene.removeItem(card)
        self._deal_slots(sheet)

    def _blank_card(self, left: list[Card]) -> Card:
        """One of those of the day before, or a new one: making it, and the room for its picture, takes longer."""
        if left:
            left[-1].wipe()
            return left.pop()
        card = Card(self._frame)
        self._scene.addItem(card)
        return card

    def card(self, appointment: int) -> Card | None:
        """The card of a visit: where it begins, or else where it goes on past midnight."""
        return self.cards.get(appointment) or self.cards.get(-appointment)

    def arrange(self) -> None:
        """The frame has another size: everything takes its place again."""
        for card in self.cards.values():
            card.place(card.share)
        for slot in self._slots:
            slot.place()

    def places(self) -> list[Place]:
        """Cards and free slots by column, then by time."""
        if any(each.lifted for each in self.cards.values()):
            return self._sorted()
        if self._order is None:
            self._order = self._sorted()
        return list(self._order)

    def _sorted(self) -> list[Place]:
        everything: list[Place] = [*self.cards.values(), *self._slots]
        return sorted(everything, key=lambda each: (each.column, each.starts, each.ends))

    def mark(self, place: Place | None) -> Mark | None:
        """Remember a place beyond the next deal."""
        if isinstance(place, Card):
            return Mark(-place.booking.appointment.id if place.tail else place.booking.appointment.id)
        if isinstance(place, FreeSlot):
            return Mark(0, place.head.key, place.starts)
        return None

    def recall(self, mark: Mark) -> Place | None:
        """The place that was remembered; free time may have other edges now."""
        if mark.appointment:
            return self.cards.get(mark.appointment)
        column = self._frame.index_of(mark.column)
        return next(
            (
                each
                for each in self._slots
                if each.column == column and each.starts <= mark.minute < each.ends
            ),
            None,
        )

    def _deal_slots(self, sheet: DaySheet) -> None:
        """Slots are used again: making an item costs more than moving it."""
        free = free_slots(sheet)
        while len(self._slots) > len(free):
            self._spare.append(self._slots.pop())
            self._spare[-1].hide()
        while len(self._slots) < len(free):
            if self._spare:
                self._spare[-1].show()
                self._slots.append(self._spare.pop())
            else:
                self._slots.append(FreeSlot(self._frame))
                self._scene.addItem(self._slots[-1])
        for item, (column, slot) in zip(self._slots, free, strict=True):
            item.show_slot(column, slot)
