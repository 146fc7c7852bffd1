"""Fitting how long results last to what was seen, some of it unfinished: four shapes of spread, one regression.

The logarithm of the months is ``shift + slope * x + scale * noise``, where ``x`` is the logarithm of the formula's own
months over its centre: slope 1 means that the formula's differences between people hold at this clinic, slope 0 that
they say nothing. The most likely values are found by Newton's method under a prior that says: the formula is about
right. All choices here are ours (DESIGN) and named.
"""

from collections.abc import Callable, Sequence
from math import erfc, exp, expm1, log, log1p, pi, sqrt
from statistics import NormalDist
from typing import NamedTuple

#: How far a clinic's centre may lie from the formula's before it looks odd: one standard deviation, as a logarithm.
SHIFT_SPREAD = 0.35
#: The same for the slope, around 1.
SLOPE_SPREAD = 0.6
#: The same for the logarithm of the scale.
SCALE_SPREAD = 0.6
_ROUNDS = 60


class Point(NamedTuple):
    """One result: ``x`` and ``y`` as in the module's words, ``faded`` false while it still lasts."""

    x: float
    y: float
    faded: bool


class Shape(NamedTuple):
    """A shape of noise: its 10, 50 and 90 % points, and per point the log-likelihood with its two derivatives."""

    name: str
    q10: float
    q50: float
    q90: float
    faded: Callable[[float], tuple[float, float, float]]
    lasting: Callable[[float], tuple[float, float, float]]


class Fit(NamedTuple):
    """The most likely values; ``likely`` is the log-likelihood with the prior, for comparing shapes."""

    shape: Shape
    shift: float
    slope: float
    scale: float
    likely: float


def _normal_faded(z: float) -> tuple[float, float, float]:
    return -0.5 * z * z - 0.5 * log(2 * pi), -z, -1.0


def _normal_lasting(z: float) -> tuple[float, float, float]:
    if z > 8:  # the tail: log(S) ~ -z²/2 - log(z sqrt(2 pi))
        return -0.5 * z * z - log(z * sqrt(2 * pi)), -z - 1 / z, -1.0
    left = 0.5 * erfc(z / sqrt(2))
    rate = exp(-0.5 * z * z) / sqrt(2 * pi) / left
    return log(left), -rate, -rate * (rate - z)


def _early_faded(z: float) -> tuple[float, float, float]:
    up = exp(min(z, 30.0))
    return z - up, 1 - up, -up


def _early_lasting(z: float) -> tuple[float, float, float]:
    up = exp(min(z, 30.0))
    return -up, -up, -up


def _logistic_faded(z: float) -> tuple[float, float, float]:
    share = 1 / (1 + exp(-max(-30.0, min(30.0, z))))
    return z - 2 * _softplus(z), 1 - 2 * share, -2 * share * (1 - share)


def _logistic_lasting(z: float) -> tuple[float, float, float]:
    share = 1 / (1 + exp(-max(-30.0, min(30.0, z))))
    return -_softplus(z), -share, -share * (1 - share)


def _late_faded(z: float) -> tuple[float, float, float]:
    down = exp(min(-z, 30.0))
    return -z - down, -1 + down, -down


def _late_lasting(z: float) -> tuple[float, float, float]:
    u = exp(max(-30.0, min(-z, 30.0)))
    if u > 50:  # far to the left: everybody is still there
        return 0.0, 0.0, 0.0
    grown = expm1(u)
    rate = u / grown
    bend = ((grown - u * (grown + 1)) / (grown * grown)) * u
    return log(-expm1(-u)), -rate, bend


def _softplus(z: float) -> float:
    return z if z > 30 else log1p(exp(z))


def _shape(
    name: str,
    quantile: Callable[[float], float],
    faded: Callable[[float], tuple[float, float, float]],
    lasting: Callable[[float], tuple[float, float, float]],
) -> Shape:
    return Shape(name, quantile(0.1), quantile(0.5), quantile(0.9), faded, lasting)


