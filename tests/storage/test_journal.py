"""The journal: images of everything, and a chain in which a forgery shows."""

import shutil
from dataclasses import replace
from datetime import date

import hypothesis
import pytest
from hypothesis import strategies as st

from smpdesk.domain.client import Client
from smpdesk.domain.session import Zone, ZoneWork
from smpdesk.storage.check import check
from smpdesk.storage.files import RECORDS
from smpdesk.storage.row import Versioned
from smpdesk.storage.store import Store
from smpdesk.storage.tables import every
from tests.storage.made import CLOCK, MAYA, again, booked, issued, person, raw, recorded


def test_one_intention_is_one_line(store):
    with store.transaction("Add clients", MAYA) as intention:
        store.clients.add(Client(given="Owen"))
        store.clients.add(Client(given="Ann"))
    line = store.journal.changes()[0]
    assert (line.id, line.name, line.actor) == (intention.id, "Add clients", "Maya Reid")
    assert line.at == "2026-11-24T11:45:00.000000Z"
    assert store.journal.count() == 2


def test_a_change_keeps_what_was_and_what_is(store):
    client = person(store, birth=date(1980, 1, 2))
    with store.transaction("Edit client", MAYA):
        store.clients.save(replace(client, phone="07700 900118", inactive=True))
    added, changed = store.journal.history("client", client.id)
    assert (added.before, added.after and added.after["birth"]) == (None, "1980-01-02")
    assert changed.before == {"phone": "", "inactive": 0, "version": 1}
    assert changed.after == {"phone": "07700 900118", "inactive": 1, "version": 2}


def test_two_writes_of_a_row_are_one_image(store):
    with store.transaction("Add client", MAYA):
        client = store.clients.add(Client(given="Owen"))
        store.clients.save(replace(client, given="Evan"))
    (image,) = store.journal.history("client", client.id)
    assert image.before is None
    assert image.after is not None
    assert image.after["given"] == "Evan"


def test_what_was_taken_out_is_kept(store):
    session = recorded(store, person(store).id, zones=(ZoneWork(zone=Zone.CROWN, note="scar"),))
    with store.transaction("Record session", MAYA):
        store.sessions.save(replace(session, zones=()))
    gone = store.journal.history("zone_work", session.zones[0].id)[-1]
    assert gone.after is None
    assert gone.before is not None
    assert gone.before["note"] == "scar"


def test_bytes_enter_by_their_hash_alone(store):
    paper = issued(store, person(store).id, b"%PDF SECRET BYTES")
    (image,) = store.journal.history("paper", paper.id)
    assert image.after is not None
    assert image.after["sha256"] == paper.sha256
    bodies = store.database.run("SELECT body FROM change_image").fetchall()
    assert not any("SECRET" in body for (body,) in bodies)


def test_there_and_back_again_is_no_change(store):
    client = person(store)
    with store.transaction("Try", MAYA):
        there = store.clients.save(replace(client, given="Evan"))
        store.clients.save(replace(there, given="Owen"))
    assert store.journal.count() == 2


def test_every_write_is_seen(store):
    """SQLite counts the rows it changed; the journal must have noted as many."""
    owen = person(store)
    visit = booked(store, owen.id)
    before = store.database.connection().total_changes
    with store.transaction("Rename all", MAYA) as intention:
        store.clients.save(replace(owen, notes="x"))
        store.appointments.save(replace(visit, note="x"))
        store.rooms.save(replace(store.rooms.get(1), name="Window"))
        assert store.database.connection().total_changes - before == len(intention.notes) == 3


FORGERIES = {
    "UPDATE change SET actor_name = 'Nobody' WHERE id = 2": ("change_altered", 2),
    "UPDATE change SET at = '2020' WHERE id = 3": ("change_altered", 3),
    "UPDATE change_image SET body = replace(body, 'Owen', 'Evan') WHERE change = 2": ("image_altered", 2),
    "DELETE FROM change WHERE id = 2": ("change_missing", 2),
    "DELETE FROM change WHERE id = 1": ("change_missing", 1),
    "DELETE FROM change_image WHERE change = 3": ("image_missing", 3),
    "UPDATE change_image SET body = NULL WHERE change = 3": ("image_missing", 3),
    "UPDATE change SET link = 'x' WHERE id = 2": ("change_altered", 2),
}


