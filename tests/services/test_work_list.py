"""The work list: what stands on which day, and what becomes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from smpdesk.domain.contact import About, Reached, Way
from smpdesk.domain.follow_up import Outcome, Scheme
from smpdesk.domain.letter import Letter
from smpdesk.domain.problem import Refusal
from smpdesk.domain.work_line import WorkKind, WorkLine
from smpdesk.services.desks import Desks
from tests import builders as a
from tests.copies import copied


def _made(folder: Path, clock: a.SetClock) -> Desks:
    """Owen was treated on 24 November, and has his sheet."""
    desks = a.clinic(folder / "made", clock=clock)
    owen = a.client(desks, phone="020 7946 0101")
    session = a.finished(desks, a.visit(desks, owen, "2026-11-24 08:30", minutes=120))
    desks.aftercare.mark_given(desks.aftercare.issue(session.id).id)
    return desks


class Days:
    """A clinic's days after a session."""

    def __init__(self, folder: Path) -> None:
        self.clock = a.SetClock()
        self.desks = copied("work list", folder, self.clock, lambda beside: _made(beside, self.clock))

    def after(self, days: int) -> list[WorkLine]:
        """The lines so many days after the session, the sheets apart."""
        self.clock.at = a.NOW + timedelta(days=days)
        return [
            each
            for each in self.desks.work_list.lines(self.today)
            if each.kind not in (WorkKind.SHEET, WorkKind.REVIEW)
        ]

    @property
    def today(self) -> date:
        return self.desks.clinic.today()


@pytest.fixture
def days(tmp_path: Path) -> Days:
    return Days(tmp_path)


def test_check_ins_come_one_after_the_other_and_a_new_session_replaces_them(days: Days) -> None:
    assert days.after(0) == []
    line = days.after(1)[0]
    assert (line.step, line.detail) == ("d1", "1 day after session 1 on Tue 24 Nov")
    assert days.after(5)[0].detail == "5 days after session 1 on Tue 24 Nov"
    assert days.after(181)[0].detail == "6 months after session 1 on Tue 24 Nov"
    days.after(14)
    owen = days.desks.clients.client(1)
    visit = a.visit(days.desks, owen, "2026-12-08 08:30", minutes=120)
    assert [each.step for each in days.after(14)] == ["d10"]
    a.finished(days.desks, visit)
    assert days.after(14) == []
    assert [each.detail for each in days.after(15)] == ["1 day after session 2 on Tue 8 Dec"]
    a.visit(days.desks, owen, "2027-07-13 08:30", minutes=120)
    assert not [each for each in days.after(14 + 182) if each.kind is WorkKind.CHECK_IN]


def test_attempts_are_counted_with_their_outcomes_until_they_are_enough(days: Days) -> None:
    line = days.after(1)[0]
    for outcome in (Reached.NO_ANSWER, Reached.LEFT_MESSAGE):
        days.desks.follow_ups.note_call(line, outcome)
        days.clock.tick(hours=1)
        line = days.desks.work_list.lines(days.today)[0]
    assert (line.tries, line.enough) == (2, False)
    days.desks.follow_ups.note_call(line, Reached.WRONG_NUMBER)
    line = days.desks.work_list.lines(days.today)[0]
    assert (line.tries, line.enough) == (3, True)
    days.desks.follow_ups.letter_sent(line, "Asked to ring us")
    assert days.after(1) == []
    told = days.desks.contacts.of_client(line.client)
    assert [each.contact.way for each in told] == [Way.LETTER, Way.CALL, Way.CALL, Way.CALL]
    assert (told[0].staff, told[0].step, told[0].session.number if told[0].session else 0) == (
        "Maya Reid",
        "d1",
        1,
    )
    days.desks.history.undo_last()
    assert days.after(1)[0].tries == 3


def test_who_was_reached_is_done_with_coded_answers_and_a_question_keeps_the_line(days: Days) -> None:
    line = days.after(5)[0]
    said = {"redness": "stays", "sun": "exposed"}
    with pytest.raises(Refusal, match="contact_note_missing"):
        days.desks.follow_ups.note_call(line, Reached.REACHED, said, question=True)
    days.desks.follow_ups.note_call(line, Reached.REACHED, said, "May she dye her hair?", question=True)
    line = days.after(5)[0]
    assert line.tries == 0
    kept = days.desks.follow_ups.note_call(line, Reached.REACHED, {"redness": "none", "sun": "covered"})
    assert dict(kept.answers) == {"redness": "none", "sun": "covered", "aftercare": "followed"}
    assert days.after(5) == []
    with pytest.raises(Refusal, match="follow_up_over"):
        days.desks.follow_ups.note_call(line, Reached.NO_ANSWER)
    with pytest.raises(Refusal, match="follow_up_over"):
        days.desks.follow_ups.snooze(line, days.today + timedelta(days=1))


