"""The chart at the desk: the story of a head, and what is drawn on it."""

from dataclasses import replace
from datetime import date

import pytest

from smpdesk.domain.chart import Place
from smpdesk.domain.consultation import Consultation
from smpdesk.domain.course import Course, PlannedZone
from smpdesk.domain.hair_and_skin import Phototype
from smpdesk.domain.hair_loss import Pattern
from smpdesk.domain.outline import circle, flat
from smpdesk.domain.problem import Refusal, Stale
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Zone
from smpdesk.services.desks import Desks
from tests import builders as a


def mole(client: int, **more: object) -> ScalpArea:
    known = {"name": "Mole", "zone": Zone.CROWN, "points": flat(circle(500, 680)), "since": a.TODAY}
    return ScalpArea(client=client, kind=AreaKind.NO_GO, **{**known, **more})  # type: ignore[arg-type]


def test_the_story_knows_densities_plan_skin_and_pattern(desks: Desks) -> None:
    owen = a.client(desks)
    course = desks.clients.start_course(
        owen.id, Course(client=owen.id, zones=(PlannedZone("crown", 100), PlannedZone("frontal", 80)))
    )
    talk = Consultation(client=owen.id, day=a.TODAY, phototype=Phototype.IV, pattern=Pattern.NORWOOD_5)
    desks.consultations.save(talk)
    booked = a.visit(desks, owen, "2026-11-24 08:00")
    a.finished(desks, booked, a.zone(Zone.CROWN, density=33))
    story = desks.chart.story(owen.id)
    assert (story.skin, story.pattern, story.today) == ("4", "norwood_5", a.TODAY)
    assert story.standing() == {Place(Zone.CROWN): 33}
    assert story.planned == {Place(Zone.CROWN): 100, Place(Zone.FRONTAL): 80}
    assert (story.next_number, story.fill) == (2, {Place(Zone.CROWN): 70, Place(Zone.FRONTAL): 56})
    assert desks.chart.story(owen.id, course.id).standing() == story.standing()


def test_what_is_drawn_is_kept_undone_and_taken_off_the_map(desks: Desks) -> None:
    owen = a.client(desks)
    kept = desks.chart.add_area(mole(owen.id))
    assert desks.chart.areas(owen.id) == [kept]
    assert desks.chart.story(owen.id).areas == (kept,)
    named = desks.chart.save_area(replace(kept, note="raised"))
    with pytest.raises(Stale):
        desks.chart.save_area(replace(kept, note="flat"))
    gone = desks.chart.remove_area(named.id)
    assert gone.gone == a.TODAY
    assert desks.chart.areas(owen.id) == []
    assert desks.chart.areas(owen.id, gone=True) == [gone]
    with pytest.raises(Refusal, match="area_is_gone"):
        desks.chart.remove_area(gone.id)
    last = desks.history.of_client(owen.id)[0]
    desks.history.undo(last.change)
    assert desks.chart.areas(owen.id)[0].note == "raised"


def test_what_is_no_outline_is_refused(desks: Desks) -> None:
    owen = a.client(desks)
    with pytest.raises(Refusal, match="area_not_closed"):
        desks.chart.add_area(mole(owen.id, points=(1, 2, 3, 4)))
    with pytest.raises(Refusal, match="gone_before_there"):
        desks.chart.add_area(mole(owen.id, gone=date(2020, 1, 1)))


def test_an_area_has_its_own_density_in_the_story(desks: Desks) -> None:
    owen = a.client(desks)
    scar = desks.chart.add_area(
        mole(
            owen.id,
            name="FUT scar",
            view="back",
            points=flat([(330, 470), (670, 470), (670, 500), (330, 500)]),
        )
    )
    scar = desks.chart.save_area(replace(scar, kind=AreaKind.SCAR, zone=Zone.SCAR))
    booked = a.visit(desks, owen, "2026-11-24 08:00")
    a.finished(desks, booked, a.zone(Zone.SCAR, area=scar.id, density=40), a.zone(Zone.CROWN, density=30))
    assert desks.chart.story(owen.id).standing() == {Place(Zone.SCAR, scar.id): 40, Place(Zone.CROWN): 30}
