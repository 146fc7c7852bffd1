"""Touch-ups that may be wanted: when the window opens, and how likely it is that a result has faded by now."""

from dataclasses import dataclass
from datetime import date
from math import log
from statistics import NormalDist
from typing import NamedTuple

from smpdesk.domain.fade_story import months_between
from smpdesk.domain.follow_up import months_after
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.survival import Z_80

#: Months in which nobody is invited again. A choice of the clinic, no source.
INTERVAL_MONTHS = 6
MOST_INTERVAL = 60
#: How many of those whose window is open stand on the work list. A choice of the clinic, no source.
ON_LIST = 20
MOST_ON_LIST = 500
MOST_PRICE = 60  # letters

_AT_ONCE = 1e-6
_NORMAL = NormalDist()


class Window(NamedTuple):
    """When a touch-up may be wanted: days by the low, middle and high end of the forecast."""

    opens: date
    middle: date
    closes: date


@dataclass(frozen=True, kw_only=True)
class TouchUpRules:
    """The clinic's choices: months between invitations, how many stand on the work list, and what a touch-up usually
    costs, in its own words, empty while it names no price.
    """

    interval: int = INTERVAL_MONTHS
    on_list: int = ON_LIST
    price: str = ""


def rule_problems(rules: TouchUpRules) -> list[Problem]:
    """Why a clinic cannot have these."""
    found = []
    if not 1 <= rules.interval <= MOST_INTERVAL:
        found.append(problem("touch_up_interval_out_of_range", "interval", most=MOST_INTERVAL))
    if not 1 <= rules.on_list <= MOST_ON_LIST:
        found.append(problem("touch_up_on_list_out_of_range", "on_list", most=MOST_ON_LIST))
    if len(rules.price) > MOST_PRICE:
        found.append(problem("touch_up_price_too_long", "price", most=MOST_PRICE))
    return found


def window(since: date, low: int, middle: int, high: int) -> Window:
    """The window of a forecast of so many months after ``since``."""
    return Window(months_after(since, low), months_after(since, middle), months_after(since, high))


def chance(low: float, middle: float, high: float, now: float, held: float = 0.0) -> float:
    """The probability (0 to 1) that a result has faded after ``now`` months, when it was seen to be good after
    ``held``. The range is the middle 80 of 100, bent where its halves differ: each half is a
    normal’s on the logarithm.
    """
    before, by_now = _faded_by(low, middle, high, held), _faded_by(low, middle, high, now)
    if before >= 1.0 or now <= held:
        return 0.0
    return (by_now - before) / (1.0 - before)


def chance_on(today: date, since: date, low: int, middle: int, high: int, held: date | None = None) -> float:
    """The same by days."""
    seen = months_between(since, held) if held is not None else 0.0
    return chance(low, middle, high, months_between(since, today), max(0.0, seen))


def _faded_by(low: float, middle: float, high: float, months: float) -> float:
    if months < _AT_ONCE:  # the logarithm of next to nothing
        return 0.0
    half = log(middle / low) if months < middle else log(high / middle)
    if half <= 0:
        return float(months >= middle)
    return _NORMAL.cdf(log(months / middle) / half * Z_80)
