"""Where the dots of a layer fall: one evenly spread tile of points, in an order of which any beginning is even too.

A layer is a range of ranks of that order, so the dots of the second layer fall into the gaps of the first by
themselves, neighbouring zones have no seam, and the same record gives the same picture on screen and on paper.
"""

from base64 import b85decode
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

from smpdesk.domain.head import UNIT_CM, Point, Region, View, polygon
from smpdesk.domain.session import Zone

#: Dots a square centimetre of a finished zone: a choice for the picture, not a figure for treatment.
FULL_PER_CM2 = 120
#: Share of the full density after the first, second and third layer (1.3; P18).
LAYER_SHARE = (0.0, 0.30, 0.70, 1.0)
#: The picture's soft edge: over this many units behind the hairline the density grows to its full value.
SOFT_EDGE = 70.0

Tile = tuple[Point, ...]


def tile(text: str) -> Tile:
    """The points of a tile file, x and y from 0 to 1, in order of rank (four bytes a point, base 85)."""
    raw = b85decode(text.replace("\n", "").encode("ascii"))
    numbers = [int.from_bytes(raw[at : at + 2], "big") / 65536 for at in range(0, len(raw), 2)]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def tile_edge(points: Tile) -> float:
    """How many head units the tile is wide when all its points make the full density."""
    return sqrt(len(points) / FULL_PER_CM2) / UNIT_CM


def share(layers: int) -> float:
    """How much of the full density stands after so many layers; more than three do not show."""
    return LAYER_SHARE[max(0, min(layers, len(LAYER_SHARE) - 1))]


def dots(view: View, zone: Zone, layers: int, points: Tile, thin: float = 1.0) -> tuple[Point, ...]:
    """The dots of a zone after ``layers``, in head units.

    ``thin`` (0 to 1) takes dots away evenly so that they stay apart in a small picture.
    """
    outline = view.shape(zone)
    wanted = round(share(layers) * thin * len(points))
    if outline is None or not wanted:
        return ()
    region, skin = Region(polygon(outline)), Region(polygon(view.skin))
    edge = polygon(view.hairline, 8) if zone not in (Zone.NAPE, Zone.HAIRLINE) else []
    found: list[Point] = []
    for rank, x, y in _laid(points, wanted, region.box):
        if not (region.holds(x, y) and skin.holds(x, y)):
            continue
        if edge and rank >= _soft(x, y, edge) * wanted:
            continue
        found.append((x, y))
    return tuple(found)


def _laid(
    points: Tile, wanted: int, box: tuple[float, float, float, float]
) -> list[tuple[int, float, float]]:
    """The first ``wanted`` points of the tile, repeated over a box, with their ranks."""
    side = tile_edge(points)
    left, top, right, bottom = box
    columns = range(int(left // side), int(right // side) + 1)
    rows = range(int(top // side), int(bottom // side) + 1)
    laid: list[tuple[int, float, float]] = []
    for rank, (tx, ty) in enumerate(points[:wanted]):
        for column in columns:
            x = (column + tx) * side
            if left <= x <= right:
                laid.extend((rank, x, (row + ty) * side) for row in rows)
    return laid


def _soft(x: float, y: float, edge: Sequence[Point]) -> float:
    """The share of dots kept at a point: a few right at the hairline, all of them a little behind it."""
    reach = SOFT_EDGE * SOFT_EDGE
    nearest = reach
    for (x1, y1), (x2, y2) in pairwise(edge):
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
        aside, below = x - x1 - along * dx, y - y1 - along * dy
        nearest = min(nearest, aside * aside + below * below)
    if nearest >= reach:
        return 1.0
    t = sqrt(nearest / reach)
    return 0.16 + 0.84 * t * t * (3 - 2 * t)
