"""Undo, redo and the history of a client, as people at the desk meet them."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import hypothesis
import hypothesis.strategies as st
import pytest

from smpdesk import resources
from smpdesk.domain.change import Actor
from smpdesk.domain.client import Client
from smpdesk.domain.clinic import Staff
from smpdesk.domain.history import Happened
from smpdesk.domain.problem import Problem, Refusal
from smpdesk.domain.session import Zone
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks
from smpdesk.words import say
from tests import builders as a
from tests.services.mixed import DEEDS, do
from tests.storage.made import contents

TOM = Actor(id=1, name="Tom Hale")


@pytest.fixture
def other(desks: Desks, clock: a.SetClock) -> Iterator[Desks]:
    """The same clinic in another program, with Tom at the desk."""
    opened = open_desks(desks.store.folder, clock, AtDesk(TOM))
    yield opened
    opened.close()


def said(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return " ".join(say(each) for each in refused.value.problems)


def test_undo_takes_back_the_last_thing_and_redo_puts_it_back(desks):
    owen = a.client(desks)
    visit = a.visit(desks, owen, "2026-11-24 14:00")
    desks.sessions.cancel(visit.id, "ill")
    assert desks.history.next_undo() == "Cancel visit"
    taken = desks.history.undo_last()
    assert taken.words == "Cancel visit of Owen Davies"
    assert desks.sessions.booking(visit.id).appointment.state == "booked"
    assert (desks.history.next_undo(), desks.history.next_redo()) == ("Book visit", "Cancel visit")
    assert desks.history.redo().name == "Cancel visit"
    assert desks.sessions.booking(visit.id).appointment.reason == "ill"
    assert (desks.history.next_undo(), desks.history.next_redo()) == ("Cancel visit", "")


def test_undo_goes_back_step_by_step_and_redo_the_other_way(desks):
    owen = a.client(desks)
    for word in ("one", "two", "three"):
        owen = desks.clients.save(replace(desks.clients.client(owen.id), notes=word))
    notes = []
    for step in ("undo_last", "undo_last", "redo", "undo_last", "undo_last", "redo", "redo", "redo"):
        getattr(desks.history, step)()
        notes.append(desks.clients.client(owen.id).notes)
    assert notes == ["two", "one", "two", "one", "", "one", "two", "three"]
    with pytest.raises(Refusal, match="nothing_to_redo"):
        desks.history.redo()


def test_something_new_ends_the_redo(desks):
    owen = a.client(desks)
    desks.clients.save(replace(owen, notes="one"))
    desks.history.undo_last()
    a.client(desks, "Ann")
    assert desks.history.next_redo() == ""


def test_each_person_undoes_their_own_work(desks, other):
    owen = a.client(desks)
    other.clients.save(replace(owen, notes="by Tom"))
    assert (desks.history.next_undo(), other.history.next_undo()) == ("Add client", "Edit client")
    other.history.undo_last()
    assert desks.clients.client(owen.id).notes == ""
    with pytest.raises(Refusal, match="nothing_to_undo"):
        other.history.undo_last()


def test_what_somebody_else_changed_since_is_kept_and_said(desks, other):
    owen = a.client(desks)
    mine = desks.clients.save(replace(owen, phone="020 7946 0018"))
    other.clients.save(replace(mine, phone="020 7946 0019"))
    with pytest.raises(Refusal) as refused:
        desks.history.undo_last()
    assert said(refused) == (
        "Tom Hale changed the phone number of Owen Davies since: Edit client, Tue 24 Nov 2026, 11:45. "
        "Tom Hale changed the phone number as dialled of Owen Davies since: Edit client, Tue 24 Nov 2026, 11:45."
    )
    assert desks.clients.client(owen.id).phone == "020 7946 0019"


def test_a_client_for_whom_somebody_booked_stays(desks, other):
    owen = a.client(desks)
    a.visit(other, owen, "2026-11-24 14:00")
    with pytest.raises(Refusal) as refused:
        desks.history.undo_last()
    assert "stands on it: Tom Hale, Book visit" in said(refused)


def test_a_time_given_away_since_says_to_whom(desks, other):
    visit = a.visit(desks, a.client(desks), "2026-11-24 14:00")
    desks.sessions.cancel(visit.id, "ill")
    a.visit(other, a.client(other, "Ann", "Bell"), "2026-11-24 15:00")
    with pytest.raises(Refusal) as refused:
        desks.history.undo_last()
    assert {each.code for each in refused.value.problems} == {"technician_taken", "room_taken"}
    assert "Tom Hale is with Ann Bell" in said(refused)


def test_the_menu_goes_on_after_the_program_was_closed(desks, clock):
    a.client(desks)
    again = open_desks(desks.store.folder, clock, AtDesk(desks.at_desk.actor))
    assert again.history.next_undo() == "Add client"
    again.close()


def test_the_clinic_itself_cannot_be_undone(tmp_path):
    made = a.clinic(tmp_path / "other")
    made.at_desk.actor = Actor(name="set-up")
    while made.history.next_undo():
        made.history.undo_last()
    assert made.clinic.clinic().name == "Northgate Scalp Studio"
    (first,) = [each.id for each in made.store.journal.changes(1000) if each.name == "Make clinic"]
    with pytest.raises(Refusal, match="clinic_stays"):
        made.history.undo(first)
    made.close()


def test_whoever_is_at_the_desk_stays(desks):
    actor = desks.at_desk.actor
    rosa = desks.clinic.save_staff(Staff(name="Rosa"))
    added = desks.store.journal.head().id
    desks.at_desk.actor = Actor(id=rosa.id, name=rosa.name)
    with pytest.raises(Refusal, match="person_at_desk"):
        desks.history.undo(added)
    desks.at_desk.actor = actor
    desks.history.undo(added)


def test_a_paper_that_is_out_stays_until_the_mark_is_taken_back(desks, clock):
    visit = a.visit(desks, a.client(desks), "2026-11-24 08:00")
    clock.tick(hours=1)
    session = a.finished(desks, visit)
    paper = desks.aftercare.issue(session.id)
    issued = desks.store.journal.head().id
    desks.aftercare.mark_given(paper.id)
    with pytest.raises(Refusal, match="paper_is_out"):
        desks.history.undo(issued)
    assert [each.code for each in desks.history.problems(issued)] == ["paper_is_out"]
    assert desks.history.undo_last().name == "Give aftercare sheet"
    assert desks.history.undo_last().name == "Issue aftercare sheet"
    assert desks.clients.papers(visit.client) == []
    desks.history.redo()
    assert desks.papers.pdf(paper.id).startswith(b"%PDF")


def test_a_finished_session_keeps_its_zones_until_it_is_open_again(desks, clock):
    visit = a.visit(desks, a.client(desks), "2026-11-24 08:00")
    session = a.finished(desks, visit)
    recorded = desks.store.journal.head().id - 1
    with pytest.raises(Refusal, match="session_finished_since") as refused:
        desks.history.undo(recorded)
    assert "reopen the session" in said(refused)
    assert [each.code for each in desks.history.problems(recorded)] == ["session_finished_since"]
    desks.chair.reopen(session.id)
    desks.history.undo(recorded)
    assert desks.chair.session(session.id).zones == ()


def test_one_of_two_entries_of_a_finished_session_may_still_go(desks, clock):
    visit = a.visit(desks, a.client(desks), "2026-11-24 08:00")
    begun = desks.chair.start(visit.id)
    noted = desks.chair.record(replace(begun, started=visit.starts, zones=(a.zone(Zone.FRONTAL),)))
    desks.chair.record(replace(noted, zones=(*noted.zones, a.zone(Zone.CROWN))))
    crown = desks.store.journal.head().id
    desks.chair.finish(begun.id, desks.sessions.now())
    desks.history.undo(crown)
    assert [each.zone for each in desks.chair.session(begun.id).zones] == [Zone.FRONTAL]


def test_undo_this_takes_back_what_is_long_past(desks):
    owen = a.client(desks)
    desks.clients.save(replace(owen, alert="Latex"))
    long_ago = desks.store.journal.head().id
    desks.clients.save(replace(desks.clients.client(owen.id), notes="later"))
    assert desks.history.problems(long_ago) == []
    desks.history.undo(long_ago)
    now = desks.clients.client(owen.id)
    assert (now.alert, now.notes) == ("", "later")
    with pytest.raises(Refusal, match="undone_already"):
        desks.history.undo(long_ago)
    assert [each.code for each in desks.history.problems(long_ago)] == ["undone_already"]
    desks.history.redo()
    desks.history.undo(long_ago)
    assert desks.clients.client(owen.id).alert == ""


TWENTY = (
    ("add client", 1), ("add client", 2), ("edit client", 1), ("book", 7), ("book", 9), ("move", 13),
    ("arrive", 0), ("step back", 0), ("start course", 1), ("change course", 1), ("cancel", 1),
    ("book", 6), ("start", 0), ("start", 1), ("record", 3), ("record", 4), ("edit client", 5), ("finish", 0),
    ("settings", 1), ("add room", 1), ("add client", 3), ("no-show", 0), ("reopen", 0), ("book", 3),
    ("consult", 1), ("screen", 1), ("letter", 2), ("patch test", 1), ("merge", 0), ("edit client", 2),
)  # fmt: skip


def test_twenty_mixed_deeds_undone_in_a_row_leave_the_clinic_as_it_was(desks, tmp_path):
    before, head = contents(desks.store), desks.store.journal.head().id
    done = [what for what, which in TWENTY if do(desks, what, which)]
    assert len(done) >= 20
    assert len(set(done)) >= 12
    after, changes = contents(desks.store), desks.store.journal.head().id - head
    for _ in range(changes):
        desks.history.undo_last()
    assert contents(desks.store) == before
    for _ in range(changes):
        desks.history.redo()
    assert contents(desks.store) == after
    assert desks.store.journal.verify() == []
    assert desks.keeping.check().problems == ()


# The history of a client


def test_history_says_who_did_what_from_what_to_what(desks, clock):
    owen = a.client(desks, phone="020 7946 0018")
    clock.tick(minutes=5)
    desks.at_desk.actor = TOM
    desks.clients.save(replace(owen, phone="", birth=datetime(1980, 5, 2).date(), inactive=True))
    edited, added = desks.history.of_client(owen.id)
    assert (edited.name, edited.who, edited.at) == ("Edit client", "Tom Hale", datetime(2026, 11, 24, 11, 50))
    (story,) = edited.stories
    assert (story.what, story.happened) == ("client: Owen Davies", Happened.CHANGED)
    assert [(each.what, each.was, each.now) for each in story.fields] == [
        ("date of birth", "", "2 May 1980"),
        ("phone number", "020 7946 0018", ""),
        ("inactive", "no", "yes"),
    ]
    assert added.stories[0].happened is Happened.ADDED
    assert ("given name", "", "Owen") in [(each.what, each.was, each.now) for each in added.stories[0].fields]


def test_history_names_people_rooms_and_times(desks):
    owen = a.client(desks)
    visit = a.visit(desks, owen, "2026-11-24 14:00")
    starts = datetime(2026, 11, 25, 10)
    desks.sessions.move(visit.id, starts, starts.replace(hour=13), 2, 2)
    moved, booked, _added = desks.history.of_client(owen.id)
    assert [(each.what, each.was, each.now) for each in moved.stories[0].fields] == [
        ("technician", "Tom Hale", "Inês Prado"),
        ("room", "Room 1", "Room 2"),
        ("start", "Tue 24 Nov 2026, 14:00", "Wed 25 Nov 2026, 10:00"),
        ("end", "Tue 24 Nov 2026, 17:00", "Wed 25 Nov 2026, 13:00"),
    ]
    assert [each.what for each in booked.stories] == [
        "course: first treatment, from 24 Nov 2026",
        "visit: session on Tue 24 Nov 2026, 14:00",
    ]


def test_history_has_the_zones_of_a_session_and_what_was_undone(desks, clock):
    visit = a.visit(desks, a.client(desks), "2026-11-24 08:00")
    session = desks.chair.start(visit.id)
    desks.chair.record(replace(session, zones=(a.zone(Zone.TEMPLE_L, dilution=6),)))
    recorded = desks.history.of_client(visit.client)[0]
    assert recorded.stories[-1].what == "zone: left temple"
    assert ("dilution", "", "1 : 6") in [(f.what, f.was, f.now) for f in recorded.stories[-1].fields]
    desks.at_desk.actor = TOM
    desks.history.undo(recorded.change)
    undo, again, *_ = desks.history.of_client(visit.client)
    assert (undo.name, undo.undoes, undo.undone) == ("Undo: Record session", recorded.change, False)
    assert (again.undone, again.undone_by) == (True, "Tom Hale")
    assert undo.stories[-1].happened is Happened.REMOVED
    desks.history.undo(undo.change)
    redo, undo, again, *_ = desks.history.of_client(visit.client)
    assert (redo.name, undo.undone, again.undone) == ("Redo: Record session", True, False)


def test_a_row_that_has_gone_is_still_in_the_history(desks):
    owen = a.client(desks)
    a.visit(desks, owen, "2026-11-24 14:00")
    desks.history.undo_last()
    assert [each.name for each in desks.history.of_client(owen.id)] == [
        "Undo: Book visit", "Book visit", "Add client",
    ]  # fmt: skip


def test_history_shows_only_what_is_the_clients_own(desks):
    with desks.ground.write("Bring in clients"):
        for given in ("Owen", "Ann"):
            desks.store.clients.add(Client(given=given, family="Bell"))
    line = desks.clients.lines("Ann")[0]
    (only,) = desks.history.of_client(line.id)
    assert [each.what for each in only.stories] == ["client: Ann Bell"]


def test_history_comes_in_pages_and_by_person(desks):
    owen = a.client(desks)
    for number in range(6):
        desks.at_desk.actor = TOM if number % 2 else Actor(id=3, name="Maya Reid")
        owen = desks.clients.save(replace(desks.clients.client(owen.id), notes=str(number)))
    first = desks.history.of_client(owen.id, limit=4)
    rest = desks.history.of_client(owen.id, limit=4, before=first[-1].change)
    assert [len(first), len(rest)] == [4, 3]
    assert first[-1].change > rest[0].change
    assert desks.history.people(owen.id) == ["Maya Reid", "Tom Hale"]
    assert len(desks.history.of_client(owen.id, who="Tom Hale")) == 3


def test_every_journalled_column_has_words(desks):
    texts = resources.toml("texts/en/fields.toml")
    silent = [
        f"{table}.{name}"
        for table, columns in desks.store.story.shape().items()
        for name in columns
        if not texts["fields"].get(table, {}).get(name)
    ]
    assert silent == []
    assert set(desks.store.story.shape()) <= set(texts["rows"])


# Random work


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed clinic with two clients, for many copies."""
    made = a.clinic(tmp_path_factory.mktemp("template"))
    a.client(made)
    a.client(made, "Ann", "Bell")
    made.close()
    return made.store.folder


