"""What to look for in a long list of clients before anybody is weighed against a draft."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from smpdesk.domain.nicknames import other_forms
from smpdesk.domain.traits import Traits

#: How alike two whole names must be to be looked at more closely, 0 to 1.
_LIKE_ENOUGH = 0.78


class Named(Protocol):
    """Somebody of whom only the folded names are known."""

    @property
    def client(self) -> int:
        """Their id."""

    @property
    def family(self) -> str:
        """Family name."""

    @property
    def given(self) -> str:
        """Given name."""


def name_starts(person: Traits) -> list[tuple[str, str]]:
    """Pairs of (family, given) to look up by their starts; a blank at the end asks for the whole name.

    Between them they find a name of which one half is right and the other wrong, both halves with a slip after
    their start, and swapped names.
    """
    given, family = person.given, person.family
    if not given or not family:
        lone = given or family
        return [(f"{lone} ", ""), ("", f"{lone} ")] if len(lone) > 2 else []
    return [
        (f"{family} ", f"{given} "), (f"{given} ", f"{family} "),
        (f"{family} ", given[:1]), (family[:1], f"{given} "), (f"{family} ", ""), ("", f"{given} "),
        (f"{given} ", family[:1]), (given[:1], f"{family} "),
        (family[:3], given[:1]), (family[:1], given[:3]),
    ]  # fmt: skip


def days_alike(birth: date) -> list[date]:
    """The day itself and, where there is one, the day with day and month turned.

    Other slips need not be looked up: whoever's birth date has one is found by name, telephone or e-mail.
    """
    return list(dict.fromkeys([birth, *_day(birth.year, birth.day, birth.month)]))


def _day(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []


def likeliest(person: Traits, named: Iterable[Named], limit: int) -> list[int]:
    """Ids of those whose names are most like the person's, whichever way round they stand."""
    whole = f"{person.given} {person.family}".strip()
    turned = f"{person.family} {person.given}".strip()
    everybody: dict[int, Named] = {each.client: each for each in named}
    names = {key: f"{each.given} {each.family}" for key, each in everybody.items()}
    found: dict[int, float] = {}
    for wanted in dict.fromkeys((whole, turned)):
        for _, score, key in _nearest(wanted, names, limit):
            found[key] = max(found.get(key, 0.0), score)
    forms = set(other_forms(person.given))
    called = [key for key, each in everybody.items() if each.family == person.family and each.given in forms]
    ranked = sorted(found, key=lambda key: -found[key])
    return list(dict.fromkeys((*ranked[: limit - min(len(called), limit // 2)], *called)))[:limit]


def _nearest(wanted: str, names: dict[int, str], limit: int) -> Sequence[tuple[str, float, int]]:
    return process.extract(
        wanted, names, scorer=JaroWinkler.normalized_similarity, limit=limit, score_cutoff=_LIKE_ENOUGH
    )
