"""What screen readers find on the scalp map: a list, and its places as list items.

Faces are kept here until their map is gone: Qt holds only a bare pointer to what a factory returns.
"""

from typing import Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QAccessibleWidget

_faces: dict[int, QAccessibleInterface] = {}
_installed: list[bool] = []


class Spot(QObject):
    """A place of one map, as an object that a screen reader can hold."""

    def __init__(self, shown: Any, place: Any) -> None:
        super().__init__(shown)
        self.shown = shown
        self.place = place


class MapFace(QAccessibleWidget):
    """The map as a list of its places."""

    def __init__(self, shown: Any) -> None:
        super().__init__(shown, QAccessible.Role.List, shown.accessibleName())
        self._map = shown
        self._spots: dict[Any, Spot] = {}

    def spot(self, place: Any) -> Spot:
        """The object of a place."""
        if place not in self._spots:
            self._spots[place] = Spot(self._map, place)
        return self._spots[place]

    def childCount(self) -> int:
        """How many places the arrows walk through."""
        return len(self._map.places_in_view())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """One of them."""
        places = self._map.places_in_view()
        return (
            QAccessible.queryAccessibleInterface(self.spot(places[index]))
            if 0 <= index < len(places)
            else None
        )

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where one of them stands."""
        spot = child.object()
        places = self._map.places_in_view()
        return places.index(spot.place) if isinstance(spot, Spot) and spot.place in places else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The one that is chosen."""
        place = self._map.place
        return QAccessible.queryAccessibleInterface(self.spot(place)) if place is not None else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The one at a place of the screen."""
        for index in range(self.childCount()):
            face = self.child(index)
            if face is not None and face.rect().contains(x, y):
                return face
        return None


class SpotFace(QAccessibleObject):
    """A place."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(spot)
        self._spot = spot

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The map."""
        return QAccessible.queryAccessibleInterface(self._spot.shown)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None: a place is one thing."""
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
        """What is known of it."""
        return str(self._spot.shown.words_of(self._spot.place)) if kind == QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        inside = self._spot.shown.rect_of(self._spot.place).toRect()
        return QRect(self._spot.shown.mapToGlobal(inside.topLeft()), inside.size())

    def state(self) -> QAccessible.State:
        """That it can be chosen, and whether it is."""
        state = QAccessible.State()
        state.focusable = state.selectable = 1
        if self._spot.shown.place == self._spot.place:
            state.focused = state.selected = 1
        return state


def install() -> None:
    """Let Qt ask here for the map's faces. Once for the process."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_face)


def chosen(shown: Any) -> None:
    """Tell a screen reader which place is chosen now."""
    if QAccessible.isActive() and shown.place is not None:
        face = _face("ScalpMap", shown)
        if isinstance(face, MapFace):
            QAccessible.updateAccessibility(QAccessibleEvent(face.spot(shown.place), QAccessible.Event.Focus))


def _face(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if class_name not in ("ScalpMap", "Spot") or thing is None:
        return None
    key = id(thing)
    if key not in _faces:
        _faces[key] = MapFace(thing) if class_name == "ScalpMap" else SpotFace(thing)  # type: ignore[arg-type]

        def forget() -> None:
            _faces.pop(key, None)

        thing.destroyed.connect(forget)
    return _faces[key]
