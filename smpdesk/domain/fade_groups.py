"""The clinic’s results side by side: by technician, pigment, zone, skin; and what became of forecasts once told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.fade_story import Piece, months_between
from smpdesk.domain.kept_forecast import KeptForecast
from smpdesk.domain.survival import Seen, Step, kaplan_meier, months_at

#: Results seen to fade from which on a group is shown. A choice of the clinic, no source.
GROUP_LEAST = 20


class By(StrEnum):
    """What results are told apart by."""

    TECHNICIAN = "technician"
    PIGMENT = "pigment"
    ZONE = "zone"
    SKIN = "skin"


class Group(NamedTuple):
    """The results that have something in common: its ``key``, their curve, and when half had faded, None while the
    curve has not fallen that far.
    """

    by: By
    key: str
    results: int
    faded: int
    median: float | None
    steps: tuple[Step, ...]


class Groups(NamedTuple):
    """Those with enough results, the largest first, and how many are hidden."""

    shown: tuple[Group, ...]
    hidden: int


class Held(StrEnum):
    """What became of a forecast."""

    HELD = "held"
    SOONER = "sooner"
    LATER = "later"
    TOO_EARLY = "too_early"


class Kept(NamedTuple):
    """A forecast that was told, and what became of it: ``months`` after its day it was found faded, or seen last."""

    forecast: KeptForecast
    held: Held
    months: float | None = None


class Calibration(NamedTuple):
    """How many forecasts held, came too long or too short, or cannot be judged yet."""

    held: int = 0
    sooner: int = 0
    later: int = 0
    too_early: int = 0

    @property
    def judged(self) -> int:
        """Those of which the end is known."""
        return self.held + self.sooner + self.later

    @property
    def share(self) -> float | None:
        """The share that held, of those judged; meant to be near 0.8."""
        return self.held / self.judged if self.judged else None


def groups(by: By, seen: Mapping[str, Sequence[Seen]], least: int = GROUP_LEAST) -> Groups:
    """The groups of one kind; ``seen`` are the results by key."""
    found, hidden = [], 0
    for key, results in seen.items():
        faded = sum(each.faded for each in results)
        if faded < least or not key:
            hidden += bool(key)
            continue
        steps = tuple(kaplan_meier(results))
        found.append(Group(by, key, len(results), faded, months_at(steps, 0.5), steps))
    return Groups(tuple(sorted(found, key=lambda each: (-each.results, each.key))), hidden)


def judged(told: KeptForecast, pieces: Iterable[Piece]) -> Kept | None:
    """What became of a forecast: of the piece of work that it was told for. None when the work went on after it (the
    forecast after the last session is the one that counts), or when there is no such work.
    """
    piece = next((each for each in pieces if each.works[0].day <= told.since <= each.since), None)
    if piece is None or piece.since != told.since or piece.unclear:
        return None
    if piece.seen is None:
        return Kept(told, Held.TOO_EARLY)
    months = piece.seen.at
    if not piece.seen.faded:
        return Kept(told, Held.LATER if months > told.high else Held.TOO_EARLY, months)
    if told.low <= months <= told.high:
        return Kept(told, Held.HELD, months)
    return Kept(told, Held.SOONER if months < told.low else Held.LATER, months)


def calibration(kept: Iterable[Kept]) -> Calibration:
    """How many of each."""
    counts = dict.fromkeys(Held, 0)
    for each in kept:
        counts[each.held] += 1
    return Calibration(*(counts[each] for each in Held))


def by_age(kept: Iterable[Kept], today: date) -> list[tuple[int, Calibration]]:
    """By the full years since they were told, the youngest first."""
    ages: dict[int, list[Kept]] = {}
    for each in kept:
        told = each.forecast.told
        if told is not None:
            ages.setdefault(max(0, int(months_between(told.date(), today) // 12)), []).append(each)
    return [(age, calibration(ages[age])) for age in sorted(ages)]
