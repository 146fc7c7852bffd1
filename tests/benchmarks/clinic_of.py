"""A clinic of any size for the benchmarks: `build(folder, clients=100_000, sessions=400_000)`.

People are drawn from uneven lists, as they are in life: a few names are borne by thousands, most by a handful, some
have accents, apostrophes or several words. Rows go into the store's own tables by prepared bulk inserts; there is no
journal of how they came there. The same numbers and seed give the same clinic, and a finished one is used again.
"""

import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from smpdesk.domain.appointment import Appointment, VisitState
from smpdesk.domain.client import FIRST_NUMBER, Client, Permission, Sex
from smpdesk.domain.clinic import Clinic, Role, Room, Staff
from smpdesk.domain.course import Course
from smpdesk.domain.names import fold
from smpdesk.domain.session import Session
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import new_clinic
from smpdesk.storage import search
from smpdesk.storage.migrations import STEPS
from smpdesk.storage.rows import AppointmentRow, ClientRow, CourseRow, SessionRow
from smpdesk.storage.store import Store

#: Monday: what lies before it is past in a clinic that is built.
TODAY = date(2026, 11, 23)
TECHNICIANS = 8
_BOOKED = 2_000  # visits to come
_PAST_DAYS = 3_650  # ten years of visits that took place
_DRAWER = 2  # raised when the way a clinic is drawn changes, so that no older one is used again

_MEN = (
    "James John Robert Michael William David Richard Thomas Charles Daniel Matthew Anthony Mark Paul Steven Andrew "
    "Kenneth George Joshua Kevin Brian Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan "
    "Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Frank Alexander Raymond Patrick Jack Dennis Jerry "
    "Tyler Aaron José Henry Douglas Adam Peter Nathan Zachary Kyle Walter Harold Jeremy Ethan Carl Keith Roger Gerald "
    "Christian Terry Sean Arthur Austin Noah Lawrence Jesse Joe Bryan Billy Jordan Albert Dylan Bruce Willie Gabriel "
    "Łukasz Piotr Marek Søren Jürgen Zoltán Ångström Čeněk Giórgos Yılmaz Mehmet Ahmed Mohammed Omar Kofi Kwame Arjun "
    "Ravi Sanjay Wei Hiroshi Nikolai Dmitri Seán Rhys Owen Callum Tariq Jean-Luc Anne-Marie"
).split()
_WOMEN = (
    "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa Betty Margaret Sandra Ashley "
    "Kimberly Emily Donna Michelle Dorothy Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia "
    "Kathleen Amy Shirley Angela Helen Anna Brenda Pamela Nicole Emma Samantha Katherine Christine Debra Rachel "
    "Catherine Zoë Chloé Inês Agnieszka Małgorzata Siobhán Priya Leila Nadia Elif Beatriz Ingrid"
).split()
_COMMON = (
    "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green "
    "Hall Wood Jackson Clarke Patel Khan Lewis Harris Hughes Edwards Turner Hill Moore Clark Cooper Ward Morris Watson "
    "Morgan Harrison Baker Anderson Allen Scott Bell Lee Bailey O’Brien O'Connor McDonald MacLeod Nguyen Müller Strauß "
    "Straße Łukasik Wójcik Zieliński Gonçalves Álvarez García Novák Šimić Yılmaz Papadakis Íñiguez d’Arcy van|der|Berg "
    "de|la|Cruz Di|Chiera Fitz-Gerald"
).split()
_STARTS = (
    "Ash Beck Black Brad Brook Car Chad Crom Dal Den Ed Fair Farn Glen Gold Had Hart Hazel Hol Kirk Lang Lin Mar Mid "
    "Nor Oak Pem Rad Red Rock Sand Shep Stan Stock Swin Thorn Wake Wat West Whit Win Wood"
).split()
_ENDS = (
    "worth ley ton ham field ford bury well wick man son stone croft shaw more ridge land dale by burn over cott gate"
    " hurst side"
).split()
_ROADS = (
    "Mill Lane",
    "High Street",
    "Chapel Row",
    "Station Road",
    "Church Lane",
    "Victoria Road",
    "Quarry Hill",
)


