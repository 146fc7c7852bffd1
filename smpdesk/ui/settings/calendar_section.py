"""Calendar files for the technicians' own calendars: where they are kept up to date, and what stands in them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from smpdesk import words
from smpdesk.domain.problem import Refusal, StorageFault, problem
from smpdesk.ui.settings.section import Section
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.forms import Form, choice, text
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.calendars import CalendarDesk

_TEXT = (
    "A file for each technician, from 30 days back to a year ahead, kept up to date while SMP Desk is open. "
    "In a folder that your phones follow, the book is in everybody's pocket."
)
_STOPPED = "No files are kept. Files already written stay as they are."


class CalendarSection(Section):
    """Folder, names or not, write now. An empty folder stops it."""

    def __init__(self, desk: "CalendarDesk", jobs: Jobs) -> None:
        super().__init__("Calendar files", _TEXT)
        self._desk, self._jobs = desk, jobs
        self.form = Form(1)
        self.folder = text()
        self.names = choice((("Client numbers", False), ("Clients' names", True)))
        self.form.add(
            "folder", "Folder", self.folder, "Leave empty to keep no files; those already written stay"
        )
        self.form.add(
            "names",
            "A visit is shown with",
            self.names,
            "“Session 2 of 3 · client 1053”; names leave the clinic with the files. Nobody's health stands in them",
        )
        self.form.changed.connect(self.edited)
        self.choose_button = parts.button("Choose folder…", on=self._ask)
        self.write_button = parts.button("Write now", on=self._write)
        self._state = parts.muted("")
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.choose_button)
        line.addWidget(self.write_button)
        line.addStretch(1)
        self.body.addWidget(self.form)
        self.body.addLayout(line)
        self.body.addWidget(self._state)
        self.body.addStretch(1)
        self.fill()

    @property
    def touched(self) -> bool:
        """Whether folder or names were edited."""
        return self.form.touched

    @Slot()
    def fill(self) -> None:
        """Show what is chosen."""
        folder = self._desk.folder()
        self.folder.setText(str(folder) if folder else "")
        self.names.set_value(self._desk.names())
        self.form.settle()
        self._describe()
        self.offer()

    def store(self) -> None:
        """Keep the choice; from now on the files follow the book."""
        typed = self.folder.text().strip()
        try:
            self._desk.choose(Path(typed) if typed else None, self.names.value())
        except StorageFault as fault:  # here it is what was typed
            raise Refusal([problem("calendar_folder_missing", "folder", **fault.facts)]) from fault
        self.fill()

    def shows(self) -> faults.ShowsProblems:
        """The form."""
        return self.form

    def offer(self) -> None:
        """Files are written of what is saved."""
        super().offer()
        self.write_button.setEnabled(bool(self._desk.folder()) and not self.touched)

    @Slot()
    def _ask(self) -> None:
        dialog = QFileDialog(self, "Folder for calendar files", self.folder.text().strip())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    @Slot(str)
    def _chosen(self, folder: str) -> None:
        if folder != self.folder.text().strip():
            self.folder.setText(folder)
            self.form.touched = True
            self.edited()

    @Slot()
    def _write(self) -> None:
        folder = self._desk.folder()
        if folder is not None:
            self.write_button.setEnabled(False)
            self._state.setText("Writing…")
            self._jobs.run(self, partial(self._desk.write_all, folder), self._written, self._failed)

    def _written(self, files: list[Path]) -> None:
        self._describe()
        self._state.setText(f"{words.counted(len(files), 'file')} up to date. {self._state.text()}")
        self.offer()

    def _failed(self, error: BaseException) -> None:
        self._describe()
        self.offer()
        faults.show(self, error)

    def _describe(self) -> None:
        if self._desk.folder() is None:
            self._state.setText(_STOPPED)
            return
        with faults.caught(self) as caught:
            last = self._desk.last_written()
        if caught or last is None:
            self._state.setText("Nothing was written yet.")
        else:
            when = f"{words.long_date(last.date())}, {words.time_text(last)}"
            self._state.setText(f"Last change in the files: {when}.")
