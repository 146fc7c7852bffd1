"""The head as numbers: outlines and zones of five views, and where the dots of a layer fall.

One geometry for two painters, the window's and the paper's. A unit is 0.25 mm of an average adult head; x runs to
the right, y down, in a box of 0 to 1000. Sides are the client's. Zones after section 3.8 (K18 K19; borders differ
between authors, K20).
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from smpdesk.domain.session import Zone

BOX = 1000
UNIT_CM = 0.025
Point = tuple[float, float]


class Segment(NamedTuple):
    """A step of a path: M and L have one point, C has two handles and its end, Z has none."""

    kind: str
    points: tuple[Point, ...]


Path = tuple[Segment, ...]


class View(NamedTuple):
    """A head seen from one side. ``under`` (ears, neck, nose) lies below ``skin``, ``lines`` above it.

    ``zones`` divide the scalp, ``patches`` lie over zones; both may run past the outline and are clipped to it.
    ``light`` is the centre and radius of the brightest place, ``shades`` are soft shadows and ``glows`` soft lights
    upon the skin, each with its strength from 0 to 1. ``scalp`` is where hair grows, ``edges`` where it ends besides
    the ``hairline``.
    """

    name: str
    skin: Path
    under: tuple[Path, ...]
    lines: tuple[Path, ...]
    hairline: Path
    light: tuple[float, float, float]
    zones: Mapping[Zone, Path]
    patches: Mapping[Zone, Path]
    labels: Mapping[Zone, Point]
    scalp: Path = ()
    edges: tuple[Path, ...] = ()
    shades: tuple[tuple[float, Path], ...] = ()
    glows: tuple[tuple[float, Path], ...] = ()

    def shape(self, zone: Zone) -> Path | None:
        """The outline of a zone or patch, None when it cannot be seen from here."""
        return self.zones.get(zone) or self.patches.get(zone)


def views(table: Mapping[str, Any]) -> dict[str, View]:
    """All views of a file of head outlines. Raises ValueError for a path or a zone that cannot be read."""
    found: dict[str, View] = {}
    for name, entry in table.items():
        if isinstance(entry, Mapping):
            of = entry.get("mirror_of")
            found[name] = mirrored(found[of], name) if of else _view(name, entry)
    return found


def path(text: str) -> Path:
    """Read “M 1 2 L 3 4 C … Z” (absolute, as drawing programs write it)."""
    counts = {"M": 1, "L": 1, "C": 3, "Z": 0}
    words = text.split()
    steps: list[Segment] = []
    at = 0
    while at < len(words):
        kind = words[at]
        if kind not in counts:
            raise ValueError(f"a path has {kind!r} where M, L, C or Z should stand")
        numbers = [float(word) for word in words[at + 1 : at + 1 + 2 * counts[kind]]]
        if len(numbers) < 2 * counts[kind]:
            raise ValueError("a path ends in the middle of a step")
        steps.append(Segment(kind, tuple(zip(numbers[::2], numbers[1::2], strict=True))))
        at += 1 + len(numbers)
    return tuple(steps)


def mirrored(view: View, name: str) -> View:
    """The same head from the other side: left and right change places, in the picture and in the names."""
    return View(
        name=name,
        skin=_flip(view.skin),
        under=tuple(_flip(each) for each in view.under),
        lines=tuple(_flip(each) for each in view.lines),
        hairline=_flip(view.hairline),
        light=(BOX - view.light[0], view.light[1], view.light[2]),
        zones={opposite(zone): _flip(each) for zone, each in view.zones.items()},
        patches={opposite(zone): _flip(each) for zone, each in view.patches.items()},
        labels={opposite(zone): (BOX - x, y) for zone, (x, y) in view.labels.items()},
        scalp=_flip(view.scalp),
        edges=tuple(_flip(each) for each in view.edges),
        shades=tuple((strength, _flip(each)) for strength, each in view.shades),
        glows=tuple((strength, _flip(each)) for strength, each in view.glows),
    )


def opposite(zone: Zone) -> Zone:
    """The zone of the other side, or the same one where it lies in the middle."""
    swap = {"_l": "_r", "_r": "_l"}
    return Zone(zone[:-2] + swap[zone[-2:]]) if zone[-2:] in swap else zone


def polygon(outline: Path, steps: int = 12) -> list[Point]:
    """The path as corners, each curve cut into ``steps`` pieces."""
    corners: list[Point] = []
    for kind, points in outline:
        if kind == "C":
            x0, y0 = corners[-1]
            (x1, y1), (x2, y2), (x3, y3) = points
            for step in range(1, steps + 1):
                t = step / steps
                u = 1 - t
                a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                corners.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
        else:
            corners.extend(points)
    return corners


def area_cm2(corners: Sequence[Point]) -> float:
    """The area inside a polygon of head units."""
    twice = sum(
        x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True)
    )
    return abs(twice) / 2 * UNIT_CM**2


class Region:
    """Answers quickly whether a point lies inside a polygon: edges are sorted into bands of y."""

    _BAND = 16

    def __init__(self, corners: Sequence[Point]) -> None:
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        self.box = (min(xs), min(ys), max(xs), max(ys))
        self._bands: dict[int, list[tuple[float, float, float, float]]] = {}
        for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if y1 == y2:
                continue
            low, high = min(y1, y2), max(y1, y2)
            slope = (x2 - x1) / (y2 - y1)
            for band in range(int(low // self._BAND), int(high // self._BAND) + 1):
                self._bands.setdefault(band, []).append((low, high, x1 - y1 * slope, slope))

    def holds(self, x: float, y: float) -> bool:
        """True for a point inside."""
        inside = False
        for low, high, at, slope in self._bands.get(int(y // self._BAND), ()):
            if low <= y < high and x < at + y * slope:
                inside = not inside
        return inside


def _flip(outline: Path) -> Path:
    return tuple(Segment(kind, tuple((BOX - x, y) for x, y in points)) for kind, points in outline)


def _view(name: str, entry: Mapping[str, Any]) -> View:
    light = entry["light"]
    return View(
        name=name,
        skin=path(entry["skin"]),
        under=tuple(path(each) for each in entry["under"]),
        lines=tuple(path(each) for each in entry["lines"]),
        hairline=path(entry["hairline"]),
        light=(float(light[0]), float(light[1]), float(light[2])),
        zones={Zone(zone): path(text) for zone, text in entry["zones"].items()},
        patches={Zone(zone): path(text) for zone, text in entry.get("patches", {}).items()},
        labels={Zone(zone): (float(x), float(y)) for zone, (x, y) in entry["labels"].items()},
        scalp=path(entry.get("scalp", "")),
        edges=tuple(path(each) for each in entry.get("edges", ())),
        shades=_strengths(entry.get("shades", ())),
        glows=_strengths(entry.get("glows", ())),
    )


def _strengths(lines: Sequence[str]) -> tuple[tuple[float, Path], ...]:
    """Lines of a strength and a path: “0.4 M 1 2 L 3 4 Z”."""
    pairs = (line.split(" ", 1) for line in lines)
    return tuple((float(strength), path(outline)) for strength, outline in pairs)
