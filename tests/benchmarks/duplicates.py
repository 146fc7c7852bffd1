"""Who may be the same: how many doubles are found, how many of those found are doubles, and how quickly.

The weights were chosen by reasoning and by list 1; what is asked of lists 2 to 4 was written down before they were
looked at for the first time.
"""

import random
import statistics
import time

from smpdesk.domain.blocking import pairs
from smpdesk.domain.commonness import counted
from smpdesk.domain.likeness import DOUBLE, weigh
from tests.benchmarks import febrl
from tests.benchmarks.limit import Measured

#: List -> the least recall and precision.
ASKED = {1: 0.99, 2: 0.90, 3: 0.90, 4: 0.90}
DRAFTS = 200


def measure() -> list[Measured]:
    """Recall and precision on each list, then the milliseconds that a draft takes at 100,000 clients."""
    found = [each for number, least in ASKED.items() for each in on_list(number, least)]
    return found + while_typing()


def on_list(number: int, least: float) -> list[Measured]:
    """A list of FEBRL: every two that share a key are compared."""
    people, true = febrl.people(number)
    common = counted(people)
    compared = set(pairs(people))
    told = {pair for pair in compared if weigh(people[pair[0]], people[pair[1]], common).score >= DOUBLE}
    recall, precision = len(told & true) / len(true), len(told & true) / max(1, len(told))
    keys = f"{len(compared)} pairs compared, {len(compared & true)} of {len(true)} doubles among them"
    name = f"duplicates.febrl{number}"
    return [
        Measured(name=f"{name}.recall", value=recall, limit=least, at_least=True, note=keys, places=4),
        Measured(name=f"{name}.precision", value=precision, limit=least, at_least=True, places=4),
    ]
