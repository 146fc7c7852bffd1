"""Keeping the clinic's data: backup, restore, and a check that all is well."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from smpdesk.services.clock import Clock
from smpdesk.services.ground import Ground

if TYPE_CHECKING:
    from smpdesk.storage.check import Findings
    from smpdesk.storage.manifest import Manifest


class KeepingDesk:
    """Backups of the open clinic. Restoring is a function of its own: the clinic may not open at all."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def backup(self, to: Path) -> "Manifest":
        """Write a verified backup into a new dated folder inside ``to``; Refusal for a place in the clinic."""
        from smpdesk.domain.problem import refuse
        from smpdesk.storage import last_backup
        from smpdesk.storage.backup import backup

        if to.resolve().is_relative_to(self._ground.store.folder.resolve()):
            raise refuse("backup_inside_clinic", path=str(to))
        manifest = backup(self._ground.store, to)
        last_backup.note(self._ground.store.folder, manifest.made, manifest.folder)
        return manifest

    def check(self) -> "Findings":
        """Count everything and look for anything that is wrong."""
        from smpdesk.storage.check import check

        return check(self._ground.store)

    def last_backup(self) -> datetime | None:
        """Wall time of the last good backup of this clinic, None before the first."""
        from smpdesk.storage import last_backup

        kept = last_backup.last(self._ground.store.folder)
        if kept is None:
            return None
        zone = ZoneInfo(self._ground.store.clinic.get().time_zone)
        return kept[0].astimezone(zone).replace(tzinfo=None)

    def last_place(self) -> Path | None:
        """The folder that the last backup was put into, to offer it again."""
        from smpdesk.storage import last_backup

        kept = last_backup.last(self._ground.store.folder)
        return kept[1].parent if kept else None


def restore(folder: Path, clinic: Path, clock: Clock) -> Path | None:
    """Bring a clinic back from a backup after a safety copy; answers where that lies, None without one.

    Refusal says what is wrong with the backup; StorageFault what is wrong with the disk.
    """
    from smpdesk.storage.backup import restore as put_back

    return put_back(folder, clinic, clock)
