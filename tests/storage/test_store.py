"""Transactions, versions, word of changes, and threads."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from smpdesk.domain.client import Client, Permission, Sex
from smpdesk.domain.course import Course
from smpdesk.domain.problem import Refusal, Stale, StorageFault
from smpdesk.domain.session import Session, Zone, ZoneWork
from smpdesk.storage.files import RECORDS
from smpdesk.storage.journal import OutsideTransaction, UnseenWrite
from smpdesk.storage.rows import ChangeRow, ClientRow, PictureRow
from tests.storage.made import MAYA, TODAY, again, booked, issued, person, raw, recorded


def test_a_client_comes_back_as_written(store):
    added = person(
        store,
        "Zoë",
        "O'Brien",
        sex=Sex.FEMALE,
        birth=date(1980, 2, 29),
        marketing=Permission.NO,
        notes='=1+1 <b>"x"</b>\nline',
        since=TODAY,
        inactive=True,
    )
    assert store.clients.get(added.id) == added
    assert (added.version, added.number) == (1, store.clients.next_number() - 1)


def test_numbers_are_never_given_twice(store):
    first, second = person(store), person(store)
    assert second.number == first.number + 1
    with pytest.raises(Refusal) as caught:
        person(store, number=first.number)
    assert [(each.code, each.field) for each in caught.value.problems] == [("client_number_taken", "number")]


def test_a_transaction_that_fails_leaves_nothing(store):
    def change_ones_mind() -> None:
        with store.transaction("Add client", MAYA):
            store.clients.add(Client(given="Owen"))
            raise ValueError("on second thoughts")

    with pytest.raises(ValueError, match="on second thoughts"):
        change_ones_mind()
    assert store.clients.count() == 0
    assert store.clients.lines("owen") == []
    assert store.journal.count() == 1


def test_writes_outside_a_transaction_raise(store):
    with pytest.raises(OutsideTransaction):
        store.clients.add(Client(given="Owen"))
    with pytest.raises(OutsideTransaction):
        ClientRow.delete().execute(store.database)


def test_a_transaction_of_another_thread_is_not_ours(store):
    def add() -> None:
        store.clients.add(Client(given="Owen"))

    with (
        store.transaction("Add client", MAYA),
        ThreadPoolExecutor(1) as lane,
        pytest.raises(OutsideTransaction),
    ):
        lane.submit(add).result()


def test_transactions_do_not_nest(store):
    with store.transaction("Add client", MAYA):
        with pytest.raises(RuntimeError, match="begun inside"), store.transaction("Book session", MAYA):
            pass
        store.clients.add(Client(given="Owen"))
    assert store.clients.count() == 1


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO room (name) VALUES ('x')",
        " update client set given = 'x'",
        "WITH a AS (SELECT 1) DELETE FROM client",
        "SAVEPOINT one",
        "DROP TABLE client",
    ],
)
def test_sql_as_text_cannot_write(store, sql):
    with store.transaction("Try", MAYA), pytest.raises(UnseenWrite):
        store.database.execute_sql(sql)


def test_writes_that_do_not_say_what_they_change_are_refused(store):
    known = person(store)
    upsert = ClientRow.insert({"id": known.id, "given": "x"}).on_conflict_replace()
    for query in (
        upsert,
        ClientRow.update(given="x").limit(1),
        ClientRow.update(id=9),
        ChangeRow.delete(),
        PictureRow.delete(),
    ):
        with pytest.raises(UnseenWrite), store.transaction("Try", MAYA):
            query.execute(store.database)
    assert store.clients.get(known.id) == known


def test_every_save_raises_the_version(store):
    client = person(store)
    with store.transaction("Edit client", MAYA):
        saved = store.clients.save(replace(client, given="Evan"))
    assert saved.version == 2
    assert store.clients.get(client.id) == saved


def test_an_old_version_is_stale_and_says_what_changed(store):
    client = person(store)
    other = again(store)
    with other.transaction("Edit client", MAYA):
        other.clients.save(replace(client, phone="1"))
    other.close()
    with pytest.raises(Stale) as caught, store.transaction("Edit client", MAYA):
        store.clients.save(replace(client, notes="mine"))
    assert {each.field for each in caught.value.problems} == {"phone"}
    assert store.clients.get(client.id).phone == "1"


def test_a_room_that_is_not_there_is_gone_rather_than_made(store):
    room = store.rooms.get(1)
    with pytest.raises(Stale, match="gone_meanwhile"), store.transaction("Edit room", MAYA):
        store.rooms.save(replace(room, id=99))
    with pytest.raises(KeyError):
        store.rooms.get(99)


def test_what_has_not_changed_is_not_written(store):
    client = person(store)
    heard: list[frozenset[str]] = []
    store.subscribe(heard.append)
    with store.transaction("Edit client", MAYA) as intention:
        assert store.clients.save(client) == client
    assert (intention.id, heard, store.journal.count()) == (None, [], 2)


def test_topics_are_told_after_the_commit(store):
    heard: list[tuple[frozenset[str], int]] = []
    other = again(store)
    store.subscribe(lambda topics: heard.append((topics, other.clients.count())))
    client = person(store)
    recorded(store, client.id, zones=(ZoneWork(zone=Zone.CROWN),))
    other.close()
    assert heard == [(frozenset({"client"}), 1), (frozenset({"session"}), 1)]


def test_a_listener_may_write(store):
    def write_once(topics: frozenset[str]) -> None:
        if "client" in topics:
            with store.transaction("Note", MAYA):
                store.rooms.save(replace(store.rooms.get(1), name="Window"))

    store.subscribe(write_once)
    person(store)
    assert store.rooms.get(1).name == "Window"


def test_a_foreign_commit_is_noticed_once(store):
    other = again(store)
    assert not store.foreign_commit()
    person(other)
    assert (store.foreign_commit(), store.foreign_commit(), other.foreign_commit()) == (True, False, False)
    other.close()


def test_a_foreign_commit_before_our_own_is_not_lost(store):
    other = again(store)
    person(other)
    person(store)
    assert (store.foreign_commit(), store.foreign_commit()) == (True, False)
    other.close()


def test_our_own_lane_is_not_foreign(store):
    with ThreadPoolExecutor(1) as lane:
        lane.submit(person, store).result()
    assert not store.foreign_commit()


def test_jobs_of_one_lane_share_a_connection(store):
    store.clients.count()
    with ThreadPoolExecutor(1) as lane:
        for _ in range(20):
            lane.submit(person, store).result()
    assert (store.connections(), store.clients.count()) == (2, 20)


def test_a_thread_that_forgot_its_locals_finds_its_connection_again(store):
    """Qt drops Python's thread-locals after every job; without care each job would open one more."""
    store.clients.count()
    for _ in range(5):
        store.database.dispose()
        assert store.clients.count() == 0
    assert store.connections() == 1


