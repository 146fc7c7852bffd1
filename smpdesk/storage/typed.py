"""What is being typed and not saved yet: a small file in the clinic's folder, readable by its owner alone.

It is no part of the records: nobody has said yet that it is true, so neither journal nor backup knows it. Encrypted
where the clinic is.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from smpdesk.domain.problem import StorageFault
from smpdesk.storage import sealed_files
from smpdesk.storage.data_key import ClinicKey

_NAME = "typed.json"


def kept(clinic: Path, key: ClinicKey | None = None) -> dict[str, Any]:
    """Everything by its key; empty when there is nothing, or nothing that can be read. ``key``: the store's."""
    try:
        found = json.loads(sealed_files.read(clinic / _NAME, key))
    except (OSError, ValueError, StorageFault):
        return {}
    return found if isinstance(found, dict) else {}


def keep(clinic: Path, wanted: Mapping[str, Any], key: ClinicKey | None = None) -> None:
    """Keep exactly this, the old file or the new one at any moment; nothing takes the file away. Raises OSError."""
    if not wanted:
        (clinic / _NAME).unlink(missing_ok=True)
        return
    sealed_files.write(clinic / _NAME, json.dumps(wanted).encode(), key)
