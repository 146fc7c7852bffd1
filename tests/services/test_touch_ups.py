"""Bringing clients back: whose window is open, asking them, those who are not asked; and looking at results again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.client import Gone
from smpdesk.domain.contact import About, Reached, Way
from smpdesk.domain.follow_up import Outcome
from smpdesk.domain.problem import Refusal
from smpdesk.domain.review import Review
from smpdesk.domain.session import Zone
from smpdesk.domain.touch_up import TouchUpRules
from smpdesk.domain.work_line import WorkKind, WorkLine
from smpdesk.services.desks import Desks
from smpdesk.services.statistics import Figure
from smpdesk.services.touch_up_windows import LeftOut, TouchUp
from tests import builders as a
from tests.copies import copied

OWEN, ANNA = 1, 2


def _made(folder: Path, clock: a.SetClock) -> Desks:
    """Owen and Anna were treated on the same day; Anna a second time, 14 days later."""
    desks = a.clinic(folder / "made", clock=clock)
    owen = a.client(desks, phone="020 7946 0101")
    anna = a.client(desks, "Anna", "Bell", phone="020 7946 0102", language="es")
    a.finished(
        desks,
        a.visit(desks, owen, "2026-11-24 08:30", minutes=120),
        a.zone(),
        a.zone(Zone.CROWN, discomfort=4),
    )
    a.finished(desks, a.visit(desks, anna, "2026-11-24 08:30", minutes=120, technician=2, room=2))
    return desks


class Clinic:
    """A clinic in which years pass."""

    def __init__(self, folder: Path) -> None:
        self.clock = a.SetClock()
        self.desks = copied("touch ups", folder, self.clock, lambda beside: _made(beside, self.clock))

    def after(self, years: float) -> Desks:
        """The desks so many years after the sessions."""
        self.clock.at = a.NOW
        self.clock.tick(days=round(years * 365.25))
        return self.desks

    def lines(self) -> list[WorkLine]:
        """The touch-ups on the work list."""
        today = self.desks.touch_ups.today()
        return [each for each in self.desks.work_list.lines(today) if each.kind is WorkKind.TOUCH_UP]

    def one(self, client: int) -> TouchUp:
        """A client's line."""
        return next(each for each in self.desks.touch_ups.open() if each.client == client)

    def review(self, client: int, score: int, zone: Zone = Zone.FRONTAL) -> Review:
        """A score of today."""
        draft = Review(client=client, day=self.desks.reviews.today(), zone=zone, score=score)
        return self.desks.reviews.record([draft])[0]


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def test_a_window_opens_at_the_low_end_of_the_forecast(clinic: Clinic) -> None:
    assert clinic.after(2).touch_ups.open() == []
    opened = clinic.after(3.2).touch_ups.open()
    assert sorted(each.client for each in opened) == [OWEN, ANNA]
    assert opened[0].window.opens <= date(2030, 2, 1) and 0.1 <= opened[0].chance < 0.3
    assert "in 10 such results have faded by now" in clinic.lines()[0].detail


def test_who_was_seen_to_be_good_lately_comes_after_who_was_not(clinic: Clinic) -> None:
    clinic.after(3.9)
    clinic.review(OWEN, 8)
    clinic.after(4)
    assert [each.client for each in clinic.desks.touch_ups.open()] == [ANNA, OWEN]
    assert clinic.one(OWEN).chance < 0.1 < clinic.one(ANNA).chance


def test_a_review_that_shows_it_faded_stands_first_even_before_the_window(clinic: Clinic) -> None:
    clinic.after(1.5)
    clinic.review(ANNA, 5)
    found = clinic.one(ANNA)
    assert found.chance == 1.0 and clinic.lines()[0].detail.endswith("a review shows that it has faded")
    assert clinic.desks.forecasts.forecast(ANNA).chance == 1.0  # type: ignore[union-attr]


