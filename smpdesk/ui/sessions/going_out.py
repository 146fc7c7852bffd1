"""What leaves the book: the day sheet on paper, a visit as an entry for somebody's calendar."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from smpdesk import words
from smpdesk.domain.appointment import Appointment
from smpdesk.ui.sessions.news import NewsLine
from smpdesk.ui.shared import faults
from smpdesk.ui.shared.jobs import Jobs

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.paper_out import PaperOut
    from smpdesk.ui.shared.printing import PrinterChoice


class GoingOut(QObject):
    """Asks where to, works in the lane, tells in the line over the board. `choice` is of printers."""

    def __init__(
        self,
        desks: "Desks",
        jobs: Jobs,
        news: NewsLine,
        window: QWidget,
        choice: "PrinterChoice | None" = None,
    ) -> None:
        super().__init__(window)
        self._desks, self._jobs, self._news, self._window = desks, jobs, news, window
        self._choice = choice
        self._paper: PaperOut | None = None
        self._visit = 0

    def print_day(self, day: date) -> None:
        """Print the sheet of a day, or save it where there is no printer."""
        paper = self._paper_out()
        if paper.busy:
            return
        desk = self._desks.day_sheet
        title = f"Day sheet, {words.plain_date(day)}"
        paper.print(title, desk.size(), f"{day.isoformat()}-day-sheet.pdf", partial(desk.pdf, day), _nothing)

    def save_entry(self, visit: Appointment) -> None:
        """Save a visit for the client's calendar, where the person wants it."""
        self._visit = visit.id
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, "Save calendar entry", folder, "Calendar (*.ics)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(self._desks.calendars.invite_name(visit.id))
        dialog.fileSelected.connect(self._entry_to)
        dialog.open()

    @Slot(str)
    def _entry_to(self, path: str) -> None:
        work = partial(self._desks.calendars.save_invite, self._visit, Path(path))
        self._jobs.run(self, work, self._entry_saved, self._failed)

    def _entry_saved(self, path: Path) -> None:
        self._news.say(f"The calendar entry is saved as {path}.")

    def _failed(self, error: BaseException) -> None:
        faults.show(self._window, error)

    def _paper_out(self) -> "PaperOut":
        if self._paper is None:
            from smpdesk.ui.shared.paper_out import PaperOut  # late: printing is seldom the first thing done

            self._paper = PaperOut(self._window, self._desks.papers.bands, self._jobs, self._choice)
            self._paper.began.connect(self._news.say)
            self._paper.printed.connect(self._printed)
            self._paper.saved.connect(self._saved)
            self._paper.stopped.connect(self._news.clear)
        return self._paper

    @Slot(object)
    def _printed(self, _answer: object) -> None:
        self._news.say("The day sheet is printed.")

    @Slot(object)
    def _saved(self, path: str) -> None:
        self._news.say(f"The day sheet is saved as {path}.")


def _nothing() -> None:
    """A working paper is not recorded."""
