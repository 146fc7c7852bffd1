"""Where an arrow key leads among things that flow in rows."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt


def target(places: Sequence[QRect], at: int, key: Qt.Key) -> int:
    """The number of the place that ``key`` leads to from place ``at``; the same one at an edge."""
    last = len(places) - 1
    if key == Qt.Key.Key_Home:
        return 0
    if key == Qt.Key.Key_End:
        return last
    if key == Qt.Key.Key_Left:
        return max(0, at - 1)
    if key == Qt.Key.Key_Right:
        return min(last, at + 1)
    here = places[at].center()
    below = key == Qt.Key.Key_Down
    beyond = [
        (abs(place.center().y() - here.y()), abs(place.center().x() - here.x()), number)
        for number, place in enumerate(places)
        if (place.top() > places[at].bottom() if below else place.bottom() < places[at].top())
    ]
    return min(beyond, default=(0, 0, at))[2]
