"""The shelf: what comes in, is opened, counted, used, discarded and put right."""

from dataclasses import replace
from datetime import date

import pytest

from smpdesk.domain.problem import Refusal
from smpdesk.domain.session import MixPart, Session, Zone
from smpdesk.domain.stock import Counted, Lot, LotState, MoveKind, Product, ProductKind, Unit
from smpdesk.services.desks import Desks
from smpdesk.services.stock_use import keep_in_step
from tests import builders as a

SOON, LATE = date(2027, 1, 10), date(2028, 11, 24)


def graphite(desks: Desks, **details: object) -> Product:
    usual = replace(desks.stock.new_product(ProductKind.PIGMENT), name="Graphite 2", maker="Inkwell", low=200)
    return desks.stock.save_product(replace(usual, **details))  # type: ignore[arg-type]


def received(
    desks: Desks, product: Product, number: str = "GR2-2409", expiry: date | None = LATE, amount: int = 1500
) -> Lot:
    return desks.stock.receive(Lot(product=product.id, number=number, expiry=expiry), amount)


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[tuple[str, str]]:
    return [(each.code, each.field) for each in refusal.value.problems]


def begun(desks: Desks) -> Session:
    """A record that was begun, without asking who may begin it."""
    who = a.client(desks)
    with desks.ground.write("Start session"):
        return desks.store.sessions.add(Session(client=who.id, day=a.TODAY))


def test_the_first_to_expire_comes_first_and_every_state_says_why(desks: Desks) -> None:
    product = graphite(desks)
    later = received(desks, product)
    soon = received(desks, product, "GR2-2401", SOON)
    assert [(each.lot.id, each.state) for each in desks.stock.lots()] == [
        (soon.id, LotState.EXPIRING),
        (later.id, LotState.OK),
    ]
    desks.stock.open(later.id, date(2025, 11, 23))
    line = desks.stock.lot(later.id)
    assert (line.state, line.use_by, line.said.code) == (
        LotState.EXPIRED,
        date(2026, 11, 23),
        "lot_open_too_long",
    )
    assert [each.lot.id for each in desks.stock.usable(ProductKind.PIGMENT, a.TODAY)] == [soon.id]
    assert [each.code for each in desks.stock.refuse_unusable([soon.id, later.id], a.TODAY)] == [
        "lot_open_too_long"
    ]
    assert [each.lot.id for each in desks.stock.expiring()] == [later.id, soon.id]
    assert [each.lot.id for each in desks.stock.expiring(10)] == [later.id]
    desks.stock.count(soon.id, 150, "Spilt")
    assert [each.product.name for each in desks.stock.low()] == ["Graphite 2"]


def test_what_cannot_come_onto_the_shelf_is_refused_beside_its_field(desks: Desks) -> None:
    product = graphite(desks)
    with pytest.raises(Refusal) as refused:
        desks.stock.receive(Lot(product=product.id, number=" - ", expiry=date(2026, 11, 23)), 0)
    assert codes(refused) == [
        ("lot_number_missing", "number"),
        ("lot_expired_on_receipt", "expiry"),
        ("amount_not_positive", "amount"),
    ]
    first = received(desks, product)
    again = desks.stock.receive(Lot(product=product.id, number="Lot: gr2 2409"), 500)
    assert (again.id, desks.stock.lot(first.id).left) == (first.id, 2000)
    with pytest.raises(Refusal) as refused:
        received(desks, product, "GR2 2409", SOON)
    assert codes(refused) == [("lot_expiry_differs", "expiry")]
    with desks.ground.write("Change lot"):
        desks.store.stock.save_lot(replace(desks.store.stock.lot(first.id), expiry=date(2026, 11, 1)))
    with pytest.raises(Refusal) as refused:
        received(desks, product, "GR2 2409", None)
    assert codes(refused) == [("lot_expired", "number")]
    with pytest.raises(Refusal) as refused:
        desks.stock.save_product(replace(product, name="x" * 5000, usual=-1))
    assert codes(refused) == [("stock_text_too_long", "name"), ("amount_not_positive", "usual")]


def test_a_session_takes_from_the_lots_it_names_and_gives_back_what_it_no_longer_names(desks: Desks) -> None:
    pigment = received(desks, graphite(desks))
    needle = desks.stock.save_product(Product(kind=ProductKind.NEEDLE, name="Fine 3", unit=Unit.PIECE))
    box = received(desks, needle, "N-77", amount=500)
    session = begun(desks)
    work = a.zone(Zone.FRONTAL, mix=(MixPart("Graphite 2", "GR2-2409", pigment.id),), needle_stock=box.id)
    named = replace(session, zones=(work, a.zone(Zone.CROWN, needle_stock=box.id)))
    with desks.ground.write("Record session"):
        keep_in_step(desks.ground, session, named)
        keep_in_step(desks.ground, named, named)
    assert [(each.line.lot.id, each.amount) for each in desks.stock.used_in(session.id)] == [
        (pigment.id, 100),
        (box.id, 100),
    ]
    with desks.ground.write("Record session"):
        keep_in_step(desks.ground, named, replace(session, zones=(a.zone(needle_stock=box.id),)))
    assert [(each.kind, each.amount) for each in desks.stock.moves(pigment.id)] == [
        (MoveKind.RECEIVED, 1500),
        (MoveKind.USED, -100),
        (MoveKind.CORRECTED, 100),
    ]
    desks.stock.set_used(session.id, box.id, 300, "Two broke")
    assert (desks.stock.lot(box.id).left, len(desks.stock.moves(box.id))) == (200, 4)


