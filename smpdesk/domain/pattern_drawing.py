"""How a pattern of hair loss or a scar is drawn: where on the head how much of the hair stands.

Numbers only, in the units of ``head``; the window paints them. The file is ``resources/heads/patterns.toml``.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from smpdesk.domain.head import BOX, Path, Segment, path

VIEWS = ("top", "left", "front", "back")
#: Handle length of a quarter circle drawn as one curve.
_ROUND = 0.5523


class Patch(NamedTuple):
    """Inside ``outline`` stands ``density`` (0 to 1) of the hair."""

    density: float
    outline: Path


class Face(NamedTuple):
    """One view of a drawing; later patches lie over earlier ones."""

    view: str
    patches: tuple[Patch, ...]


class Drawing(NamedTuple):
    """One code's drawing: its views, the first the most telling.

    ``base`` is the density outside all patches, ``long`` combs the hair from a middle parting. ``scar`` are filled
    with scar tissue, ``rim`` an inflamed edge, ``folds`` and ``stitches`` lines upon it; ``pores`` are round scars:
    a box (left, top, right, bottom), how many, and their radius. ``bare_face``: eyebrows are missing too.
    """

    faces: tuple[Face, ...]
    base: float
    long: bool
    scar: tuple[Path, ...]
    rim: tuple[Path, ...]
    folds: tuple[Path, ...]
    stitches: tuple[Path, ...]
    pores: tuple[float, ...]
    bare_face: bool


def drawings(table: Mapping[str, Any]) -> dict[str, Drawing]:
    """Every drawing of the file by its code. Raises ValueError for a path that cannot be read."""
    return {code: _drawing(entry) for code, entry in table.items()}


def oval(x: float, y: float, rx: float, ry: float) -> Path:
    """An oval as four curves."""
    hx, hy = rx * _ROUND, ry * _ROUND
    return (
        Segment("M", ((x - rx, y),)),
        Segment("C", ((x - rx, y - hy), (x - hx, y - ry), (x, y - ry))),
        Segment("C", ((x + hx, y - ry), (x + rx, y - hy), (x + rx, y))),
        Segment("C", ((x + rx, y + hy), (x + hx, y + ry), (x, y + ry))),
        Segment("C", ((x - hx, y + ry), (x - rx, y + hy), (x - rx, y))),
        Segment("Z", ()),
    )


def _drawing(entry: Mapping[str, Any]) -> Drawing:
    return Drawing(
        faces=tuple(Face(view, _patches(entry[view])) for view in VIEWS if view in entry),
        base=float(entry.get("base", 1)),
        long=entry.get("hair") == "long",
        scar=_paths(entry, "scar"),
        rim=_paths(entry, "rim"),
        folds=_paths(entry, "folds"),
        stitches=_paths(entry, "stitches"),
        pores=tuple(float(each) for each in entry.get("pores", ())),
        bare_face=bool(entry.get("bare_face", False)),
    )


def _patches(lines: list[str]) -> tuple[Patch, ...]:
    found: list[Patch] = []
    for line in lines:
        density, rest = line.split(" ", 1)
        both = rest.startswith("both ")
        outline = _outline(rest.removeprefix("both "))
        found.append(Patch(float(density), outline))
        if both:
            found.append(Patch(float(density), _mirrored(outline)))
    return tuple(found)


def _paths(entry: Mapping[str, Any], name: str) -> tuple[Path, ...]:
    return tuple(_outline(each) for each in entry.get(name, ()))


def _outline(text: str) -> Path:
    if text.startswith("O "):
        x, y, rx, ry = (float(each) for each in text.split()[1:])
        return oval(x, y, rx, ry)
    return path(text)


def _mirrored(outline: Path) -> Path:
    return tuple(Segment(kind, tuple((BOX - x, y) for x, y in points)) for kind, points in outline)
