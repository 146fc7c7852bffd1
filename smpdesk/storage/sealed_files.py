"""Small files beside the database, encrypted as it is: AES-256-GCM under a key of their own from the data key.

The name of a file is part of what is sealed, so that none can take another's place. A clinic without keys has the same
files as they are.
"""

import os
from pathlib import Path

from smpdesk.domain.problem import StorageFault
from smpdesk.storage import durable
from smpdesk.storage.data_key import ClinicKey

#: What a sealed file begins with; the digit is the version of all that follows.
HEAD = b"SMPDESK SEALED 1\n"
#: The files of this kind that a clinic may have in its folder.
SEALED_FILES = ("typed.json",)
_NONCE_BYTES = 12


def write(path: Path, content: bytes, key: ClinicKey | None) -> None:
    """Put a file, the old one or the new one at any moment. Raises OSError."""
    durable.put(path, content if key is None else sealed(path.name, content, key))


def read(path: Path, key: ClinicKey | None) -> bytes:
    """A file's content. Raises OSError; StorageFault sealed_file_unreadable for one that was changed, is not sealed,
    or belongs to other keys."""
    content = path.read_bytes()
    if key is None and not content.startswith(HEAD):
        return content
    if key is None or not content.startswith(HEAD):
        raise StorageFault("sealed_file_unreadable", path=str(path))
    return _opened(path, content, key)


def sealed(name: str, content: bytes, key: ClinicKey) -> bytes:
    """The bytes of a sealed file of this name."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return HEAD + nonce + AESGCM(key.for_use("files")).encrypt(nonce, content, HEAD + name.encode())


def _opened(path: Path, content: bytes, key: ClinicKey) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    body = content[len(HEAD) :]
    try:
        return AESGCM(key.for_use("files")).decrypt(
            body[:_NONCE_BYTES], body[_NONCE_BYTES:], HEAD + path.name.encode()
        )
    except (InvalidTag, ValueError) as error:
        raise StorageFault("sealed_file_unreadable", path=str(path)) from error
