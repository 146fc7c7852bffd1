"""When this clinic was last backed up: a small file in its folder, so that it moves along with it.

It is no part of the records: a backup must not change what it copies.
"""

import json
from datetime import datetime
from pathlib import Path

_NAME = "last-backup.json"


def note(clinic: Path, made: str, to: Path) -> None:
    """Remember a backup: ``made`` is UTC text, ``to`` where it lies. A full disk here harms nothing."""
    beside = clinic / f"{_NAME}.new"
    try:
        beside.write_text(json.dumps({"made": made, "to": str(to)}), encoding="utf-8")
        beside.replace(clinic / _NAME)
    except OSError:
        beside.unlink(missing_ok=True)


def last(clinic: Path) -> tuple[datetime, Path] | None:
    """The moment (aware, UTC) and place of the last backup, None before the first or when unreadable."""
    try:
        kept = json.loads((clinic / _NAME).read_text(encoding="utf-8"))
        return datetime.fromisoformat(kept["made"]), Path(kept["to"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
