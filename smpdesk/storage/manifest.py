"""What a backup says of itself: the manifest beside its files, sealed against a careless edit.

That of an encrypted backup is sealed with the clinic's key too, against any other.
"""

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Any

from smpdesk.domain.problem import refuse
from smpdesk.storage.chain import Head
from smpdesk.storage.data_key import ClinicKey
from smpdesk.storage.files import KEYS
from smpdesk.storage.migrations import STEPS

FORMAT = 1
MANIFEST = "manifest.json"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup says of itself. ``made`` is UTC text; ``files`` gives the SHA-256 of each file."""

    folder: Path
    made: str
    clinic: str
    schema: int
    counts: dict[str, int]
    head: Head
    files: dict[str, str]
    format: int = FORMAT

    @property
    def encrypted(self) -> bool:
        """Whether a key is needed to look inside."""
        return KEYS in self.files


def newest(folder: Path) -> Path:
    """The backup that a folder is, or the newest of those that lie in it."""
    if (folder / MANIFEST).exists() or not folder.is_dir():
        return folder
    inside = [each.parent for each in folder.glob(f"*/{MANIFEST}")]
    return max(inside, key=lambda each: str(_raw(each).get("made", "")), default=folder)


def told_clinic(folder: Path) -> str | None:
    """The name of the clinic that a backup says it is of, None for what is no backup."""
    found = _raw(folder).get("clinic")
    return found if isinstance(found, str) else None


def read(folder: Path, key: ClinicKey | None = None) -> Manifest:
    """The manifest of a backup. Refusal when there is none, it was edited, or a newer program wrote it.

    With the key of an encrypted one, an edit shows however carefully it was made.
    """
    if not (folder / MANIFEST).is_file():
        raise refuse("backup_manifest_missing", folder=str(folder))
    values = _raw(folder)
    seal, mac = values.pop("seal", None), values.pop("mac", None)
    if seal != _seal(values):
        raise refuse("backup_manifest_changed", folder=str(folder))
    if values["format"] > FORMAT or values["schema"] > len(STEPS):
        raise refuse("backup_newer", folder=str(folder))
    found = Manifest(folder=folder, **{**values, "head": Head(**values["head"])})
    if key is not None and found.encrypted and mac != key.seal("manifest", _text(values)):
        raise refuse("backup_manifest_changed", folder=str(folder))
    return found


def write(manifest: Manifest, key: ClinicKey | None = None) -> None:
    """Put a manifest beside the files it speaks of."""
    values = dataclasses.asdict(manifest)
    del values["folder"]
    seals = {"seal": _seal(values)} | ({"mac": key.seal("manifest", _text(values))} if key else {})
    text = json.dumps({**values, **seals}, ensure_ascii=False, indent=1, sort_keys=True)
    (manifest.folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _raw(folder: Path) -> dict[str, Any]:
    try:
        values = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def _seal(values: dict[str, Any]) -> str:
    return hashlib.sha256(_text(values)).hexdigest()


def _text(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True).encode()