@pytest.mark.parametrize(("sql", "told"), FORGERIES.items())
def test_a_forgery_shows_and_is_named(store, sql, told):
    for given in ("Owen", "Ann", "Lu"):
        person(store, given)
    assert store.journal.verify() == []
    raw(store.folder / RECORDS, "PRAGMA foreign_keys = OFF", sql)
    first = store.journal.verify()[0]
    assert (first.code, first.facts["change"]) == told
    assert first in check(store).problems


def test_two_lines_cannot_change_places(store):
    for given in ("Owen", "Ann", "Lu"):
        person(store, given)
    raw(
        store.folder / RECORDS,
        "PRAGMA foreign_keys = OFF",
        "UPDATE change SET id = 99 WHERE id = 2",
        "UPDATE change SET id = 2 WHERE id = 3",
        "UPDATE change SET id = 3 WHERE id = 99",
    )
    assert store.journal.verify()


def test_a_cut_tail_shows_against_a_head_kept_elsewhere(store):
    person(store)
    kept = store.journal.head()
    raw(
        store.folder / RECORDS,
        "PRAGMA foreign_keys = OFF",
        "DELETE FROM change WHERE id = 2",
        "DELETE FROM change_image WHERE change = 2",
    )
    assert store.journal.verify() == []
    (cut,) = store.journal.verify(kept)
    assert (cut.code, dict(cut.facts)) == ("journal_cut", {"kept": 2, "found": 1})


def test_images_can_be_erased_with_a_reason_and_the_chain_still_verifies(store):
    client = person(store)
    with pytest.raises(RuntimeError):
        store.journal.erase([2], "asked to be forgotten")
    with store.transaction("Forget client", MAYA):
        store.journal.erase([2], "asked to be forgotten")
    assert store.journal.history("client", client.id) == []
    assert store.journal.verify() == []


def _contents(store: Store) -> dict[tuple[str, int], dict[str, object]]:
    found = {}
    for model in every():
        if issubclass(model, Versioned):
            names = [each.column_name for each in model.all_fields()]
            for row in store.database.plain(model.select()).fetchall():
                values = dict(zip(names, row, strict=True))
                found[model.table_name(), values["id"]] = values
    return found


def _replayed(store: Store) -> dict[tuple[str, int], dict[str, object]]:
    """The tables as the journal's images alone tell them."""
    rows: dict[tuple[str, int], dict[str, object]] = {}
    touched = store.database.run("SELECT DISTINCT tbl, row FROM touched").fetchall()
    for table, row in touched:
        for image in store.journal.history(table, row):
            if image.after is None:
                rows.pop((table, row))
            else:
                rows[table, row] = {**rows.get((table, row), {}), **image.after}
    return rows


names = st.text(alphabet="aÉł'\"%☃ \n", min_size=1, max_size=8)
steps = st.lists(st.tuples(st.sampled_from(["add", "edit", "session", "zones", "fail"]), names), max_size=12)


@hypothesis.settings(max_examples=25, deadline=None)
@hypothesis.given(steps=steps)
def test_the_journal_alone_tells_the_tables(template, tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("clinic") / "Northgate.smpdesk"
    shutil.copytree(template, folder)
    store = Store.open(folder, CLOCK)
    person(store)
    for what, text in steps:
        _step(store, what, text)
    assert _replayed(store) == _contents(store)
    assert store.journal.verify(store.journal.head()) == []
    assert check(store).problems == ()
    store.close()


def _step(store: Store, what: str, text: str) -> None:
    client = store.clients.all()[-1]
    if what == "add":
        person(store, text)
    elif what == "edit":
        with store.transaction("Edit client", MAYA):
            store.clients.save(replace(client, given=text, notes=text))
    elif what == "session":
        recorded(store, client.id, notes=text, zones=(ZoneWork(zone=Zone.CROWN, note=text),))
    elif what == "zones" and (sessions := store.sessions.of_client(client.id)):
        with store.transaction("Record session", MAYA):
            store.sessions.save(replace(sessions[-1], zones=(ZoneWork(zone=Zone.NAPE, pigment=text),)))
    elif what == "fail":
        with pytest.raises(ZeroDivisionError), store.transaction("Fail", MAYA):
            store.clients.save(replace(client, given=str(1 // 0)))


def test_two_programs_share_one_chain(store):
    other = again(store)
    for number in range(10):
        person(other if number % 2 else store)
    assert [each.id for each in store.journal.changes()] == list(range(11, 0, -1))
    assert other.journal.verify() == []
    other.close()
