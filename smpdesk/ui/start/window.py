"""What the program offers when no clinic is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smpdesk import resources
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px

WARNING = "Not yet for real clients: the clinic's data is not encrypted in this version."


class Offer(QPushButton):
    """A large button: what it does, and a sentence about it."""

    def __init__(self, name: str, text: str, primary: bool = False) -> None:
        super().__init__()
        self.setProperty("offer", "true")
        self.setAutoDefault(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lay = lay = QVBoxLayout(self)
        lay.setContentsMargins(px(18), px(14), px(18), px(14))
        lay.setSpacing(px(4))
        self._words = (parts.title(name), parts.muted(text))
        for words in self._words:
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            lay.addWidget(words)
        lay.addStretch(1)
        if primary:
            self.setDefault(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As tall as the words need at this width: a button by itself would not ask."""
        super().resizeEvent(event)
        self.setMinimumHeight(self._lay.heightForWidth(self.width()))


class StartWindow(QWidget):
    """Four ways to begin, each a signal: the program knows where things are. `message` says why it stands here."""

    new_requested = Signal()
    open_requested = Signal()
    bring_in_requested = Signal()
    demo_requested = Signal()

    def __init__(self, message: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("SMP Desk")
        self.setWindowIcon(QIcon(str(resources.icon("smpdesk"))))
        self._message = message
        self._new = Offer(
            "New clinic", "A few short questions; everything can be changed later.", primary=True
        )
        self._open = Offer("Open a clinic", "A clinic that was set up before, on this computer or a disk.")
        self._bring = Offer(
            "Bring in a client list", "Set up a clinic and fill it from a spreadsheet or an address book."
        )
        self._demo = Offer(
            "Look at the demo", "A made-up clinic with a hundred clients, on a day like any other."
        )
        for offer, signal in (
            (self._new, self.new_requested),
            (self._open, self.open_requested),
            (self._bring, self.bring_in_requested),
            (self._demo, self.demo_requested),
        ):
            offer.clicked.connect(signal)
        self._build()
        self._new.setFocus()
        room = self.screen().availableSize()
        self.resize(min(px(820), room.width()), min(px(600), room.height() - px(40)))

    def _build(self) -> None:
        inside = QFrame()
        inside.setMaximumWidth(px(720))
        lay = QVBoxLayout(inside)
        lay.setContentsMargins(px(24), px(24), px(24), px(24))
        lay.setSpacing(px(10))
        lay.addWidget(parts.heading("Welcome to SMP Desk"))
        lay.addWidget(
            parts.muted("Clients, sessions and the papers they take home, kept on your own computer.")
        )
        lay.addWidget(parts.Notice(self._message, "fault"))
        lay.addSpacing(px(6))
        grid = QGridLayout()
        grid.setSpacing(px(12))
        for at, offer in enumerate((self._new, self._open, self._bring, self._demo)):
            grid.addWidget(offer, at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        lay.addLayout(grid)
        lay.addSpacing(px(10))
        lay.addWidget(parts.Notice(WARNING))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside, 100)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)
