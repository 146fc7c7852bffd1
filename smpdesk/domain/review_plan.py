"""When a result is looked at again, and how its score fell from look to look (6.4; P18)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from smpdesk.domain.fade_story import MONTH, months_between
from smpdesk.domain.follow_up import months_after
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.review import Review
from smpdesk.domain.session import Zone

#: The first look at the healed result: “d28” of section 4 (“healed: review”).
HEALED_DAYS = 28
#: Nobody judges before the skin has closed and peeled (section 4: normal peeling ends by day 14). A choice: 21 days.
SOONEST_DAYS = 21
_LAST_YEAR = 20


class ReviewStep(NamedTuple):
    """One look: healed, m6, y1, y2 ..."""

    key: str
    days: int = 0
    months: int = 0

    def due(self, since: date) -> date:
        """The day it is due after the last session."""
        return months_after(since, self.months) if self.months else since + timedelta(days=self.days)


STEPS = (
    ReviewStep("healed", days=HEALED_DAYS),
    ReviewStep("m6", months=6),
    *(ReviewStep(f"y{year}", months=12 * year) for year in range(1, _LAST_YEAR + 1)),
)

_ABOUT = tuple(each.days or round(each.months * MONTH) for each in STEPS)


class Point(NamedTuple):
    """A score on a line: so many ``months`` after the last session before it."""

    months: float
    score: int
    day: date
    step: str


class FadeLine(NamedTuple):
    """How the scores of one place went, from the last session on."""

    zone: Zone
    area: int | None
    since: date
    points: tuple[Point, ...]


class DueReview(NamedTuple):
    """A look that is due: the latest of the plan that nobody took."""

    step: str
    day: date


def step_on(since: date, day: date) -> str:
    """Which look of the plan a day is nearest to; empty before the skin has healed."""
    if (day - since).days < SOONEST_DAYS:
        return ""
    return min(STEPS, key=lambda each: (abs((each.due(since) - day).days), each.months)).key


def due(since: date, looked: Iterable[date], today: date) -> DueReview | None:
    """The look that is due on a day, given the days since the last session on which somebody looked."""
    step = _standing(since, today)
    if step is None:
        return None
    day = step.due(since)
    taken = any(each >= day or step_on(since, each) == step.key for each in looked if each > since)
    return None if taken else DueReview(step.key, day)


def _standing(since: date, today: date) -> ReviewStep | None:
    """The last look of the plan that is due: asked for everybody, so only the two that may be it are looked at."""
    passed = (today - since).days
    near = [each for each, days in zip(STEPS, _ABOUT, strict=True) if days <= passed + 4][-2:]
    return next((each for each in reversed(near) if each.due(since) <= today), None)


def coming(since: date, today: date) -> DueReview:
    """The next look of the plan after a day."""
    step = next((each for each in STEPS if each.due(since) > today), STEPS[-1])
    return DueReview(step.key, step.due(since))


def fade_lines(reviews: Iterable[Review], ends: Sequence[date]) -> list[FadeLine]:
    """A line for each place and each piece of work; ``ends`` are the days of the last sessions of each, in order."""
    lines: dict[tuple[date, Zone, int | None], list[Point]] = {}
    for each in sorted(reviews, key=lambda one: (one.day, one.id)):
        since = max((day for day in ends if day <= each.day), default=None)
        if since is not None:
            found = Point(months_between(since, each.day), each.score, each.day, each.step)
            lines.setdefault((since, each.zone, each.area), []).append(found)
    order = list(Zone)
    return [
        FadeLine(zone, area, since, tuple(points))
        for (since, zone, area), points in sorted(
            lines.items(), key=lambda one: (one[0][0], order.index(one[0][1]), one[0][2] or 0)
        )
    ]


def review_problems(review: Review, since: date | None, today: date) -> list[Problem]:
    """Why a review cannot be kept; ``since`` is the first session of the client, None without one."""
    found: list[Problem] = []
    if not 0 <= review.score <= 10:
        found.append(problem("review_score_out_of_range", "score", score=review.score))
    if review.day > today:
        found.append(problem("review_in_future", "day", day=review.day))
    elif since is None:
        found.append(problem("review_without_session", "day"))
    elif review.day < since:
        found.append(problem("review_before_session", "day", day=review.day, since=since))
    return found


def review_advice(review: Review, last: Review | None, ends: Sequence[date]) -> list[Problem]:
    """What to look at twice: a score above the last one of the same place with no session between, or a look at skin
    that has not healed.
    """
    since = max((day for day in ends if day <= review.day), default=None)
    if since is not None and (review.day - since).days < SOONEST_DAYS:
        return [problem("review_not_healed", "day", days=SOONEST_DAYS)]
    between = last is not None and any(last.day <= day <= review.day for day in ends)
    if last is None or between or last.day > review.day or review.score <= last.score:
        return []
    return [problem("review_score_rises", "score", before=last.score, was=last.day)]
