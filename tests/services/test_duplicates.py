"""Who may be the same while somebody is typed in; two records made one, and taken apart again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.client import Client, Permission
from smpdesk.domain.course import Course
from smpdesk.domain.merging import Choice
from smpdesk.domain.problem import Refusal
from smpdesk.services.desks import Desks
from smpdesk.storage.rows import ClientRow
from smpdesk.storage.tables import children
from tests import builders as a


@pytest.fixture
def owen(desks: Desks) -> Client:
    return a.client(
        desks, "Owen", "Davies", phone="07700 900118", birth=date(1985, 3, 4), email="owen@example.com",
        alert="Takes aspirin", notes="Prefers mornings",
    )  # fmt: skip


@pytest.fixture
def twice(desks: Desks, owen: Client) -> Client:
    """Owen again, as somebody else wrote him down."""
    return a.client(
        desks, "Owain", "Davis", phone="07700 900999", alert="Allergic to latex", address="12 Quarry Hill",
        since=date(2024, 1, 9),
    )  # fmt: skip


def rows(desks: Desks) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the clinic's own tables, without versions: what an undo must bring back."""
    found = {}
    for table in ("client", "course", "appointment", "session", "zone_work", "paper", "find", "merged"):
        columns = [row[1] for row in desks.store.database.run(f"PRAGMA table_info({table})").fetchall()]
        names = ", ".join(name for name in columns if name != "version")
        found[table] = desks.store.database.run(f"SELECT {names} FROM {table} ORDER BY 1").fetchall()
    return found


@pytest.mark.parametrize(
    "draft",
    [
        Client(given="Owen", family="Davies"),
        Client(given="Davies", family="Owen"),
        Client(given="Owne", family="Davis"),
        Client(given="Mr", family="X", phone="+44 7700 900118"),
        Client(family="Davies", email="OWEN@example.com"),
        Client(given="Owen", family="Dvaies", birth=date(1985, 4, 3)),
    ],
)
def test_somebody_on_record_is_seen_while_being_typed_in_again(desks, owen, draft):
    a.client(desks, "Priya", "Nair", phone="07700 900204")
    assert [each.line.number for each in desks.duplicates.alike(draft)] == [owen.number]


def test_a_client_is_not_like_themselves(desks, owen):
    assert desks.duplicates.alike(owen) == []
    assert desks.duplicates.alike(Client()) == []


def test_the_likeliest_comes_first_with_the_reasons(desks, owen):
    a.client(desks, "Owen", "Davies", phone="07700 900222", birth=date(1960, 1, 1))
    found = desks.duplicates.alike(Client(given="Owen", family="Davies", phone="07700 900118"))
    assert [each.line.id for each in found] == [owen.id, owen.id + 1]
    assert found[0].score > found[1].score
    assert "phone_same" in found[0].reasons


def test_a_preview_shows_what_differs_and_what_follows(desks, owen, twice):
    a.finished(desks, a.visit(desks, twice, "2026-11-24 08:00"))
    a.visit(desks, twice, "2026-12-10 10:00")
    sight = desks.duplicates.preview(owen.id, twice.id)
    assert [each.field for each in sight.pairs] == [
        "number", "given", "family", "birth", "phone", "email", "address", "alert", "notes", "since",
    ]  # fmt: skip
    suggested = {each.field: each.suggested.value for each in sight.pairs}
    assert suggested == {
        "number": "keep", "given": "keep", "family": "keep", "birth": "keep", "phone": "both", "email": "keep",
        "address": "gone", "alert": "both", "notes": "keep", "since": "gone",
    }  # fmt: skip
    assert {each.table: each.rows for each in sight.follows} == {
        "course": 1, "appointment": 2, "session": 1, "forecast": 1,
    }  # fmt: skip
    assert sight.problems == ()


