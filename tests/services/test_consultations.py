"""The consultation desk: kept while it is written, finished, and what booking takes from it."""

from dataclasses import replace
from datetime import datetime

import pytest

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.consultation import Earlier
from smpdesk.domain.course import CourseKind
from smpdesk.domain.hair_and_skin import HairType
from smpdesk.domain.hair_loss import Pattern
from smpdesk.domain.problem import Refusal, Stale
from tests import builders as a

AT = datetime(2026, 11, 26, 10)
LARGE = {
    "pattern": Pattern.NORWOOD_6,
    "areas": ("hairline", "temples", "frontal", "midscalp", "crown"),
    "hair_type": HairType.MEDIUM,
}


@pytest.fixture
def who(desks):
    return a.client(desks)


def consulted(desks, who, **answers):
    draft = desks.consultations.draft(who.id)
    return desks.consultations.finish(replace(draft, **{**LARGE, **answers}))


def test_nobody_has_had_a_consultation_at_first(desks, who):
    assert desks.consultations.latest(who.id) is None
    assert desks.consultations.all(who.id) == []


def test_what_is_written_is_kept_unfinished(desks, who):
    kept = desks.consultations.save(replace(desks.consultations.draft(who.id), goals="Soft"))
    assert (kept.id, kept.version, kept.finished) == (1, 1, False)
    assert desks.consultations.latest(who.id) == kept


def test_a_finished_one_can_be_opened_again(desks, who):
    done = consulted(desks, who)
    assert done.finished
    assert not desks.consultations.reopen(done.id).finished


def test_a_technician_at_the_desk_holds_it_and_a_receptionist_does_not(desks, who):
    from smpdesk.domain.change import Actor

    assert desks.consultations.draft(who.id).technician is None
    desks.at_desk.actor = Actor(id=1, name="Tom Hale")
    assert desks.consultations.draft(who.id).technician == 1


def test_a_second_one_begins_with_what_seldom_changes(desks, who):
    consulted(desks, who, goals="Soft", earlier=(Earlier("minoxidil"),))
    fresh = desks.consultations.draft(who.id)
    assert (fresh.id, fresh.goals) == (0, "")
    assert (fresh.pattern, fresh.hair_type) == (Pattern.NORWOOD_6, HairType.MEDIUM)
    assert fresh.earlier == (Earlier("minoxidil"),)


def test_what_makes_no_sense_is_refused(desks, who):
    with pytest.raises(Refusal, match="hairline_height_impossible"):
        desks.consultations.save(replace(desks.consultations.draft(who.id), hairline_mm=999))


def test_two_people_who_change_different_answers_both_keep_theirs(desks, who):
    desk = desks.consultations
    read = desk.save(replace(desk.draft(who.id), goals="Soft"))
    desk.save(replace(read, goals="Sharp"))
    mine = replace(read, onset="2015")
    with pytest.raises(Stale):
        desk.save(mine)
    both = desk.save(desk.merged(read, mine))
    assert (both.goals, both.onset) == ("Sharp", "2015")


def test_one_answer_changed_twice_is_told_and_mine_can_win(desks, who):
    desk = desks.consultations
    read = desk.save(replace(desk.draft(who.id), goals="Soft"))
    desk.save(replace(read, goals="Sharp", onset="2015"))
    mine = replace(read, goals="Softer")
    with pytest.raises(Stale) as caught:
        desk.merged(read, mine)
    assert [each.field for each in caught.value.problems] == ["goals"]
    won = desk.save(desk.over(read, mine))
    assert (won.goals, won.onset) == ("Softer", "2015")


def test_a_first_session_is_as_long_as_the_consultation_says(desks, who):
    assert desks.sessions.sketch(who.id, AT, 1, 1, VisitKind.SESSION).minutes == 180
    consulted(desks, who)
    assert desks.sessions.sketch(who.id, AT, 1, 1, VisitKind.SESSION).minutes == 240
    assert desks.sessions.sketch(who.id, AT, 1, 1, VisitKind.TOUCH_UP).minutes == 90


def test_booking_begins_a_course_as_it_was_estimated(desks, who):
    consulted(desks, who, goals="A soft hairline")
    desks.sessions.book(desks.sessions.sketch(who.id, AT, 1, 1, VisitKind.SESSION))
    (course,) = desks.clients.courses(who.id)
    assert (course.planned, course.minutes, course.gap, course.goal) == (3, 240, 10, "A soft hairline")


def test_a_course_under_way_keeps_its_plan(desks, who):
    desks.sessions.book(desks.sessions.sketch(who.id, AT, 1, 1, VisitKind.SESSION))
    consulted(desks, who)
    assert desks.sessions.sketch(who.id, AT, 1, 1, VisitKind.SESSION).minutes == 180


def test_a_consultation_that_says_too_little_changes_nothing(desks, who):
    desks.consultations.save(replace(desks.consultations.draft(who.id), goals="Soft"))
    assert desks.sessions.sketch(who.id, AT, 1, 1, VisitKind.SESSION).minutes == 180
    assert desks.consultations.why(who.id) == []


def test_an_older_one_still_counts_while_the_new_one_is_begun(desks, who):
    consulted(desks, who)
    desks.consultations.save(replace(desks.consultations.draft(who.id), pattern=Pattern.UNKNOWN))
    assert desks.sessions.sketch(who.id, AT, 1, 1, VisitKind.SESSION).minutes == 240


def test_the_reason_is_said_in_passing(desks, who):
    from smpdesk import words

    consulted(desks, who)
    assert [words.say(each) for each in desks.consultations.why(who.id)] == ["large coverage", "Norwood 6"]
    consulted(desks, who, minutes=150)
    assert [each.code for each in desks.consultations.why(who.id)] == ["because_technician"]


def test_the_consent_form_names_what_was_agreed(desks, who):
    from smpdesk.domain.wishes import Hairline
    from smpdesk.services.consent_sheet import consent_sheet

    consulted(desks, who, areas=("frontal", "crown"), hairline=Hairline.BROKEN, hairline_mm=18)
    answers = [each.answer for each in consent_sheet(desks.ground, who.id, None).fields]
    assert "Frontal and crown; hairline: broken, 18 mm" in answers


def test_the_hairline_is_named_in_the_language_of_the_form(desks, who):
    from smpdesk.domain.wishes import Hairline
    from smpdesk.services.consent_sheet import consent_sheet

    desks.clients.save(replace(desks.clients.client(who.id), language="de"))
    consulted(desks, who, areas=("frontal", "crown"), hairline=Hairline.SOFT, hairline_mm=18)
    answers = [each.answer for each in consent_sheet(desks.ground, who.id, None).fields]
    assert any(each.endswith("Haarlinie: weich, auslaufend, 18 mm") for each in answers)


def test_a_course_started_by_hand_begins_with_the_estimate(desks, who):
    consulted(desks, who)
    draft = desks.clients.course_draft(who.id)
    assert (draft.planned, draft.minutes, draft.gap, draft.kind) == (3, 240, 10, CourseKind.FIRST)
    desks.clients.start_course(who.id, draft)
    after = desks.clients.course_draft(who.id)
    assert (after.planned, after.minutes, after.kind) == (1, 90, CourseKind.TOUCH_UP)


def test_the_consent_names_the_areas_in_the_clients_language(desks):
    who = a.client(desks, "Zofia", "Wiśniewska", language="pl")
    consulted(desks, who, areas=("temples", "crown", "back"))
    answers = [each.answer for each in desks.consents.sheet(who.id).fields]
    assert any("lewa skroń" in each and "Temples" not in each for each in answers), answers
