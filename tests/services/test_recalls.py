"""A recall: from a pasted alert to the lots, to everybody they touched, until the last one is told."""

import time
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from smpdesk.domain.client import Client
from smpdesk.domain.problem import Refusal
from smpdesk.domain.recall import FoundBy, Told, UseHow
from smpdesk.domain.session import MixPart, Session, Zone
from smpdesk.domain.sitting import Numbing
from smpdesk.domain.stock import Lot, LotState, Product, ProductKind
from smpdesk.services.desks import Desks
from smpdesk.services.stock_use import keep_in_step
from tests import builders as a

ALERT = """URGENT FIELD SAFETY NOTICE
Inkwell recalls Graphite-2 pigment, lot no. gr2 – 2409, expiry 11/2028.
Also affected: batch N 77. Not affected: GR2-24091. Call 0800 1234."""


def lot(
    desks: Desks, name: str, number: str, kind: ProductKind = ProductKind.PIGMENT, maker: str = ""
) -> Lot:
    known = [each for each in desks.stock.products() if each.name == name]
    product = known[0] if known else desks.stock.save_product(Product(kind=kind, name=name, maker=maker))
    return desks.stock.receive(Lot(product=product.id, number=number, expiry=date(2028, 11, 24)), 50_000)


def treated(desks: Desks, who: Client, day: date, **work: Any) -> Session:
    """A record of a past day, as the chair writes it."""
    with desks.ground.write("Record session"):
        empty = desks.store.sessions.add(Session(client=who.id, day=day, number=1))
        made = desks.store.sessions.save(replace(empty, zones=(a.zone(Zone.CROWN, **work),)))
        keep_in_step(desks.ground, empty, made)
    return made


def test_an_alert_finds_lots_however_they_are_written_and_shows_where(desks: Desks) -> None:
    two = lot(desks, "Graphite 2", "GR2-2409", maker="Inkwell")
    three = lot(desks, "Graphite 2", "GR2-2410")
    needles = lot(desks, "Fine 3", "N-77", ProductKind.NEEDLE)
    lot(desks, "Graphite 9", "GR2-24O91")
    short = lot(desks, "Gauze", "0800", ProductKind.OTHER)
    treated(desks, a.client(desks), date(2021, 3, 1), pigment="Graphite 1", pigment_lot="GR1-2311")
    found = desks.recalls.find(ALERT + " Old stock GR1 2311.")
    assert [(each.line.lot.id if each.line else each.typed.number, each.by, each.sure) for each in found] == [  # type: ignore[union-attr]
        (two.id, FoundBy.NUMBER, True),
        (needles.id, FoundBy.NUMBER, True),
        ("GR1-2311", FoundBy.NUMBER, True),
        (short.id, FoundBy.NUMBER, False),
        (found[4].line.lot.id, FoundBy.MISREAD, False),  # type: ignore[union-attr]
        (three.id, FoundBy.PRODUCT, False),
    ]
    start, end = found[0].places[0]
    assert ALERT[start:end] == "gr2 – 2409"
    assert desks.recalls.find("  ") == []


def test_recalled_lots_are_refused_from_then_on_and_one_undo_frees_them(desks: Desks) -> None:
    two = lot(desks, "Graphite 2", "GR2-2409")
    with pytest.raises(Refusal) as refused:
        desks.recalls.begin(desks.recalls.new(), [])
    assert [each.code for each in refused.value.problems] == ["recall_title_missing", "recall_lots_missing"]
    recall = desks.recalls.begin(replace(desks.recalls.new(), title="Inkwell", text=ALERT), [two.id])
    assert desks.stock.lot(two.id).state is LotState.RECALLED
    assert [each.code for each in desks.stock.refuse_unusable([two.id], a.TODAY)] == ["lot_recalled"]
    with pytest.raises(Refusal):
        lot(desks, "Graphite 2", "gr2 2409")
    other = lot(desks, "Graphite 2", "GR2-2410")
    desks.recalls.change_lots(recall.id, [other.id])
    assert [desks.stock.lot(each.id).state is LotState.RECALLED for each in (two, other)] == [False, True]
    desks.history.undo_last()
    assert [desks.stock.lot(each.id).state is LotState.RECALLED for each in (two, other)] == [True, False]


def test_an_open_session_says_that_a_lot_it_names_was_recalled(desks: Desks) -> None:
    two = lot(desks, "Graphite 2", "GR2-2409")
    session = treated(desks, a.client(desks), a.TODAY, mix=(MixPart("Graphite 2", "GR2-2409", two.id),))
    assert "lot_recalled" not in [each.code for each in desks.chair.advice(session)]
    desks.recalls.begin(replace(desks.recalls.new(), title="Northlight"), [two.id])
    said = [(each.code, each.field) for each in desks.chair.advice(session)]
    assert said[0] == ("lot_recalled", "zones.0.mix")


