"""Free times near one that is taken, and a whole course booked in one go."""

from datetime import date, datetime
from itertools import pairwise

import pytest

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.problem import Refusal
from smpdesk.domain.slots import CourseWish
from smpdesk.domain.working import Closure
from smpdesk.services.desks import Desks
from tests import builders as a


def test_what_is_offered_for_a_taken_time_can_be_booked(desks: Desks) -> None:
    a.visit(desks, a.client(desks), "2026-11-25 10:00")
    ana = a.client(desks, "Ana", "Sousa")
    wanted = desks.sessions.sketch(ana.id, datetime(2026, 11, 25, 11), 1, 1, VisitKind.SESSION)
    offers = desks.slots.nearest(wanted)
    assert len(offers) == 5
    assert [(each.starts, each.technician, each.room) for each in offers[:2]] == [
        (datetime(2026, 11, 25, 13), 1, 1),
        (datetime(2026, 11, 25, 11), 2, 2),
    ]
    assert all(not desks.sessions.problems(each) for each in offers)
    booked = desks.sessions.book(offers[1])
    assert (booked.technician, booked.room, booked.minutes) == (2, 2, 180)


def test_offers_keep_the_gap_of_the_course_and_leave_out_holidays(desks: Desks) -> None:
    owen = a.client(desks)
    a.visit(desks, owen, "2026-11-25 10:00")
    closed = Closure(first=date(2026, 12, 2), last=date(2026, 12, 2), name="Stocktaking")
    desks.working.save_closure(closed)
    wanted = desks.sessions.sketch(owen.id, datetime(2026, 11, 27, 10), 1, 1, VisitKind.SESSION)
    offers = desks.slots.nearest(wanted)
    assert offers[0].starts == datetime(2026, 12, 3, 10)
    assert all(not desks.sessions.problems(each) for each in offers)


def test_a_whole_course_is_found_and_booked_in_one_go(desks: Desks) -> None:
    owen = a.client(desks)
    found = desks.slots.course(owen.id, date(2026, 11, 30), 2, (0, 2), 12 * 60, 15 * 60)
    assert [each.starts for each in found] == [
        datetime(2026, 11, 30, 12), datetime(2026, 12, 14, 12), datetime(2026, 12, 28, 12),
    ]  # fmt: skip
    booked = desks.slots.book_course(found)
    assert [(each.number, each.technician) for each in booked] == [(1, 2), (2, 2), (3, 2)]
    assert len({each.course for each in booked}) == 1
    assert desks.slots.sessions_left(owen.id) == 0
    desks.history.undo_last()
    assert desks.sessions.visits(owen.id) == []


def test_a_course_is_refused_whole_when_one_session_cannot_be(desks: Desks) -> None:
    owen = a.client(desks)
    found = desks.slots.course(owen.id, date(2026, 11, 30))
    third = found[2]
    a.visit(
        desks, a.client(desks, "Ana", "Sousa"), third.starts.isoformat(), technician=third.technician, room=2
    )
    with pytest.raises(Refusal) as refused:
        desks.slots.book_course(found)
    assert [(each.code, each.field) for each in refused.value.problems] == [("technician_taken", "visits.2")]
    assert desks.sessions.visits(owen.id) == []
    assert desks.clients.courses(owen.id) == []


def test_only_the_sessions_that_are_left_are_planned_after_those_that_were(desks: Desks) -> None:
    owen = a.client(desks)
    a.finished(desks, a.visit(desks, owen, "2026-11-24 08:00", technician=2))
    assert desks.slots.sessions_left(owen.id) == 2
    assert desks.slots.earliest(owen.id) == date(2026, 12, 4)
    found = desks.slots.course(owen.id, date(2026, 11, 25))
    assert [(each.starts.date(), each.number, each.technician) for each in found] == [
        (date(2026, 12, 4), 2, 2), (date(2026, 12, 18), 3, 2),
    ]  # fmt: skip


def test_one_session_of_a_course_goes_to_another_day_and_the_rest_follows_where_it_must(desks: Desks) -> None:
    owen = a.client(desks)
    found = desks.slots.course(owen.id, date(2026, 11, 30), technician=1)
    wish = CourseWish(date(2026, 11, 30), technician=1)
    assert [each.starts.date() for each in found] == [
        date(2026, 11, 30),
        date(2026, 12, 10),
        date(2026, 12, 24),
    ]
    later = desks.slots.other_day(found, 0, 1, wish)
    assert later is not None
    assert [each.starts.date() for each in later] == [
        date(2026, 12, 1),
        date(2026, 12, 10),
        date(2026, 12, 24),
    ]
    for _ in range(3):
        later = desks.slots.other_day(later, 0, 1, wish)
        assert later is not None
    assert [each.starts.date() for each in later] == [
        date(2026, 12, 4),
        date(2026, 12, 14),
        date(2026, 12, 28),
    ]
    earlier = desks.slots.other_day(later, 1, -1, wish)
    assert earlier is not None
    assert [each.starts.date() for each in earlier] == [
        date(2026, 12, 4),
        date(2026, 12, 12),
        date(2026, 12, 28),
    ]
    nearest = desks.slots.other_day(earlier, 1, -1, wish)
    assert nearest is not None
    assert nearest[1].starts.date() == date(2026, 12, 11)
    assert desks.slots.other_day(nearest, 1, -1, wish) is None
    times = desks.slots.times(nearest[1])
    assert {each.technician for each in times} == {1, 2}
    assert all(not desks.sessions.problems(each) for each in times)


def test_a_course_is_found_with_the_gap_that_is_wished_never_under_the_least(desks: Desks) -> None:
    owen = a.client(desks)

    def days(gap: int) -> list[int]:
        found = desks.slots.course(owen.id, date(2026, 12, 1), gap=gap)
        return [(two.starts.date() - one.starts.date()).days for one, two in pairwise(found)]

    assert days(0) == [10, 14]
    assert days(21) == [21, 21]
    assert days(3) == [7, 7]
