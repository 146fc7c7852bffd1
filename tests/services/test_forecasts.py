"""Forecasts at the desk: made, kept, told, learned from; and what a clinic chooses."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.client import Client
from smpdesk.domain.contact import Reached
from smpdesk.domain.fade_groups import By
from smpdesk.domain.forecast import CENTRE, Factor
from smpdesk.domain.forecast_rules import ForecastRules, with_weights
from smpdesk.domain.hair_and_skin import Immune, Often, Phototype, SkinType, Sun
from smpdesk.domain.problem import Refusal
from smpdesk.domain.review import Review
from smpdesk.domain.session import Session, Zone
from smpdesk.services.desks import Desks
from tests import builders as a
from tests.copies import copied


def _made(folder: Path, clock: a.SetClock) -> Desks:
    """Owen was consulted and treated; Anna (2) was only consulted, and Bill (3) stands on record alone."""
    desks = a.clinic(folder / "made", clock=clock)
    owen, anna = a.client(desks), a.client(desks, "Anna", "Bell")
    a.client(desks, "Bill", "Cole")
    for each in (owen, anna):
        consult(desks, each)
    a.finished(desks, a.visit(desks, owen, "2026-11-24 08:30", minutes=120))
    return desks


def consult(desks: Desks, who: Client, **said: object) -> None:
    """A finished consultation in which nothing moves the forecast, but for what was said."""
    plain: dict[str, object] = {
        "sun": Sun.LITTLE, "spf": Often.SOMETIMES, "hat": Often.NEVER, "skin": SkinType.NORMAL,
        "exfoliation": Often.NEVER, "immune": Immune.USUAL, "phototype": Phototype.III, "smoking": Often.NEVER,
        "swimming": Often.NEVER, "sport": Often.SOMETIMES,
    }  # fmt: skip
    draft = desks.consultations.draft(who.id)
    desks.consultations.finish(replace(draft, **{**plain, **said}))  # type: ignore[arg-type]


@pytest.fixture
def clock() -> a.SetClock:
    return a.SetClock()


@pytest.fixture
def desks(tmp_path: Path, clock: a.SetClock) -> Desks:
    return copied("forecasts", tmp_path, clock, lambda beside: _made(beside, clock))


OWEN, ANNA, BILL = 1, 2, 3


def _range(desks: Desks, client: int) -> tuple[int, int, int]:
    found = desks.forecasts.forecast(client)
    assert found is not None
    return found.whole.low, found.whole.middle, found.whole.high


def test_a_treated_client_has_a_window_from_the_last_session_on(desks: Desks) -> None:
    found = desks.forecasts.forecast(OWEN)
    assert found is not None and found.treated
    assert (found.whole.low, found.whole.middle, found.whole.high) == (36, 48, 60)
    assert (found.since, found.window.opens.year, found.chance) == (a.TODAY, 2029, 0.0)
    assert [each.why for each in found.kept] == ["session", "first"]


def test_before_the_first_session_there_is_a_forecast_from_the_consultation(desks: Desks) -> None:
    found = desks.forecasts.forecast(ANNA)
    assert found is not None and not found.treated and found.course is None and found.scar is None
    assert desks.forecasts.forecast(BILL) is None


def test_an_old_client_without_consultation_is_told_that_nothing_was_asked(desks: Desks) -> None:
    with desks.ground.write("Bring in an old session"):
        old = Session(client=BILL, day=a.TODAY - timedelta(days=400), historical=True)
        desks.store.sessions.add(old)
    found = desks.forecasts.forecast(BILL)
    assert found is not None and len(found.whole.missing) == 9 and found.whole.reasons == ()
    assert found.whole.low < 36 and found.whole.high > 60


def test_one_changed_answer_changes_the_reasons_and_the_old_forecast_is_kept(desks: Desks) -> None:
    consult(desks, desks.clients.client(OWEN), sun=Sun.MUCH)
    found = desks.forecasts.forecast(OWEN)
    assert found is not None and found.whole.middle == 38
    assert found.whole.reasons[0].factor is Factor.SUN and found.whole.reasons[0].months == -10
    assert [(each.why, each.middle) for each in found.kept] == [
        ("answers", 38),
        ("session", 48),
        ("first", 48),
    ]


def test_a_consultation_that_says_the_same_keeps_no_other_row(desks: Desks) -> None:
    consult(desks, desks.clients.client(OWEN))
    assert len(desks.forecasts.forecast(OWEN).kept) == 2  # type: ignore[union-attr]


def test_one_undo_takes_back_the_consultation_and_its_forecast(desks: Desks) -> None:
    consult(desks, desks.clients.client(OWEN), sun=Sun.MUCH)
    desks.forecasts.told(OWEN, "screen")
    assert desks.history.undo_last().name == "Note forecast as told"
    assert desks.history.undo_last().name == "Finish consultation"
    assert _range(desks, OWEN) == (36, 48, 60)
    assert len(desks.forecasts.forecast(OWEN).kept) == 2  # type: ignore[union-attr]


def test_what_a_client_was_told_stays_and_says_what_has_moved_since(desks: Desks) -> None:
    told = desks.forecasts.told(OWEN, "screen")
    assert told is not None and (told.told_on, told.middle) == ("screen", 48)
    assert desks.forecasts.forecast(OWEN).moved == ""  # type: ignore[union-attr]
    consult(desks, desks.clients.client(OWEN), immune=Immune.AUTOIMMUNE)
    found = desks.forecasts.forecast(OWEN)
    assert found is not None and found.told == told and found.moved == "answers" and found.whole.middle == 44
    assert desks.forecasts.told(BILL, "screen") is None


def test_a_very_light_mix_and_broken_aftercare_shorten_it(desks: Desks, clock: a.SetClock) -> None:
    clock.tick(days=10)
    again = a.visit(desks, desks.clients.client(OWEN), "2026-12-04 08:30", minutes=120)
    a.finished(desks, again, a.zone(dilution=16), a.zone(Zone.CROWN, dilution=4))
    assert _range(desks, OWEN)[1] == 45
    clock.tick(days=1)
    line = next(each for each in desks.work_list.lines(desks.forecasts.today()) if each.kind == "check_in")
    desks.follow_ups.note_call(line, Reached.REACHED, {"picking": "yes"})
    found = desks.forecasts.forecast(OWEN)
    assert found is not None and found.whole.middle == 41
    assert [each.factor for each in found.whole.reasons[:2]] == [Factor.AFTERCARE, Factor.DILUTION]
    assert found.kept[0].why == "answers"


def test_scar_tissue_has_a_forecast_of_its_own(desks: Desks, clock: a.SetClock) -> None:
    clock.tick(days=10)
    again = a.visit(desks, desks.clients.client(OWEN), "2026-12-04 08:30", minutes=120)
    a.finished(desks, again, a.zone(), a.zone(Zone.SCAR))
    found = desks.forecasts.forecast(OWEN)
    assert found is not None and found.scar is not None
    assert (found.whole.middle, found.scar.middle) == (48, 38)
    desks.forecasts.told(OWEN, "screen")
    told = [each.zone for each in desks.store.forecasts.told()]
    assert sorted(told) == ["", "scar"]


def test_weights_of_the_clinic_hold_after_the_next_reckoning_and_are_undone(desks: Desks) -> None:
    rules = replace(desks.forecasts.rules(), centre=60, weights=with_weights({(Factor.SKIN, "normal"): -2}))
    desks.forecasts.choose(rules)
    assert desks.forecasts.rules() == rules
    done = desks.forecasts.recompute()
    assert (done.clients, done.changed) == (2, 2) and desks.forecasts.recompute().changed == 0
    found = desks.forecasts.forecast(OWEN)
    assert found is not None and found.whole.middle == 58 and found.kept[0].why == "weights"
    assert desks.history.undo_last().name == "Change forecast weights"  # what the program did is nobody's
    assert desks.forecasts.rules() == ForecastRules()


def test_impossible_weights_are_refused(desks: Desks) -> None:
    with pytest.raises(Refusal) as refused:
        desks.forecasts.choose(ForecastRules(weights=with_weights({(Factor.SUN, "much"): -30})))
    assert refused.value.problems[0].code == "forecast_weight_out_of_range"


def _years_of_results(desks: Desks, many: int) -> None:
    """So many clients of an old list, each touched up for colour about 30 months later."""
    with desks.ground.write("Bring in old results"):
        for at in range(many):
            who = desks.store.clients.add(Client(given=f"Old {at}", family="Client"))
            first = a.TODAY - timedelta(days=2000)
            again = first + timedelta(days=900 + 5 * (at % 7))
            for day, touch_up in ((first, False), (again, True)):
                desks.store.sessions.add(
                    Session(
                        client=who.id, day=day, touch_up=touch_up, technician=1, historical=True, zones=(a.zone(),)
                    )
                )  # fmt: skip


def test_thirty_results_of_ones_own_move_the_centre_and_are_shown_beside_the_formula(desks: Desks) -> None:
    _years_of_results(desks, 30)
    wanting = desks.forecasts.learning()
    assert wanting.wanting == 0 and wanting.median == pytest.approx(30, abs=1)
    done = desks.forecasts.recompute()
    assert done.learned.faded == 30 and done.learned.weight > 0.9
    found = desks.forecasts.forecast(OWEN)
    assert found is not None and found.whole.formula == CENTRE and 28 <= found.whole.middle <= 34
    assert (found.whole.learned_from, found.kept[0].why) == (30, "learning")
    pigment = desks.forecasts.learning().groups[By.PIGMENT]
    assert [(each.key, each.faded) for each in pigment.shown] == [("GR2", 30)]
    names = [each.key for each in desks.forecasts.learning().groups[By.TECHNICIAN].shown]
    assert names == ["Tom Hale"] and desks.forecasts.learning().groups[By.SKIN].shown == ()


def test_twenty_nine_results_change_nothing_and_one_more_is_wanted(desks: Desks) -> None:
    _years_of_results(desks, 29)
    assert desks.forecasts.recompute().learned.weight == 0.0
    assert desks.forecasts.learning().wanting == 1
    assert _range(desks, OWEN) == (36, 48, 60)


def test_forecasts_that_were_told_are_judged_by_what_came(desks: Desks, clock: a.SetClock) -> None:
    desks.forecasts.told(OWEN, "screen")
    assert desks.forecasts.judgement().whole.too_early == 1
    clock.tick(days=1300)
    again = a.visit(
        desks, desks.clients.client(OWEN), "2030-06-16 08:30", minutes=120, kind=VisitKind.TOUCH_UP
    )
    a.finished(desks, again)
    found = desks.forecasts.judgement()
    assert (found.whole.held, found.whole.judged, found.by_age[0][0]) == (1, 1, 3)


def test_absurd_records_are_pointed_out_and_counted(desks: Desks, clock: a.SetClock) -> None:
    clock.tick(days=800)
    for day, score in ((200, 5), (700, 9)):
        review = Review(client=OWEN, day=a.TODAY + timedelta(days=day), zone=Zone.FRONTAL, score=score)
        desks.reviews.record([review])
    done = desks.forecasts.recompute()
    assert (done.unclear, done.lessons) == (1, 0)
    assert [each.problem.code for each in done.odd] == ["fade_score_rises"]
    assert desks.reviews.odd(OWEN) == done.odd and done.odd[0].table == "review"


def test_the_history_tells_a_forecast_in_words(desks: Desks) -> None:
    desks.forecasts.told(OWEN, "paper")
    line = desks.history.of_client(OWEN)[0]
    told = {each.what: each.now for row in line.stories for each in row.fields}
    assert (line.name, told["why it was made"], told["told on"]) == (
        "Note forecast as told", "told to the client", "paper"
    )  # fmt: skip
