"""A number with a large minus and plus beside it; “not noted” is an answer too."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from smpdesk.ui.chair.touch import FINGER
from smpdesk.ui.shared.parts import IconButton, label, repolish
from smpdesk.ui.shared.theme import colour, px

_REST_MS = 900  # digits typed within this time belong to one number
_LONGEST = 5
_HELD_MS, _AGAIN_MS = 450, 170  # a glove rests on a button


class Stepper(QWidget):
    """A whole number, shown as ``figure`` says. Arrows step, digits type it, Delete takes it back.

    ``begin`` is where the first step leads from “not noted”; ``decimals`` shows tenths or hundredths. A step is
    `edited` at once, or, where it is ``slow``, after a rest; a typed number after a rest, with Enter, or when one
    leaves.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        low: int,
        high: int,
        step: int = 1,
        *,
        before: str = "",
        after: str = "",
        decimals: int = 0,
        begin: int | None = None,
        optional: bool = True,
        slow: bool = False,
    ) -> None:
        super().__init__()
        self._name, self._low, self._high, self._step = name, low, high, step
        self._before, self._after, self._decimals = before, after, decimals
        self._begin = low if begin is None else begin
        self._optional, self._slow = optional, slow
        self._value: int | None = None if optional else self._begin
        self._typed = ""
        self._untold = False  # a number is shown that nobody was told of
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.settle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._less = IconButton("minus", f"Less: {name}", self._down)
        self._more = IconButton("plus", f"More: {name}", self._up)
        self._figure = label("")
        self._figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build()
        self._show()

    def value(self) -> int | None:
        """The number, None while it is not noted."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a number without saying that somebody changed it."""
        self._rest.stop()
        self._typed, self._untold = "", False
        self._value = value
        self._show()

    @Slot()
    def settle(self) -> None:
        """Tell of what was typed, now."""
        self._rest.stop()
        self._typed = ""
        if self._untold:
            self._untold = False
            self.edited.emit()

    @property
    def untold(self) -> bool:
        """Whether a number is shown that nobody was told of yet."""
        return self._untold

    def set_begin(self, begin: int) -> None:
        """Where the first step leads."""
        self._begin = begin

    def words(self) -> str:
        """The number as it is shown."""
        if self._value is None:
            return "Not noted"
        return f"{self._before}{self._value / 10**self._decimals:.{self._decimals}f}{self._after}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, digits, Delete."""
        key, text = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Plus):
            self._up()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Minus):
            self._down()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._optional:
            self._typed = ""
            self._give(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._untold:
            self.settle()
        elif text and (text.isdecimal() or (text in ".," and self._decimals)):
            self._type(text)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever leaves has finished typing."""
        super().focusOutEvent(event)
        self.settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring around all of it while it has the focus."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(7), px(7))

    @Slot()
    def _up(self) -> None:
        self._move(1)

    @Slot()
    def _down(self) -> None:
        self._move(-1)

    def _move(self, by: int) -> None:
        self._typed = ""
        held = (
            self._more.isDown() or self._less.isDown()
        )  # a button held is one touch, told when it is let go
        if self._value is None:
            self._give(self._begin, at_once=not held)
            return
        at = self._value // self._step * self._step + by * self._step
        if by < 0 and self._value % self._step:
            at = self._value // self._step * self._step
        self._give(max(self._low, min(self._high, at)), at_once=not held)

    def _type(self, text: str) -> None:
        self._typed = (self._typed + text.replace(",", "."))[-_LONGEST:]
        whole, _, part = self._typed.partition(".")
        number = int(whole or 0) * 10**self._decimals
        if self._decimals and part:
            number += int(part[: self._decimals].ljust(self._decimals, "0"))
        if self._low <= number <= self._high:
            self._give(number, at_once=False)
        self._rest.start()

    def _give(self, value: int | None, at_once: bool = True) -> None:
        if value != self._value:
            self._value, self._untold = value, True
            self._show()
        if at_once and not self._slow:
            self.settle()
        else:
            self._rest.start()

    def _show(self) -> None:
        self._figure.setText(self.words())
        wanted = "calm" if self._value is None else "plain"
        if self._figure.property("figure") != wanted:
            self._figure.setProperty("figure", wanted)
            repolish(self._figure)
        self.setAccessibleName(f"{self._name}: {self.words()}")
        self._less.setEnabled(self._value is None or self._value > self._low)
        self._more.setEnabled(self._value is None or self._value < self._high)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(px(4))
        for push in (self._less, self._more):
            push.setMinimumWidth(FINGER + 4)
            push.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows do the same from the number
            push.setAutoRepeat(True)
            push.setAutoRepeatDelay(_HELD_MS)
            push.setAutoRepeatInterval(_AGAIN_MS)
        self._figure.setMinimumWidth(px(86))
        row.addWidget(self._less)
        row.addWidget(self._figure, 1)
        row.addWidget(self._more)


def settle(within: QWidget) -> None:
    """Tell of every number that is being typed in a part of the page."""
    for each in within.findChildren(Stepper):
        each.settle()
