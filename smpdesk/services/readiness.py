"""Ready to treat: the rules asked of real visits, the clinic's weights, and the gates that somebody passed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from smpdesk import words
from smpdesk.domain.alerts import Health
from smpdesk.domain.appointment import TREATING, Appointment, VisitState
from smpdesk.domain.course import MINIMUM_GAP_DAYS, Course
from smpdesk.domain.patch_state import PatchState, patch_state
from smpdesk.domain.patch_test import PatchTest
from smpdesk.domain.problem import Problem, Refusal, refuse
from smpdesk.domain.questionnaire import Questionnaire
from smpdesk.domain.readiness import USUAL_WEIGHTS, Check, GatePass, Rule, Weight, pass_problems
from smpdesk.domain.ready_rules import ReadyFacts, checks
from smpdesk.domain.screening import Confirmation
from smpdesk.domain.session import Session, Told
from smpdesk.services.consents_known import current_wording, said_by
from smpdesk.services.ground import Ground
from smpdesk.services.health import healths, judged
from smpdesk.services.patch_tests import lead_of, validity_of
from smpdesk.services.questionnaire import questionnaire
from smpdesk.storage.store import Store

#: Where the clinic's weights stand among its choices: "gates.consent" and so on.
_KEY = "gates."
_OPEN = frozenset({VisitState.BOOKED, VisitState.ARRIVED})


class ReadyDesk:
    """One method per thing staff do about being ready to treat."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def checks(self, appointment_id: int) -> list[Check]:
        """What is there and what is missing for a visit as it stands now; empty for one that treats nobody."""
        return checks_of(self._store, self._ground, self._store.appointments.get(appointment_id))

    def weights(self) -> Mapping[Rule, Weight]:
        """What each rule does in this clinic."""
        return weights_of(self._store)

    def choose(self, weights: Mapping[Rule, Weight]) -> None:
        """Choose what rules do, as one change; those not named stay. Refusal ``ready_deposit_later``: nothing is
        kept of deposits yet, so that rule stays off."""
        if weights.get(Rule.DEPOSIT, Weight.OFF) is not Weight.OFF:
            raise refuse("ready_deposit_later", Rule.DEPOSIT.value)
        with self._ground.write("Change what is asked before a session"):
            for rule, weight in weights.items():
                self._store.choices.put(f"{_KEY}{rule.value}", Weight(weight).value)

    def questions(self) -> Questionnaire:
        """The question of the day and the day's checks, as this clinic asks them."""
        return questionnaire(self._store)

    def passes(self, client_id: int) -> list[GatePass]:
        """Every gate that was passed for a client, the latest first."""
        return self._store.gates.of_client(client_id)

    def passes_of(self, appointment_id: int) -> list[GatePass]:
        """Every gate that was passed for a visit, the oldest first."""
        return self._store.gates.of_appointments([appointment_id])

    def pass_gate(self, appointment_id: int, rule: Rule, name: str, reason: str) -> GatePass:
        """Pass a closed gate for this visit, in a typed name, for a written reason; kept for ever.

        Refusal: ``gate_name_missing``, ``gate_reason_missing``, ``gate_reason_short``; ``visit_is_over``;
        ``gate_not_closed`` when nothing is held back by that rule.
        """
        found = pass_problems(name, reason)
        if found:
            raise Refusal(found)
        with self._ground.write("Pass gate"):
            visit = self._store.appointments.get(appointment_id)
            if visit.state not in _OPEN:
                raise refuse("visit_is_over", "state", state=visit.state)
            held = checks_of(self._store, self._ground, visit)
            closed = next((each for each in held if each.rule is rule and each.closed), None)
            if closed is None:
                raise refuse("gate_not_closed", "rule")
            return self._store.gates.add(
                GatePass(
                    client=visit.client,
                    appointment=visit.id,
                    rule=rule,
                    said=words.say(closed.said),
                    name=name.strip(),
                    reason=reason.strip(),
                    staff=self._ground.at_desk.actor.id,
                    at=self._ground.now(),
                )
            )

    def look(self, appointment_id: int, findings: tuple[str, ...] = ()) -> Confirmation:
        """The scalp was looked at, and nothing has changed since the health questions were asked: ``findings`` are
        keys of the day's checks. Refusal as :meth:`ScreeningDesk.confirm_unchanged`."""
        from smpdesk.services.screenings import ScreeningDesk

        client = self._store.appointments.get(appointment_id).client
        return ScreeningDesk(self._ground).confirm_unchanged(client, findings, looked=True)


def checks_of(store: Store, ground: Ground, visit: Appointment) -> list[Check]:
    """The checks of one visit at this moment; a visit of another day is judged at its own start."""
    now = ground.now()
    at = now if visit.starts.date() == now.date() else visit.starts
    return _judged(store, [visit], {visit.id: at})[visit.id]


def closed_gates(store: Store, ground: Ground, visit: Appointment) -> list[Problem]:
    """Why a session may not start: the sentence of each closed gate, its field ``gates.<rule>``."""
    found = checks_of(store, ground, visit)
    return [replace(each.said, field=f"gates.{each.rule.value}") for each in found if each.closed]


