"""The clinic's own wording: versions, days, braces, and who stands for a translation."""

from datetime import timedelta

import pytest

from smpdesk.domain.aftercare import AftercareDays, aftercare_dates, days_problems
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.problem import Refusal
from smpdesk.services.desks import Desks
from smpdesk.services.paper_words import PaperWords
from tests import builders as a
from tests.documents import reading

SHEET, CONSENT = PaperKind.AFTERCARE, PaperKind.CONSENT


def test_the_shipped_days_are_those_of_the_domain(desks: Desks) -> None:
    assert AftercareDays(**{each.key: each.number for each in desks.wordings.days()}) == AftercareDays()
    assert all(each.low <= each.shipped <= each.high and each.sources for each in desks.wordings.days())


def test_a_changed_text_is_a_version_and_an_issued_sheet_keeps_its_own(
    desks: Desks, clock: a.SetClock
) -> None:
    session = a.finished(desks, a.visit(desks, a.client(desks), "2026-11-24 08:00"))
    before = desks.aftercare.issue(session.id)
    state = desks.wordings.save(SHEET, "en", {"aftercare.title": "Look after your dots"}, {})
    clock.tick(minutes=5)
    after = desks.aftercare.issue(session.id)
    assert (before.wording, after.wording) == ("aftercare en 2026-12", "aftercare en 2026-12, own 1")
    assert state.wording == after.wording
    assert desks.aftercare.sheet(session.id).title == "Look after your dots"
    desks.wordings.save(SHEET, "en", {"aftercare.title": "Your aftercare plan"}, {})
    assert desks.aftercare.issue(session.id).wording == "aftercare en 2026-12"
    assert [each.number for each in desks.wordings.versions(SHEET, "en")] == [2, 1]


def test_saving_what_stands_there_already_makes_no_version(desks: Desks) -> None:
    desks.wordings.save(SHEET, "en", {"aftercare.title": "Your aftercare plan"}, {"dry_through": 4})
    assert desks.wordings.versions(SHEET, "en") == desks.wordings.versions(SHEET, "") == []


def test_the_clinics_days_hold_in_every_language(desks: Desks) -> None:
    desks.wordings.save(SHEET, "en", {}, {"dry_through": 5, "first_wash": 6, "cover_through": 30})
    session = a.finished(desks, a.visit(desks, a.client(desks), "2026-11-24 08:00"))
    for language, when in (("en", "Sun 29 Nov"), ("de", "So., 29. Nov.")):
        sheet = desks.aftercare.sheet(session.id, language)
        assert sheet.rows[1].when.replace("\u00a0", " ") == when
        assert sheet.wording.endswith("days 1")


