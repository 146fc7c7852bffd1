"""Ready to treat: the rules asked of real visits, the clinic's weights, and the gates that somebody passed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from smpdesk import words
from smpdesk.domain.appointment import TREATING, Appointment, VisitState
from smpdesk.domain.problem import Problem, Refusal, refuse
from smpdesk.domain.questionnaire import Questionnaire
from smpdesk.domain.readiness import USUAL_WEIGHTS, Check, GatePass, Rule, Weight, pass_problems
from smpdesk.domain.ready_rules import checks
from smpdesk.domain.screening import Confirmation
from smpdesk.services.day_records import DayRecords
from smpdesk.services.ground import Ground
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
    return _judged(store, [visit], {visit.id: at}, DayRecords(store, [visit.client]))[visit.id]


def closed_gates(store: Store, ground: Ground, visit: Appointment) -> list[Problem]:
    """Why a session may not start: the sentence of each closed gate, its field ``gates.<rule>``."""
    found = checks_of(store, ground, visit)
    return [replace(each.said, field=f"gates.{each.rule.value}") for each in found if each.closed]


def checks_of_all(
    store: Store, visits: Sequence[Appointment], records: DayRecords | None = None
) -> dict[int, list[Check]]:
    """The checks of several visits at their own times, by id, in a handful of queries; none for other kinds.

    ``records`` has what is known of their clients already.
    """
    records = records or DayRecords(store, sorted({each.client for each in visits}))
    return _judged(store, visits, {each.id: each.starts for each in visits}, records)


def weights_of(store: Store) -> Mapping[Rule, Weight]:
    """What each rule does in a clinic."""
    chosen = store.choices.below(_KEY)
    return {
        rule: Weight(chosen.get(f"{_KEY}{rule.value}", usual.value)) for rule, usual in USUAL_WEIGHTS.items()
    }


def _judged(
    store: Store, visits: Sequence[Appointment], at: Mapping[int, datetime], records: DayRecords
) -> dict[int, list[Check]]:
    treating = [each for each in visits if each.kind in TREATING]
    found: dict[int, list[Check]] = {each.id: [] for each in visits}
    if treating:
        weights = weights_of(store)
        passes = store.gates.of_appointments([each.id for each in treating])
        for visit in treating:
            own = [each for each in passes if each.appointment == visit.id]
            known = checks(records.facts(visit, at[visit.id]), weights)
            found[visit.id] = [_with_pass(each, own) for each in known]
    return found


def _with_pass(check: Check, passes: Sequence[GatePass]) -> Check:
    """A pass opens the gate only while the sentence is the one that was read."""
    if check.fine:
        return check
    said = words.say(check.said)
    passed = next((each.id for each in passes if each.rule is check.rule and each.said == said), 0)
    return replace(check, passed=passed)
