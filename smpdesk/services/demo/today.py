"""The day on screen: somebody arriving, somebody in the chair, somebody leaving, whenever it is opened."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from smpdesk.domain.appointment import Appointment, VisitKind
from smpdesk.domain.client import Client
from smpdesk.domain.course import Course, CourseKind
from smpdesk.domain.session import Bleeding, MixPart, Session, Zone, ZoneWork
from smpdesk.domain.sitting import Pause
from smpdesk.services.demo import consulting, health, marks, patches
from smpdesk.services.demo.told import ToldClock
from smpdesk.services.desks import Desks

TOM, INES = 1, 2
#: Dots a square centimetre that stand after the first, second and any later layer (1.3: 30, 70 and 100 % of 120).
DENSITIES = (36, 84, 120)
_QUARTER = 15


class Day:
    """Times of the day on screen, in minutes from now, kept inside the day."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.midnight = datetime.combine(now.date(), time())
        self.quarter = now.replace(minute=now.minute - now.minute % _QUARTER, second=0)

    def before(self, minutes: int) -> datetime:
        """So many minutes ago, on the quarter hour, not before midnight."""
        return max(self.midnight, self.quarter - timedelta(minutes=minutes))

    def after(self, minutes: int) -> datetime:
        """So many minutes from now, on the quarter hour, still today."""
        return min(self.midnight + timedelta(hours=23, minutes=45), self.quarter + timedelta(minutes=minutes))


def lay_today(desks: Desks, told: ToldClock, people: dict[str, Client], now: datetime) -> None:
    """Book and live through the day up to ``now``."""
    day = Day(now)
    told.tell(now - timedelta(days=12))
    clients = {name: desks.clients.add(each) for name, each in people.items()}
    for each in clients.values():
        consulting.hold(desks, each)
    _leaving(desks, told, clients["Ana Sousa"], day)
    _in_the_chair(desks, told, clients["Owen Davies"], day)
    _given(desks, told, clients["Ben Archer"], day)
    _arriving(desks, told, clients["Marta Davila"], day)
    _later(desks, told, clients["Zoltán Dávid"], clients["Kofi Mensah"], day)
    told.tell(now)


def _book(
    desks: Desks,
    client: Client,
    starts: datetime,
    minutes: int,
    who: int,
    kind: VisitKind,
    ends_by: datetime | None = None,
) -> Appointment | None:
    """Book, or nothing when the hour leaves no room for it (around midnight)."""
    draft = desks.sessions.sketch(client.id, starts, who, who, kind)
    ends = starts + timedelta(minutes=minutes)
    ends = max(min(ends, ends_by), starts + timedelta(minutes=5)) if ends_by else ends
    draft = replace(draft, ends=ends)
    return None if desks.sessions.problems(draft) else desks.sessions.book(draft)


def _zone(zone: Zone, layer: int, discomfort: int | None = None) -> ZoneWork:
    return ZoneWork(
        zone=zone,
        layer=layer,
        pigment="Graphite 2",
        pigment_lot="GR2-2409",
        dilution=4,
        needle="3RL",
        needle_lot="C-1187",
        discomfort=discomfort,
        density=DENSITIES[min(layer, len(DENSITIES)) - 1],
        needle_um=250,
        machine="Rotary pen",
        volts=75,
        bleeding=Bleeding.NONE,
    )


def _past_session(desks: Desks, course: Course, number: int, day: datetime, *zones: ZoneWork) -> Session:
    """A session of this course some time ago, kept as a record without a visit."""
    record = Session(
        client=course.client,
        course=course.id,
        technician=TOM,
        room=TOM,
        number=number,
        day=day.date(),
        started=day.replace(hour=10, minute=0, second=0),
        ended=day.replace(hour=13, minute=10, second=0),
        discomfort=2,
        zones=zones,
        finished=True,
    )
    with desks.ground.write("Finish session"):
        return desks.store.sessions.add(record)


def _from_shelf(desks: Desks, *zones: ZoneWork) -> tuple[ZoneWork, ...]:
    """The zones with the lots of our shelf behind the numbers that they name."""
    lots = {each.number: each.id for each in desks.store.stock.lots()}
    return tuple(
        replace(
            each,
            mix=(MixPart(each.pigment, each.pigment_lot, lots.get(each.pigment_lot, 0)),),
            needle_stock=lots.get(each.needle_lot),
        )
        for each in zones
    )


def give_sheet(desks: Desks, session: Session) -> None:
    """The client went home with the sheet."""
    desks.aftercare.mark_given(desks.aftercare.issue(session.id).id)


def _sign(desks: Desks, told: ToldClock, client: Client, visit: int, at: datetime) -> None:
    told.tell(at)
    paper = desks.papers.issue_consent(client.id, visit)
    desks.papers.mark_signed(paper.id, at.date(), "Tom Hale")


def _leaving(desks: Desks, told: ToldClock, client: Client, day: Day) -> None:
    """Scar work, finished half an hour ago; the sheet is not given yet."""
    starts = day.before(150)
    scar = Course(
        client=client.id, kind=CourseKind.SCAR, goal="Transplant scar, 14 cm, back of the head", planned=2
    )
    course = desks.clients.start_course(client.id, replace(scar, minutes=120, currency="GBP", price=60000))
    patches.calm(desks, told, client.id, day.midnight - timedelta(days=9) + timedelta(hours=16))
    told.tell(day.midnight - timedelta(days=6))
    visit = _book(desks, client, starts, 120, INES, VisitKind.SESSION, day.now)
    if visit is None:
        return
    _sign(desks, told, client, visit.id, starts)
    asked = health.ask(desks, client.id, {})
    health.confirm(desks, asked)
    desks.sessions.arrive(visit.id)
    session = desks.chair.start(visit.id)
    told.tell(min(visit.ends, day.now))
    work = replace(_zone(Zone.SCAR, 1, 3), area=marks.scar(desks, client.id).id)
    zones = _from_shelf(desks, work)
    worked = replace(session, started=starts, discomfort=3, zones=zones, course=course.id)
    desks.chair.record(replace(worked, notes="Took the pigment evenly, one spot near the left end rejected."))
    desks.chair.finish(session.id, min(visit.ends, day.now))


