"""Copies of a clinic from before it was encrypted: found where it is known that some may lie, and removed.

A removed file is gone from its folder and not from the disk: SSDs and sticks may keep it until they need the room.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from smpdesk.storage import last_backup, manifest
from smpdesk.storage.files import BEFORE_UPGRADE, PHOTOS, RECORDS, is_plain


@dataclass(frozen=True, kw_only=True)
class Removed:
    """What is gone, and what could not be taken away (a stick that is read-only, a file that is open)."""

    removed: tuple[Path, ...]
    left: tuple[Path, ...]


def plain_copies(clinic: Path, name: str, places: Sequence[Path] = ()) -> list[Path]:
    """Folders with a copy of this clinic that anybody can read, in order.

    Looked for inside the clinic's folder (copies before an upgrade that could not be encrypted), beside it (before a
    restore), where its last backup went, and in ``places``. ``name`` is the clinic's: a backup there belongs to it
    when it is named after the folder or after the clinic.
    """
    found = {each for each in _inside(clinic) if _plain(each)}
    for place in {clinic.absolute().parent, *_last_place(clinic), *places}:
        found |= {each for each in _folders(place) if _of(each, clinic, name) and _plain(each)}
    return sorted(found)


def remove(folders: Sequence[Path]) -> Removed:
    """Take these folders away, as far as that can be done."""
    removed, left = [], []
    for folder in folders:
        try:
            shutil.rmtree(folder)
        except OSError:
            left.append(folder)
        else:
            removed.append(folder)
    return Removed(removed=tuple(removed), left=tuple(left))


def _inside(clinic: Path) -> Iterator[Path]:
    yield from (each for each in _folders(clinic) if each.name.startswith(BEFORE_UPGRADE))


def _last_place(clinic: Path) -> Iterator[Path]:
    known = last_backup.last(clinic)
    if known is not None:
        yield known[1].parent
        yield known[1]


def _folders(place: Path) -> list[Path]:
    try:
        return [each for each in place.iterdir() if each.is_dir() and not each.is_symlink()]
    except OSError:
        return []


def _of(folder: Path, clinic: Path, name: str) -> bool:
    if folder.absolute() == clinic.absolute():
        return False
    if folder.name.startswith((f"{clinic.stem} before restore ", f"{clinic.name}.")):
        return True
    said = manifest.told_clinic(folder)
    return said is not None and (said == name or folder.name.startswith(f"{clinic.stem} "))


def _plain(folder: Path) -> bool:
    return is_plain(folder / RECORDS) or is_plain(folder / PHOTOS)
