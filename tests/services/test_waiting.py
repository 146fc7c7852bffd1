"""The waiting list at the desk: who is told of a time that fell free, booking from the list, the late rule."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.problem import Refusal
from smpdesk.domain.waiting import Free, Urgency, Waiting
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


def test_a_moved_visit_tells_what_it_left(desks: Desks) -> None:
    was = a.visit(desks, a.client(desks), "2026-11-24 13:00")
    desks.sessions.move(was.id, datetime(2026, 11, 24, 14), datetime(2026, 11, 24, 17), 1, 1)
    assert desks.waiting.freed_by(was) == [FREE._replace(ends=datetime(2026, 11, 24, 14))]


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
