"""The search box at the top: finds a client from anywhere, by keyboard alone.

The matches hang below the box as a child of the window, so that the focus stays in the box.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from smpdesk.ui.shared.parts import label
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px
from smpdesk.words import counted

_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FinderField(QLineEdit):
    """Type, walk with the arrows, Enter opens, Escape goes back to where one was."""

    opened = Signal(object)
    """The id of the client to be shown, or the number of a lot."""

    def __init__(
        self, find: Callable[[str], Sequence[Row]], keys: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find, self._keys = find, keys
        self._before: QWidget | None = None
        self._matches = Matches(self)
        self.setProperty("search", "true")
        self.setClearButtonEnabled(False)
        self.setAccessibleName("Find a client by name, phone or e-mail, or a lot by its number")
        self.setToolTip(f"Find a client or a lot from anywhere ({keys})")
        self.textEdited.connect(self._typed)
        self._matches.list.clicked.connect(self._open_current)
        self.fit(px(300))

    def fit(self, width: int) -> None:
        """Take this width; the words in the empty box get shorter before they are cut."""
        self.setFixedWidth(width)
        room = width - px(30)
        for words in (
            f"Find a client, phone or e-mail… ({self._keys})",
            f"Find a client… ({self._keys})",
            "Find…",
        ):
            self.setPlaceholderText(words)
            if self.fontMetrics().horizontalAdvance(words) <= room:
                return

    @Slot()
    def begin(self) -> None:
        """Come here from anywhere."""
        focused = self.window().focusWidget()
        if focused is not None and focused is not self:
            self._before = focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the matches without leaving the box."""
        if event.key() in _WALK and self._matches.isVisible():
            self._matches.walk(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The matches belong to the box."""
        super().focusOutEvent(event)
        self._matches.hide()

    @Slot()
    def _typed(self) -> None:
        self._matches.show_for(self.text(), self._find(self.text()))

    @Slot()
    def _open_current(self) -> None:
        found = self._matches.list.record() if self._matches.isVisible() else None
        if found is None:
            self._typed()
            return
        self.clear()
        self._matches.hide()
        self.clearFocus()
        self.opened.emit(found)

    def _leave(self) -> None:
        self.clear()
        self._matches.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None


class Matches(QFrame):
    """The list below the box."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self.setProperty("surface", "card")
        self.setAutoFillBackground(True)
        self.list = RowList("Clients found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nobody = label("", "muted", wrap=True)
        self._nobody.setContentsMargins(px(14), px(10), px(14), px(10))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(1, px(2), 1, px(2))
        lay.setSpacing(0)
        lay.addWidget(self.list)
        lay.addWidget(self._nobody)
        self.hide()

    def show_for(self, text: str, rows: Sequence[Row]) -> None:
        """Show what was found for a text; nothing at all without text."""
        if not text.strip():
            self.hide()
            return
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._nobody.setText(f"No client has “{text.strip()}” in the name, phone number or e-mail.")
        self._nobody.setVisible(not rows)
        self._hang(len(rows))
        said = counted(len(rows), "client") if rows else self._nobody.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

    def walk(self, event: QKeyEvent) -> None:
        """Hand a key to the list."""
        self.list.keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay below the box when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _hang(self, rows: int) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        width = min(max(self._field.width(), px(380)), window.width() - px(24))
        right = self._field.mapTo(window, QPoint(self._field.width(), self._field.height()))
        tall = sum(self.list.sizeHintForRow(row) for row in range(rows)) + 2 * px(3)
        self._nobody.setFixedWidth(width - 2)
        height = (
            min(tall, window.height() - right.y() - px(30))
            if rows
            else self._nobody.heightForWidth(width - 2) + 2
        )
        self.setGeometry(max(px(12), right.x() - width), right.y() + px(4), width, height)
        self.show()
        self.raise_()
