"""How much each likeness between two people weighs, in bits (Fellegi and Sunter, 1969).

A weight is log2 of how much oftener something is seen between two records of one person than between records of
two. The shares behind the weights are our own estimates of what reception desks write down: about one name in
twelve has a slip, one birth date in ten is wrong or missing, one client in seven has moved, one in five has
another number. They are reasoned, and were tried on one list of made-up people only.
"""

from collections.abc import Callable, Sequence
from math import log2

from rapidfuzz.distance import OSA, JaroWinkler

from smpdesk.domain.commonness import Commonness
from smpdesk.domain.names import digits
from smpdesk.domain.nicknames import same_name
from smpdesk.domain.traits import Traits

#: bits and the reason's code; None where nothing can be said.
Weight = tuple[float, str | None]

NOTHING: Weight = (0.0, None)
_SWAPPED = -3.0  # one pair of names in eight that look swapped was
_OTHER_GIVEN, _OTHER_FAMILY = -5.0, -4.0  # families change their name, people seldom theirs
_SLIP, _NICKNAME, _PART = -3.5, -3.0, -4.0  # how much less than the very same name
_ALIKE = 0.5
#: The same birth date: 9 in 10 against 1 in 20,000 days.
_BIRTH, _BIRTH_TURNED, _BIRTH_SLIP, _BIRTH_NEAR, _OTHER_BIRTH = 14.0, 8.0, 6.0, 1.0, -5.0
_PHONE, _PHONE_SLIP, _OTHER_PHONE = 13.0, 7.0, -2.0
_EMAIL, _EMAIL_SLIP, _OTHER_EMAIL = 13.0, 5.0, -1.5
_ADDRESS_MOST, _OTHER_ADDRESS, _OTHER_NUMBER, _SLIPPED_WORD = 16.0, -3.0, -2.0, 0.7
_WORD, _SHORT_WORD, _LONG_NUMBER, _SHORT_NUMBER = 5.0, 2.0, 6.0, 4.0


def names(one: Traits, other: Traits, common: Commonness) -> tuple[Weight, Weight]:
    """Weights of the given and the family name, as they stand or swapped, whichever weighs more.

    Swapped names must speak for each other both; a lone one may have been written into the wrong field.
    """
    straight = (
        name(one.given, other.given, "given", common.given, _OTHER_GIVEN),
        name(one.family, other.family, "family", common.family, _OTHER_FAMILY),
    )
    crossed = [
        name(mine, theirs, "given", common.either, _OTHER_FAMILY)[0]
        for mine, theirs in ((one.given, other.family), (one.family, other.given))
    ]
    whole = all((one.given, one.family, other.given, other.family))
    bits = sum(crossed) + _SWAPPED
    fits = min(crossed) > 0 if whole else max(crossed) > 0
    if fits and bits > max(0.0, straight[0][0] + straight[1][0]):
        return (bits, "names_swapped"), NOTHING
    return straight


def name(one: str, other: str, which: str, share: Callable[[str], float], different: float) -> Weight:
    """Two names; ``share`` tells how common one is, ``different`` what it weighs that they are not alike."""
    if not one or not other:
        return NOTHING
    same = log2(0.9 / min(share(one), share(other)))
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return same, f"{which}_same"
    slips = slip(one, other)
    if slips:
        return max(same + _SLIP * slips, 1.0), f"{which}_slip"
    if which == "given" and same_name(one, other):
        return max(same + _NICKNAME, 1.0), "given_nickname"
    if _begins(one, other) or _shares_word(one, other):
        return max(same + _PART, 1.0), f"{which}_part"
    if JaroWinkler.similarity(one, other) >= 0.9:
        return _ALIKE, f"{which}_slip"
    return different, None