def test_two_records_become_one_and_everything_follows(desks, owen, twice):
    session = a.finished(desks, a.visit(desks, twice, "2026-11-24 08:00"))
    ahead = a.visit(desks, twice, "2026-12-10 10:00")
    paper = desks.aftercare.issue(session.id)
    merged = desks.duplicates.merge(owen.id, twice.id, {"family": Choice.GONE})
    kept = desks.clients.client(owen.id)
    assert (kept.given, kept.family, kept.number) == ("Owen", "Davis", owen.number)
    assert (kept.phone, kept.other_phone) == ("07700 900118", "07700 900999")
    assert kept.other_phone_e164 == "+447700900999"
    assert kept.alert == "Takes aspirin; Allergic to latex"
    assert (kept.address, kept.since) == ("12 Quarry Hill", date(2024, 1, 9))
    assert [each.id for each in desks.clients.sessions(owen.id)] == [session.id]
    assert [each.id for each in desks.clients.papers(owen.id)] == [paper.id]
    assert ahead.id in [each.id for each in desks.sessions.visits(owen.id)]
    assert [each.id for each in desks.clients.lines()] == [owen.id]
    assert [each.id for each in desks.clients.lines("07700 900999")] == [owen.id]
    assert (merged.gone, merged.number, merged.name) == (twice.id, twice.number, "Owain Davis")
    assert desks.duplicates.merges(owen.id) == [merged]
    assert merged.change == desks.store.journal.head().id
    with pytest.raises(KeyError):
        desks.clients.client(twice.id)


