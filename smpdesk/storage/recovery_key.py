"""The recovery key as people read it off the sheet and type it: nine groups of four signs.

The first eight are 160 random bits in Crockford's base 32, which has no I, L, O and U; the last is a checksum of 20
bits, by which a slip of the finger is not only noticed but found.
"""

import hashlib
import os
import re
from collections.abc import Iterator

from smpdesk.domain.problem import Refusal, refuse

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, IN_GROUP = 9, 4
_BYTES, _CHECKED, _LENGTH = 20, 32, GROUPS * IN_GROUP
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
#: What people put between the groups: blanks, every kind of hyphen and dash, dots.
_BETWEEN = re.compile(r"[\s.\-\u00ad\u2010-\u2015\u2212\u200b-\u200d\u2060\ufeff_]+")


def new() -> bytes:
    """A new recovery key."""
    return os.urandom(_BYTES)


def told(key: bytes) -> str:
    """The key as it is printed: ``8HKT-...`` in nine groups."""
    signs = _signs(int.from_bytes(key, "big"), _CHECKED)
    signs += _check(signs)
    return "-".join(groups(signs))


def groups(signs: str) -> list[str]:
    """The signs of a key in groups of four."""
    return [signs[at : at + IN_GROUP] for at in range(0, len(signs), IN_GROUP)]


def understood(text: str) -> bytes:
    """The key that somebody typed. Small letters, O for 0, I and L for 1 and anything between the groups are fine.

    Refusal: recovery_key_short (``found`` of ``wanted`` signs), recovery_key_long, recovery_key_sign (``sign``,
    ``group``: no key has it), recovery_key_group (``group``, 1 to 9: one slip, and there it is),
    recovery_key_mistyped (more than one).
    """
    signs = _BETWEEN.sub("", text).upper().translate(_READ_AS)
    for at, sign in enumerate(signs[:_LENGTH]):
        if sign not in SIGNS:
            raise refuse("recovery_key_sign", "recovery", sign=sign, group=at // IN_GROUP + 1)
    if len(signs) < _LENGTH:
        raise refuse("recovery_key_short", "recovery", found=len(signs), wanted=_LENGTH)
    if len(signs) > _LENGTH:
        raise refuse("recovery_key_long", "recovery", found=len(signs), wanted=_LENGTH)
    if not _true(signs):
        raise _where(signs)
    number = 0
    for sign in signs[:_CHECKED]:
        number = number * 32 + SIGNS.index(sign)
    return number.to_bytes(_BYTES, "big")


def _where(signs: str) -> Refusal:
    """Which group holds the slip, if it is one sign or two that changed places."""
    found = {at // IN_GROUP + 1 for at, other in _slips(signs) if _true(other)}
    if len(found) == 1:
        return refuse("recovery_key_group", "recovery", group=found.pop())
    return refuse("recovery_key_mistyped", "recovery")


def _slips(signs: str) -> Iterator[tuple[int, str]]:
    """Where one sign differs, or two neighbours are exchanged, and what was meant then."""
    for at, sign in enumerate(signs):
        for other in SIGNS:
            if other != sign:
                yield at, signs[:at] + other + signs[at + 1 :]
        if at + 1 < len(signs):
            yield at, signs[:at] + signs[at + 1] + sign + signs[at + 2 :]


def _true(signs: str) -> bool:
    return _check(signs[:_CHECKED]) == signs[_CHECKED:]


def _check(signs: str) -> str:
    digest = hashlib.sha256(b"smpdesk recovery 1 " + signs.encode()).digest()
    return _signs(int.from_bytes(digest[:4], "big") % 32**IN_GROUP, IN_GROUP)


def _signs(number: int, length: int) -> str:
    found = ""
    for _ in range(length):
        number, least = divmod(number, 32)
        found = SIGNS[least] + found
    return found
