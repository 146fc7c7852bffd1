"""How long sessions really took, breaks apart, and from how many of them anything follows."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

#: Sessions it takes before real lengths are spoken of: the client's own, the technician's, the whole clinic's. No
#: source says; choices (DESIGN), so that one odd day decides nothing.
CLIENT_ENOUGH, TECHNICIAN_ENOUGH, CLINIC_ENOUGH = 2, 8, 12
#: Only the latest so many count: people get quicker (DESIGN).
LATEST = 30
#: Minutes to which a length is rounded.
STEP = 15
#: Minutes outside which a session was not timed but forgotten (1.2: 1 to 6 h are met; P17).
_PLAUSIBLE = (30, 12 * 60)
#: The least and the most minutes that real lengths propose (1.2: soft range 90 to 300).
LEAST, MOST = 90, 300


class Took(NamedTuple):
    """Minutes of work and of breaks in one session."""

    work: int
    breaks: int

    @property
    def whole(self) -> int:
        """Both: how long the chair was taken."""
        return self.work + self.breaks

    @property
    def plausible(self) -> bool:
        """False for one whose start or end was forgotten."""
        return _PLAUSIBLE[0] <= self.whole <= _PLAUSIBLE[1]


class RealLength(NamedTuple):
    """What sessions took in the middle: ``minutes`` in all, rounded up to a quarter of an hour; ``breaks`` of them;
    from so many ``sessions``."""

    minutes: int
    breaks: int
    sessions: int


class Differs(NamedTuple):
    """By how many minutes, to the nearest quarter of an hour, sessions of ``who`` took longer than estimated
    (negative: shorter), with ``breaks`` among them, in the middle of so many ``sessions``."""

    minutes: int
    breaks: int
    sessions: int
    who: str


def middle(took: Sequence[Took], enough: int) -> RealLength | None:
    """The middle of real lengths; None from fewer than ``enough``."""
    known = [each for each in took if each.plausible]
    if len(known) < enough:
        return None
    whole = -(-round(median(each.whole for each in known)) // STEP) * STEP
    return RealLength(whole, round(median(each.breaks for each in known)), len(known))


def differs(took: Sequence[tuple[Took, int]], enough: int, who: str) -> Differs | None:
    """How real lengths differ from what was estimated for each; None from fewer than ``enough``."""
    known = [(each, estimated) for each, estimated in took if each.plausible]
    if len(known) < enough:
        return None
    more = median(each.whole - estimated for each, estimated in known)
    breaks = round(median(each.breaks for each, _ in known))
    return Differs(round(more / STEP) * STEP, breaks, len(known), who)
