"""How common a name is: that two people are called Smith says little, that two are called Featherstonehaugh much.

Counted among the clinic's own clients; a clinic with few of them leans on what is usual elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from smpdesk.domain.traits import Traits

#: A name nobody has counted: its share of people. Our own estimate from census lists, where the hundredth
#: given name is borne by about 1 in 400 people and the thousandth surname by about 1 in 10,000.
_USUAL_GIVEN, _USUAL_FAMILY = 1 / 400, 1 / 4000
#: The estimate counts as much as this many people counted.
_WEIGHT = 400


@dataclass(frozen=True, kw_only=True)
class Commonness:
    """How many of ``people`` bear which folded given and family name, and whose address holds which word."""

    people: int = 0
    givens: Mapping[str, int] = field(default_factory=dict)
    families: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)

    def given(self, name: str) -> float:
        """The share of people with this given name, never 0."""
        return (self.givens.get(name, 0) + _WEIGHT * _USUAL_GIVEN) / (self.people + _WEIGHT)

    def family(self, name: str) -> float:
        """The share of people with this family name, never 0."""
        return (self.families.get(name, 0) + _WEIGHT * _USUAL_FAMILY) / (self.people + _WEIGHT)

    def either(self, name: str) -> float:
        """The share of people with this name, wherever it stands."""
        return max(self.given(name), self.family(name))

    def place(self, word: str) -> float:
        """The share of people whose address holds this word; 0 where nobody has counted."""
        return self.places.get(word, 0) / max(self.people, 1)


def counted(people: Iterable[Traits]) -> Commonness:
    """Count the names of everybody."""
    everybody = list(people)
    return Commonness(
        people=len(everybody),
        givens=Counter(each.given for each in everybody),
        families=Counter(each.family for each in everybody),
        places=Counter(word for each in everybody for word in set(each.address)),
    )