def build(folder: Path, clients: int = 100_000, sessions: int = 400_000, seed: int = 1) -> Path:
    """The folder of such a clinic inside ``folder``: made there, unless it was made before."""
    name = f"clinic-{clients}-{sessions}-{seed}"
    place = folder / f"{name}-{len(STEPS)}-{_DRAWER}.smpdesk"
    if place.is_dir():
        return place
    for older in folder.glob(f"{name}-*.smpdesk"):
        shutil.rmtree(older)
    folder.mkdir(parents=True, exist_ok=True)
    beside = Path(
        tempfile.mkdtemp(prefix="making-", dir=folder)
    )  # another benchmark may make the same just now
    desks = nobody(beside)
    _fill(desks.store, clients, sessions, random.Random(seed))
    desks.close()
    if place.is_dir():
        shutil.rmtree(beside)
    else:
        beside.rename(place)
    return place


def nobody(place: Path) -> Desks:
    """The same clinic with its staff and rooms, and no client yet."""
    desks = new_clinic(place, Clinic(name="Benchmark"), StillClock(), AtDesk())
    for number in range(TECHNICIANS):
        desks.clinic.save_staff(Staff(name=f"Technician {number + 1}", role=Role.TECHNICIAN))
        desks.clinic.save_room(Room(name=f"Room {number + 1}"))
    return desks


def kept() -> Path:
    """Where clinics are kept between runs: a folder among the machine's temporary ones."""
    return Path(tempfile.gettempdir()) / "smpdesk-benchmarks"


def people(draw: random.Random, count: int) -> Iterator[Client]:
    """Made-up clients with ids from 1."""
    men, women = _falling(_MEN), _falling(_WOMEN)
    rare = [start + end for start, end in product(_STARTS, _ENDS)]
    draw.shuffle(rare)
    families = _falling(_COMMON + rare)
    for key in range(1, count + 1):
        sex = draw.choice((Sex.MALE, Sex.MALE, Sex.FEMALE))
        (given,) = draw.choices(*(women if sex is Sex.FEMALE else men))
        (family,) = draw.choices(*families)
        family = family.replace("|", " ")
        if draw.random() < 0.05:
            family += f"-{draw.choice(rare)}"
        yield _person(draw, key, given, family, sex)


def _person(draw: random.Random, key: int, given: str, family: str, sex: Sex) -> Client:
    digits = f"7{draw.randrange(10**9):09}"
    mail = f"{fold(given)}.{fold(family)}{draw.randrange(1000)}@example.com".replace(" ", "")
    return Client(
        id=key,
        number=FIRST_NUMBER + key - 1,
        given=given,
        family=family,
        sex=sex,
        birth=TODAY - timedelta(days=draw.randrange(19 * 365, 75 * 365)) if draw.random() < 0.9 else None,
        phone=f"0{digits[:4]} {digits[4:]}" if draw.random() < 0.95 else "",
        phone_e164=f"+44{digits}",
        email=mail if draw.random() < 0.7 else "",
        address=f"{draw.randrange(1, 200)} {draw.choice(_ROADS)}\nLS{draw.randrange(1, 29)} {draw.randrange(1, 10)}AB",
        marketing=draw.choice(tuple(Permission)),
        since=TODAY - timedelta(days=draw.randrange(1, 3000)),
        version=1,
    )


class StillClock:
    """Stands still: the clock to open such a clinic with."""

    def now(self) -> datetime:
        """Noon of the day before."""
        return datetime(2026, 11, 22, 12, tzinfo=UTC)