def test_no_table_that_names_a_client_is_forgotten(desks):
    """A table of a later day that is not a row model of the journal would leave its rows with nobody."""
    run = desks.store.database.run
    tables = [row[0] for row in run("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    naming = {
        table
        for table in tables
        if "client" in [row[2] for row in run(f"PRAGMA foreign_key_list({table})").fetchall()]
    }
    followed = {model.table_name() for model, _ in children(ClientRow)}
    assert naming - {"find"} == followed
    assert followed >= {"appointment", "session", "course", "paper"}


def test_what_was_asked_and_tested_follows_too(desks, owen, twice):
    from smpdesk.domain.consultation import Consultation

    made = desks.consultations.save(Consultation(client=twice.id, day=a.TODAY))
    desks.duplicates.merge(owen.id, twice.id)
    assert [each.id for each in desks.consultations.all(owen.id)] == [made.id]


def test_the_number_that_fell_free_is_given_to_nobody(desks, owen, twice):
    desks.duplicates.merge(owen.id, twice.id)
    assert a.client(desks, "Priya", "Nair").number == twice.number + 1


def test_the_other_number_may_be_the_one_that_stays(desks, owen, twice):
    merged = desks.duplicates.merge(owen.id, twice.id, {"number": Choice.GONE})
    assert desks.clients.client(owen.id).number == twice.number
    assert merged.number == owen.number


def test_a_no_to_news_outweighs_a_yes(desks, owen, twice):
    desks.clients.save(replace(owen, marketing=Permission.YES))
    desks.clients.save(replace(twice, marketing=Permission.NO))
    desks.duplicates.merge(owen.id, twice.id)
    assert desks.clients.client(owen.id).marketing is Permission.NO


def test_nobody_is_in_two_places_after_a_merge(desks, owen, twice):
    a.visit(desks, owen, "2026-12-10 10:00")
    a.visit(desks, twice, "2026-12-10 11:00", technician=2, room=2)
    before = rows(desks)
    with pytest.raises(Refusal) as refused:
        desks.duplicates.merge(owen.id, twice.id)
    assert [each.code for each in refused.value.problems] == ["merge_visits_overlap"]
    assert rows(desks) == before


def test_a_record_is_not_merged_with_itself_nor_out_of_the_chair(desks, owen, twice):
    assert [each.code for each in desks.duplicates.preview(owen.id, owen.id).problems] == [
        "merge_same_record"
    ]
    desks.chair.start(a.visit(desks, twice, "2026-11-24 11:00").id)
    assert [each.code for each in desks.duplicates.preview(owen.id, twice.id).problems] == ["merge_in_chair"]


@pytest.mark.parametrize("goes_on", [Choice.KEEP, Choice.GONE])
def test_of_two_open_courses_one_goes_on_with_the_visits_to_come(desks, owen, twice, goes_on):
    ours = desks.clients.start_course(owen.id, Course(client=owen.id, goal="Hairline"))
    theirs = desks.clients.start_course(twice.id, Course(client=twice.id, goal="Crown"))
    first = a.finished(desks, a.visit(desks, twice, "2026-11-24 08:00"))
    a.visit(desks, owen, "2026-12-20 10:00")
    a.visit(desks, twice, "2026-12-10 10:00")
    assert desks.duplicates.preview(owen.id, twice.id).courses == ("Hairline", "Crown")
    desks.duplicates.merge(owen.id, twice.id, {"course": goes_on})
    stays, ends = (ours, theirs) if goes_on is Choice.KEEP else (theirs, ours)
    courses = {each.id: each.ended for each in desks.clients.courses(owen.id)}
    assert courses == {stays.id: None, ends.id: a.TODAY}
    assert desks.clients.sessions(owen.id)[0].course == theirs.id == first.course
    ahead = sorted(
        (each for each in desks.sessions.visits(owen.id) if each.starts.date() > a.TODAY),
        key=lambda each: each.starts,
    )
    begin = 2 if goes_on is Choice.GONE else 1
    assert [(each.course, each.number) for each in ahead] == [(stays.id, begin), (stays.id, begin + 1)]


def test_three_records_become_one_and_the_first_merge_is_still_known(desks, owen, twice):
    third = a.client(desks, "Owen", "Davies", phone="07700 900333")
    desks.duplicates.merge(twice.id, third.id)
    desks.duplicates.merge(owen.id, twice.id)
    assert [each.gone for each in desks.duplicates.merges(owen.id)] == [twice.id, third.id]


def test_one_undo_brings_both_back_with_all_that_was_theirs(desks, clock, owen, twice):
    a.finished(desks, a.visit(desks, twice, "2026-11-24 08:00"))
    a.visit(desks, twice, "2026-12-10 10:00", kind=VisitKind.CONSULTATION)
    desks.clients.start_course(owen.id, Course(client=owen.id))
    before = rows(desks)
    merged = desks.duplicates.merge(owen.id, twice.id)
    clock.at += timedelta(days=400)
    desks.history.undo(merged.change)
    assert rows(desks) == before
    assert desks.duplicates.merges(owen.id) == []
    assert [each.id for each in desks.clients.lines("owain")] == [twice.id]


_fields = st.sampled_from(
    ("number", "given", "family", "phone", "alert", "notes", "since", "birth", "course")
)


@given(st.dictionaries(_fields, st.sampled_from(Choice)), st.booleans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_chosen_an_undo_brings_everything_back(desks, choices, turned):
    people = [
        a.client(desks, "Owen", "Davies", phone="07700 900118", alert="Aspirin"),
        a.client(desks, "Owain", "Davies", phone="07700 900999", notes="Late", birth=date(1985, 3, 4)),
    ]
    for each in people:
        desks.clients.start_course(each.id, Course(client=each.id))
    keep, gone = reversed(people) if turned else people
    before = rows(desks)
    merged = desks.duplicates.merge(keep.id, gone.id, choices)
    assert rows(desks) != before
    desks.history.undo(merged.change)
    assert rows(desks) == before


def test_an_undo_keeps_what_was_done_since(desks, owen, twice):
    merged = desks.duplicates.merge(owen.id, twice.id)
    desks.clients.save(replace(desks.clients.client(owen.id), referral="Friend"))
    booked = a.visit(desks, desks.clients.client(owen.id), "2026-12-10 10:00", kind=VisitKind.REVIEW)
    desks.history.undo(merged.change)
    assert desks.clients.client(owen.id).referral == "Friend"
    assert booked.id in [each.id for each in desks.sessions.visits(owen.id)]
    assert desks.clients.client(twice.id).name == "Owain Davis"


def test_an_undo_that_later_work_contradicts_says_what(desks, owen, twice):
    merged = desks.duplicates.merge(owen.id, twice.id)
    desks.clients.save(replace(desks.clients.client(owen.id), alert="Takes aspirin, latex allergy"))
    with pytest.raises(Refusal) as refused:
        desks.history.undo(merged.change)
    assert [each.code for each in refused.value.problems] == ["changed_since"]
