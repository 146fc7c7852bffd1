"""An encrypted clinic against the same one in the clear: 100,000 clients with 400,000 sessions, by turns.

Search and write have the issue's limits, 1.3 and 1.5 times the plain figures; what opening takes apart from the
password's derivation has a second.
"""

import random
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from smpdesk.domain.change import Actor
from smpdesk.storage import keys, rekey
from smpdesk.storage.key_wraps import Cost
from smpdesk.storage.store import Store
from tests.benchmarks import clinic_of
from tests.benchmarks.limit import Measured

CLIENTS, SESSIONS = 100_000, 400_000
TEXTS, WRITES, ROUNDS = 60, 400, 7
PAGE = 60
#: Cheap on purpose: the derivation is no part of what is measured here.
_COST = Cost(passes=1, memory=8, lanes=1)
_PASSWORD, _WHO = "benchmark", Actor(id=1, name="Benchmark")


def measure() -> list[Measured]:
    """Search, one-row writes, opening."""
    plain = clinic_of.build(clinic_of.kept(), CLIENTS, SESSIONS)
    locked = encrypted(plain)
    clock = clinic_of.StillClock()
    clear = Store.open(_copy(plain), clock)
    dark = Store.open(_copy(locked), clock, key=keys.sign_in(locked, 1, _PASSWORD))
    try:
        return [searching(clear, dark), writing(clear, dark), opening(locked)]
    finally:
        for each in (clear, dark):
            each.close()
            shutil.rmtree(each.folder)


def encrypted(plain: Path) -> Path:
    """The same clinic encrypted, made once and kept beside the plain one."""
    place = plain.with_name(f"{plain.stem}.keyed")
    if not place.is_dir():
        for older in plain.parent.glob("*.keyed"):
            shutil.rmtree(older)
        beside = _copy(plain)
        made = keys.fresh([keys.NewPerson(id=1, name="Benchmark", password=_PASSWORD)], _COST)
        rekey.convert(beside, clinic_of.StillClock(), made)
        beside.rename(place)
    return place


def _copy(clinic: Path) -> Path:
    """A copy to write to, on the same disk."""
    beside = clinic.with_name(f"{clinic.name}.copy")
    shutil.rmtree(beside, ignore_errors=True)
    return Path(shutil.copytree(clinic, beside))


def timed(work: Callable[..., object], *arguments: object) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work(*arguments)
    return 1000 * (time.perf_counter() - began)


def searching(clear: Store, dark: Store) -> Measured:
    """Every key of every text, as a page of the list asks for it; the sum of what each key takes at best."""
    draw = random.Random(7)
    people = clear.clients.some(draw.sample(range(1, CLIENTS + 1), TEXTS))
    texts = [draw.choice([e.family, e.given, e.name, e.phone or e.family]) for e in people]
    typed = [text[: at + 1] for text in texts for at in range(len(text))]
    totals = [0.0, 0.0]
    for turn, text in enumerate(typed):
        stores = [(0, clear), (1, dark)]
        for which, store in stores[:: -1 if turn % 2 else 1]:
            totals[which] += statistics.median(timed(store.clients.lines, text, PAGE, 0) for _ in range(3))
    plain, keyed = (total / len(typed) for total in totals)
    said = f"{len(typed)} keys, {plain:.2f} ms each in the clear, {keyed:.2f} encrypted"
    return Measured(name="encryption.search", value=keyed / plain, limit=1.3, note=said)


def writing(clear: Store, dark: Store) -> Measured:
    """A client's note changed and kept, journal, index of words and disk included."""
    spent: tuple[list[float], list[float]] = ([], [])
    chosen = random.Random(8).sample(range(1, CLIENTS + 1), WRITES)
    for turn, client in enumerate(chosen):
        stores = [(0, clear), (1, dark)]
        for which, store in stores[:: -1 if turn % 2 else 1]:
            spent[which].append(timed(note, store, client))
    plain, keyed = (statistics.median(each) for each in spent)
    said = f"{plain:.2f} ms in the clear, {keyed:.2f} ms encrypted"
    return Measured(name="encryption.write", value=keyed / plain, limit=1.5, note=said)


def note(store: Store, client: int) -> None:
    """One row, one intention."""
    known = store.clients.get(client)
    with store.transaction("Edit client", _WHO):
        store.clients.save(replace(known, notes=f"{known.notes} rang"))


def opening(locked: Path) -> Measured:
    """Keys in hand to a store that answers."""
    clock = clinic_of.StillClock()
    key = keys.sign_in(locked, 1, _PASSWORD)
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        store = Store.open(locked, clock, key=key)
        store.clients.lines("", PAGE, 0)
        spent.append(time.perf_counter() - began)
        store.close()
    return Measured(
        name="encryption.open_s", value=statistics.median(spent), limit=1.0, note="apart from the derivation"
    )