def slip(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or changed with their neighbour: one, or two in long words.

    0 where they are more than that.
    """
    short = min(len(one), len(other))
    allowed = 0 if short < 3 else 1 if short < 6 else 2
    found = OSA.distance(one, other, score_cutoff=allowed) if allowed else 9
    return found if found <= allowed else 0


def _begins(one: str, other: str) -> bool:
    """An initial, or the beginning of the name."""
    short, long = sorted((one, other), key=len)
    return (len(short) == 1 or len(short) > 2) and long.startswith(short)


def _shares_word(one: str, other: str) -> bool:
    """Davies and Davies-Jones; words of one or two letters join nobody."""
    return any(len(word) > 2 for word in set(one.split()) & set(other.split()))


def birth(one: str, other: str) -> Weight:
    """Two birth dates of eight digits."""
    if len(one) != 8 or len(other) != 8:
        return NOTHING
    if one == other:
        return _BIRTH, "birth_same"
    if one[:4] == other[:4] and one[4:6] == other[6:] and one[6:] == other[4:6]:
        return _BIRTH_TURNED, "birth_turned"
    if OSA.distance(one, other, score_cutoff=1) <= 1:
        return _BIRTH_SLIP, "birth_slip"
    if sum(a != b for a, b in zip(one, other, strict=True)) == 2:
        return _BIRTH_NEAR, None
    if one[4:] == other[4:]:
        return _BIRTH_NEAR, None
    return _OTHER_BIRTH, None


def phone(one: frozenset[str], other: frozenset[str]) -> Weight:
    """Telephone numbers: one shared is enough."""
    if not one or not other:
        return NOTHING
    if one & other:
        return _PHONE, "phone_same"
    if any(OSA.distance(mine, theirs, score_cutoff=1) <= 1 for mine in one for theirs in other):
        return _PHONE_SLIP, "phone_slip"
    return _OTHER_PHONE, None


def email(one: frozenset[str], other: frozenset[str]) -> Weight:
    """E-mail addresses. Figures tell namesakes apart, so that no slip is forgiven in them."""
    if not one or not other:
        return NOTHING
    if one & other:
        return _EMAIL, "email_same"
    if any(slip(mine, theirs) and digits(mine) == digits(theirs) for mine in one for theirs in other):
        return _EMAIL_SLIP, "email_slip"
    return _OTHER_EMAIL, None


def address(one: Sequence[str], other: Sequence[str], common: Commonness) -> Weight:
    """Addresses: telling words and numbers that both hold, each counted once, slips forgiven in long words.

    Numbers that stand against each other, as of two houses in one street, speak against it.
    """
    if not one or not other:
        return NOTHING
    mine, theirs = list(one), list(other)
    bits = 0.0
    for word in one:
        if word in theirs:
            theirs.remove(word)
            mine.remove(word)
            bits += _worth(word, common)
    for word in tuple(mine):
        near = next((each for each in theirs if _word_slip(word, each)), None)
        if near is not None:
            theirs.remove(near)
            mine.remove(word)
            bits += _worth(word, common) * _SLIPPED_WORD
    found, shorter = len(one) - len(mine), min(len(one), len(other))
    bits += _OTHER_NUMBER * min(_numbers(mine), _numbers(theirs))
    if found * 3 < shorter or bits < _WORD:
        return _OTHER_ADDRESS, None
    return min(bits, _ADDRESS_MOST), "address_same" if found >= shorter - 1 else "address_like"


def _numbers(words: Sequence[str]) -> int:
    return sum(any(letter.isdigit() for letter in word) for word in words)


def _word_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 4 or _numbers((one, other)):
        return False
    return slip(one, other) > 0


def _worth(word: str, common: Commonness) -> float:
    """Numbers and words that few people live at tell most; what half the clinic lives at tells nothing."""
    if _numbers((word,)):
        most = _LONG_NUMBER if len(word) > 3 else _SHORT_NUMBER
    else:
        most = _WORD if len(word) > 3 else _SHORT_WORD
    share = common.place(word)
    return min(most, max(0.0, -log2(share))) if share else most
