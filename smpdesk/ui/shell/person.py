"""Who is at the desk: a round button with initials, and the names to pick from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from smpdesk.ui.shared.parts import repolish

if TYPE_CHECKING:
    from smpdesk.domain.clinic import Staff


def initials(name: str) -> str:
    """ "MR" for "Maya Reid": the first and the last word's first letter."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalnum()]
    letters = [parts[0], parts[-1]] if len(parts) > 1 else parts
    return "".join(part[0] for part in letters).upper()


class PersonButton(QToolButton):
    """Shows who is at the desk; the menu changes it."""

    chosen = Signal(object)
    """The member of staff who sits down."""
    add_requested = Signal()
    """There is nobody to pick: staff are added in the settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._staff: list[Staff] = []
        self._here: Staff | None = None
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._menu.setAccessibleName("Who is at the desk?")
        self._group = QActionGroup(self)
        self._menu.triggered.connect(self._picked)
        self.setMenu(self._menu)
        self.offer([], None)

    def offer(self, staff: "list[Staff]", here: "Staff | None") -> None:
        """The names to pick from, and who is here now."""
        self._staff, self._here = staff, here
        name = here.name if here else ""
        self.setText(initials(name) if here else "Who is here?")
        self.setProperty("person", "true" if here else "nobody")
        told = f"At the desk: {name}" if here else "Nobody is at the desk: pick your name"
        self.setAccessibleName(told)
        self.setToolTip(told)
        repolish(self)
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        head = self._menu.addAction("Who is at the desk?")
        head.setEnabled(False)
        for each in self._staff:
            action = QAction(each.name.replace("&", "&&"), self._group)
            action.setCheckable(True)
            action.setChecked(self._here is not None and each.id == self._here.id)
            action.setData(each)
            self._menu.addAction(action)
        if not self._staff:
            self._menu.addAction("Add staff in the settings…")

    @Slot(object)
    def _picked(self, action: QAction) -> None:
        if action.data() is None:
            self.add_requested.emit()
        else:
            self.chosen.emit(action.data())
