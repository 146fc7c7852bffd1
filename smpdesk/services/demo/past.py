"""The years behind the demo clinic: courses, sessions and papers, written at their own times."""

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from smpdesk.domain.appointment import Appointment, VisitKind, VisitState
from smpdesk.domain.change import Actor
from smpdesk.domain.client import Client
from smpdesk.domain.clinic import Clinic, Role, Room, Staff
from smpdesk.domain.course import Course
from smpdesk.domain.session import Bleeding, Session, Zone, ZoneWork
from smpdesk.services.aftercare import EARLIER_DAYS
from smpdesk.services.clock import Clock
from smpdesk.services.demo import consulting, health, patches
from smpdesk.services.demo.calls import lay_calls
from smpdesk.services.demo.incidents import note_one
from smpdesk.services.demo.people import Person, cast, crowd
from smpdesk.services.demo.results import YEARS, lay_results
from smpdesk.services.demo.stock import fill_shelf
from smpdesk.services.demo.today import DENSITIES, give_sheet, lay_today
from smpdesk.services.demo.told import ZONE, ToldClock
from smpdesk.services.demo.week import lay_week
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import new_clinic

SEED = 20261124
_CLINIC = Clinic(
    name="Northgate Scalp Studio",
    address="12 Northgate\nLeeds LS1 4AB",
    phone="020 7946 0018",
    email="hello@northgate.example.com",
    web="northgate.example.com",
    time_zone=ZONE,
    hours=((540, 1080),) * 7,  # a day like any other, whenever it is looked at
)
_PIGMENTS = (("Graphite 1", "GR1-2311", 8), ("Graphite 2", "GR2-2409", 4), ("Graphite 3", "GR3-2502", 12))
_LAYERS = (
    (Zone.HAIRLINE, Zone.FRONTAL),
    (Zone.FRONTAL, Zone.MIDSCALP, Zone.CROWN),
    (Zone.HAIRLINE, Zone.FRONTAL, Zone.MIDSCALP, Zone.CROWN),
)
_REMARKS = (
    "Slight redness, settled with a break.",
    "Softened left temple to match.",
    "Held well since last time, shade unchanged.",
    "",
    "",
)


def make(clock: Clock, folder: Path) -> Desks:
    """Make the whole demo clinic in ``folder``, which must not exist; its last change is of this moment."""
    now = clock.now().astimezone(ZoneInfo(ZONE)).replace(tzinfo=None, microsecond=0)
    told = ToldClock(clock.now())
    told.tell(datetime.combine(now.date() - timedelta(days=YEARS * 365), time(9, 0)))
    desks = new_clinic(folder, _CLINIC, told, AtDesk())
    _hire(desks)
    seed = random.Random(SEED)
    for person in crowd(seed, now.date()):
        _live(desks, told, seed, person, now.date())
    fill_shelf(desks, told, now.date())
    note_one(desks, told, now.date())
    lay_today(desks, told, cast(), now)
    lay_week(desks, told, now)
    lay_calls(desks, told, now)
    lay_results(desks, told, now)
    return desks


def _hire(desks: Desks) -> None:
    desks.clinic.save_staff(Staff(name="Tom Hale", licence="WL-2231", colour="#1f6f78"))
    desks.clinic.save_staff(Staff(name="Inês Prado", licence="WL-2406", colour="#256b43"))
    maya = Staff(name="Maya Reid", role=Role.RECEPTIONIST, colour="#8f4e00", treats=False)
    maya = desks.clinic.save_staff(maya)
    for name in ("Room 1", "Room 2"):
        desks.clinic.save_room(Room(name=name))
    desks.at_desk.actor = Actor(id=maya.id, name=maya.name)


