"""Typing first: the text field that has the focus, and whether it has something of its own to undo."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

Field = QLineEdit | QPlainTextEdit | QTextEdit


class Typing(QObject):
    """Watches the focus.

    Text fields claim the keys of undo even with nothing to undo; then they are taken back here, so that the keys
    reach the menu. Only the field with the focus is watched: a filter on everything would slow every event.
    """

    def __init__(self, undo: list[QKeySequence], redo: list[QKeySequence], parent: QObject) -> None:
        super().__init__(parent)
        self._undo, self._redo = undo, redo
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)
        self._moved(None, app.focusWidget())

    def undo(self) -> bool:
        """Undo in the field with the focus; False when there is nothing to undo in it."""
        field = focused()
        if field is None or not can_undo(field):
            return False
        field.undo()
        return True

    def redo(self) -> bool:
        """Redo in the field with the focus; False when there is nothing to redo in it."""
        field = focused()
        if field is None or not can_redo(field):
            return False
        field.redo()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the menu have the keys that the field would swallow for nothing."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        keys, field = QKeySequence(event.keyCombination()), field_of(watched)
        if field is None:
            return False
        idle = (keys in self._undo and not can_undo(field)) or (keys in self._redo and not can_redo(field))
        if idle:
            event.ignore()
        return idle

    @Slot(QWidget, QWidget)
    def _moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if now is not None and field_of(now) is not None:
            now.installEventFilter(self)


def focused() -> Field | None:
    """The text field with the focus, None when something else has it."""
    return field_of(QApplication.focusWidget())


def field_of(widget: Any) -> Field | None:
    """The text field that a widget is, or has inside."""
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None


def can_undo(field: Field) -> bool:
    """Whether something was typed in a field that may be written in."""
    undoable = field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()
    return undoable and not field.isReadOnly()


def can_redo(field: Field) -> bool:
    """Whether something typed was taken back."""
    redoable = field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()
    return redoable and not field.isReadOnly()