def test_two_threads_write_one_after_the_other(store):
    def many(given: str) -> None:
        for _ in range(25):
            person(store, given)

    threads = [threading.Thread(target=many, args=(name,)) for name in ("a", "b")]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert store.clients.count() == 50
    assert store.journal.verify() == []


def test_a_session_is_read_and_saved_with_its_zones(store):
    client = person(store)
    crown, nape = ZoneWork(zone=Zone.CROWN, dilution=4), ZoneWork(zone=Zone.NAPE, pigment="GR2")
    session = recorded(store, client.id, zones=(crown, nape))
    assert store.sessions.get(session.id) == session
    assert [each.session for each in session.zones] == [session.id] * 2
    with store.transaction("Record session", MAYA):
        changed = replace(session.zones[1], layer=2)
        saved = store.sessions.save(replace(session, zones=(changed, ZoneWork(zone=Zone.SCAR))))
    assert store.sessions.get(session.id) == saved
    assert [each.zone for each in saved.zones] == [Zone.NAPE, Zone.SCAR]
    assert saved.version == 2


def test_a_second_editor_of_the_zones_alone_is_stopped(store):
    session = recorded(store, person(store).id, zones=(ZoneWork(zone=Zone.CROWN),))
    with store.transaction("Record session", MAYA):
        store.sessions.save(replace(session, zones=()))
    with pytest.raises(Stale, match="saved_meanwhile"), store.transaction("Record session", MAYA):
        store.sessions.save(replace(session, zones=(*session.zones, ZoneWork(zone=Zone.NAPE))))
    assert store.sessions.get(session.id).zones == ()


