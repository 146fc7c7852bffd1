"""What a clinic's own results say about the formula: its centre and spread are moved towards them as they grow.

The formula gives every client a number of months. From :data:`ENOUGH` results on that were seen to fade, a regression
(:mod:`fade_fit`) finds where this clinic's centre lies, how much the formula's differences between people mean here,
and how wide results spread; the clinic's own Kaplan–Meier curve of what is left over corrects the shape. How much the
data weigh against the formula follows from how many there are: :attr:`Learned.weight`.
"""

from collections.abc import Iterable, Sequence
from math import exp, log, sqrt
from typing import NamedTuple

from smpdesk.domain.fade_fit import SHAPES, SHIFT_SPREAD, Fit, Point, fit
from smpdesk.domain.survival import Seen, kaplan_meier, months_at

#: Touch-ups or faded reviews from which on a clinic's own results count (6.4: 30).
ENOUGH = 30
#: Results that a fit reads at most; more make it slower and no better.
MOST_POINTS = 1_500
#: With this many faded results the clinic's own curve weighs as much as the fitted shape.
_CURVE = 60
#: However rarely the clinic looks, at least this share of the variance is believed to be real.
_LEAST_SHARP = 0.25
#: The shortest time that is believed, in months: a result of the same day would be a logarithm of nothing.
_SHORTEST = 0.5


class Lesson(NamedTuple):
    """One result to learn from: the ``formula``'s months for this client, what was ``seen``, and how ``unsure`` the
    formula was because answers were missing (a variance, of the logarithm).
    """

    formula: float
    seen: Seen
    unsure: float = 0.0


class Learned(NamedTuple):
    """What was learned: logarithms to add. ``results`` were followed, ``faded`` of them faded. ``weight`` (0 to 1) is
    how much the data count against the formula. ``low``, ``shift`` and ``high`` are where 10, 50 and 90 of 100
    clients lie, ``slope`` how much of the formula's differences between people holds here; ``unsure`` is how much of
    that spread comes from answers that were missing, on average.
    """

    results: int
    faded: int
    weight: float
    low: float
    shift: float
    high: float
    slope: float
    unsure: float = 0.0

    def months(self, formula: float, centre: float) -> tuple[float, float, float]:
        """Low, middle and high for a client to whom the formula gives ``formula`` months; ``centre`` is its centre."""
        middle = log(centre) + self.slope * log(formula / centre)
        return exp(middle + self.low), exp(middle + self.shift), exp(middle + self.high)


def untaught(results: int, faded: int, below: float, above: float) -> Learned:
    """The formula as it is: ``below`` and ``above`` are its range as shares of its middle (0.75 and 1.25)."""
    return Learned(results, faded, 0.0, log(below), 0.0, log(above), 1.0)


def learned(
    lessons: Sequence[Lesson], centre: float, below: float, above: float, enough: int = ENOUGH
) -> Learned:
    """Learn from what was seen; with fewer than ``enough`` faded results the formula stays as it is."""
    points = [
        Point(log(each.formula / centre), log(max(each.seen.at, _SHORTEST) / centre), each.seen.faded)
        for each in lessons
        if each.formula > 0 and each.seen.months > 0
    ]
    faded = sum(each.faded for each in points)
    if faded < enough:
        return untaught(len(points), faded, below, above)
    fits = [fit(_thinned(points), shape, log(above / below)) for shape in SHAPES]
    best = max(each.likely for each in fits)
    parts = [exp(each.likely - best) for each in fits]
    shift, slope, low, high = (
        sum(part * value for part, value in zip(parts, values, strict=True)) / sum(parts)
        for values in zip(*(_told(each, faded) for each in fits), strict=True)
    )
    blur = _blur(lessons)
    scale = (high - low) / 2.563
    own = _curve(points, shift, slope)
    share = faded / (faded + _CURVE)
    low, shift, high = (
        value if curve is None else (1 - share) * value + share * curve
        for value, curve in zip((low, shift, high), own, strict=True)
    )
    sharp = sqrt(max(_LEAST_SHARP, 1 - (blur / scale) ** 2))
    low, high = shift + (low - shift) * sharp, shift + (high - shift) * sharp
    weight = faded / (faded + (scale / SHIFT_SPREAD) ** 2)
    unsure = sum(each.unsure for each in lessons) / len(lessons)
    return Learned(len(points), faded, weight, low, shift, high, slope, unsure)


def _told(one: Fit, faded: int) -> tuple[float, float, float, float]:
    """Shift, slope, low and high of a fit, the range a little wider the fewer results it rests on."""
    wider = one.scale * sqrt(1 + 2 / faded)
    low = one.shift + wider * (one.shape.q10 - one.shape.q50)
    high = one.shift + wider * (one.shape.q90 - one.shape.q50)
    return one.shift, one.slope, low, high


def _curve(points: Iterable[Point], shift: float, slope: float) -> tuple[float | None, ...]:
    """Where 10, 50 and 90 of 100 lie by the clinic's own curve, the formula's differences taken out."""
    far = 10.0  # the curve wants times, and what is left over may be below nothing
    left = [Seen(each.y - slope * each.x - shift + far, each.faded) for each in points]
    steps = kaplan_meier(left)
    found = (months_at(steps, share) for share in (0.9, 0.5, 0.1))
    return tuple(None if each is None else each - far + shift for each in found)


def _blur(lessons: Iterable[Lesson]) -> float:
    """How much of the spread is only that nobody looked in between: a standard deviation, as a logarithm."""
    faded = [each.seen for each in lessons if each.seen.faded and each.seen.at > 0]
    gaps = [0.0 if each.last_fine is None else (each.months - each.last_fine) / each.at for each in faded]
    return sqrt(sum(gap * gap for gap in gaps) / 12 / len(gaps)) if gaps else 0.0


def _thinned(points: Sequence[Point]) -> Sequence[Point]:
    """At most MOST_POINTS of them, evenly from the earliest to the latest."""
    if len(points) <= MOST_POINTS:
        return points
    ordered = sorted(points, key=lambda each: (each.y, each.x, each.faded))
    return [ordered[at * len(ordered) // MOST_POINTS] for at in range(MOST_POINTS)]