def test_what_was_put_off_comes_back_and_what_is_not_needed_has_a_reason(days: Days) -> None:
    line = days.after(1)[0]
    days.desks.follow_ups.snooze(line, days.today + timedelta(days=2))
    line = days.after(2)[0]
    assert line.sleeps(days.today) and days.desks.work_list.count_due(days.today) == 0
    line = days.after(3)[0]
    assert line.waits(days.today)
    with pytest.raises(Refusal, match="follow_up_reason_missing"):
        days.desks.follow_ups.end(line, Outcome.NOT_NEEDED)
    days.desks.follow_ups.end(line, Outcome.NOT_NEEDED, "Came by")
    assert days.after(3) == []
    days.desks.history.undo_last()
    days.desks.history.undo_last()
    assert days.after(3)[0].snoozed is None


def test_who_is_not_to_be_contacted_is_not_called_and_still_gets_the_sheet(days: Days) -> None:
    line = days.after(1)[0]
    owen = days.desks.clients.client(1)
    days.desks.clients.save(replace(owen, no_contact=True))
    assert days.after(1) == []
    with pytest.raises(Refusal, match="contact_not_wanted"):
        days.desks.follow_ups.note_call(line, Reached.NO_ANSWER)
    days.clock.at = a.NOW
    sheets = [each for each in days.desks.work_list.lines(days.today) if each.kind is WorkKind.SHEET]
    assert [(each.no_contact, each.phone) for each in sheets] == [(True, "")]


def test_letters_and_signatures_that_are_missing_stand_in_the_list(days: Days) -> None:
    days.after(60)
    owen = days.desks.clients.client(1)
    with days.desks.ground.write("Ask for letter"):
        days.desks.store.letters.add(Letter(client=owen.id, reasons=("Q06",), requested=days.today))
    assert days.after(60) == []
    visit = a.visit(days.desks, owen, "2027-01-26 10:00")
    said = [each.detail for each in days.after(60)]
    assert said[0] == "Doctor’s letter asked for on Sat 23 Jan · session Tue 26 Jan"
    days.desks.sessions.cancel(visit.id, "Ill")
    line = days.after(67)[0]
    assert (line.kind, line.detail) == (WorkKind.LETTER, "Doctor’s letter asked for on Sat 23 Jan")
    days.desks.follow_ups.end(line, Outcome.NOT_NEEDED, "Treatment given up")
    assert days.after(67) == []
    days.desks.papers.issue_consent(owen.id, None)
    line = days.after(68)[0]
    assert line.detail == "Consent form of Sat 30 Jan not signed"
    form = days.desks.store.follow_ups.consents_unsigned()[0]
    days.desks.papers.mark_signed(form.id, days.today, "Tom Hale")
    assert days.after(68) == []


def test_the_clinic_chooses_its_scheme_and_its_questions(days: Days) -> None:
    desk = days.desks.follow_ups
    desk.choose(replace(Scheme(), days=(2, 7), tries=2), {"d7": ("fever", "sun"), "y": ("look",)})
    assert desk.scheme() == replace(Scheme(), days=(2, 7), tries=2)
    assert days.after(1) == []
    assert [each.step for each in days.after(7)] == ["d7"]
    assert desk.questions("d7") == ("fever", "sun")
    assert desk.questions("y4") == ("look",)
    with pytest.raises(Refusal, match="follow_up_steps_unclear"):
        desk.choose(Scheme(days=(0,)))
    desk.choose(Scheme(on=False))
    assert days.after(7) == []


def test_a_day_after_is_the_clinics_day_also_in_a_night_when_clocks_change(tmp_path: Path) -> None:
    clock = a.SetClock(datetime(2027, 3, 27, 18, tzinfo=UTC))
    desks = a.clinic(tmp_path, clock=clock)
    a.finished(desks, a.visit(desks, a.client(desks), "2027-03-27 09:00", minutes=120))
    clock.at = datetime(2027, 3, 27, 23, 30, tzinfo=UTC)
    assert [each.kind for each in desks.work_list.lines(desks.clinic.today())] == [WorkKind.SHEET]
    clock.at = datetime(2027, 3, 28, 23, 30, tzinfo=UTC)  # already the 29th in London's summer
    assert [each.late for each in desks.follow_ups.lines(desks.clinic.today())] == [True]
    desks.close()


def test_a_contact_that_no_line_asked_for_is_kept_with_its_matter(days: Days) -> None:
    days.desks.contacts.note(1, About.OTHER, Way.MESSAGE, Reached.REACHED, "Asked about parking")
    assert days.desks.contacts.of_client(1)[0].contact.note == "Asked about parking"
    with pytest.raises(Refusal, match="contact_note_missing"):
        days.desks.contacts.note(1, About.OTHER, Way.CALL, Reached.REACHED, " ")
