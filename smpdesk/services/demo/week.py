"""The days around the one on screen: visits of every kind, breaks, training, holidays, and who waits for a time."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from smpdesk.domain.appointment import TREATING, Appointment, VisitKind
from smpdesk.domain.client import Client
from smpdesk.domain.waiting import Urgency, Waiting
from smpdesk.domain.working import AwayKind, Block, Closure, Turnaround
from smpdesk.services.demo.today import INES, TOM
from smpdesk.services.demo.told import ToldClock
from smpdesk.services.desks import Desks

_LUNCH = (13 * 60, 13 * 60 + 30)
_BEFORE = timedelta(days=21)  # how long ago all of this was laid down
#: Days from Monday of this week, when, how long, with whom, what for. Sundays are left free.
_VISITS = (
    (0, "09:00", 45, TOM, VisitKind.CONSULTATION), (0, "10:30", 15, INES, VisitKind.PATCH_TEST),
    (0, "14:30", 30, TOM, VisitKind.REVIEW), (1, "09:00", 45, INES, VisitKind.CONSULTATION),
    (1, "16:45", 15, TOM, VisitKind.PATCH_TEST), (2, "09:30", 60, TOM, VisitKind.REMOVAL),
    (2, "09:15", 15, INES, VisitKind.PATCH_TEST), (2, "10:00", 45, INES, VisitKind.CONSULTATION),
    (3, "11:00", 30, TOM, VisitKind.REVIEW), (3, "15:30", 45, INES, VisitKind.CONSULTATION),
    (4, "10:00", 15, TOM, VisitKind.PATCH_TEST), (4, "14:00", 45, TOM, VisitKind.CONSULTATION),
    (4, "16:00", 30, INES, VisitKind.REVIEW), (5, "09:30", 45, TOM, VisitKind.CONSULTATION),
    (7, "09:00", 45, TOM, VisitKind.CONSULTATION), (7, "15:30", 15, INES, VisitKind.PATCH_TEST),
    (8, "11:00", 60, INES, VisitKind.REMOVAL), (9, "09:00", 30, TOM, VisitKind.REVIEW),
)  # fmt: skip


def lay_week(desks: Desks, told: ToldClock, now: datetime) -> None:
    """Everything but the day on screen itself, seen from ``now``."""
    told.tell(now - _BEFORE)
    _away(desks, now.date())
    everybody = {each.client for each in _ahead(desks, now)}
    people = [desks.clients.client(each.id) for each in desks.clients.lines("", 60)]
    free = [each for each in people if each.id not in everybody and not each.inactive]
    monday = now.date() - timedelta(days=now.weekday())
    for client, (ahead, at, minutes, who, kind) in zip(free, _VISITS, strict=False):
        day = monday + timedelta(days=ahead)
        if day != now.date():
            _visit(
                desks, told, client, datetime.combine(day, time.fromisoformat(at)), minutes, who, kind, now
            )
    _called_off(desks, told, free[len(_VISITS)], now)
    _waiting(desks, told, free[len(_VISITS) + 1 :], now)
    told.tell(now)
    desks.working.save_turnarounds({kind: Turnaround(10, 10) for kind in TREATING})


def _away(desks: Desks, today: date) -> None:
    working = desks.working
    starts, ends = _LUNCH
    working.save_block(Block(kind=AwayKind.BREAK, name="Lunch", starts=starts, ends=ends))
    training = Block(
        staff=TOM, kind=AwayKind.TRAINING, name="Training: hairlines", weekdays=(3,), starts=960, ends=1080
    )
    working.save_block(training)
    monday = today + timedelta(days=14 - today.weekday())
    first, last = monday + timedelta(days=3), monday + timedelta(days=4)
    working.save_closure(Closure(staff=INES, first=first, last=last, name="Lisbon"))
    christmas = date(today.year, 12, 25)
    christmas = christmas if christmas >= today else date(today.year + 1, 12, 25)
    working.save_closure(Closure(first=christmas, last=christmas + timedelta(days=1), name="Christmas"))


def _ahead(desks: Desks, now: datetime) -> list[Appointment]:
    first = now.date() - timedelta(days=now.weekday())
    found = desks.sessions.days(first, first + timedelta(days=20))
    return [each.appointment for each in found]


def _visit(
    desks: Desks,
    told: ToldClock,
    client: Client,
    starts: datetime,
    minutes: int,
    who: int,
    kind: VisitKind,
    now: datetime,
) -> Appointment | None:
    """Book, where nobody else is; what is past took place."""
    told.tell(min(starts - timedelta(days=4), now))
    draft = desks.sessions.sketch(client.id, starts, who, who, kind)
    draft = replace(draft, ends=starts + timedelta(minutes=minutes))
    if desks.sessions.problems(draft):
        return None
    visit = desks.sessions.book(draft)
    if visit.ends < now:
        told.tell(visit.starts)
        desks.sessions.arrive(visit.id)
        desks.sessions.in_chair(visit.id)
        told.tell(visit.ends)
        desks.sessions.done(visit.id)
    return visit


def _called_off(desks: Desks, told: ToldClock, client: Client, now: datetime) -> None:
    """A review this afternoon, or tomorrow, that was cancelled with short notice: the late rule shows."""
    starts = datetime.combine(now.date() + timedelta(days=1), time(11, 15))
    visit = _visit(desks, told, client, starts, 30, TOM, VisitKind.REVIEW, now)
    if visit is not None:
        told.tell(now - timedelta(minutes=40))
        desks.sessions.cancel(visit.id, "Client is ill")


def _waiting(desks: Desks, told: ToldClock, people: list[Client], now: datetime) -> None:
    """Three who would come sooner: one who needs to, one on certain days, one whenever it suits."""
    told.tell(now - timedelta(days=3))
    today = now.date()
    wishes = (
        {"urgency": Urgency.URGENT, "until": today + timedelta(days=18), "note": "Has a wedding to go to"},
        {"urgency": Urgency.SOON, "weekdays": (0, 4), "technician": INES, "latest": 13 * 60},
        {"kind": VisitKind.REVIEW, "minutes": 30, "urgency": Urgency.WHENEVER},
    )
    for client, wish in zip(people, wishes, strict=False):
        desks.waiting.add(replace(Waiting(client=client.id, since=today), **wish))  # type: ignore[arg-type]