def test_an_invitation_is_kept_and_nobody_is_asked_again_within_the_interval(clinic: Clinic) -> None:
    desks = clinic.after(4)
    desks.touch_ups.invite(OWEN, Way.LETTER, Reached.SENT, " with the new prices ")
    assert clinic.one(OWEN).left_out is LeftOut.ASKED and [each.client for each in clinic.lines()] == [ANNA]
    with pytest.raises(Refusal) as refused:
        desks.touch_ups.invite(OWEN, Way.CALL, Reached.REACHED)
    assert refused.value.problems[0].code == "touch_up_asked_lately"
    (sent,) = desks.touch_ups.invitations(OWEN)
    assert (sent.about, sent.note) == (About.TOUCH_UP, "with the new prices")
    clinic.after(4.6)
    assert clinic.one(OWEN).left_out is None


def test_somebody_who_was_not_reached_may_be_tried_again_at_once(clinic: Clinic) -> None:
    desks = clinic.after(4)
    desks.touch_ups.invite(OWEN, Way.CALL, Reached.NO_ANSWER)
    assert clinic.one(OWEN).left_out is None and len(clinic.one(OWEN).tries) == 1
    desks.touch_ups.invite(OWEN, Way.CALL, Reached.COMES)
    assert clinic.one(OWEN).left_out is LeftOut.ASKED


def test_a_call_from_the_work_list_ends_the_line_until_the_interval_is_over(clinic: Clinic) -> None:
    desks = clinic.after(4)
    line = next(each for each in clinic.lines() if each.client == OWEN)
    desks.follow_ups.note_call(line, Reached.NO_ANSWER)
    again = next(each for each in clinic.lines() if each.client == OWEN)
    assert again.tries == 1
    desks.follow_ups.note_call(again, Reached.REACHED)
    assert [each.client for each in clinic.lines()] == [ANNA]
    clinic.after(4.6)
    fresh = next(each for each in clinic.lines() if each.client == OWEN)
    assert fresh.key != line.key and fresh.tries == 0
    desks.follow_ups.note_call(fresh, Reached.REACHED)  # a line of its own


def test_not_needed_with_a_reason_takes_the_line_away_for_the_interval(clinic: Clinic) -> None:
    desks = clinic.after(4)
    desks.follow_ups.end(clinic.lines()[0], Outcome.NOT_NEEDED, "saw her in the street: fine")
    assert len(clinic.lines()) == 1
    clinic.after(4.6)
    assert len(clinic.lines()) == 2


def test_those_who_are_gone_booked_or_want_no_contact_are_left_out_with_a_reason(clinic: Clinic) -> None:
    desks = clinic.after(4)
    desks.touch_ups.gone(OWEN, Gone.MOVED)
    assert clinic.one(OWEN).left_out is LeftOut.GONE and clinic.one(OWEN).reason == "moved"
    with pytest.raises(Refusal):
        desks.touch_ups.invite(OWEN, Way.CALL, Reached.REACHED)
    desks.history.undo_last()
    assert clinic.one(OWEN).left_out is None
    desks.touch_ups.gone(OWEN, Gone.ELSEWHERE)
    desks.touch_ups.back(OWEN)
    a.visit(desks, desks.clients.client(ANNA), "2031-01-14 10:00", kind=VisitKind.TOUCH_UP)
    assert clinic.one(ANNA).left_out is LeftOut.COMING
    assert desks.touch_ups.left_out(desks.touch_ups.open()) == {LeftOut.COMING: 1}
    for why, day in ((Gone.NO, None), (Gone.DIED, date(2040, 1, 1))):
        with pytest.raises(Refusal):
            desks.touch_ups.gone(OWEN, why, day)


def test_who_is_said_to_be_gone_on_the_clients_record_leaves_the_list_from_that_day(clinic: Clinic) -> None:
    desks = clinic.after(4)
    saved = desks.clients.save(replace(desks.clients.client(OWEN), gone=Gone.ELSEWHERE))
    assert saved.gone_on == desks.touch_ups.today()
    assert clinic.one(OWEN).left_out is LeftOut.GONE and [each.client for each in clinic.lines()] == [ANNA]
    assert desks.clients.save(replace(saved, gone=Gone.NO)).gone_on is None


def test_the_clinic_chooses_the_interval_and_how_many_stand_on_the_list(clinic: Clinic) -> None:
    desks = clinic.after(4)
    desks.touch_ups.choose(TouchUpRules(interval=1, on_list=1))
    assert len(clinic.lines()) == 1 and desks.touch_ups.rules().interval == 1
    with pytest.raises(Refusal):
        desks.touch_ups.choose(TouchUpRules(interval=0))