def _in_the_chair(desks: Desks, told: ToldClock, client: Client, day: Day) -> None:
    """The second session of three, begun an hour and a half ago. Aspirin: his doctor's letter was seen."""
    told.tell(day.midnight - timedelta(days=21) + timedelta(hours=11))
    asked = health.ask(desks, client.id, {"Q06": health.ASPIRIN})
    patches.calm(desks, told, client.id, day.midnight - timedelta(days=19) + timedelta(hours=11))
    seen = day.midnight.date() - timedelta(days=14)
    told.tell(day.midnight - timedelta(days=14) + timedelta(hours=11))
    health.letter_seen(desks, client.id, seen - timedelta(days=7), seen)
    told.tell(day.midnight - timedelta(days=12) + timedelta(hours=9))
    draft = Course(
        client=client.id,
        goal="Frontal, mid-scalp and crown, soft broken hairline",
        currency="GBP",
        zones=marks.PLAN,
    )
    marks.mole(desks, client.id)
    course = desks.clients.start_course(client.id, replace(draft, price=135000))
    told.tell(day.midnight - timedelta(days=12) + timedelta(hours=14))
    before = day.midnight - timedelta(days=12)
    layers = (_zone(Zone.FRONTAL, 1, 2), _zone(Zone.MIDSCALP, 1, 2), _zone(Zone.CROWN, 1, 3))
    give_sheet(desks, _past_session(desks, course, 1, before, *layers))
    starts = day.before(105)
    visit = _book(desks, client, starts, 180, TOM, VisitKind.SESSION)
    if visit is None:
        return
    _sign(desks, told, client, visit.id, before + timedelta(hours=14, minutes=5))
    third = day.midnight + timedelta(days=14, hours=10)
    _book(desks, client, third + timedelta(days=third.weekday() == 6), 180, TOM, VisitKind.SESSION)
    told.tell(max(day.midnight, min(starts - timedelta(minutes=8), day.now)))
    desks.sessions.arrive(visit.id)
    health.confirm(desks, asked)
    told.tell(min(starts + timedelta(minutes=7), day.now))
    session = desks.chair.start(visit.id)
    told.tell(day.now)
    notes = "Softened left temple to match. Slight redness, settled with break."
    zones = _from_shelf(desks, _zone(Zone.FRONTAL, 2, 2), _zone(Zone.CROWN, 2))
    desks.chair.record(replace(session, discomfort=2, notes=notes, zones=zones))
    rest = (session.started or starts) + timedelta(minutes=50)
    if rest + timedelta(minutes=12) <= day.now:
        desks.chair.save_pause(Pause(session=session.id, starts=rest, ends=rest + timedelta(minutes=12)))


def _given(desks: Desks, told: ToldClock, client: Client, day: Day) -> None:
    """An early touch-up whose sheet is in the client's hands already."""
    starts = day.before(240)
    if starts + timedelta(minutes=60) > day.before(150):
        return  # too early in the day for it
    patches.calm(desks, told, client.id, day.midnight - timedelta(days=11) + timedelta(hours=16))
    told.tell(starts - timedelta(days=8))
    visit = _book(desks, client, starts, 60, INES, VisitKind.TOUCH_UP)
    if visit is None:
        return
    _sign(desks, told, client, visit.id, starts)
    health.confirm(desks, health.ask(desks, client.id, health.story(client.number)))
    session = desks.chair.start(visit.id)
    told.tell(visit.ends)
    zones = _from_shelf(desks, _zone(Zone.CROWN, 1, 1))
    desks.chair.record(replace(session, started=starts, discomfort=1, zones=zones))
    desks.chair.finish(session.id, visit.ends)
    give_sheet(desks, session)


def _arriving(desks: Desks, told: ToldClock, client: Client, day: Day) -> None:
    """A consultation in a quarter of an hour; she has just come in."""
    told.tell(day.now - timedelta(days=3))
    visit = _book(desks, client, day.after(15), 45, INES, VisitKind.CONSULTATION)
    if visit is None:
        return
    told.tell(day.now)
    desks.sessions.arrive(visit.id)


def _later(desks: Desks, told: ToldClock, first: Client, second: Client, day: Day) -> None:
    """This afternoon: a first session without a signed consent, and a touch-up after four years."""
    patches.waiting(desks, told, first.id, day.midnight - timedelta(days=3) + timedelta(hours=10))
    told.tell(day.now - timedelta(days=2))
    _book(desks, first, day.after(105), 180, INES, VisitKind.SESSION)
    long_ago = day.midnight - timedelta(days=4 * 365 + 31)
    done = Course(client=second.id, planned=1, started=long_ago.date(), ended=long_ago.date())
    course = desks.clients.start_course(second.id, done)
    told.tell(long_ago - timedelta(days=9))
    health.ask(desks, second.id, {})
    patches.declined(desks, told, second.id, day.now - timedelta(days=2))
    _past_session(desks, course, 1, long_ago, _zone(Zone.FRONTAL, 1, 2), _zone(Zone.CROWN, 1, 2))
    _book(desks, second, day.after(135), 90, TOM, VisitKind.TOUCH_UP)
    told.tell(day.now)