def test_an_entry_put_right_by_hand_is_not_taken_again_behind_ones_back(desks: Desks) -> None:
    lot = received(desks, graphite(desks))
    session = begun(desks)
    named = replace(session, antiseptic_stock=lot.id)
    with desks.ground.write("Record session"):
        keep_in_step(desks.ground, session, named)
    (used,) = desks.stock.used_in(session.id)
    desks.stock.correct(used.move, "Wrong bottle")
    with desks.ground.write("Record session"):
        keep_in_step(desks.ground, named, named)
    assert desks.stock.used_in(session.id) == []
    assert desks.stock.lot(lot.id).left == 1500
    with pytest.raises(Refusal) as refused:
        desks.stock.correct(used.move, "Again")
    assert codes(refused) == [("move_corrected_already", "")]


def test_stock_never_goes_below_nothing_without_a_word(desks: Desks) -> None:
    lot = received(desks, graphite(desks), amount=50)
    session = begun(desks)
    named = replace(session, antiseptic_stock=lot.id)
    with pytest.raises(Refusal) as refused, desks.ground.write("Record session"):
        keep_in_step(desks.ground, session, named)
    assert codes(refused) == [("stock_below_zero", "amount")]
    with desks.ground.write("Record session"):
        keep_in_step(desks.ground, session, named, anyway="The bottle was half full")
    assert [(each.kind, each.amount, each.reason) for each in desks.stock.moves(lot.id)[1:]] == [
        (MoveKind.COUNTED, 50, "The bottle was half full"),
        (MoveKind.USED, -100, ""),
    ]
    for refusing in (
        lambda: desks.stock.discard(lot.id, "Broke", 10),
        lambda: desks.stock.correct(desks.stock.moves(lot.id)[0].id, "Never came"),
    ):
        with pytest.raises(Refusal) as refused:
            refusing()
        assert codes(refused) == [("stock_below_zero", "amount")]


def test_undoing_a_count_that_was_used_since_is_refused(desks: Desks) -> None:
    lot = received(desks, graphite(desks), amount=50)
    desks.stock.count(lot.id, 500, "Found a box")
    counted = desks.history.next_undo()
    desks.stock.discard(lot.id, "Spilt", 400)
    change = desks.store.story.latest_of(desks.at_desk.actor, 2)[1]
    assert (counted, change.name) == ("Count lot", "Count lot")
    with pytest.raises(Refusal) as refused:
        desks.store.undo(change.id, desks.at_desk.actor)
    assert codes(refused) == [("undo_below_zero", "")]
    assert desks.stock.lot(lot.id).left == 100
    desks.history.undo_last()
    desks.history.undo_last()
    assert desks.stock.lot(lot.id).left == 50


def test_a_stock_take_is_one_change_and_minds_what_was_taken_meanwhile(desks: Desks) -> None:
    product = graphite(desks)
    one, two = received(desks, product), received(desks, product, "GR2-2410")
    counts = [Counted(one.id, 1500, 1400), Counted(two.id, 1500, 1500)]
    with pytest.raises(Refusal) as refused:
        desks.stock.stock_take(counts, " ")
    assert codes(refused) == [("stock_reason_missing", "reason")]
    desks.stock.discard(two.id, "Spilt", 100)
    with pytest.raises(Refusal) as refused:
        desks.stock.stock_take(counts, "Year’s end")
    assert codes(refused) == [("stock_changed_meanwhile", "")]
    assert desks.stock.lot(one.id).left == 1500
    desks.stock.stock_take([counts[0], Counted(two.id, 1400, 0)], "Year’s end")
    assert [desks.stock.lot(each.id).left for each in (one, two)] == [1400, 0]
    desks.history.undo_last()
    assert [desks.stock.lot(each.id).left for each in (one, two)] == [1500, 1400]


def test_what_is_discarded_is_put_aside_and_comes_back_when_that_was_wrong(desks: Desks) -> None:
    lot = received(desks, graphite(desks))
    desks.stock.discard(lot.id, "Cap was off")
    assert (desks.stock.lots(), desks.stock.lot(lot.id).said.code) == ([], "lot_discarded")
    assert [each.code for each in desks.stock.refuse_unusable([lot.id], a.TODAY)] == ["lot_discarded"]
    desks.stock.correct(desks.stock.moves(lot.id)[-1].id, "Another bottle")
    assert (desks.stock.lot(lot.id).state, desks.stock.lot(lot.id).left) == (LotState.OK, 1500)
