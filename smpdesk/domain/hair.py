"""How hair lies on a head, and how much of it stands where: numbers for both painters."""

from collections.abc import Iterator, Mapping
from math import hypot
from typing import NamedTuple

from smpdesk.domain.dots import FULL_PER_CM2, Tile, rank_of, tile_edge
from smpdesk.domain.head import BOX, Point, View, polygon
from smpdesk.domain.pattern_drawing import Drawing, Face
from smpdesk.domain.session import Zone
from smpdesk.domain.spans import Spans

#: Where the hair turns, by view.
_WHORL = {
    "top": (500.0, 640.0), "left": (735.0, 120.0), "right": (265.0, 120.0), "front": (500.0, -160.0),
    "back": (500.0, 190.0),
}  # fmt: skip
#: Where long hair is drawn to, or away from, when it is tied back.
_TIED = {
    "left": ((940.0, 640.0), 1), "right": ((60.0, 640.0), 1), "back": ((500.0, 690.0), 1),
    "front": ((500.0, 660.0), -1),
}  # fmt: skip
_PARTING_END = 600.0
#: An edge of hair is never a cut: a hair asks for the density up to this many units beside it.
_SPREAD = 26.0
#: Lengths (codes of HairLength) that are seen, and those that are combed.
COMBED = frozenset({"medium", "long"})
SEEN = COMBED | {"short"}


class Hair(NamedTuple):
    """A hair: where it grows, which way it lies, how much stands around it (0 to 1), and its rank, 0 to 1."""

    x: float
    y: float
    dx: float
    dy: float
    here: float
    rank: float


def lie(view: str, long: bool, x: float, y: float) -> Point:
    """Which way a hair lies: away from the whorl, turning a little; long hair falls from its parting."""
    if long and view in _TIED:
        (tx, ty), pull = _TIED[view]
        dx, dy = (tx - x) * pull, (ty - y) * pull
    elif long and view == "top" and y < _PARTING_END:
        dx, dy = (1.0 if x >= BOX / 2 else -1.0), 0.35 * (y - 330) / 270
    else:
        wx, wy = _WHORL[view]
        dx, dy = x - wx, y - wy
        if view == "top":
            dx, dy = dx - 0.35 * dy, dy + 0.35 * dx
    size = hypot(dx, dy) or 1.0
    return dx / size, dy / size


class Growth:
    """How much hair stands where in a view: by a drawing of hair loss, or all of it without one."""

    def __init__(self, heads: Mapping[str, View], view: str, drawing: Drawing | None) -> None:
        head = heads[view]
        skin = Spans(polygon(head.skin))
        self.scalp = Spans(polygon(head.scalp)).within(skin)
        self._base = drawing.base if drawing else 1.0
        self._patches: list[tuple[float, Spans]] = []
        self._mirror = False
        faces = {face.view: face for face in drawing.faces} if drawing else {}
        seen = "left" if view == "right" and view not in faces else view
        if seen in faces:
            self._mirror = seen != view
            self._patches = _patches(faces[seen])
        elif drawing is not None:
            self._patches = [
                (_mean(heads, faces, zone, self._base), Spans(polygon(outline)))
                for zone, outline in head.zones.items()
            ]

    def at(self, x: float, y: float) -> float:
        """The share of hair that stands at a point of the scalp."""
        x = BOX - x if self._mirror else x
        return next((density for density, spans in reversed(self._patches) if spans.hold(x, y)), self._base)


def hairs(growth: Growth, view: str, long: bool, points: Tile, per_cm2: float) -> Iterator[Hair]:
    """Evenly spread hairs, so many a square centimetre where all of it stands."""
    side, most = tile_edge(points), rank_of(min(per_cm2, FULL_PER_CM2), points)
    left, top, right, bottom = growth.scalp.box
    columns = [each * side for each in range(int(left // side), int(right // side) + 1)]
    rows = [each * side for each in range(int(top // side), int(bottom // side) + 1)]
    spans = growth.scalp.rows
    for rank, (tx, ty) in enumerate(points[:most]):
        ax, ay = _SPREAD * (rank * 0.618 % 1 - 0.5), _SPREAD * (rank * 0.414 % 1 - 0.5)
        for row in rows:
            y = row + ty * side
            for start, end in spans.get(int(y), ()):
                for column in columns:
                    x = column + tx * side
                    if start <= x < end:
                        here = growth.at(x + ax, y + ay)
                        if rank / most < here:
                            yield Hair(x, y, *lie(view, long, x, y), here, rank / most)


def _patches(face: Face) -> list[tuple[float, Spans]]:
    return [(patch.density, Spans(polygon(patch.outline))) for patch in face.patches]


def _mean(heads: Mapping[str, View], faces: Mapping[str, Face], zone: Zone, base: float) -> float:
    """How dense a zone is, on the whole, in the view that was drawn and shows most of it."""
    seen = {
        name: Spans(polygon(heads[name].zones[zone])).within(Spans(polygon(heads[name].skin)))
        for name in faces
        if zone in heads[name].zones
    }
    if not seen:
        return base
    name = max(seen, key=lambda each: seen[each].area())
    patches = _patches(faces[name])
    found = [
        next((density for density, spans in reversed(patches) if spans.hold(x, y)), base)
        for y, stretches in seen[name].rows.items()
        if y % 20 == 0
        for start, end in stretches
        for x in range(int(start), int(end), 20)
    ]
    return sum(found) / len(found) if found else base
