"""The cards and free slots of a board: dealt for a day, kept while the same visits stand on it."""

from typing import NamedTuple

from PySide6.QtWidgets import QGraphicsScene

from smpdesk.domain.appointment import Appointment
from smpdesk.ui.sessions.board_items import Card, FreeSlot, Place
from smpdesk.ui.sessions.frame import DaySheet, Frame, free_slots, shares


class Mark(NamedTuple):
    """What is chosen, in a form that outlives the items: a visit, or a minute of a technician's free time."""

    appointment: int
    technician: int
    minute: int


class Deck:
    """Items by what they stand for. ``cards`` has them by appointment id."""

    def __init__(self, scene: QGraphicsScene, frame: Frame) -> None:
        self._scene, self._frame = scene, frame
        self.cards: dict[int, Card] = {}
        self._slots: list[FreeSlot] = []

    def deal(self, sheet: DaySheet) -> None:
        """Give every visit its card, and free time its slots."""
        wanted = {each.appointment.id: each for each in sheet.bookings}
        for gone in [key for key in self.cards if key not in wanted]:
            self._scene.removeItem(self.cards.pop(gone))
        by_column: dict[int, list[Appointment]] = {}
        for booking in sheet.bookings:
            by_column.setdefault(booking.appointment.technician, []).append(booking.appointment)
        for visits in by_column.values():
            for key, share in shares(visits).items():
                if key not in self.cards:
                    self.cards[key] = Card(self._frame)
                    self._scene.addItem(self.cards[key])
                self.cards[key].show_booking(wanted[key], share)
        for slot in self._slots:
            self._scene.removeItem(slot)
        self._slots = [FreeSlot(self._frame, each) for each in free_slots(sheet)]
        for slot in self._slots:
            self._scene.addItem(slot)

    def arrange(self) -> None:
        """The frame has another size: everything takes its place again."""
        for card in self.cards.values():
            card.place(card.share)
        for slot in self._slots:
            slot.place()

    def places(self) -> list[Place]:
        """Cards and free slots by column, then by time."""
        everything: list[Place] = [*self.cards.values(), *self._slots]
        index = self._frame.index
        return sorted(everything, key=lambda each: (index(each.technician), each.starts, each.ends))

    def mark(self, place: Place | None) -> Mark | None:
        """Remember a place beyond the next deal."""
        if isinstance(place, Card):
            return Mark(place.booking.appointment.id, 0, 0)
        if isinstance(place, FreeSlot):
            return Mark(0, place.technician, place.starts)
        return None

    def recall(self, mark: Mark) -> Place | None:
        """The place that was remembered; free time may have other edges now."""
        if mark.appointment:
            return self.cards.get(mark.appointment)
        return next(
            (
                each
                for each in self._slots
                if each.technician == mark.technician and each.starts <= mark.minute < each.ends
            ),
            None,
        )
