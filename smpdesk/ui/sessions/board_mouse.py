"""The mouse on the board: choosing, dragging, resizing, drawing out; a finger does the same."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from smpdesk.ui.sessions.board_items import Card, Place
from smpdesk.ui.sessions.gestures import Draw, Gesture, movable
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.ui.sessions.board import Board


class Mouse:
    """Follows the button of the mouse from press to release."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._pressed: QPoint | None = None

    @property
    def is_down(self) -> bool:
        """Whether a drag may be under way."""
        return self._pressed is not None

    def press(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse. Nothing is dragged when the choice was not accepted."""
        at = event.position().toPoint()
        place = self._place_at(at)
        self._board.choose(place)
        if event.button() == Qt.MouseButton.LeftButton and self._board.current() is place:
            self._pressed = at

    def move(self, event: QMouseEvent) -> bool:
        """Drag what was pressed, or show what a press would do; False when nothing is pressed."""
        at = event.position().toPoint()
        if self._pressed is None:
            self._point(at)
            return False
        if self._board.gesture is None:
            self._begin(self._pressed, at)
        gesture = self._board.gesture
        if gesture is not None:
            self._scroll_along(at)
            gesture.drag(self._board.mapToScene(at))
        return True

    def release(self) -> None:
        """The button came up."""
        self._pressed = None

    def _place_at(self, at: QPoint) -> Place | None:
        return next((each for each in self._board.items(at) if isinstance(each, Place)), None)

    def _begin(self, pressed: QPoint, at: QPoint) -> None:
        """Start dragging once the mouse has gone far enough."""
        board = self._board
        if (at - pressed).manhattanLength() < QApplication.startDragDistance():
            return
        frame, current, grabbed = board.frame, board.current(), board.mapToScene(pressed)
        if isinstance(current, Card):
            if movable(current):
                resize = current.on_edge(grabbed.y() - current.y())
                board.take(Gesture(frame, current, resize, grabbed))
        elif frame.sheet.columns and grabbed.x() >= frame.gutter:
            board.take(Draw(frame, grabbed))

    def _point(self, at: QPoint) -> None:
        view, place = self._board.viewport(), self._place_at(at)
        if not isinstance(place, Card):
            view.unsetCursor()
        elif movable(place) and place.on_edge(self._board.mapToScene(at).y() - place.y()):
            view.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            view.setCursor(Qt.CursorShape.PointingHandCursor)

    def _scroll_along(self, at: QPoint) -> None:
        """Near a rim the day or week scrolls along."""
        bar, rim = self._board.verticalScrollBar(), px(24)
        aside, left = self._board.horizontalScrollBar(), round(self._board.frame.gutter)
        if left < at.x() < left + rim:
            aside.setValue(aside.value() - px(12))
        elif at.x() > self._board.viewport().width() - rim:
            aside.setValue(aside.value() + px(12))
        if at.y() < rim:
            bar.setValue(bar.value() - px(12))
        elif at.y() > self._board.viewport().height() - rim:
            bar.setValue(bar.value() + px(12))
