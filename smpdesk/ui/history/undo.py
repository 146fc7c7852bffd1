"""Undo and redo in the Edit menu: typing first, then the last thing this person did at the desk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem, problem
from smpdesk.ui.history.typing import Typing, can_redo, can_undo, focused
from smpdesk.ui.shared import faults

if TYPE_CHECKING:
    from smpdesk.domain.history import Taken
    from smpdesk.services.desks import Desks

UNDO = ("Ctrl+Z",)
REDO = ("Ctrl+Shift+Z", "Ctrl+Y")
ELSEWHERE = "Earlier changes can be taken back one by one on a client’s History page."


class Undoing(QObject):
    """Gives the two actions of a menu (their data: undo, redo) their keys and words, and does what they say.

    ``tell`` is called with one line about what was done.
    """

    def __init__(self, desks: "Desks", menu: QMenu, window: QWidget, tell: Callable[[str], object]) -> None:
        super().__init__(window)
        self._desks, self._window, self._tell = desks, window, tell
        actions = {str(action.data()): action for action in menu.actions()}
        self._undo, self._redo = actions["undo"], actions["redo"]
        self._undo.setShortcuts([QKeySequence(keys) for keys in UNDO])
        self._redo.setShortcuts([QKeySequence(keys) for keys in REDO])
        self._typing = Typing(self._undo.shortcuts(), self._redo.shortcuts(), self)
        menu.aboutToShow.connect(self.name)
        menu.aboutToHide.connect(self._free)

    @Slot()
    def name(self) -> None:
        """Say in the menu what the two would do now; grey where there is nothing."""
        field = focused()
        typed = field is not None and can_undo(field)
        retyped = field is not None and can_redo(field)
        with faults.caught(self._window):
            history = self._desks.history
            _say(self._undo, "&Undo", "typing" if typed else history.next_undo())
            _say(self._redo, "&Redo", "typing" if retyped else history.next_redo())

    @Slot()
    def undo(self) -> None:
        """Take back what was typed last, or what was done last."""
        if not self._typing.undo():
            history = self._desks.history
            self._do(history.next_undo, history.undo_last, "Undone", "undone", "nothing_to_undo")

    @Slot()
    def redo(self) -> None:
        """Put it back."""
        if not self._typing.redo():
            history = self._desks.history
            self._do(history.next_redo, history.redo, "Done again", "done again", "nothing_to_redo")

    def _do(
        self, asked: Callable[[], str], work: Callable[[], "Taken"], done: str, verb: str, nothing: str
    ) -> None:
        name = ""
        refused = Refused(self._window, lambda: f"“{name}” was not {verb}", ELSEWHERE)
        with faults.caught(self._window, refused):
            name = asked()
            if not name:
                self._tell(words.say(problem(nothing)))
                return
            self._tell(f"{done}: {work().words}")

    @Slot()
    def _free(self) -> None:
        """A grey action has no keys, and what can be undone changes while the menu is closed."""
        self._undo.setEnabled(True)
        self._redo.setEnabled(True)


class Refused:
    """Explains a refusal in a box, under a head that says what was not done; ``hint`` says what else there is."""

    def __init__(self, parent: QWidget, head: Callable[[], str], hint: str = "") -> None:
        self._parent, self._head, self._hint = parent, head, hint

    def show(self, problems: list[Problem]) -> None:
        """One sentence for each reason."""
        from smpdesk.ui.shared import messages

        said = dict.fromkeys(words.say(each) for each in problems)
        text = "\n".join(said)
        messages.tell(self._parent, self._head(), f"{text}\n\n{self._hint}" if self._hint else text)


def _say(action: QAction, verb: str, name: str) -> None:
    action.setText(f"{verb} {name.replace('&', '&&')}".strip())
    action.setEnabled(bool(name))