deeds = st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 40)), min_size=1, max_size=25)


@hypothesis.settings(max_examples=20, deadline=None)
@hypothesis.given(work=deeds)
def test_whatever_was_done_goes_back_and_comes_again(template, tmp_path_factory, work):
    desks = _copy(template, tmp_path_factory.mktemp("clinic"))
    before = contents(desks.store)
    head = desks.store.journal.head().id
    for what, which in work:
        do(desks, what, which)
    after, changes = contents(desks.store), desks.store.journal.head().id - head
    for _ in range(changes):
        desks.history.undo_last()
    assert contents(desks.store) == before
    for _ in range(changes):
        desks.history.redo()
    assert contents(desks.store) == after
    assert desks.store.journal.verify() == []
    desks.close()


@hypothesis.settings(max_examples=20, deadline=None)
@hypothesis.given(work=deeds, pick=st.integers(0, 1000))
def test_one_undo_touches_its_own_or_names_a_later_change(template, tmp_path_factory, work, pick):
    desks = _copy(template, tmp_path_factory.mktemp("clinic"))
    first = desks.store.journal.head().id
    for what, which in work:
        do(desks, what, which)
    last = desks.store.journal.head().id
    if last > first:
        _one_undo(desks, first + 1 + pick % (last - first))
    desks.close()


def _one_undo(desks: Desks, change: int) -> None:
    store = desks.store
    images = store.story.images([change])[change]
    before = contents(store)
    refused = _refused(desks, change)
    if refused:
        assert contents(store) == before
        later = [each.facts["later"] for each in refused if not each.code.endswith("_taken")]
        assert all(isinstance(each, int) and each > change for each in later)
        return
    now = contents(store)
    touched = {(each.table, each.row) for each in images}
    assert {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)} <= touched
    for each in images:
        key = (each.table, each.row)
        if each.before is None:
            assert key not in now
        elif each.after is not None:
            for name, value in before[key].items():
                wanted = each.before.get(name, value)
                assert str(now[key][name]) == str(wanted) or now[key][name] == wanted


def _refused(desks: Desks, change: int) -> list[Problem]:
    try:
        desks.store.undo(change, TOM)
    except Refusal as refusal:
        return list(refusal.problems)
    return []


def _copy(template: Path, to: Path) -> Desks:
    folder = Path(shutil.copytree(template, to / "Northgate.smpdesk"))
    return open_desks(folder, a.SetClock(), AtDesk(Actor(id=3, name="Maya Reid")))
