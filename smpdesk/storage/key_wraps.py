"""How a secret is put away: under a password, for the holder of a private key, or under another key.

Every wrap is bound to a text that says what it is about, so that none can be used in another's place.
"""

import base64
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from smpdesk.storage.data_key import KEY_BYTES

_NONCE_BYTES = 12
#: A file that asks for more than this asks for a hang, not for safety.
_MOST_PASSES, _MOST_MEMORY, _MOST_LANES = 32, 1 << 20, 32

Wrap = dict[str, Any]


class WrongKey(Exception):
    """A wrap does not open: another password or key, or somebody changed it."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one guess at a password costs (argon2id). ``memory`` is in KiB. As given, about 0.2 s on a desk's
    computer; kept with every wrap, so that it can grow."""

    passes: int = 3
    memory: int = 64 * 1024
    lanes: int = 4


def under_password(password: str, secret: bytes, about: str, cost: Cost) -> Wrap:
    """A secret under a password, with a salt of its own."""
    salt = os.urandom(16)
    derived = _derived(password, salt, cost)
    return {
        "salt": text(salt), "passes": cost.passes, "memory": cost.memory, "lanes": cost.lanes,
        "body": under_key(derived, secret, about),
    }  # fmt: skip


def with_password(password: str, wrap: Mapping[str, Any], about: str) -> bytes:
    """The secret under a password. Raises WrongKey, and ValueError for a wrap that asks for the impossible."""
    cost = Cost(passes=int(wrap["passes"]), memory=int(wrap["memory"]), lanes=int(wrap["lanes"]))
    if not (
        0 < cost.passes <= _MOST_PASSES and 8 <= cost.memory <= _MOST_MEMORY and 0 < cost.lanes <= _MOST_LANES
    ):
        raise ValueError("a wrap asks for an impossible cost")
    return with_key(_derived(password, raw(wrap["salt"]), cost), wrap["body"], about)


def under_key(key: bytes, secret: bytes, about: str) -> str:
    """A secret under a key (AES-256-GCM), as text."""
    nonce = os.urandom(_NONCE_BYTES)
    return text(nonce + AESGCM(key).encrypt(nonce, secret, about.encode()))


def with_key(key: bytes, wrapped: str, about: str) -> bytes:
    """The secret under a key. Raises WrongKey."""
    body = raw(wrapped)
    try:
        return AESGCM(key).decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], about.encode())
    except InvalidTag as error:
        raise WrongKey from error


def new_private() -> bytes:
    """A new private key."""
    return os.urandom(KEY_BYTES)


def public_of(private: bytes) -> str:
    """The public key that belongs to a private one, as text."""
    return text(X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def private_from(seed: bytes, about: str) -> bytes:
    """The private key that belongs to a recovery key."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=about.encode()).derive(seed)


def sealed_to(public: str, secret: bytes, about: str) -> Wrap:
    """A secret that only the holder of the private key opens; needs nobody's password."""
    passing = X25519PrivateKey.generate()
    sender = text(passing.public_key().public_bytes_raw())
    key = _agreed(passing.exchange(X25519PublicKey.from_public_bytes(raw(public))), sender, public)
    return {"sender": sender, "body": under_key(key, secret, about)}


def unsealed(private: bytes, wrap: Mapping[str, Any], about: str) -> bytes:
    """The secret that was sealed to a private key's holder. Raises WrongKey."""
    sender = str(wrap["sender"])
    shared = X25519PrivateKey.from_private_bytes(private).exchange(
        X25519PublicKey.from_public_bytes(raw(sender))
    )
    return with_key(_agreed(shared, sender, public_of(private)), str(wrap["body"]), about)


def text(content: bytes) -> str:
    """Bytes as text."""
    return base64.b64encode(content).decode()


def raw(content: str) -> bytes:
    """Text as bytes. Raises ValueError."""
    return base64.b64decode(content, validate=True)


def _derived(password: str, salt: bytes, cost: Cost) -> bytes:
    """Typed on another system, the same password may come in other code points."""
    typed = unicodedata.normalize("NFC", password).encode()
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    )
    return kdf.derive(typed)


def _agreed(shared: bytes, sender: str, receiver: str) -> bytes:
    about = f"smpdesk 1 seal {sender} {receiver}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=about).derive(shared)
