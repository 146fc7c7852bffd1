"""Nobody is in two places at once, whatever writes the book."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import hypothesis
import pytest
from hypothesis import strategies as st

from smpdesk.domain.appointment import Appointment, VisitState, clashes
from smpdesk.domain.problem import Refusal
from smpdesk.storage.check import check
from smpdesk.storage.files import RECORDS
from smpdesk.storage.store import Store
from tests.storage.made import MAYA, TODAY, again, booked, person, raw, wanted


@pytest.fixture
def people(store):
    """Ids of three clients."""
    return [person(store, given).id for given in ("Owen", "Ann", "Lu")]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ({"client": 1, "technician": 2, "room": 2}, "client_taken"),
        ({"client": 2, "technician": 1, "room": 2}, "technician_taken"),
        ({"client": 2, "technician": 2, "room": 1}, "room_taken"),
    ],
)
def test_what_is_taken_is_named(store, people, second, code):
    booked(store, people[0], "10:00", 60)
    with pytest.raises(Refusal) as caught:
        booked(store, second.pop("client"), "10:59", 30, **second)
    assert [(each.code, each.field) for each in caught.value.problems] == [(code, code.partition("_")[0])]
    assert len(store.appointments.day(TODAY)) == 1


def test_one_may_follow_at_once(store, people):
    booked(store, people[0], "10:00", 60)
    booked(store, people[0], "11:00", 60)
    assert len(store.appointments.day(TODAY)) == 2


@pytest.mark.parametrize("state", [VisitState.CANCELLED, VisitState.NO_SHOW])
def test_a_cancelled_slot_is_free_again(store, people, state):
    visit = booked(store, people[0])
    with store.transaction("Cancel session", MAYA):
        store.appointments.save(replace(visit, state=state))
    second = booked(store, people[1])
    with pytest.raises(Refusal, match="technician_taken"), store.transaction("Put back", MAYA):
        store.appointments.save(replace(visit, version=2))
    assert [each.id for each in store.appointments.between(visit.starts, visit.ends)] == [second.id]


def test_a_move_onto_another_is_refused(store, people):
    booked(store, people[0], "10:00")
    visit = booked(store, people[1], "12:00")
    moved = replace(visit, starts=visit.starts - timedelta(hours=2), ends=visit.ends - timedelta(hours=2))
    with pytest.raises(Refusal, match="technician_taken"), store.transaction("Move session", MAYA):
        store.appointments.save(moved)
    with store.transaction("Move session", MAYA):
        store.appointments.save(replace(moved, technician=2, room=2))


def test_an_appointment_does_not_stand_in_its_own_way(store, people):
    visit = booked(store, people[0], "10:00", 60)
    with store.transaction("Move session", MAYA):
        store.appointments.save(replace(visit, starts=visit.starts + timedelta(minutes=30)))


@pytest.mark.parametrize(("minutes", "code"), [(0, "ends_before_start"), (24 * 60 + 1, "visit_too_long")])
def test_times_that_cannot_be_are_refused(store, people, minutes, code):
    with pytest.raises(Refusal) as caught:
        booked(store, people[0], minutes=minutes)
    assert [(each.code, each.field) for each in caught.value.problems] == [(code, "ends")]


def test_one_that_runs_past_midnight_still_holds(store, people):
    booked(store, people[0], "22:00", 240)
    starts = datetime(2026, 11, 25, 1)
    late = replace(wanted(people[1]), starts=starts, ends=starts + timedelta(hours=1))
    with pytest.raises(Refusal, match="technician_taken"), store.transaction("Book session", MAYA):
        store.appointments.add(late)


@pytest.mark.parametrize("room", [1, 2])
def test_setting_up_and_cleaning_hold_the_technician_and_the_room_for_the_database_too(store, people, room):
    booked(store, people[0], "10:00", 60, cleaning=15)
    technician = 3 - room
    with pytest.raises(Refusal, match=r"technician_taken|room_taken"):
        booked(store, people[1], "11:20", 30, setting_up=10, technician=technician, room=room)
    visit = booked(store, people[1], "11:20", 30, setting_up=5, technician=technician, room=room)
    with pytest.raises(Refusal), store.transaction("Take more", MAYA):
        store.appointments.save(replace(visit, setting_up=6))
    assert len(store.appointments.day(TODAY)) == 2


def test_a_client_is_not_held_by_setting_up_and_cleaning(store, people):
    booked(store, people[0], "10:00", 60, cleaning=60)
    booked(store, people[0], "11:00", 60, setting_up=60, technician=2, room=2)
    assert len(store.appointments.day(TODAY)) == 2


def test_the_longest_visits_and_turnarounds_are_seen_from_afar(store, people):
    booked(store, people[0], "00:00", 24 * 60, cleaning=780)
    tomorrow = datetime.combine(TODAY, datetime.min.time()) + timedelta(days=1)
    for hours, fits in ((25, False), (26, True)):
        starts = tomorrow + timedelta(hours=hours)
        late = replace(wanted(people[1]), starts=starts, ends=starts + timedelta(hours=1), setting_up=780)
        if fits:
            with store.transaction("Book session", MAYA):
                store.appointments.add(late)
        else:
            with pytest.raises(Refusal, match="technician_taken"), store.transaction("Book session", MAYA):
                store.appointments.add(late)


def test_a_visit_for_somebody_who_is_not_there_is_refused_in_words(store):
    with pytest.raises(Refusal, match="link_gone"):
        booked(store, 99)


@pytest.mark.parametrize("second", ["10:00", "11:10"])
def test_two_programs_cannot_both_have_the_slot_nor_the_time_to_clean_after_it(store, people, second):
    other = again(store)

    def try_to(which: Store, client: int, at: str) -> str:
        try:
            booked(which, client, at, cleaning=15)
        except Refusal as refusal:
            return refusal.problems[0].code
        return "booked"

    for hour in range(5):
        with ThreadPoolExecutor(2) as both:
            wishes = ((store, people[0], "10:00"), (other, people[1], second))
            jobs = [both.submit(try_to, *each) for each in wishes]
        assert sorted(each.result() for each in jobs) == ["booked", "technician_taken"], hour
        (visit,) = [each for each in store.appointments.day(TODAY) if each.state is VisitState.BOOKED]
        with store.transaction("Cancel session", MAYA):
            store.appointments.save(replace(visit, state=VisitState.CANCELLED))
    other.close()


def test_overlaps_made_behind_the_programs_back_are_found(store, people):
    one, other = booked(store, people[0], "10:00", 60), booked(store, people[1], "12:00", 60)
    raw(
        store.folder / RECORDS,
        "DROP TRIGGER appointment_taken_update",
        f"UPDATE appointment SET starts = '{TODAY} 10:30:00' WHERE id = {other.id}",
    )
    (found,) = check(store).problems
    assert (found.code, dict(found.facts)) == ("visits_overlap", {"one": one.id, "other": other.id})


def test_setting_up_that_collides_behind_the_programs_back_is_found(store, people):
    one, other = booked(store, people[0], "10:00", 60, cleaning=10), booked(store, people[1], "11:20", 60)
    assert check(store).problems == ()
    raw(
        store.folder / RECORDS,
        "DROP TRIGGER appointment_taken_update",
        f"UPDATE appointment SET setting_up = 15 WHERE id = {other.id}",
    )
    (found,) = check(store).problems
    assert (found.code, dict(found.facts)) == ("visits_overlap", {"one": one.id, "other": other.id})


visits = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.integers(1, 2),
        st.integers(1, 2),
        st.integers(0, 20),
        st.integers(1, 8),
        st.sampled_from([VisitState.BOOKED, VisitState.DONE, VisitState.CANCELLED]),
        st.sampled_from([0, 10, 15, 45]),
        st.sampled_from([0, 0, 15, 25]),
    ),
    max_size=15,
)


@hypothesis.settings(
    max_examples=40, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@hypothesis.given(drafts=visits)
def test_the_database_refuses_what_the_rule_refuses_and_nothing_else(store, drafts):
    for each in range(3 - store.clients.count()):
        person(store, f"Client {each}")

    def write(draft: Appointment) -> bool:
        try:
            with store.transaction("Book session", MAYA):
                store.appointments.add(draft)
        except Refusal:
            return False
        return True

    known: list[Appointment] = []
    for client, technician, room, start, length, state, setting_up, cleaning in drafts:
        starts = datetime(2026, 1, 1, 9) + timedelta(minutes=15 * start)
        draft = Appointment(
            client=client, technician=technician, room=room, starts=starts,
            ends=starts + timedelta(minutes=15 * length), state=state, setting_up=setting_up, cleaning=cleaning,
        )  # fmt: skip
        allowed = not clashes(draft, [replace(each, id=-1) for each in known])
        assert write(draft) == allowed
        if allowed:
            known.append(draft)
    with store.transaction("Empty the book", MAYA):
        for each in store.appointments.day(datetime(2026, 1, 1).date()):
            store.appointments.save(replace(each, state=VisitState.CANCELLED))