def test_a_review_is_entered_beside_the_last_one(clinic: Clinic) -> None:
    desks = clinic.after(0.08)
    sheet = desks.reviews.sheet(OWEN)
    assert (sheet.step, [(each.zone, each.last) for each in sheet.rows]) == (
        "healed", [(Zone.FRONTAL, None), (Zone.CROWN, None)]
    )  # fmt: skip
    first = clinic.review(OWEN, 9)
    assert (first.step, first.course) == ("healed", 1)
    clinic.after(1)
    assert desks.reviews.sheet(OWEN).rows[0].last == first
    rising = Review(client=OWEN, day=desks.reviews.today(), zone=Zone.FRONTAL, score=10)
    assert [each.code for each in desks.reviews.advice(rising)] == ["review_score_rises"]
    clinic.review(OWEN, 8)
    (line,) = desks.reviews.lines(OWEN)
    assert [(each.score, each.step) for each in line.points] == [(9, "healed"), (8, "y1")]


def test_a_review_is_put_right_removed_and_undone(clinic: Clinic) -> None:
    desks = clinic.after(1)
    kept = clinic.review(OWEN, 9)
    for odd in (11, -1):
        with pytest.raises(Refusal) as refused:
            clinic.review(OWEN, odd)
        assert refused.value.problems[0].field == "0.score"
    saved = desks.reviews.save(replace(kept, score=7))
    desks.reviews.remove(saved)
    assert desks.reviews.of_client(OWEN) == []
    desks.history.undo_last()
    desks.history.undo_last()
    assert [each.score for each in desks.reviews.of_client(OWEN)] == [9]
    with pytest.raises(Refusal):
        desks.reviews.record([])


def test_looks_that_are_due_stand_in_a_list_until_they_are_taken_or_long_past(clinic: Clinic) -> None:
    desks = clinic.after(0.08)
    assert [(each.client, each.step) for each in desks.reviews.due_list()] == [
        (ANNA, "healed"),
        (OWEN, "healed"),
    ]
    lines = desks.work_list.more(desks.reviews.today())
    asked = {each.client for each in desks.follow_ups.lines(desks.reviews.today())}
    assert [each.client for each in lines] == [each for each in (ANNA, OWEN) if each not in asked]
    clinic.review(OWEN, 9)
    desks.touch_ups.gone(ANNA, Gone.MOVED)
    assert desks.reviews.due_list() == [] and desks.reviews.due(ANNA) is not None
    clinic.after(0.45)
    assert desks.reviews.due_list() == []  # the healed look is four months late: the next one comes
    assert desks.reviews.coming(OWEN) == ("m6", date(2027, 5, 24))


def test_statistics_tell_what_happened_and_leave_as_a_spreadsheet(clinic: Clinic, tmp_path: Path) -> None:
    desks = clinic.after(0.08)
    clinic.review(OWEN, 8)
    assert [(each.estimated, each.sessions, each.middle) for each in desks.statistics.hours()] == [
        (180, 2, 120)
    ]
    assert [(each.key, each.many, each.mean) for each in desks.statistics.discomfort()] == [("crown", 1, 4)]
    assert [(each.key, each.mean) for each in desks.statistics.healed()] == [("GR2", 8)]
    desks = clinic.after(4)
    desks.touch_ups.invite(OWEN, Way.CALL, Reached.COMES)
    a.finished(
        desks,
        a.visit(desks, desks.clients.client(ANNA), "2030-11-24 08:30", minutes=120, kind=VisitKind.TOUCH_UP),
    )
    (year,) = desks.statistics.came_back()
    assert (year.opened, year.came, year.asked, year.silent) == (2, 1, 1, 0)
    for name in ("figures.csv", "figures.xlsx"):
        assert desks.statistics.export(Figure.CAME_BACK, tmp_path / name) == 1
    assert "Came back" in (tmp_path / "figures.csv").read_text(encoding="utf-8-sig")
    for figure in Figure:
        table = desks.statistics.table(figure)
        assert all(len(each) == len(table.headings) for each in table.rows)
