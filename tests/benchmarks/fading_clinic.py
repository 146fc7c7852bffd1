"""A clinic whose every client was consulted, treated and looked at again: `fill(store, clients)` for the benchmark."""

import random
from datetime import timedelta
from typing import Any

from smpdesk.domain.consultation import Consultation
from smpdesk.domain.course import Course, CourseKind
from smpdesk.domain.hair_and_skin import Immune, Often, Phototype, SkinType, Sun
from smpdesk.domain.review import Review
from smpdesk.domain.session import Session, Zone, ZoneWork
from smpdesk.storage.rows import ClientRow, CourseRow, SessionRow, ZoneWorkRow
from smpdesk.storage.rows_consultation import ConsultationRow
from smpdesk.storage.rows_forecast import ReviewRow
from smpdesk.storage.store import Store
from tests.benchmarks.clinic_of import TECHNICIANS, TODAY, insert, people

_ZONES = (Zone.HAIRLINE, Zone.FRONTAL, Zone.MIDSCALP, Zone.CROWN)


def fill(store: Store, clients: int, seed: int = 7) -> None:
    """Three sessions of four zones each for everybody, reviews of all zones at healed, 6, 12 ... months, a touch-up for
    those who came back.
    """
    dice = random.Random(seed)
    rows: dict[Any, list[Any]] = {
        each: [] for each in (ConsultationRow, CourseRow, SessionRow, ZoneWorkRow, ReviewRow)
    }
    for client in range(1, clients + 1):
        _one(rows, client, dice)
    db = store.database
    with db.transaction():
        insert(db, ClientRow, list(people(dice, clients)))
        for model, records in rows.items():
            insert(db, model, records)
    db.run("ANALYZE")


def _one(rows: dict[Any, list[Any]], client: int, dice: random.Random) -> None:
    first = TODAY - timedelta(days=dice.randrange(60, 3000))
    rows[ConsultationRow].append(
        _consulted(client, first - timedelta(days=20), dice, len(rows[ConsultationRow]))
    )
    course = _course(rows, client, CourseKind.FIRST)
    for number in (1, 2, 3):
        last = first + timedelta(days=14 * (number - 1))
        _treated(rows, client, course, number, last, dice)
    until, score = (TODAY - last).days, 9
    faded_at = dice.lognormvariate(3.8, 0.3) * 30
    for look in (28, 182, 365, 730, 1095, 1460):
        if look > until or dice.random() < 0.3:
            continue
        score = max(0, score - dice.randrange(2)) if look < faded_at else min(score, 6)
        for zone in _ZONES:
            rows[ReviewRow].append(_review(client, course, last, look, zone, score, len(rows[ReviewRow])))
    if faded_at < until and dice.random() < 0.6:
        again = _course(rows, client, CourseKind.TOUCH_UP)
        _treated(rows, client, again, 1, last + timedelta(days=int(faded_at) + 1), dice)


def _course(rows: dict[Any, list[Any]], client: int, kind: CourseKind) -> int:
    key = len(rows[CourseRow]) + 1
    reasons = ("colour_refresh",) if kind is CourseKind.TOUCH_UP else ()
    rows[CourseRow].append(
        Course(id=key, client=client, kind=kind, started=TODAY, ended=TODAY, reasons=reasons, version=1)
    )
    return key


def _treated(
    rows: dict[Any, list[Any]], client: int, course: int, number: int, day: Any, dice: random.Random
) -> None:
    key = len(rows[SessionRow]) + 1
    technician = dice.randrange(TECHNICIANS) + 1
    rows[SessionRow].append(
        Session(
            id=key, client=client, course=course, technician=technician, number=number, day=min(day, TODAY),
            finished=True, historical=True, version=1,
        )
    )  # fmt: skip
    for zone in _ZONES:
        at = len(rows[ZoneWorkRow]) + 1
        pigment, dilution = dice.choice(("GR1", "GR2", "BK1")), dice.choice((4, 8, 20))
        rows[ZoneWorkRow].append(
            ZoneWork(id=at, session=key, zone=zone, pigment=pigment, dilution=dilution, version=1)
        )


def _review(client: int, course: int, last: Any, look: int, zone: Zone, score: int, before: int) -> Review:
    day = last + timedelta(days=look)
    return Review(id=before + 1, client=client, course=course, day=day, zone=zone, score=score, version=1)


def _consulted(client: int, day: Any, dice: random.Random, before: int) -> Consultation:
    return Consultation(
        id=before + 1, client=client, day=day, finished=True, version=1, sun=dice.choice(list(Sun)),
        spf=dice.choice(list(Often)), hat=dice.choice(list(Often)), sport=dice.choice(list(Often)),
        swimming=dice.choice(list(Often)), exfoliation=dice.choice(list(Often)), smoking=dice.choice(list(Often)),
        immune=dice.choice(list(Immune)), phototype=dice.choice(list(Phototype)), skin=dice.choice(list(SkinType)),
    )  # fmt: skip
