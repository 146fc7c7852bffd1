"""Faults of a clinic's files: each is told apart, and the file stays as it is."""

import hashlib
import os
from pathlib import Path

import pytest

from smpdesk.domain.client import Client
from smpdesk.domain.problem import StorageFault
from smpdesk.storage.check import check
from smpdesk.storage.files import PHOTOS, RECORDS, dial
from smpdesk.storage.migrations import STEPS
from smpdesk.storage.store import Store
from tests.storage.made import CLOCK, MAYA, again, person, raw


def fault_of(folder: Path) -> str:
    with pytest.raises(StorageFault) as caught:
        Store.open(folder, CLOCK)
    return caught.value.code


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_clinic_keeps_its_name_between_two_starts(store):
    store.close()
    other = again(store)
    assert other.clinic.get().name == "Northgate"
    other.close()


def test_a_closed_clinic_is_two_files(store, folder):
    person(store)
    store.close()
    assert sorted(each.name for each in folder.iterdir()) == [RECORDS, PHOTOS]


@pytest.mark.parametrize("name", ["100 % & #1?", "O'Brien; drop", "łódź клиника", "a b  c"])
def test_any_folder_name_will_do(tmp_path, name):
    store = Store.create(tmp_path / f"{name}.smpdesk", CLOCK)
    assert store.clients.count() == 0
    store.close()
    assert [each.name for each in tmp_path.iterdir()] == [f"{name}.smpdesk"]


def test_a_new_clinic_does_not_overwrite_anything(folder):
    before = digest(folder / RECORDS)
    with pytest.raises(StorageFault, match="clinic_exists"):
        Store.create(folder, CLOCK)
    assert digest(folder / RECORDS) == before


def test_a_new_clinic_may_take_an_empty_folder(tmp_path):
    (tmp_path / "empty").mkdir()
    Store.create(tmp_path / "empty", CLOCK).close()
    assert (tmp_path / "empty" / RECORDS).exists()


def test_a_missing_clinic_is_not_made(tmp_path):
    assert fault_of(tmp_path / "nowhere") == "clinic_missing"
    assert not (tmp_path / "nowhere").exists()


def test_missing_photos_are_said_and_not_made(folder):
    (folder / PHOTOS).unlink()
    assert fault_of(folder) == "photos_missing"
    assert not (folder / PHOTOS).exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "clinic_empty_file"),
        (b"PK\x03\x04" * 100, "not_a_clinic"),
        (b"SQLite format 3\x00", "not_a_clinic"),
    ],
)
def test_what_is_no_database_is_told_apart(folder, content, code):
    (folder / RECORDS).write_bytes(content)
    assert fault_of(folder) == code
    assert (folder / RECORDS).read_bytes() == content


def test_a_folder_in_the_place_of_the_file_is_no_clinic(folder):
    (folder / RECORDS).unlink()
    (folder / RECORDS).mkdir()
    assert fault_of(folder) == "not_a_clinic"


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="permissions of this kind do not bind this user"
)
def test_a_file_that_may_not_be_opened_is_out_of_reach(folder):
    (folder / RECORDS).chmod(0)
    assert fault_of(folder) == "clinic_unreachable"


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="permissions of this kind do not bind this user"
)
def test_a_folder_that_may_only_be_read_is_said(folder):
    folder.chmod(0o500)
    try:
        assert fault_of(folder) == "clinic_read_only"
    finally:
        folder.chmod(0o700)


def test_a_database_of_another_program_is_left_alone(folder):
    raw(folder / RECORDS, "PRAGMA application_id = 7", "PRAGMA journal_mode = DELETE")
    before = digest(folder / RECORDS)
    assert fault_of(folder) == "not_a_clinic"
    assert digest(folder / RECORDS) == before


def test_photos_in_the_place_of_records_are_no_clinic(folder):
    (folder / RECORDS).write_bytes((folder / PHOTOS).read_bytes())
    assert fault_of(folder) == "not_a_clinic"


