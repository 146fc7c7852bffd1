"""How high an hour and how wide a column is drawn: by the room there is, and by what somebody chose."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from smpdesk.ui.sessions.frame import Frame
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.ui.sessions.board import Board

ZOOMS = (0.5, 0.6, 0.75, 0.9, 1.0, 1.15, 1.35, 1.6, 2.0, 2.5, 3.0)
_HOUR = 76  # pixels at 13 px text: an hour's height before zooming
_COLUMN, _NARROW = 140, 46  # least width of a column, in a day and in a week


class Zoom:
    """The board's zoom. 1 is usual; smaller never leaves room empty below the day."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self.factor = 1.0

    def set(self, factor: float) -> None:
        """Draw hours higher or lower; the middle of what is in sight stays."""
        board, bar = self._board, self._board.verticalScrollBar()
        high = board.viewport().height() // 2
        middle = board.frame.minute(board.mapToScene(0, high).y())
        self.factor = min(ZOOMS, key=lambda each: abs(each - factor))
        board.arrange()
        bar.setValue(round(board.frame.y(middle) - high))

    def step(self, steps: int) -> None:
        """Some steps nearer or farther, 0 for the usual size; somebody asked for it."""
        at = max(0, min(len(ZOOMS) - 1, ZOOMS.index(self.factor) + steps))
        self.set(ZOOMS[at] if steps else 1.0)
        self._board.zoomed.emit(self.factor)

    def turn(self, event: QWheelEvent) -> bool:
        """The wheel with Ctrl; False without it."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if turned := event.angleDelta().y():
            self.step(1 if turned > 0 else -1)
        event.accept()
        return True

    def fit(self, frame: Frame, width: int, height: int) -> int:
        """Give the frame its column and its hour for a viewport of this size; the least width of a column."""
        sheet = frame.sheet
        count, least = max(1, len(sheet.columns)), px(_NARROW if sheet.week else _COLUMN)
        frame.column = max(least, int(width - frame.gutter) // count)
        frame.pad = px(6) if frame.column >= px(_COLUMN) else px(2)
        hours = max(1, (sheet.closes - sheet.opens) / 60)
        fitting = (height - 2 * frame.top) / hours
        frame.hour = max(px(_HOUR) * min(1.0, self.factor), fitting) * max(1.0, self.factor)
        return least
