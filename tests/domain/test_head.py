"""The head as numbers: every file of outlines can be read, zones meet without gaps, dots lie evenly inside."""

import pytest

from smpdesk import resources
from smpdesk.domain import dots, head
from smpdesk.domain.session import Zone

VIEWS = head.views(resources.toml("heads/heads.toml"))
TILE = dots.tile(resources.text("heads/dots.b85"))
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


def test_dots_lie_inside_their_zone():
    view = VIEWS["top"]
    region = head.Region(head.polygon(view.zones[Zone.CROWN]))
    found = dots.dots(view, Zone.CROWN, 1, TILE)
    assert found
    assert all(region.holds(x, y) for x, y in found)


def test_the_second_layer_keeps_every_dot_of_the_first_and_falls_into_its_gaps():
    first = set(dots.dots(VIEWS["top"], Zone.CROWN, 1, TILE))
    second = set(dots.dots(VIEWS["top"], Zone.CROWN, 2, TILE))
    assert first < second
    nearest = min(
        (x - a) ** 2 + (y - b) ** 2
        for x, y in second - first
        for a, b in first
        if abs(x - a) < 9 and abs(y - b) < 9
    )
    assert nearest > 1.5**2  # units: nothing touches


def test_a_finished_zone_has_the_full_number_of_dots():
    area = head.area_cm2(head.polygon(VIEWS["top"].zones[Zone.CROWN]))
    found = len(dots.dots(VIEWS["top"], Zone.CROWN, 3, TILE))
    assert found == pytest.approx(area * dots.FULL_PER_CM2, rel=0.03)


def test_dots_grow_sparse_towards_the_hairline():
    found = dots.dots(VIEWS["top"], Zone.FRONTAL, 3, TILE)
    middle = [x for x, _ in found if 460 < x < 540]
    near = [y for x, y in found if 460 < x < 540 and y < 232]
    behind = [y for x, y in found if 460 < x < 540 and 300 < y < 330]
    assert middle
    assert len(near) < len(behind) * 0.6


def test_a_zone_that_is_not_drawn_has_no_dots():
    assert dots.dots(VIEWS["top"], Zone.SCAR, 2, TILE) == ()
    assert dots.dots(VIEWS["top"], Zone.NAPE, 2, TILE) == ()


def test_any_beginning_of_the_tile_is_evenly_spread():
    edge = 2**-4
    cells: dict[tuple[int, int], int] = {}
    for x, y in TILE[:1024]:
        cell = (int(x / edge), int(y / edge))
        cells[cell] = cells.get(cell, 0) + 1
    assert len(cells) == 256
    assert max(cells.values()) <= 8
