"""A clinic with two technicians and two rooms, as small as tests of the store need it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from smpdesk.domain.appointment import Appointment
from smpdesk.domain.change import Actor
from smpdesk.domain.client import Client
from smpdesk.domain.clinic import Clinic, Room, Staff
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.session import Session
from smpdesk.storage.prepared import Cabinet
from smpdesk.storage.store import Store
from smpdesk.storage.tables import journalled

MAYA = Actor(id=3, name="Maya Reid")
TODAY = date(2026, 11, 24)


@dataclass
class SetClock:
    """Shows what it was set to."""

    at: datetime = datetime(2026, 11, 24, 11, 45, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment it shows."""
        return self.at


CLOCK = SetClock()
#: The texts by which whole tables are read: building them takes longer than reading.
_WHOLE = Cabinet("contents")


def furnish(store: Store) -> None:
    """Staff 1 and 2, rooms 1 and 2, and the clinic's name."""
    with store.transaction("Make clinic", MAYA):
        store.clinic.save(Clinic(name="Northgate"))
        for name in ("Tom Hale", "Inês Prado"):
            store.staff.add(Staff(name=name))
        for name in ("Room 1", "Room 2"):
            store.rooms.add(Room(name=name))


def again(store: Store, wait: float = 5.0) -> Store:
    """The same clinic opened once more, as another program would."""
    return Store.open(store.folder, CLOCK, wait)


def person(store: Store, given: str = "Owen", family: str = "Davies", **details: object) -> Client:
    """A client who is on record."""
    with store.transaction("Add client", MAYA):
        return store.clients.add(Client(given=given, family=family, **details))  # type: ignore[arg-type]


def wanted(client: int, at: str = "10:00", minutes: int = 60, **details: object) -> Appointment:
    """An appointment of today, not yet written."""
    starts = datetime.fromisoformat(f"{TODAY} {at}")
    usual: dict[str, object] = {"technician": 1, "room": 1}
    ends = starts + timedelta(minutes=minutes)
    return Appointment(client=client, starts=starts, ends=ends, **{**usual, **details})  # type: ignore[arg-type]


def booked(store: Store, client: int, at: str = "10:00", minutes: int = 60, **details: object) -> Appointment:
    """An appointment of today in the book."""
    with store.transaction("Book session", MAYA):
        return store.appointments.add(wanted(client, at, minutes, **details))


def recorded(store: Store, client: int, **details: object) -> Session:
    """A session of today on record."""
    with store.transaction("Record session", MAYA):
        return store.sessions.add(Session(client=client, day=TODAY, **details))  # type: ignore[arg-type]


def issued(store: Store, client: int, body: bytes = b"%PDF-1.7 sheet") -> Paper:
    """A paper that was issued."""
    draft = Paper(
        client=client, kind=PaperKind.AFTERCARE, wording="1", sha256="", issued=datetime(2026, 11, 24, 15)
    )
    with store.transaction("Issue sheet", MAYA):
        return store.papers.add(draft, body)


def contents(store: Store) -> dict[tuple[str, int], dict[str, object]]:
    """Every journalled row but for its version."""
    found = {}
    for table, model in journalled().items():
        names = [each.column_name for each in model.all_fields()]
        query = _WHOLE.get(table, store.database, model.select)
        for row in store.database.run(query.sql).fetchall():
            values = dict(zip(names, row, strict=True))
            del values["version"]
            found[table, values["id"]] = values
    return found


def raw(path: Path, *statements: str) -> None:
    """Change a database file behind the program's back."""
    from smpdesk.storage.files import dial

    connection = dial(path)
    for each in statements:
        connection.execute(each)
    connection.close()
