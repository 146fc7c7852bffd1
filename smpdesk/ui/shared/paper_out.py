"""A paper leaves the window: printed, or saved as a file. One at a time, in the lane, with word of how it went."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from smpdesk.ui.shared import printing
from smpdesk.ui.shared.jobs import Jobs

Pdf = Callable[[], bytes]


class PaperOut(QObject):
    """Asks for a printer or a file, fetches the PDF in the lane, and carries it there."""

    began = Signal(object)
    """What is being done, in a word or two."""
    printed = Signal(object)
    """What `then` answered after the paper was printed."""
    saved = Signal(object)
    """The path written."""
    stopped = Signal()
    """Cancelled or failed; a failure has been shown."""

    def __init__(
        self,
        window: QWidget,
        strips: printing.Strips,
        jobs: Jobs,
        choice: printing.PrinterChoice | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._strips, self._jobs = window, strips, jobs
        self._choice = choice or printing.PrinterChoice(window)
        self._choice.setParent(self)
        self._choice.chosen.connect(self._print_on)
        self._choice.save_instead.connect(self._ask_where)
        self._choice.cancelled.connect(self.stopped)
        self._pdf: Pdf | None = None
        self._then: Callable[[], Any] | None = None
        self._name = ""
        self.busy = False

    def print(self, title: str, size: str, name: str, pdf: Pdf, then: Callable[[], Any]) -> None:
        """Print on a printer that the person chooses, then do `then`; without printers a file `name` is offered.

        `pdf` and `then` are called in the lane. Nothing is called when the person cancels.
        """
        self._name, self._pdf, self._then = name, pdf, then
        self._choice.start(self._window, title, size)

    def save(self, name: str, pdf: Pdf) -> None:
        """Save as a file, where the person wants it; `name` is proposed."""
        self._name, self._pdf = name, pdf
        self._ask_where()

    @Slot(object)
    def _print_on(self, printer: QPrinter) -> None:
        if self._pdf is not None and self._then is not None:
            work = partial(_printed, self._pdf, self._strips, printer, self._then)
            self._run("Printing…", work, self._was_printed)

    @Slot()
    def _ask_where(self) -> None:
        dialog = printing.save_dialog(self._window, self._name)
        dialog.fileSelected.connect(self._save_to)
        dialog.rejected.connect(self.stopped)
        dialog.open()

    @Slot(str)
    def _save_to(self, path: str) -> None:
        if self._pdf is not None:
            self._run("Saving…", partial(_saved, self._pdf, path), self._was_saved)

    def _run(self, saying: str, work: Callable[[], object], done: Callable[[Any], object]) -> None:
        self.busy = True
        self.began.emit(saying)
        self._jobs.run(self, work, done, self._failed)

    def _was_printed(self, answer: object) -> None:
        self.busy = False
        self.printed.emit(answer)

    def _was_saved(self, path: str) -> None:
        self.busy = False
        self.saved.emit(path)

    def _failed(self, error: BaseException) -> None:
        self.busy = False
        self.stopped.emit()
        printing.explain(self._window, error)


def _printed(pdf: Pdf, strips: printing.Strips, printer: QPrinter, then: Callable[[], Any]) -> object:
    printing.send(printer, pdf(), strips)
    return then()


def _saved(pdf: Pdf, path: str) -> str:
    Path(path).write_bytes(pdf())
    return path
