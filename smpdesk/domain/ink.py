"""From the strokes of a signature to shapes that are filled: the same for the screen and for paper.

Each stroke is smoothed, becomes a ribbon as wide as the pen was pressed (or slow, for a mouse), and is closed by
round ends; a stroke that went nowhere is a dot. Shapes overlap and are to be filled by the non-zero rule.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from smpdesk.domain.signature import Signature, Stroke

#: Dots nearer than this to the one before tell of the hand's tremor, not of its writing (pad units).
_APART = 7.0
#: A stroke within this is a dot.
_STILL = 4.0
_THIN, _THICK = 2.6, 8.6
_DOT = 4.6
#: Pad units per millisecond at which a mouse writes its thinnest line.
_FAST = 2.4
#: Handle of a quarter circle.
_KAPPA = 0.5523
#: Cosine below which a turn gets a round joint.
_SHARP = 0.5

Command = tuple[str | float, ...]
"""("M", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",)."""
Spot = tuple[float, float]


class _Pen(NamedTuple):
    """A place of the smoothed stroke, and half the width there."""

    x: float
    y: float
    half: float


def shapes(signature: Signature) -> tuple[Command, ...]:
    """The path of the whole signature, in pad units."""
    return tuple(command for stroke in signature.strokes for command in stroke_shapes(stroke))


def stroke_shapes(stroke: Stroke) -> tuple[Command, ...]:
    """The path of one stroke."""
    across = max(each.x for each in stroke) - min(each.x for each in stroke)
    down = max(each.y for each in stroke) - min(each.y for each in stroke)
    if max(across, down) < _STILL:
        return _circle(stroke[0].x, stroke[0].y, _DOT)
    pens = _pens(_thinned(stroke))
    return (*_ribbon(pens), *_joints(pens))


def _thinned(stroke: Stroke) -> Stroke:
    kept = [stroke[0]]
    for dot in stroke[1:-1]:
        if math.dist(dot[:2], kept[-1][:2]) >= _APART:
            kept.append(dot)
    if len(kept) > 1 and math.dist(stroke[-1][:2], kept[-1][:2]) < _APART / 2:
        kept.pop()
    return (*kept, stroke[-1])


def _pens(stroke: Stroke) -> list[_Pen]:
    xs = _smooth([each.x for each in stroke])
    ys = _smooth([each.y for each in stroke])
    # Twice: a width that jumps looks like a blot.
    halves = _smooth(_smooth(_halves(stroke)))
    return [_Pen(*each) for each in zip(xs, ys, halves, strict=True)]


def _smooth(values: list[float]) -> list[float]:
    """Each value with its neighbours, 1-2-1; the ends stay."""
    inner = [
        (before + 2 * at + after) / 4
        for before, at, after in zip(values, values[1:], values[2:], strict=False)
    ]
    return [values[0], *inner, values[-1]]


def _halves(stroke: Stroke) -> list[float]:
    """Half the width at each dot: by pressure, or thinner the faster the mouse went."""
    found = []
    for at, dot in enumerate(stroke):
        if dot.pressure is not None:
            weight = min(1.0, max(0.0, dot.pressure))
        else:
            before, after = stroke[max(0, at - 1)], stroke[min(len(stroke) - 1, at + 1)]
            span = max(1, after.ms - before.ms)
            weight = 1 - min(1.0, math.dist(before[:2], after[:2]) / span / _FAST)
        found.append((_THIN + (_THICK - _THIN) * weight) / 2)
    return found


def _ribbon(pens: Sequence[_Pen]) -> list[Command]:
    """One side forth, a round end, the other side back, a round end."""
    normals = [_normal(pens, at) for at in range(len(pens))]
    left = [(p.x + n[0] * p.half, p.y + n[1] * p.half) for p, n in zip(pens, normals, strict=True)]
    right = [(p.x - n[0] * p.half, p.y - n[1] * p.half) for p, n in zip(pens, normals, strict=True)]
    path: list[Command] = [("M", *left[0]), *_curve(left)]
    path += _cap(pens[-1], normals[-1])
    path += _curve(right[::-1])
    path += _cap(pens[0], (-normals[0][0], -normals[0][1]))
    return [*path, ("Z",)]


def _normal(pens: Sequence[_Pen], at: int) -> Spot:
    before, after = pens[max(0, at - 1)], pens[min(len(pens) - 1, at + 1)]
    dx, dy = after.x - before.x, after.y - before.y
    if not (dx or dy):  # the pen went back on itself
        dx, dy = pens[at].x - before.x, pens[at].y - before.y
    long = math.hypot(dx, dy) or 1.0
    return dy / long, -dx / long


def _curve(spots: Sequence[Spot]) -> list[Command]:
    """Catmull-Rom through all spots, as cubics from the first to the last."""
    path: list[Command] = []
    for at in range(len(spots) - 1):
        p0, p1, p2 = spots[max(0, at - 1)], spots[at], spots[at + 1]
        p3 = spots[min(len(spots) - 1, at + 2)]
        first = (p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6)
        second = (p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6)
        path.append(("C", *first, *second, *p2))
    return path


def _cap(pen: _Pen, normal: Spot) -> list[Command]:
    """Half a circle from the left side over the end to the right."""
    nx, ny, reach, bend = *normal, pen.half, pen.half * _KAPPA
    ahead = (-ny, nx)  # the way the pen went
    start = (pen.x + nx * reach, pen.y + ny * reach)
    tip = (pen.x + ahead[0] * reach, pen.y + ahead[1] * reach)
    end = (pen.x - nx * reach, pen.y - ny * reach)
    return [
        (
            "C", start[0] + ahead[0] * bend, start[1] + ahead[1] * bend,
            tip[0] + nx * bend, tip[1] + ny * bend, *tip,
        ),
        (
            "C", tip[0] - nx * bend, tip[1] - ny * bend,
            end[0] + ahead[0] * bend, end[1] + ahead[1] * bend, *end,
        ),
    ]  # fmt: skip


def _joints(pens: Sequence[_Pen]) -> list[Command]:
    """Round joints where the pen turned sharply: the ribbon's inner side crosses itself there."""
    path: list[Command] = []
    for before, at, after in zip(pens, pens[1:], pens[2:], strict=False):
        one, two = (at.x - before.x, at.y - before.y), (after.x - at.x, after.y - at.y)
        long = math.hypot(*one) * math.hypot(*two)
        if long and (one[0] * two[0] + one[1] * two[1]) / long < _SHARP:
            path += _circle(at.x, at.y, at.half)
    return path


def _circle(x: float, y: float, radius: float) -> tuple[Command, ...]:
    """A circle that runs the way the ribbons do, so that both together are filled."""
    bend = radius * _KAPPA
    return (
        ("M", x, y - radius),
        ("C", x + bend, y - radius, x + radius, y - bend, x + radius, y),
        ("C", x + radius, y + bend, x + bend, y + radius, x, y + radius),
        ("C", x - bend, y + radius, x - radius, y + bend, x - radius, y),
        ("C", x - radius, y - bend, x - bend, y - radius, x, y - radius),
        ("Z",),
    )
