"""Several of many: pills that stay pressed. One stop of the Tab key, arrows walk, Space presses."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from smpdesk.ui.consultation.walk import target
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Flow

_WALKING = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class Several(QWidget):
    """``offers`` are (words, code); ``value`` is the tuple of codes that are pressed, in their order."""

    edited = Signal()

    def __init__(self, offers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._codes = [code for _, code in offers]
        self._pills: list[QPushButton] = [parts.pill(name) for name, _ in offers]
        flow = Flow(self, gap=6)
        for pill in self._pills:
            pill.setAutoDefault(False)
            pill.installEventFilter(self)
            pill.clicked.connect(self._pressed)
            flow.addWidget(pill)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._rove(0)

    def value(self) -> tuple[str, ...]:
        """The codes pressed."""
        return tuple(code for code, pill in zip(self._codes, self._pills, strict=True) if pill.isChecked())

    def set_value(self, codes: Sequence[str]) -> None:
        """Press these and no others, without saying that somebody edited."""
        for code, pill in zip(self._codes, self._pills, strict=True):
            pill.setChecked(code in codes)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the pill where the Tab key stops."""
        stops = [each for each in self._pills if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        stops[0].setFocus(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk among the pills."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._pills:
            key = Qt.Key(event.key())
            if key in _WALKING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                at = self._pills.index(watched)
                wanted = target([each.geometry() for each in self._pills], at, key)
                self._rove(wanted)
                self._pills[wanted].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _rove(self, stop: int) -> None:
        for at, pill in enumerate(self._pills):
            pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == stop else Qt.FocusPolicy.ClickFocus)

    @Slot()
    def _pressed(self) -> None:
        pressed = self.sender()
        self._rove(next(at for at, pill in enumerate(self._pills) if pill is pressed))
        self.edited.emit()
