"""How long results lasted at this clinic: the Kaplan–Meier estimate, those not yet faded counted as censored."""

from collections.abc import Iterable, Sequence
from math import exp, log, sqrt
from typing import NamedTuple

#: The normal quantile of a two-sided 80 % band.
Z_80 = 1.2815515655446004


class Seen(NamedTuple):
    """One result: how many ``months`` it was followed, and whether it was found faded then (touched up, or a
    review that said so). ``last_fine`` is the last look before that which still found it good, None when there was
    none: the fading lies somewhere between the two.
    """

    months: float
    faded: bool
    last_fine: float | None = None

    @property
    def at(self) -> float:
        """The month that counts: the middle of the gap in which it faded, or the last look."""
        if self.faded and self.last_fine is not None and 0 <= self.last_fine < self.months:
            return (self.months + self.last_fine) / 2
        return self.months


class Step(NamedTuple):
    """The curve from ``months`` on: ``share`` (0 to 1) of results still good, with an 80 % band; ``at_risk`` were
    followed until then, ``faded`` of them faded at that moment.
    """

    months: float
    share: float
    low: float
    high: float
    at_risk: int
    faded: int


def kaplan_meier(seen: Iterable[Seen]) -> list[Step]:
    """The estimate, one step for each moment at which somebody faded; empty when nobody did.

    The band is Greenwood's on the log(-log) scale, so that it stays between 0 and 1.
    """
    rows = sorted((each.at, not each.faded) for each in seen)  # of one moment, those who faded come first
    steps: list[Step] = []
    share, spread, at = 1.0, 0.0, 0
    while at < len(rows):
        months, risk, faded = rows[at][0], len(rows) - at, 0
        while at < len(rows) and rows[at][0] == months:
            faded += not rows[at][1]
            at += 1
        if not faded:
            continue
        share *= 1 - faded / risk
        if risk > faded:
            spread += faded / (risk * (risk - faded))
        steps.append(Step(months, share, *_band(share, spread), risk, faded))
    return steps


def months_at(steps: Sequence[Step], share: float) -> float | None:
    """When the curve has fallen to ``share`` (0.5: the median); None when it has not fallen that far yet."""
    return next((each.months for each in steps if each.share <= share + 1e-12), None)


def share_at(steps: Sequence[Step], months: float) -> float:
    """The share still good after so many months."""
    share = 1.0
    for each in steps:
        if each.months > months:
            break
        share = each.share
    return share


def _band(share: float, spread: float) -> tuple[float, float]:
    if not 0 < share < 1:
        return share, share
    half = Z_80 * sqrt(spread) / abs(log(share))
    return share ** exp(half), share ** exp(-half)