def test_every_way_in_which_a_lot_touched_somebody_is_found(desks: Desks) -> None:
    two = lot(desks, "Graphite 2", "GR2-2409")
    cream = lot(desks, "Calm 4 %", "A-1", ProductKind.ANAESTHETIC)
    wash = lot(desks, "Clear wash", "W-1", ProductKind.ANTISEPTIC)
    lot(desks, "Fine 3", "GR2-2409", ProductKind.NEEDLE)
    ana, bea = a.client(desks, "Ana"), a.client(desks, "Bea", "Sousa", phone="07700 900204")
    mixed = (MixPart("Graphite 2", "GR2-2409", two.id),)
    new = treated(desks, ana, a.TODAY, mix=mixed, pigment_lot="GR2-2409")
    old = treated(desks, ana, date(2024, 1, 5), pigment="graphite 2", pigment_lot="gr2 24O9, X1")
    treated(desks, bea, date(2024, 2, 5), pigment="Graphite 3", pigment_lot="GR3-1")
    with desks.ground.write("Numb"):
        desks.store.sittings.put_numbing(
            Numbing(session=old.id, stock=cream.id, starts=desks.ground.now(), product="Calm")
        )
        desks.store.sessions.save(replace(desks.store.sessions.get(new.id), antiseptic_stock=wash.id))
    offered = desks.patch_tests.offer(bea.id)
    with desks.ground.write("Do test"):
        desks.store.patch_tests.save(replace(offered, pigment="Graphite 2", lot="GR2 2409"))
    seen = {each.name: [(use.how, use.typed) for use in each.uses] for each in desks.stock.clients_of(two.id)}
    assert seen == {
        "Ana Davies": [(UseHow.PIGMENT, False), (UseHow.PIGMENT, True)],
        "Bea Sousa": [(UseHow.PATCH_TEST, True)],
    }
    assert [each.name for each in desks.stock.clients_of(cream.id)] == ["Ana Davies"]
    lots = [(each.number, len(each.uses), each.line is not None) for each in desks.stock.lots_of(ana.id)]
    assert sorted(lots) == [("A-1", 1, True), ("GR2-2409", 2, True), ("W-1", 1, True)]
    assert [(each.number, each.line) for each in desks.stock.lots_of(bea.id)][1:] == [("GR3-1", None)]


def test_a_recall_across_a_hundred_clients_is_quick_and_right(desks: Desks) -> None:
    two, three = lot(desks, "Graphite 2", "GR2-2409"), lot(desks, "Graphite 3", "GR3-1")
    people: list[Client] = []
    with desks.ground.write("Bring in"):
        for number in range(130):
            people.append(
                desks.store.clients.add(Client(given=f"P{number:03}", family="Ray", phone="07700 900204"))
            )
    for number, who in enumerate(people):
        ours = two if number < 100 else three
        mix = (MixPart("Graphite", ours.number, ours.id),) if number % 2 else ()
        treated(desks, who, a.TODAY - timedelta(days=number), mix=mix, pigment_lot=ours.number)
    recall = desks.recalls.begin(replace(desks.recalls.new(), title="Inkwell"), [two.id])
    began = time.perf_counter()
    lines = desks.recalls.calls(recall.id)
    assert time.perf_counter() - began < 1.0
    assert [each.client.client for each in lines] == [each.id for each in people[:100]]
    desks.recalls.note_call(recall.id, people[0].id, Told.NOT_REACHED)
    desks.recalls.note_call(recall.id, people[0].id, Told.TOLD, "Will watch for swelling")
    desks.recalls.note_call(recall.id, people[1].id, Told.MESSAGE)
    with pytest.raises(Refusal) as refused:
        desks.recalls.note_call(recall.id, people[2].id, Told.NOT_NEEDED)
    assert refused.value.problems[0].code == "recall_note_missing"
    first = desks.recalls.calls(recall.id)[0]
    assert ([each.outcome for each in first.calls], first.told) == ([Told.NOT_REACHED, Told.TOLD], True)
    with pytest.raises(Refusal) as refused:
        desks.recalls.close(recall.id)
    assert refused.value.problems[0].facts["count"] == 99
    closed = desks.recalls.close(recall.id, "All others by letter from the maker")
    assert closed.closed == a.TODAY
    with pytest.raises(Refusal):
        desks.recalls.note_call(recall.id, people[1].id, Told.TOLD)


def test_a_lot_that_only_old_records_name_comes_onto_record_as_recalled(desks: Desks) -> None:
    who = a.client(desks)
    treated(desks, who, date(2021, 3, 1), pigment="Graphite 1", pigment_lot="GR1-2311")
    (found,) = desks.recalls.find("We recall GR1 2311")
    assert found.typed is not None
    recall = desks.recalls.begin(replace(desks.recalls.new(), title="Old"), [], [found.typed])
    assert [each.client.client for each in desks.recalls.calls(recall.id)] == [who.id]
    (line,) = desks.recalls.lots(recall)
    assert (line.product.name, line.product.ended, line.state) == ("Graphite 1", True, LotState.RECALLED)
