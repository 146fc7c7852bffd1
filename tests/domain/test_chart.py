"""The chart as numbers: what stands where, which dots each session put there, what is planned, what was drawn."""

from dataclasses import replace
from datetime import date

import pytest

from smpdesk import resources
from smpdesk.domain import dots, head
from smpdesk.domain.chart import Place, story_of
from smpdesk.domain.chart_dots import ChartDots
from smpdesk.domain.course import Course, PlannedStep, PlannedZone
from smpdesk.domain.outline import area_problems, circle, corners_of, flat, simplified, size_cm2
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Session, Zone, ZoneWork

VIEWS = head.views(resources.toml("heads/heads.toml"))
TILE = dots.tile(resources.text("heads/dots.b85"))
TOP, BACK = dots.Scalp(VIEWS["top"], TILE), dots.Scalp(VIEWS["back"], TILE)
FRONTAL, CROWN = Place(Zone.FRONTAL), Place(Zone.CROWN)
PLAN = Course(
    id=1, client=1, planned=3, steps=(PlannedStep("base", 40), PlannedStep("density", 80), PlannedStep("refine", 100)),
    zones=(PlannedZone("crown", 100), PlannedZone("frontal", 80)),
)  # fmt: skip


def day(number):
    return date(2026, 9, number)


def session(number, *zones):
    return Session(id=number, client=1, course=1, number=number, day=day(number), zones=zones)


def work(zone, density, layer=1, area=None):
    return ZoneWork(zone=zone, layer=layer, density=density, area=area)


def drawn(number, kind, corners, view="top", zone=Zone.CROWN, **more):
    return ScalpArea(
        id=number, client=1, kind=kind, zone=zone, view=view, points=flat(corners), since=day(1), **more
    )


def test_densities_are_told_as_before_and_after():
    story = story_of(1, [session(1, work(Zone.CROWN, 36)), session(2, work(Zone.CROWN, 84, 2))], PLAN)
    spans = [each.work[CROWN] for each in story.layers]
    assert [(each.before, each.after) for each in spans] == [(0, 36), (36, 84)]
    assert story.standing(0) == {CROWN: 36}
    assert (story.done(CROWN), story.done(FRONTAL)) == (84, 0)


def test_a_record_without_density_shows_the_usual_share_of_its_layer():
    story = story_of(1, [session(1, ZoneWork(zone=Zone.CROWN, layer=2))], PLAN)
    span = story.layers[0].work[CROWN]
    assert (span.after, span.said) == (70, False)
    unplanned = story_of(1, [session(1, ZoneWork(zone=Zone.NAPE, layer=1))], PLAN)
    assert unplanned.standing() == {Place(Zone.NAPE): 36}


def test_the_next_session_fills_what_the_plan_still_lacks():
    begun = [session(1, work(Zone.CROWN, 90), work(Zone.FRONTAL, 30))]
    story = story_of(1, begun, PLAN)
    assert (story.next_number, story.next_purpose, story.fill) == (2, "density", {FRONTAL: 64})
    assert story_of(1, begun, replace(PLAN, ended=day(9))).fill == {}
    assert story_of(1, begun, replace(PLAN, planned=1)).next_number == 0


def test_layer_two_never_moves_a_dot_of_layer_one():
    first = session(1, work(Zone.CROWN, 36), work(Zone.FRONTAL, 24))
    second = session(2, work(Zone.CROWN, 84, 2), work(Zone.HAIRLINE, 40))
    scar = drawn(1, AreaKind.SCAR, [(430, 600), (560, 600), (560, 660), (430, 660)])
    alone = ChartDots(story_of(1, [first], PLAN, [scar]), TOP)
    both = ChartDots(story_of(1, [first, second], PLAN, [scar]), TOP)
    assert alone.layer(0)
    assert set(alone.layer(0)) == set(both.layer(0))
    assert not set(both.layer(0)) & set(both.layer(1))
    assert set(both.upto(1)) == set(both.layer(0)) | set(both.layer(1))


def test_a_lower_density_recorded_later_is_what_stands():
    story = story_of(1, [session(1, work(Zone.CROWN, 84)), session(2, work(Zone.CROWN, 60, 2))])
    found = ChartDots(story, TOP)
    assert story.standing() == {Place(Zone.CROWN): 60}
    assert found.falls(1) and not found.falls(0)
    assert found.layer(1) == ()
    assert set(found.kept(1)) == set(found.upto(1)) < set(found.upto(0))
    assert len(found.upto(1)) / len(found.upto(0)) == pytest.approx(60 / 84, rel=0.02)
    unsaid = story_of(1, [session(1, work(Zone.CROWN, 84)), session(2, work(Zone.CROWN, None))])
    assert unsaid.standing() == {Place(Zone.CROWN): 84}