def _fill(store: Store, clients: int, sessions: int, draw: random.Random) -> None:
    db = store.database
    everybody = [
        each if each.phone else Client(**{**vars(each), "phone_e164": ""}) for each in people(draw, clients)
    ]
    owners = sorted(draw.choices(range(1, clients + 1), k=sessions))
    found = [(each.id, search.entry(_columns(ClientRow, each))) for each in everybody]
    with db.transaction():
        insert(db, ClientRow, everybody)
        _many(db, "INSERT INTO find VALUES (?, ?, ?, ?)", ((key, *entry.values()) for key, entry in found))
        _many(db, "INSERT INTO find_words (rowid, words) VALUES (?, ?)", ((k, e["words"]) for k, e in found))
        insert(db, CourseRow, _courses(owners))
        insert(db, SessionRow, _sessions(owners, draw))
        insert(db, AppointmentRow, _visits(clients))
        if sessions:
            insert(db, AppointmentRow, _past(clients, draw, min(_BOOKED, clients) + 1))
    db.run("ANALYZE")


def _courses(owners: list[int]) -> Iterator[Course]:
    for owner in dict.fromkeys(owners):
        yield Course(id=owner, client=owner, planned=3, currency="GBP", started=TODAY, version=1)


def _sessions(owners: list[int], draw: random.Random) -> Iterator[Session]:
    last, number = 0, 0
    for key, owner in enumerate(owners, 1):
        number = number + 1 if owner == last else 1
        last = owner
        day = TODAY - timedelta(days=draw.randrange(1, 3000))
        technician = draw.randrange(TECHNICIANS) + 1
        yield Session(
            id=key, client=owner, course=owner, technician=technician, room=technician, number=number, day=day,
            notes="Soft broken hairline, base layer.", finished=True, historical=True, version=1,
        )  # fmt: skip


def _visits(clients: int) -> Iterator[Appointment]:
    """Visits to come: each technician has her own room and three visits a day."""
    for key in range(min(_BOOKED, clients)):
        turn, technician = divmod(key, TECHNICIANS)
        day, hour = divmod(turn, 3)
        starts = datetime(TODAY.year, TODAY.month, TODAY.day, 9 + 3 * hour) + timedelta(days=day + 1)
        yield Appointment(
            id=key + 1, client=1 + (key * 37) % clients, technician=technician + 1, room=technician + 1,
            number=1, starts=starts, ends=starts + timedelta(hours=3), version=1,
        )  # fmt: skip


def _past(clients: int, draw: random.Random, key: int) -> Iterator[Appointment]:
    """What took place in ten years, in the same rhythm but for Sundays; some were called off."""
    for back in range(1, _PAST_DAYS if clients >= _BOOKED else 0):
        day, first = TODAY - timedelta(days=back), draw.randrange(clients)
        for place in range(TECHNICIANS * 3 if day.weekday() < 6 else 0):
            hour, technician = divmod(place, TECHNICIANS)
            starts = datetime(day.year, day.month, day.day, 9 + 3 * hour)
            state = VisitState.DONE if draw.random() < 0.93 else VisitState.CANCELLED
            yield Appointment(
                id=key, client=1 + (first + place * 37) % clients, technician=technician + 1, room=technician + 1,
                number=1, starts=starts, ends=starts + timedelta(hours=3), state=state, version=1,
            )  # fmt: skip
            key += 1


def insert(db: Any, model: Any, records: Iterable[Any]) -> None:
    """Records into their table, past the journal."""
    names = [each.column_name for each in model.all_fields()]
    marks = ", ".join("?" * len(names))
    _many(
        db,
        f"INSERT INTO {model.table_name()} ({', '.join(names)}) VALUES ({marks})",
        (tuple(_columns(model, each).values()) for each in records),
    )


def _columns(model: Any, record: Any) -> dict[str, Any]:
    """A record's columns as the driver takes them."""
    values = {each.column_name: each.db_value(getattr(record, each.name)) for each in model.all_fields()}
    return {name: str(value) if isinstance(value, date) else value for name, value in values.items()}


def _many(db: Any, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    db.connection().executemany(statement, rows)


def _falling(names: list[str]) -> tuple[list[str], list[float]]:
    """Names with their weights: the tenth is borne by about a tenth as many people as the first."""
    return names, [1 / (rank + 3) for rank in range(len(names))]
