"""Every paper of the day in one go: printed or saved off the window's thread, with progress, and cancelled."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.day_paper import DayPaper
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.problem import Problem
from smpdesk.ui.shared import parts, printing
from smpdesk.ui.shared.forms import tick
from smpdesk.ui.shared.jobs import Job, Jobs
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

Report = Callable[[int, int], object]
Failed = list[tuple[DayPaper, Problem]]
_KINDS = {PaperKind.AFTERCARE: "Aftercare sheet", PaperKind.CONSENT: "Consent form"}
_DONE = {PaperKind.AFTERCARE: "Given", PaperKind.CONSENT: "Signed"}


class DayPapersDialog(QDialog):
    """Sheets of those who were treated today, consent forms of those who still come."""

    def __init__(
        self,
        desks: "Desks",
        jobs: Jobs,
        parent: QWidget | None = None,
        choice: printing.PrinterChoice | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Papers of the day")
        self._desks, self._jobs = desks, jobs
        self._job: Job | None = None
        self._papers = desks.papers.of_day(desks.clinic.today())
        self._printing: list[DayPaper] = []
        self._printed: list[int] = []
        self._choice = choice or printing.PrinterChoice(self)
        self._choice.setParent(self)
        self._choice.chosen.connect(self._print_on)
        self._choice.save_instead.connect(self._ask_where)
        self._build()
        self._offer()
        self.resize(px(520), px(520))

    # Slots

    @Slot()
    def _offer(self) -> None:
        """Show what would be printed, and what can be done now."""
        wanted, busy = self._wanted(), self._job is not None
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.everything.setEnabled(not busy)
        for button in (self.print, self.save):
            button.setEnabled(bool(wanted) and not busy)
        self.give.setVisible(bool(self._printed) and not busy)
        self.give.setText(f"Mark {words.counted(len(self._printed), 'sheet')} as given")
        parts.mark(self.print, "primary", "false" if self._printed else "true")
        self.print.setText(f"Print {words.counted(len(wanted), 'paper')}" if wanted else "Print")

    @Slot()
    def _print(self) -> None:
        self._choice.start(self, "Papers of the day", self._desks.clinic.clinic().paper)

    @Slot(object)
    def _print_on(self, printer: QPrinter) -> None:
        self._printing = self._wanted()
        self._run(
            partial(_printed, self._desks.papers.joined, self._desks.papers.bands, self._printing, printer)
        )

    @Slot()
    def _give(self) -> None:
        """What came out of the printer is in somebody's hand: one press for all of them."""
        sheets, self._printed = self._printed, []
        self._run(partial(_given, self._desks.aftercare.give_sheets, sheets))

    @Slot()
    def _ask_where(self) -> None:
        name = f"papers-{self._desks.clinic.today().isoformat()}.pdf"
        dialog = printing.save_dialog(self, name)
        dialog.fileSelected.connect(self._save_to)
        dialog.open()

    @Slot(str)
    def _save_to(self, path: str) -> None:
        self._run(partial(_saved, self._desks.papers.joined, self._wanted(), path))

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._printing = []
            self._ended("Stopped. What was issued until then is kept, and is printed again as it is.")

    # What the slots share

    def _wanted(self) -> list[DayPaper]:
        everything = self.everything.isChecked()
        return [each for each in self._papers if everything or not each.done]

    def _run(self, work: Callable[[Report], Any]) -> None:
        self.bar.setRange(0, 0)
        self._say("Making the papers…", "muted")
        self._job = self._jobs.run(self, work, self._went, self._failed, progress=self._told)
        self._offer()

    def _told(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _went(self, found: tuple[str, Failed]) -> None:
        said, failed = found
        missing = {(each.kind, each.occasion) for each, _problem in failed}
        self._printed += [
            each.occasion
            for each in self._printing
            if each.kind is PaperKind.AFTERCARE
            and not each.done
            and (each.kind, each.occasion) not in missing
        ]
        self._printing = []
        self._read()
        lines = [said, *(f"{each.client_name}: {words.say(problem)}" for each, problem in failed)]
        self._ended("\n".join(lines))

    def _failed(self, error: BaseException) -> None:
        self._printing = []
        self._ended("")
        printing.explain(self, error)

    def _ended(self, text: str) -> None:
        self._job = None
        self._say(text, "reading")
        self._offer()

    def _read(self) -> None:
        """What was given meanwhile is no longer among those to be printed."""
        self._papers = self._desks.papers.of_day(self._desks.clinic.today())
        self.list.show_rows(_rows(self._papers))

    def _say(self, text: str, role: str) -> None:
        parts.mark(self._note, "role", role)
        self._note.setText(text)
        self._note.setVisible(bool(text))

    # Building

    def _build(self) -> None:
        self.list = RowList("Papers of the day")
        self.list.show_rows(_rows(self._papers))
        self.everything = tick("Include those already given or signed")
        self.everything.toggled.connect(self._offer)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("How far it is")
        self._note = parts.label("", wrap=True)
        self.cancel = parts.button("Cancel", on=self._cancel)
        self.save = parts.button("Save as one PDF", on=self._ask_where)
        self.print = parts.button("Print", primary=True, on=self._print)
        self.give = parts.button("Mark as given", primary=True, on=self._give)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(parts.button("Close", on=self.reject))
        foot.addStretch(1)
        for button in (self.cancel, self.save, self.print, self.give):
            foot.addWidget(button)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(px(20), px(16), px(20), px(14))
        lay.setSpacing(px(10))
        lay.addWidget(parts.title("Papers of the day"))
        lay.addWidget(parts.muted(_EXPLAINED if self._papers else "Nobody is treated today."))
        lay.addWidget(self.list, 1)
        for widget in (self.everything, self.bar, self._note):
            lay.addWidget(widget)
        lay.addLayout(foot)
        self._note.hide()


_EXPLAINED = (
    "Sheets of those who were treated today and consent forms of those who still come, each in the client's language."
    " When they are printed, one press marks the sheets as given."
)


def _rows(papers: Sequence[DayPaper]) -> list[Row]:
    return [
        Row(each.client_name, _KINDS[each.kind], _DONE[each.kind] if each.done else "", "ok", "", at)
        for at, each in enumerate(papers)
    ]


def _given(
    give: Callable[[Sequence[int], Report], object], sheets: Sequence[int], report: Report
) -> tuple[str, Failed]:
    """In the lane."""
    give(sheets, report)
    return f"{words.counted(len(sheets), 'sheet')} marked as given.", []


def _printed(
    joined: Callable[[Sequence[DayPaper], Report], tuple[bytes, Failed]],
    strips: printing.Strips,
    wanted: Sequence[DayPaper],
    printer: QPrinter,
    report: Report,
) -> tuple[str, Failed]:
    """In the lane. Half of the way is making them, the other half the printer's."""
    pdf, failed = joined(wanted, partial(_half, report))
    if pdf:
        printing.send(printer, pdf, partial(_counted, strips, report, len(wanted)))
    return f"{words.counted(len(wanted) - _whole(failed), 'paper')} printed.", failed


def _saved(
    joined: Callable[[Sequence[DayPaper], Report], tuple[bytes, Failed]],
    wanted: Sequence[DayPaper],
    path: str,
    report: Report,
) -> tuple[str, Failed]:
    pdf, failed = joined(wanted, report)
    if pdf:
        Path(path).write_bytes(pdf)
    return f"{words.counted(len(wanted) - _whole(failed), 'paper')} saved as {path}.", failed


def _whole(failed: Failed) -> int:
    """How many papers could not be made, whatever number of reasons each had."""
    return len({(each.kind, each.occasion) for each, _problem in failed})


def _half(report: Report, done: int, of: int) -> None:
    report(done, 2 * of)


def _counted(
    strips: printing.Strips, report: Report, of: int, pdf: bytes, dpi: int
) -> "Iterator[printing.Band]":
    """The strips, with word of each page that begins; nobody knows before how many pages there are."""
    for band in strips(pdf, dpi):
        report(min(of + band.page, 2 * of), 2 * of)
        yield band
