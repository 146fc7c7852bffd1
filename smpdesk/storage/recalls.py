"""Recalls in the file, and who was told of them."""

from smpdesk.domain.recall import Recall, RecallCall
from smpdesk.storage.part import Part
from smpdesk.storage.rows_stock import RecallCallRow, RecallRow


class RecallPart(Part):
    """Recalls and calls."""

    def all(self) -> list[Recall]:
        """Every recall, the newest first."""
        return self._all(RecallRow.select().order_by(RecallRow.day.desc(), RecallRow.id.desc()), Recall)

    def get(self, key: int) -> Recall:
        """One recall; KeyError when unknown."""
        return self._by_id(RecallRow, key, Recall)

    def add(self, recall: Recall) -> Recall:
        """Write a new one."""
        return self._add(RecallRow, recall)

    def save(self, recall: Recall) -> Recall:
        """Write a changed one. Raises Stale."""
        return self._save(RecallRow, recall)

    def calls(self, recall: int) -> list[RecallCall]:
        """Every attempt to tell somebody, the oldest first."""
        query = RecallCallRow.select().where(RecallCallRow.recall == recall)
        return self._all(query.order_by(RecallCallRow.id), RecallCall)

    def add_call(self, call: RecallCall) -> RecallCall:
        """Write an attempt."""
        return self._add(RecallCallRow, call)
