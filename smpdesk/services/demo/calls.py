"""What the demo clinic has to do after sessions: check-ins that are due, attempts, a letter that has not come."""

from dataclasses import replace
from datetime import datetime, timedelta

from smpdesk.domain.client import Client
from smpdesk.domain.contact import Reached
from smpdesk.domain.course import Course
from smpdesk.domain.letter import Letter
from smpdesk.domain.session import Bleeding, Session, Zone, ZoneWork
from smpdesk.domain.work_line import WorkKind, WorkLine
from smpdesk.services.demo import health
from smpdesk.services.demo.told import ToldClock
from smpdesk.services.desks import Desks

#: Days ago that somebody was treated for the first time, and by whom.
_TREATED = ((1, 1), (6, 2), (11, 1))
_ZONES = (Zone.HAIRLINE, Zone.FRONTAL)


def lay_calls(desks: Desks, told: ToldClock, now: datetime) -> None:
    """Three first sessions of the last days with their check-ins, and what was tried since."""
    free = _never_treated(desks)
    for client, (ago, who) in zip(free, _TREATED, strict=False):
        _treat(desks, told, client, now - timedelta(days=ago), who)
    told.tell(now)
    found = _check_ins(desks)
    tried = [each for each in found if each.step == "d5"]
    for line in tried:
        _try(desks, told, line, now - timedelta(days=1, hours=2), Reached.NO_ANSWER, "Rang out")
        _try(desks, told, line, now - timedelta(hours=1), Reached.LEFT_MESSAGE, "Asked her to ring back")
    told.tell(now)
    long = [each for each in found if each.step[0] != "d"]
    for line in long[:1]:
        desks.follow_ups.snooze(line, now.date() + timedelta(days=3))
    for client in free[len(_TREATED) :][:1]:
        with desks.ground.write("Ask for doctor's letter"):
            desks.store.letters.add(
                Letter(client=client.id, reasons=("Q06",), requested=now.date() - timedelta(days=9))
            )


def _check_ins(desks: Desks) -> list[WorkLine]:
    lines = desks.work_list.lines(desks.clinic.today())
    return [each for each in lines if each.kind is WorkKind.CHECK_IN]


def _never_treated(desks: Desks) -> list[Client]:
    """Who was only met so far, and has nothing in the book."""
    lines = desks.clients.lines("", 60)
    ids = [
        each.id
        for each in lines
        if each.last_session is None and each.next_visit is None and not each.planned
    ]
    return [each for each in desks.store.clients.some(ids) if not each.inactive]


def _treat(desks: Desks, told: ToldClock, client: Client, day: datetime, who: int) -> None:
    """A first session on record, and the sheet given at the end."""
    starts = day.replace(hour=10, minute=0, second=0)
    told.tell(starts - timedelta(days=3))
    health.ask(desks, client.id, {})
    course = desks.clients.start_course(
        client.id, Course(client=client.id, goal="Shaved look", currency="GBP")
    )
    told.tell(starts.replace(hour=13, minute=10))
    work = tuple(
        ZoneWork(
            zone=each, layer=1, pigment="Graphite 1", pigment_lot="GR1-2311", dilution=8, needle="3RL",
            needle_lot="C-1187", density=36, discomfort=2, bleeding=Bleeding.NONE,
        )
        for each in _ZONES
    )  # fmt: skip
    record = Session(
        client=client.id, course=course.id, technician=who, room=who, number=1, day=day.date(), started=starts,
        ended=starts.replace(hour=13), discomfort=2, zones=work, finished=True,
    )  # fmt: skip
    with desks.ground.write("Finish session"):
        kept = desks.store.sessions.add(record)
    desks.aftercare.mark_given(desks.aftercare.issue(kept.id).id)


def _try(desks: Desks, told: ToldClock, line: WorkLine, at: datetime, outcome: Reached, note: str) -> None:
    told.tell(at)
    desks.follow_ups.note_call(replace(line, row=None), outcome, note=note)
