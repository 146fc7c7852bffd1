"""Who is who: is the person of a row somebody that the clinic knows already?

The rule (nobody can be asked on a command line): the same name and one equal among telephone, e-mail and birth date
is the same person. The same telephone with another name is somebody new. Anything between is a likeness for people
to judge: the same name alone; a name that is nearly the same, with something equal; the same e-mail.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from smpdesk.domain.client import Client
from smpdesk.domain.given_names import SHORT
from smpdesk.domain.names import fold

#: First parts of family names that some write apart.
_JOINED = re.compile(r"\b(o|d|mc|mac) (\w{3,})")


class Likeness(StrEnum):
    """How somebody is like somebody else."""

    NONE = "none"
    LIKE = "like"
    SAME = "same"


class By(StrEnum):
    """What is equal."""

    PHONE = "phone"
    EMAIL = "email"
    BIRTH = "birth"
    NAME = "name"


@dataclass(eq=False, slots=True)
class Person:
    """Somebody to compare with: ``ref`` is whatever the caller knows them by."""

    ref: int
    name: str
    key: str
    given: str
    lost: str = ""
    phones: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    births: set[date] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """The nearest person and what is equal (BY.NAME only when nothing else is)."""

    likeness: Likeness = Likeness.NONE
    person: Person | None = None
    by: tuple[By, ...] = ()


def person_of(client: Client, ref: int) -> Person:
    """A client as somebody to compare with."""
    person = Person(
        ref=ref,
        name=client.name,
        key=name_key(client.name),
        given=fold(client.given),
        lost=_lost(client.name),
    )
    learn(person, client)
    return person


def learn(person: Person, client: Client) -> None:
    """Know the person by these numbers, this e-mail and this birth date too."""
    person.phones.update(number for number in (client.phone_e164, client.other_phone_e164) if number)
    if client.email:
        person.emails.add(client.email.casefold())
    if client.birth:
        person.births.add(client.birth)


def name_key(name: str) -> str:
    """Equal for the same name in any order: its folded words, sorted; “O Neil” is one word, like “O'Neil”."""
    return " ".join(sorted(_JOINED.sub(r"\1\2", fold(name)).split()))


class People:
    """Everybody known so far, found by name, number, e-mail and birth date."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._index: dict[tuple[By, object], list[Person]] = {}
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Know somebody, or know more about them."""
        for key in _keys(person):
            known = self._index.setdefault(key, [])
            if not any(each is person for each in known):
                known.append(person)

    def nearest(self, person: Person) -> Match:
        """The best match among the known: the same person before a likeness, more equal before less."""
        best = Match()
        rank = (0, 0)
        seen: set[int] = set()
        for key in _keys(person):
            for known in self._index.get(key, ()):
                if id(known) in seen:
                    continue
                seen.add(id(known))
                found = compare(person, known)
                worth = (
                    int(found.likeness is Likeness.SAME) * 2 + int(found.likeness is Likeness.LIKE),
                    len(found.by),
                )
                if worth > rank and found.likeness is not Likeness.NONE:
                    best, rank = found, worth
        return best

    def of_phone(self, number: str) -> list[Person]:
        """Everybody with this number (E.164)."""
        return list(self._index.get((By.PHONE, number), ()))


def _keys(person: Person) -> list[tuple[By, object]]:
    keys: list[tuple[By, object]] = [(By.NAME, person.key)] if person.key else []
    keys += [(By.PHONE, each) for each in person.phones]
    keys += [(By.EMAIL, each) for each in person.emails]
    return keys + [(By.BIRTH, each) for each in person.births]


def compare(one: Person, other: Person) -> Match:
    """How two people are alike; see the rule at the head of this module."""
    equal = tuple(
        by
        for by, shared in (
            (By.PHONE, one.phones & other.phones),
            (By.EMAIL, one.emails & other.emails),
            (By.BIRTH, one.births & other.births),
        )
        if shared
    )
    if one.key == other.key and not (one.lost or other.lost):
        if equal:
            return Match(likeness=Likeness.SAME, person=other, by=equal)
        return Match(likeness=Likeness.LIKE, person=other, by=(By.NAME,))
    if one.lost and one.lost == other.lost:
        return Match(likeness=Likeness.SAME if equal else Likeness.LIKE, person=other, by=equal or (By.NAME,))
    if not equal:
        return Match()
    renamed = bool(one.given) and one.given == other.given and len(equal) > 1
    if By.EMAIL in equal or renamed or near(one, other):
        return Match(likeness=Likeness.LIKE, person=other, by=equal)
    return Match()


def near(one: Person, other: Person) -> bool:
    """True for names that may be one: letters lost, a word left out, an initial, a short form, a slip."""
    if one.lost or other.lost:
        return _fits_lost(one, other) or _fits_lost(other, one)
    mine, theirs = one.key.split(), other.key.split()
    if not mine or not theirs:
        return False
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    if "".join(mine) == "".join(theirs) or fold(one.name).replace(" ", "") == fold(other.name).replace(
        " ", ""
    ):
        return True
    left = [word for word in mine if word not in theirs]
    right = [word for word in theirs if word not in mine]
    if len(left) != len(right):
        return len(set(mine) & set(theirs)) > 1
    whole = len(mine) > len(left)
    return all(_near_words(word, against, whole) for word, against in _pairs(left, right))


def _pairs(left: list[str], right: list[str]) -> list[tuple[str, str]]:
    """Words set against each other by their first letters."""
    return list(zip(sorted(left), sorted(right), strict=True))


def _near_words(one: str, other: str, shared: bool) -> bool:
    """``shared``: another word of the two names is the same."""
    from rapidfuzz import fuzz

    if shared and (len(one) == 1 or len(other) == 1):
        return one[0] == other[0]
    if _paired(one, other):
        return False
    if shared and (SHORT.get(one, one) == SHORT.get(other, other) or _begins(one, other)):
        return True
    return min(len(one), len(other)) > 3 and fuzz.ratio(_plain(one), _plain(other)) >= 80


def _paired(one: str, other: str) -> bool:
    """Daniel and Daniela, Jean and Jeanne: two people who often share a telephone, and no slip of the pen."""
    if one[:-1] == other[:-1] and {one[-1:], other[-1:]} == {"a", "o"}:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and long in (short + "a", short + "e", short + "ne", short + "le")


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and long.startswith(short)


def _plain(word: str) -> str:
    """Müller as Mueller: the two ways to write an umlaut."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _lost(name: str) -> str:
    """A name in which letters were lost, with a ? for each; empty when none were."""
    text = " ".join(name.replace("\ufffd", "?").split())
    return text if "?" in text else ""


def _fits_lost(one: Person, other: Person) -> bool:
    """True when the name with lost letters may be the other one, in either order of its words."""
    if not one.lost:
        return False
    wanted = [
        re.compile("".join(".{1,2}" if c == "?" else re.escape(c) for c in word))
        for word in _folded_lost(one.lost)
    ]
    words = _folded_lost(other.lost) if other.lost else fold(other.name).split()
    return len(wanted) == len(words) and (
        _all_fit(wanted, words) or _all_fit(wanted, [words[-1], *words[:-1]])
    )


def _folded_lost(name: str) -> list[str]:
    return " ".join(
        "?".join(fold(part) or "" for part in word.split("?")) for word in name.replace("-", " ").split()
    ).split()


def _all_fit(wanted: list[re.Pattern[str]], words: list[str]) -> bool:
    return all(pattern.fullmatch(word) for pattern, word in zip(wanted, words, strict=True))