def test_a_truncated_file_is_damaged(folder):
    whole = (folder / RECORDS).read_bytes()
    (folder / RECORDS).write_bytes(whole[: 4096 * 3])
    assert fault_of(folder) == "clinic_damaged"


def test_a_file_whose_pages_were_overwritten_is_damaged(folder):
    whole = bytearray((folder / RECORDS).read_bytes())
    whole[100:4096] = os.urandom(3996)
    (folder / RECORDS).write_bytes(whole)
    assert fault_of(folder) == "clinic_damaged"


def test_a_clinic_of_a_newer_program_is_refused_and_left_alone(folder):
    raw(
        folder / RECORDS,
        "INSERT INTO schema_step VALUES (99, 'future', '2030')",
        "PRAGMA wal_checkpoint(TRUNCATE)",
    )
    before = digest(folder / RECORDS)
    with pytest.raises(StorageFault) as caught:
        Store.open(folder, CLOCK)
    assert (caught.value.code, caught.value.facts) == ("clinic_newer", {"file": 99, "program": len(STEPS)})
    assert digest(folder / RECORDS) == before


def test_a_clinic_that_somebody_else_is_writing_is_busy(store):
    other = dial(store.folder / RECORDS)
    other.execute("BEGIN IMMEDIATE")
    impatient = again(store, wait=0.05)
    with pytest.raises(StorageFault, match="clinic_busy"), impatient.transaction("Add client", MAYA):
        pass
    assert impatient.clients.count() == 0
    other.execute("ROLLBACK")
    other.close()
    person(impatient)
    impatient.close()


def _fill(store: Store) -> None:
    for number in range(200):
        person(store, notes="x" * 4000, given=str(number))


def test_a_full_disk_is_said_and_loses_nothing(store):
    person(store)
    store.database.run("PRAGMA max_page_count = 1")
    with pytest.raises(StorageFault, match="disk_full"):
        _fill(store)
    store.database.run("PRAGMA max_page_count = 1073741823")
    kept = store.clients.count()
    person(store)
    assert store.clients.count() == kept + 1
    assert store.journal.verify() == []


def test_a_file_that_may_only_be_read_is_said(store):
    store.database.run("PRAGMA query_only = ON")
    with pytest.raises(StorageFault, match="clinic_read_only"):
        person(store)


def test_settings_hold_on_every_connection(store):
    def setting(name: str) -> object:
        return store.database.run(f"PRAGMA {name}").fetchone()[0]

    assert [setting(each) for each in ("main.journal_mode", "photos.journal_mode")] == ["wal", "wal"]
    assert [setting(each) for each in ("main.synchronous", "photos.synchronous")] == [2, 2]
    assert [setting(each) for each in ("foreign_keys", "trusted_schema", "cell_size_check")] == [1, 0, 1]
    assert [setting(each) for each in ("main.cache_size", "photos.cache_size")] == [-32768, -4096]


def test_damage_that_shows_only_while_reading_is_told_as_such(store):
    with store.transaction("Bring in", MAYA):
        for number in range(300):
            store.clients.add(Client(given=f"Client {number}", notes="x" * 200))
    store.database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    path = store.folder / RECORDS
    whole = bytearray(path.read_bytes())
    for start in range(4096, len(whole), 4096):
        if (
            b"x" * 200 in whole[start : start + 4096]
        ):  # what the clients are written on, and nothing that opens
            whole[start : start + 64] = b"\xff" * 64
    path.write_bytes(whole)
    other = again(store)
    with pytest.raises(StorageFault, match="clinic_damaged"):
        other.clients.all()
    assert {each.code for each in check(other).problems} == {"pages_damaged"}
    other.close()


def test_a_place_that_cannot_hold_a_clinic_is_said_and_left_clean(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFault, match="clinic_unreachable"):
        Store.create(tmp_path / "file" / "Northgate.smpdesk", CLOCK)
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
