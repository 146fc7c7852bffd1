"""Who may be the same: how many doubles are found, how many of those found are doubles, and how quickly.

The weights were chosen by reasoning and by list 1; what is asked of lists 2 to 4 was written down before they were
looked at for the first time.
"""

import random
import statistics
import time
from dataclasses import replace

from smpdesk.domain.blocking import pairs
from smpdesk.domain.client import Client
from smpdesk.domain.commonness import counted
from smpdesk.domain.likeness import DOUBLE, weigh
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks
from tests.benchmarks import clinic_of, febrl, slips
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


def while_typing() -> list[Measured]:
    """Drafts of people on record with two things wrong, at three moments of typing: the milliseconds that the panel's
    answer takes at the 95th percentile, and for how many whole drafts the person is among the five shown.
    """
    draw = random.Random(7)
    folder = clinic_of.build(clinic_of.kept())
    desks = open_desks(folder, clinic_of.StillClock(), AtDesk())
    try:
        taken, found = [], 0
        for _ in range(DRAFTS):
            client = desks.clients.client(draw.randrange(desks.clients.count()) + 1)
            whole = slips.again(draw, client)
            for draft in (Client(given=whole.given), replace(whole, family=whole.family[:2]), whole):
                began = time.perf_counter()
                shown = desks.duplicates.alike(draft)
                taken.append(1000 * (time.perf_counter() - began))
            found += client.id in [each.line.id for each in shown]
    finally:
        desks.close()
    note = f"median {statistics.median(taken):.1f} ms, {found} of {DRAFTS} people shown"
    p95 = statistics.quantiles(taken, n=20)[-1]
    return [
        Measured(name="duplicates.typing p95_ms", value=p95, limit=50.0, note=note),
        Measured(name="duplicates.typing found", value=found / DRAFTS, limit=0.95, at_least=True),
    ]
