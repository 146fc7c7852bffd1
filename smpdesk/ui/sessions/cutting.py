"""Cutting a visit out of one day and pasting it into another, weeks away if need be."""

from PySide6.QtCore import QObject, Signal, Slot

from smpdesk.domain.booking import Booking
from smpdesk.ui.sessions.board import Board
from smpdesk.ui.sessions.deeds import Deeds
from smpdesk.ui.sessions.frame import Slot as FreeTime


class Cutting(QObject):
    """Marks on the board what was cut; until it is pasted it stays in the book where it was."""

    pasted = Signal(object)  # the id of the visit that went elsewhere

    def __init__(self, deeds: Deeds, board: Board) -> None:
        super().__init__(board)
        self._deeds, self._board = deeds, board
        board.cut_requested.connect(self._cut)
        board.paste_requested.connect(self._paste)

    @Slot(object)
    def _cut(self, booking: Booking | None) -> None:
        """Mark a visit that shall go elsewhere; once more, or None, leaves it."""
        self._deeds.cut(booking)
        self._board.show_cut(self._deeds.cut_visit)

    @Slot(object)
    def _paste(self, free: FreeTime) -> None:
        """The visit that was cut goes to this time."""
        wanted = self._deeds.pasted(free)
        if wanted is not None and self._deeds.move(wanted):
            self._board.show_cut(0)
            self.pasted.emit(wanted.appointment)
