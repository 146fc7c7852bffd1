"""Boxes to tick, several beside each other, as one field of a form."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from smpdesk.ui.shared import forms
from smpdesk.ui.shared.theme import px

_ACROSS = 3


class Ticks(QWidget):
    """``offers`` are words with their codes; Tab goes through them, Space ticks."""

    edited = Signal()

    def __init__(self, offers: Sequence[tuple[str, str]], value: Sequence[str]) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        for at, (name, code) in enumerate(offers):
            box = self._boxes[code] = forms.tick(name, code in value)
            box.clicked.connect(self.edited)
            grid.addWidget(box, at // _ACROSS, at % _ACROSS)

    def value(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def box(self, code: str) -> QCheckBox:
        """One box."""
        return self._boxes[code]

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the first box."""
        next(iter(self._boxes.values())).setFocus(reason)
