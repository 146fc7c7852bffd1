"""How many lines wait in the work list while nobody has opened it: counted in the lane, shown on the tab.

Part of the composition root.
"""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smpdesk.ui.shared.jobs import Job

if TYPE_CHECKING:
    from smpdesk.open_clinic import OpenClinic


class WorkCount(QObject):
    """A count that is asked for again takes the place of the one under way."""

    def __init__(self, clinic: "OpenClinic") -> None:
        super().__init__(clinic)
        self._clinic = clinic
        self._job: Job | None = None

    def count(self, today: date) -> None:
        """Count what waits on a day, and tell the window."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._clinic.jobs.run(self, partial(self._due, today), self._counted)

    def _due(self, today: date) -> int:
        return self._clinic.desks.work_list.count_due(today)

    def _counted(self, due: int) -> None:
        self._job = None
        self._clinic.window.show_count("aftercare", due)
