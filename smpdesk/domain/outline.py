"""Outlines drawn by hand on the head: fewer corners, a round mark, whole numbers, what is wrong with one."""

from collections.abc import Sequence
from math import cos, pi, sin

from smpdesk.domain.head import BOX, Point, area_cm2
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.scalp_area import AreaKind, ScalpArea

#: Corners nearer than this to the line between their neighbours are dropped (units; half a millimetre).
OFF = 2.0
#: Radius of a mark that is set by one touch: 3 mm, a mole with room around it (the clinic draws another if it likes).
MARK_RADIUS = 12.0
#: Smaller than this an area was a slip of the hand (cm²).
_SMALLEST = 0.02
_ROUND = 16


def simplified(stroke: Sequence[Point], off: float = OFF) -> list[Point]:
    """The stroke with the fewest corners that stays within ``off`` units of it (Douglas-Peucker)."""
    if len(stroke) < 3:
        return list(stroke)
    keep = {0, len(stroke) - 1}
    waiting = [(0, len(stroke) - 1)]
    while waiting:
        first, last = waiting.pop()
        widest, at = off * off, 0
        for index in range(first + 1, last):
            gap = _apart(stroke[index], stroke[first], stroke[last])
            if gap > widest:
                widest, at = gap, index
        if at:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [stroke[index] for index in sorted(keep)]


def circle(x: float, y: float, radius: float = MARK_RADIUS) -> list[Point]:
    """The corners of a round mark."""
    return [
        (x + radius * cos(2 * pi * step / _ROUND), y + radius * sin(2 * pi * step / _ROUND))
        for step in range(_ROUND)
    ]


def flat(corners: Sequence[Point]) -> tuple[int, ...]:
    """Corners as a ScalpArea keeps them: x, y, x, y ... whole, inside the box, none twice in a row."""
    whole = [(min(BOX, max(0, round(x))), min(BOX, max(0, round(y)))) for x, y in corners]
    kept = [each for number, each in enumerate(whole) if number == 0 or each != whole[number - 1]]
    if len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return tuple(number for each in kept for number in each)


def corners_of(area: ScalpArea) -> list[Point]:
    """The outline as points."""
    return [(float(x), float(y)) for x, y in zip(area.points[::2], area.points[1::2], strict=False)]


def middle(area: ScalpArea) -> Point:
    """Where the name of an area belongs."""
    corners = corners_of(area)
    count = max(1, len(corners))
    return sum(x for x, _ in corners) / count, sum(y for _, y in corners) / count


def size_cm2(area: ScalpArea) -> float:
    """The area inside, cm²."""
    corners = corners_of(area)
    return area_cm2(corners) if len(corners) > 2 else 0.0


def area_problems(wanted: ScalpArea) -> list[Problem]:
    """Everything that keeps an area or mark from being saved."""
    found: list[Problem] = []
    if len(wanted.points) < 6 or len(wanted.points) % 2:
        found.append(problem("area_not_closed", "points"))
    elif size_cm2(wanted) < _SMALLEST:
        found.append(problem("area_too_small", "points"))
    if wanted.gone is not None and wanted.gone < wanted.since:
        found.append(problem("gone_before_there", "gone", since=wanted.since))
    return found


def stands(area: ScalpArea, kind: AreaKind | None = None) -> bool:
    """True for one that is still there, of a kind or of any."""
    return area.gone is None and kind in (None, area.kind)


def _apart(at: Point, start: Point, end: Point) -> float:
    """Squared distance of a point from a stretch."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = (
        max(0.0, min(1.0, ((at[0] - start[0]) * dx + (at[1] - start[1]) * dy) / length)) if length else 0.0
    )
    aside, below = at[0] - start[0] - along * dx, at[1] - start[1] - along * dy
    return aside * aside + below * below
