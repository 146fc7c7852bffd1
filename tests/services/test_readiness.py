"""Ready to treat, asked of real visits: trying to treat somebody who must not be treated, in every way."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from smpdesk import words
from smpdesk.domain.appointment import Appointment, VisitKind, VisitState
from smpdesk.domain.patch_test import PatchResult, PatchSite, Sign
from smpdesk.domain.problem import Refusal
from smpdesk.domain.readiness import Check, Rule, Weight
from smpdesk.domain.screening import Answer, Reply
from smpdesk.services.clock import Clock
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks
from tests import builders as a

WHY = "Seen the passport, no time to enter it"


@pytest.fixture
def clock() -> a.SetClock:
    return a.SetClock()


@pytest.fixture
def desks(tmp_path: Path, clock: a.SetClock):
    made = a.clinic(tmp_path, clock=clock, gates=True)
    yield made
    made.close()


def closed(desks: Desks, visit: Appointment) -> list[Rule]:
    return [each.rule for each in desks.ready.checks(visit.id) if each.closed]


def check(desks: Desks, visit: Appointment, rule: Rule) -> Check:
    return next(each for each in desks.ready.checks(visit.id) if each.rule is rule)


def refused(do: Callable[[], object]) -> list[str]:
    with pytest.raises(Refusal) as caught:
        do()
    return [each.field or each.code for each in caught.value.problems]


def ready_but(desks: Desks, *apart: Rule, at: str = "2026-11-24 12:30") -> Appointment:
    visit = a.visit(desks, a.client(desks), at)
    a.ready(desks, visit, apart)
    return visit


def say_yes(desks: Desks, client: int, question: str) -> None:
    """The health questions asked again: a yes to one."""
    draft = desks.screenings.begin(client)
    draft = desks.screenings.keep(draft.with_answer(Answer(question=question, reply=Reply.YES, text="Yes")))
    desks.screenings.finish(desks.screenings.no_to_the_rest(draft))


def test_a_new_client_is_held_back_by_every_gate_and_a_ready_one_begins(desks: Desks) -> None:
    visit = a.visit(desks, a.client(desks), "2026-11-24 12:30")
    gates = ["screening", "age", "consent", "confirmed", "scalp"]
    assert refused(lambda: desks.chair.start(visit.id)) == [f"gates.{each}" for each in gates]
    assert desks.store.sessions.of_appointment(visit.id) is None
    assert desks.sessions.booking(visit.id).appointment.state is VisitState.BOOKED
    a.ready(desks, visit)
    assert desks.chair.start(visit.id).appointment == visit.id


@pytest.mark.parametrize("rule", [Rule.SCREENING, Rule.SCALP, Rule.CONSENT, Rule.AGE])
def test_each_gate_alone_keeps_a_session_from_starting(desks: Desks, rule: Rule) -> None:
    visit = ready_but(desks, rule)
    assert f"gates.{rule}" in refused(lambda: desks.chair.start(visit.id))


def test_who_must_not_be_treated_is_not_by_any_way_into_the_chair(desks: Desks) -> None:
    """Pregnant: by the desk, by a visit without treatment that turns into one, by another kind of visit."""
    visit = ready_but(desks)
    say_yes(desks, visit.client, "Q02")
    desks.ready.look(visit.id)
    assert closed(desks, visit) == [Rule.HEALTH]
    assert refused(lambda: desks.chair.start(visit.id)) == ["gates.health"]
    desks.sessions.arrive(visit.id)
    assert refused(lambda: desks.chair.start(visit.id)) == ["gates.health"]
    assert refused(lambda: desks.sessions.in_chair(visit.id)) == ["kind"]
    assert refused(lambda: desks.sessions.done(visit.id)) == ["kind"]
    touch_up = desks.sessions.change(
        replace(desks.sessions.booking(visit.id).appointment, kind=VisitKind.TOUCH_UP)
    )
    assert refused(lambda: desks.chair.start(touch_up.id)) == ["gates.health"]
    talk = desks.sessions.change(replace(touch_up, kind=VisitKind.CONSULTATION))
    talk = desks.sessions.in_chair(talk.id)
    assert refused(lambda: desks.sessions.change(replace(talk, kind=VisitKind.SESSION))) == ["kind"]


def test_moving_the_visit_to_another_day_asks_for_that_day(desks: Desks, clock: a.SetClock) -> None:
    visit = ready_but(desks)
    starts = visit.starts - timedelta(days=1)
    moved = desks.sessions.move(visit.id, starts, starts + timedelta(hours=2), 1, 1)
    assert set(closed(desks, moved)) == {Rule.CONFIRMED, Rule.SCALP, Rule.CONSENT}
    later = moved.starts + timedelta(days=2)
    desks.sessions.move(visit.id, later, later + timedelta(hours=2), 1, 1)
    assert refused(lambda: desks.chair.start(visit.id)) == ["starts"]
    assert closed(desks, visit) == []  # nothing is asked about a day before it comes
    clock.tick(days=1)
    assert closed(desks, visit) == [Rule.CONFIRMED, Rule.SCALP]


def test_a_test_that_is_old_enough_by_then_is_advice_and_may_be_a_gate(desks: Desks) -> None:
    visit = ready_but(desks, Rule.PATCH)
    assert check(desks, visit, Rule.PATCH).said.code == "patch_not_offered"
    assert not check(desks, visit, Rule.PATCH).closed
    desks.ready.choose({Rule.PATCH: Weight.GATE})
    assert refused(lambda: desks.chair.start(visit.id)) == ["gates.patch"]
    desks.ready.choose({Rule.PATCH: Weight.OFF})
    assert Rule.PATCH not in {each.rule for each in desks.ready.checks(visit.id)}


def test_a_reaction_to_the_pigment_used_last_needs_a_doctors_letter(desks: Desks) -> None:
    owen = a.client(desks)
    desks.ready.choose({rule: Weight.ADVICE for rule in Rule if rule is not Rule.DEPOSIT})
    a.finished(desks, a.visit(desks, owen, "2026-11-03 10:00"), a.zone(pigment="GR2"))
    desks.ready.choose({Rule.LETTER: Weight.GATE})
    draft = desks.patch_tests.draft(owen.id)
    test = desks.patch_tests.do(
        replace(
            draft,
            offered=date(2026, 11, 20),
            done=datetime(2026, 11, 20, 10),
            site=PatchSite.BEHIND_EAR,
            pigment="gr 2",
            lot="1",
            technician=1,
        )
    )
    visit = a.visit(desks, owen, "2026-11-24 12:30")
    assert check(desks, visit, Rule.PATCH).said.code == "patch_reading_due"
    desks.patch_tests.read(
        replace(test, read=desks.patch_tests.now(), result=PatchResult.POSITIVE, signs=(next(iter(Sign)),))
    )
    assert check(desks, visit, Rule.PATCH).said.code == "patch_positive"
    assert refused(lambda: desks.chair.start(visit.id)) == ["gates.letter"]


def test_a_consent_in_an_earlier_wording_does_not_count(desks: Desks) -> None:
    visit = ready_but(desks)
    (paper,) = desks.store.papers.consents_of([visit.client])
    with desks.ground.write("Set back"):
        desks.store.papers.save(replace(paper, wording="consent en 2024-01"))
    assert check(desks, visit, Rule.CONSENT).said.code == "ready_consent_old"
    assert desks.sessions.booking(visit.id).consent is False
    assert refused(lambda: desks.chair.start(visit.id)) == ["gates.consent"]


def test_a_passed_gate_opens_this_visit_for_what_was_read_and_nothing_else(desks: Desks) -> None:
    visit = ready_but(desks)
    say_yes(desks, visit.client, "Q02")
    desks.ready.look(visit.id)
    passed = desks.ready.pass_gate(visit.id, Rule.HEALTH, " Tom Hale ", WHY)
    assert (passed.name, passed.reason, passed.staff) == ("Tom Hale", WHY, desks.at_desk.actor.id)
    assert passed.said.startswith("Pregnan")
    assert closed(desks, visit) == []
    assert check(desks, visit, Rule.HEALTH).passed == passed.id
    other = a.visit(desks, desks.clients.client(visit.client), "2026-12-08 12:30")
    assert closed(desks, other) == [Rule.HEALTH]
    say_yes(desks, visit.client, "Q04")  # something else besides
    desks.ready.look(visit.id)
    assert closed(desks, visit) == [Rule.HEALTH]
    assert refused(lambda: desks.chair.start(visit.id)) == ["gates.health"]


def test_a_gate_is_passed_only_while_it_is_closed_and_only_for_a_reason(desks: Desks) -> None:
    visit = ready_but(desks, Rule.CONSENT)
    assert refused(lambda: desks.ready.pass_gate(visit.id, Rule.CONSENT, "", "")) == ["name", "reason"]
    assert refused(lambda: desks.ready.pass_gate(visit.id, Rule.AGE, "Tom Hale", WHY)) == ["rule"]
    assert refused(lambda: desks.ready.pass_gate(visit.id, Rule.PATCH, "Tom Hale", WHY)) == ["rule"]
    desks.sessions.cancel(visit.id, "Rang")
    assert refused(lambda: desks.ready.pass_gate(visit.id, Rule.CONSENT, "Tom Hale", WHY)) == ["state"]
    assert desks.ready.passes(visit.client) == []


def test_a_passed_gate_stays_for_ever(desks: Desks) -> None:
    visit = ready_but(desks, Rule.CONSENT)
    desks.ready.pass_gate(visit.id, Rule.CONSENT, "Tom Hale", WHY)
    change = desks.history.of_client(visit.client)[0]
    assert change.name == "Pass gate"
    told = {each.what: each.now for story in change.stories for each in story.fields}
    assert (told["who passed it"], told["reason"]) == ("Tom Hale", WHY)
    assert [each.code for each in desks.history.problems(change.change)] == ["gate_pass_stays"]
    with pytest.raises(Refusal, match="gate_pass_stays"):
        desks.history.undo_last()
    with pytest.raises(Refusal, match="gate_pass_stays"):
        desks.store.undo(change.change, desks.at_desk.actor)
    booked = next(each for each in desks.history.of_client(visit.client) if each.name == "Book visit")
    with pytest.raises(Refusal, match="stands_on_it"):
        desks.history.undo(booked.change)
    desks.chair.start(visit.id)
    assert [each.reason for each in desks.ready.passes_of(visit.id)] == [WHY]
    assert not {name for name in dir(desks.store.gates) if not name.startswith("_")} - {
        "add", "of_client", "of_appointments",
    }  # fmt: skip


def test_a_session_taken_back_is_not_begun_again_by_a_redo_once_a_gate_has_closed(desks: Desks) -> None:
    visit = ready_but(desks)
    desks.chair.start(visit.id)
    desks.history.undo_last()
    say_yes(desks, visit.client, "Q02")
    began = next(each for each in desks.history.of_client(visit.client) if each.name == "Undo: Start session")
    with pytest.raises(Refusal) as caught:
        desks.history.undo(began.change)
    assert "gates.health" in [each.field for each in caught.value.problems]
    assert desks.store.sessions.of_appointment(visit.id) is None


def test_a_second_desk_is_held_by_what_the_first_one_just_wrote(desks: Desks, clock: Clock) -> None:
    visit = ready_but(desks)
    second = open_desks(desks.store.folder, clock, AtDesk(desks.at_desk.actor))
    try:
        assert closed(second, visit) == []
        say_yes(desks, visit.client, "Q02")
        assert "gates.health" in refused(lambda: second.chair.start(visit.id))
        desks.ready.choose(dict.fromkeys(Rule, Weight.OFF))
        second.ready.choose({Rule.HEALTH: Weight.GATE})
        assert refused(lambda: desks.chair.start(visit.id)) == ["gates.health"]
    finally:
        second.close()


def test_changing_a_weight_is_a_change_on_record_that_can_be_taken_back(desks: Desks) -> None:
    visit = ready_but(desks, Rule.CONSENT)
    desks.ready.choose({Rule.CONSENT: Weight.ADVICE})
    assert closed(desks, visit) == []
    assert desks.history.undo_last().name == "Change what is asked before a session"
    assert closed(desks, visit) == [Rule.CONSENT]
    assert refused(lambda: desks.ready.choose({Rule.DEPOSIT: Weight.GATE})) == ["deposit"]


def test_the_days_list_sends_home_and_the_last_look_counts(desks: Desks) -> None:
    visit = ready_but(desks, Rule.SCALP)
    desks.screenings.confirm_unchanged(visit.client)
    assert closed(desks, visit) == [Rule.SCALP]  # asked, and nobody looked
    desks.ready.look(visit.id, ("sunburn", "fever"))
    assert Rule.SCALP in closed(desks, visit)
    assert "Fever or feeling ill and Sunburn" in words.say(check(desks, visit, Rule.SCALP).said)
    desks.screenings.confirm_unchanged(visit.client)  # at the front desk, without a look
    assert Rule.SCALP in closed(desks, visit)
    desks.ready.look(visit.id)
    assert closed(desks, visit) == []


def test_the_book_and_the_day_sheet_judge_by_the_same_checks(desks: Desks) -> None:
    visit = ready_but(desks, Rule.AGE)
    booking = desks.sessions.booking(visit.id)
    assert [each.rule for each in booking.lacking] == [Rule.AGE]
    assert not booking.ready
    (person,) = desks.day_sheet.sheet(a.TODAY).people
    assert ("Age to be made sure of", False) in [(each.text, each.done) for each in person.visits[0].checks]
    desks.ready.pass_gate(visit.id, Rule.AGE, "Tom Hale", WHY)
    assert desks.sessions.booking(visit.id).ready


def test_a_passed_gate_goes_with_the_client_who_is_merged(desks: Desks) -> None:
    visit = ready_but(desks, Rule.CONSENT)
    desks.ready.pass_gate(visit.id, Rule.CONSENT, "Tom Hale", WHY)
    other = a.client(desks, "Owen", "Davis", birth=date(1985, 3, 14))
    body = json.dumps([each.reason for each in desks.ready.passes(visit.client)])
    desks.duplicates.merge(other.id, visit.client)
    assert json.dumps([each.reason for each in desks.ready.passes(other.id)]) == body