#: Even on the logarithm; fading early more often than late (Weibull); heavier tails; late more often than early.
SHAPES = (
    _shape("normal", NormalDist().inv_cdf, _normal_faded, _normal_lasting),
    _shape("early", lambda p: log(-log1p(-p)), _early_faded, _early_lasting),
    _shape("logistic", lambda p: log(p / (1 - p)), _logistic_faded, _logistic_lasting),
    _shape("late", lambda p: -log(-log(p)), _late_faded, _late_lasting),
)


def fit(points: Sequence[Point], shape: Shape, width: float) -> Fit:
    """The most likely values for one shape. ``width`` is the prior's distance from the 10 to the 90 % point, as a
    logarithm. The shift is that of the median.
    """
    usual = log(width / (shape.q90 - shape.q10))
    now = (0.0, 1.0, usual)
    value, slope, bend = _likelihood(points, shape, now, usual)
    damping = 1e-3
    for _ in range(_ROUNDS):
        step = _solved(bend, slope, damping)
        wanted = (now[0] + step[0], now[1] + step[1], now[2] + max(-0.7, min(0.7, step[2])))
        tried, tried_slope, tried_bend = _likelihood(points, shape, wanted, usual)
        if tried >= value:
            done = tried - value < 1e-9
            now, value, slope, bend = wanted, tried, tried_slope, tried_bend
            damping = max(damping / 5, 1e-9)
            if done:
                break
        else:
            damping *= 10
            if damping > 1e9:
                break
    return Fit(shape, now[0], now[1], exp(now[2]), value)


Vector = tuple[float, float, float]


def _likelihood(
    points: Sequence[Point], shape: Shape, at: Vector, usual: float
) -> tuple[float, list[float], list[list[float]]]:
    """The log-likelihood with its prior, its slope and its (negative) curvature at ``at`` = shift, slope, log scale."""
    shift, slope, wide = at
    narrow = exp(-wide)
    total = g0 = g1 = g2 = h00 = h01 = h02 = h11 = h12 = h22 = 0.0
    for x, y, faded in points:
        free = (y - shift - slope * x) * narrow
        like, g, h = (shape.faded if faded else shape.lasting)(free + shape.q50)
        if faded:
            like -= wide
            g2 -= 1
        total += like
        g0 -= g * narrow
        g1 -= g * x * narrow
        g2 -= g * free
        h00 += h * narrow * narrow
        h01 += h * x * narrow * narrow
        h11 += h * x * x * narrow * narrow
        h02 += (h * free + g) * narrow
        h12 += (h * free + g) * x * narrow
        h22 += h * free * free + g * free
    uphill, bend = [g0, g1, g2], [[-h00, -h01, -h02], [-h01, -h11, -h12], [-h02, -h12, -h22]]
    prior = ((0.0, SHIFT_SPREAD), (1.0, SLOPE_SPREAD), (usual, SCALE_SPREAD))
    for index, (middle, spread) in enumerate(prior):
        away = (at[index] - middle) / spread
        total -= 0.5 * away * away
        uphill[index] -= away / spread
        bend[index][index] += 1 / spread**2
    return total, uphill, bend


def _solved(matrix: list[list[float]], right: list[float], damping: float) -> Vector:
    """The step of Newton's method, its diagonal raised so that it never runs uphill the wrong way."""
    rows = [
        [
            *(
                each + (damping * (abs(each) + 1) if column == row else 0.0)
                for column, each in enumerate(line)
            ),
            right[row],
        ]
        for row, line in enumerate(matrix)
    ]
    for pivot in range(3):
        best = max(range(pivot, 3), key=lambda row: abs(rows[row][pivot]))
        rows[pivot], rows[best] = rows[best], rows[pivot]
        head = rows[pivot][pivot]
        if abs(head) < 1e-12:
            return 0.0, 0.0, 0.0
        for row in range(pivot + 1, 3):
            times = rows[row][pivot] / head
            rows[row] = [a - times * b for a, b in zip(rows[row], rows[pivot], strict=True)]
    c = rows[2][3] / rows[2][2]
    b = (rows[1][3] - rows[1][2] * c) / rows[1][1]
    a = (rows[0][3] - rows[0][1] * b - rows[0][2] * c) / rows[0][0]
    return a, b, c
