"""A journalled write of one row against the same statement without journal, in an encrypted clinic, by turns."""

import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from smpdesk.domain.change import Actor
from smpdesk.domain.clinic import Room
from smpdesk.storage import keys
from smpdesk.storage.key_wraps import Cost
from smpdesk.storage.rows import RoomRow
from smpdesk.storage.store import Store
from tests.benchmarks import clinic_of
from tests.benchmarks.limit import Measured

WRITES, WARM = 600, 50
_COST = Cost(passes=1, memory=8, lanes=1)
_WHO = Actor(id=1, name="Benchmark")


def measure() -> list[Measured]:
    """One row changed, and one row added."""
    clinic_of.kept().mkdir(exist_ok=True)
    place = clinic_of.kept() / "journal.smpdesk"
    shutil.rmtree(place, ignore_errors=True)
    made = keys.fresh([keys.NewPerson(id=1, name="Benchmark", password="benchmark")], _COST)
    store = Store.create(place, clinic_of.StillClock(), made)
    try:
        with store.transaction("Add room", _WHO):
            store.rooms.add(Room(name="Room"))
        return [
            compared("journal.change_row", store, change_noted, change_bare),
            compared("journal.add_row", store, add_noted, add_bare),
        ]
    finally:
        store.close()
        shutil.rmtree(place)


def compared(
    name: str, store: Store, noted: Callable[[Store, int], None], bare: Callable[[Store, int], None]
) -> Measured:
    """Medians, each written by turns so that the disk's moods meet both."""
    spent: dict[Callable[[Store, int], None], list[float]] = {noted: [], bare: []}
    for turn in range(WARM + WRITES):
        for work in (noted, bare) if turn % 2 else (bare, noted):
            began = time.perf_counter()
            work(store, turn)
            if turn >= WARM:
                spent[work].append(1000 * (time.perf_counter() - began))
    with_journal, without = statistics.median(spent[noted]), statistics.median(spent[bare])
    said = f"{with_journal:.3f} ms with journal, {without:.3f} ms without"
    return Measured(name=name, value=with_journal / without, limit=2.0, note=said)


def change_noted(store: Store, turn: int) -> None:
    """As a desk does."""
    room = store.rooms.get(1)
    with store.transaction("Rename room", _WHO):
        store.rooms.save(replace(room, name=f"Room {turn} a"))


def change_bare(store: Store, turn: int) -> None:
    """The same row read and written past the journal."""
    room = store.rooms.get(1)
    db = store.database
    with db.transaction():
        wanted = {RoomRow.name: f"Room {turn} b", RoomRow.version: RoomRow.version + 1}
        db.plain(RoomRow.update(wanted).where(RoomRow.id == room.id, RoomRow.version == room.version))


def add_noted(store: Store, turn: int) -> None:
    """As a desk does."""
    with store.transaction("Add room", _WHO):
        store.rooms.add(Room(name=f"New {turn}"))


def add_bare(store: Store, turn: int) -> None:
    """The same row past the journal."""
    db = store.database
    with db.transaction():
        db.plain(RoomRow.insert({"name": f"Other {turn}", "version": 1, **_REST}))


_REST = {
    each.column_name: each.db_value(getattr(Room(name=""), each.name))
    for each in RoomRow.all_fields()
    if each.column_name not in ("id", "name", "version")
}
