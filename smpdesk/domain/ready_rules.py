"""The rules of being ready to treat, each for one visit at one moment: fine or not, and a sentence for either."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from smpdesk.domain.alerts import Health
from smpdesk.domain.client import ADULT_YEARS, age, birth_advice
from smpdesk.domain.consent_standing import Said, Stand, standing
from smpdesk.domain.course import MINIMUM_GAP_DAYS, earliest_next
from smpdesk.domain.letter import LetterState, for_reason, state
from smpdesk.domain.patch_state import PatchState
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.readiness import USUAL_WEIGHTS, Check, Rule, Weight
from smpdesk.domain.span import Span
from smpdesk.domain.verdict import Outcome, Reason

#: The question on allergies: somebody who reacted to a pigment needs a doctor's word first (Q17).
ALLERGIES = "Q17"
_PATCH_FINE = frozenset({"patch_clear", "patch_clear_for_good", "patch_declined"})
_REACTION = frozenset({"patch_positive", "patch_mild"})
_STOPS = (Outcome.DO_NOT_TREAT, Outcome.WAIT, Outcome.INCOMPLETE)
#: Reasons that rules of their own say.
_ELSEWHERE = frozenset({"screening_under_age", "screening_found_today"})


@dataclass(frozen=True, kw_only=True)
class ReadyFacts:
    """What the rules judge: one client's records at the moment of one visit.

    ``at`` is wall time of the clinic, ``today`` its day now; ``consulted`` the day of the latest consultation and
    ``consultation_open`` whether it is not finished; ``health`` is judged on the day of ``at``, ``renew`` the span
    after which all is asked again; ``found`` what was found when the scalp was looked at on that day, None when nobody
    noted a look; ``patches`` the state for each pigment planned or used last; ``consents`` what the client said about
    the treatment, ``wording`` the form's current one; ``last`` the day of the session before, ``gap``
    the least days after it.
    """

    at: datetime
    today: date
    birth: date | None = None
    consulted: date | None = None
    consultation_open: bool = False
    health: Health
    renew: Span
    found: Sequence[str] | None = None
    patches: Sequence[PatchState] = ()
    consents: Sequence[Said] = ()
    wording: str = ""
    last: date | None = None
    gap: int = MINIMUM_GAP_DAYS

    @property
    def day(self) -> date:
        """The day of the visit."""
        return self.at.date()


def checks(facts: ReadyFacts, weights: Mapping[Rule, Weight]) -> list[Check]:
    """One Check for each rule that is not off, in the order in which people go about it."""
    found = []
    for rule, judge in _RULES.items():
        weight = weights.get(rule, USUAL_WEIGHTS[rule])
        if weight is not Weight.OFF:
            fine, said = judge(facts)
            found.append(Check(rule=rule, weight=weight, fine=fine, said=said))
    return found


def _consultation(facts: ReadyFacts) -> tuple[bool, Problem]:
    """The order of a treatment begins with one (1.1, S14)."""
    if facts.consulted is None:
        return False, problem("ready_consultation_missing")
    if facts.consultation_open:
        return False, problem("ready_consultation_open", day=facts.consulted)
    return True, problem("ready_consultation_fine", day=facts.consulted)


def _screening(facts: ReadyFacts) -> tuple[bool, Problem]:
    """The health questions were asked, not longer ago than the clinic's limit (INS1, R2: yearly)."""
    screening = facts.health.screening
    if screening is None or screening.asked is None:
        return False, problem("ready_screening_missing")
    if facts.health.stale:
        return False, problem("ready_screening_old", day=screening.asked, renew=str(facts.renew))
    return True, problem("ready_screening_fine", day=screening.asked)


def _health(facts: ReadyFacts) -> tuple[bool, Problem]:
    """Nothing in the answers forbids or defers it (section 2: BLOCK and DEFER), and none is left open."""
    if facts.health.verdict is None:
        return True, problem("ready_health_unknown")
    against = _reasons(facts, *_STOPS)
    if against:
        return False, problem("ready_health_stops", why=[each.said for each in against])
    return True, problem("ready_health_fine")


def _confirmed(facts: ReadyFacts) -> tuple[bool, Problem]:
    """“Anything changed since last time?”, on the day itself (INS1: no written confirmation, no cover; Q42; 2.2)."""
    health = facts.health
    if facts.day > facts.today:
        return True, problem("ready_on_the_day")
    if health.draft is not None:
        return False, problem("ready_screening_begun")
    asked = health.screening is not None and health.screening.asked == facts.day
    if asked or any(each.day == facts.day for each in health.confirmations):
        return True, problem("ready_confirmed", day=facts.day)
    return False, problem("ready_confirm_missing", day=facts.day)


