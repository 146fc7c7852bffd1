"""Patch tests."""

from collections.abc import Sequence

from smpdesk.domain.patch_test import PatchTest
from smpdesk.storage.part import Part
from smpdesk.storage.rows_patch_tests import PatchTestRow


class PatchTestPart(Part):
    """Patch tests."""

    def get(self, key: int) -> PatchTest:
        """One test; KeyError when unknown."""
        return self._by_id(PatchTestRow, key, PatchTest)

    def of_client(self, client: int) -> list[PatchTest]:
        """A client's tests, the one to which something happened last first."""
        return sorted(self.of_clients([client]), key=lambda each: (each.latest, each.id), reverse=True)

    def of_clients(self, clients: Sequence[int]) -> list[PatchTest]:
        """The tests of several clients in one go."""
        return self._among(PatchTestRow.select, PatchTestRow.client, clients, PatchTest)

    def add(self, test: PatchTest) -> PatchTest:
        """Write a new one."""
        return self._add(PatchTestRow, test)

    def save(self, test: PatchTest) -> PatchTest:
        """Write a changed one. Raises Stale."""
        return self._save(PatchTestRow, test)
