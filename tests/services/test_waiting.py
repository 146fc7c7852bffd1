"""The waiting list at the desk: who is told of a time that fell free, booking from the list, the late rule."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.late import LateRule
from smpdesk.domain.problem import Refusal
from smpdesk.domain.waiting import Free, Urgency, Waiting
from smpdesk.domain.working import Turnaround
from smpdesk.services.desks import Desks
from tests import builders as a

FREE = Free(1, 1, datetime(2026, 11, 24, 13), datetime(2026, 11, 24, 16))


def waiting(desks: Desks, given: str, **wishes: object) -> Waiting:
    who = a.client(desks, given, "Sousa", phone="07700 900204")
    return desks.waiting.add(Waiting(client=who.id, since=a.TODAY, **wishes))  # type: ignore[arg-type]


def test_the_most_urgent_who_fits_is_told_first_with_the_phone(desks: Desks) -> None:
    waiting(desks, "Bea")
    waiting(desks, "Ana", urgency=Urgency.URGENT)
    waiting(desks, "Cleo", urgency=Urgency.URGENT, technician=2)
    found = desks.waiting.who_fits(FREE)
    assert [(each.client_name, each.phone, each.starts) for each in found] == [
        ("Ana Sousa", "07700 900204", FREE.starts),
        ("Bea Sousa", "07700 900204", FREE.starts),
    ]
    assert [each.client_name for each in desks.waiting.all()] == ["Ana Sousa", "Cleo Sousa", "Bea Sousa"]
    assert [each.starts for each in desks.waiting.all(FREE)] == [FREE.starts, None, FREE.starts]


def test_nobody_fits_who_has_a_visit_then_or_whose_time_has_passed(desks: Desks, clock: a.SetClock) -> None:
    ana = waiting(desks, "Ana")
    assert desks.waiting.who_fits(FREE, besides=ana.client) == []
    there = a.visit(
        desks, desks.clients.client(ana.client), "2026-11-24 15:00", technician=2, room=2, minutes=60
    )
    assert desks.waiting.who_fits(FREE) == []
    desks.sessions.cancel(there.id, "Asked to")
    clock.tick(hours=2)
    assert desks.waiting.who_fits(FREE) == []
    short = desks.waiting.save(replace(ana, minutes=60))
    found = desks.waiting.who_fits(FREE)
    assert [(each.waiting, each.starts) for each in found] == [(short, datetime(2026, 11, 24, 13, 45))]


def test_booking_takes_somebody_off_the_list_and_one_undo_puts_them_back(desks: Desks) -> None:
    ana = waiting(desks, "Ana", note="Rings first")
    later = a.visit(desks, desks.clients.client(ana.client), "2026-12-10 10:00")
    draft = desks.waiting.draft(desks.waiting.who_fits(FREE)[0], FREE)
    assert (draft.starts, draft.ends, draft.note) == (FREE.starts, FREE.ends, "Rings first")
    made = desks.waiting.book(ana.id, draft)
    assert made.later is not None and made.later.id == later.id
    ended = desks.waiting.get(ana.id).waiting
    assert (ended.ended, ended.appointment) == (a.TODAY, made.appointment.id)
    assert desks.waiting.count() == 0
    assert desks.history.next_undo() == "Book from waiting list"
    desks.history.undo_last()
    assert [each.waiting.client for each in desks.waiting.all()] == [ana.client]
    assert [each.id for each in desks.sessions.visits(ana.client)] == [later.id]
    desks.history.redo()
    assert desks.waiting.count() == 0


def test_a_later_visit_of_another_kind_is_not_offered_to_be_cancelled(desks: Desks) -> None:
    ana = waiting(desks, "Ana")
    a.visit(desks, desks.clients.client(ana.client), "2026-12-10 10:00", kind=VisitKind.REVIEW)
    made = desks.waiting.book(ana.id, desks.waiting.draft(desks.waiting.who_fits(FREE)[0], FREE))
    assert made.later is None


def test_a_later_session_close_by_does_not_keep_the_earlier_time_away(desks: Desks) -> None:
    ana = waiting(desks, "Ana")
    later = a.visit(desks, desks.clients.client(ana.client), "2026-11-26 10:00")
    made = desks.waiting.book(ana.id, desks.waiting.draft(desks.waiting.who_fits(FREE)[0], FREE))
    assert made.later is not None and made.later.id == later.id


def test_a_refused_booking_leaves_the_list_as_it_was(desks: Desks) -> None:
    ana = waiting(desks, "Ana")
    draft = desks.waiting.draft(desks.waiting.who_fits(FREE)[0], FREE)
    a.visit(desks, a.client(desks), "2026-11-24 14:00")
    with pytest.raises(Refusal, match="technician_taken"):
        desks.waiting.book(ana.id, draft)
    assert desks.waiting.count() == 1
    desks.waiting.end(ana, "Went elsewhere")
    with pytest.raises(Refusal, match="waiting_over"):
        desks.waiting.book(ana.id, draft)


def test_an_entry_ends_with_a_reason_only(desks: Desks) -> None:
    ana = waiting(desks, "Ana")
    with pytest.raises(Refusal, match="waiting_reason_missing"):
        desks.waiting.end(ana, " ")
    with pytest.raises(Refusal, match="waiting_until_past"):
        desks.waiting.save(replace(ana, until=date(2026, 11, 1)))
    ended = desks.waiting.end(ana, "Went elsewhere")
    assert (ended.ended, ended.reason) == (a.TODAY, "Went elsewhere")


def test_a_moved_visit_leaves_the_whole_free_time_around_it(desks: Desks) -> None:
    was = a.visit(desks, a.client(desks), "2026-11-25 13:00")
    a.visit(desks, a.client(desks, "Marta", "Davila"), "2026-11-25 10:00", minutes=60)
    desks.sessions.move(was.id, datetime(2026, 11, 25, 14), datetime(2026, 11, 25, 17), 1, 1)
    (left,) = desks.waiting.freed_by(was)
    assert left == Free(1, 1, datetime(2026, 11, 25, 11), datetime(2026, 11, 25, 14), was.starts)
    waiting(desks, "Ana", minutes=120)
    waiting(desks, "Bea", minutes=150, earliest=11 * 60, latest=14 * 60)
    waiting(desks, "Cleo", minutes=195)
    found = [(each.client_name, each.starts) for each in desks.waiting.who_fits(left)]
    assert found == [("Ana Sousa", datetime(2026, 11, 25, 12)), ("Bea Sousa", datetime(2026, 11, 25, 11, 30))]
    desks.working.save_turnarounds({VisitKind.SESSION: Turnaround(15, 15)})
    (left,) = desks.waiting.freed_by(was)
    assert left.ends == datetime(2026, 11, 25, 13, 45), "until setting up for the next"
    found = [(each.client_name, each.starts) for each in desks.waiting.who_fits(left)]
    assert found == [("Ana Sousa", datetime(2026, 11, 25, 11, 30))]
    for each in desks.waiting.who_fits(left):
        assert desks.sessions.problems(desks.waiting.draft(each, left)) == []


def test_a_visit_that_is_cut_short_missed_or_cancelled_leaves_its_time(desks: Desks) -> None:
    was = a.visit(desks, a.client(desks), "2026-11-25 13:00")
    waiting(desks, "Ana", minutes=60, earliest=15 * 60)
    opens, closes = (
        datetime(2026, 11, 25) + timedelta(minutes=each)
        for each in desks.working.working(was.starts.date(), 1)[0]
    )
    desks.sessions.move(was.id, was.starts, was.starts.replace(hour=14), 1, 1)
    (left,) = desks.waiting.freed_by(was)
    assert (left.starts, left.ends) == (was.starts.replace(hour=14), closes)
    desks.sessions.cancel(was.id, "Ill")
    (left,) = desks.waiting.freed_by(was)
    assert (left.starts, left.ends) == (opens, closes)
    assert [each.starts for each in desks.waiting.who_fits(left)] == [datetime(2026, 11, 25, 15)]
    desks.sessions.undo_state(was.id)
    desks.sessions.no_show(was.id)
    assert desks.waiting.freed_by(was) == [left]
    anybody = waiting(desks, "Bea")
    assert [each.starts for each in desks.waiting.who_fits(left) if each.waiting == anybody] == [was.starts]


def test_the_next_free_time_meets_the_wishes_of_one_who_waits(desks: Desks) -> None:
    ana = waiting(desks, "Ana", weekdays=(3,), earliest=14 * 60, latest=18 * 60, technician=2)
    found = desks.waiting.next_free(ana)
    assert found is not None
    assert (found.starts, found.technician) == (datetime(2026, 11, 26, 14), 2)
    a.visit(desks, a.client(desks), "2026-11-26 14:00", technician=2, minutes=90)
    again = desks.waiting.next_free(ana)
    assert again is not None and again.starts == datetime(2026, 12, 3, 14)
    assert desks.sessions.problems(again) == []
    soon = desks.waiting.save(replace(ana, until=date(2026, 12, 2)))
    assert desks.waiting.next_free(soon) is None
    a.visit(desks, desks.clients.client(ana.client), "2026-12-01 10:00")
    far = desks.waiting.save(replace(soon, until=None))
    after = desks.waiting.next_free(far)
    assert after is not None and after.starts.date() == date(2026, 12, 10), "a course's gap is kept"


def test_what_happened_on_the_list_can_be_read_in_the_clients_history(desks: Desks) -> None:
    ana = waiting(desks, "Ana", urgency=Urgency.URGENT, weekdays=(1,))
    lines = desks.history.of_client(ana.client)
    assert lines[0].name == "Put on waiting list"
    assert "urgent" in " ".join(str(each) for each in lines[0].stories)


def test_a_visit_called_off_late_is_told_apart_unless_the_clinic_did_it(desks: Desks) -> None:
    assert (desks.late.hours(), bool(desks.late.text())) == (48, True)
    owen = a.client(desks)
    soon = a.visit(desks, owen, "2026-11-25 13:00", kind=VisitKind.REVIEW)
    own = a.visit(desks, owen, "2026-11-25 17:00", kind=VisitKind.REVIEW)
    far = a.visit(desks, a.client(desks, "Ana"), "2026-11-30 13:00")
    assert desks.late.would_be(soon) and not desks.late.would_be(far)
    gone = [
        desks.sessions.cancel(soon.id, "Client is ill"),
        desks.sessions.cancel(own.id, "Technician is ill", by_clinic=True),
        desks.sessions.cancel(far.id, "Client asked to"),
    ]
    assert desks.late.among(gone) == {soon.id}
    assert desks.sessions.booking(soon.id).late and not desks.sessions.booking(far.id).late
    desks.late.choose(0, "  No rule  ")
    assert (desks.late.among(gone), desks.late.text()) == (frozenset(), "No rule")
    with pytest.raises(Refusal, match="late_hours_out_of_range"):
        desks.late.choose(400, "")
    assert desks.sessions.undo_state(soon.id).called_off is None


def test_the_late_rule_says_in_words_what_is_due(desks: Desks, clock: a.SetClock) -> None:
    assert desks.late.rule() == LateRule(
        text="A visit that is called off later than this may be charged as agreed when it was booked.",
        no_show_text="A visit that is missed may be charged as agreed when it was booked.",
    )
    visit = a.visit(desks, a.client(desks), "2026-11-27 10:00", kind=VisitKind.REVIEW, minutes=60)
    assert desks.late.cancelling(visit) == "", "nearly three days before"
    rule = LateRule(
        percent=100, early_hours=72, early_percent=50, free_moves=1, text=" As agreed. ", no_show_text=""
    )
    desks.late.save(rule)
    assert desks.late.cancelling(visit) == (
        "Less than 72 hours before: a part is due by the clinic\u2019s rule. 50 % of the price is due. As agreed."
    )
    clock.tick(hours=24)
    assert desks.late.cancelling(visit) == (
        "Less than 48 hours before: the clinic\u2019s late rule applies. 100 % of the price is due. As agreed."
    )
    assert desks.late.missing() == ""
    assert desks.late.arriving(visit) == ""
    clock.tick(hours=46, minutes=29)  # 10:14 on the day
    assert (desks.late.now().hour, desks.late.arriving(visit)) == (10, "")
    clock.tick(minutes=1)
    assert desks.late.arriving(visit).startswith("15 min late: from 15 min on,")


def test_moves_to_other_days_are_counted_and_those_taken_back_are_none(desks: Desks) -> None:
    desks.late.save(replace(desks.late.rule(), free_moves=1))
    visit = a.visit(desks, a.client(desks), "2026-11-27 10:00", kind=VisitKind.REVIEW, minutes=60)

    def move(day: int, hour: int = 10) -> int:
        starts = datetime(2026, 11, day, hour)
        desks.sessions.move(visit.id, starts, starts + timedelta(hours=1), 1, 1)
        return desks.late.moves(visit)

    assert (move(27, 12), move(28), desks.late.moving(visit)) == (0, 1, "")
    assert (move(29), move(28)) == (2, 1)
    move(30)
    assert (
        desks.late.moving(visit) == "Moved to another day 2 times; by the clinic\u2019s rule, 1 of them free."
    )
    desks.history.undo_last()
    assert desks.late.moves(visit) == 1
