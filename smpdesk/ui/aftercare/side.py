"""The left side of the work list: what waits, filters with counts, a search field, the lines, and the keys."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smpdesk import words
from smpdesk.ui.aftercare.table import FILTERS
from smpdesk.ui.shared import follow_up_words, parts
from smpdesk.ui.shared.fields import text
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

_KEYS = "Enter: main action · C call · S put off · D done · Ctrl+F find"
#: Milliseconds after the last letter before the list follows.
_PAUSE = 120


class WorkRows(RowList):
    """The lines; letters are actions here."""

    keyed = Signal(str)
    """S, D or C was pressed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S puts off, D ends, C calls; Delete ends too."""
        deeds = {Qt.Key.Key_S: "S", Qt.Key.Key_D: "D", Qt.Key.Key_C: "C", Qt.Key.Key_Delete: "D"}
        deed = deeds.get(Qt.Key(event.key()))
        if deed and not event.modifiers() and self.currentIndex().isValid():
            self.keyed.emit(deed)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are actions: the field above finds."""


class WorkSide(QFrame):
    """Shows rows; says which is chosen, opened, and what was asked for by a key."""

    asked = Signal()
    """Filter or search has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self._day, self._due = parts.strong(""), parts.Chip()
        self.search = text("", "Find a client or a line")
        self.search.setAccessibleName("Find in the work list")
        self.search.setClearButtonEnabled(True)
        self.list = WorkRows("To do")
        self._group = QButtonGroup(self)
        self._pills: dict[str, QPushButton] = {}
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.asked)
        self._build()

    @property
    def shown(self) -> str:
        """The filter that is pressed."""
        return next(name for name, pill in self._pills.items() if pill.isChecked())

    def show_rows(self, rows: Sequence[Row], keep: str) -> None:
        """Show these lines, and stay on one."""
        self.list.show_rows(rows, keep=keep)
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))

    def show_counts(self, counts: Mapping[str, int], today: date, everybody: int) -> None:
        """Say how many wait, altogether and under each filter."""
        due = counts["all"]
        self._day.setText(words.day_date(today))
        self._due.say(f"{due:,} to do" if due else "all done" if everybody else "", "warn" if due else "ok")
        self._due.setVisible(bool(due or everybody))
        for name, pill in self._pills.items():
            pill.setText(f"{follow_up_words.filter_name(name)} {counts[name]:,}")
            pill.setVisible(bool(counts[name]) or name == "all" or pill.isChecked())

    def show_all(self) -> None:
        """Take filter and search away."""
        self._pills["all"].setChecked(True)
        self.search.clear()

    def say_nothing(self, title: str) -> None:
        """Why no line is shown."""
        self._nothing.setText(title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the field into the list, Escape empties it; arrows walk along the filters."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self.search and event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        step = (event.key() == Qt.Key.Key_Right) - (event.key() == Qt.Key.Key_Left)
        if step and isinstance(watched, QPushButton):
            shown = [each for each in self._pills.values() if not each.isHidden()]
            to = shown[(shown.index(watched) + step) % len(shown)]
            to.setFocus(Qt.FocusReason.TabFocusReason)
            to.click()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def begin(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot(str)
    def _typed(self, _text: str) -> None:
        self._pause.start()

    @Slot(QAbstractButton)
    def _filtered(self, _pill: QAbstractButton) -> None:
        self.asked.emit()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(14), px(16), px(4))
        head.addWidget(self._day, 1)
        head.addWidget(self._due)
        filters = QWidget()
        filters.setAccessibleName("What the list shows")
        flow = Flow(filters, 4)
        for name in FILTERS:
            pill = parts.pill(follow_up_words.filter_name(name))
            pill.setAutoDefault(False)
            pill.installEventFilter(self)
            self._pills[name] = pill
            self._group.addButton(pill)
            flow.addWidget(pill)
        self._pills["all"].setChecked(True)
        self._group.buttonClicked.connect(self._filtered)
        self.search.textChanged.connect(self._typed)
        self.search.installEventFilter(self)
        tools = QVBoxLayout()
        tools.setContentsMargins(px(12), px(2), px(12), px(8))
        tools.setSpacing(px(8))
        tools.addWidget(filters)
        tools.addWidget(self.search)
        self._nothing = parts.muted("")
        self._nothing.setContentsMargins(px(16), px(14), px(16), px(14))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        keys = parts.label(_KEYS, "small", wrap=True)
        keys.setContentsMargins(px(16), px(6), px(16), px(8))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(head)
        lay.addLayout(tools)
        lay.addWidget(self.list, 1)
        lay.addWidget(self._nothing, 1)
        lay.addWidget(keys)
