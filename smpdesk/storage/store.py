"""One clinic, open: its parts, its transactions, and word of what changed."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from smpdesk.domain.change import Actor
from smpdesk.domain.problem import StorageFault
from smpdesk.storage import engine, files, runner, search
from smpdesk.storage.intention import Intention
from smpdesk.storage.link import last_link
from smpdesk.storage.migrations import STEPS
from smpdesk.storage.parts import Parts

if TYPE_CHECKING:
    from smpdesk.storage.data_key import ClinicKey
    from smpdesk.storage.key_file import KeyFile
    from smpdesk.storage.keys import FreshKeys
    from smpdesk.storage.known_head import KnownHead

Topics = frozenset[str]
#: Tables that people do not know by their own name.
_TOPIC = {
    "zone_work": "session",
    "pause": "session",
    "numbing": "session",
    "person_hours": "working",
    "closure": "working",
    "block": "working",
}


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""


class Store(Parts):
    """The only way to a clinic's data. Any thread may read; one transaction at a time may write.

    Its parts are attributes, each imported when it is first asked for.
    Each thread has a connection of its own, so slow work belongs into one lane thread that stays.
    """

    def __init__(self, db: engine.SqliteClinic, clock: Clock) -> None:
        self._db = db
        self.clock = clock
        self._listeners: list[Callable[[Topics], None]] = []
        self._foreign = False
        self._known = last_link(db)
        self._head = _head_of(db)
        self._data_version = db.data_version()

    @property
    def folder(self) -> Path:
        """The clinic's folder."""
        return self._db.folder

    @property
    def database(self) -> engine.SqliteClinic:
        """The engine, for backup and check; everybody else uses the parts."""
        return self._db

    @property
    def schema(self) -> int:
        """Number of the last migration of this clinic's file."""
        return self._db.schema()

    @property
    def key(self) -> "ClinicKey | None":
        """What this clinic is read and written with, None for one that is not encrypted."""
        return self._db.key

    @classmethod
    def create(cls, folder: Path, clock: Clock, keys: "FreshKeys | None" = None) -> "Store":
        """Make a new clinic and open it, encrypted if keys were made for it. StorageFault clinic_exists when
        something lies there already.

        It is made beside its place and put there whole, so that an interrupted start leaves nothing half.
        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StorageFault("clinic_exists", path=str(folder))
        beside = folder.with_name(f"{folder.name}.new-{os.urandom(4).hex()}")
        try:
            beside.mkdir(parents=True)
            _make(beside, clock, keys)
            if folder.exists():
                folder.rmdir()
            beside.rename(folder)
        except OSError as error:
            raise StorageFault("clinic_unreachable", path=str(folder), reason=str(error.strerror)) from error
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return cls.open(folder, clock, key=keys.key if keys else None)

    @classmethod
    def open(cls, folder: Path, clock: Clock, wait: float = 5.0, key: "ClinicKey | None" = None) -> "Store":
        """Open a clinic, bringing an older one up to date after a copy of it is made beside.

        ``wait``: seconds to wait for another program's write. ``key``: from ``storage.keys`` (sign_in, recover), for a
        clinic that has a key file; clinic_locked without. Raises StorageFault, each fault with its own code, and
        leaves the files as they are.
        """
        keys = _found_keys(folder, wait, key)
        db = engine.SqliteClinic(folder, wait, key=key)
        db.look()
        try:
            missing = runner.pending(db, STEPS)
            if _found_keys(folder, wait, key) != keys:
                # Another program gave the clinic other files between two lines of ours.
                raise StorageFault("clinic_busy", path=str(folder))
            if missing:
                _copy_first(db, clock)
                runner.upgrade(db, STEPS, stamp(clock))
            _look_for_log(db)
            return cls(db, clock)
        except BaseException:
            db.close_all()
            raise

    def close(self) -> None:
        """Close every thread's connection."""
        self._db.close_all()
        if self._head is not None:
            self._head.close()

    def wall_now(self) -> datetime:
        """The clinic's wall time, naive, whole seconds."""
        zone = ZoneInfo(self.clinic.time_zone())
        return self.clock.now().astimezone(zone).replace(tzinfo=None, microsecond=0)

    @contextmanager
    def transaction(self, name: str, actor: Actor, undoes: int | None = None) -> Iterator[Intention]:
        """Do one thing, whole or not at all: the only way to write.

        Nothing is written to the journal when nothing changed. Subscribers hear of it after the commit, on
        this thread. Raises StorageFault (busy, full, read-only), and RuntimeError inside another one.
        """
        if self._db.intention is not None:
            raise RuntimeError(f"{name!r} begun inside {self._db.intention.name!r}")
        now = Intention(name, actor.id, actor.name, stamp(self.clock), undoes)
        with self._db.transaction():
            self._db.intention = now
            try:
                yield now
                search.keep_in_step(self._db, now.notes)
                before = last_link(self._db)
                self.journal.write(now)
            finally:
                self._db.intention = None
        if now.id is not None:
            self._foreign = self._foreign or before != self._known
            self._known = (now.id, now.link)
            if self._head is not None:
                self._head.note(now.id, now.link)
            self._publish(frozenset(_TOPIC.get(table, table) for table, *_ in now.images()))

    def undo(self, change: int, actor: Actor) -> int:
        """Take one change back by its fields, as a change of its own, whose id is answered; taking that one
        back is the redo. Refusal says what stands in the way, and then nothing is written."""
        from smpdesk.storage.undo import carry_out

        word, _, name = self.story.change(change).name.rpartition(": ")
        with self.transaction(f"{'Redo' if word == 'Undo' else 'Undo'}: {name}", actor, undoes=change) as now:
            carry_out(self._db, change)
        return now.id or 0

    def subscribe(self, listener: Callable[[Topics], None]) -> None:
        """Call ``listener`` with the topics that changed, after each commit of this program."""
        self._listeners.append(listener)

    def foreign_commit(self) -> bool:
        """True once after another program has changed this clinic; asked by one thread, now and then."""
        version = self._db.data_version()
        if version != self._data_version:
            self._data_version = version
            last = last_link(self._db)
            self._foreign = self._foreign or last != self._known
            self._known = last
        answer, self._foreign = self._foreign, False
        return answer

    def connections(self) -> int:
        """How many threads hold a connection."""
        return self._db.connections()

    def _publish(self, topics: Topics) -> None:
        for listener in tuple(self._listeners):
            listener(topics)