def _live(desks: Desks, told: ToldClock, seed: random.Random, person: Person, today: date) -> None:
    """One client's years: added, and treated in up to three sessions some weeks apart, or only met."""
    first = today - timedelta(days=seed.randint(20, 5 * 365))
    told.tell(datetime.combine(first - timedelta(days=9), time(10, seed.choice((5, 20, 45)))))
    client = desks.clients.add(person.client)
    if seed.random() < 0.12:
        return
    health.ask(desks, client.id, health.story(client.number))
    consulting.hold(desks, client)
    patches.calm(desks, told, client.id, desks.patch_tests.now())
    planned = seed.choice((2, 3, 3, 3, 4))
    draft = Course(client=client.id, goal=person.goal, planned=planned, started=first, currency="GBP")
    draft = replace(draft, price=planned * 45000)
    course = desks.clients.start_course(client.id, draft)
    day, technician = first, seed.choice((1, 2))
    for number in range(1, planned + 1):
        if day.weekday() == 6:
            day += timedelta(days=1)
        if day > today - timedelta(days=2):
            _book_ahead(desks, told, client, course, number, max(day, today + timedelta(days=2)), technician)
            return
        recent = day > today - timedelta(days=EARLIER_DAYS + 2)
        _treat(desks, told, seed, client, course, number, day, technician, recent)
        day += timedelta(days=seed.randint(10, 14) if number == 1 else seed.randint(14, 28))


def _treat(
    desks: Desks,
    told: ToldClock,
    seed: random.Random,
    client: Client,
    course: Course,
    number: int,
    day: date,
    technician: int,
    recent: bool,
) -> None:
    """A past session with its visit, written on the evening of its day."""
    starts = datetime.combine(day, time(seed.choice((9, 10, 13, 14)), seed.choice((0, 30))))
    minutes = seed.randint(130, 210)
    told.tell(starts + timedelta(minutes=minutes))
    visit = _free_visit(desks, client, course, number, starts, technician)
    if visit is None:
        return
    ended = visit.starts + timedelta(minutes=minutes)
    told.tell(ended)
    session = Session(
        client=client.id,
        course=course.id,
        technician=visit.technician,
        room=visit.room,
        number=number,
        day=visit.starts.date(),
        started=visit.starts,
        ended=ended,
        discomfort=seed.randint(1, 5),
        notes=seed.choice(_REMARKS),
        zones=_zones(seed, number),
        finished=True,
    )
    store = desks.store
    with desks.ground.write("Finish session"):
        kept = store.appointments.add(replace(visit, state=VisitState.DONE))
        session = store.sessions.add(replace(session, appointment=kept.id))
        if number >= course.planned:
            latest = store.courses.get(course.id)
            store.courses.save(replace(latest, ended=session.day))
    if recent:
        give_sheet(desks, session)


def _free_visit(
    desks: Desks, client: Client, course: Course, number: int, starts: datetime, technician: int
) -> Appointment | None:
    """A visit at or after ``starts`` on that day, with whichever technician is free; None when nobody is."""
    for who in (technician, 3 - technician):
        for later in (0, 210, 240):
            begins = starts + timedelta(minutes=later)
            visit = Appointment(
                client=client.id,
                technician=who,
                room=who,
                course=course.id,
                number=number,
                starts=begins,
                ends=begins + timedelta(minutes=course.minutes),
            )
            if not desks.sessions.problems(visit):
                return visit
    return None


def _zones(seed: random.Random, number: int) -> tuple[ZoneWork, ...]:
    pigment, lot, dilution = _PIGMENTS[(number - 1) % len(_PIGMENTS)]
    return tuple(
        ZoneWork(
            zone=zone,
            layer=number,
            pigment=pigment,
            pigment_lot=lot,
            dilution=dilution,
            needle="1RL" if zone is Zone.HAIRLINE else "3RL",
            needle_lot="C-1187",
            discomfort=seed.randint(1, 5),
            density=DENSITIES[min(number, len(DENSITIES)) - 1],
            needle_um=200 if zone is Zone.HAIRLINE else 250,
            machine="Rotary pen",
            volts=70 if number == 1 else 75,
            bleeding=Bleeding.NONE,
        )
        for zone in _LAYERS[min(number, len(_LAYERS)) - 1]
    )


def _book_ahead(
    desks: Desks, told: ToldClock, client: Client, course: Course, number: int, day: date, technician: int
) -> None:
    """The next session stands in the book already."""
    if day.weekday() == 6:
        day += timedelta(days=1)
    told.tell(min(datetime.combine(day - timedelta(days=2), time(16, 0)), _yesterday(told)))
    visit = _free_visit(desks, client, course, number, datetime.combine(day, time(9, 30)), technician)
    if visit is not None:
        desks.sessions.book(replace(visit, kind=VisitKind.SESSION))


def _yesterday(told: ToldClock) -> datetime:
    return told.at.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None) + timedelta(minutes=5)
