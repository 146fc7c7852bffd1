"""Keeps a client in their view: no shortcut, menu, drop, tip, second window or closing gets past while it is on.

What belongs to the system (its own keys, another user's session, the power switch) no program can hold back.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_NOTHING = frozenset(
    (
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.FileOpen,
        QEvent.Type.Quit,
        QEvent.Type.Shortcut,
        QEvent.Type.ToolTip,
        QEvent.Type.WhatsThis,
        QEvent.Type.EnterWhatsThisMode,
    )
)
_KEYS = frozenset((QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride))
_MOVES = frozenset(
    (
        Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space,
        Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
        Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Shift,
    )
)  # fmt: skip
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Guard(QObject):
    """Watches every event of the program from ``start`` until ``stop``."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._strange: list[QWidget] = []
        self._on = False

    @property
    def on(self) -> bool:
        """Whether the view is held shut."""
        return self._on

    def start(self) -> None:
        """From now on."""
        app = QApplication.instance()
        if app is not None and not self._on:
            self._on = True
            app.installEventFilter(self)

    def stop(self) -> None:
        """No longer."""
        app = QApplication.instance()
        if app is not None and self._on:
            self._on = False
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for what comes to nothing."""
        kind = event.type()
        if kind in _NOTHING:
            event.ignore()
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self._swallows(event)
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return event.button() == Qt.MouseButton.MiddleButton  # it would paste what others have selected
        if kind == QEvent.Type.Close and watched is self._view:
            event.ignore()
            return True
        if kind == QEvent.Type.Show and isinstance(watched, QWidget):
            self._shown(watched)
        return False

    def _swallows(self, event: QKeyEvent) -> bool:
        if harmless(event):
            return False
        event.accept()
        return True

    def _shown(self, widget: QWidget) -> None:
        """A window that is not the view goes as soon as it came."""
        if widget.isWindow() and widget is not self._view and not self._view.isAncestorOf(widget):
            self._strange.append(widget)
            QTimer.singleShot(0, self, self._hide_strange)

    def _hide_strange(self) -> None:
        from shiboken6 import isValid

        for each in self._strange:
            if isValid(each) and self._on:
                each.hide()
        self._strange.clear()
        self._view.raise_()
        self._view.activateWindow()


def harmless(event: QKeyEvent) -> bool:
    """Letters (with AltGr too), digits, and keys that walk, press and correct; never a command."""
    held = event.modifiers() & _COMMANDS
    typed = event.text().isprintable() and bool(event.text())
    if held == (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return typed and not event.text().isascii()  # AltGr on Windows
    if held:
        return False
    return typed or event.key() in _MOVES
