"""What is being typed and not saved yet: a small file in the clinic's folder, readable by its owner alone.

It is no part of the records: nobody has said yet that it is true, so neither journal nor backup knows it.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_NAME = "typed.json"


def kept(clinic: Path) -> dict[str, Any]:
    """Everything by its key; empty when there is nothing, or nothing that can be read."""
    try:
        found = json.loads((clinic / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep(clinic: Path, wanted: Mapping[str, Any]) -> None:
    """Keep exactly this, the old file or the new one at any moment; nothing takes the file away. Raises OSError."""
    if not wanted:
        (clinic / _NAME).unlink(missing_ok=True)
        return
    beside = clinic / f"{_NAME}.new"
    with os.fdopen(
        os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        json.dump(wanted, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(clinic / _NAME)
