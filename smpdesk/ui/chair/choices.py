"""Choices of large buttons: one of several, or several of many."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from smpdesk.ui.chair.touch import option
from smpdesk.ui.shared.layouts import Flow


class _Buttons(QWidget):
    """Buttons that wrap. Tab goes to the one that is chosen, arrows walk among them."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._name = name
        self._flow = Flow(self, 6)
        self._pushes: dict[Any, QPushButton] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def button(self, value: Any) -> QPushButton:
        """The button of a value."""
        return self._pushes[value]

    def eventFilter(self, push: QObject, event: QEvent) -> bool:
        """Arrows go to the next button; Tab leaves all of them."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(push, event)
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key()), 0
        )
        pushes = list(self._pushes.values())
        if not step or push not in pushes:
            return super().eventFilter(push, event)
        following = pushes[(pushes.index(push) + step) % len(pushes)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _stop_at(self, stop: QPushButton | None) -> None:
        """Where Tab comes in: the button that is chosen, else the first."""
        stop = stop or next(iter(self._pushes.values()), None)
        for push in self._pushes.values():
            push.setFocusPolicy(Qt.FocusPolicy.StrongFocus if push is stop else Qt.FocusPolicy.ClickFocus)

    def _offer(self, options: Iterable[tuple[str, Any]]) -> None:
        self._flow.clear()
        self._pushes = {}
        for words, value in options:
            push = option(words)
            push.setAccessibleName(f"{self._name}: {words}")
            push.clicked.connect(self._pressed)
            push.installEventFilter(self)
            self._flow.addWidget(push)
            self._pushes[value] = push
        self._stop_at(None)
        self.updateGeometry()

    @Slot()
    def _pressed(self) -> None:
        sender = self.sender()
        self._take(next(value for value, push in self._pushes.items() if push is sender))
        self.edited.emit()

    def _take(self, pressed: Any) -> None:
        """The button of a value was pressed."""
        raise NotImplementedError


class OneOf(_Buttons):
    """One of several, or nothing: pressing the chosen one again takes the answer back.

    A value that is not offered gets a button of its own while it stands.
    """

    def __init__(self, name: str, options: Iterable[tuple[str, Any]], empty: Any = None) -> None:
        super().__init__(name)
        self._options = list(options)
        self._empty = empty
        self._value: Any = empty
        self._offer(self._options)

    def value(self) -> Any:
        """What is chosen, the empty value when nothing is."""
        return self._value

    def set_value(self, value: Any, words: str = "") -> None:
        """Show a value; ``words`` name it when it is none of those offered."""
        if value != self._empty and value not in self._pushes:
            self._offer([*self._options, (words or str(value), value)])
        self._value = value
        for each, push in self._pushes.items():
            push.setChecked(each == value)
        self._stop_at(self._pushes.get(value))

    def _take(self, pressed: Any) -> None:
        self.set_value(self._empty if pressed == self._value else pressed)


class SomeOf(_Buttons):
    """Any number of many; ``alone`` is the one that excludes the others, such as “none”."""

    def __init__(self, name: str, options: Mapping[str, str], alone: str = "") -> None:
        super().__init__(name)
        self._alone = alone
        self._offer([(words, value) for value, words in options.items()])

    def value(self) -> tuple[str, ...]:
        """What is chosen, in the order of the buttons."""
        return tuple(each for each, push in self._pushes.items() if push.isChecked())

    def set_value(self, values: Iterable[str]) -> None:
        """Show other values."""
        wanted = set(values)
        for each, push in self._pushes.items():
            push.setChecked(each in wanted)
        self._stop_at(next((push for push in self._pushes.values() if push.isChecked()), None))

    def _take(self, pressed: Any) -> None:
        if self._pushes[pressed].isChecked() and self._alone:
            for each, push in self._pushes.items():
                if (each == self._alone) != (pressed == self._alone):
                    push.setChecked(False)
