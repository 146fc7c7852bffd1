"""Free times of the book: those near a time that cannot be had, and those of a whole course."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from smpdesk.domain.appointment import Appointment, VisitKind, clashes
from smpdesk.domain.course import suggested_next
from smpdesk.domain.turnaround import with_turnaround
from smpdesk.domain.wall import comes_twice, exists, later, minutes_between
from smpdesk.domain.working import DAY, Rota, Turnaround, over_midnight, through_midnight, too_close

#: Minutes between the times that are offered.
STEP = 15
#: Days before and after the wanted one that are looked through, and days for each session of a course.
REACH = 28
COURSE_REACH = 84


class Diary(NamedTuple):
    """The book where a time is looked for. ``people`` and ``rooms`` are ids, the preferred ones first; ``taken`` are
    visits that occupy; ``needed`` is what setting up and cleaning take, ``held`` what of it a visit must have;
    ``now`` is wall time: nothing is offered before it.
    """

    rota: Rota
    taken: Sequence[Appointment]
    people: Sequence[int]
    rooms: Sequence[int]
    needed: dict[VisitKind, Turnaround]
    held: dict[VisitKind, Turnaround]
    zone: str
    now: datetime


class CourseWish(NamedTuple):
    """When somebody likes to come: not before ``first``; ``weekdays`` (0 is Monday, none means any); beginning between
    two minutes of the day; always with ``technician`` (0: anybody, whoever came before first); with ``gap`` days from
    one session to the next (0: as suggested), never fewer than the course asks for.
    """

    first: date
    weekdays: frozenset[int] = frozenset()
    begins: int = 0
    until: int = DAY
    technician: int = 0
    gap: int = 0


def next_step(now: datetime) -> datetime:
    """The next time that is offered: no visit begins at 11:47."""
    over = timedelta(minutes=now.minute % STEP, seconds=now.second)
    return now - over + timedelta(minutes=STEP) if over else now


def keeps_gap(day: date, days: Sequence[date], gap: int) -> bool:
    """Whether a day lies at least ``gap`` days from all of these."""
    return all(abs((day - each).days) >= gap for each in days)


def free(diary: Diary, day: date, wanted: Appointment, technician: int) -> Iterator[Appointment]:
    """Every free start of a day for a visit like ``wanted`` with this technician, in order of time, each in the first
    room that is free. Lengths are true ones: a night on which clocks change is no longer and no shorter.
    """
    midnight = datetime.combine(day, time.min)
    minutes = minutes_between(wanted.starts, wanted.ends, diary.zone)
    spans = list(_stretches(diary, day, wanted.kind, technician))
    if not spans:
        return
    margin = _margin(diary)
    first, last = (midnight + timedelta(minutes=each) for each in (spans[0][0], spans[-1][1]))
    near = [
        each
        for each in diary.taken
        if each.starts < last + margin and each.ends > first - margin and each.id != wanted.id
    ]
    theirs = [each for each in near if technician == each.technician or wanted.client == each.client]
    for opens, closes in spans:
        for minute in range(-(-opens // STEP) * STEP, min(closes - minutes + 1, DAY), STEP):
            starts = midnight + timedelta(minutes=minute)
            if starts < diary.now or not exists(starts, diary.zone):
                continue
            ends = later(starts, minutes, diary.zone)
            if comes_twice(starts, diary.zone) or comes_twice(ends, diary.zone):
                continue
            found = replace(wanted, technician=technician, starts=starts, ends=ends)
            found = with_turnaround(found, diary.held, diary.zone)
            if ends > midnight + timedelta(minutes=closes) or not _fits(diary, found, theirs, room=False):
                continue
            rooms = (replace(found, room=room) for room in diary.rooms)
            fitting = next((each for each in rooms if _fits(diary, each, near, room=True)), None)
            if fitting is not None:
                yield fitting


def _margin(diary: Diary) -> timedelta:
    """Visits farther away than this from working time never matter: what all kinds and visits need, and an hour by
    which clocks may change."""
    kinds = (minutes for each in diary.needed.values() for minutes in each)
    held = (minutes for each in diary.taken for minutes in (each.setting_up, each.cleaning))
    return timedelta(minutes=2 * max(kinds, default=0) + max(held, default=0) + 60)


def _stretches(diary: Diary, day: date, kind: VisitKind, technician: int) -> Iterator[tuple[int, int]]:
    """When a kind of visit may stand on a day: no break is spent setting up or cleaning; before the clinic opens and
    after it closes, one may."""
    hours = over_midnight(diary.rota.own.get(technician, diary.rota.hours), day) or (0, DAY)
    before, after = diary.needed.get(kind, Turnaround())
    for opens, closes in through_midnight(diary.rota, day, technician):
        yield (
            opens if opens == hours[0] else opens + before,
            closes if closes == hours[1] else closes - after,
        )


def nearest(
    diary: Diary, wanted: Appointment, limit: int, allowed: Callable[[date], bool] = lambda _: True
) -> list[Appointment]:
    """Free times near a wanted one, the first to offer first: the same technician that day (the nearest, and the
    nearest on the other side of the time), then the others that day, then other days, one time each, the nearest
    day first and the same technician before others.
    """
    people = sorted(diary.people, key=lambda each: each != wanted.technician)
    day = wanted.starts.date()
    found: list[Appointment] = []
    if allowed(day):
        for person in people:
            found += _around(list(free(diary, day, wanted, person)), wanted, person == wanted.technician)
    for distance in range(1, REACH + 1):
        for there in (day + timedelta(days=distance), day - timedelta(days=distance)):
            if len(found) >= limit:
                return found[:limit]
            if there < diary.now.date() or not allowed(there):
                continue
            found += _first_of(diary, there, wanted, people)
    return found[:limit]


def course(
    diary: Diary, wanted: Appointment, wish: CourseWish, sessions: int, days: Sequence[date], gap: int
) -> list[Appointment]:
    """Times for so many sessions, as wished; fewer when there is no time for the rest.

    ``wanted`` gives client, length and the number of the first; ``days`` are those of the course's other sessions.
    Each stands where the one before suggests it (1.2), never closer than ``gap`` days to any other.
    """
    found: list[Appointment] = []
    kept, number, first = list(days), wanted.number, wish.first
    before = max((each for each in kept if each <= first), default=None)
    if before is not None:
        first = max(first, _next(before, number, gap, wish))
    prefers = wanted.technician
    for _ in range(sessions):
        ahead = (first + timedelta(days=each) for each in range(COURSE_REACH))
        asked = replace(wanted, number=number, technician=prefers)
        one = first_of(diary, asked, wish, ahead, kept, gap)
        if one is None:
            return found
        found.append(one)
        day, number, prefers = one.starts.date(), number + 1, one.technician
        kept.append(day)
        first = _next(day, number, gap, wish)
    return found


def _next(last: date, number: int, gap: int, wish: CourseWish) -> date:
    """From when the next session is looked for: as wished, or as suggested (1.2)."""
    return last + timedelta(days=max(wish.gap, gap)) if wish.gap else suggested_next(last, number, gap)[0]


def first_of(
    diary: Diary, wanted: Appointment, wish: CourseWish, among: Iterable[date], kept: Sequence[date], gap: int
) -> Appointment | None:
    """The first time as wished on the first of some days that has one and keeps the gap to the days ``kept``; the
    technician of ``wanted`` is preferred where the wish names none.
    """
    people = (
        [wish.technician]
        if wish.technician
        else sorted(diary.people, key=lambda each: each != wanted.technician)
    )
    for day in among:
        if (wish.weekdays and day.weekday() not in wish.weekdays) or not keeps_gap(day, kept, gap):
            continue
        for person in people:
            for each in free(diary, day, wanted, person):
                if wish.begins <= each.starts.hour * 60 + each.starts.minute <= wish.until:
                    return each
    return None


def times_of_day(diary: Diary, wanted: Appointment, wish: CourseWish, day: date) -> list[Appointment]:
    """Everything free on a day for one session of a course, by time; the weekday and time of day no longer matter."""
    people = [wish.technician] if wish.technician else list(diary.people)
    return sorted(
        (each for person in people for each in free(diary, day, wanted, person)),
        key=lambda each: (each.starts, each.technician != wanted.technician),
    )


def _around(found: list[Appointment], wanted: Appointment, both: bool) -> list[Appointment]:
    """The nearest one, and with ``both`` the nearest one on the other side."""
    ranked = sorted(found, key=lambda each: (abs(each.starts - wanted.starts), each.starts))
    if not both or not ranked:
        return ranked[:1]
    first = ranked[0]
    other = (each for each in ranked if (each.starts < wanted.starts) != (first.starts < wanted.starts))
    return [first, *list(other)[:1]]


def _first_of(diary: Diary, day: date, wanted: Appointment, people: Sequence[int]) -> list[Appointment]:
    """The time of another day that is nearest to the wanted time of day, of the first who has one."""
    at = datetime.combine(day, wanted.starts.time())
    for person in people:
        found = list(free(diary, day, wanted, person))
        if found:
            return [min(found, key=lambda each: (abs(each.starts - at), each.starts))]
    return []


def _fits(diary: Diary, wanted: Appointment, others: Sequence[Appointment], room: bool) -> bool:
    """Whether nothing is in the way; without ``room`` the room is not looked at yet."""
    found = clashes(wanted, others)
    if any(room or each.field != "room" for each in found):
        return False
    if not room:
        return True
    return all(too_close(wanted, each, diary.needed) is None for each in others)