def stamp(clock: Clock) -> str:
    """UTC as the journal writes it."""
    return clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _make(folder: Path, clock: Clock, keys: "FreshKeys | None") -> None:
    """The files of a new clinic, brought to today's tables."""
    key = keys.key if keys else None
    files.make(folder, key)
    if keys:
        from smpdesk.storage import key_file

        key_file.write(folder, keys.file)
    db = engine.SqliteClinic(folder, key=key)
    try:
        runner.upgrade(db, STEPS, stamp(clock))
    finally:
        db.close_all()


def _found_keys(folder: Path, wait: float, key: "ClinicKey | None") -> "KeyFile | bool":
    """The key file that belongs to a key, once what was broken off is finished; for whoever has no key, whether there
    is one."""
    if (folder / files.WAITING).exists():
        from smpdesk.storage import swap

        swap.settle(folder, wait)
    if key is None:
        return (folder / files.KEYS).exists()
    from smpdesk.storage import key_file

    return key_file.fitting(folder, key)


def _head_of(db: engine.SqliteClinic) -> "KnownHead | None":
    if db.key is None:
        return None
    from smpdesk.storage.known_head import KnownHead

    return KnownHead(db.folder, db.key)


def _look_for_log(db: engine.SqliteClinic) -> None:
    """An encrypted clinic must reach the change that was noted last; otherwise its write-ahead log is gone. Whether
    it is the very same is for the check to say."""
    head = _head_of(db)
    noted = head.read() if head else None
    found = last_link(db)[0]
    if noted is not None and found < noted[0]:
        raise StorageFault("clinic_log_missing", path=str(db.folder), kept=noted[0], found=found)


def _copy_first(db: engine.SqliteClinic, clock: Clock) -> None:
    """A copy of an older clinic, inside its folder, before a migration touches it."""
    stamp = clock.now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    place = db.folder / f"{files.BEFORE_UPGRADE}{db.schema()}-{stamp}"
    place.mkdir()
    db.copy_to(place / files.RECORDS, place / files.PHOTOS)
    if db.key:
        from smpdesk.storage import key_file

        key_file.write(place, key_file.existing(db.folder))
