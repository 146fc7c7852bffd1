"""The chair: what is recorded, what it takes from the shelf, breaks, anaesthetic and the clock."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.client import Permission
from smpdesk.domain.course import PlannedStep, PlannedZone
from smpdesk.domain.patch_test import PatchResult, PatchTest
from smpdesk.domain.problem import Refusal, Stale
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Bleeding, MixPart, Reaction, Session, Zone, ZoneWork
from smpdesk.domain.sitting import Limits, Numbing, Pause
from smpdesk.domain.stock import Lot, MoveKind, Product, ProductKind
from smpdesk.services.desks import Desks
from tests import builders as a


def said(refusal: pytest.ExceptionInfo[Refusal]) -> list[tuple[str, str]]:
    return [(each.code, each.field) for each in refusal.value.problems]


def in_chair(desks: Desks, at: str = "2026-11-24 10:00", who: int = 1) -> Session:
    visit = a.visit(desks, a.client(desks, f"Client {who}"), at, technician=who, room=who)
    session = desks.chair.start(visit.id)
    return desks.chair.record(replace(session, started=datetime.fromisoformat(at)))


def lot(
    desks: Desks, kind: ProductKind = ProductKind.PIGMENT, number: str = "GR2-2409", **details: object
) -> Lot:
    draft = replace(desks.stock.new_product(kind), **{"name": "Graphite 2", **details})  # type: ignore[arg-type]
    known = [each for each in desks.stock.products(kind) if each.name == draft.name]
    product: Product = known[0] if known else desks.stock.save_product(draft)
    return desks.stock.receive(Lot(product=product.id, number=number, expiry=date(2028, 11, 24)), 1000)


def test_a_mix_names_its_lots_in_words_and_takes_them_from_the_shelf(desks: Desks) -> None:
    session = in_chair(desks)
    one, two = lot(desks), lot(desks, number="GR3-2502", name="Graphite 3")
    mix = (MixPart("", stock=one.id, parts=2), MixPart("", stock=two.id), MixPart("Own water", parts=1))
    work = ZoneWork(zone=Zone.CROWN, mix=mix, dilution=4)
    kept = desks.chair.record(replace(session, zones=(work,))).zones[0]
    assert (kept.pigment, kept.pigment_lot) == (
        "2 × Graphite 2 + 1 × Graphite 3 + 1 × Own water",
        "GR2-2409 + GR3-2502 + –",
    )
    again = desks.chair.session(session.id)
    assert again.zones == (kept,) and again.zones[0].mix[0] == MixPart("Graphite 2", "GR2-2409", one.id, 2)
    assert [each.amount for each in desks.stock.moves(one.id)] == [1000, -100]

    right = replace(kept, mix=(kept.mix[0],))
    desks.chair.record(replace(again, zones=(right,)))
    assert desks.chair.session(session.id).zones[0].pigment == "Graphite 2"
    assert [each.kind for each in desks.stock.moves(two.id)] == [
        MoveKind.RECEIVED,
        MoveKind.USED,
        MoveKind.CORRECTED,
    ]
    assert [each.line.lot.id for each in desks.stock.used_in(session.id)] == [one.id]


def test_needle_and_antiseptic_lots_bring_their_words_and_later_names_leave_the_record_alone(
    desks: Desks,
) -> None:
    session = in_chair(desks)
    needle = lot(desks, ProductKind.NEEDLE, "N-17", name="Fine cartridge", needle="3RL", needle_um=250)
    clean = lot(desks, ProductKind.ANTISEPTIC, "A-9", name="Chlorhexidine")
    work = ZoneWork(zone=Zone.CROWN, pigment="Own black", pigment_lot="B1", needle_stock=needle.id)
    kept = desks.chair.record(replace(session, zones=(work,), antiseptic_stock=clean.id))
    zone = kept.zones[0]
    assert (zone.needle, zone.needle_um, zone.needle_lot) == ("3RL", 250, "N-17")
    assert (zone.pigment, zone.pigment_lot) == ("Own black", "B1")
    assert (kept.antiseptic, kept.antiseptic_lot) == ("Chlorhexidine", "A-9")
    desks.stock.save_lot(replace(desks.store.stock.lot(clean.id), number="A-9b"))
    assert desks.chair.record(replace(kept, notes="Calm")).antiseptic_lot == "A-9"


def test_an_expired_lot_is_refused_beside_its_field_and_what_was_recorded_before_stays(desks: Desks) -> None:
    session = in_chair(desks)
    good = lot(desks)
    work = ZoneWork(zone=Zone.CROWN, mix=(MixPart("", stock=good.id),))
    kept = desks.chair.record(replace(session, zones=(work,)))
    desks.stock.open(good.id, date(2025, 10, 1))
    assert desks.chair.record(replace(kept, notes="Later")).notes == "Later"

    other = in_chair(desks, "2026-11-24 08:00", 2)
    with pytest.raises(Refusal) as refusal:
        desks.chair.record(replace(other, zones=(work,)))
    assert said(refusal) == [("lot_open_too_long", "zones.0.mix")]
    with pytest.raises(Refusal) as refusal:
        desks.chair.numbing_on(Numbing(session=other.id, stock=good.id, starts=other.started or a_time(8)))
    assert ("lot_open_too_long", "stock") in said(refusal)


def test_stock_never_goes_below_nothing_in_silence(desks: Desks) -> None:
    session = in_chair(desks)
    few = lot(desks)
    desks.stock.count(few.id, 50, "Spilt")
    wanted = replace(session, zones=(ZoneWork(zone=Zone.CROWN, mix=(MixPart("", stock=few.id),)),))
    with pytest.raises(Refusal) as refusal:
        desks.chair.record(wanted)
    assert said(refusal) == [("stock_below_zero", "amount")]
    assert desks.chair.session(session.id).zones == ()
    desks.chair.record(wanted, anyway="A full bottle stood in Room 2")
    assert [(each.kind, each.amount) for each in desks.stock.moves(few.id)][-2:] == [
        (MoveKind.COUNTED, 50),
        (MoveKind.USED, -100),
    ]


def test_taking_back_a_record_puts_its_lots_back_too(desks: Desks) -> None:
    session = in_chair(desks)
    one = lot(desks)
    desks.chair.record(replace(session, zones=(ZoneWork(zone=Zone.CROWN, mix=(MixPart("", stock=one.id),)),)))
    desks.history.undo_last()
    assert desks.chair.session(session.id).zones == ()
    assert sum(each.amount for each in desks.stock.moves(one.id)) == 1000


def a_time(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 24, hour, minute)


def test_the_clock_leaves_breaks_out_and_tells_when_a_limit_is_passed(desks: Desks) -> None:
    session = in_chair(desks)
    clock = desks.chair.clock(session.id)
    assert (clock.worked, clock.since_pause, [each.code for each in clock.problems]) == (
        105,
        105,
        ["break_due"],
    )
    desks.chair.save_pause(Pause(session=session.id, starts=a_time(10, 30), ends=a_time(10, 50)))
    clock = desks.chair.clock(session.id)
    assert (clock.worked, clock.paused, clock.since_pause, clock.problems) == (85, 20, 55, ())

    begun = desks.chair.begin_pause(session.id)
    assert desks.chair.begin_pause(session.id).id == begun.id
    assert desks.chair.clock(session.id).pause == begun
    done = desks.chair.finish(
        desks.chair.record(replace(desks.chair.session(session.id), zones=(a.zone(),))).id
    )
    assert [each.ends for each in desks.chair.pauses(session.id)] == [a_time(10, 50), done.ended]
    assert [each.code for each in desks.chair.clock(session.id).problems] == ["session_short"]

    desks.chair.choose_limits(Limits(long=60, short=0, pause=0))
    assert desks.chair.limits() == Limits(long=60, short=0, pause=0)
    assert [each.code for each in desks.chair.clock(session.id).problems] == ["session_long"]
    with pytest.raises(Refusal) as refusal:
        desks.chair.choose_limits(Limits(long=60, short=90))
    assert said(refusal) == [("chair_limits_crossed", "short")]


def test_breaks_lie_within_the_session_and_apart(desks: Desks) -> None:
    session = in_chair(desks)
    first = desks.chair.save_pause(Pause(session=session.id, starts=a_time(10, 30), ends=a_time(10, 50)))
    for starts, ends, code in (
        (a_time(10, 40), a_time(11), "breaks_meet"),
        (a_time(9, 30), a_time(9, 40), "before_the_session"),
        (a_time(11, 40), a_time(12, 10), "time_in_future"),
        (a_time(11, 30), a_time(11, 20), "ends_before_starts"),
    ):
        with pytest.raises(Refusal) as refusal:
            desks.chair.save_pause(Pause(session=session.id, starts=starts, ends=ends))
        assert code in {each[0] for each in said(refusal)}
    with pytest.raises(Refusal):
        desks.chair.end_pause(session.id)
    desks.chair.remove_pause(first.id)
    assert desks.chair.pauses(session.id) == []
    desks.history.undo_last()
    assert [each.starts for each in desks.chair.pauses(session.id)] == [a_time(10, 30)]


def test_anaesthetic_goes_on_and_off_and_only_its_strength_is_remarked(desks: Desks) -> None:
    session = in_chair(desks)
    cream = lot(desks, ProductKind.ANAESTHETIC, "L-44", name="Lidocaine cream", strength=60)
    on = desks.chair.numbing_on(Numbing(session=session.id, stock=cream.id, starts=a_time(9, 20)))
    assert (on.product, on.lot, on.strength) == ("Lidocaine cream", "L-44", 60)
    assert desks.chair.clock(session.id).numbing == (on,)
    assert [each.line.lot.id for each in desks.stock.used_in(session.id)] == [cream.id]
    assert [(each.code, each.field) for each in desks.chair.advice(session)] == [
        ("anaesthetic_strong", "numbings.0.strength")
    ]
    off = desks.chair.numbing_off(on.id)
    assert off.ends == desks.chair.now() and desks.chair.clock(session.id).numbing == ()
    with pytest.raises(Refusal) as refusal:
        desks.chair.numbing_on(Numbing(session=session.id, starts=a_time(9)))
    assert said(refusal) == [("anaesthetic_missing", "product")]
    desks.stock.set_used(session.id, cream.id, 300, "Half a tube")
    desks.chair.remove_numbing(on.id)  # also what was put right by hand goes with it, and both entries stay
    assert desks.stock.used_in(session.id) == []
    assert sum(each.amount for each in desks.stock.moves(cream.id)) == 1000


def test_what_lies_outside_the_usual_is_said_and_never_refused(desks: Desks) -> None:
    session = in_chair(desks)
    odd = a.zone(
        Zone.CROWN, volts=120, depth=220, needle_um=350, density=130, dilution=30, discomfort=8,
        reactions=(Reaction.FAINTING,), needle="3RL",
    )  # fmt: skip
    kept = desks.chair.record(replace(session, zones=(odd,), scabs=Permission.YES, discomfort=7))
    assert [(each.code, each.field) for each in desks.chair.advice(kept)] == [
        ("scabs_left", "scabs"),
        ("discomfort_severe", "discomfort"),
        ("density_high", "zones.0.density"),
        ("dilution_high", "zones.0.dilution"),
        ("needle_lot_missing", "zones.0.needle_lot"),
        ("needle_unusual", "zones.0.needle_um"),
        ("volts_unusual", "zones.0.volts"),
        ("depth_unusual", "zones.0.depth"),
        ("discomfort_severe", "zones.0.discomfort"),
        ("reaction_alarming", "zones.0.reactions"),
    ]
    impossible = replace(kept.zones[0], volts=201, depth=301, density=601, mix=(MixPart(" ", parts=0),))
    with pytest.raises(Refusal) as refusal:
        desks.chair.record(replace(kept, zones=(impossible,)))
    assert {each[0] for each in said(refusal)} == {
        "volts_out_of_range", "depth_out_of_range", "density_out_of_range", "mix_part_unnamed",
        "parts_out_of_range",
    }  # fmt: skip


def test_the_same_as_last_time_follows_the_plan_and_leaves_that_day_behind(desks: Desks) -> None:
    owen = a.client(desks)
    first = a.visit(desks, owen, "2026-11-10 10:00")
    a.finished(
        desks, first,
        a.zone(Zone.CROWN, 1, density=36, discomfort=3, note="Tender", bleeding=Bleeding.PINPOINT, volts=75),
        a.zone(Zone.HAIRLINE, 1, density=90),
    )  # fmt: skip
    course = desks.clients.courses(owen.id)[0]
    steps = (PlannedStep("base layer", 30), PlannedStep("density", 70), PlannedStep("refine", 100))
    desks.clients.save_course(replace(course, steps=steps, zones=(PlannedZone("crown", 80),)))
    session = desks.chair.start(a.visit(desks, owen, "2026-11-24 11:00").id)
    crown, hairline = desks.chair.same_as_last(session.id)
    assert (crown.layer, crown.density, crown.volts, crown.pigment_lot) == (2, 56, 75, "GR2-2409")
    assert (crown.discomfort, crown.note, crown.bleeding, crown.reactions) == (None, "", Bleeding.UNKNOWN, ())
    assert hairline.density == 90  # 70 % of the usual 120 would be less than stands there

    assert desks.chair.fresh_zone(session.id, Zone.CROWN) == crown
    kept = desks.chair.record(replace(session, started=a_time(11), zones=(replace(hairline, needle="1RL"),)))
    nape = desks.chair.fresh_zone(session.id, Zone.NAPE)
    assert (nape.layer, nape.needle, nape.density) == (1, "1RL", 84)
    fewer = replace(kept, zones=(replace(kept.zones[0], density=40),))
    assert [each.code for each in desks.chair.advice(fewer)] == ["needle_lot_missing", "density_below"]


def test_a_record_in_which_anything_stands_is_not_taken_back_as_a_wrong_tap(desks: Desks) -> None:
    session = in_chair(desks)
    visit = session.appointment or 0
    desks.chair.save_pause(Pause(session=session.id, starts=a_time(10, 30), ends=a_time(10, 40)))
    with pytest.raises(Refusal):
        desks.sessions.undo_state(visit)
    desks.history.undo_last()
    assert desks.sessions.undo_state(visit).state is VisitState.ARRIVED


def test_two_who_write_at_once_are_told_and_a_finished_record_keeps_its_zones(desks: Desks) -> None:
    session = in_chair(desks)
    kept = desks.chair.record(replace(session, preferences="Softer hairline", circumstances="New job"))
    with pytest.raises(Stale):
        desks.chair.record(replace(session, preferences="Sharper hairline"))
    desks.chair.record(replace(kept, zones=(a.zone(),)))
    done = desks.chair.finish(session.id)
    assert done.ended is not None and done.ended - (done.started or done.ended) == timedelta(minutes=105)
    with pytest.raises(Refusal) as refusal:
        desks.chair.record(replace(done, zones=()))
    assert said(refusal) == [("zones_missing", "zones")]


def test_the_history_tells_what_was_recorded_in_units_and_words(desks: Desks) -> None:
    session = in_chair(desks)
    one = lot(desks)
    work = ZoneWork(
        zone=Zone.TEMPLE_L, mix=(MixPart("", stock=one.id),), volts=75, depth=50, stroke=25, needle_um=250,
        density=36, reactions=(Reaction.ERYTHEMA_MILD,), bleeding=Bleeding.PINPOINT,
    )  # fmt: skip
    desks.chair.record(replace(session, zones=(work,)))
    desks.chair.numbing_on(
        Numbing(session=session.id, product="Cream", strength=45, zone="temple_l", starts=a_time(9))
    )
    told = {
        (field.what, field.now)
        for entry in desks.history.of_client(session.client)
        for row in entry.stories
        for field in row.fields
    }
    assert {
        ("pigment", "Graphite 2"), ("pigment lot", "GR2-2409"), ("voltage", "7.5 V"), ("depth as noted", "0.5 mm"),
        ("stroke", "2.5 mm"), ("needle diameter", "0.25 mm"), ("density", "36 dots/cm²"),
        ("skin reactions", "mild redness"), ("bleeding", "pinpoint bleeding"), ("strength", "4.5 %"),
        ("zone", "left temple"),
    } <= told  # fmt: skip


def test_lots_that_ran_out_or_expired_are_not_filled_in_again(desks: Desks) -> None:
    owen = a.client(desks)
    old, new = lot(desks), lot(desks, number="GR3-2502", name="Graphite 3")
    first = desks.chair.start(a.visit(desks, owen, "2026-11-10 10:00").id)
    mix = (MixPart("", stock=old.id), MixPart("", stock=new.id))
    work = ZoneWork(zone=Zone.CROWN, mix=mix)
    desks.chair.record(replace(first, started=datetime(2026, 11, 10, 10), zones=(work,)))
    desks.chair.finish(first.id, datetime(2026, 11, 10, 13))
    desks.stock.discard(old.id, "Fell down")
    session = desks.chair.start(a.visit(desks, owen, "2026-11-24 10:00").id)
    (again,) = desks.chair.same_as_last(session.id)
    assert again.mix == (MixPart("Graphite 2"), MixPart("Graphite 3", "GR3-2502", new.id))
    assert (again.pigment, again.pigment_lot) == ("Graphite 2 + Graphite 3", "– + GR3-2502")
    assert desks.patch_tests.pigments(owen.id) == ["Graphite 2", "Graphite 3"]


def test_a_place_where_no_needle_goes_or_of_another_head_is_refused(desks: Desks) -> None:
    session = in_chair(desks)
    triangle, ana = (0, 0, 100, 0, 100, 100), a.client(desks, "Ana", "Sousa")
    with desks.ground.write("Draw"):
        mole, other, scar = (
            desks.store.areas.add(ScalpArea(client=who, kind=kind, points=triangle, since=a.TODAY))
            for who, kind in (
                (session.client, AreaKind.NO_GO),
                (ana.id, AreaKind.AREA),
                (session.client, AreaKind.SCAR),
            )
        )
    zones = tuple(a.zone(Zone.SCAR, area=each.id) for each in (mole, other, scar))
    with pytest.raises(Refusal) as refusal:
        desks.chair.record(replace(session, zones=zones))
    assert said(refusal) == [("area_no_go", "zones.0.area"), ("area_unknown", "zones.1.area")]
    assert desks.chair.record(replace(session, zones=zones[2:])).zones[0].area == scar.id


def test_a_pigment_and_an_anaesthetic_that_made_this_skin_react_are_told_first(desks: Desks) -> None:
    session = in_chair(desks)
    at = desks.patch_tests.now() - timedelta(days=9)
    with desks.ground.write("Bring in"):
        desks.store.patch_tests.add(
            PatchTest(
                client=session.client, offered=at, done=at, read=at + timedelta(days=2), pigment="Graphite 2",
                result=PatchResult.POSITIVE, anaesthetic="Cream", anaesthetic_result=PatchResult.MILD_REACTION,
            )
        )  # fmt: skip
    kept = desks.chair.record(replace(session, zones=(a.zone(pigment="graphite 2", needle_lot="N1"),)))
    desks.chair.numbing_on(Numbing(session=session.id, product="Cream", starts=a_time(9, 30)))
    assert [(each.code, each.field) for each in desks.chair.advice(kept)] == [
        ("pigment_reacted", "zones.0.mix"),
        ("anaesthetic_reacted", "numbings.0.product"),
    ]


def test_zones_that_were_exchanged_in_a_finished_record_come_back(desks: Desks) -> None:
    session = in_chair(desks)
    kept = desks.chair.record(replace(session, zones=(a.zone(Zone.CROWN),)))
    desks.chair.finish(kept.id)
    desks.chair.record(replace(desks.chair.session(kept.id), zones=(a.zone(Zone.NAPE),)))
    desks.history.undo_last()
    assert [each.zone for each in desks.chair.session(kept.id).zones] == [Zone.CROWN]


def test_a_record_from_an_old_list_is_put_right_without_times_that_nobody_knows(desks: Desks) -> None:
    client = a.client(desks)
    with desks.ground.write("Bring in"):
        old = Session(client=client.id, day=date(2019, 5, 2), historical=True, finished=True)
        kept = desks.store.sessions.add(old)
    again = desks.chair.reopen(kept.id)
    desks.chair.record(replace(again, notes="Crown only, as he says"))
    done = desks.chair.finish(kept.id)
    assert (done.finished, done.started, done.ended, done.notes) == (
        True,
        None,
        None,
        "Crown only, as he says",
    )


def test_a_record_stays_with_the_client_who_was_let_in(desks: Desks) -> None:
    session, other = in_chair(desks), a.client(desks, "Somebody", "Else")
    kept = desks.chair.record(replace(session, client=other.id, appointment=None, zones=(a.zone(),)))
    assert (kept.client, kept.appointment) == (session.client, session.appointment)


def test_a_session_that_nobody_finished_counts_as_last_time(desks: Desks) -> None:
    owen = a.client(desks)
    first = desks.chair.start(a.visit(desks, owen, "2026-11-10 10:00").id)
    desks.chair.record(replace(first, zones=(a.zone(Zone.CROWN, density=36),)))
    session = desks.chair.start(a.visit(desks, owen, "2026-11-24 10:00").id)
    assert [(each.zone, each.layer) for each in desks.chair.same_as_last(session.id)] == [(Zone.CROWN, 2)]
