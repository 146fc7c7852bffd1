"""The journal's last link beside the database, so that an encrypted clinic without its write-ahead log is noticed.

A database that was copied while open, or whose log somebody took away, is whole and merely older: it looks well. The
link is written here after each commit, which is durable by then, so it never runs ahead of a clinic that lost nothing.
"""

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

from smpdesk.storage.data_key import ClinicKey

HEAD = "journal.head"
#: Bytes: a number, a link and a seal, always as long, so that one write replaces it.
_LENGTH = 20 + 1 + 64 + 1 + 64 + 1


class KnownHead:
    """Notes the head of one clinic. Nobody waits for the disk, and a place that takes nothing is no fault."""

    def __init__(self, folder: Path, key: ClinicKey) -> None:
        self._path, self._key = folder / HEAD, key
        self._file: BinaryIO | None = None

    def note(self, number: int, link: str) -> None:
        """Remember the last change, which is committed."""
        said = f"{number:020} {link}".encode()
        with contextlib.suppress(OSError):
            if self._file is None:
                self._file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
            self._file.seek(0)
            self._file.write(said + b" " + self._key.seal("head", said).encode() + b"\n")

    def read(self) -> tuple[int, str] | None:
        """Id and link of the last change that was noted; None before the first, or for what is no note of ours."""
        try:
            content = self._path.read_bytes()
        except OSError:
            return None
        said, _, seal = content.rstrip(b"\n").rpartition(b" ")
        if len(content) != _LENGTH or seal.decode(errors="replace") != self._key.seal("head", said):
            return None
        number, link = said.decode().split(" ")
        return int(number), link

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def forget(folder: Path) -> None:
    """Expect nothing of the journal from here on: another one is put in its place, or the loss is accepted."""
    if (folder / HEAD).exists():
        (folder / HEAD).write_bytes(b"")
