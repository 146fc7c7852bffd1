"""Tells people of what nobody caught: a fault of ours, written down where the log lies, or one of the machine."""

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from smpdesk.domain.problem import StorageFault
from smpdesk.ui.shared import faults, messages

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

    _happened = Signal(str, object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._showing = False
        self._shown: dict[str, QElapsedTimer] = {}
        # Queued: the fault may be on another thread, or in the middle of painting
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def tell(self, place: str, error: BaseException) -> None:
        """This happened at this place of our code. May be called on any thread."""
        if isinstance(error, StorageFault):
            self._happened.emit(error.code, error)
        else:
            self._happened.emit(place, None)

    @Slot(str, object)
    def _show(self, place: str, fault: StorageFault | None) -> None:
        last = self._shown.get(place)
        if self._showing or (last is not None and not last.hasExpired(_REST)):
            return
        self._showing = True
        try:
            if fault is not None:
                faults.show(_over(), fault)
            else:
                self._ask()
        finally:
            self._showing = False
            self._shown[place] = QElapsedTimer()
            self._shown[place].start()

    def _ask(self) -> None:
        answer = messages.choose(
            _over(),
            HEAD,
            TEXT.format(folder=self._folder),
            ("Open the log folder", "Close"),
            QMessageBox.Icon.Critical,
        )
        if answer == 0:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _over() -> QWidget | None:
    return QApplication.activeModalWidget() or QApplication.activeWindow()
