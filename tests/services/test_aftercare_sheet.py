"""The sheet is made of the session itself: its layer, places, scars, what was used, the client's language."""

from dataclasses import replace
from typing import Any

import pytest

from smpdesk.domain.consultation import Consultation, Earlier
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.problem import Refusal
from smpdesk.domain.session import MixPart, Session, Zone, ZoneWork
from smpdesk.domain.stock import Lot, Product, ProductKind
from smpdesk.services.desks import Desks
from smpdesk.ui.aftercare.presenter import spoken
from tests import builders as a
from tests.documents import reading

LONG = "Wolfeschlegelsteinhausenbergerdorff " * 3


def treated(desks: Desks, at: str, client: int, **work: Any) -> Session:
    """A finished session in one zone."""
    session = a.finished(desks, a.visit(desks, desks.clients.client(client), at))
    usual: dict[str, Any] = {
        "zone": Zone.CROWN,
        "pigment": "Graphite 2",
        "pigment_lot": "GR2-2409",
        "dilution": 6,
    }
    return desks.chair.record(replace(session, zones=(ZoneWork(**{**usual, **work}),)))


def expected(desks: Desks, session: Session) -> str:
    return " ".join(desks.aftercare.sheet(session.id).expect)


def test_dots_look_apart_only_until_the_next_layer(desks: Desks, clock: a.SetClock) -> None:
    owen = a.client(desks).id
    first = treated(desks, "2026-11-24 08:00", owen)
    clock.tick(days=14)
    second = treated(desks, "2026-12-08 08:00", owen)
    clock.tick(days=21)
    third = treated(desks, "2026-12-29 08:00", owen)
    assert "far apart" in expected(desks, first)
    assert "gaps that are left" in expected(desks, second)
    last = expected(desks, third)
    assert "far apart" not in last and "last session planned" in last
    sheet = desks.aftercare.sheet(third.id)
    assert sheet.next_lines == ()
    assert not any("between later sessions" in row.what for row in sheet.rows)


def test_a_touch_up_and_a_scar_have_words_of_their_own(desks: Desks) -> None:
    session = treated(desks, "2026-11-24 08:00", a.client(desks).id, zone=Zone.SCAR)
    assert "Scar tissue takes up pigment unevenly" in expected(desks, session)
    again = desks.chair.record(replace(desks.store.sessions.get(session.id), touch_up=True))
    assert "freshened dots" in expected(desks, again)
    assert "touch-up" in desks.aftercare.sheet(session.id).treatment


def test_a_session_outside_any_course_has_every_advice_and_no_count(desks: Desks) -> None:
    session = treated(desks, "2026-11-24 08:00", a.client(desks).id)
    with desks.ground.write("Move"):
        desks.store.sessions.save(replace(desks.store.sessions.get(session.id), course=None, number=0))
    sheet = desks.aftercare.sheet(session.id)
    assert len(sheet.rows) >= 5 and len(sheet.warning) >= 6 and sheet.expect and sheet.lasting
    assert sheet.treatment.startswith("Scalp micropigmentation, Tue") and " 0 " not in sheet.treatment
    assert "last session planned" not in " ".join(sheet.expect)


def test_what_was_used_stands_there_with_its_lots_and_labels_only_where_the_law_asks(desks: Desks) -> None:
    with desks.ground.write("Stock"):
        product = desks.store.stock.add_product(
            Product(kind=ProductKind.PIGMENT, name="Graphite 3", ingredients="Aqua\nCI 77266")
        )
        lot = desks.store.stock.add_lot(Lot(product=product.id, number="GR3-2502"))
    session = treated(desks, "2026-11-24 08:00", a.client(desks).id, needle="3RL", needle_lot="NB-1188")
    zone = replace(session.zones[0], mix=(MixPart("Graphite 3", "GR3-2502", lot.id),))
    with desks.ground.write("Record"):
        desks.store.sessions.save(replace(desks.store.sessions.get(session.id), zones=(zone,)))
    used = desks.aftercare.sheet(session.id).used
    assert [each.text for each in used] == ["Graphite 3, lot GR3-2502, diluted 1 : 6", "3RL, lot NB-1188"]
    assert not any(each.ingredients for each in used)
    desks.clinic.save(replace(desks.clinic.clinic(), country="DE"))
    assert desks.aftercare.sheet(session.id).used[0].ingredients == "Ingredients: Aqua, CI 77266"
    desks.wordings.choose_ingredients("no")
    assert not desks.aftercare.sheet(session.id).used[0].ingredients
    assert "GR3-2502" in reading.text(desks.aftercare.card(session.id))


