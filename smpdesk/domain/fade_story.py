"""What became of finished work: how long it was seen to last, and where the records contradict themselves.

Sessions of a client fall into **pieces of work**: a course with its refinements, then a touch-up years later, and so
on. Each piece is followed from its last session. It is found faded when somebody comes for a colour refresh or a
fresher look (S23 S24 S27), or when a review shows a score at or below what the clinic chose. Where neither happened
it still held **when it was last looked at**: at a review, at a check-in, at a later session. It is never counted as
good up to today for somebody who was not seen: the client who fades and stays away would make every result last.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from smpdesk.domain.course import CourseKind, TouchUpReason
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.session import Zone
from smpdesk.domain.survival import Seen

#: Days in a month, on average.
MONTH = 365.25 / 12
#: A touch-up within so many days is a refinement and part of the same work (1.7).
REFINED_DAYS = 90
#: Sessions of an old list name no course; so many days apart they are of one. A choice, no source.
ONE_COURSE_DAYS = 183
#: A score at or below this is a result that has faded. A choice of the clinic, no source (6.2 covers six months only).
FADED_SCORE = 6
#: Why somebody comes back whose result has faded (S24).
FADING = frozenset({TouchUpReason.COLOUR_REFRESH, TouchUpReason.FRESHER_LOOK})


class Work(NamedTuple):
    """One day of treatment as far as fading asks; ``kind`` and ``reasons`` are its course's."""

    id: int
    client: int
    day: date
    course: int | None = None
    touch_up: bool = False
    technician: int | None = None
    kind: str = ""
    reasons: tuple[str, ...] = ()


class Look(NamedTuple):
    """Somebody looked: a review (``id``) with its score of a place, or a check-in that said it is even (no score)."""

    client: int
    day: date
    score: int | None = None
    zone: str = ""
    area: int | None = None
    id: int = 0


class Odd(NamedTuple):
    """Something that cannot be: what, and the row (of session or review) to look at."""

    client: int
    problem: Problem
    table: str
    row: int


class Piece(NamedTuple):
    """One piece of work: its sessions in order, and what was ``seen`` of it, None where nobody looked since or the
    records contradict themselves (``unclear``). ``held`` is the last day on which it was seen to be good.
    """

    works: tuple[Work, ...]
    seen: Seen | None = None
    held: date | None = None
    unclear: bool = False

    @property
    def since(self) -> date:
        """The day of its last session."""
        return self.works[-1].day

    @property
    def last(self) -> Work:
        """Its last session."""
        return self.works[-1]


class Story(NamedTuple):
    """A client's pieces of work, the oldest first, and what is odd about them."""

    pieces: tuple[Piece, ...]
    odd: tuple[Odd, ...]


def months_between(first: date, last: date) -> float:
    """Months from one day to another, with a fraction."""
    return (last - first).days / MONTH


def story(works: Iterable[Work], looks: Iterable[Look], today: date, faded: int = FADED_SCORE) -> Story:
    """One client's story. ``faded`` is the score at or below which a result has faded."""
    done, odd = _sane_works(sorted(works, key=lambda each: (each.day, each.id)), today)
    seen, more = _sane_looks(sorted(looks, key=lambda each: (each.day, each.id)), done, today)
    odd += more
    groups = _groups(done)
    pieces = []
    for at, group in enumerate(groups):
        after = groups[at + 1][0] if at + 1 < len(groups) else None
        since = group[-1].day
        own = [each for each in seen if since < each.day and (after is None or each.day <= after.day)]
        odd += _rises(own, since)
        pieces.append(_followed(tuple(group), own, after, faded))
    return Story(tuple(pieces), tuple(odd))


def seen_in(
    zone: str, pieces: Sequence[Piece], looks: Iterable[Look], today: date, faded: int
) -> list[Seen | None]:
    """What was seen of each piece of work in one zone: by the scores of that zone where there are any, else as the
    whole was seen.
    """
    own = [each._replace(zone="") for each in looks if each.zone == zone]
    if not own:
        return [each.seen for each in pieces]
    alone = story((work for each in pieces for work in each.works), own, today, faded).pieces
    return [each.seen for each in alone]


def is_fading(work: Work) -> bool:
    """Whether a session says that the work before it had faded. A touch-up of which nobody said why counts: it is
    only done when pigment has lightened (F11).
    """
    if work.reasons:
        return not FADING.isdisjoint(work.reasons)
    return work.kind == CourseKind.TOUCH_UP or (work.touch_up and work.kind not in _OTHERWISE)


_TOUCH_UP = CourseKind.TOUCH_UP.value
_OTHERWISE = frozenset({CourseKind.SCAR, CourseKind.CORRECTION})


