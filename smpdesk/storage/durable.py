"""Small files that are the old one or the new one at any moment, through a power cut too."""

import os
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, durably. Raises OSError, and then the old one stays."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    keep_names(path.parent)


def keep_names(folder: Path) -> None:
    """Have the disk keep the names in a folder. Windows keeps them by itself, and opens no folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep_content(path: Path) -> None:
    """Have the disk keep a file's content."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
