"""Plain statistics of a clinic: rows that a picture or a table shows as they are."""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import mean, median
from typing import NamedTuple

from smpdesk.domain.session import Zone

#: Scores and discomfort go from 0 to 10.
_SCALE = 11


class Run(NamedTuple):
    """A course as it went: what was planned, and the days of its sessions in order, touch-ups apart."""

    course: int
    client: int
    kind: str
    planned: int
    minutes: int
    gap: int
    ended: bool
    days: tuple[date, ...]


class Needed(NamedTuple):
    """So many courses that were planned with ``planned`` sessions took ``needed``."""

    planned: int
    needed: int
    courses: int


class Hours(NamedTuple):
    """Sessions that were estimated at so many minutes: how many, and what the middle one took, the quickest and the
    slowest fifth apart (``low`` to ``high``).
    """

    estimated: int
    sessions: int
    low: int
    middle: int
    high: int


class Gap(NamedTuple):
    """From session ``number - 1`` to ``number``: how many gaps, the middle one in days, and how many were at least as
    long as their course asks.
    """

    number: int
    gaps: int
    middle: int
    kept: int


class Scores(NamedTuple):
    """How often each score from 0 to 10 was given for something, and the mean."""

    key: str
    counts: tuple[int, ...]
    mean: float

    @property
    def many(self) -> int:
        """How many scores there are."""
        return sum(self.counts)


class CameBack(NamedTuple):
    """Results whose touch-up window opened in a year: how many came back, how many were asked and have not come, how
    many are gone, and how many nobody asked.
    """

    year: int
    opened: int
    came: int
    asked: int
    gone: int

    @property
    def silent(self) -> int:
        """Those whom nobody asked."""
        return self.opened - self.came - self.asked - self.gone


def needed(runs: Iterable[Run]) -> list[Needed]:
    """Sessions needed against planned, of courses that ended."""
    counts: dict[tuple[int, int], int] = {}
    for each in runs:
        if each.ended and each.days:
            key = each.planned, len(each.days)
            counts[key] = counts.get(key, 0) + 1
    return [Needed(*key, counts[key]) for key in sorted(counts)]


def hours(pairs: Iterable[tuple[int, int]]) -> list[Hours]:
    """Minutes estimated and taken, session by session, as one row for each estimate."""
    took: dict[int, list[int]] = {}
    for estimated, minutes in pairs:
        took.setdefault(estimated, []).append(minutes)
    return [
        Hours(each, len(found), _part(found, 0.2), round(median(found)), _part(found, 0.8))
        for each, found in sorted(took.items())
    ]


def gaps(runs: Iterable[Run]) -> list[Gap]:
    """How the gaps between sessions were kept, by the session they led to."""
    found: dict[int, list[tuple[int, bool]]] = {}
    for each in runs:
        for at, (before, after) in enumerate(zip(each.days, each.days[1:], strict=False), 2):
            days = (after - before).days
            found.setdefault(at, []).append((days, days >= each.gap))
    return [
        Gap(number, len(each), round(median(days for days, _ in each)), sum(kept for _, kept in each))
        for number, each in sorted(found.items())
    ]


def scores(given: Iterable[tuple[str, int, int]]) -> list[Scores]:
    """By key: key, score and how often; the most scores first, zones in the order of the head."""
    counts: dict[str, list[int]] = {}
    for key, score, many in given:
        if key and 0 <= score < _SCALE:
            counts.setdefault(key, [0] * _SCALE)[score] += many
    order = {zone.value: at for at, zone in enumerate(Zone)}
    found = [
        Scores(key, tuple(each), mean(score for score, many in enumerate(each) for _ in range(many)))
        for key, each in counts.items()
    ]
    return sorted(found, key=lambda each: (order.get(each.key, -1), -each.many, each.key))


def came_back(each: Iterable[tuple[int, bool, bool, bool]]) -> list[CameBack]:
    """By year: year of the window's opening, and whether somebody came, was asked, is gone; the first that holds
    counts.
    """
    years: dict[int, list[int]] = {}
    for year, came, asked, gone in each:
        row = years.setdefault(year, [0, 0, 0, 0])
        row[0] += 1
        if came:
            row[1] += 1
        elif gone:
            row[3] += 1
        elif asked:
            row[2] += 1
    return [CameBack(year, *years[year]) for year in sorted(years)]


def _part(found: Sequence[int], share: float) -> int:
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
