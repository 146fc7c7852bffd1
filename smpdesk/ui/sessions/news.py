"""One line about what has just happened, with the way back; what was refused stays until the next thing happens.

It lies over the foot of the board, so that nothing moves under the hand when it comes and goes.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from smpdesk.ui.sessions import board_access
from smpdesk.ui.shared import theme
from smpdesk.ui.shared.parts import IconButton, label, mark, quiet
from smpdesk.ui.shared.theme import colour, px

_WHILE_MS = 12_000  # what went well need not be put away by hand; what was refused stays


class NewsLine(QFrame):
    """Says things in words, for screen readers too. `host` is what it lies over."""

    undo_requested = Signal()
    instead_requested = Signal()  # what was offered in place of what was refused

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._while = QTimer(self, interval=_WHILE_MS, singleShot=True)
        self._while.timeout.connect(self.clear)
        self._words = label("", wrap=True)
        self._undo = quiet("Undo", on=self._ask)
        self._instead = quiet("", on=self._ask_instead)
        self._instead.setToolTip("Ctrl+Enter")
        away = IconButton("close", "Hide this line", self.clear)
        away.setProperty("quiet", "true")
        line = QHBoxLayout(self)
        line.setContentsMargins(px(14), px(3), px(6), px(3))
        line.addWidget(self._words, 1)
        line.addWidget(self._undo)
        line.addWidget(self._instead)
        line.addWidget(away)
        host.installEventFilter(self)
        theme.on_change(self._dress)
        self._dress()
        self.hide()

    def say(self, words: str, undo: bool = False) -> None:
        """Something was done; perhaps it can be taken back."""
        self._tell(words, "done", undo)

    def add(self, words: str) -> None:
        """Something that speaks against what was done."""
        self._tell(f"{self._words.text()} {words}", "notice", not self._undo.isHidden())

    def refuse(self, words: str, instead: str = "") -> None:
        """Something was not done, and why; perhaps something else can be done instead."""
        self._tell(words, "fault", False, instead)

    @Slot()
    def take_instead(self) -> None:
        """Take what is offered in place of what was refused, where something is."""
        if self.isVisible() and not self._instead.isHidden():
            self.instead_requested.emit()

    @Slot()
    def clear(self) -> None:
        """Nothing to say any more."""
        self.hide()
        self._words.setText("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the host."""
        if event.type() == QEvent.Type.Resize:
            self._lie_down()
        return False

    def _tell(self, words: str, surface: str, undo: bool, instead: str = "") -> None:
        self._words.setText(words)
        self._undo.setVisible(undo)
        self._instead.setText(instead)
        self._instead.setVisible(bool(instead))
        mark(self, "surface", surface)
        self._lie_down()
        self.show()
        self.raise_()
        self._while.stop()
        if surface == "done":
            self._while.start()
        board_access.announce(self, words)

    def _lie_down(self) -> None:
        edge = px(14)
        width = max(px(200), self._host.width() - 2 * edge - px(12))
        layout = self.layout()
        if layout is not None:
            layout.activate()
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry(edge, self._host.height() - height - edge, width, height)

    @Slot()
    def _dress(self) -> None:
        tint, accent = colour("tint").name(), colour("accent").name()
        self.setStyleSheet(
            f'NewsLine[surface="done"] {{ background: {tint}; border: 1px solid {accent}; border-radius: {px(6)}px; }}'
        )

    @Slot()
    def _ask(self) -> None:
        self.undo_requested.emit()

    @Slot()
    def _ask_instead(self) -> None:
        self.instead_requested.emit()
