"""“Anything changed since last time?”, asked beside the visit of a client who is here to be treated."""

import pytest

from smpdesk.domain.screening import Answer, Reply
from tests import builders as a

QUESTION = "Has anything in your health or your medicines changed since last time?"


def asked(desks, client, *answers):
    """All questions asked and finished: these answers, no to the others."""
    draft = desks.screenings.begin(client)
    for each in answers:
        draft = desks.screenings.keep(draft.with_answer(each))
    desks.screenings.finish(desks.screenings.no_to_the_rest(draft))


@pytest.fixture
def here(tab, desks, clock):
    """Owen was asked three days ago and sits in the chair today."""
    owen = a.client(desks)
    asked(desks, owen.id)
    clock.tick(days=3)
    visit = a.visit(desks, owen, "2026-11-27 11:00", technician=tab.tom, room=tab.one)
    desks.sessions.arrive(visit.id)
    desks.chair.start(visit.id)
    tab.open()
    tab.page.show_appointment(visit.id)
    tab.settle()
    return visit


def test_the_question_is_asked_in_the_chair_until_it_is_answered(tab, desks, here):
    assert QUESTION in tab.says()
    tab.push("No change")
    assert desks.screenings.health(here.client).confirmed == here.starts.date()
    assert QUESTION not in tab.says()
    assert "No change" not in tab.buttons()
    assert "no change in health, confirmed today" in tab.says()
    assert desks.history.undo_last().name == "Confirm health answers"
    tab.settle()
    assert QUESTION in tab.says()


def test_a_change_leads_to_the_health_questions(tab, here):
    tab.push("Something changed…")
    assert tab.seen.healths == [here.client]


def sits(tab, desks, visit):
    """The client of a visit is in the chair, in a clinic where nothing holds that back."""
    desks.chair.start(visit.id)
    tab.open()
    tab.page.show_appointment(visit.id)
    tab.settle()


def test_somebody_who_was_never_asked_has_to_be(tab, desks):
    owen = a.client(desks)
    sits(tab, desks, a.visit(desks, owen, "2026-11-24 11:00", technician=tab.tom, room=tab.one))
    assert "The health questions have not been asked yet." in tab.says()
    assert "No change" not in tab.buttons()
    tab.push("Ask them…")
    assert tab.seen.healths == [owen.id]


def test_what_speaks_against_treating_is_said(tab, desks):
    owen = a.client(desks)
    asked(desks, owen.id, Answer(question="Q04", reply=Reply.YES))
    sits(tab, desks, a.visit(desks, owen, "2026-11-24 11:00", technician=tab.tom, room=tab.one))
    assert "The health answers speak against treating today." in tab.says()
    assert "No change" not in tab.buttons()


def test_answers_too_old_to_be_confirmed_say_so(tab, desks, clock):
    owen = a.client(desks)
    asked(desks, owen.id)
    clock.tick(days=400)
    sits(tab, desks, a.visit(desks, owen, "2027-12-29 11:00", technician=tab.tom, room=tab.one))
    tab.push("No change")
    assert "Not confirmed." in tab.says()
    assert QUESTION in tab.says()


def test_a_finished_session_is_not_asked_about(tab, desks):
    owen = a.client(desks)
    visit = a.visit(desks, owen, "2026-11-24 08:00", technician=tab.tom, room=tab.one)
    a.finished(desks, visit)
    tab.open()
    tab.page.show_appointment(visit.id)
    tab.settle()
    assert "The health questions have not been asked yet." not in tab.says()
