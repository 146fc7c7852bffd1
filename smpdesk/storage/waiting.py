"""The waiting list in the file."""

from smpdesk.domain.waiting import Waiting
from smpdesk.storage.part import Part
from smpdesk.storage.rows_waiting import WaitingRow


class WaitingPart(Part):
    """Who would come sooner."""

    def get(self, key: int) -> Waiting:
        """One entry; KeyError when unknown."""
        return self._by_id(WaitingRow, key, Waiting)

    def open(self) -> list[Waiting]:
        """Entries that were not ended, in the order in which they were made."""
        query = WaitingRow.select().where(WaitingRow.ended.is_null())
        return self._all(query.order_by(WaitingRow.id), Waiting)

    def count(self) -> int:
        """How many there are that were not ended."""
        return self._count(WaitingRow.select().where(WaitingRow.ended.is_null()))

    def all(self) -> list[Waiting]:
        """Those that were ended too."""
        return self._all(WaitingRow.select().order_by(WaitingRow.id), Waiting)

    def add(self, waiting: Waiting) -> Waiting:
        """Write a new one."""
        return self._add(WaitingRow, waiting)

    def save(self, waiting: Waiting) -> Waiting:
        """Write a changed one. Raises Stale."""
        return self._save(WaitingRow, waiting)
