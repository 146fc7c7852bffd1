"""What is known of the clients of a day, for its cards and for the rules of being ready, each kind read once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Protocol, TypeVar

from smpdesk.domain.alerts import Health
from smpdesk.domain.appointment import Appointment
from smpdesk.domain.client import Client
from smpdesk.domain.consent_standing import Said
from smpdesk.domain.course import MINIMUM_GAP_DAYS, Course
from smpdesk.domain.patch_state import PatchState, patch_state
from smpdesk.domain.patch_test import PatchTest
from smpdesk.domain.questionnaire import Questionnaire
from smpdesk.domain.ready_rules import ReadyFacts
from smpdesk.domain.session import Session, Told
from smpdesk.services.consents_known import current_wording, said_by
from smpdesk.services.health import healths, judged
from smpdesk.services.patch_tests import lead_of, validity_of
from smpdesk.services.questionnaire import questionnaire
from smpdesk.storage.consultations import Held
from smpdesk.storage.store import Store


class _OfClient(Protocol):
    @property
    def client(self) -> int: ...


R = TypeVar("R", bound=_OfClient)


class DayRecords:
    """The records of several clients that cards and rules ask for, each kind read once, when it is first wanted."""

    def __init__(self, store: Store, clients: Sequence[int]) -> None:
        self._store = store
        self._keys = clients
        self._today = store.wall_now().date()
        self._wordings: dict[str, str] = {}

    @cached_property
    def clients(self) -> Mapping[int, Client]:
        """The clients by their ids."""
        return {each.id: each for each in self._store.clients.some(self._keys)}

    @cached_property
    def courses(self) -> Mapping[int, Course]:
        """Their courses by their ids."""
        return {each.id: each for each in self._store.courses.of_clients(self._keys)}

    @cached_property
    def told(self) -> Mapping[int, list[Told]]:
        """Their sessions, as far as the book tells them, by client."""
        return _by_client(self._store.sessions.told_of(self._keys))

    @cached_property
    def health(self) -> Mapping[int, Health]:
        """Their health today, by client."""
        return healths(self._store, self._keys, self._today)

    @cached_property
    def asked(self) -> Questionnaire:
        """The health questions of the clinic."""
        return questionnaire(self._store)

    @cached_property
    def _country(self) -> str:
        return self._store.clinic.get().country

    @cached_property
    def _tests(self) -> Mapping[int, list[PatchTest]]:
        return _by_client(self._store.patch_tests.of_clients(self._keys))

    @cached_property
    def _held(self) -> Mapping[int, list[Held]]:
        return _by_client(self._store.consultations.held_of(self._keys))

    @cached_property
    def _consents(self) -> Mapping[int, list[Said]]:
        return said_by(self._store, self._keys)

    @cached_property
    def _spans(self) -> tuple[int, int]:
        """Hours from a patch test to treatment, and months for which it counts."""
        return lead_of(self._store), validity_of(self._store)

    @cached_property
    def _worked(self) -> Mapping[int, Session]:
        """The last finished record of each client, whole, by client."""
        last = [
            max((each.day, each.id) for each in told if each.finished)[1]
            for told in self.told.values()
            if any(each.finished for each in told)
        ]
        return {each.client: each for each in self._store.sessions.some(last)}

    def facts(self, visit: Appointment, at: datetime) -> ReadyFacts:
        """What the rules judge of one visit."""
        client, day = visit.client, at.date()
        person, own = self.clients.get(client), self._held.get(client, ())
        held = next((each for each in own if each.day <= day), None)
        done = any(each.finished and each.day <= day for each in own)
        past = [
            each
            for each in self.told.get(client, ())
            if each.appointment != visit.id and each.day <= day and (each.day < day or each.finished)
        ]
        course = self.courses.get(visit.course or 0)
        health = self._judged(client, visit)
        return ReadyFacts(
            at=at,
            today=self._today,
            birth=person.birth if person else None,
            consulted=held.day if held else None,
            consultation_open=held is not None and not done,
            health=health,
            renew=self.asked.renew,
            found=self._found(health),
            patches=self._patches(client, visit, at),
            consents=self._consents[client],
            wording=self._wording_for(person.language if person else ""),
            last=max((each.day for each in past), default=None),
            gap=course.gap if course else MINIMUM_GAP_DAYS,
        )

    def _wording_for(self, language: str) -> str:
        """The consent form's wording for clients of a language, looked up once for each."""
        if language not in self._wordings:
            self._wordings[language] = current_wording(self._store, language)
        return self._wordings[language]

    def _judged(self, client: int, visit: Appointment) -> Health:
        """The health of a client judged on the day of the visit."""
        known = self.health[client]
        if visit.starts.date() == known.today:
            return known
        moved = replace(known, today=visit.starts.date())
        if known.screening is None:
            return moved
        person = self.clients.get(client)
        return judged(moved, self.asked, self._country, person.birth if person else None)

    def _found(self, health: Health) -> tuple[str, ...] | None:
        """What the last look at the scalp on that day found; None without one."""
        looks = (each for each in health.confirmations if each.day == health.today and each.looked)
        last = next(looks, None)
        if last is None:
            return None
        titles = {each.key: each.title for each in self.asked.today}
        return tuple(titles.get(each, each) for each in last.findings)

    def _patches(self, client: int, visit: Appointment, at: datetime) -> list[PatchState]:
        """Where the client stands with each pigment that was used last; with any before the first."""
        last = self._worked.get(client)
        zones = last.zones if last is not None and last.appointment != visit.id else ()
        names = [part.pigment for zone in zones for part in zone.mix] or [zone.pigment for zone in zones]
        pigments = list(dict.fromkeys(each.strip() for each in names if each.strip())) or [""]
        tests, (lead, validity) = self._tests.get(client, []), self._spans
        return [patch_state(tests, each, at, lead, validity) for each in pigments]


def _by_client(records: Sequence[R]) -> Mapping[int, list[R]]:
    found: dict[int, list[R]] = defaultdict(list)
    for each in records:
        found[each.client].append(each)
    return found
