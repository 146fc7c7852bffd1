"""Consultations."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from smpdesk.domain.consultation import Consultation
from smpdesk.storage.part import Part
from smpdesk.storage.rows_consultation import ConsultationRow


class Held(NamedTuple):
    """A consultation as far as others ask: whose, on which day, and whether it is finished."""

    client: int
    day: date
    finished: bool


class ConsultationPart(Part):
    """Consultations."""

    def get(self, key: int) -> Consultation:
        """One consultation; KeyError when unknown."""
        return self._by_id(ConsultationRow, key, Consultation)

    def of_client(self, client: int) -> list[Consultation]:
        """A client's consultations, the latest first."""
        return self.of_clients([client])

    def of_clients(self, clients: Iterable[int]) -> list[Consultation]:
        """The consultations of several clients in one go, the latest first."""
        return self._among(_latest_first, ConsultationRow.client, sorted(clients), Consultation)

    def held_of(self, clients: Sequence[int]) -> list[Held]:
        """The consultations of several clients, the latest first."""
        return self._among(_held, ConsultationRow.client, clients, Held)

    def add(self, consultation: Consultation) -> Consultation:
        """Write a new one."""
        return self._add(ConsultationRow, consultation)

    def save(self, consultation: Consultation) -> Consultation:
        """Write a changed one. Raises Stale."""
        return self._save(ConsultationRow, consultation)


def _latest_first() -> Any:
    return ConsultationRow.select().order_by(ConsultationRow.day.desc(), ConsultationRow.id.desc())


def _held() -> Any:
    row = ConsultationRow
    return row.select(row.client, row.day, row.finished).order_by(row.day.desc(), row.id.desc())