@pytest.mark.parametrize(
    ("place", "typed", "code"),
    [
        ("aftercare.title", "  ", "wording_empty"),
        ("aftercare.title", "Until {dry_through}", "wording_brace_none"),
        ("aftercare.row.gym.what", "Gym. Blade from {blade_form}.", "wording_brace_unknown"),
        ("aftercare.row.gym.what", "Gym again.", "wording_brace_missing"),
        ("aftercare.row.gym.what", "Blade from {blade_from.", "wording_brace_open"),
        ("aftercare.row.gym.what", "Blade from {}.", "wording_brace_open"),
    ],
)
def test_braces_that_would_not_be_filled_are_refused_beside_their_text(
    desks: Desks, place: str, typed: str, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        desks.wordings.save(SHEET, "en", {place: typed}, {})
    assert [(each.code, each.field) for each in refused.value.problems] == [(code, place)]
    assert desks.wordings.versions(SHEET, "en") == []


def test_another_date_may_be_named_where_dates_are_filled_in(desks: Desks) -> None:
    text = "Gym from {gym_from}, blade from {blade_from}, healed on {healed_from}."
    desks.wordings.save(SHEET, "en", {"aftercare.row.gym.what": text}, {})
    session = a.finished(desks, a.visit(desks, a.client(desks), "2026-11-24 08:00"))
    said = [row.what.replace("\u00a0", " ") for row in desks.aftercare.sheet(session.id).rows]
    assert "Gym from Thu 3 Dec, blade from Fri 4 Dec, healed on Tue 22 Dec." in said


def test_nobody_washes_a_scalp_that_has_to_stay_dry(desks: Desks) -> None:
    assert days_problems(AftercareDays(dry_through=5))
    with pytest.raises(Refusal) as refused:
        desks.wordings.save(SHEET, "en", {}, {"dry_through": 6, "gym_from": 99})
    codes = {each.code: each.field for each in refused.value.problems}
    assert codes == {"wording_day_out_of_range": "days.gym_from", "wash_while_dry": "days.first_wash"}


def test_a_translation_is_reviewed_once_a_named_person_approved_this_wording(desks: Desks) -> None:
    assert PaperWords.of(desks.store, "en", SHEET).reviewed
    assert not PaperWords.of(desks.store, "es", SHEET).reviewed
    with pytest.raises(Refusal):
        desks.wordings.approve(SHEET, "es", " ")
    approval = desks.wordings.approve(SHEET, "es", "Ana Sousa")
    assert desks.wordings.approve(SHEET, "es", "Ana Sousa") == approval
    assert PaperWords.of(desks.store, "es", SHEET).reviewed
    assert not PaperWords.of(desks.store, "es", CONSENT).reviewed
    desks.wordings.save(SHEET, "es", {"aftercare.title": "Cuidados"}, {})
    assert not PaperWords.of(desks.store, "es", SHEET).reviewed
    assert desks.store.wordings.approvals(SHEET, "es")[0].withdrawn is not None
    desks.wordings.approve(SHEET, "es", "Ana Sousa")
    desks.wordings.withdraw(SHEET, "es")
    assert not desks.wordings.state(SHEET, "es").reviewed


def test_a_consent_of_the_clinics_own_words_names_its_version(desks: Desks) -> None:
    desks.wordings.save(CONSENT, "en", {"consent.title": "Agreement"}, {})
    assert desks.papers.consent_sheet(a.client(desks).id).form == "consent en 2026-12, own 1"


def test_every_text_of_a_part_with_sources_shows_them(desks: Desks) -> None:
    by_place = {each.place: each for each in desks.wordings.texts(SHEET, "en")}
    assert "A14" in by_place["aftercare.row.wash.what"].sources
    assert by_place["aftercare.next.booked"].sources
    consent = {each.place: each for each in desks.wordings.texts(CONSENT, "en")}
    assert "S20" in consent["consent.alternatives.text.1"].sources


def test_what_is_typed_is_seen_before_it_is_kept(desks: Desks) -> None:
    for kind, place in ((SHEET, "aftercare.title"), (CONSENT, "consent.title")):
        tried = desks.wordings.preview(kind, "en", {place: "<b>Tried & {not filled"}, {})
        assert "<b>Tried & {not filled" in reading.text(tried)
        assert desks.wordings.versions(kind, "en") == []


def test_the_days_between_are_the_days_typed() -> None:
    dates = aftercare_dates(a.TODAY, 1, 3, days=AftercareDays(minoxidil_after=9))
    assert dates.minoxidil_from == a.TODAY + timedelta(days=9)


def test_wording_days_and_approvals_are_undone_and_no_number_comes_twice_on_paper(desks: Desks) -> None:
    session = a.finished(desks, a.visit(desks, a.client(desks), "2026-11-24 08:00"))
    desks.wordings.save(SHEET, "en", {"aftercare.title": "First"}, {"cover_through": 30})
    saved = desks.store.journal.head().id
    assert desks.aftercare.issue(session.id).wording == "aftercare en 2026-12, own 1, days 1"
    desks.history.undo(saved)
    assert desks.aftercare.sheet(session.id).title == "Your aftercare plan"
    assert desks.wordings.save(SHEET, "en", {"aftercare.title": "Second"}, {}).wording.endswith("own 2")
    desks.wordings.approve(SHEET, "es", "Ana Sousa")
    desks.history.undo_last()
    assert not desks.wordings.state(SHEET, "es").reviewed
