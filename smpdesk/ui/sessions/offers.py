"""A few things to take, as buttons below a line of words: free times, clients of one name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smpdesk.ui.sessions.flow_box import FlowBox
from smpdesk.ui.shared.parts import muted
from smpdesk.ui.shared.theme import px


class Offers(QWidget):
    """`taken` carries what stands behind the button that was pressed. Hidden while there is nothing to take."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line, self._box = muted(""), FlowBox()
        self._buttons: list[_Offer] = []
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(px(6))
        lay.addWidget(self._line)
        lay.addWidget(self._box)
        self.hide()

    def offer(self, words: str, items: Sequence[tuple[str, object]]) -> None:
        """Offer these, each (words, value); none hides it."""
        same = [(each.text(), each.value) for each in self._buttons] == list(items)
        self._line.setText(words)
        self.setVisible(bool(items))
        if same:
            return
        for each in self._buttons:
            self._box.flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._buttons = [_Offer(name, value, self) for name, value in items]
        for each in self._buttons:
            each.setAccessibleDescription(words)
            self._box.flow.addWidget(each)
            each.show()

    def any(self) -> bool:
        """Whether there is something to take."""
        return bool(self._buttons)

    def first(self) -> None:
        """Put the focus on the first."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)


class _Offer(QPushButton):
    """A button that knows what it stands for."""

    def __init__(self, name: str, value: object, offers: Offers) -> None:
        super().__init__(name.replace("&", "&&"), offers)
        self.value = value
        self.setProperty("primary", "false")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._offers = offers
        self.clicked.connect(self._pressed)

    @Slot()
    def _pressed(self) -> None:
        self._offers.taken.emit(self.value)
