"""The regression behind learning: its four shapes against scipy's, and what it finds in data that are known."""

import random
from math import log
from statistics import NormalDist

import pytest

from smpdesk.domain.fade_fit import SHAPES, Point, Shape, fit

_BY_NAME = {each.name: each for each in SHAPES}
_NUDGE = 1e-5


def _referee(name: str):
    from scipy import stats

    return {
        "normal": stats.norm,
        "early": stats.gumbel_l,
        "logistic": stats.logistic,
        "late": stats.gumbel_r,
    }[name]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda each: each.name)
def test_each_shape_is_the_referees_with_its_derivatives(shape: Shape) -> None:
    known = _referee(shape.name)
    assert [shape.q10, shape.q50, shape.q90] == pytest.approx(known.ppf([0.1, 0.5, 0.9]))
    for z in (-3.0, -1.2, 0.0, 0.4, 1.7, 2.9):
        for ours, theirs in ((shape.faded, known.logpdf), (shape.lasting, known.logsf)):
            value, slope, bend = ours(z)
            assert value == pytest.approx(float(theirs(z)), abs=1e-9)
            assert slope == pytest.approx(
                (ours(z + _NUDGE)[0] - ours(z - _NUDGE)[0]) / (2 * _NUDGE), abs=1e-5
            )
            assert bend == pytest.approx((ours(z + _NUDGE)[1] - ours(z - _NUDGE)[1]) / (2 * _NUDGE), abs=1e-5)


@pytest.mark.parametrize("z", [-40.0, 40.0])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda each: each.name)
def test_no_shape_fails_far_out(shape: Shape, z: float) -> None:
    for each in (*shape.faded(z), *shape.lasting(z)):
        assert each == each and abs(each) < 1e20


def test_much_data_brings_back_what_they_were_made_of() -> None:
    dice = random.Random(7)
    points = []
    for _ in range(1200):
        x = dice.uniform(-0.5, 0.3)
        y = -0.2 + 0.7 * x + 0.3 * dice.gauss(0, 1)
        seen = dice.uniform(-0.6, 0.6)
        points.append(Point(x, min(y, seen), y <= seen))
    found = fit(points, _BY_NAME["normal"], log(1.25 / 0.75))
    assert (found.shift, found.slope, found.scale) == pytest.approx((-0.2, 0.7, 0.3), abs=0.06)


def test_no_data_leave_the_formula_as_it_is() -> None:
    width = log(1.25 / 0.75)
    found = fit([], _BY_NAME["normal"], width)
    assert (found.shift, found.slope) == pytest.approx((0.0, 1.0))
    spread = NormalDist().inv_cdf(0.9) - NormalDist().inv_cdf(0.1)
    assert found.scale == pytest.approx(width / spread)
