"""What the tab says while nobody is on record: how to begin."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.ui.shared import parts, scalp_paint
from smpdesk.ui.shared.theme import px


class FirstClients(QWidget):
    """Offers the two ways to begin: the first person, or the list a clinic has."""

    bring_in_requested = Signal()

    def __init__(self, new_client: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = parts.label("")
        title = parts.title("Your clients will be here")
        said = parts.muted("Begin with the first person, or bring in the list you have.")
        body = QVBoxLayout(self)
        body.setContentsMargins(px(24), px(24), px(24), px(24))
        body.setSpacing(px(8))
        body.addStretch(2)
        body.addWidget(self._head, 0, Qt.AlignmentFlag.AlignHCenter)
        body.addSpacing(px(8))
        for words in (title, said):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            body.addWidget(words)
        actions = QHBoxLayout()
        actions.setSpacing(px(10))
        actions.addStretch(1)
        actions.addWidget(parts.button("New client", primary=True, on=new_client))
        actions.addWidget(parts.button("Bring in a client list", on=self._ask))
        actions.addStretch(1)
        body.addSpacing(px(6))
        body.addLayout(actions)
        body.addStretch(3)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Another look, other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    @Slot()
    def _ask(self) -> None:
        self.bring_in_requested.emit()

    def _draw(self) -> None:
        size = QSize(px(150), px(184))
        self._head.setPixmap(scalp_paint.head_picture("front", size, self.devicePixelRatioF()))