def test_an_appointment_has_one_record(store):
    client = person(store)
    visit = booked(store, client.id)
    recorded(store, client.id, appointment=visit.id)
    with pytest.raises(Refusal, match="session_begun_already"):
        recorded(store, client.id, appointment=visit.id)


def test_a_line_says_where_the_treatment_stands(store):
    client = person(store)
    with store.transaction("Start course", MAYA):
        course = store.courses.add(Course(client=client.id, planned=4, started=TODAY))
    for day, finished in ((date(2026, 10, 1), True), (date(2026, 11, 1), False)):
        with store.transaction("Record session", MAYA):
            store.sessions.add(Session(client=client.id, course=course.id, day=day, finished=finished))
    booked(store, client.id, "09:00")
    booked(store, client.id, "15:00")
    line = store.clients.lines()[0]
    assert (line.planned, line.done, line.last_session) == (4, 1, date(2026, 11, 1))
    assert line.next_visit == datetime(2026, 11, 24, 15)
    assert store.clients.lines_of([client.id]) == [line]


def test_aware_times_have_no_place_in_the_book(store):
    from datetime import UTC

    client = person(store)
    visit = booked(store, client.id)
    with pytest.raises(ValueError, match="no zone"), store.transaction("Move session", MAYA):
        store.appointments.save(replace(visit, ends=visit.ends.replace(tzinfo=UTC)))


def test_issued_papers_come_back_byte_for_byte(store):
    client = person(store)
    paper = issued(store, client.id, b"%PDF \x00\xff")
    same = issued(store, client.id, b"%PDF \x00\xff")
    assert store.papers.body(paper.sha256) == store.papers.body(same.sha256) == b"%PDF \x00\xff"
    assert [each.id for each in store.papers.of_client(client.id)] == [same.id, paper.id]


def test_bytes_that_were_changed_are_never_printed(store):
    paper = issued(store, person(store).id)
    raw(store.folder / RECORDS, "UPDATE paper_body SET body = x'00'")
    with pytest.raises(StorageFault, match="paper_bytes_changed"):
        store.papers.body(paper.sha256)


def test_a_picture_is_kept_once_and_before_the_row_that_names_it(store):
    name = store.pictures.keep(b"\x89PNG")
    assert store.pictures.keep(b"\x89PNG") == name
    assert store.pictures.body(name) == b"\x89PNG"
    with store.transaction("Change logo", MAYA):
        with pytest.raises(RuntimeError, match="before the transaction"):
            store.pictures.keep(b"other")
        store.clinic.save(replace(store.clinic.get(), logo=name))
    with pytest.raises(StorageFault, match="picture_missing"):
        store.pictures.body("0" * 64)


def test_ids_are_not_used_again(store):
    session = recorded(store, person(store).id, zones=(ZoneWork(zone=Zone.CROWN),))
    with store.transaction("Record session", MAYA):
        emptied = store.sessions.save(replace(session, zones=()))
    with store.transaction("Record session", MAYA):
        refilled = store.sessions.save(replace(emptied, zones=(ZoneWork(zone=Zone.CROWN),)))
    assert refilled.zones[0].id > session.zones[0].id


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux lists the locks of its files")
def test_looking_at_an_open_clinic_again_does_not_let_go_of_it(store):
    """A process that closes any handle of a file loses all its locks on it. Another program would then take
    the WAL away under ours, and what is committed afterwards would be lost."""
    person(store)
    before = locks()
    again(store).close()
    assert before
    assert locks() == before


def locks() -> list[str]:
    """The locks that this process holds, by file and place."""
    held = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
    return sorted(" ".join(each[-3:]) for each in held if str(os.getpid()) in each)