def _scalp(facts: ReadyFacts) -> tuple[bool, Problem]:
    """Nothing of the day's list was found: influence, inflamed skin, infection, fever, sunburn, cut … (2.2)."""
    if facts.day > facts.today:
        return True, problem("ready_on_the_day")
    if facts.found is None:
        return False, problem("ready_scalp_unseen", day=facts.day)
    if facts.found:
        return False, problem("ready_scalp_found", day=facts.day, what=facts.found)
    return True, problem("ready_scalp_fit", day=facts.day)


def _letter(facts: ReadyFacts) -> tuple[bool, Problem]:
    """A doctor's written clearance where an answer asks for it (DOCTOR, 2.3), or a reaction to the pigment (Q17)."""
    needed = [each.said for each in _reasons(facts, Outcome.LETTER)]
    reacted = next((each for each in facts.patches if each.code in _REACTION), None)
    if reacted is not None:
        letter = for_reason(facts.health.letters, ALLERGIES)
        if letter is None or state(letter, facts.day) is not LetterState.ALLOWS:
            needed.append(problem("ready_letter_reaction", pigment=reacted.said.facts.get("pigment", "")))
    if needed:
        return False, problem("ready_letter_open", why=needed)
    return True, problem("ready_letter_fine")


def _patch(facts: ReadyFacts) -> tuple[bool, Problem]:
    """A calm test of the pigment, old enough, or one declined in writing (1.6, INS1, P27-P32)."""
    bad = [each for each in facts.patches if each.code not in _PATCH_FINE]
    if not facts.patches:
        return False, problem("patch_not_offered")
    worst = min(bad or facts.patches, key=lambda each: each.kind != "bad")
    return not bad, worst.said


def _consent(facts: ReadyFacts) -> tuple[bool, Problem]:
    """Signed before the session, in the wording that is current (1.1 step 6, 5.1, R6)."""
    found = standing(facts.consents, facts.wording, facts.day)
    said = found.said
    if said is None:
        return False, problem("ready_consent_missing")
    if found.stand is Stand.REFUSED:
        return False, problem("ready_consent_refused", day=said.since)
    if found.stand is Stand.WITHDRAWN:
        return False, problem("ready_consent_withdrawn", day=said.since)
    if found.stand is Stand.OLD_WORDING:
        return False, problem("ready_consent_old", day=said.since, had=said.wording, wanted=facts.wording)
    return True, problem("ready_consent_fine", day=said.since)


def _gap(facts: ReadyFacts) -> tuple[bool, Problem]:
    """The days since the session before, by the course (1.2: at least 7; P10 P16)."""
    if facts.last is None:
        return True, problem("ready_gap_first")
    days = (facts.day - facts.last).days
    if days < facts.gap:
        earliest = earliest_next(facts.last, facts.gap)
        return False, problem("ready_gap_short", last=facts.last, gap=facts.gap, earliest=earliest)
    return True, problem("ready_gap_fine", last=facts.last, days=days)


def _age(facts: ReadyFacts) -> tuple[bool, Problem]:
    """18 on the day of treatment (5.2; UK L1, California L6, Victoria L24, INS1); an unknown age is said."""
    if facts.birth is None:
        return False, problem("ready_age_unknown", least=ADULT_YEARS)
    if age(facts.birth, facts.day) >= ADULT_YEARS:
        return True, problem("ready_age_fine", least=ADULT_YEARS)
    until = next((each.facts["until"] for each in birth_advice(facts.birth, facts.day)), facts.birth)
    return False, problem("ready_age_under", least=ADULT_YEARS, until=until)


def _deposit(_facts: ReadyFacts) -> tuple[bool, Problem]:
    """Nothing is kept of deposits yet, so none is asked for (section 8)."""
    return True, problem("ready_deposit_not_asked")


def _reasons(facts: ReadyFacts, *outcomes: Outcome) -> list[Reason]:
    """Reasons that lead to one of these, but for those which have a rule of their own."""
    return [
        each
        for each in (facts.health.verdict.reasons if facts.health.verdict is not None else ())
        if each.outcome in outcomes
        and each.said.code not in _ELSEWHERE
        and not (facts.day > facts.today and each.said.code == "screening_ask_again")
    ]


_RULES: Mapping[Rule, Callable[[ReadyFacts], tuple[bool, Problem]]] = {
    Rule.CONSULTATION: _consultation,
    Rule.SCREENING: _screening,
    Rule.HEALTH: _health,
    Rule.LETTER: _letter,
    Rule.AGE: _age,
    Rule.PATCH: _patch,
    Rule.CONSENT: _consent,
    Rule.DEPOSIT: _deposit,
    Rule.GAP: _gap,
    Rule.CONFIRMED: _confirmed,
    Rule.SCALP: _scalp,
}
