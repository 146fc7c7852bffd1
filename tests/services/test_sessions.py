"""The book and the chair, from booking to a finished record."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from smpdesk import words
from smpdesk.domain.appointment import VisitKind, VisitState
from smpdesk.domain.problem import Refusal
from smpdesk.domain.session import Zone
from smpdesk.services.desks import Desks
from tests import builders as a


def codes(refused: pytest.ExceptionInfo[Refusal]) -> list[str]:
    """The reasons of a refusal."""
    return [each.code for each in refused.value.problems]


def test_a_first_booking_begins_a_course_of_three(desks: Desks) -> None:
    owen = a.client(desks)
    visit = a.visit(desks, owen, "2026-11-24 14:00")
    course = desks.clients.courses(owen.id)[0]
    assert (visit.course, visit.number, course.planned, course.gap) == (course.id, 1, 3, 7)


def test_a_booked_touch_up_is_a_course_of_one(desks: Desks) -> None:
    owen = a.client(desks)
    a.visit(desks, owen, "2026-11-24 14:00", kind=VisitKind.TOUCH_UP, minutes=90)
    assert desks.clients.courses(owen.id)[0].planned == 1


def test_visits_of_a_course_are_numbered_in_order_of_their_times(desks: Desks) -> None:
    owen = a.client(desks)
    later = a.visit(desks, owen, "2026-12-18 14:00")
    sooner = a.visit(desks, owen, "2026-12-04 14:00")
    numbers = {each.id: each.number for each in desks.sessions.visits(owen.id)}
    assert (numbers[sooner.id], numbers[later.id]) == (1, 2)
    desks.sessions.cancel(sooner.id, "On holiday")
    assert desks.sessions.booking(later.id).appointment.number == 1


@pytest.mark.parametrize(
    ("technician", "room", "same_client", "code"),
    [(1, 2, False, "technician_taken"), (2, 1, False, "room_taken"), (2, 2, True, "client_taken")],
)
def test_nobody_is_in_two_places_at_once(
    desks: Desks, technician: int, room: int, same_client: bool, code: str
) -> None:
    owen = a.client(desks)
    a.visit(desks, owen, "2026-11-25 10:00")
    other = owen if same_client else a.client(desks, "Ana", "Sousa")
    with pytest.raises(Refusal) as refused:
        a.visit(desks, other, "2026-11-25 12:59", technician=technician, room=room)
    assert codes(refused) == [code]
    assert refused.value.problems[0].facts["who"] == "Owen Davies"
    assert desks.store.appointments.count() == 1


def test_visits_that_share_an_edge_do_not_clash(desks: Desks) -> None:
    a.visit(desks, a.client(desks), "2026-11-25 10:00")
    assert a.visit(desks, a.client(desks, "Ana", "Sousa"), "2026-11-25 13:00").id


def test_a_cancelled_slot_is_free_again_and_its_visit_stays(desks: Desks) -> None:
    gone = a.visit(desks, a.client(desks), "2026-11-25 10:00")
    cancelled = desks.sessions.cancel(gone.id, "Ill")
    assert (cancelled.state, cancelled.reason) == (VisitState.CANCELLED, "Ill")
    a.visit(desks, a.client(desks, "Ana", "Sousa"), "2026-11-25 10:00")
    assert [each.client_name for each in desks.sessions.day(date(2026, 11, 25))] == ["Ana Sousa"]
    with pytest.raises(Refusal) as refused:
        desks.sessions.undo_state(gone.id)
    assert set(codes(refused)) == {"technician_taken", "room_taken"}


def test_what_was_called_off_on_a_day_can_be_listed(desks: Desks) -> None:
    cancelled, missed = (a.client(desks), a.client(desks, "Ana", "Sousa"))
    ill = a.visit(desks, cancelled, "2026-11-25 10:00")
    desks.sessions.cancel(ill.id, "Ill")
    away = a.visit(desks, missed, "2026-11-25 09:00")
    desks.sessions.no_show(away.id)
    day = ill.starts.date()
    assert [each.client_name for each in desks.sessions.called_off(day)] == ["Ana Sousa", "Owen Davies"]
    assert desks.sessions.called_off(day.replace(day=26)) == []
    assert desks.sessions.day(day) == []


def test_a_client_whom_another_desk_took_back_meanwhile_is_told_in_a_sentence(desks: Desks) -> None:
    owen = a.client(desks)
    wanted = a.visit_draft(owen, "2026-11-25 10:00")
    course = [replace(wanted, starts=wanted.starts, number=1)]
    entry = desks.waiting.new(owen.id)
    desks.history.undo_last()
    with pytest.raises(Refusal) as refused:
        desks.sessions.book(wanted)
    assert codes(refused) == ["client_gone"]
    assert words.say(refused.value.problems[0]).startswith(
        "This client is no longer here: somebody took back"
    )
    with pytest.raises(Refusal) as refused:
        desks.slots.book_course(course)
    assert codes(refused) == ["client_gone"]
    with pytest.raises(Refusal) as refused:
        desks.waiting.add(entry)
    assert codes(refused) == ["client_gone"]
    assert desks.sessions.advice(wanted) == []
    assert desks.store.appointments.count() == 0


def test_a_visit_whose_booking_was_taken_back_meanwhile_is_told_in_a_sentence(desks: Desks) -> None:
    owen = a.client(desks)
    first = a.visit(desks, owen, "2026-11-25 10:00")
    second = replace(a.visit_draft(owen, "2026-12-10 10:00"), course=first.course)
    desks.history.undo_last()
    deeds = (
        lambda: desks.sessions.move(first.id, first.starts, first.ends, 2, 2),
        lambda: desks.sessions.cancel(first.id, "Ill"),
        lambda: desks.sessions.arrive(first.id),
        lambda: desks.sessions.undo_state(first.id),
        lambda: desks.sessions.change(replace(first, note="Late")),
    )
    for deed in deeds:
        with pytest.raises(Refusal) as refused:
            deed()
        assert codes(refused) == ["gone_meanwhile"]
    assert desks.sessions.book(second).course, "its course is begun anew"


def test_the_length_says_where_it_comes_from(desks: Desks, clock: a.SetClock) -> None:
    owen = a.client(desks)

    def offered(kind: VisitKind = VisitKind.SESSION) -> tuple[int, str]:
        found = desks.sessions.length(a.visit_draft(owen, kind=kind))
        sketched = desks.sessions.sketch(owen.id, datetime(2027, 3, 1, 10), 1, 1, kind)
        assert sketched.minutes == found.minutes
        return found.minutes, ", ".join(words.say(each) for each in found.why)

    usual = {each: offered(each) for each in VisitKind}
    assert usual == {
        VisitKind.CONSULTATION: (45, "usual here"),
        VisitKind.PATCH_TEST: (15, "usual here"),
        VisitKind.SESSION: (180, "usual here"),
        VisitKind.REVIEW: (30, "usual here"),
        VisitKind.TOUCH_UP: (90, "usual here"),
        VisitKind.REMOVAL: (60, "usual here"),
    }
    desks.working.save_lengths({VisitKind.REVIEW: 20, VisitKind.SESSION: 150})
    assert (offered(VisitKind.REVIEW), offered()) == ((20, "usual here"), (150, "usual here"))
    desks.consultations.save(replace(desks.consultations.draft(owen.id), minutes=200))
    assert offered() == (200, "set by the technician, estimated in the consultation")
    first = a.visit(desks, owen, "2026-11-24 08:00", minutes=155)
    (course,) = desks.clients.courses(owen.id)
    desks.clients.save_course(replace(course, minutes=240))
    assert offered() == (240, "planned for this course")
    a.finished(desks, first)
    assert offered() == (240, "planned for this course"), "one session tells little"
    clock.tick(hours=24 * 14)
    a.finished(desks, a.visit(desks, owen, "2026-12-08 08:00", minutes=200))
    assert offered() == (180, "as their own 2 sessions took")
    with pytest.raises(Refusal, match="length_out_of_range"):
        desks.working.save_lengths({VisitKind.REVIEW: 0})


def test_a_cancellation_needs_a_reason(desks: Desks) -> None:
    visit = a.visit(desks, a.client(desks), "2026-11-25 10:00")
    with pytest.raises(Refusal) as refused:
        desks.sessions.cancel(visit.id, "  ")
    assert codes(refused) == ["cancel_reason_missing"]


def test_a_visit_moves_to_another_technician_unless_somebody_is_there(desks: Desks) -> None:
    visit = a.visit(desks, a.client(desks), "2026-11-25 10:00")
    a.visit(desks, a.client(desks, "Ana", "Sousa"), "2026-11-25 14:00", technician=2, room=2)
    moved = desks.sessions.move(visit.id, datetime(2026, 11, 25, 9), datetime(2026, 11, 25, 12), 2, 2)
    assert (moved.technician, moved.starts.hour) == (2, 9)
    with pytest.raises(Refusal):
        desks.sessions.move(visit.id, datetime(2026, 11, 25, 12), datetime(2026, 11, 25, 15), 2, 2)
    assert desks.sessions.booking(visit.id).appointment == moved


def test_advice_is_given_for_closed_days_and_odd_hours_and_a_short_gap_refuses(desks: Desks) -> None:
    owen = a.client(desks)
    a.finished(desks, a.visit(desks, owen, "2026-11-24 08:00"))
    draft = desks.sessions.sketch(owen.id, datetime(2026, 11, 29, 10), 1, 1, VisitKind.SESSION)
    found = {each.code: each.facts for each in desks.sessions.advice(draft)}
    assert set(found) == {"clinic_closed", "patch_test_missing"}
    with pytest.raises(Refusal) as refused:
        desks.sessions.book(draft)
    assert codes(refused) == ["gap_short"]
    assert refused.value.problems[0].facts["earliest"] == date(2026, 12, 1)
    early = replace(draft, starts=datetime(2026, 12, 1, 7), ends=datetime(2026, 12, 1, 10))
    assert [each.code for each in desks.sessions.advice(early)] == ["outside_hours", "patch_test_missing"]


def test_a_visit_is_not_moved_too_near_another_session_and_keeps_its_place_otherwise(desks: Desks) -> None:
    owen = a.client(desks)
    first = a.visit(desks, owen, "2026-11-25 10:00")
    second = a.visit(desks, owen, "2026-12-04 10:00")
    for visit, day, code in ((second, 1, "gap_short"), (first, 1, "gap_short_after")):
        near = visit.starts.replace(month=12, day=day) if code == "gap_short" else datetime(2026, 11, 30, 10)
        with pytest.raises(Refusal) as refused:
            desks.sessions.move(visit.id, near, near.replace(hour=13), 1, 1)
        assert codes(refused) == [code]
    course = desks.clients.courses(owen.id)[0]
    desks.clients.save_course(replace(course, gap=14))  # what stands already stays, and can be changed
    noted = desks.sessions.change(replace(desks.sessions.booking(second.id).appointment, note="Parking"))
    assert "gap_short" in {each.code for each in desks.sessions.advice(noted)}
    desks.sessions.cancel(second.id, "Ill")
    with pytest.raises(Refusal) as refused:
        desks.sessions.undo_state(second.id)
    assert codes(refused) == ["gap_short"]
    desks.clients.save_course(replace(desks.clients.courses(owen.id)[0], gap=7))
    assert desks.sessions.undo_state(second.id).state is VisitState.BOOKED


def test_a_sketch_is_as_long_as_the_course_says(desks: Desks) -> None:
    owen = a.client(desks)
    visit = a.visit(desks, owen, "2026-11-25 10:00")
    course = desks.clients.courses(owen.id)[0]
    desks.clients.save_course(replace(course, minutes=240))
    draft = desks.sessions.sketch(owen.id, datetime(2026, 12, 9, 10), 1, 1, VisitKind.SESSION)
    assert (draft.minutes, draft.number, draft.course) == (240, 2, visit.course)


def test_a_session_is_recorded_finished_and_the_visit_done(desks: Desks) -> None:
    visit = a.visit(desks, a.client(desks), "2026-11-24 10:00")
    session = desks.chair.start(visit.id)
    assert (session.started, session.number) == (datetime(2026, 11, 24, 11, 45), 1)
    work = a.zone(Zone.CROWN, 1, discomfort=2)
    desks.chair.record(replace(session, started=visit.starts, zones=(work,), notes="Went well"))
    done = desks.chair.finish(session.id)
    assert (done.finished, done.zones[0].pigment_lot) == (True, "GR2-2409")
    assert done.started and done.ended and desks.sessions.minutes(done.started, done.ended) == 105
    assert desks.sessions.booking(visit.id).appointment.state is VisitState.DONE


def test_starting_twice_gives_the_same_record(desks: Desks) -> None:
    visit = a.visit(desks, a.client(desks), "2026-11-24 10:00")
    assert desks.chair.start(visit.id).id == desks.chair.start(visit.id).id


def test_a_session_without_zones_cannot_be_finished(desks: Desks) -> None:
    visit = a.visit(desks, a.client(desks), "2026-11-24 10:00")
    with pytest.raises(Refusal) as refused:
        desks.chair.finish(desks.chair.start(visit.id).id)
    assert codes(refused) == ["zones_missing"]
    assert not desks.chair.session(1).finished


def test_a_session_cannot_begin_before_its_day(desks: Desks) -> None:
    visit = a.visit(desks, a.client(desks), "2026-11-25 10:00")
    with pytest.raises(Refusal) as refused:
        desks.chair.start(visit.id)
    assert codes(refused) == ["visit_in_future"]


def test_a_consultation_has_no_record_and_is_simply_done(desks: Desks) -> None:
    visit = a.visit(desks, a.client(desks), kind=VisitKind.CONSULTATION, minutes=45)
    with pytest.raises(Refusal):
        desks.chair.start(visit.id)
    desks.sessions.arrive(visit.id)
    desks.sessions.in_chair(visit.id)
    assert desks.sessions.done(visit.id).state is VisitState.DONE


def test_the_last_session_ends_the_course_and_reopening_opens_it_again(desks: Desks) -> None:
    owen = a.client(desks)
    visit = a.visit(desks, owen, "2026-11-24 08:00", kind=VisitKind.TOUCH_UP)
    session = a.finished(desks, visit)
    assert desks.clients.courses(owen.id)[0].ended == date(2026, 11, 24)
    desks.chair.reopen(session.id)
    assert desks.clients.courses(owen.id)[0].ended is None
    assert desks.sessions.booking(visit.id).appointment.state is VisitState.IN_CHAIR


def test_the_same_as_last_time_is_one_layer_further(desks: Desks) -> None:
    owen = a.client(desks)
    a.finished(desks, a.visit(desks, owen, "2026-11-10 08:00"), a.zone(Zone.CROWN, 1, discomfort=4))
    second = desks.chair.start(a.visit(desks, owen, "2026-11-24 11:00").id)
    again = desks.chair.same_as_last(second.id)
    assert [(each.zone, each.layer, each.dilution, each.discomfort) for each in again] == [
        (Zone.CROWN, 2, 4, None)
    ]


def test_a_card_shows_consent_first_visit_and_days_since(desks: Desks, clock: a.SetClock) -> None:
    owen = a.client(desks, alert="Aspirin")
    first = a.visit(desks, owen, "2026-11-24 08:00")
    assert desks.sessions.booking(first.id).first_visit
    paper = desks.papers.issue_consent(owen.id, first.id)
    desks.papers.mark_signed(paper.id, a.TODAY, "Tom Hale")
    a.finished(desks, first)
    clock.tick(days=10)
    second = a.visit(desks, owen, "2026-12-04 10:00")
    card = desks.sessions.booking(second.id)
    assert (card.since_last, card.consent, card.first_visit, card.alert) == (10, True, False, "Aspirin")
    assert (card.planned, card.purpose, card.appointment.number) == (3, "density", 2)


def test_wrong_entries_of_a_record_are_named_by_their_field(desks: Desks) -> None:
    visit = a.visit(desks, a.client(desks), "2026-11-24 10:00")
    session = desks.chair.start(visit.id)
    bad = (a.zone(Zone.CROWN, 0), a.zone(Zone.CROWN, 1, dilution=101))
    with pytest.raises(Refusal) as refused:
        desks.chair.record(replace(session, zones=bad, discomfort=11))
    fields = {each.field for each in refused.value.problems}
    assert fields == {"discomfort", "zones.0.layer", "zones.1.dilution", "zones.1.zone"}


def test_a_wrong_tap_on_in_the_chair_is_taken_back_while_nothing_is_written(desks: Desks) -> None:
    visit = a.visit(desks, a.client(desks), "2026-11-24 10:00")
    session = desks.chair.start(visit.id)
    assert desks.sessions.undo_state(visit.id).state is VisitState.ARRIVED
    assert desks.sessions.booking(visit.id).session == 0
    again = desks.chair.start(visit.id)
    assert again.id > session.id
    desks.chair.record(replace(again, notes="Begun"))
    with pytest.raises(Refusal) as refused:
        desks.sessions.undo_state(visit.id)
    assert codes(refused) == ["session_is_recorded"]
