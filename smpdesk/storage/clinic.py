"""The one clinic of the file."""

from dataclasses import replace

from smpdesk.domain.clinic import Clinic
from smpdesk.storage.part import Part
from smpdesk.storage.rows import ClinicRow


class ClinicPart(Part):
    """The clinic's settings."""

    def get(self) -> Clinic:
        """The clinic; one without a name and with version 0 until it is saved for the first time."""
        found = self._known("clinic", ClinicRow.select, Clinic)
        return found[0] if found else Clinic(name="")

    def time_zone(self) -> str:
        """The clinic's time zone alone: asked whenever somebody wants to know what time it is."""
        row = self._db.run("SELECT time_zone FROM clinic").fetchone()
        return str(row[0]) if row else Clinic(name="").time_zone

    def save(self, clinic: Clinic) -> Clinic:
        """Write the settings, the first time too. Raises Stale."""
        if clinic.version == 0 and self.get().version == 0:
            values = {each.name: getattr(clinic, each.name) for each in ClinicRow.all_fields()}
            ClinicRow.insert({**values, "id": 1, "version": 1}).execute(self._db)
            return replace(clinic, id=1, version=1)
        return self._save(ClinicRow, clinic)
