"""One clinic, open: its parts, its transactions, and word of what changed."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from smpdesk.domain.change import Actor
from smpdesk.domain.problem import StorageFault
from smpdesk.storage import engine, files, runner, search
from smpdesk.storage.intention import Intention
from smpdesk.storage.link import last_link
from smpdesk.storage.migrations import STEPS

if TYPE_CHECKING:
    from smpdesk.storage.appointments import AppointmentPart
    from smpdesk.storage.areas import AreaPart
    from smpdesk.storage.chain import Journal
    from smpdesk.storage.choices import ChoicePart
    from smpdesk.storage.clients import ClientPart
    from smpdesk.storage.clinic import ClinicPart
    from smpdesk.storage.consultations import ConsultationPart
    from smpdesk.storage.courses import CoursePart
    from smpdesk.storage.doubles import DoublesPart
    from smpdesk.storage.gates import GatePart
    from smpdesk.storage.lists import ListPart
    from smpdesk.storage.merges import MergePart
    from smpdesk.storage.papers import PaperPart
    from smpdesk.storage.patch_tests import PatchTestPart
    from smpdesk.storage.pictures import PicturePart
    from smpdesk.storage.recalls import RecallPart
    from smpdesk.storage.screenings import LetterPart, ScreeningPart
    from smpdesk.storage.sessions import SessionPart
    from smpdesk.storage.sitting import SittingPart
    from smpdesk.storage.staff import RoomPart, StaffPart
    from smpdesk.storage.stock import StockPart
    from smpdesk.storage.story import StoryPart
    from smpdesk.storage.traces import TracePart
    from smpdesk.storage.waiting import WaitingPart
    from smpdesk.storage.working import WorkingPart

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


class Store:
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
        self._data_version = db.data_version()

    @cached_property
    def clinic(self) -> "ClinicPart":
        """The clinic's settings."""
        from smpdesk.storage.clinic import ClinicPart

        return ClinicPart(self._db)

    @cached_property
    def staff(self) -> "StaffPart":
        """Members of staff."""
        from smpdesk.storage.staff import StaffPart

        return StaffPart(self._db)

    @cached_property
    def rooms(self) -> "RoomPart":
        """Treatment rooms."""
        from smpdesk.storage.staff import RoomPart

        return RoomPart(self._db)

    @cached_property
    def clients(self) -> "ClientPart":
        """Clients."""
        from smpdesk.storage.clients import ClientPart

        return ClientPart(self._db, self.wall_now)

    @cached_property
    def courses(self) -> "CoursePart":
        """Courses of treatment."""
        from smpdesk.storage.courses import CoursePart

        return CoursePart(self._db)

    @cached_property
    def lists(self) -> "ListPart":
        """Lists of clients."""
        from smpdesk.storage.lists import ListPart

        return ListPart(self._db)

    @cached_property
    def doubles(self) -> "DoublesPart":
        """Candidates for the same person."""
        from smpdesk.storage.doubles import DoublesPart

        return DoublesPart(self._db)

    @cached_property
    def merges(self) -> "MergePart":
        """Clients brought together."""
        from smpdesk.storage.merges import MergePart

        return MergePart(self._db)

    @cached_property
    def consultations(self) -> "ConsultationPart":
        """Consultations."""
        from smpdesk.storage.consultations import ConsultationPart

        return ConsultationPart(self._db)

    @cached_property
    def screenings(self) -> "ScreeningPart":
        """Health screenings, and the clinic's edits of the questions."""
        from smpdesk.storage.screenings import ScreeningPart

        return ScreeningPart(self._db)

    @cached_property
    def letters(self) -> "LetterPart":
        """Doctors' letters."""
        from smpdesk.storage.screenings import LetterPart

        return LetterPart(self._db)

    @cached_property
    def appointments(self) -> "AppointmentPart":
        """The book."""
        from smpdesk.storage.appointments import AppointmentPart

        return AppointmentPart(self._db)

    @cached_property
    def areas(self) -> "AreaPart":
        """Places drawn on clients' heads."""
        from smpdesk.storage.areas import AreaPart

        return AreaPart(self._db)

    @cached_property
    def sessions(self) -> "SessionPart":
        """Session records."""
        from smpdesk.storage.sessions import SessionPart

        return SessionPart(self._db)

    @cached_property
    def sittings(self) -> "SittingPart":
        """Breaks and anaesthetic of sessions."""
        from smpdesk.storage.sitting import SittingPart

        return SittingPart(self._db)

    @cached_property
    def papers(self) -> "PaperPart":
        """Issued papers."""
        from smpdesk.storage.papers import PaperPart

        return PaperPart(self._db)

    @cached_property
    def patch_tests(self) -> "PatchTestPart":
        """Patch tests."""
        from smpdesk.storage.patch_tests import PatchTestPart

        return PatchTestPart(self._db)

    @cached_property
    def gates(self) -> "GatePart":
        """Gates that somebody passed."""
        from smpdesk.storage.gates import GatePart

        return GatePart(self._db)

    @cached_property
    def choices(self) -> "ChoicePart":
        """Small choices of the clinic."""
        from smpdesk.storage.choices import ChoicePart

        return ChoicePart(self._db)

    @cached_property
    def working(self) -> "WorkingPart":
        """Who works when."""
        from smpdesk.storage.working import WorkingPart

        return WorkingPart(self._db)

    @cached_property
    def waiting(self) -> "WaitingPart":
        """Who would come sooner."""
        from smpdesk.storage.waiting import WaitingPart

        return WaitingPart(self._db)

    @cached_property
    def stock(self) -> "StockPart":
        """Products, lots and their accounts."""
        from smpdesk.storage.stock import StockPart

        return StockPart(self._db)

    @cached_property
    def recalls(self) -> "RecallPart":
        """Recalls, and who was told."""
        from smpdesk.storage.recalls import RecallPart

        return RecallPart(self._db)

    @cached_property
    def traces(self) -> "TracePart":
        """Where the records name lots."""
        from smpdesk.storage.traces import TracePart

        return TracePart(self._db)

    @cached_property
    def pictures(self) -> "PicturePart":
        """Pictures."""
        from smpdesk.storage.pictures import PicturePart

        return PicturePart(self._db)

    @cached_property
    def journal(self) -> "Journal":
        """The journal as it lies in the file."""
        from smpdesk.storage.chain import Journal

        return Journal(self._db)

    @cached_property
    def story(self) -> "StoryPart":
        """The journal as people ask it."""
        from smpdesk.storage.story import StoryPart

        return StoryPart(self._db)

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

    @classmethod
    def create(cls, folder: Path, clock: Clock) -> "Store":
        """Make a new clinic and open it. StorageFault clinic_exists when something lies there already.

        It is made beside its place and put there whole, so that an interrupted start leaves nothing half.
        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StorageFault("clinic_exists", path=str(folder))
        beside = folder.with_name(f"{folder.name}.new-{os.urandom(4).hex()}")
        try:
            beside.mkdir(parents=True)
            _make(beside, clock)
            if folder.exists():
                folder.rmdir()
            beside.rename(folder)
        except OSError as error:
            raise StorageFault("clinic_unreachable", path=str(folder), reason=str(error.strerror)) from error
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return cls.open(folder, clock)

    @classmethod
    def open(cls, folder: Path, clock: Clock, wait: float = 5.0) -> "Store":
        """Open a clinic, bringing an older one up to date after a copy of it is made beside.

        ``wait``: seconds to wait for another program's write. Raises StorageFault, each fault with its own
        code, and leaves the files as they are.
        """
        db = engine.SqliteClinic(folder, wait)
        db.look()
        try:
            missing = runner.pending(db, STEPS)
            if missing:
                _copy_first(db, clock)
                runner.upgrade(db, STEPS, stamp(clock))
            return cls(db, clock)
        except BaseException:
            db.close_all()
            raise

    def close(self) -> None:
        """Close every thread's connection."""
        self._db.close_all()

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


def _make(folder: Path, clock: Clock) -> None:
    """The files of a new clinic, brought to today's tables."""
    files.make(folder)
    db = engine.SqliteClinic(folder)
    try:
        runner.upgrade(db, STEPS, stamp(clock))
    finally:
        db.close_all()


def _copy_first(db: engine.SqliteClinic, clock: Clock) -> None:
    """A copy of an older clinic, inside its folder, before a migration touches it."""
    stamp = clock.now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    place = db.folder / f"before-upgrade-{db.schema()}-{stamp}"
    place.mkdir()
    db.copy_to(place / files.RECORDS, place / files.PHOTOS)