def _sane_works(works: Sequence[Work], today: date) -> tuple[list[Work], list[Odd]]:
    odd = [
        Odd(each.client, problem("fade_session_in_future", "day", day=each.day), "session", each.id)
        for each in works
        if each.day > today
    ]
    done = [each for each in works if each.day <= today]
    first = next((each for each in done if not _is_touch_up(each)), None)
    if first is None:
        return done, odd
    early = [
        each for each in done if _is_touch_up(each) and each.day < first.day and not _from_elsewhere(each)
    ]
    odd += [
        Odd(
            each.client,
            problem("fade_touch_up_first", "day", day=each.day, first=first.day),
            "session",
            each.id,
        )
        for each in early
    ]
    return [each for each in done if each not in early], odd


def _is_touch_up(work: Work) -> bool:
    return work.touch_up or work.kind == _TOUCH_UP


def _from_elsewhere(work: Work) -> bool:
    return TouchUpReason.CORRECTION_OTHER_CLINIC in work.reasons


def _sane_looks(looks: Sequence[Look], done: Sequence[Work], today: date) -> tuple[list[Look], list[Odd]]:
    kept, odd = [], []
    for each in looks:
        found = _look_problem(each, done[0].day if done else None, today)
        if found is None:
            kept.append(each)
        elif each.score is not None:
            odd.append(Odd(each.client, found, "review", each.id))
    return kept, odd


def _look_problem(look: Look, first: date | None, today: date) -> Problem | None:
    if look.score is not None and not 0 <= look.score <= 10:
        return problem("fade_score_impossible", "score", score=look.score, day=look.day)
    if look.day > today:
        return problem("fade_review_in_future", "day", day=look.day)
    if first is None or look.day < first:
        return problem("fade_review_before_session", "day", day=look.day)
    return None


def _groups(works: Sequence[Work]) -> list[list[Work]]:
    groups: list[list[Work]] = []
    for each in works:
        if groups and _goes_on(groups[-1][-1], each):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _goes_on(before: Work, work: Work) -> bool:
    """Whether a session belongs to the piece of work of the one before it."""
    apart = (work.day - before.day).days
    if apart <= REFINED_DAYS:
        return True
    if _is_touch_up(work) != _is_touch_up(before):
        return False
    if work.course is None or before.course is None:
        return apart <= ONE_COURSE_DAYS and not _is_touch_up(work)
    return work.course == before.course


def _rises(looks: Sequence[Look], since: date) -> list[Odd]:
    """Scores of one place that rise with no session between."""
    last: dict[tuple[str, int | None], Look] = {}
    odd = []
    for each in looks:
        if each.score is None:
            continue
        before = last.get((each.zone, each.area))
        if before is not None and before.score is not None and each.score > before.score:
            found = problem(
                "fade_score_rises", "score", zone=each.zone, before=before.score, score=each.score,
                was=before.day, day=each.day, since=since,
            )  # fmt: skip
            odd.append(Odd(each.client, found, "review", each.id))
        last[each.zone, each.area] = each
    return odd


def _followed(works: tuple[Work, ...], looks: Sequence[Look], after: Work | None, faded: int) -> Piece:
    since = works[-1].day
    days = _by_day(looks, faded)
    gone = next((day for day, fine in days if not fine), None)
    good = [day for day, fine in days if fine]
    if gone is not None:
        if any(
            day > gone for day in good
        ):  # faded, and good again with nothing done: one of the two is wrong
            return Piece(works, unclear=True)
        held = good[-1] if good else None
        return Piece(works, _seen(since, gone, True, held), held)
    held = good[-1] if good else None
    if after is not None and is_fading(after):
        if held == after.day:  # looked at in the morning, and touched up
            held = next((day for day in reversed(good) if day < after.day), None)
        return Piece(works, _seen(since, after.day, True, held), held)
    held = after.day if after is not None else held
    return Piece(works, _seen(since, held, False, None) if held is not None else None, held)


def _seen(since: date, day: date, faded: bool, fine: date | None) -> Seen:
    return Seen(months_between(since, day), faded, None if fine is None else months_between(since, fine))


def _by_day(looks: Sequence[Look], faded: int) -> list[tuple[date, bool]]:
    """Each day on which somebody looked, and whether it was good then: the mean of all places but scars, which are
    forecast apart. A check-in counts only on a day without scores.
    """
    scores: dict[date, list[int]] = {}
    for each in looks:
        if each.score is None:
            scores.setdefault(each.day, [])
        elif each.zone != Zone.SCAR:
            scores.setdefault(each.day, []).append(each.score)
    return [(day, not given or sum(given) / len(given) > faded) for day, given in sorted(scores.items())]
