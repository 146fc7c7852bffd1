"""Counts what the list shows, in the lane and a moment after the last key: no key waits for it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from smpdesk.ui.clients.presenter import ClientsPresenter

if TYPE_CHECKING:
    from smpdesk.domain.lists import ListKind
    from smpdesk.ui.shared.jobs import Job, Jobs

_PAUSE = 150  # milliseconds: between two keys of a brisk typist


class Counting(QObject):
    """Tells how many a text finds, and how many clients are of each kind."""

    found = Signal(object)  # (text, kind, how many)
    kinds = Signal(object)  # how many of each

    def __init__(self, presenter: ClientsPresenter, jobs: "Jobs", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._jobs = presenter, jobs
        self._wanted: tuple[str, ListKind | None] = ("", None)
        self._job: Job | None = None
        self._soon, self._kinds_soon = QTimer(self), QTimer(self)
        for timer, then in ((self._soon, self._count), (self._kinds_soon, self._count_kinds)):
            timer.setSingleShot(True)
            timer.setInterval(_PAUSE)
            timer.timeout.connect(then)

    def ask(self, text: str, kind: "ListKind | None") -> None:
        """Count what a text finds, unless another question follows at once."""
        self.stop()
        self._wanted = (text, kind)
        self._soon.start()

    def ask_kinds(self) -> None:
        """Count the clients of each kind, once for several changes at a time."""
        self._kinds_soon.start()

    def stop(self) -> None:
        """The answer is not wanted any more."""
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot()
    def _count(self) -> None:
        self._job = self._jobs.run(self, partial(self._presenter.found, *self._wanted), self.found.emit)

    @Slot()
    def _count_kinds(self) -> None:
        self._jobs.run(self, self._presenter.counts, self.kinds.emit)
