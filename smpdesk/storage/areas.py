"""Places drawn on clients' heads."""

from smpdesk.domain.scalp_area import ScalpArea
from smpdesk.storage.part import Part
from smpdesk.storage.rows import ScalpAreaRow


class AreaPart(Part):
    """Areas, scars and no-go marks. They stay on record when they are gone from the head."""

    def get(self, key: int) -> ScalpArea:
        """One of them; KeyError when unknown."""
        return self._by_id(ScalpAreaRow, key, ScalpArea)

    def of_client(self, client: int, gone: bool = True) -> list[ScalpArea]:
        """A client's, in the order in which they were drawn; with ``gone`` also those that are not there any more."""
        query = ScalpAreaRow.select().where(ScalpAreaRow.client == client)
        if not gone:
            query = query.where(ScalpAreaRow.gone.is_null())
        return self._all(query.order_by(ScalpAreaRow.id), ScalpArea)

    def add(self, area: ScalpArea) -> ScalpArea:
        """Write a new one."""
        return self._add(ScalpAreaRow, area)

    def save(self, area: ScalpArea) -> ScalpArea:
        """Write a changed one. Raises Stale."""
        return self._save(ScalpAreaRow, area)
