"""Builders for tests: a real clinic in a folder, and people and visits that name only what matters."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from smpdesk.domain.appointment import Appointment, VisitKind
from smpdesk.domain.change import Actor
from smpdesk.domain.client import Client
from smpdesk.domain.clinic import Clinic, Role
from smpdesk.domain.readiness import Rule, Weight
from smpdesk.domain.session import Session, Zone, ZoneWork
from smpdesk.services.demo.told import ToldClock
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import new_clinic
from tests.copies import copied

#: Tuesday 24 November 2026, 11:45 in London: the moment of the pictures.
NOW = datetime(2026, 11, 24, 11, 45, tzinfo=UTC)
TODAY = date(2026, 11, 24)


class SetClock:
    """A clock that shows what it was set to; ``tick`` moves it on."""

    def __init__(self, now: datetime = NOW) -> None:
        self.at = now

    def now(self) -> datetime:
        """The moment it shows, in UTC."""
        return self.at

    def tick(self, **span: float) -> None:
        """Move on by a span such as ``minutes=5``."""
        self.at += timedelta(**span)


def clinic(
    folder: Path,
    *,
    clock: SetClock | ToldClock | None = None,
    name: str = "Northgate Scalp Studio",
    technicians: tuple[str, ...] = ("Tom Hale", "Inês Prado"),
    rooms: tuple[str, ...] = ("Room 1", "Room 2"),
    gates: bool = False,
    **settings: str,
) -> Desks:
    """The desks of a new clinic in ``folder``, with Maya Reid at the desk.

    What is asked before a session is advice there, so that a test may treat whom it likes; with ``gates`` it weighs
    what it weighs in every new clinic, and :func:`ready` makes a client ready. Made once in a process for the
    same wishes at the same moment, and then copied (tests/copies.py).
    """
    clock = clock or SetClock()

    def make(beside: Path) -> Desks:
        return _new(beside, clock, name, technicians, rooms, gates, settings)

    wishes = ("clinic", clock.at, name, technicians, rooms, gates, *sorted(settings.items()))
    return copied(wishes, folder, clock, make)


def _new(
    folder: Path,
    clock: SetClock | ToldClock,
    name: str,
    technicians: tuple[str, ...],
    rooms: tuple[str, ...],
    gates: bool,
    settings: dict[str, str],
) -> Desks:
    """The same, made anew."""
    from smpdesk.domain.clinic import Room, Staff

    made = Clinic(
        name=name,
        address="12 Northgate\nLeeds LS1 4AB",
        phone="020 7946 0018",
        **settings,  # type: ignore[arg-type]
    )
    desks = new_clinic(folder / "Northgate.smpdesk", made, clock, AtDesk())
    if not gates:
        desks.ready.choose({rule: Weight.ADVICE for rule in Rule if rule is not Rule.DEPOSIT})
    for each in technicians:
        desks.clinic.save_staff(Staff(name=each))
    maya = desks.clinic.save_staff(Staff(name="Maya Reid", role=Role.RECEPTIONIST, treats=False))
    for each in rooms:
        desks.clinic.save_room(Room(name=each))
    desks.at_desk.actor = Actor(id=maya.id, name=maya.name)
    return desks


def client(desks: Desks, given: str = "Owen", family: str = "Davies", **details: object) -> Client:
    """A client who was added at the desk."""
    return desks.clients.add(Client(given=given, family=family, **details))  # type: ignore[arg-type]


def visit(
    desks: Desks,
    who: Client,
    at: str = "2026-11-24 10:00",
    *,
    minutes: int = 180,
    technician: int = 1,
    room: int = 1,
    kind: VisitKind = VisitKind.SESSION,
) -> Appointment:
    """A visit that was booked; ``at`` is wall time."""
    draft = visit_draft(who, at, minutes=minutes, technician=technician, room=room, kind=kind)
    return desks.sessions.book(draft)


def visit_draft(
    who: Client,
    at: str = "2026-11-24 10:00",
    *,
    minutes: int = 180,
    technician: int = 1,
    room: int = 1,
    kind: VisitKind = VisitKind.SESSION,
) -> Appointment:
    """A visit that was not booked yet."""
    starts = datetime.fromisoformat(at)
    return Appointment(
        client=who.id,
        technician=technician,
        room=room,
        kind=kind,
        starts=starts,
        ends=starts + timedelta(minutes=minutes),
    )


def zone(name: Zone = Zone.FRONTAL, layer: int = 1, **details: object) -> ZoneWork:
    """What was done to a zone, with the pigment that this clinic uses most."""
    usual: dict[str, object] = {"pigment": "GR2", "pigment_lot": "GR2-2409", "dilution": 4, "needle": "3RL"}
    return ZoneWork(zone=name, layer=layer, **{**usual, **details})  # type: ignore[arg-type]


def finished(desks: Desks, booked: Appointment, *zones: ZoneWork) -> Session:
    """The finished record of a booked visit, begun and ended at its times."""
    from dataclasses import replace

    begun = desks.chair.start(booked.id)
    worked = replace(begun, started=booked.starts, zones=zones or (zone(),))
    desks.chair.record(worked)
    return desks.chair.finish(begun.id, min(booked.ends, desks.sessions.now()))


def ready(desks: Desks, booked: Appointment, apart: tuple[Rule, ...] = ()) -> None:
    """Everything that a session asks for is done today for the client of a visit, but for the rules in ``apart``."""
    from dataclasses import replace

    client = desks.clients.client(booked.client)
    if Rule.AGE not in apart and client.birth is None:
        desks.clients.save(replace(client, birth=date(1985, 3, 14)))
    if Rule.CONSULTATION not in apart:
        desks.consultations.finish(desks.consultations.draft(client.id))
    if Rule.PATCH not in apart:
        _declined(desks, client.id)
    if Rule.CONSENT not in apart:
        form = desks.papers.issue_consent(client.id, booked.id)
        desks.papers.mark_signed(form.id, desks.ground.today(), "Tom Hale")
    if Rule.SCREENING not in apart:
        draft = desks.screenings.no_to_the_rest(desks.screenings.begin(client.id))
        desks.screenings.finish(draft)
        if Rule.SCALP not in apart:
            desks.ready.look(booked.id)


def _declined(desks: Desks, client: int) -> None:
    """A patch test was offered, and declined with a signature."""
    from smpdesk.domain.signature import Dot, Signature

    strokes = [tuple(Dot(40 + 30 * n, 90 + 60 * (n % 2), 20 * n, 0.5) for n in range(12))]
    desks.patch_tests.decline(client, Signature(strokes=tuple(strokes)), "Tom Hale")