def test_the_density_recorded_is_the_density_counted():
    found = ChartDots(story_of(1, [session(1, work(Zone.CROWN, 84))]), TOP).upto(0)
    area = head.area_cm2(head.polygon(VIEWS["top"].zones[Zone.CROWN]))
    assert len(found) / area == pytest.approx(84, rel=0.03)


def test_no_dot_lies_in_a_no_go_mark():
    mole = drawn(7, AreaKind.NO_GO, circle(500, 680, 20))
    with_mole = ChartDots(story_of(1, [session(1, work(Zone.CROWN, 120))], None, [mole]), TOP).upto(0)
    inside = [at for at in with_mole if (at[0] - 500) ** 2 + (at[1] - 680) ** 2 <= 20**2]
    without = ChartDots(story_of(1, [session(1, work(Zone.CROWN, 120))]), TOP).upto(0)
    assert inside == []
    assert set(with_mole) < set(without)


def test_a_mark_that_is_gone_frees_its_place_for_later_sessions_only():
    sessions = [session(2, work(Zone.CROWN, 60)), session(9, work(Zone.CROWN, 120, 2))]
    mole = drawn(7, AreaKind.NO_GO, circle(500, 680, 20), gone=day(5))
    found = ChartDots(story_of(1, sessions, None, [mole]), TOP)

    def inside(points):
        return [at for at in points if (at[0] - 500) ** 2 + (at[1] - 680) ** 2 <= 20**2]

    assert inside(found.layer(0)) == []
    assert inside(found.layer(1))
    slip = replace(mole, gone=mole.since)
    assert inside(ChartDots(story_of(1, sessions, None, [slip]), TOP).layer(0))


def test_a_scar_has_its_own_dots_and_its_own_density():
    band = [(330, 470), (670, 470), (670, 520), (330, 520)]
    scar = drawn(3, AreaKind.SCAR, band, view="back", zone=Zone.OCCIPITAL)
    only_zone = session(1, work(Zone.OCCIPITAL, 100))
    scar_too = session(2, work(Zone.SCAR, 45, area=3))
    found = ChartDots(story_of(1, [only_zone, scar_too], None, [scar]), BACK)

    def inside(points):
        return [(x, y) for x, y in points if 330 < x < 670 and 470 < y < 520]

    assert inside(found.layer(0)) == []
    assert len(inside(found.layer(1))) / size_cm2(scar) == pytest.approx(45, rel=0.06)
    assert ChartDots(story_of(1, [only_zone, scar_too], None, [scar]), TOP).layer(1) == ()


def test_an_area_before_the_hairline_has_dots_where_no_zone_is():
    lower = drawn(4, AreaKind.AREA, [(440, 160), (560, 160), (560, 230), (440, 230)], zone=Zone.FRONTAL)
    found = ChartDots(story_of(1, [session(1, work(Zone.FRONTAL, 60, area=4))], None, [lower]), TOP).upto(0)
    assert any(y < 190 for _, y in found)
    assert all(440 <= x <= 560 and 160 <= y <= 230 for x, y in found)


def test_what_is_entered_just_now_is_a_layer_of_its_own():
    kept = story_of(1, [session(1, work(Zone.CROWN, 36)), session(2, work(Zone.CROWN, 60, 2))], PLAN)
    now = kept.with_work({CROWN: 84, FRONTAL: 30}, session=2)
    assert [each.session for each in now.layers] == [1, 2]
    assert now.standing() == {CROWN: 84, FRONTAL: 30}
    assert now.layers[1].work[CROWN].before == 36
    assert len(kept.with_work({FRONTAL: 30}).layers) == 3


def test_a_stroke_keeps_its_shape_with_few_corners():
    wave = [(x, 300 + (x % 3) * 0.4) for x in range(200, 400)]
    assert len(simplified(wave)) == 2
    ring = circle(500, 500, 60)
    assert len(simplified(ring)) > 8


def test_an_outline_is_kept_in_whole_units_inside_the_box():
    assert flat([(-4, 3.6), (1200, 3.6), (1200, 3.7), (500, 400)]) == (0, 4, 1000, 4, 500, 400)
    square = drawn(1, AreaKind.AREA, [(100, 100), (140, 100), (140, 140), (100, 140)])
    assert size_cm2(square) == pytest.approx(1.0)
    assert len(corners_of(square)) == 4


def test_what_is_no_area_is_refused():
    line = drawn(1, AreaKind.AREA, [(100, 100), (140, 100)])
    speck = drawn(1, AreaKind.NO_GO, [(100, 100), (102, 100), (101, 102)])
    early = drawn(1, AreaKind.NO_GO, circle(500, 500), gone=date(2026, 8, 1))
    assert [area_problems(each)[0].code for each in (line, speck, early)] == [
        "area_not_closed",
        "area_too_small",
        "gone_before_there",
    ]
