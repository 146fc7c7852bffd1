"""Slow work with an owner: the page that asked for it.

One lane, a single thread, for all that uses the clinic's file, in the order asked; a pool for the rest. The answer
comes back in the thread of the window, and is dropped when the owner has been closed meanwhile.
"""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from smpdesk.ui.shared import faults

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future


class Cancelled(Exception):
    """Raised inside the work, where it reports how far it is, once the person has cancelled."""


class Job(QObject):
    """One piece of slow work under way."""

    _reported = Signal(object, object)

    def __init__(
        self,
        owner: QObject,
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object] | None,
        progress: Callable[[int, int], object] | None,
    ) -> None:
        super().__init__()
        self._owner, self._done, self._failed, self._progress = owner, done, failed, progress
        self._stop = Event()
        self.future: Future[Any] | None = None
        self._reported.connect(self._tell_progress)

    def cancel(self) -> None:
        """Stop it where it next reports, or before it begins. Neither `done` nor `failed` will be called."""
        self._stop.set()
        if self.future is not None:
            self.future.cancel()

    @property
    def cancelled(self) -> bool:
        """Whether the person cancelled it."""
        return self._stop.is_set()

    def report(self, done: int, of: int = 0) -> None:
        """Called by the work itself. Raises Cancelled, which the work lets pass so that nothing is left behind."""
        if self._stop.is_set():
            raise Cancelled
        self._reported.emit(done, of)

    @Slot(object, object)
    def _tell_progress(self, done: int, of: int) -> None:
        """In the window's thread, because this object lives there."""
        if self._progress is not None and not self.cancelled and isValid(self._owner):
            self._progress(done, of)

    def answer(self, future: "Future[Any]") -> None:
        """Hand the result to whoever asked, if they are still there."""
        if self.cancelled or not isValid(self._owner):
            return
        error = future.exception()
        if error is None:
            self._done(future.result())
        elif isinstance(error, Cancelled):
            return
        elif self._failed is not None:
            self._failed(error)
        else:
            faults.show(faults.window_of(self._owner), error)


class Jobs(QObject):
    """Runs slow work and brings the answers back."""

    idle = Signal()
    """Nothing is under way any more."""
    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executors: dict[bool, Executor] = {}
        self._under_way: set[Job] = set()
        self._finished.connect(self._bring_back, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[..., Any],
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object] | None = None,
        lane: bool = True,
        progress: Callable[[int, int], object] | None = None,
    ) -> Job:
        """Do `work()` elsewhere and call `done(result)` here.

        With `progress` the work is called with one argument, `report(done, of)`; `progress(done, of)` is then called
        here. Without `failed`, faults.show shows what went wrong; with it, `failed(error)` must show it (faults.show).
        """
        job = Job(owner, done, failed, progress)
        self._under_way.add(job)
        call = (lambda: work(job.report)) if progress is not None else work
        job.future = self._executor(lane).submit(call)
        job.future.add_done_callback(lambda future: self._finished.emit(job, future))
        return job

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    def close(self) -> None:
        """Cancel what has not begun and wait for the rest; no answer is given any more."""
        for job in self._under_way:
            job.cancel()
        for executor in self._executors.values():
            executor.shutdown(wait=True, cancel_futures=True)
        self._executors.clear()
        self._under_way.clear()

    @Slot(object, object)
    def _bring_back(self, job: Job, future: "Future[Any]") -> None:
        if job not in self._under_way:
            return
        self._under_way.discard(job)
        try:
            if not future.cancelled():
                job.answer(future)
        finally:
            if not self._under_way:
                self.idle.emit()

    def _executor(self, lane: bool) -> "Executor":
        if lane not in self._executors:
            from concurrent.futures import ThreadPoolExecutor  # late: the first paint does without

            self._executors[lane] = ThreadPoolExecutor(1 if lane else 3, "clinic" if lane else "work")
        return self._executors[lane]
