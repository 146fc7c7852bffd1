"""Holds what the dialog is about: the list, the choices made, the plan; asks the desk in the lane."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from smpdesk.domain.bringing_in import Decision, ListRead, OnMatch, Outcome, Plan
from smpdesk.domain.client_list import DateOrder, Into

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.jobs import Job, Jobs

Report = Callable[[int, int], None]


class BringInPresenter(QObject):
    """One list on its way in. Every answer is a signal; `failed` carries the error."""

    read_done = Signal(object)
    planned = Signal(object)
    written = Signal(object)
    failed = Signal(object)
    progressed = Signal(object, object)

    def __init__(self, desks: "Desks", jobs: "Jobs", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desks.bring_in
        self._jobs = jobs
        self._job: Job | None = None
        self.path: Path | None = None
        self.read: ListRead | None = None
        self.plan: Plan | None = None
        self.chosen: dict[int, Into] = {}
        self.order: DateOrder | None = None
        self.on_match = OnMatch.FILL
        self.decisions: dict[int, Decision] = {}
        self.rejects: Path | None = None

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def encodings(self) -> tuple[str, ...]:
        """What the list may be written in."""
        return self._desk.encodings()

    def open(self, path: Path, encoding: str = "", delimiter: str = "", sheet: str = "") -> None:
        """Read a file; another way to read it forgets the choices made for its columns."""

        def work(report: Report) -> ListRead:
            report(0, 0)
            return self._desk.read(path, encoding, delimiter, sheet)

        self.path = path
        self._run(work, self._was_read)

    def make_plan(self) -> None:
        """Find out each row's fate, with the choices as they are now."""
        read = self.read
        if read is None:
            return
        columns = self._desk.moved(read, self.chosen)
        order = self.order or self._desk.order_of(read, columns)
        on_match, decisions = self.on_match, dict(self.decisions)

        def work(report: Report) -> Plan:
            return self._desk.plan(read, columns, order, on_match, decisions, progress=report)

        self._run(work, self._was_planned)

    def bring_in(self) -> None:
        """Do it: all of it or, when it is cancelled, nothing."""
        plan, rejects = self.plan, self.rejects
        if plan is None:
            return

        def work(report: Report) -> Outcome:
            return self._desk.write(plan, rejects, progress=report)

        self._run(work, self._was_written)

    def rejects_path(self) -> Path | None:
        """Where the rows that stay out will be saved."""
        if self.rejects is not None or self.path is None:
            return self.rejects
        return self._desk.rejects_path(self.path)

    def stop(self) -> None:
        """Stop what is under way; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _run(self, work: Callable[[Report], object], done: Callable[[object], None]) -> None:
        self._job = self._jobs.run(self, work, done, self._has_failed, progress=self.progressed.emit)

    def _was_read(self, read: object) -> None:
        assert isinstance(read, ListRead)
        self._job = None
        self.read, self.plan = read, None
        self.chosen, self.decisions, self.order = {}, {}, None
        self.read_done.emit(read)

    def _was_planned(self, plan: object) -> None:
        assert isinstance(plan, Plan)
        self._job = None
        self.plan = plan
        self.planned.emit(plan)

    def _was_written(self, outcome: object) -> None:
        self._job = None
        self.written.emit(outcome)

    def _has_failed(self, error: BaseException) -> None:
        self._job = None
        self.failed.emit(error)
