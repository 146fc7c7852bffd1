"""Incidents and reactions in the file."""

from collections.abc import Sequence

from smpdesk.domain.incident import Incident
from smpdesk.storage.part import Part
from smpdesk.storage.rows_chair import IncidentRow


class IncidentPart(Part):
    """Incidents, the latest first."""

    def get(self, key: int) -> Incident:
        """One incident; KeyError when unknown."""
        return self._by_id(IncidentRow, key, Incident)

    def of_client(self, client: int) -> list[Incident]:
        """A client's incidents."""
        return self._found(IncidentRow.client == client)

    def of_session(self, session: int) -> list[Incident]:
        """What is on record of a session."""
        return self._found(IncidentRow.session == session)

    def of_lots(self, lots: Sequence[int]) -> list[Incident]:
        """Incidents that name one of these lots."""
        return self._found(IncidentRow.lot.in_(list(lots)))

    def put(self, incident: Incident) -> Incident:
        """Write a new or changed one. Raises Stale."""
        return self._save(IncidentRow, incident) if incident.id else self._add(IncidentRow, incident)

    def _found(self, where: object) -> list[Incident]:
        query = IncidentRow.select().where(where)
        return self._all(query.order_by(IncidentRow.happened.desc(), IncidentRow.id.desc()), Incident)
