"""Whether a key fits an encrypted database that does not open: then the file is damaged, and the key is right.

SQLCipher seals each page of 4,096 bytes with HMAC-SHA512 over what is before the seal and the page's number; the key
for that comes from the raw key and the salt. Reading is all that happens here, without SQLite.
"""

import hashlib
import hmac
from pathlib import Path

_PAGE, _SALT, _SEAL = 4096, 16, 64
#: Pages looked at, spread over the file.
_SAMPLES = 16


def key_fits(path: Path, secret: str) -> bool:
    """True when any page looked at was sealed with this key; ``secret`` is the raw key and salt, x'...'.

    Raises OSError. Only for a file that SQLite refused: closing it lets go of every lock of this process on it.
    """
    raw, salt = bytes.fromhex(secret[2:66]), bytes.fromhex(secret[66:98])
    key = hashlib.pbkdf2_hmac("sha512", raw, bytes(each ^ 0x3A for each in salt), 2, 32)
    count = path.stat().st_size // _PAGE
    with path.open("rb") as file:
        for number in sorted({1 + count * at // _SAMPLES for at in range(_SAMPLES)} if count else ()):
            file.seek((number - 1) * _PAGE)
            page = file.read(_PAGE)
            content = page[_SALT if number == 1 else 0 : -_SEAL] + number.to_bytes(4, "little")
            if hmac.compare_digest(hmac.digest(key, content, "sha512"), page[-_SEAL:]):
                return True
    return False
