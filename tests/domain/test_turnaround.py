"""What visits hold before and after: never more than their kind needs, and never more than there is room for."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smpdesk.domain.appointment import Appointment, VisitKind, clashes
from smpdesk.domain.turnaround import fitted, keeps_place, with_turnaround
from smpdesk.domain.working import Turnaround

LONDON = "Europe/London"
NEEDED = {VisitKind.SESSION: Turnaround(20, 15), VisitKind.REVIEW: Turnaround(0, 10)}


def visit(number: int, at: str, minutes: int, **details: object) -> Appointment:
    starts = datetime.fromisoformat(at)
    usual: dict[str, object] = {"technician": 1, "room": 1, "kind": VisitKind.SESSION}
    ends = starts + timedelta(minutes=minutes)
    return Appointment(id=number, client=number, starts=starts, ends=ends, **{**usual, **details})  # type: ignore[arg-type]


drafts = st.lists(
    st.tuples(
        st.integers(0, 60), st.integers(1, 8), st.integers(1, 2), st.integers(1, 2), st.sampled_from(list(NEEDED))
    ),
    max_size=14,
)  # fmt: skip


@given(drafts)
@settings(max_examples=60, deadline=None)
def test_visits_that_stand_already_hold_what_room_there_is(found):
    book: list[Appointment] = []
    for number, (at, length, technician, room, kind) in enumerate(found, 1):
        starts = f"2026-11-24 {6 + at // 4:02d}:{at % 4 * 15:02d}"
        one = visit(number, starts, length * 15, technician=technician, room=room, kind=kind)
        if not clashes(one, book):
            book.append(one)
    held = fitted(book, NEEDED, LONDON)
    assert [replace(each, setting_up=0, cleaning=0) for each in held] == sorted(
        book, key=lambda each: (each.starts, each.id)
    )
    for each in held:
        assert not clashes(each, held)
        before, after = NEEDED[each.kind]
        assert each.setting_up <= before and each.cleaning <= after
        roomy = replace(each, setting_up=before, cleaning=after)
        if not clashes(roomy, held):
            assert (each.setting_up, each.cleaning) == (before, after), "what there is room for is held"


@pytest.mark.parametrize(
    ("zone", "starts", "minutes", "held"),
    [
        (LONDON, "2026-11-24 10:00", 60, (20, 15)),
        (LONDON, "2027-03-28 02:10", 60, (80, 15)),  # 00:50 was twenty minutes before
        (LONDON, "2027-03-27 23:00", 115, (20, 75)),  # fifteen minutes after 00:55 it is 02:10
        (LONDON, "2026-10-25 02:00", 60, (20, 15)),
        ("America/New_York", "2027-03-14 03:00", 60, (80, 15)),
        ("Australia/Lord_Howe", "2026-10-04 02:30", 60, (50, 15)),
        ("Asia/Kathmandu", "2026-10-25 02:00", 60, (20, 15)),
    ],
)
def test_minutes_before_and_after_are_those_that_pass_in_a_night_of_changing_clocks(
    zone, starts, minutes, held
):
    found = with_turnaround(visit(1, starts, minutes), NEEDED, zone)
    assert (found.setting_up, found.cleaning) == held


def test_a_kind_that_needs_nothing_holds_nothing():
    found = with_turnaround(
        visit(1, "2026-11-24 10:00", 60, kind=VisitKind.REMOVAL, cleaning=9), NEEDED, LONDON
    )
    assert (found.setting_up, found.cleaning) == (0, 0)


def test_a_visit_keeps_its_place_within_its_own_time_and_nowhere_else():
    was = visit(1, "2026-11-24 10:00", 120)
    assert keeps_place(was, replace(was, note="x", ends=was.ends - timedelta(minutes=15)))
    assert not keeps_place(was, replace(was, ends=was.ends + timedelta(minutes=15)))
    assert not keeps_place(was, replace(was, room=2))
    assert not keeps_place(was, replace(was, kind=VisitKind.REVIEW))
