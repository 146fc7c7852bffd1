"""Which pairs are worth comparing: people who share a key.

Each key survives the slips that spoil another, so that two records of one person share at least one of them, while
strangers seldom do. Keys that too many people share (everybody called Smith) tell nothing and are left out.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from smpdesk.domain.traits import Traits

#: A key shared by more people than this says too little to compare them all.
MOST_ALIKE = 250
#: The same for keys of an address, of which those who live there share several.
MOST_NEIGHBOURS = 40
_ADDRESS = ("a", "h", "g")
_VOWELS = frozenset("aeiouyhw")


def keys(person: Traits) -> set[str]:
    """The keys of one person."""
    given, family = person.given.replace(" ", ""), person.family.replace(" ", "")
    found = {f"p{each}" for each in person.phones} | {f"e{each}" for each in person.emails}
    found.add("n" + "|".join(sorted((skeleton(given), skeleton(family)))))
    found |= _with_start(given, family) | _with_start(family, given)
    if person.birth:
        found |= _birth_keys(person.birth, given, family)
    return found | _address_keys(person.address, given, family)


def pairs(people: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Places in ``people`` of every two that share a key, each pair once, the lower first."""
    blocks: dict[str, list[int]] = {}
    for at, person in enumerate(people):
        for key in keys(person):
            blocks.setdefault(key, []).append(at)
    seen: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if len(members) > (MOST_NEIGHBOURS if key.startswith(_ADDRESS) else MOST_ALIKE):
            continue
        for pair in combinations(members, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def skeleton(word: str) -> str:
    """A word's first letter and the three consonants after it, doubled ones once: slips in vowels are forgiven."""
    bones = word[:1]
    for letter in word[1:]:
        if letter not in _VOWELS and letter != bones[-1]:
            bones += letter
    return bones[:4]


def _with_start(name: str, other: str) -> set[str]:
    """A whole name with the first letters of the other, so that either may be spoilt."""
    return {f"w{name}|{other[:2]}"} if name and other else {f"l{name}"} if name else set()


def _birth_keys(birth: str, given: str, family: str) -> set[str]:
    year, month, day = birth[:4], birth[4:6], birth[6:]
    found = {f"b{year}" + "|".join(sorted((month, day)))}
    for name in (given, family):
        if name:
            found |= {f"y{name[:3]}{year}", f"m{name[:3]}{month}{day}"}
    return found


def _address_keys(address: Sequence[str], given: str, family: str) -> set[str]:
    numbers = [word for word in address if word[0].isdigit()]
    words = [word for word in address if not word[0].isdigit()]
    found = {f"a{number}{skeleton(word)}" for number in numbers for word in words}
    found |= {f"h{one}|{other}" for one, other in combinations(sorted(numbers), 2)}
    return found | {f"g{word}{name[:2]}" for word in (*numbers, *words) for name in (given, family) if name}
