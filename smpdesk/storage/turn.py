"""One program at a time: for what must not be done twice at once in a clinic's folder.

The system lets go of the lock when a program ends in any way, so none is ever left behind.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smpdesk.domain.problem import StorageFault

TURN = "keys.lock"


@contextmanager
def turn(folder: Path, wait: float = 5.0) -> Iterator[None]:
    """Hold the folder's lock. StorageFault clinic_busy after ``wait`` seconds, or what the disk says."""
    try:
        handle = os.open(folder / TURN, os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError:
        raise StorageFault("clinic_missing", path=str(folder)) from None
    except OSError as error:
        raise StorageFault("clinic_read_only", path=str(folder), reason=str(error.strerror)) from error
    try:
        until = time.monotonic() + wait
        while not _taken(handle):
            if time.monotonic() >= until:
                raise StorageFault("clinic_busy", path=str(folder))
            time.sleep(0.02)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
