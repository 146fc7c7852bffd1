"""The chips above the list: whom it shows, and how many each would show."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from smpdesk.domain.lists import ListKind
from smpdesk.ui.shared import list_words, parts
from smpdesk.ui.shared.layouts import Flow

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class KindChips(QWidget):
    """One chip is pressed; Tab comes to that one, the arrows go to the next and press it.

    A list in which nobody is has no chip, unless it is the one shown.
    """

    chosen = Signal(object)  # ListKind

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Which clients the list shows")
        self._group = QButtonGroup(self)
        self._chips: dict[ListKind, QPushButton] = {}
        flow = Flow(self, 4)
        for kind in ListKind:
            chip = parts.pill(list_words.kind_name(kind))
            chip.setToolTip(list_words.meaning(kind))
            chip.setAutoDefault(False)
            chip.installEventFilter(self)
            self._chips[kind] = chip
            self._group.addButton(chip)
            flow.addWidget(chip)  # never shown before it has a place: it would be a window for a moment
            chip.setVisible(kind is ListKind.ALL)
        self._chips[ListKind.ALL].setChecked(True)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def kind(self) -> ListKind:
        """Whom the list shows."""
        return next(kind for kind, chip in self._chips.items() if chip.isChecked())

    def show_counts(self, counts: Mapping[ListKind, int]) -> None:
        """Say how many each list has."""
        for kind, chip in self._chips.items():
            number = counts.get(kind, 0)
            chip.setText(f"{list_words.kind_name(kind)} {number:,}")
            chip.setVisible(bool(number) or kind is ListKind.ALL or chip.isChecked())
        self.updateGeometry()

    def follow(self, before: QWidget) -> None:
        """Come after another widget when one walks with Tab."""
        for chip in self._chips.values():
            QWidget.setTabOrder(before, chip)
            before = chip

    def show_all(self) -> None:
        """Everybody is shown: press that chip without saying so."""
        self._chips[ListKind.ALL].setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk along the chips that are there."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = (event.key() in _ON) - (event.key() in _BACK)
            if step and isinstance(watched, QPushButton):
                self._walk(watched, step)
                return True
        return super().eventFilter(watched, event)

    @Slot(QAbstractButton)
    def _clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(kind for kind, chip in self._chips.items() if chip is button))

    def _walk(self, chip: QPushButton, step: int) -> None:
        shown = [each for each in self._chips.values() if not each.isHidden()]
        to = shown[(shown.index(chip) + step) % len(shown)]
        to.setFocus(Qt.FocusReason.TabFocusReason)
        to.click()
