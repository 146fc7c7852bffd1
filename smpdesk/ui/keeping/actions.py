"""What the menu does to keep the clinic's data: back up, restore, check. Each asks, works in the lane, tells."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from smpdesk import words
from smpdesk.ui.shared import faults, messages

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.jobs import Jobs


class KeepingActions(QObject):
    """Over one window, for its clinic."""

    backed_up = Signal(object)
    """A backup was made in this folder (Path)."""
    restore_requested = Signal(object)
    """Bring the clinic back from this folder (Path); the window is to be opened anew."""

    def __init__(self, desks: "Desks", jobs: "Jobs", window: QWidget) -> None:
        super().__init__(window)
        self._desks, self._jobs, self._window = desks, jobs, window
        self._waiting: QProgressDialog | None = None

    @Slot()
    def back_up(self) -> None:
        """Ask where, write the backup, say where it lies."""
        start = self._desks.keeping.last_place() or Path.home()
        chosen = QFileDialog.getExistingDirectory(self._window, "Where should the backup lie?", str(start))
        if not chosen:
            return
        self._wait("Writing the backup and reading it again to be sure…")
        self._jobs.run(self, lambda: self._desks.keeping.backup(Path(chosen)), self._written, self._failed)

    @Slot()
    def check(self) -> None:
        """Count everything and look for anything wrong."""
        self._wait("Looking through the whole clinic…")
        self._jobs.run(self, self._desks.keeping.check, self._checked, self._failed)

    @Slot()
    def restore(self) -> None:
        """Ask which backup, and whether the clinic shall really go back to it."""
        start = self._desks.keeping.last_place() or Path.home()
        chosen = QFileDialog.getExistingDirectory(self._window, "Which backup?", str(start))
        if not chosen:
            return
        sure = messages.ask(
            self._window,
            "Go back to this backup?",
            f"{self._desks.clinic.clinic().name} will be as it was in the backup “{Path(chosen).name}”. "
            "What is there now is kept beside it as a safety copy.",
            "Restore",
        )
        if sure:
            self.restore_requested.emit(Path(chosen))

    def _written(self, manifest: object) -> None:
        self._done()
        folder: Path = manifest.folder  # type: ignore[attr-defined]
        self.backed_up.emit(folder)
        messages.tell(
            self._window, "Backed up", f"The backup was read again and is whole. It lies in {folder}."
        )

    def _checked(self, findings: object) -> None:
        self._done()
        counts: dict[str, int] = findings.counts  # type: ignore[attr-defined]
        names = ("client", "appointment", "session", "paper", "change")
        counted = words.listed([words.counted(counts[f"{name}s"], name) for name in names])
        problems = [words.say(each) for each in findings.problems]  # type: ignore[attr-defined]
        if problems:
            messages.tell(self._window, "Something is wrong", "\n".join([*problems[:20], "", counted]))
        else:
            messages.tell(self._window, "All is well", f"Looked through {counted}.")

    def _failed(self, error: BaseException) -> None:
        self._done()
        faults.show(self._window, error)

    def _wait(self, text: str) -> None:
        """Something to look at while it works; it appears after half a second."""
        box = QProgressDialog(text, "", 0, 0, self._window)
        box.setCancelButton(None)
        box.setWindowTitle("SMP Desk")
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setMinimumDuration(500)
        self._waiting = box

    def _done(self) -> None:
        if self._waiting is not None:
            self._waiting.reset()
            self._waiting.deleteLater()
            self._waiting = None
