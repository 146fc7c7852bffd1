"""Working time at a desk: what is said against a visit, and that everything can be taken back."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from smpdesk import words
from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.problem import Refusal
from smpdesk.domain.working import AwayKind, Block, Closure, Turnaround, TurnaroundRule
from tests import builders as a
from tests.storage.made import contents

TUESDAY = date(2026, 11, 24)
TOM = 1


def codes(desks, at: str, minutes: int = 60, technician: int = TOM, **more) -> list[str]:
    owen = desks.clients.lines()[0] if desks.clients.count() else a.client(desks)
    starts = datetime.fromisoformat(f"2026-11-24 {at}")
    draft = desks.sessions.sketch(owen.id, starts, technician, 1, VisitKind.CONSULTATION)
    wanted = replace(draft, ends=starts + timedelta(minutes=minutes), **more)
    return [each.code for each in desks.sessions.advice(wanted)]


def test_a_break_speaks_against_a_visit_without_forbidding_it(desks):
    desks.working.save_block(Block(staff=TOM, name="Lunch", weekdays=(1,), starts=780, ends=810))
    assert codes(desks, "12:30") == ["in_block"]
    assert codes(desks, "13:30") == []
    assert codes(desks, "12:30", technician=2) == []


def test_training_speaks_against_it_too(desks):
    training = Block(
        kind=AwayKind.TRAINING, name="First aid", first=TUESDAY, last=TUESDAY, starts=540, ends=720
    )
    desks.working.save_block(training)
    assert codes(desks, "10:00") == ["in_block"]


def test_a_holiday_is_named(desks):
    desks.working.save_closure(Closure(staff=TOM, first=TUESDAY, last=TUESDAY, name="Lisbon"))
    assert codes(desks, "10:00") == ["person_holiday"]
    desks.working.save_closure(Closure(first=TUESDAY, last=TUESDAY, name="Painters"))
    assert codes(desks, "10:00") == ["clinic_holiday"]


def test_own_hours_replace_the_clinics_until_they_are_given_back(desks):
    desks.working.save_hours(TOM, (None, (720, 1080), *(None,) * 5))
    assert codes(desks, "10:00") == ["outside_own_hours"]
    assert desks.working.working(TUESDAY, TOM) == [(720, 1080)]
    desks.working.save_hours(TOM, None)
    assert codes(desks, "10:00") == []
    assert desks.working.hours(TOM) is None


def test_a_day_off_is_said(desks):
    desks.working.save_hours(TOM, (None,) * 7)
    assert codes(desks, "10:00") == ["person_off"]


def test_a_visit_is_refused_where_setting_up_and_cleaning_collide(desks):
    desks.working.save_turnarounds({VisitKind.REVIEW: Turnaround(15, 10)})
    assert desks.working.turnarounds()[VisitKind.REVIEW] == (15, 10)
    owen, marta = a.client(desks), a.client(desks, "Marta", "Davila")
    a.visit(desks, marta, "2026-11-24 11:10", minutes=60, kind=VisitKind.REVIEW)

    def refused(at: str, **more: int) -> list[str]:
        wanted = a.visit_draft(owen, f"2026-11-24 {at}", minutes=60, kind=VisitKind.CONSULTATION, **more)
        return [each.code for each in desks.sessions.problems(wanted)]

    assert refused("10:00") == ["technician_turnaround", "room_turnaround"]
    assert refused("10:00", room=2) == ["technician_turnaround"]
    assert refused("10:00", room=2, technician=2) == []
    assert refused("09:55") == []
    assert refused("12:15", technician=2) == ["room_turnaround"]
    assert refused("12:20", technician=2) == []
    wanted = a.visit_draft(owen, "2026-11-24 10:00", minutes=60, kind=VisitKind.REVIEW)
    (said, _) = [words.say(each) for each in desks.sessions.problems(wanted)]
    assert said == (
        "Tom Hale has Marta Davila on Tuesday 24 November 2026, from 11:10 to 12:10. Only 10 min lie between; "
        "cleaning and setting up take 25."
    )
    for near in desks.slots.nearest(wanted):
        assert desks.sessions.problems(near) == [], near.starts
    assert a.visit(desks, marta, "2026-11-25 09:00", minutes=30).id, "a client is not kept for cleaning"


def test_a_clinic_may_choose_only_to_be_told_of_setting_up_and_cleaning(desks):
    owen, marta = a.client(desks), a.client(desks, "Marta", "Davila")
    booked = a.visit(desks, marta, "2026-11-24 11:10", minutes=60, kind=VisitKind.REVIEW)
    desks.working.save_turnarounds({VisitKind.REVIEW: Turnaround(15, 0)}, TurnaroundRule.ADVISE)
    assert desks.working.turnaround_rule() is TurnaroundRule.ADVISE
    assert codes(desks, "10:00", client=owen.id) == ["turnaround_short"]
    assert codes(desks, "09:30", client=owen.id) == []
    assert a.visit(desks, owen, "2026-11-24 10:00", minutes=60, kind=VisitKind.CONSULTATION).id
    assert desks.sessions.booking(booked.id).appointment.setting_up == 0


def test_visits_in_the_book_hold_what_a_new_rule_asks_as_far_as_there_is_room(desks):
    owen, marta = a.client(desks), a.client(desks, "Marta", "Davila")
    first = a.visit(desks, owen, "2026-11-25 10:00", minutes=60, kind=VisitKind.REVIEW)
    second = a.visit(desks, marta, "2026-11-25 11:10", minutes=60, kind=VisitKind.REVIEW)
    third = a.visit(desks, owen, "2026-11-25 15:00", minutes=60, kind=VisitKind.REVIEW)
    state = contents(desks.store)

    def held() -> list[tuple[int, int]]:
        visits = [desks.sessions.booking(each.id).appointment for each in (first, second, third)]
        return [(each.setting_up, each.cleaning) for each in visits]

    desks.working.save_turnarounds({VisitKind.REVIEW: Turnaround(15, 5)})
    assert held() == [(15, 5), (5, 5), (15, 5)]
    desks.working.save_turnarounds({VisitKind.REVIEW: Turnaround(5, 20)})
    assert held() == [(5, 10), (0, 20), (5, 20)]
    crowded = desks.sessions.booking(second.id).appointment
    desks.sessions.change(replace(crowded, note="Window seat"))  # what keeps its place is not asked for more
    assert held()[1] == (0, 20)
    for _ in range(3):
        desks.history.undo_last()
    assert contents(desks.store) == state


def test_what_was_removed_stays_on_record_and_can_be_taken_back(desks):
    lunch = desks.working.save_block(Block(name="Lunch", starts=780, ends=810))
    desks.working.drop_block(lunch)
    assert desks.working.blocks() == []
    desks.history.undo_last()
    assert [each.name for each in desks.working.blocks()] == ["Lunch"]


def test_a_span_that_ends_before_it_starts_is_refused(desks):
    with pytest.raises(Refusal, match="closure_reversed"):
        desks.working.save_closure(Closure(first=TUESDAY, last=TUESDAY - timedelta(days=1)))
    with pytest.raises(Refusal, match="block_reversed"):
        desks.working.save_block(Block(starts=600, ends=600))
    with pytest.raises(Refusal, match="hours_reversed"):
        desks.working.save_hours(TOM, ((700, 600),))
    with pytest.raises(Refusal, match="turnaround_out_of_range"):
        desks.working.save_turnarounds({VisitKind.REVIEW: Turnaround(-5, 0)})


def test_somebody_may_work_on_past_midnight(desks):
    desks.working.save_hours(TOM, ((1080, 1440), (0, 1440), (0, 120), *(None,) * 4))
    gap = Block(staff=TOM, name="Asleep", weekdays=(1,), starts=120, ends=1080)
    desks.working.save_block(gap)
    assert codes(desks, "23:00", 120) == ["outside_hours"], "the clinic's own hours end in the evening"
    assert codes(desks, "23:00", 240) == ["outside_hours", "outside_own_hours"]
    with pytest.raises(Refusal, match="hours_reversed"):
        desks.working.save_hours(TOM, ((1080, 120),))
    owen = desks.clients.lines()[0]
    draft = desks.sessions.sketch(owen.id, datetime(2026, 11, 23, 23), TOM, 1, VisitKind.SESSION)
    late = desks.sessions.book(
        replace(draft, starts=datetime(2026, 11, 30, 23), ends=datetime(2026, 12, 1, 1))
    )
    for day in (30, 31):
        shown = desks.sessions.day(date(2026, 11, 30) + timedelta(days=day - 30))
        assert [each.appointment.id for each in shown] == [late.id]
    assert desks.sessions.day(date(2026, 12, 2)) == []
    near = desks.slots.nearest(replace(late, id=0, client=a.client(desks, "Ana").id), 12)
    assert all(
        each.ends <= late.starts or each.starts >= late.ends for each in near if each.technician == TOM
    )
    (person,) = desks.day_sheet.sheet(date(2026, 12, 1)).people
    assert [each.client for each in person.visits] == ["Owen Davies"]
    desks.sessions.cancel(late.id, "Ill")
    (left,) = desks.waiting.freed_by(late)
    assert (left.starts, left.ends) == (datetime(2026, 11, 30, 18), datetime(2026, 12, 1, 2))


def test_a_leap_day_is_a_day_like_any_other(desks):
    owen = a.client(desks)
    late = a.visit(desks, owen, "2028-02-28 23:00", minutes=120, kind=VisitKind.REVIEW)
    a.visit(desks, a.client(desks, "Ana"), "2028-02-29 10:00", minutes=60, kind=VisitKind.REVIEW)
    leap = date(2028, 2, 29)
    assert [each.appointment.starts.day for each in desks.sessions.day(leap)] == [28, 29]
    assert [each.appointment.starts.day for each in desks.sessions.days(leap, date(2028, 3, 1))] == [28, 29]
    desks.working.save_closure(Closure(staff=TOM, first=leap, last=leap, name="Leap"))
    assert [
        each.starts.date()
        for each in desks.slots.nearest(
            replace(late, id=0, starts=datetime(2028, 2, 29, 10), ends=datetime(2028, 2, 29, 11)), 1
        )
        if each.technician == TOM
    ] == []
    assert desks.working.working(leap, TOM) == []
    assert desks.working.working(date(2028, 3, 1), TOM) != []
