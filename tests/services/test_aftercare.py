"""The way out: sheets due, issued, given, and the dates on them."""

import re
from dataclasses import replace

import pytest

from smpdesk.domain.booking import LeavingState
from smpdesk.domain.problem import Refusal
from smpdesk.services.desks import Desks
from tests import builders as a


def test_whoever_finished_without_a_sheet_stands_first(desks: Desks, clock: a.SetClock) -> None:
    chair = a.visit(desks, a.client(desks), "2026-11-24 10:00")
    desks.chair.start(chair.id)
    a.finished(
        desks, a.visit(desks, a.client(desks, "Ana", "Sousa"), "2026-11-24 09:00", technician=2, room=2)
    )
    leaving = desks.aftercare.leaving(a.TODAY)
    assert [each.state for each in leaving] == [LeavingState.SHEET_DUE, LeavingState.IN_CHAIR]
    assert desks.work_list.count_due(a.TODAY) == 1
    clock.tick(days=2)
    assert [each.client_name for each in desks.aftercare.earlier(desks.aftercare.today())] == ["Ana Sousa"]


def test_a_given_sheet_is_no_longer_due(desks: Desks) -> None:
    session = a.finished(desks, a.visit(desks, a.client(desks), "2026-11-24 08:00"))
    paper = desks.aftercare.issue(session.id)
    given = desks.aftercare.mark_given(paper.id)
    assert (given.given_by, given.given) == ("Maya Reid", desks.sessions.now())
    assert desks.aftercare.leaving(a.TODAY)[0].state is LeavingState.GIVEN
    assert desks.work_list.count_due(a.TODAY) == 0


def test_the_sheet_bears_the_clients_own_dates(desks: Desks) -> None:
    session = a.finished(desks, a.visit(desks, a.client(desks), "2026-11-24 08:00"))
    sheet = desks.aftercare.sheet(session.id)
    when = [row.when.replace("\u00a0", " ") for row in sheet.rows]
    assert "Sat 28 Nov" in when
    assert any("Fri 27 Nov" in each for each in when)
    assert any("Mon 21 Dec" in each for each in when)
    following = " ".join(sheet.next_lines).replace("\u00a0", " ")
    assert "Tue 1 Dec" in following
    assert "Fri 4 Dec" in following
    assert "session 1 of 3" in sheet.treatment
    assert not any(re.search(r"\bday \d", each, re.IGNORECASE) for each in when)


def test_a_booked_next_session_stands_on_the_sheet(desks: Desks) -> None:
    owen = a.client(desks)
    session = a.finished(desks, a.visit(desks, owen, "2026-11-24 08:00"))
    a.visit(desks, owen, "2026-12-08 10:00")
    assert "Tuesday 8 December 2026, 10:00" in " ".join(desks.aftercare.sheet(session.id).next_lines)


def test_the_last_session_promises_no_next_one(desks: Desks) -> None:
    owen = a.client(desks)
    first = a.visit(desks, owen, "2026-11-24 08:00")
    course = desks.clients.courses(owen.id)[0]
    desks.clients.save_course(replace(course, planned=1))
    sheet = desks.aftercare.sheet(a.finished(desks, first).id)
    assert sheet.next_lines == ()
    assert not any("next session" in each for each in sheet.expect)


def test_issuing_twice_gives_the_same_paper_until_something_changes(desks: Desks, clock: a.SetClock) -> None:
    owen = a.client(desks)
    session = a.finished(desks, a.visit(desks, owen, "2026-11-24 08:00"))
    first = desks.aftercare.issue(session.id)
    clock.tick(minutes=10)
    assert desks.aftercare.issue(session.id) == first
    a.visit(desks, owen, "2026-12-08 10:00")
    second = desks.aftercare.issue(session.id)
    assert second.id != first.id
    assert desks.papers.pdf(first.id) != desks.papers.pdf(second.id)


def test_an_open_session_has_no_sheet_to_issue(desks: Desks) -> None:
    session = desks.chair.start(a.visit(desks, a.client(desks), "2026-11-24 10:00").id)
    with pytest.raises(Refusal) as refused:
        desks.aftercare.issue(session.id)
    assert refused.value.problems[0].code == "session_not_finished"
    assert desks.aftercare.preview(session.id).startswith(b"%PDF")


def test_letters_the_font_lacks_are_reported_and_nothing_is_issued(desks: Desks) -> None:
    session = a.finished(desks, a.visit(desks, a.client(desks, "李", "小龙"), "2026-11-24 08:00"))
    with pytest.raises(Refusal) as refused:
        desks.aftercare.issue(session.id)
    assert refused.value.problems[0].code == "letters_missing"
    assert desks.store.papers.count() == 0
