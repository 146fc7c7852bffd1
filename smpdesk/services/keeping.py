"""Keeping the clinic's data: backup, restore, and a check that all is well."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from smpdesk.services.ground import Ground

if TYPE_CHECKING:
    from smpdesk.storage.backup import Manifest
    from smpdesk.storage.check import Findings


class KeepingDesk:
    """Backups of the open clinic; restoring works on a closed one and is a function of its own."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def backup(self, to: Path) -> "Manifest":
        """Write a verified backup into a new dated folder inside ``to``."""
        from smpdesk.storage.backup import backup

        return backup(self._ground.store, to)

    def check(self) -> "Findings":
        """Count everything and look for anything that is wrong."""
        from smpdesk.storage.check import check

        return check(self._ground.store)

    def last_backup(self) -> datetime | None:
        """Wall time of the last good backup made on this computer, None before the first."""
        raise NotImplementedError