def test_minoxidil_is_spoken_of_only_where_somebody_uses_it(desks: Desks) -> None:
    owen = a.client(desks).id
    session = treated(desks, "2026-11-24 08:00", owen)
    assert not any("Minoxidil" in row.what for row in desks.aftercare.sheet(session.id).rows)
    with desks.ground.write("Consultation"):
        desks.store.consultations.add(
            Consultation(client=owen, day=a.TODAY, earlier=(Earlier("minoxidil", "since 2024"),))
        )
    rows = desks.aftercare.sheet(session.id).rows
    assert [row.when.replace("\u00a0", " ") for row in rows if "Minoxidil" in row.what] == ["Tue 1 Dec"]


def test_the_sheet_speaks_the_clients_language_and_says_that_nobody_has_read_it(desks: Desks) -> None:
    client = a.client(desks)
    desks.clients.save(replace(desks.clients.client(client.id), language="es"))
    session = treated(desks, "2026-11-24 08:00", client.id)
    sheet = desks.aftercare.sheet(session.id)
    assert (sheet.language, sheet.note != "") == ("es", True)
    assert "martes" in sheet.treatment and "coronilla" in sheet.places.lower()
    desks.wordings.approve(PaperKind.AFTERCARE, "es", "Ana Sousa")
    assert desks.aftercare.sheet(session.id).note == ""
    assert desks.aftercare.sheet(session.id, "en").language == "en-GB"
    assert desks.aftercare.issue(session.id).language == "es"


def test_american_clinics_have_american_dates_and_spelling(desks: Desks) -> None:
    desks.clinic.save(replace(desks.clinic.clinic(), language="en-US", country="US", paper="Letter"))
    sheet = desks.aftercare.sheet(treated(desks, "2026-11-24 08:00", a.client(desks).id).id)
    assert "Tuesday, November 24, 2026" in sheet.treatment
    assert "sulfates" in sheet.rows[1].what and "color" in sheet.lasting[0]
    assert "colour" not in spoken(sheet) and "tanning beds" in spoken(sheet)


def test_somebody_with_every_field_at_its_longest_has_a_sheet_that_loses_nothing(desks: Desks) -> None:
    client = a.client(desks, LONG, LONG)
    clinic = desks.clinic.clinic()
    desks.clinic.save(
        replace(clinic, name=LONG, address="\n".join([LONG] * 4), phone="0123456789 " * 6, web=LONG)
    )
    session = treated(
        desks, "2026-11-24 08:00", client.id, pigment=LONG, pigment_lot=LONG, needle=LONG, needle_lot=LONG
    )
    for large in (False, True):
        pdf = desks.aftercare.preview(session.id, large=large)
        assert "".join(LONG.split()) in reading.body(pdf, "Draft,notissued")
        assert not reading.outside(pdf, 48, 8, 20)
    assert not reading.outside(desks.aftercare.card(session.id), 20, 20, 20)


def test_somebody_with_nothing_but_a_name_has_a_sheet_and_no_card(desks: Desks) -> None:
    session = treated(
        desks, "2026-11-24 08:00", a.client(desks, "O", "").id, pigment="", pigment_lot="", dilution=None
    )
    sheet = desks.aftercare.sheet(session.id)
    assert sheet.used == () and sheet.used_title == ""
    assert len(reading.pages(desks.aftercare.preview(session.id))) == 1
    with pytest.raises(Refusal) as refused:
        desks.aftercare.card(session.id)
    assert refused.value.problems[0].code == "card_without_pigment"


def test_markup_that_a_person_typed_is_text(desks: Desks) -> None:
    typed = "<b>Bob & {treated} <img src='x'>"
    session = treated(
        desks, "2026-11-24 08:00", a.client(desks, typed, "").id, pigment=typed, pigment_lot="{0}"
    )
    text = reading.text(desks.aftercare.preview(session.id))
    assert text.count(typed) == 2 and "lot {0}" in text
    assert typed in reading.text(desks.aftercare.card(session.id))


def test_a_sheet_made_again_is_the_same_sheet(desks: Desks, clock: a.SetClock) -> None:
    session = treated(desks, "2026-11-24 08:00", a.client(desks).id)
    paper = desks.aftercare.issue(session.id)
    clock.tick(days=3)
    assert desks.aftercare.issue(session.id) == paper
    assert desks.aftercare.preview(session.id) == desks.papers.pdf(paper.id)
    assert desks.aftercare.issue(session.id, large=True) != paper
