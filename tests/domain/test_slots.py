"""Free times: nothing that is offered is in anybody's way, and the nearest is the nearest."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from smpdesk.domain.appointment import Appointment, VisitKind, clashes
from smpdesk.domain.clinic import USUAL_HOURS
from smpdesk.domain.slots import CourseWish, Diary, course, free, keeps_gap, nearest
from smpdesk.domain.working import AwayKind, Block, Rota, Turnaround, too_close

MONDAY = datetime(2026, 11, 23)
LUNCH = Block(kind=AwayKind.BREAK, name="Lunch", starts=720, ends=765)


def visit(
    day: int, minute: int, length: int, technician: int = 1, room: int = 1, client: int = 99
) -> Appointment:
    starts = MONDAY + timedelta(days=day, minutes=minute)
    return Appointment(
        id=day * 10_000 + minute + technician * 100_000 + room * 1_000_000, client=client, technician=technician,
        room=room, starts=starts, ends=starts + timedelta(minutes=length),
    )  # fmt: skip


def diary(
    taken: list[Appointment], now: datetime = MONDAY, before: int = 0, zone: str = "Europe/London"
) -> Diary:
    rota = Rota(USUAL_HOURS, {}, (), (LUNCH,))
    needed = {VisitKind.SESSION: Turnaround(before, 0)}
    return Diary(rota, taken, [1, 2], [1, 2], needed, needed, zone, now)


def wanted(day: int = 1, minute: int = 600, length: int = 180) -> Appointment:
    return replace(visit(day, minute, length, client=7), id=0)


taken = st.lists(
    st.builds(
        visit, st.integers(0, 6), st.integers(30, 75).map(lambda each: each * 15), st.sampled_from([15, 60, 90, 180]),
        st.integers(1, 2), st.integers(1, 2), st.integers(6, 9),
    ),
    max_size=24,
)  # fmt: skip


@given(taken, st.integers(0, 6), st.sampled_from([15, 45, 180, 240]), st.sampled_from([0, 15, 30]))
@settings(max_examples=40, deadline=None)
def test_what_is_free_is_in_nobodys_way_and_in_working_time(book, day, length, before):
    found = diary(book, before=before)
    for person in (1, 2):
        for each in free(found, (MONDAY + timedelta(days=day)).date(), wanted(day, 600, length), person):
            assert not clashes(each, book)
            assert all(too_close(each, other, found.needed) is None for other in book)
            starts = each.starts.hour * 60 + each.starts.minute
            opens, closes = USUAL_HOURS[day] or (0, 0)
            assert opens <= starts
            assert starts + length <= closes
            assert starts + length <= 720 or starts >= 765


@given(taken, st.integers(0, 4), st.integers(36, 66).map(lambda each: each * 15))
@settings(max_examples=40, deadline=None)
def test_the_first_offer_is_the_nearest_with_the_same_technician(book, day, minute):
    asked = wanted(day, minute, 60)
    found = diary(book)
    same = list(free(found, asked.starts.date(), asked, 1))
    offers = nearest(found, asked, 5)
    if same:
        assert abs(offers[0].starts - asked.starts) == min(abs(each.starts - asked.starts) for each in same)
        assert offers[0].technician == 1
    assert len({(each.starts, each.technician) for each in offers}) == len(offers)


def test_the_same_technician_comes_first_then_the_others_then_other_days():
    book = [visit(1, 600, 180)]
    offers = nearest(diary(book), wanted(1, 600, 60), 5)
    assert [(each.starts.day, each.starts.hour, each.technician) for each in offers] == [
        (24, 9, 1), (24, 13, 1), (24, 10, 2), (25, 10, 1), (23, 10, 1),
    ]  # fmt: skip


def test_nothing_is_offered_before_now():
    now = MONDAY + timedelta(days=1, hours=14, minutes=5)
    assert all(each.starts >= now for each in nearest(diary([], now), wanted(1, 540, 60), 9))


@given(taken, st.sets(st.integers(0, 4), max_size=3), st.integers(1, 4), st.integers(7, 30))
@settings(max_examples=30, deadline=None)
def test_a_course_keeps_its_gaps_and_wishes_and_is_in_nobodys_way(book, weekdays, sessions, gap):
    wish = CourseWish(date(2026, 11, 24), frozenset(weekdays), 540, 780, 0)
    before = [date(2026, 11, 20)]
    found = course(diary(book), wanted(), wish, sessions, before, gap)
    days = before + [each.starts.date() for each in found]
    assert len(found) == sessions
    for at, each in enumerate(found):
        assert not clashes(each, book)
        assert keeps_gap(each.starts.date(), days[: at + 1], gap)
        assert not weekdays or each.starts.weekday() in weekdays
        assert each.starts.hour * 60 <= 780


def test_a_course_stays_with_its_technician_and_the_suggested_gaps():
    asked = replace(wanted(), number=1)
    found = course(diary([]), asked, CourseWish(date(2026, 11, 24), technician=2), 3, [], 7)
    assert [each.technician for each in found] == [2, 2, 2]
    assert [each.starts.date() for each in found] == [
        date(2026, 11, 24),
        date(2026, 12, 4),
        date(2026, 12, 18),
    ]


def test_a_length_is_a_true_one_on_the_night_the_clocks_change():
    rota = Rota(((0, 1440),) * 7, {}, (), ())
    sunday = datetime(2027, 3, 28)
    found = Diary(rota, [], [1], [1], {}, {}, "Europe/London", MONDAY)
    asked = Appointment(client=7, technician=1, room=1, starts=sunday, ends=sunday + timedelta(minutes=60))
    offered = {each.starts: each.ends for each in free(found, sunday.date(), asked, 1)}
    assert datetime(2027, 3, 28, 1, 15) not in offered
    assert offered[datetime(2027, 3, 28, 0, 30)] == datetime(2027, 3, 28, 2, 30)
