"""What the tab says while nobody is on record: how to begin."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.ui.shared import parts


class FirstClients(QWidget):
    """Offers the two ways to begin: the first person, or the list a clinic has."""

    bring_in_requested = Signal()

    def __init__(self, new_client: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = parts.Empty(
            "Your clients will be here",
            "Bring in the list you have, or begin with the first person.",
            "New client",
            new_client,
        )
        body = QVBoxLayout(self)
        body.addStretch(2)
        body.addWidget(self._empty)
        body.addWidget(parts.button("Bring in a client list", on=self._ask), 0, Qt.AlignmentFlag.AlignHCenter)
        body.addStretch(3)

    @Slot()
    def _ask(self) -> None:
        self.bring_in_requested.emit()
