"""Taking a change back: by its fields, in one piece, and never over what somebody did since."""

from dataclasses import replace
from datetime import datetime

import pytest

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.change import Actor
from smpdesk.domain.problem import Refusal, Stale
from smpdesk.domain.session import Zone, ZoneWork
from smpdesk.storage.check import check
from smpdesk.storage.store import Store
from tests.storage.made import MAYA, again, booked, contents, issued, person, recorded, wanted

TOM = Actor(id=1, name="Tom Hale")


def edit(store, client, actor=MAYA, **fields):
    with store.transaction("Edit client", actor):
        return store.clients.save(replace(client, **fields))


def last(store: Store) -> int:
    return store.journal.head().id


def refused(store, change) -> list:
    before = contents(store)
    with pytest.raises(Refusal) as caught:
        store.undo(change, MAYA)
    assert contents(store) == before
    assert store.story.undoable(change) == list(caught.value.problems)
    return [(each.code, each.field, each.facts.get("later")) for each in caught.value.problems]


def test_an_edit_goes_back_and_is_a_change_of_its_own(store):
    client = person(store, phone="1")
    edit(store, client, phone="2")
    edited = last(store)
    undone = store.undo(edited, TOM)
    assert store.clients.get(client.id).phone == "1"
    line = store.story.change(undone)
    assert (line.name, line.actor, line.undoes) == ("Undo: Edit client", "Tom Hale", edited)
    assert check(store).problems == ()


def test_the_redo_is_the_undo_of_the_undo(store):
    client = person(store)
    edit(store, client, phone="2")
    redone = store.undo(store.undo(last(store), MAYA), MAYA)
    assert store.clients.get(client.id).phone == "2"
    assert store.story.change(redone).name == "Redo: Edit client"
    store.undo(redone, MAYA)
    assert store.clients.get(client.id).phone == ""


def test_only_the_fields_of_the_change_go_back(store):
    client = person(store)
    first = edit(store, client, phone="2", email="a@b.cd")
    change = last(store)
    edit(store, first, notes="later")
    store.undo(change, MAYA)
    now = store.clients.get(client.id)
    assert (now.phone, now.email, now.notes) == ("", "", "later")


def test_a_field_changed_since_is_not_overwritten_and_the_later_change_is_named(store):
    client = person(store)
    first = edit(store, client, phone="2", email="a@b.cd")
    change = last(store)
    second = edit(store, first, TOM, phone="3")
    edit(store, second, notes="x")
    assert refused(store, change) == [("changed_since", "phone", change + 1)]


def test_a_change_is_taken_back_once(store):
    client = person(store)
    edit(store, client, phone="2")
    change = last(store)
    store.undo(change, MAYA)
    assert refused(store, change) == [("undone_already", "", None)]


def test_a_version_never_comes_back(store):
    client = person(store)
    old = edit(store, client, phone="2")
    store.undo(last(store), MAYA)
    assert store.clients.get(client.id).version == 3
    with pytest.raises(Stale):
        edit(store, old, notes="typed in a window left open")


def test_what_was_added_goes_and_comes_back_under_its_own_number(store):
    client = person(store, "Łukasz")
    added = last(store)
    undone = store.undo(added, MAYA)
    assert store.clients.count() == 0
    assert store.clients.lines("lukasz", 5) == []
    other = person(store, "Ann", number=2000)
    assert other.id > client.id
    store.undo(undone, MAYA)
    assert store.clients.get(client.id) == replace(client, version=2)
    assert [line.id for line in store.clients.lines("lukasz", 5)] == [client.id]
    assert check(store).problems == ()


def test_a_client_with_a_visit_stays(store):
    client = person(store)
    added = last(store)
    booked(store, client.id)
    assert refused(store, added) == [("stands_on_it", "", added + 1)]


def test_a_visit_does_not_come_back_without_its_client(store):
    client = person(store)
    added = last(store)
    booked(store, client.id)
    taken = store.undo(last(store), MAYA)
    gone = store.undo(added, MAYA)
    assert refused(store, taken) == [("stood_on_gone", "", gone)]


