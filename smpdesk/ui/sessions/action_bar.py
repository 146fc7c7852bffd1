"""The foot of the side panel: the next action, the others beside it, the seldom ones behind “More”."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from smpdesk.ui.sessions.actions import Action, Do
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.parts import button
from smpdesk.ui.shared.theme import px


class ActionBar(QWidget):
    """Buttons for a list of actions; `asked` carries the Do of the one pressed."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._actions: list[Action] = []
        self._buttons: dict[Do, QPushButton] = {}
        self._bar = Bar()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(18), px(10), px(18), px(14))
        whole.setSpacing(px(6))
        whole.addWidget(self._bar)

    def offer(self, wanted: list[Action]) -> None:
        """Show other buttons; the first action is the primary one, at the right, where the hand is."""
        if wanted == self._actions:
            return
        self._actions = wanted
        focus = self.focusWidget()
        had_focus = focus is not None and focus.hasFocus()
        self._bar.left.clear()
        self._bar.right.clear()
        self._buttons = {
            each.do: button(each.words, primary=each is wanted[0], on=self._pressed)
            for each in wanted
            if not each.aside
        }
        for made in reversed(self._buttons.values()):
            self._bar.right.addWidget(made)
        aside = [each for each in wanted if each.aside]
        if aside:
            self._bar.left.addWidget(self._more(aside))
        self._bar.fold()
        self._bar.updateGeometry()
        if had_focus:
            self.focus_next_action()

    def focus_next_action(self) -> None:
        """Go to the primary button."""
        first = next(iter(self._buttons.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill_menu(self, menu: QMenu) -> None:
        """Put everything that can be done into a menu."""
        for each in self._actions:
            self._enter(menu, each)

    def _more(self, aside: list[Action]) -> QPushButton:
        more = button("More")
        more.setProperty("menu", "true")
        menu = QMenu(more)
        for each in aside:
            self._enter(menu, each)
        more.setMenu(menu)
        return more

    def _enter(self, menu: QMenu, each: Action) -> None:
        entry = QAction(each.words, menu)
        entry.setData(each.do.value)
        entry.triggered.connect(self._picked)
        menu.addAction(entry)

    @Slot()
    def _pressed(self) -> None:
        sender = self.sender()
        wanted = next((do for do, each in self._buttons.items() if each is sender), None)
        if wanted is not None:
            self.asked.emit(wanted)

    @Slot()
    def _picked(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self.asked.emit(Do(str(entry.data())))
