"""What screen readers find on the board: a list, and its cards and free slots as list items.

Faces are kept here until their object is gone: Qt holds only a bare pointer to what a factory returns.
"""

from typing import Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_faces: dict[int, QAccessibleInterface] = {}
_installed: list[bool] = []


class BoardFace(QAccessibleWidget):
    """The board as a list in the order of columns and times."""

    def __init__(self, board: Any) -> None:
        super().__init__(board, QAccessible.Role.List, board.accessibleName())
        self._board = board

    def childCount(self) -> int:
        """How many cards and free slots there are."""
        return len(self._board.places())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """One of them."""
        places = self._board.places()
        return QAccessible.queryAccessibleInterface(places[index]) if 0 <= index < len(places) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where one of them stands."""
        places = self._board.places()
        wanted = child.object()
        return next((number for number, each in enumerate(places) if each is wanted), -1)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The one that has the focus."""
        current = self._board.current()
        return QAccessible.queryAccessibleInterface(current) if current is not None else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The one at a place of the screen."""
        for index in range(self.childCount()):
            face = self.child(index)
            if face is not None and face.rect().contains(x, y):
                return face
        return None


class PlaceFace(QAccessibleObject):
    """A card or a free slot."""

    def __init__(self, place: Any) -> None:
        super().__init__(place)
        self._place = place

    def _board(self) -> QWidget | None:
        scene = self._place.scene()
        views = scene.views() if scene is not None else []
        return views[0] if views else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The board."""
        board = self._board()
        return QAccessible.queryAccessibleInterface(board) if board is not None else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None: a card is one thing."""
        return None

    def childCount(self) -> int:
        """None."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Not there."""
        return -1

    def role(self) -> QAccessible.Role:
        """An item of the list."""
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        """Its words; in a day, which one it is comes after them."""
        if kind == QAccessible.Text.Description:
            return str(self._place.day_words)
        return self._place.words if kind == QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        board: Any = self._board()
        if board is None:
            return QRect()
        inside = board.mapFromScene(self._place.sceneBoundingRect()).boundingRect()
        return QRect(board.viewport().mapToGlobal(inside.topLeft()), inside.size())

    def state(self) -> QAccessible.State:
        """That it can be chosen, and whether it is."""
        state = QAccessible.State()
        state.focusable = state.selectable = 1
        if self._place.current:
            state.focused = state.selected = 1
        return state


def install() -> None:
    """Let Qt ask here for the board's faces. Once for the process."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_face)


def focused(place: QObject) -> None:
    """Tell a screen reader where the focus went."""
    from PySide6.QtGui import QAccessibleEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(place, QAccessible.Event.Focus))


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something that is shown elsewhere than at the focus."""
    from PySide6.QtGui import QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def _face(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name not in ("Board", "Card", "FreeSlot") or thing is None:
        return None
    key = id(thing)
    if key not in _faces:
        _faces[key] = BoardFace(thing) if class_name == "Board" else PlaceFace(thing)

        def forget() -> None:
            _faces.pop(key, None)

        thing.destroyed.connect(forget)
    return _faces[key]
