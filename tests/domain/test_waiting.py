"""Who on the waiting list fits a time that fell free, and what a visit leaves behind."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from smpdesk.domain.appointment import Appointment, VisitState
from smpdesk.domain.late import LATE_HOURS, LateRule, due, is_late, rule_problems
from smpdesk.domain.waiting import (
    Free,
    Urgency,
    Waiting,
    comes_on,
    freed,
    order,
    stretches,
    suits,
    waiting_problems,
)

TODAY = date(2026, 11, 24)  # a Tuesday
FREE = Free(1, 1, datetime(2026, 11, 24, 13), datetime(2026, 11, 24, 16))
ANA = Waiting(client=1, since=date(2026, 11, 1))


def visit(at: str = "13:00", hours: float = 3, **details: object) -> Appointment:
    starts = datetime.fromisoformat(f"2026-11-24 {at}")
    ends = starts + timedelta(hours=hours)
    return Appointment(id=5, client=2, starts=starts, ends=ends, **{"technician": 1, "room": 1, **details})  # type: ignore[arg-type]


def fits(waiting: Waiting, visit: Appointment) -> bool:
    return comes_on(waiting, visit.starts.date(), visit.technician, TODAY) and suits(waiting, visit)


def test_who_wishes_nothing_special_fits() -> None:
    assert fits(ANA, visit())


@pytest.mark.parametrize(
    "wish",
    [
        {"technician": 2},
        {"weekdays": (0, 2)},
        {"latest": 15 * 60},
        {"earliest": 13 * 60 + 15},
        {"until": date(2026, 11, 23)},
        {"ended": TODAY},
    ],
)
def test_a_wish_that_the_time_does_not_meet_keeps_somebody_out(wish: dict[str, object]) -> None:
    assert not fits(replace(ANA, **wish), visit())  # type: ignore[arg-type]


def test_wishes_that_are_met_keep_nobody_out() -> None:
    wish = replace(ANA, earliest=13 * 60, latest=16 * 60, weekdays=(1,), technician=1, until=TODAY)
    assert fits(wish, visit())


def test_a_day_after_the_last_one_wished_does_not_fit_though_the_entry_still_stands() -> None:
    assert not comes_on(replace(ANA, until=date(2026, 11, 25)), date(2026, 11, 26), 1, TODAY)


def test_the_whole_free_time_around_what_fell_free_is_offered() -> None:
    day = [(9 * 60, 13 * 60), (14 * 60, 19 * 60)]
    assert [(each.starts.hour, each.ends.hour) for each in stretches(FREE, day, [])] == [(14, 19)]
    around = [visit("10:00", 1), visit("17:15", 1, setting_up=15), visit("15:00", 4, technician=2)]
    assert stretches(FREE, [(9 * 60, 19 * 60)], around) == [
        Free(1, 1, datetime(2026, 11, 24, 11), datetime(2026, 11, 24, 17), FREE.starts)
    ]
    assert stretches(FREE, [], []) == []
    split = [visit("14:00", 1)]
    assert [(each.starts.hour, each.ends.hour) for each in stretches(FREE, [(540, 1140)], split)] == [
        (9, 14),
        (15, 19),
    ]


def test_the_most_urgent_stand_first_then_who_waits_longest() -> None:
    old = replace(ANA, id=1, urgency=Urgency.WHENEVER, since=date(2026, 1, 1))
    new = replace(ANA, id=2, urgency=Urgency.URGENT)
    mid, first = replace(ANA, id=4), replace(ANA, id=3, since=date(2026, 10, 1))
    assert [each.id for each in sorted([old, new, mid, first], key=order)] == [2, 3, 4, 1]


def test_a_cancelled_visit_leaves_all_its_time() -> None:
    was = visit()
    assert freed(was, replace(was, state=VisitState.CANCELLED)) == [FREE]
    assert freed(was, replace(was, technician=2)) == [FREE]
    assert freed(was, replace(was, room=2)) == []


def test_a_visit_that_moves_or_shrinks_leaves_what_it_holds_no_longer() -> None:
    was = visit()
    assert freed(was, visit("14:00")) == [FREE._replace(ends=datetime(2026, 11, 24, 14))]
    assert freed(was, visit(hours=2)) == [FREE._replace(starts=datetime(2026, 11, 24, 15))]
    assert freed(was, visit("13:30", hours=1)) == [
        FREE._replace(ends=datetime(2026, 11, 24, 13, 30)),
        FREE._replace(starts=datetime(2026, 11, 24, 14, 30)),
    ]
    assert freed(was, visit("16:00")) == [FREE]
    assert freed(visit(state=VisitState.NO_SHOW), was) == []


def test_an_entry_says_what_is_wrong_with_it() -> None:
    assert waiting_problems(ANA, TODAY) == []
    wrong = replace(ANA, client=0, minutes=0, earliest=600, latest=600, until=date(2026, 11, 1))
    fields = [each.field for each in waiting_problems(wrong, TODAY)]
    assert fields == ["client", "minutes", "latest", "until"]
    short = waiting_problems(replace(ANA, earliest=540, latest=600), TODAY)
    assert [each.code for each in short] == ["waiting_hours_short"]


def test_a_visit_called_off_later_than_the_rule_asks_is_late() -> None:
    called = replace(visit(), state=VisitState.CANCELLED, called_off=datetime(2026, 11, 22, 13))
    assert not is_late(called, LATE_HOURS)
    assert is_late(replace(called, called_off=datetime(2026, 11, 22, 13, 1)), LATE_HOURS)
    assert is_late(called, 72)
    assert not is_late(called, 0)
    assert not is_late(replace(called, called_off=None), 72)
    assert not is_late(replace(called, state=VisitState.BOOKED), 72)


def test_a_rule_lies_within_two_weeks() -> None:
    assert rule_problems(LateRule(hours=0)) == [] == rule_problems(LateRule(hours=336))
    assert [each.code for each in rule_problems(LateRule(hours=337))] == ["late_hours_out_of_range"]
    wrong = LateRule(hours=72, early_hours=48, percent=101, arrival_minutes=-1, free_moves=21)
    fields = [each.field for each in rule_problems(wrong)]
    assert fields == ["early_hours", "percent", "arrival_minutes", "free_moves"]


def test_what_is_due_comes_in_steps() -> None:
    rule = LateRule(hours=48, percent=100, early_hours=72, early_percent=50)
    found = [
        [
            (each.code, *each.facts.values())
            for each in due(rule, visit(), visit().starts - timedelta(hours=hours))
        ]
        for hours in (72, 71, 48, 47)
    ]
    early, late = [("late_early", 72), ("late_due", 50)], [("late_notice", 48), ("late_due", 100)]
    assert found == [[], early, early, late]
    assert due(LateRule(hours=0), visit(), visit().starts) == []
