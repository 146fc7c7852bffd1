"""Tells people of a fault of ours: that it was written down, where, and that nothing saved is lost."""

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from smpdesk.ui.shared import messages

#: Milliseconds before the same fault is shown again: one that comes with every repaint must not shut the desk.
_REST = 60_000

HEAD = "Something went wrong inside SMP Desk"
TEXT = (
    "This is a mistake of the program, not yours. Everything that was saved is kept; look whether your last step was.\n"
    "\n"
    "Where it happened is written in the log, which names no client. Please send it to whoever looks after SMP Desk:\n"
    "{folder}"
)


class FaultNews(QObject):
    """One box at a time. `folder` is where the log lies."""

    _happened = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._showing = False
        self._shown: dict[str, QElapsedTimer] = {}
        # Queued: the fault may be on another thread, or in the middle of painting
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def tell(self, place: str) -> None:
        """A fault happened at this place of our code. May be called on any thread."""
        self._happened.emit(place)

    @Slot(str)
    def _show(self, place: str) -> None:
        last = self._shown.get(place)
        if self._showing or (last is not None and not last.hasExpired(_REST)):
            return
        self._showing = True
        try:
            self._ask()
        finally:
            self._showing = False
            self._shown[place] = QElapsedTimer()
            self._shown[place].start()

    def _ask(self) -> None:
        answer = messages.choose(
            QApplication.activeModalWidget() or QApplication.activeWindow(),
            HEAD,
            TEXT.format(folder=self._folder),
            ("Open the log folder", "Close"),
            QMessageBox.Icon.Critical,
        )
        if answer == 0:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
