"""Consultations."""

from smpdesk.domain.consultation import Consultation
from smpdesk.storage.part import Part
from smpdesk.storage.rows_consultation import ConsultationRow


class ConsultationPart(Part):
    """Consultations."""

    def get(self, key: int) -> Consultation:
        """One consultation; KeyError when unknown."""
        return self._by_id(ConsultationRow, key, Consultation)

    def of_client(self, client: int) -> list[Consultation]:
        """A client's consultations, the latest first."""
        query = ConsultationRow.select().where(ConsultationRow.client == client)
        return self._all(query.order_by(ConsultationRow.day.desc(), ConsultationRow.id.desc()), Consultation)

    def add(self, consultation: Consultation) -> Consultation:
        """Write a new one."""
        return self._add(ConsultationRow, consultation)

    def save(self, consultation: Consultation) -> Consultation:
        """Write a changed one. Raises Stale."""
        return self._save(ConsultationRow, consultation)
