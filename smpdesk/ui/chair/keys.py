"""Keys of the page: the sheets, the clock, the zones one after the other."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from smpdesk.ui.chair.side import Sheet

if TYPE_CHECKING:
    from smpdesk.ui.chair.page import ChairPage


class Key(StrEnum):
    """Every key and what it is for."""

    ZONES = "F2"
    SESSION = "F3"
    USED = "F4"
    BREAK = "F6"
    NUMBING = "F7"
    SAME = "F8"
    FINISH = "F9"
    NEXT = "Ctrl+PgDown"
    BEFORE = "Ctrl+PgUp"


class ChairKeys(QObject):
    """Listens while the page is in front."""

    def __init__(self, page: "ChairPage") -> None:
        super().__init__(page)
        self._page = page
        for key in Key:
            shortcut = QShortcut(QKeySequence(key.value), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setObjectName(key.value)
            shortcut.activated.connect(self._pressed)

    @Slot()
    def zones(self) -> None:
        """The list of zones."""
        self._page.step_back()

    @Slot()
    def numbing(self) -> None:
        """Anaesthetic."""
        self._page.turn_to(Sheet.NUMBING)

    @Slot()
    def _pressed(self) -> None:
        key, page = Key(self.sender().objectName()), self._page
        sheets = {Key.ZONES: Sheet.ZONES, Key.SESSION: Sheet.SESSION, Key.USED: Sheet.USED,
                  Key.NUMBING: Sheet.NUMBING}  # fmt: skip
        if key in sheets:
            page.turn_to(sheets[key])
        elif key is Key.BREAK:
            page.turn_break()
        elif key is Key.SAME:
            page.same_as_last()
        elif key is Key.FINISH:
            page.ask_finish()
        else:
            page.step_zone(1 if key is Key.NEXT else -1)
