"""Whether two records may be one person: a score between 0 and 1, and the reasons for it.

The score is the chance that they are, seen against two other stories: that they are strangers, who share by
accident what they share, and that they are of one family, who share name, home and telephone by right. Twins are
a third, rarer one: they share the birth date too.
"""

from dataclasses import dataclass
from math import log2

from smpdesk.domain import weights
from smpdesk.domain.client import ClientLine
from smpdesk.domain.commonness import Commonness
from smpdesk.domain.traits import Traits

#: From here on two records are told of as a possible double. One chance in ten: a look costs seconds, a story
#: split over two records may cost a scalp.
DOUBLE = 0.1
#: From here on somebody is shown beside the form while a client is typed in, when most is still missing.
WORTH_A_LOOK = 0.02
#: One client in eight is on record twice, before anything is known: 3 bits. Our own estimate.
_TWICE = 3.0
#: However small a clinic is, who comes next may be anybody: it counts as this many people at least.
_FEW = 250
#: Housemates of one name who both come are eight times as rare as doubles (3 bits), twins 64 times (6 bits).
#: Our own estimates.
_FAMILY, _TWIN = 3.0, 6.0
#: Telephone, e-mail and address come together: each after the strongest tells less than it would alone.
_AFTER_FIRST = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """The chance that two are one, in [0, 1], and the codes of what speaks for it, the weightiest first."""

    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Somebody on record who may be the person in question."""

    line: ClientLine
    score: float
    reasons: tuple[str, ...] = ()


def weigh(one: Traits, other: Traits, common: Commonness) -> Weighed:
    """Compare two people of a list of ``common.people``."""
    given, family = weights.names(one, other, common)
    birth = weights.birth(one.birth, other.birth)
    contacts = (
        weights.phone(one.phones, other.phones),
        weights.email(one.emails, other.emails),
        weights.address(one.address, other.address, common),
    )
    rare = log2(max(common.people, _FEW)) + _TWICE
    strangers = given[0] + family[0] + birth[0] + _together([bits for bits, _ in contacts]) - rare
    twins = given[0] + _TWIN
    against = 2.0**-strangers + 2.0**-twins
    if _tells(given) or _tells(birth):
        # With neither given name nor birth date to compare, a family cannot be told from one of its members.
        against += 2.0 ** -(given[0] + birth[0] + _FAMILY)
    told = sorted((given, family, birth, *contacts), key=lambda each: -each[0])
    return Weighed(score=1 / (1 + against), reasons=tuple(code for bits, code in told if code and bits > 0))


def _tells(weight: weights.Weight) -> bool:
    return weight != weights.NOTHING


def _together(bits: list[float]) -> float:
    """Contact details: the strongest whole, the others in part; what speaks against counts whole."""
    first, *rest = sorted(bits, reverse=True)
    return first + sum(each * _AFTER_FIRST if each > 0 else each for each in rest)
