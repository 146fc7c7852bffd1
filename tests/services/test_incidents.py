"""Incidents and reactions: what they are tied to, what is missing, who has to hear of them, their report."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from smpdesk.domain.incident import Incident, IncidentKind, Late
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.problem import Refusal
from smpdesk.domain.session import Reaction
from smpdesk.services.desks import Desks
from tests.documents import reading
from tests.furnished import ANNA, ODD, OWEN, furnished


@pytest.fixture
def desks(tmp_path: Path) -> Desks:
    """Two courses on record, and an infection days after the first."""
    return furnished(tmp_path)[0]


def refused(desks: Desks, incident: Incident) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as found:
        desks.incidents.keep(incident)
    return [(each.code, each.field) for each in found.value.problems]


def test_a_reaction_noted_in_a_zone_begins_the_incident_with_its_place_and_lot(desks: Desks) -> None:
    session = desks.store.sessions.of_client(ANNA)[-1]
    draft = desks.incidents.draft(ANNA, session.id)
    work = session.zones[1]
    assert (draft.session, draft.zone, draft.what) == (
        session.id,
        work.zone.value,
        (Reaction.ERYTHEMA_MILD.value,),
    )
    assert (draft.lot, draft.lot_said) == (work.mix[0].stock, "GR2-2409")
    assert draft.noticed == date(2026, 11, 24)


def test_days_later_it_is_on_record_with_session_place_and_lot(desks: Desks) -> None:
    (line,) = desks.incidents.of_client(OWEN)
    session = desks.store.sessions.of_client(OWEN)[-1]
    assert line.incident.session == session.id and line.incident.noticed == session.day + timedelta(days=3)
    assert line.session == "Session 3 on 15 Nov 2021"
    assert (line.place, line.lot) == ("Frontal", "Graphite 2, lot GR2-2409, expiry 30 Jun 2023")
    assert desks.incidents.of_lots([line.incident.lot or 0]) == [(line.incident, "Owen Davies, 1001")]
    assert desks.incidents.of_client(ANNA) == []


def test_what_nobody_has_closed_stands_at_the_head_of_the_page(desks: Desks) -> None:
    (first, *_rest) = desks.clients.alerts(OWEN)
    assert (first.code, first.kind) == ("incident_open_serious", "bad")
    incident = desks.incidents.of_client(OWEN)[0].incident
    desks.incidents.keep(replace(incident, outcome="Healed", closed=date(2021, 12, 1)))
    assert not any(each.code.startswith("incident") for each in desks.clients.alerts(OWEN))


def test_what_is_missing_is_named_beside_its_field(desks: Desks) -> None:
    draft = replace(desks.incidents.draft(ANNA), what=())
    assert refused(desks, draft) == [("incident_says_nothing", "description")]
    later = draft.happened + timedelta(days=2)
    exposure = replace(draft, kind=IncidentKind.EXPOSURE, description="Cut a glove", happened=later)
    assert refused(desks, exposure) == [
        ("incident_in_future", "happened"),
        ("incident_noticed_before", "noticed"),
        ("exposed_missing", "exposed"),
    ]
    told = replace(draft, description="Itch", reported=draft.noticed, closed=draft.noticed)
    assert refused(desks, told) == [("reported_to_missing", "reported_to"), ("outcome_missing", "outcome")]
    early = replace(told, reported_to="Maker", outcome="Gone", closed=draft.noticed - timedelta(days=1))
    assert refused(desks, early) == [("incident_step_before", "closed")]


@pytest.mark.parametrize(("country", "code"), [("GB", "incident_tell_supplier"), ("US", "incident_tell_us")])
def test_who_has_to_hear_of_a_serious_one_depends_on_the_country(
    desks: Desks, country: str, code: str
) -> None:
    desks.clinic.save(replace(desks.clinic.clinic(), country=country))
    incident = desks.incidents.of_client(OWEN)[0].incident
    (found,) = desks.incidents.advice(incident)
    assert (found.code, found.facts["maker"]) == (code, "Northlight")
    told = replace(incident, reported=date(2021, 11, 19), reported_to="Northlight")
    assert desks.incidents.advice(desks.incidents.keep(told)) == []
    unjudged = replace(told, serious=False, what=(Late.INFECTION.value,))
    assert [each.code for each in desks.incidents.advice(unjudged)] == ["incident_may_be_serious"]


def test_the_report_is_kept_as_it_was_issued_and_again_only_when_something_changed(desks: Desks) -> None:
    incident = desks.incidents.of_client(OWEN)[0].incident
    paper = desks.incidents.issue(incident.id)
    assert (paper.kind, paper.session, paper.pages) == (PaperKind.INCIDENT, incident.session, 1)
    assert desks.incidents.issue(incident.id) == paper
    pdf = desks.papers.pdf(paper.id)
    said = reading.text(pdf)
    for each in ("Infection and swelling", "GR2-2409", "Cartridge", "Tom Hale, licence WL-2231", "pustules"):
        assert (each in said) == (each != "Cartridge")
    assert "Client no. 1001" in said and "DRAFT" not in said
    desks.incidents.keep(replace(incident, outcome="Healed"))
    again = desks.incidents.issue(incident.id)
    assert again.id != paper.id and "Healed" in reading.text(desks.papers.pdf(again.id))
    assert desks.papers.pdf(paper.id) == pdf


def test_undo_takes_it_back(desks: Desks) -> None:
    desks.incidents.keep(replace(desks.incidents.draft(ANNA), description="Slipped on the step"))
    assert len(desks.incidents.of_client(ANNA)) == 1
    desks.history.undo_last()
    assert desks.incidents.of_client(ANNA) == []


def test_somebody_without_a_course_can_have_one_too(desks: Desks) -> None:
    kept = desks.incidents.keep(replace(desks.incidents.draft(ODD), description="Fell in the doorway"))
    pdf = desks.incidents.preview(kept.id)
    assert "Fell in the doorway" in reading.text(pdf)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_a_recalled_lot_is_told_on_the_record_of_everybody_it_touched(desks: Desks) -> None:
    lot = desks.incidents.of_client(OWEN)[0].incident.lot or 0
    desks.recalls.begin(replace(desks.recalls.new(), title="Northlight"), [lot])
    said = reading.text(desks.records.preview(ANNA))
    assert "30 Jun 2023 recalled 24 Nov 2026" in said
