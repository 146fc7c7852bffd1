"""What an unlocked clinic is read and written with. It lives in memory only, and says nothing of itself.

Nothing is loaded for it: a clinic without keys does not wait for a library that it has no use for.
"""

import hashlib
import hmac
from dataclasses import dataclass

#: Bytes of a data key, and of every key that is made from it.
KEY_BYTES = 32
#: Bytes of a SQLCipher file's salt, its first ones.
_SALT_BYTES = 16


@dataclass(frozen=True, kw_only=True, repr=False)
class ClinicKey:
    """The keys of one clinic: ``data`` for its files, ``journal`` for the chain; both of 32 random bytes.

    ``clinic`` is the clinic's random name in its key file. ``since``: id and link of the last change that was
    chained without a key; (0, "") in a clinic that had keys from its first day.
    """

    clinic: str
    data: bytes
    journal: bytes
    since: tuple[int, str] = (0, "")

    def for_use(self, use: str) -> bytes:
        """The key for one use, of 32 bytes (HKDF-Expand with SHA-256): none of them tells another."""
        return hmac.digest(self.data, f"smpdesk 1 {use}".encode() + b"\x01", "sha256")

    def salt_of(self, file: str) -> bytes:
        """The salt that a database file of this clinic begins with; no secret."""
        return self.for_use(f"salt {file}")[:_SALT_BYTES]

    def of_database(self, file: str) -> str:
        """A database file's raw key and salt, as SQLCipher takes them."""
        return f"x'{self.for_use(f'database {file}').hex()}{self.salt_of(file).hex()}'"

    def seal(self, use: str, content: bytes) -> str:
        """A seal over a content, in hexadecimal digits: whoever lacks the data key cannot make one."""
        return hmac.new(self.for_use(f"seal {use}"), content, hashlib.sha256).hexdigest()

    def link(self, content: bytes) -> str:
        """A link of the journal's chain, in hexadecimal digits."""
        return hmac.new(self.journal, content, hashlib.sha256).hexdigest()
