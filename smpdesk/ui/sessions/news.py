"""One line about what has just happened, with the way back; it stays until the next thing happens."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from smpdesk.ui.sessions import board_access
from smpdesk.ui.shared.parts import IconButton, label, mark, quiet
from smpdesk.ui.shared.theme import px


class NewsLine(QFrame):
    """Says things in words, for screen readers too."""

    undo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", wrap=True)
        self._undo = quiet("Undo", on=self._ask)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(14), px(2), px(6), px(2))
        line.addWidget(self._words, 1)
        line.addWidget(self._undo)
        line.addWidget(IconButton("close", "Hide this line", self.clear))
        self.hide()

    def say(self, words: str, undo: bool = False) -> None:
        """Something was done; perhaps it can be taken back."""
        self._tell(words, "card", undo)

    def add(self, words: str) -> None:
        """Something that speaks against what was done."""
        self._words.setText(f"{self._words.text()} {words}")
        mark(self, "surface", "notice")

    def refuse(self, words: str) -> None:
        """Something was not done, and why."""
        self._tell(words, "fault", False)

    @Slot()
    def clear(self) -> None:
        """Nothing to say any more."""
        self.hide()
        self._words.setText("")

    def _tell(self, words: str, surface: str, undo: bool) -> None:
        self._words.setText(words)
        self._undo.setVisible(undo)
        mark(self, "surface", surface)
        self.show()
        board_access.announce(self, words)

    @Slot()
    def _ask(self) -> None:
        self.undo_requested.emit()
