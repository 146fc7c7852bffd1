"""New files take the place of a clinic's old ones, all or none: under a new data key, or encrypted for the first time.

They are made in a folder inside the clinic's. Writing the key file that names them (``swapping``) is the one moment at
which they count: broken off before, they are thrown away; after, the next who opens the clinic puts them in place,
for which no key is needed.
"""

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from smpdesk.domain.problem import StorageFault
from smpdesk.storage import durable, key_file
from smpdesk.storage.files import BEFORE_UPGRADE, PHOTOS, RECORDS, WAITING
from smpdesk.storage.key_file import KeyFile
from smpdesk.storage.turn import turn

#: What may be swapped, beside copies from before an upgrade: nothing else that an edited key file names.
_KNOWN = frozenset((RECORDS, PHOTOS, "typed.json"))


def settle(folder: Path, wait: float = 5.0) -> None:
    """Finish or throw away what was broken off; called before a clinic is opened. StorageFault clinic_busy while
    another program is at it."""
    if (folder / WAITING).exists():
        with turn(folder, wait):
            finish(folder)


def begin(folder: Path) -> Path:
    """The empty folder for the new files; the caller holds the turn, and has settled what came before."""
    waiting = folder / WAITING
    try:
        finish(folder)
        waiting.mkdir(mode=0o700)
    except OSError as error:
        raise _fault(folder, error) from error
    return waiting


def commit(folder: Path, file: KeyFile) -> None:
    """From here on the new files are the clinic's. What lies in the waiting folder is durable first."""
    waiting = folder / WAITING
    names = sorted(each.name for each in waiting.iterdir())
    try:
        for each in waiting.rglob("*"):
            if each.is_file():
                durable.keep_content(each)
        durable.keep_names(waiting)
        durable.keep_names(folder)
    except OSError as error:
        raise _fault(folder, error) from error
    key_file.write(folder, replace(file, swapping=tuple(names)))


def finish(folder: Path, said: Callable[[str], None] | None = None) -> None:
    """Put files in place that count, throw others away; done twice, nothing more happens. The caller holds the turn."""
    file = key_file.read(folder)
    waiting = folder / WAITING
    try:
        for name in file.swapping if file else ():
            if _known(name) and (waiting / name).exists():
                _put(waiting / name, folder / name)
                if said is not None:
                    said("placed")
        durable.keep_names(folder)
        if file is not None and file.swapping:
            key_file.write(folder, replace(file, swapping=()))
        if waiting.exists():
            shutil.rmtree(waiting)
    except OSError as error:
        raise _fault(folder, error) from error


def _known(name: str) -> bool:
    return name in _KNOWN or (name.startswith(BEFORE_UPGRADE) and Path(name).name == name)


def _put(new: Path, old: Path) -> None:
    """The old file's log was emptied into it before the new one was made, so it holds nothing."""
    if new.is_dir():
        if old.exists():
            shutil.rmtree(old)
        new.rename(old)
        return
    for end in ("-wal", "-shm", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            old.with_name(old.name + end).unlink()
    new.replace(old)


def _fault(folder: Path, error: OSError) -> StorageFault:
    code = "disk_full" if error.errno == 28 else "clinic_read_only"
    return StorageFault(code, path=str(folder), reason=str(error.strerror))
