"""The bytes of pictures, in the second database."""

import hashlib

from smpdesk.domain.problem import StorageFault
from smpdesk.storage.part import Part
from smpdesk.storage.rows import PictureRow


class PicturePart(Part):
    """Pictures, named by the SHA-256 of their bytes.

    Two databases do not commit together, so the bytes are kept first, in a transaction of their own; the
    row that names them follows. Bytes that no row names are harmless.
    """

    def keep(self, body: bytes) -> str:
        """Write the bytes unless they are there, and return their SHA-256.

        Called before the transaction that names them, never inside one.
        """
        if self._db.in_transaction():
            raise RuntimeError("keep a picture before the transaction that names it")
        name = hashlib.sha256(body).hexdigest()
        with self._db.transaction():
            if not self._count(PictureRow.select().where(PictureRow.sha256 == name)):
                self._db.plain(PictureRow.insert({"sha256": name, "body": body}))
        return name

    def body(self, sha256: str) -> bytes:
        """The bytes; StorageFault when they are gone or no longer the same."""
        query = PictureRow.select(PictureRow.body).where(PictureRow.sha256 == sha256)
        found = self._all(query, _only_body)
        if not found:
            raise StorageFault("picture_missing", sha256=sha256)
        if hashlib.sha256(found[0]).hexdigest() != sha256:
            raise StorageFault("picture_changed", sha256=sha256)
        return found[0]


def _only_body(body: bytes) -> bytes:
    return bytes(body)
