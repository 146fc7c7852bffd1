"""The day as numbers: what is drawn, what is free, who stands beside whom."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smpdesk.domain.appointment import Appointment, VisitState
from smpdesk.ui.sessions.beside import shares
from smpdesk.ui.sessions.frame import first_gap, shown_hours

DAY = date(2026, 11, 24)


def visit(at: str, until: str, number: int = 1, state: VisitState = VisitState.BOOKED) -> Appointment:
    starts, ends = (datetime.fromisoformat(f"2026-11-{each}") for each in (at, until))
    return Appointment(id=number, client=1, technician=1, room=1, starts=starts, ends=ends, state=state)


def test_the_opening_hours_are_drawn():
    assert shown_hours([(540, 1080)], []) == (540, 1080)


def test_a_visit_outside_the_hours_widens_the_day_by_whole_hours():
    assert shown_hours([(540, 1080)], [visit("24 07:50", "24 08:20")]) == (420, 1080)
    assert shown_hours([(540, 1080)], [visit("24 17:00", "24 18:05")]) == (540, 1140)


def test_a_visit_past_midnight_is_drawn_to_midnight():
    assert shown_hours([(540, 1080)], [visit("24 23:00", "25 01:00")]) == (540, 1440)


def test_a_closed_day_shows_usual_hours():
    assert shown_hours([], []) == (540, 1080)


def test_a_cancelled_visit_stands_beside_the_one_that_took_its_time():
    found = shares([visit("24 10:00", "24 11:00", 1, VisitState.CANCELLED), visit("24 10:00", "24 11:00", 2)])
    assert found[2][0] == 0.0
    assert found[2][0] + found[2][1] <= found[1][0] + 1e-9


def test_the_first_gap_is_not_in_the_past():
    now = datetime(2026, 11, 24, 11, 45)
    assert first_gap(DAY, (540, 1080), [], 60, now) == now
    assert first_gap(DAY, (540, 1080), [visit("24 09:00", "24 14:00")], 60, now) == datetime(2026, 11, 24, 14)
    assert first_gap(DAY, (540, 1080), [visit("24 09:00", "24 18:00")], 60, now) is None


times = st.tuples(st.integers(0, 95), st.integers(1, 16)).map(
    lambda pair: (pair[0] * 15, min(pair[0] * 15 + pair[1] * 15, 1440))
)


@given(st.lists(st.tuples(times, st.booleans()), min_size=1, max_size=8))
def test_no_two_cards_that_meet_cover_each_other(spans):
    midnight = datetime(2026, 11, 24)
    visits = []
    for number, ((starts, ends), gone) in enumerate(spans, 1):
        visits.append(
            Appointment(
                id=number,
                client=number,
                technician=1,
                room=1,
                starts=midnight + timedelta(minutes=starts),
                ends=midnight + timedelta(minutes=ends),
                state=VisitState.CANCELLED if gone else VisitState.BOOKED,
            )
        )
    found = shares(visits)
    for one in visits:
        left, width = found[one.id]
        assert left >= 0
        assert width > 0
        assert left + width <= 1 + 1e-9
        for other in visits:
            if other.id > one.id and one.starts < other.ends and other.starts < one.ends:
                there, wide = found[other.id]
                assert left + width <= there + 1e-9 or there + wide <= left + 1e-9
