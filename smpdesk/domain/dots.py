"""Where dots fall: one evenly spread tile of points, in an order of which any beginning is even too.

A layer is a range of ranks of that order, so the dots of the second layer fall into the gaps of the first by
themselves, neighbouring zones have no seam, and the same record gives the same picture on screen and on paper.
"""

from base64 import b85decode
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from smpdesk.domain.head import UNIT_CM, Path, Point, View, polygon
from smpdesk.domain.session import Zone
from smpdesk.domain.spans import Spans

#: Dots a square centimetre of all points of the tile: denser than that the picture does not get.
MOST_PER_CM2 = 240
#: Dots a square centimetre of a finished zone where no target was set: a choice for the picture, the upper end of
#: what grows by nature (3.9: 60-120; D1 D2 D3), not a figure for treatment.
FULL_PER_CM2 = 120
#: Share of the full density after the first, second and third layer (1.3; P18).
LAYER_SHARE = (0.0, 0.30, 0.70, 1.0)
#: Over this many units behind a hairline the dots grow dense: an edge is never a cut.
SOFT_HAIRLINE = 46.0
#: The same at the other edges of the hair: around the ears, at the nape.
SOFT_EDGE = 22.0
#: How much of the density stands right at an edge.
_AT_EDGE = 0.14
_CELL = 32

Tile = tuple[Point, ...]


class Dots(NamedTuple):
    """Dots of one stretch of skin, each with the rank from which on it stands, in that order."""

    ranks: tuple[float, ...]
    points: tuple[Point, ...]

    def between(self, low: float, high: float) -> tuple[Point, ...]:
        """The dots that a layer adds which raises the density from one rank to another."""
        return self.points[bisect_left(self.ranks, low) : bisect_left(self.ranks, high)]


def tile(text: str) -> Tile:
    """The points of a tile file, x and y from 0 to 1, in order of rank (four bytes a point, base 85)."""
    raw = b85decode(text.replace("\n", "").encode("ascii"))
    numbers = [int.from_bytes(raw[at : at + 2], "big") / 65536 for at in range(0, len(raw), 2)]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def tile_edge(points: Tile) -> float:
    """How many head units the whole tile is wide."""
    return sqrt(len(points) / MOST_PER_CM2) / UNIT_CM


def rank_of(density: float, points: Tile) -> int:
    """Up to which rank dots stand at so many a square centimetre."""
    return round(min(max(density, 0.0), MOST_PER_CM2) * len(points) / MOST_PER_CM2)


def share(layers: int) -> float:
    """How much of the full density stands after so many layers when nobody said; more than three do not show."""
    return LAYER_SHARE[max(0, min(layers, len(LAYER_SHARE) - 1))]


class Scalp:
    """One view of the head with the dots that may stand in each zone; each zone is worked out when asked for."""

    def __init__(self, view: View, points: Tile) -> None:
        self.view = view
        self.points = points
        self._skin = Spans(polygon(view.skin, 24))
        self._zones: dict[tuple[Zone, int], Dots] = {}
        self._edges = _edges(view)

    def zone(self, zone: Zone, most: int) -> Dots:
        """The dots of a zone (not a patch) up to a rank; none where it cannot be seen from here."""
        outline = self.view.zones.get(zone)
        if outline is None:
            return Dots((), ())
        full = len(self.points) * FULL_PER_CM2 // MOST_PER_CM2
        most = full if most <= full else len(self.points)  # two steps: pictures share what was worked out
        key = (zone, most)
        if key not in self._zones:
            inside = Spans(polygon(outline, 24)).within(self._skin)
            self._zones[key] = _sorted(
                (rank / self._soft(x, y), x, y) for rank, x, y in self._laid(inside, most)
            )
        return self._zones[key]

    def beside(self, corners: Sequence[Point], most: int) -> Dots:
        """The dots of an outline where the skin belongs to no zone: forehead, face, neck."""
        inside = Spans(corners).within(self._skin)
        taken = [Spans(polygon(each, 24)) for each in self.view.zones.values()]
        return _sorted(
            (float(rank), x, y)
            for rank, x, y in self._laid(inside, most)
            if not any(each.hold(x, y) for each in taken)
        )

    def _laid(self, inside: Spans, most: int) -> list[tuple[int, float, float]]:
        """The first points of the tile, repeated over the skin, that lie inside, with their ranks."""
        side = tile_edge(self.points)
        left, top, right, bottom = inside.box
        columns = [each * side for each in range(int(left // side), int(right // side) + 1)]
        rows = [each * side for each in range(int(top // side), int(bottom // side) + 1)]
        spans = inside.rows
        found: list[tuple[int, float, float]] = []
        for rank, (tx, ty) in enumerate(self.points[:most]):
            for row in rows:
                y = row + ty * side
                for start, end in spans.get(int(y), ()):
                    for column in columns:
                        x = column + tx * side
                        if start <= x < end:
                            found.append((rank, x, y))
        return found

    def _soft(self, x: float, y: float) -> float:
        """The share of dots kept at a point: few right at an edge of the hair, all of them a little behind it."""
        share = 1.0
        for x1, y1, x2, y2, reach in self._edges.get((int(x) // _CELL, int(y) // _CELL), ()):
            dx, dy = x2 - x1, y2 - y1
            along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
            aside, below = x - x1 - along * dx, y - y1 - along * dy
            t = sqrt(aside * aside + below * below) / reach
            if t < 1.0:
                share = min(share, _AT_EDGE + (1 - _AT_EDGE) * t * t * (3 - 2 * t))
        return share


_Edge = tuple[float, float, float, float, float]


def _edges(view: View) -> dict[tuple[int, int], list[_Edge]]:
    """Stretches of soft edges by the cells of skin that they reach."""
    cells: dict[tuple[int, int], list[_Edge]] = {}
    soft: list[tuple[Path, float]] = [
        (view.hairline, SOFT_HAIRLINE),
        *((each, SOFT_EDGE) for each in view.edges),
    ]
    for outline, reach in soft:
        for (x1, y1), (x2, y2) in pairwise(polygon(outline, 8)):
            if (x1, y1) == (x2, y2):
                continue
            for column in range(int(min(x1, x2) - reach) // _CELL, int(max(x1, x2) + reach) // _CELL + 1):
                for row in range(int(min(y1, y2) - reach) // _CELL, int(max(y1, y2) + reach) // _CELL + 1):
                    cells.setdefault((column, row), []).append((x1, y1, x2, y2, reach))
    return cells


def _sorted(found: Iterable[tuple[float, float, float]]) -> Dots:
    ordered = sorted(found)
    return Dots(tuple(each[0] for each in ordered), tuple((each[1], each[2]) for each in ordered))
