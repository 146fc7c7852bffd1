"""Results of the demo clinic old enough to learn from: people treated years ago who came back, or were looked at.

How long each result lasts is made up: the formula, a little shorter, and spread as results are.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from math import exp
from typing import NamedTuple

from smpdesk.domain.client import Client, Permission, Sex
from smpdesk.domain.consultation import Consultation
from smpdesk.domain.course import Course, CourseKind, TouchUpReason
from smpdesk.domain.fade_answers import Habits, Made, answers
from smpdesk.domain.fade_story import MONTH
from smpdesk.domain.forecast import Forecast, forecast
from smpdesk.domain.hair_and_skin import Immune, Often, Phototype, SkinType, Sun
from smpdesk.domain.kept_forecast import KeptForecast
from smpdesk.domain.names import fold
from smpdesk.domain.review import Review
from smpdesk.domain.review_plan import STEPS
from smpdesk.domain.session import Session, Zone, ZoneWork
from smpdesk.services.demo.told import ToldClock
from smpdesk.services.desks import Desks

#: Years before today at which the demo clinic began.
YEARS = 11
_MANY = 48
#: Made apart from the rest of the demo, so that a change here moves nobody there.
_SEED = 6006
_GIVEN = "Adam Bela Carlo Dario Emil Felix Goran Henrik Igor Jakob Karim Lorenzo Milan Nils".split()
_FAMILY = ("Ashdown", "Brzeski", "Castellan", "Dunmore", "Eriksen", "Falkner", "Galvão")
_ZONES = (Zone.HAIRLINE, Zone.FRONTAL, Zone.CROWN)
_LOOKED = (Zone.HAIRLINE, Zone.CROWN)
_PIGMENTS = ("Graphite 1", "Graphite 2")
_HABITS = "sun spf skin exfoliation immune phototype smoking swimming sport".split()


class _Past(NamedTuple):
    """One of them: when the work was finished, for how many months it lasts, what a forecast said then."""

    at: int
    finished: date
    lasts: float
    said: Forecast


def lay_results(desks: Desks, told: ToldClock, now: datetime) -> None:
    """All of them at once, as a clinic brings in what it had on paper; then the clinic learns."""
    told.tell(datetime.combine(now.date() - timedelta(days=30), time(17, 30)))
    seed, today = random.Random(_SEED), now.date()
    drafts = [_draft(seed, at, today) for at in range(_MANY)]
    store = desks.store
    with desks.ground.write("Write down earlier results"):
        for draft, client in zip(drafts, _people(seed, drafts), strict=True):
            _write(desks, seed, draft, store.clients.add(client), today)
    told.tell(now)
    desks.forecasts.recompute()


def _draft(seed: random.Random, at: int, today: date) -> tuple[_Past, Consultation]:
    finished = today - timedelta(days=round((YEARS - 1) * 365 - at * 58 - seed.randint(0, 40)))
    talk = Consultation(
        client=0,
        day=finished - timedelta(days=70),
        finished=True,
        sun=(Sun.LITTLE, Sun.SOME, Sun.LITTLE, Sun.SOME, Sun.MUCH)[at % 5],
        spf=(Often.DAILY, Often.SOMETIMES, Often.DAILY, Often.NEVER)[at // 2 % 4],
        skin=(SkinType.NORMAL, SkinType.OILY, SkinType.NORMAL)[at // 3 % 3],
        exfoliation=(Often.NEVER, Often.WEEKLY)[at % 5 == 0],
        immune=(Immune.USUAL, Immune.AUTOIMMUNE)[at % 11 == 3],
        phototype=(Phototype.II, Phototype.III, Phototype.IV, Phototype.V)[at % 4],
        smoking=(Often.NEVER, Often.DAILY)[at % 6 == 1],
        swimming=(Often.SOMETIMES, Often.WEEKLY)[at % 7 == 2],
        sport=(Often.WEEKLY, Often.DAILY)[at % 9 == 4],
    )
    known = Habits(0, talk.day, **{name: getattr(talk, name).value for name in _HABITS})
    said = forecast(answers(known, Made(dilution=8)))
    return _Past(at, finished, said.formula * 0.95 * exp(seed.gauss(0, 0.2)), said), talk


def _people(seed: random.Random, drafts: list[tuple[_Past, Consultation]]) -> Iterator[Client]:
    for past, _talk in drafts:
        given, family = _GIVEN[past.at % len(_GIVEN)], _FAMILY[past.at // len(_GIVEN) + 3 * (past.at % 2)]
        yield Client(
            given=given,
            family=family,
            sex=Sex.MALE,
            birth=past.finished - timedelta(days=365 * seed.randint(26, 58)),
            phone=f"07700 900 {300 + past.at}",
            email=f"{fold(f'{given} {family}').replace(' ', '.')}@example.com",
            address=f"{past.at + 3} Mill Lane\nLeeds LS{past.at % 28 + 1} 4AB",
            marketing=Permission.NO,
        )


def _write(
    desks: Desks, seed: random.Random, draft: tuple[_Past, Consultation], client: Client, today: date
) -> None:
    (past, talk), store = draft, desks.store
    store.consultations.add(replace(talk, client=client.id))
    course = store.courses.add(
        Course(
            client=client.id,
            planned=3,
            started=past.finished - timedelta(days=_gap(past.at) * (_needed(past.at) - 1)),
            ended=past.finished,
            goal="A shaved look",
            currency="GBP",
        )
    )
    needed = _needed(past.at)
    for number in range(1, needed + 1):
        day = past.finished - timedelta(days=_gap(past.at) * (needed - number))
        store.sessions.add(_session(client, course, number, day, past.at))
    store.forecasts.add(_told(client, course, past))
    gone = past.finished + timedelta(days=past.lasts * MONTH)
    for step in STEPS[:5]:
        day = step.due(past.finished) + timedelta(days=seed.randint(0, 12))
        if day < min(gone, today):
            _review(desks, client, course, past, day, step.key)
    if gone + timedelta(days=60) < today:
        _refresh(desks, client, gone + timedelta(days=seed.randint(5, 55)), past.at)


def _needed(at: int) -> int:
    """Sessions it took where three were planned."""
    return (2, 3, 3, 2, 3, 4)[at % 6]


def _gap(at: int) -> int:
    """Days between its sessions; once in a while too few."""
    return 5 + at % 17


def _by(at: int) -> int:
    """Who did the work."""
    return 1 + (at // 3 + at // 8) % 2


def _session(client: Client, course: Course, number: int, day: date, at: int, again: bool = False) -> Session:
    begins = datetime.combine(day, time(9 + at % 6, 30))
    work = tuple(
        ZoneWork(
            zone=zone,
            layer=number,
            pigment=_PIGMENTS[at // 2 % 2],
            dilution=8,
            needle="3RL",
            discomfort=1 + (at + place) % 5,
        )
        for place, zone in enumerate(_ZONES)
    )
    return Session(
        client=client.id,
        course=course.id,
        technician=_by(at),
        room=1,
        number=number,
        day=day,
        started=begins,
        ended=begins + timedelta(minutes=150 + at % 5 * 15),
        zones=work,
        touch_up=again,
        finished=True,
    )


def _told(client: Client, course: Course, past: _Past) -> KeptForecast:
    at, said = datetime.combine(past.finished, time(17, 0)), past.said
    return KeptForecast(
        client=client.id,
        course=course.id,
        since=past.finished,
        made=at,
        low=said.low,
        middle=said.middle,
        high=said.high,
        formula=said.formula,
        reasons=tuple((each.factor.value, each.answer, each.months) for each in said.reasons),
        missing=tuple(each.value for each in said.missing),
        why="session",
        told=at,
        told_on="screen",
    )


def _review(desks: Desks, client: Client, course: Course, past: _Past, day: date, step: str) -> None:
    """Scores that fall to six when the result has faded, a little sooner at the hairline."""
    share = (day - past.finished).days / (past.lasts * MONTH)
    fresh = 8.3 + past.at % 5 * 0.4
    for zone in _LOOKED:
        score = max(7, round(fresh - (fresh - 6.6) * share - (0.5 if zone is Zone.HAIRLINE else 0)))
        desks.store.reviews.add(
            Review(
                client=client.id,
                course=course.id,
                day=day,
                step=step,
                zone=zone,
                score=score,
                technician=_by(past.at),
            )
        )


def _refresh(desks: Desks, client: Client, day: date, at: int) -> None:
    """They came back because the colour had faded."""
    course = desks.store.courses.add(
        Course(
            client=client.id,
            kind=CourseKind.TOUCH_UP,
            planned=1,
            started=day,
            ended=day,
            currency="GBP",
            reasons=(TouchUpReason.COLOUR_REFRESH.value,),
        )
    )
    desks.store.sessions.add(_session(client, course, 1, day, at, again=True))
