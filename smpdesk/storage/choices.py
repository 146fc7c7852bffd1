"""Small choices of the clinic: a key and a text."""

from dataclasses import replace
from typing import Any

from smpdesk.domain.choice import ClinicChoice
from smpdesk.storage.part import Part
from smpdesk.storage.prepared import late
from smpdesk.storage.rows_patch_tests import ClinicChoiceRow


class ChoicePart(Part):
    """Choices by their keys."""

    def get(self, key: str) -> str | None:
        """The text chosen for a key, None where nobody chose."""
        found = self._row(key)
        return None if found is None else found.value

    def below(self, prefix: str) -> dict[str, str]:
        """Everything chosen for keys that begin with a prefix."""
        found = self._known("all", ClinicChoiceRow.select, ClinicChoice)
        return {each.key: each.value for each in found if each.key.startswith(prefix)}

    def put(self, key: str, value: str) -> None:
        """Choose a text for a key."""
        known = self._row(key)
        if known is None:
            self._add(ClinicChoiceRow, ClinicChoice(key=key, value=value))
        else:
            self._save(ClinicChoiceRow, replace(known, value=value))

    def _row(self, key: str) -> ClinicChoice | None:
        found = self._known("row", _of_key, ClinicChoice, key)
        return found[0] if found else None


def _of_key() -> Any:
    return ClinicChoiceRow.select().where(ClinicChoiceRow.key == late(str))
