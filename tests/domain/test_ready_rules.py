"""Ready to treat, rule by rule: what is fine, what is not, and what a clinic's weight makes of it."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from smpdesk.domain.alerts import Health
from smpdesk.domain.consent_record import ConsentState
from smpdesk.domain.consent_standing import Said
from smpdesk.domain.letter import Decision, Letter
from smpdesk.domain.patch_state import PatchState
from smpdesk.domain.problem import problem
from smpdesk.domain.readiness import USUAL_WEIGHTS, Check, Rule, Weight, missing, pass_problems, ready
from smpdesk.domain.ready_rules import ReadyFacts, checks
from smpdesk.domain.screening import Confirmation, Screening
from smpdesk.domain.span import Span
from smpdesk.domain.verdict import Outcome, Reason, Verdict

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 10)
YEAR = Span(count=12, unit="month")
SCREENING = Screening(client=1, questionnaire="q", started=AT, asked=date(2026, 11, 3))
CONFIRMATION = Confirmation(client=1, screening=1, day=DAY, at=AT, by="Maya Reid")
CLEAR = Verdict(outcome=Outcome.CLEAR, reasons=())


def health(*reasons: Reason, **details: object) -> Health:
    outcome = reasons[0].outcome if reasons else Outcome.CLEAR
    usual: dict[str, object] = {
        "screening": SCREENING,
        "verdict": Verdict(outcome=outcome, reasons=reasons),
        "confirmations": (CONFIRMATION,),
    }
    return Health(client=1, today=DAY, **{**usual, **details})  # type: ignore[arg-type]


def reason(outcome: Outcome, code: str = "screening_block", **facts: object) -> Reason:
    return Reason(outcome=outcome, said=problem(code, "Q02", what="Pregnancy", **facts), question="Q02")


def patch(code: str, kind: str = "warn") -> PatchState:
    return PatchState(said=problem(code, pigment="GR2"), kind=kind)


def signed(day: date, wording: str, state: ConsentState = ConsentState.SIGNED) -> Said:
    return Said(client=1, state=state, at=datetime.combine(day, time(9)), since=day, wording=wording)


#: Somebody who lacks nothing.
ALL = ReadyFacts(
    at=AT,
    today=DAY,
    birth=date(1985, 3, 14),
    consulted=date(2026, 11, 1),
    health=health(),
    renew=YEAR,
    found=(),
    patches=(patch("patch_clear", "ok"),),
    consents=(signed(date(2026, 11, 20), "consent en 2"),),
    wording="consent en 2",
    last=date(2026, 11, 10),
    gap=7,
)


def of(facts: ReadyFacts, rule: Rule, weight: Weight = Weight.GATE) -> Check:
    (found,) = (each for each in checks(facts, {rule: weight}) if each.rule is rule)
    return found


@pytest.mark.parametrize("rule", Rule)
def test_who_lacks_nothing_is_ready_by_every_rule(rule: Rule):
    assert of(ALL, rule).fine


@pytest.mark.parametrize(
    ("rule", "code", "changes"),
    [
        (Rule.CONSULTATION, "ready_consultation_missing", {"consulted": None}),
        (Rule.CONSULTATION, "ready_consultation_open", {"consultation_open": True}),
        (Rule.SCREENING, "ready_screening_missing", {"health": health(screening=None, verdict=None)}),
        (Rule.SCREENING, "ready_screening_old", {"health": health(stale=True)}),
        (Rule.HEALTH, "ready_health_stops", {"health": health(reason(Outcome.DO_NOT_TREAT))}),
        (Rule.HEALTH, "ready_health_stops", {"health": health(reason(Outcome.WAIT))}),
        (Rule.HEALTH, "ready_health_stops", {"health": health(reason(Outcome.INCOMPLETE))}),
        (Rule.CONFIRMED, "ready_confirm_missing", {"health": health(confirmations=())}),
        (
            Rule.CONFIRMED,
            "ready_confirm_missing",
            {"health": health(confirmations=(replace(CONFIRMATION, day=date(2026, 11, 23)),))},
        ),
        (Rule.CONFIRMED, "ready_screening_begun", {"health": health(draft=SCREENING)}),
        (Rule.SCALP, "ready_scalp_unseen", {"found": None}),
        (Rule.SCALP, "ready_scalp_found", {"found": ("Sunburn",)}),
        (Rule.LETTER, "ready_letter_open", {"health": health(reason(Outcome.LETTER))}),
        (Rule.LETTER, "ready_letter_open", {"patches": (patch("patch_positive", "bad"),)}),
        (Rule.PATCH, "patch_not_offered", {"patches": (patch("patch_not_offered"),)}),
        (Rule.PATCH, "patch_too_recent", {"patches": (patch("patch_too_recent"),)}),
        (Rule.PATCH, "patch_expired", {"patches": (patch("patch_expired"),)}),
        (Rule.PATCH, "patch_other_pigment", {"patches": (*ALL.patches, patch("patch_other_pigment"))}),
        (
            Rule.PATCH,
            "patch_positive",
            {"patches": (patch("patch_expired"), patch("patch_positive", "bad"))},
        ),
        (Rule.CONSENT, "ready_consent_missing", {"consents": ()}),
        (Rule.CONSENT, "ready_consent_missing", {"consents": (signed(date(2026, 11, 25), "consent en 2"),)}),
        (Rule.CONSENT, "ready_consent_old", {"consents": (signed(date(2026, 11, 20), "consent en 1"),)}),
        (Rule.GAP, "ready_gap_short", {"last": date(2026, 11, 18)}),
        (Rule.GAP, "ready_gap_short", {"gap": 28}),
        (Rule.AGE, "ready_age_unknown", {"birth": None}),
        (Rule.AGE, "ready_age_under", {"birth": date(2008, 11, 25)}),
    ],
)
def test_what_is_missing_is_said_and_its_weight_decides(rule: Rule, code: str, changes: dict[str, object]):
    facts = replace(ALL, **changes)  # type: ignore[arg-type]
    gate, advice = of(facts, rule, Weight.GATE), of(facts, rule, Weight.ADVICE)
    assert (gate.said.code, gate.fine, gate.closed) == (code, False, True)
    assert (advice.said.code, advice.fine, advice.closed) == (code, False, False)
    off = checks(facts, dict.fromkeys(Rule, Weight.OFF) | {Rule.DEPOSIT: Weight.ADVICE})
    assert [each.rule for each in off] == [Rule.DEPOSIT]
    assert not replace(gate, passed=7).closed


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (Rule.AGE, {"birth": date(2008, 11, 24)}),
        (Rule.PATCH, {"patches": (patch("patch_declined", "plain"),)}),
        (Rule.GAP, {"last": date(2026, 11, 17)}),
        (Rule.GAP, {"last": None}),
        (Rule.CONFIRMED, {"health": health(confirmations=(), screening=replace(SCREENING, asked=DAY))}),
        (Rule.HEALTH, {"health": health(reason(Outcome.REVIEW), reason(Outcome.CAUTION))}),
        (Rule.HEALTH, {"health": health(reason(Outcome.DO_NOT_TREAT, "screening_under_age"))}),
        (Rule.HEALTH, {"health": health(reason(Outcome.DO_NOT_TREAT, "screening_found_today"))}),
        (Rule.CONSENT, {"consents": (signed(date(2026, 11, 23), "consent en 1"), *ALL.consents)}),
    ],
)
def test_the_edge_of_a_rule_is_fine(rule: Rule, changes: dict[str, object]):
    assert of(replace(ALL, **changes), rule).fine  # type: ignore[arg-type]


def test_before_its_day_nobody_can_be_asked_about_the_day():
    ahead = replace(ALL, at=datetime(2026, 12, 1, 10), found=None, health=health(confirmations=()))
    assert [of(ahead, each).said.code for each in (Rule.CONFIRMED, Rule.SCALP)] == ["ready_on_the_day"] * 2


def test_a_doctors_letter_about_allergies_answers_a_reaction_to_the_pigment():
    letter = Letter(
        client=1,
        reasons=("Q17",),
        received=DAY,
        doctor="Dr Hall",
        decision=Decision.MAY_TREAT,
        decided_by="Tom Hale",
    )
    facts = replace(ALL, patches=(patch("patch_positive", "bad"),), health=health(letters=(letter,)))
    assert of(facts, Rule.LETTER).fine
    assert not of(facts, Rule.PATCH).fine


def test_a_new_reason_makes_another_sentence_so_that_an_older_pass_does_not_open_it():
    one = of(replace(ALL, health=health(reason(Outcome.WAIT))), Rule.HEALTH)
    two = of(replace(ALL, health=health(reason(Outcome.WAIT), reason(Outcome.DO_NOT_TREAT))), Rule.HEALTH)
    assert one.said != two.said


def test_by_default_law_health_and_consent_are_gates_and_a_deposit_is_not_asked_for():
    gates = {rule for rule, weight in USUAL_WEIGHTS.items() if weight is Weight.GATE}
    assert gates == {
        Rule.SCREENING, Rule.HEALTH, Rule.CONFIRMED, Rule.SCALP, Rule.LETTER, Rule.CONSENT, Rule.AGE,
    }  # fmt: skip
    assert USUAL_WEIGHTS[Rule.DEPOSIT] is Weight.OFF
    assert Rule.DEPOSIT not in {each.rule for each in checks(ALL, {})}


def test_closed_gates_come_before_advice():
    found = checks(replace(ALL, consulted=None, consents=()), {})
    assert [each.rule for each in missing(found)] == [Rule.CONSENT, Rule.CONSULTATION]
    assert not ready(found)
    assert ready(checks(replace(ALL, consulted=None), {}))


@pytest.mark.parametrize(
    ("name", "reason", "codes"),
    [
        ("", "", ["gate_name_missing", "gate_reason_missing"]),
        ("  ", "Signed on paper, scan follows", ["gate_name_missing"]),
        ("-", "Signed on paper, scan follows", ["gate_name_missing"]),
        ("Tom Hale", " \n ", ["gate_reason_missing"]),
        ("Tom Hale", "ok", ["gate_reason_short"]),
        ("Tom Hale", "okokokokokokokok", ["gate_reason_short"]),
        ("Tom Hale", "because because because", ["gate_reason_short"]),
        ("Tom Hale", "........... ... ....", ["gate_reason_short"]),
        ("Li", "Signed on paper, scan follows", []),
        ("Łukasz Wójcik", "Zgoda podpisana na papierze", []),
    ],
)
def test_a_gate_is_passed_with_a_name_and_a_reason_worth_the_word(name: str, reason: str, codes: list[str]):
    assert [each.code for each in pass_problems(name, reason)] == codes
