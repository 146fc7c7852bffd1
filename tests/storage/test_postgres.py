"""The same tables, journal and rules on PostgreSQL: run where a server and its driver are installed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from smpdesk.domain.appointment import VisitState
from smpdesk.domain.lists import Column, ListKind, Sorting
from smpdesk.domain.problem import Refusal, Stale
from smpdesk.domain.session import Zone, ZoneWork
from smpdesk.storage import runner
from smpdesk.storage.lists import When
from smpdesk.storage.migrations import STEPS
from smpdesk.storage.store import Store
from smpdesk.storage.tables import every
from tests.storage.made import CLOCK, MAYA, TODAY, booked, contents, furnish, issued, person, recorded
from tests.storage.server import ServerClinic, cluster, programs

pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed: these tests need it")
pytestmark = pytest.mark.skipif(programs() is None, reason="no PostgreSQL server is installed")


@pytest.fixture(scope="module")
def socket() -> Iterator[Path]:
    """Where the server listens."""
    with cluster() as folder:
        yield folder


@pytest.fixture
def shared(socket: Path) -> Iterator[Store]:
    """A furnished clinic on the server."""
    db = ServerClinic("postgres", host=str(socket), user="desk")
    db.run("DROP SCHEMA IF EXISTS photos CASCADE")
    db.run("DROP SCHEMA public CASCADE")
    db.run("CREATE SCHEMA public")
    assert runner.upgrade(db, STEPS, "2026-11-24T00:00:00.000000Z") == len(STEPS)
    opened = Store(db, CLOCK)  # type: ignore[arg-type]
    furnish(opened)
    yield opened
    db.close()


def live(store: Store) -> None:
    """A morning at the clinic."""
    client = person(store, "Seán", "O'Brien", phone="07700 900118", phone_e164="+447700900118")
    visit = booked(store, client.id)
    session = recorded(store, client.id, appointment=visit.id, zones=(ZoneWork(zone=Zone.CROWN),))
    issued(store, client.id)
    with store.transaction("Record session", MAYA):
        store.sessions.save(replace(session, finished=True, zones=(ZoneWork(zone=Zone.NAPE),)))
    with store.transaction("Edit client", MAYA):
        store.clients.save(replace(client, notes="ł ß", inactive=True))


def test_the_journal_is_the_same_on_both_engines(store, shared):
    live(store)
    live(shared)
    assert shared.journal.head() == store.journal.head()
    assert shared.journal.verify() == []
    for table, row in (("client", 1), ("session", 1), ("zone_work", 2), ("appointment", 1)):
        assert shared.journal.history(table, row) == store.journal.history(table, row)


def test_undo_is_the_same_on_both_engines(store, shared):
    for each in (store, shared):
        before, head = contents(each), each.journal.head().id
        live(each)
        after, last = contents(each), each.journal.head().id
        undone = [each.undo(change, MAYA) for change in range(last, head, -1)]
        assert contents(each) == before
        for change in reversed(undone):
            each.undo(change, MAYA)
        assert contents(each) == after
        assert each.story.undoable(head + 1)[0].code == "undone_already"
    assert shared.journal.head() == store.journal.head()


def test_a_slot_taken_since_stays_taken_on_the_server(shared):
    visit = booked(shared, person(shared).id)
    with shared.transaction("Cancel visit", MAYA):
        shared.appointments.save(replace(visit, state=VisitState.CANCELLED, reason="ill"))
    cancelled = shared.journal.head().id
    booked(shared, person(shared, "Ann").id)
    with pytest.raises(Refusal) as caught:
        shared.undo(cancelled, MAYA)
    assert caught.value.problems[0].code in ("technician_taken", "room_taken")


def test_records_come_back_as_written(store, shared):
    live(store)
    live(shared)
    for name in ("o'brien", "900118", "se", ""):
        assert shared.clients.lines(name) == store.clients.lines(name)
    assert shared.clients.all() == store.clients.all()
    assert shared.sessions.of_client(1) == store.sessions.of_client(1)
    assert shared.appointments.of_client(1) == store.appointments.of_client(1)
    assert shared.papers.of_client(1) == store.papers.of_client(1)
    assert shared.clinic.get() == store.clinic.get()
    assert shared.papers.body(shared.papers.get(1).sha256) == b"%PDF-1.7 sheet"


def test_lists_and_searches_answer_the_same_on_both_engines(store, shared):
    live(store)
    live(shared)
    for each in (store, shared):
        person(each, "Łukasz", "Nowak", email="l.nowak@example.com", birth=TODAY)
    when = When(CLOCK.at.replace(tzinfo=None), TODAY)
    for kind in ListKind:
        for text in ("", "o", "se", "lukasz", "900", "00", "l n", "0044 77"):
            lines = store.lists.lines(kind, text, 50, 0, when)
            assert shared.lists.lines(kind, text, 50, 0, when) == lines
            assert shared.lists.count(kind, text, when) == len(lines)
    for column in Column:
        ids = store.lists.ids(ListKind.ALL, "", Sorting(column, True), when)
        assert shared.lists.ids(ListKind.ALL, "", Sorting(column, True), when) == ids
        assert shared.lists.cells(ids, [column], when.now) == store.lists.cells(ids, [column], when.now)


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ({"client": 1, "technician": 2, "room": 2}, "client_taken"),
        ({"client": 2, "technician": 1, "room": 2}, "technician_taken"),
        ({"client": 2, "technician": 2, "room": 1}, "room_taken"),
        ({"client": 2, "at": "11:10", "technician": 1, "room": 2, "setting_up": 11}, "technician_taken"),
        ({"client": 2, "at": "11:10", "technician": 2, "room": 1, "setting_up": 11}, "room_taken"),
        ({"client": 2, "at": "08:50", "technician": 2, "room": 1, "cleaning": 11}, "room_taken"),
        ({"client": 99, "at": "13:00"}, "link_gone"),
        ({"client": 2, "minutes": -5}, "ends_before_start"),
        ({"client": 2, "minutes": 1441, "at": "12:00"}, "visit_too_long"),
    ],
)
def test_the_rules_of_the_book_have_the_same_names(shared, second, code):
    person(shared)
    person(shared)
    booked(shared, 1)
    with pytest.raises(Refusal, match=code):
        booked(shared, **second)


def test_setting_up_and_cleaning_that_touch_do_not_collide_on_the_server(shared):
    person(shared)
    person(shared)
    booked(shared, 1, "10:00", 60, cleaning=10)
    booked(shared, 2, "11:20", 30, setting_up=10)
    booked(shared, 2, "11:50", 30)
    booked(shared, 1, "11:00", 20, technician=2, room=2)
    assert len(shared.appointments.day(TODAY)) == 4


def test_a_stale_record_is_refused(shared):
    client = person(shared)
    with shared.transaction("Edit client", MAYA):
        shared.clients.save(replace(client, phone="1"))
    with pytest.raises(Stale) as caught, shared.transaction("Edit client", MAYA):
        shared.clients.save(replace(client, notes="mine"))
    assert [each.field for each in caught.value.problems] == ["phone"]


def test_the_tables_have_the_columns_of_the_row_models(shared):
    for model in every():
        schema = "photos" if model.table_name() == "picture" else "public"
        columns = {(each.name, each.null) for each in shared.database.get_columns(model.table_name(), schema)}
        assert columns == {(each.column_name, each.null) for each in model.all_fields()}, model.table_name()