def checks_of_all(store: Store, visits: Sequence[Appointment]) -> dict[int, list[Check]]:
    """The checks of several visits at their own times, by id, in a handful of queries; none for other kinds."""
    return _judged(store, visits, {each.id: each.starts for each in visits})


def weights_of(store: Store) -> Mapping[Rule, Weight]:
    """What each rule does in a clinic."""
    chosen = store.choices.below(_KEY)
    return {
        rule: Weight(chosen.get(f"{_KEY}{rule.value}", usual.value)) for rule, usual in USUAL_WEIGHTS.items()
    }


def _judged(
    store: Store, visits: Sequence[Appointment], at: Mapping[int, datetime]
) -> dict[int, list[Check]]:
    treating = [each for each in visits if each.kind in TREATING]
    found: dict[int, list[Check]] = {each.id: [] for each in visits}
    if treating:
        weights, shelf = weights_of(store), _Shelf(store, sorted({each.client for each in treating}))
        passes = store.gates.of_appointments([each.id for each in treating])
        for visit in treating:
            own = [each for each in passes if each.appointment == visit.id]
            known = checks(shelf.facts(visit, at[visit.id]), weights)
            found[visit.id] = [_with_pass(each, own) for each in known]
    return found


def _with_pass(check: Check, passes: Sequence[GatePass]) -> Check:
    """A pass opens the gate only while the sentence is the one that was read."""
    if check.fine:
        return check
    said = words.say(check.said)
    passed = next((each.id for each in passes if each.rule is check.rule and each.said == said), 0)
    return replace(check, passed=passed)


class _Shelf:
    """The records of several clients that the rules ask for, each kind read once."""

    def __init__(self, store: Store, clients: Sequence[int]) -> None:
        self._store = store
        self._today = store.wall_now().date()
        self._clinic = store.clinic.get()
        people = store.clients.some(clients)
        self._births = {each.id: each.birth for each in people}
        self._languages = {each.id: each.language for each in people}
        self._health = healths(store, clients, self._today)
        self._asked = questionnaire(store)
        self._titles = {each.key: each.title for each in self._asked.today}
        self._wordings: dict[str, str] = {}
        self._lead, self._validity = lead_of(store), validity_of(store)
        self._held, self._consents = store.consultations.held_of(clients), said_by(store, clients)
        self._clients = clients
        self._tests: dict[int, list[PatchTest]] = defaultdict(list)
        for test in store.patch_tests.of_clients(clients):
            self._tests[test.client].append(test)
        self._told: dict[int, list[Told]] = defaultdict(list)
        for told in store.sessions.told_of(clients):
            self._told[told.client].append(told)

    @cached_property
    def _worked(self) -> dict[int, Session]:
        """The last finished record of each client, whole, by its id."""
        last = [
            max((each.day, each.id) for each in told if each.finished)[1]
            for told in self._told.values()
            if any(each.finished for each in told)
        ]
        return {each.id: each for each in self._store.sessions.some(last)}

    @cached_property
    def _courses(self) -> dict[int, Course]:
        return {each.id: each for each in self._store.courses.of_clients(self._clients)}

    def facts(self, visit: Appointment, at: datetime) -> ReadyFacts:
        """What the rules judge of one visit."""
        client, day = visit.client, at.date()
        held = next((each for each in self._held if each.client == client and each.day <= day), None)
        done = any(each.client == client and each.finished and each.day <= day for each in self._held)
        past = [
            each
            for each in self._told[client]
            if each.appointment != visit.id and each.day <= day and (each.day < day or each.finished)
        ]
        course = self._courses.get(visit.course or 0)
        health = self._judged(client, visit)
        return ReadyFacts(
            at=at,
            today=self._today,
            birth=self._births.get(client),
            consulted=held.day if held else None,
            consultation_open=held is not None and not done,
            health=health,
            renew=self._asked.renew,
            found=self._found(health),
            patches=self._patches(client, visit, at),
            consents=self._consents[client],
            wording=self._wording_for(self._languages.get(client, "")),
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
        known = self._health[client]
        if visit.starts.date() == known.today:
            return known
        moved = replace(known, today=visit.starts.date())
        return judged(moved, self._asked, self._clinic.country, self._births.get(client))

    def _found(self, health: Health) -> tuple[str, ...] | None:
        """What the last look at the scalp on that day found; None without one."""
        looks = (each for each in health.confirmations if each.day == health.today and each.looked)
        last = next(looks, None)
        return None if last is None else tuple(self._titles.get(each, each) for each in last.findings)

    def _patches(self, client: int, visit: Appointment, at: datetime) -> list[PatchState]:
        """Where the client stands with each pigment that was used last; with any before the first."""
        worked = (each for each in self._worked.values() if each.client == client)
        zones = [zone for each in worked if each.appointment != visit.id for zone in each.zones]
        names = [part.pigment for zone in zones for part in zone.mix] or [zone.pigment for zone in zones]
        pigments = list(dict.fromkeys(each.strip() for each in names if each.strip())) or [""]
        tests = self._tests[client]
        return [patch_state(tests, each, at, self._lead, self._validity) for each in pigments]
