"""The curve of a forecast as numbers to draw: one for the screen, the same for paper.

Both axes run from 0 to 1: x from the last session to the end of the picture, y from nothing left to fresh.
"""

from dataclasses import dataclass
from datetime import date

from smpdesk.domain.fade_story import months_between
from smpdesk.domain.forecast import Forecast, curve

#: What is left when a touch-up is wanted: how :func:`forecast.curve` is drawn.
TOUCH_UP = 0.5
#: Years of the picture at least, so that a short forecast does not look like a cliff.
_LEAST = 36
_STEP = 2


@dataclass(frozen=True, kw_only=True)
class CurveDrawing:
    """``middle``, ``low`` and ``high`` are points of the curve and of the edges of its band; ``opens``, ``likely`` and
    ``closes`` are where those reach :data:`TOUCH_UP`; ``years`` are marks with the year that begins there; ``now`` is
    today, None outside the picture.
    """

    middle: tuple[tuple[float, float], ...]
    low: tuple[tuple[float, float], ...]
    high: tuple[tuple[float, float], ...]
    opens: float
    likely: float
    closes: float
    years: tuple[tuple[float, int], ...]
    now: float | None


@dataclass(frozen=True, kw_only=True)
class CurveWords:
    """A curve with its words: ``opens`` and ``closes`` are the seasons of its range, ``alt`` says the whole of it."""

    drawing: CurveDrawing
    fresh: str
    touch_up: str
    opens: str
    closes: str
    alt: str


def drawing(one: Forecast, since: date, today: date) -> CurveDrawing:
    """The picture of a forecast that counts from ``since``."""
    until = max(_LEAST, -(-(one.high + 10) // 12) * 12)
    rows = curve(one, until, _STEP)
    at = months_between(since, today) / until
    years = [
        (months_between(since, date(year, 1, 1)) / until, year)
        for year in range(since.year + 1, since.year + until // 12 + 2)
    ]
    return CurveDrawing(
        middle=tuple((months / until, middle) for months, _low, middle, _high in rows),
        low=tuple((months / until, low) for months, low, _middle, _high in rows),
        high=tuple((months / until, high) for months, _low, _middle, high in rows),
        opens=one.low / until, likely=one.middle / until, closes=one.high / until,
        years=tuple((place, year) for place, year in years if 0 <= place <= 1),
        now=at if 0 <= at <= 1 else None,
    )  # fmt: skip
