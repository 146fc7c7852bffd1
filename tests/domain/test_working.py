"""Who works when: hours, holidays, breaks, and what is left of a day."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smpdesk.domain.appointment import Appointment, VisitKind
from smpdesk.domain.clinic import USUAL_HOURS
from smpdesk.domain.working import (
    DAY,
    Away,
    AwayKind,
    Block,
    Closure,
    Rota,
    Turnaround,
    away,
    block_problems,
    too_close,
    working,
)

TUESDAY, SUNDAY = date(2026, 11, 24), date(2026, 11, 29)
TOM, INES = 1, 2


def rota(*, own=None, closures=(), blocks=()) -> Rota:
    return Rota(USUAL_HOURS, own or {}, closures, blocks)


def test_without_anything_said_people_work_while_the_clinic_is_open():
    assert working(rota(), TUESDAY, TOM) == [(540, 1080)]
    assert working(rota(), SUNDAY, TOM) == []


def test_somebody_may_have_other_hours_than_the_clinic():
    own = {INES: (None, (720, 1200), *(None,) * 5)}
    assert working(rota(own=own), TUESDAY, INES) == [(720, 1200)]
    assert working(rota(own=own), TUESDAY + timedelta(days=1), INES) == []
    assert working(rota(own=own), TUESDAY, TOM) == [(540, 1080)]


def test_a_break_comes_every_week_on_its_days():
    lunch = Block(name="Lunch", weekdays=(1,), starts=780, ends=810, staff=TOM)
    assert working(rota(blocks=[lunch]), TUESDAY, TOM) == [(540, 780), (810, 1080)]
    assert working(rota(blocks=[lunch]), TUESDAY + timedelta(days=1), TOM) == [(540, 1080)]
    assert working(rota(blocks=[lunch]), TUESDAY, INES) == [(540, 1080)]


def test_training_on_one_day_is_only_on_that_day():
    once = Block(kind=AwayKind.TRAINING, name="First aid", first=TUESDAY, last=TUESDAY, starts=540, ends=720)
    assert Away(540, 720, AwayKind.TRAINING, "First aid") in away(rota(blocks=[once]), TUESDAY, TOM)
    assert working(rota(blocks=[once]), TUESDAY + timedelta(days=7), TOM) == [(540, 1080)]


def test_a_holiday_takes_whole_days_and_a_clinics_one_everybodys():
    week = Closure(staff=INES, first=TUESDAY, last=TUESDAY + timedelta(days=2), name="Lisbon")
    assert away(rota(closures=[week]), TUESDAY, INES) == [Away(0, DAY, AwayKind.HOLIDAY, "Lisbon")]
    assert working(rota(closures=[week]), TUESDAY, TOM) == [(540, 1080)]
    shut = Closure(first=TUESDAY, last=TUESDAY, name="Painters")
    assert working(rota(closures=[shut]), TUESDAY, TOM) == []


minutes = st.integers(0, DAY - 1)
blocks = st.lists(
    st.tuples(minutes, st.integers(1, 300)).map(
        lambda pair: Block(starts=pair[0], ends=min(DAY, pair[0] + pair[1]))
    ),
    max_size=6,
)


@given(blocks)
def test_every_minute_is_either_worked_or_away(found):
    plan = rota(blocks=found)
    worked = {minute for starts, ends in working(plan, TUESDAY, TOM) for minute in range(starts, ends)}
    gone = {minute for each in away(plan, TUESDAY, TOM) for minute in range(each.starts, each.ends)}
    assert worked | gone == set(range(DAY))
    assert not worked & gone


def test_cleaning_and_setting_up_need_their_time_between_two_visits():
    def visit(number: int, at: str, minutes: int = 60, room: int = 1, technician: int = TOM) -> Appointment:
        starts = datetime.fromisoformat(f"2026-11-24 {at}")
        return Appointment(
            id=number, client=number, technician=technician, room=room, kind=VisitKind.SESSION,
            starts=starts, ends=starts + timedelta(minutes=minutes),
        )  # fmt: skip

    needed = {VisitKind.SESSION: Turnaround(10, 15)}
    first = visit(1, "10:00")
    assert too_close(first, visit(2, "11:20"), needed) == (20, 25)
    assert too_close(visit(2, "11:20"), first, needed) == (20, 25)
    assert too_close(first, visit(2, "11:25"), needed) is None
    assert too_close(first, visit(2, "11:00", room=2, technician=INES), needed) is None
    assert too_close(first, visit(2, "11:00", technician=INES), needed) == (0, 25)
    assert too_close(first, visit(2, "11:00"), {}) is None


def test_a_block_that_could_never_come_is_refused():
    never = Block(starts=540, ends=600, first=TUESDAY, last=TUESDAY, weekdays=(0,))
    assert [each.code for each in block_problems(never)] == ["block_never"]
    assert [each.code for each in block_problems(Block(starts=600, ends=540))] == ["block_reversed"]