def test_a_slot_taken_since_stays_taken(store):
    visit = booked(store, person(store).id)
    with store.transaction("Cancel visit", MAYA):
        store.appointments.save(replace(visit, state=VisitState.CANCELLED, reason="ill"))
    cancelled = last(store)
    booked(store, person(store, "Ann").id)
    before = contents(store)
    with pytest.raises(Refusal) as caught:
        store.undo(cancelled, MAYA)
    assert caught.value.problems[0].code in ("technician_taken", "room_taken")
    assert contents(store) == before


def test_two_visits_that_swapped_places_swap_back(store):
    one = booked(store, person(store).id, "10:00")
    two = booked(store, person(store, "Ann").id, "11:00")
    before = contents(store)
    away = datetime(2026, 12, 24, 8)
    with store.transaction("Swap visits", MAYA):
        moved = store.appointments.save(replace(one, starts=away, ends=away.replace(hour=9)))
        store.appointments.save(replace(two, starts=one.starts, ends=one.ends))
        store.appointments.save(replace(moved, starts=two.starts, ends=two.ends))
    undone = store.undo(last(store), MAYA)
    assert contents(store) == before
    store.undo(undone, MAYA)
    assert store.appointments.get(one.id).starts == two.starts


def test_zones_taken_out_come_back_with_their_session(store):
    session = recorded(store, person(store).id, zones=(ZoneWork(zone=Zone.CROWN, note="scar"),))
    with store.transaction("Record session", MAYA):
        store.sessions.save(replace(session, zones=(ZoneWork(zone=Zone.NAPE),)))
    store.undo(last(store), MAYA)
    assert [(each.zone, each.note) for each in store.sessions.get(session.id).zones] == [(Zone.CROWN, "scar")]


def test_the_bytes_of_a_paper_stay(store):
    paper = issued(store, person(store).id, b"%PDF once")
    undone = store.undo(last(store), MAYA)
    assert store.papers.of_client(paper.client) == []
    assert store.papers.body(paper.sha256) == b"%PDF once"
    store.undo(undone, MAYA)
    assert store.papers.get(paper.id) == replace(paper, version=2)


def test_what_was_erased_cannot_come_back(store):
    person(store)
    change = last(store)
    with store.transaction("Forget client", MAYA):
        store.journal.erase([change], "asked to be forgotten")
    assert refused(store, change) == [("undo_erased", "", None)]


def test_an_import_goes_as_one(store):
    before = contents(store)
    with store.transaction("Bring in clients", MAYA):
        from smpdesk.domain.client import Client

        for number in range(1000):
            store.clients.add(Client(given=f"No {number}", number=number + 1))
    undone = store.undo(last(store), MAYA)
    assert contents(store) == before
    assert store.clients.lines("no", 5) == []
    store.undo(undone, MAYA)
    assert store.clients.count() == 1000
    assert check(store).problems == ()


def test_an_undo_in_one_program_is_seen_in_the_other(store):
    client = person(store)
    other = again(store)
    edit(other, client, TOM, phone="2")
    change = last(store)
    store.undo(change, MAYA)
    assert other.foreign_commit()
    assert other.clients.get(client.id).phone == ""
    with pytest.raises(Refusal):
        other.undo(change, TOM)
    other.close()


def test_everything_that_belongs_to_a_client_is_their_history(store):
    client, other = person(store), person(store, "Ann")
    first = last(store) - 1
    booked(store, client.id)
    store.undo(last(store), MAYA)
    session = recorded(store, client.id, zones=(ZoneWork(zone=Zone.CROWN),))
    with store.transaction("Record session", TOM):
        zones = tuple(replace(each, layer=2) for each in session.zones)
        store.sessions.save(replace(session, zones=zones))
    with store.transaction("Give to Ann", MAYA):
        store.sessions.save(replace(store.sessions.get(session.id), client=other.id))
    names = [each.name for each in store.story.of_client(client.id, 100)]
    assert names[-3:] == ["Undo: Book session", "Book session", "Add client"]
    assert names[0] == "Give to Ann"
    assert "Record session" in names
    assert [each.name for each in store.story.of_client(other.id, 100)] == ["Give to Ann", "Add client"]
    assert store.story.people_of(client.id) == ["Maya Reid", "Tom Hale"]
    assert [each.id for each in store.story.of_client(client.id, 1, first + 2)] == [first]
    assert wanted(client.id).client == client.id
