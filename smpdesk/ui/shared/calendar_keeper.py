"""Keeps the technicians' calendar files as the book is: a little after each change, in the lane, without a word.

A folder that is away is told once in the line at the foot of the window, not at every change; and once more when
the files are up to date again.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from smpdesk import words
from smpdesk.domain.problem import StorageFault
from smpdesk.ui.shared import faults
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

#: What stands in the files, or decides where they are.
_TOPICS = frozenset(("appointment", "staff", "client", "course", "room", "clinic", "clinic_choice", "merged"))
#: Milliseconds of rest after a change: several at once are one.
REST_MS = 2_000


class CalendarKeeper(QObject):
    """`say` puts a line at the foot of the window; `rest` is in milliseconds."""

    def __init__(
        self,
        desks: "Desks",
        feed: Feed,
        jobs: Jobs,
        say: Callable[[str], object],
        parent: QObject | None = None,
        rest: int = REST_MS,
    ) -> None:
        super().__init__(parent)
        self._desks, self._jobs, self._say = desks, jobs, say
        self._under_way = self._again = False
        self._told = ""
        self._rest = QTimer(self, interval=rest, singleShot=True)
        self._rest.timeout.connect(self.write)
        feed.changed.connect(self._changed)

    @Slot()
    def begin(self) -> None:
        """The clinic was opened: days have passed, and other desks may have booked."""
        self._rest.start()

    def stop(self) -> None:
        """The clinic is being closed."""
        self._rest.stop()
        self._rest.blockSignals(True)

    @Slot()
    def write(self) -> None:
        """Bring the files up to date now, where the clinic wants any."""
        if self._under_way:
            self._again = True
            return
        self._under_way = True
        self._jobs.run(self, self._keep_up, self._written, self._failed)

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self._rest.start()

    def _keep_up(self) -> object:
        return self._desks.calendars.keep_up()

    def _written(self, files: object) -> None:
        if self._told and files:
            self._say("The calendar files are up to date again.")
        self._told = ""
        self._go_on()

    def _failed(self, error: BaseException) -> None:
        self._go_on()
        if not isinstance(error, StorageFault):
            faults.show(None, error)
            return
        said = words.say(error.problem)
        if said != self._told:
            self._told = said
            self._say(said)

    def _go_on(self) -> None:
        self._under_way = False
        if self._again:
            self._again = False
            self._rest.start()
