"""Breaks and anaesthetic of sessions in the file."""

from collections.abc import Sequence

from smpdesk.domain.sitting import Numbing, Pause
from smpdesk.storage.part import Part
from smpdesk.storage.rows_chair import NumbingRow, PauseRow


class SittingPart(Part):
    """What happened around the needle, by session."""

    def pause(self, key: int) -> Pause:
        """One break; KeyError when unknown."""
        return self._by_id(PauseRow, key, Pause)

    def pauses(self, sessions: Sequence[int]) -> list[Pause]:
        """The breaks of some sessions in one go, in order of time."""
        query = PauseRow.select().where(PauseRow.session.in_(list(sessions)))
        return self._all(query.order_by(PauseRow.starts, PauseRow.id), Pause)

    def put_pause(self, pause: Pause) -> Pause:
        """Write a new or changed break. Raises Stale."""
        return self._save(PauseRow, pause) if pause.id else self._add(PauseRow, pause)

    def remove_pause(self, key: int) -> None:
        """Take a break away that was none; the journal keeps that it stood there."""
        PauseRow.delete().where(PauseRow.id == key).execute(self._db)

    def numbing(self, key: int) -> Numbing:
        """One application of anaesthetic; KeyError when unknown."""
        return self._by_id(NumbingRow, key, Numbing)

    def numbings(self, sessions: Sequence[int]) -> list[Numbing]:
        """The anaesthetic of some sessions in one go, in order of time."""
        query = NumbingRow.select().where(NumbingRow.session.in_(list(sessions)))
        return self._all(query.order_by(NumbingRow.starts, NumbingRow.id), Numbing)

    def put_numbing(self, numbing: Numbing) -> Numbing:
        """Write a new or changed application. Raises Stale."""
        return self._save(NumbingRow, numbing) if numbing.id else self._add(NumbingRow, numbing)

    def remove_numbing(self, key: int) -> None:
        """Take one away that was written by mistake; the journal keeps that it stood there."""
        NumbingRow.delete().where(NumbingRow.id == key).execute(self._db)
