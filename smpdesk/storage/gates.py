"""Gates that somebody passed: written once, for ever. There is no way here to change one or to take it away."""

from collections.abc import Sequence
from typing import Any

from smpdesk.domain.readiness import GatePass
from smpdesk.storage.part import Part
from smpdesk.storage.rows_chair import GatePassRow


class GatePart(Part):
    """Passed gates."""

    def of_client(self, client: int) -> list[GatePass]:
        """A client's, the latest first."""
        query = GatePassRow.select().where(GatePassRow.client == client)
        return self._all(query.order_by(GatePassRow.at.desc(), GatePassRow.id.desc()), GatePass)

    def of_appointments(self, appointments: Sequence[int]) -> list[GatePass]:
        """Those of several visits in one go, the oldest first."""
        return self._among(_oldest_first, GatePassRow.appointment, appointments, GatePass)

    def add(self, passed: GatePass) -> GatePass:
        """Write one."""
        return self._add(GatePassRow, passed)


def _oldest_first() -> Any:
    return GatePassRow.select().order_by(GatePassRow.id)
