"""The pages beside the head, one at a time, each as long as it needs; their heads stay in sight."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smpdesk.ui.shared.parts import button
from smpdesk.ui.shared.theme import px


class Sheet(StrEnum):
    """What stands beside the head."""

    HEAD = "head"
    ZONES = "zones"
    ZONE = "zone"
    MARK = "mark"
    SESSION = "session"
    USED = "used"
    NUMBING = "numbing"
    PICK = "pick"
    FINISH = "finish"
    READY = "ready"
    DONE = "done"


#: The three that have a button of their own; where the page is narrow, the head is a fourth.
_SEGMENTS = {Sheet.HEAD: "Head", Sheet.ZONES: "Zones", Sheet.SESSION: "Session", Sheet.USED: "Stock used"}
_KEYS = {Sheet.ZONES: "F2", Sheet.SESSION: "F3", Sheet.USED: "F4"}
_UNDER = dict.fromkeys((Sheet.ZONE, Sheet.MARK, Sheet.READY, Sheet.DONE), Sheet.ZONES)


class Segments(QWidget):
    """The buttons over the sheets; `asked` carries the Sheet."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("What is shown")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(6), 0, px(6), 0)
        row.setSpacing(0)
        self._head = self._limited = False
        self._pushes: dict[Sheet, QPushButton] = {}
        for sheet, words in _SEGMENTS.items():
            push = button(words, on=self._pressed)
            push.setProperty("segment", "true")
            push.setCheckable(True)
            push.setAutoDefault(False)
            push.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            if sheet in _KEYS:
                push.setToolTip(f"{words} ({_KEYS[sheet]})")
            self._pushes[sheet] = push
            row.addWidget(push)

    def mark(self, sheet: Sheet) -> None:
        """Show which sheet is in front."""
        for each, push in self._pushes.items():
            push.setChecked(each == _UNDER.get(sheet, sheet))

    def with_head(self, wanted: bool) -> None:
        """Whether the head has a button: where it does not stand beside the sheets."""
        self._head = wanted
        self._pushes[Sheet.HEAD].setVisible(wanted)
        self.setVisible(wanted or not self._limited)

    def limit(self, wanted: bool) -> None:
        """Whether there is nothing to write now: then only the head and what stands beside it are offered."""
        self._limited = wanted
        for sheet in (Sheet.SESSION, Sheet.USED):
            self._pushes[sheet].setVisible(not wanted)
        if wanted:
            self._pushes[Sheet.ZONES].setText("Visit")
        self.with_head(self._head)

    def count(self, zones: int, used: int) -> None:
        """Say how much there is."""
        self._pushes[Sheet.ZONES].setText(f"Zones {zones}" if zones else "Zones")
        self._pushes[Sheet.USED].setText(f"Stock used {used}" if used else "Stock used")

    @Slot()
    def _pressed(self) -> None:
        self.asked.emit(next(each for each, push in self._pushes.items() if push is self.sender()))


class Sheets(QStackedWidget):
    """One scrolling page for each Sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._areas: dict[Sheet, QScrollArea] = {}

    def put(self, sheet: Sheet, inside: QWidget) -> None:
        """The widget of a sheet."""
        self._areas[sheet] = _scrolling(inside)
        self.addWidget(self._areas[sheet])

    @property
    def sheet(self) -> Sheet:
        """What is in front."""
        return next(each for each, area in self._areas.items() if area is self.currentWidget())

    def turn_to(self, sheet: Sheet) -> None:
        """Bring a sheet to the front, from its top."""
        area = self._areas[sheet]
        if self.currentWidget() is not area:
            area.verticalScrollBar().setValue(0)
            self.setCurrentWidget(area)


def _scrolling(inside: QWidget) -> QScrollArea:
    """Scrolls up and down only, by wheel, keys, or a finger that pushes it."""
    box = QWidget()
    box.setProperty("surface", "none")
    lay = QVBoxLayout(box)
    lay.setContentsMargins(px(14), px(10), px(14), px(14))
    lay.addWidget(inside)
    lay.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(box)
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    return area
