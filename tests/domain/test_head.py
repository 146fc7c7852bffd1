"""The head as numbers: every file of outlines can be read, zones meet without gaps, dots lie evenly inside."""

import pytest

from smpdesk import resources
from smpdesk.domain import dots, head
from smpdesk.domain.session import Zone
from smpdesk.domain.spans import Spans

VIEWS = head.views(resources.toml("heads/heads.toml"))
TILE = dots.tile(resources.text("heads/dots.b85"))
TOP = dots.Scalp(VIEWS["top"], TILE)
FULL = dots.rank_of(dots.FULL_PER_CM2, TILE)
NOT_DRAWN = {Zone.SCAR, Zone.OTHER}


def grid(view, step=12):
    skin = head.Region(head.polygon(view.skin))
    for x in range(0, head.BOX, step):
        for y in range(0, head.BOX, step):
            if skin.holds(x + 0.5, y + 0.5):
                yield x + 0.5, y + 0.5


def test_there_are_five_views():
    assert list(VIEWS) == ["front", "top", "left", "right", "back"]


def test_every_zone_that_has_a_place_can_be_seen_from_somewhere():
    seen = {zone for view in VIEWS.values() for zone in (*view.zones, *view.patches)}
    assert seen == set(Zone) - NOT_DRAWN


def test_every_zone_that_is_drawn_has_a_place_for_its_name():
    for view in VIEWS.values():
        assert set(view.labels) == {*view.zones, *view.patches}, view.name


def test_the_right_side_is_the_left_one_mirrored():
    left, right = VIEWS["left"], VIEWS["right"]
    assert Zone.PARIETAL_L in left.zones
    assert Zone.PARIETAL_R in right.zones
    assert right.labels[Zone.PARIETAL_R] == (
        1000 - left.labels[Zone.PARIETAL_L][0],
        left.labels[Zone.PARIETAL_L][1],
    )


@pytest.mark.parametrize("name", VIEWS)
def test_no_point_of_the_scalp_lies_in_two_zones(name):
    view = VIEWS[name]
    regions = {zone: head.Region(head.polygon(each, 24)) for zone, each in view.zones.items()}
    twice = [at for at in grid(view) if sum(region.holds(*at) for region in regions.values()) > 1]
    assert twice == []


def test_the_top_of_the_head_behind_the_hairline_belongs_to_a_zone_everywhere():
    view = VIEWS["top"]
    regions = [head.Region(head.polygon(each, 24)) for each in view.zones.values()]
    bare = [(x, y) for x, y in grid(view) if y > 420 and not any(region.holds(x, y) for region in regions)]
    assert bare == []


def test_areas_are_those_of_an_average_head():
    frontal = head.area_cm2(head.polygon(VIEWS["top"].zones[Zone.FRONTAL]))
    crown = head.area_cm2(head.polygon(VIEWS["top"].zones[Zone.CROWN]))
    assert frontal == pytest.approx(54, abs=2)
    assert crown == pytest.approx(42, abs=2)


def test_a_path_that_cannot_be_read_is_said_to_be_wrong():
    with pytest.raises(ValueError, match="'H'"):
        head.path("M 1 2 H 5")
    with pytest.raises(ValueError, match="middle"):
        head.path("M 1 2 C 3 4 5 6")


@pytest.mark.parametrize("name", VIEWS)
def test_every_point_of_the_scalp_lies_in_exactly_one_zone(name):
    view = VIEWS[name]
    skin = Spans(head.polygon(view.skin, 24))
    scalp = Spans(head.polygon(view.scalp, 24)).within(skin)
    zones = [Spans(head.polygon(each, 24)).within(skin) for each in view.zones.values()]
    wrong = [
        (x, y)
        for x in range(0, head.BOX, 5)
        for y in range(0, head.BOX, 5)
        if sum(zone.hold(x + 0.3, y) for zone in zones) != scalp.hold(x + 0.3, y)
    ]
    assert wrong == []


def test_dots_lie_inside_their_zone():
    view = VIEWS["top"]
    region = head.Region(head.polygon(view.zones[Zone.CROWN], 24))
    found = TOP.zone(Zone.CROWN, FULL).points
    outside = [at for at in found if not region.holds(*at)]
    assert found
    assert len(outside) < len(found) * 0.002  # a row of the inside is asked at its middle: 0.1 mm


def test_any_density_keeps_the_dots_of_a_lower_one_and_falls_into_their_gaps():
    crown = TOP.zone(Zone.CROWN, FULL)
    first, both = crown.between(0, FULL * 0.3), crown.between(0, FULL * 0.7)
    second = crown.between(FULL * 0.3, FULL * 0.7)
    assert both == first + second
    nearest = min(
        (x - a) ** 2 + (y - b) ** 2 for x, y in second for a, b in first if abs(x - a) < 9 and abs(y - b) < 9
    )
    assert nearest > 1.5**2  # units: nothing touches


@pytest.mark.parametrize("density", [15, 60, 120, 200])
def test_a_zone_away_from_the_edges_has_the_density_that_was_recorded(density):
    area = head.area_cm2(head.polygon(VIEWS["top"].zones[Zone.CROWN]))
    rank = dots.rank_of(density, TILE)
    found = len(TOP.zone(Zone.CROWN, rank).between(0, rank))
    assert found == pytest.approx(area * density, rel=0.03)


def test_dots_grow_sparse_towards_the_hairline():
    found = TOP.zone(Zone.FRONTAL, FULL).between(0, FULL)
    middle = [x for x, _ in found if 460 < x < 540]
    near = [y for x, y in found if 460 < x < 540 and 202 < y < 222]
    behind = [y for x, y in found if 460 < x < 540 and 300 < y < 320]
    assert middle
    assert 0 < len(near) < len(behind) * 0.6


def test_a_zone_that_is_not_drawn_has_no_dots():
    assert TOP.zone(Zone.SCAR, FULL).points == ()
    assert TOP.zone(Zone.NAPE, FULL).points == ()


def test_any_beginning_of_the_tile_is_evenly_spread():
    edge = 2**-4
    cells: dict[tuple[int, int], int] = {}
    for x, y in TILE[:1024]:
        cell = (int(x / edge), int(y / edge))
        cells[cell] = cells.get(cell, 0) + 1
    assert len(cells) == 256
    assert max(cells.values()) <= 8
