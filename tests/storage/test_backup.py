"""Backups that can be trusted, and restores that lose nothing."""

import json
import shutil
import threading
from pathlib import Path

import pytest

from smpdesk.domain.problem import Refusal, StorageFault
from smpdesk.storage import manifest
from smpdesk.storage.backup import backup, restore, verify
from smpdesk.storage.check import check
from smpdesk.storage.files import PHOTOS, RECORDS
from smpdesk.storage.manifest import MANIFEST
from smpdesk.storage.store import Store
from tests.storage.made import CLOCK, again, booked, issued, person


@pytest.fixture
def kept(store, tmp_path):
    """A backup of a clinic with a client, a visit, a paper and a picture."""
    client = person(store)
    booked(store, client.id)
    issued(store, client.id)
    store.pictures.keep(b"\x89PNG logo")
    return backup(store, tmp_path / "usb")


def codes(folder: Path) -> list[str]:
    return [each.code for each in verify(folder)]


def test_a_backup_says_what_is_in_it(store, kept, tmp_path):
    assert kept.folder == tmp_path / "usb" / "Northgate 2026-11-24 114500"
    assert kept.counts == {
        "clients": 1, "appointments": 1, "sessions": 0, "papers": 1, "changes": 4, "pictures": 1,
    }  # fmt: skip
    assert (kept.clinic, kept.schema, kept.head) == ("Northgate", store.schema, store.journal.head())
    assert sorted(each.name for each in kept.folder.iterdir()) == [RECORDS, MANIFEST, PHOTOS]
    assert [each.name for each in (tmp_path / "usb").iterdir()] == [kept.folder.name]
    assert manifest.read(kept.folder) == kept


def test_a_good_backup_has_nothing_wrong_and_looking_does_not_change_it(kept):
    before = {each.name: each.read_bytes() for each in kept.folder.iterdir()}
    assert verify(kept.folder) == []
    assert {each.name: each.read_bytes() for each in kept.folder.iterdir()} == before


def test_two_backups_of_one_minute_lie_side_by_side(store, kept, tmp_path):
    assert backup(store, tmp_path / "usb").folder != kept.folder


def test_a_backup_is_made_while_others_write(store, tmp_path):
    other, stop = again(store), threading.Event()

    def write() -> None:
        while not stop.is_set():
            person(other)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [backup(store, tmp_path / "usb") for _ in range(3)]
    finally:
        stop.set()
        writer.join()
        other.close()
    assert [codes(each.folder) for each in made] == [[], [], []]


@pytest.mark.parametrize("name", [RECORDS, PHOTOS])
def test_a_flipped_bit_is_caught(kept, name):
    content = bytearray((kept.folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (kept.folder / name).write_bytes(content)
    assert codes(kept.folder) == ["backup_file_changed"]


@pytest.mark.parametrize("name", [RECORDS, PHOTOS])
def test_a_missing_file_is_caught(kept, name):
    (kept.folder / name).unlink()
    assert codes(kept.folder) == ["backup_file_missing"]


def test_a_folder_without_a_manifest_is_no_backup(kept, folder):
    assert codes(folder) == ["backup_manifest_missing"]
    assert codes(folder / "nowhere") == ["backup_manifest_missing"]


@pytest.mark.parametrize(
    "edit", [{"clinic": "Other"}, {"counts": {"clients": 0}}, {"made": "2020"}, {"files": {}}]
)
def test_an_edited_manifest_is_caught(kept, edit):
    path = kept.folder / MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text()), **edit}))
    assert codes(kept.folder) == ["backup_manifest_changed"]


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"seal": 1}'])
def test_a_manifest_that_is_none_is_caught(kept, text):
    (kept.folder / MANIFEST).write_text(text)
    assert codes(kept.folder) == ["backup_manifest_changed"]


def test_an_older_file_mixed_in_is_caught(store, kept, tmp_path):
    person(store)
    later = backup(store, tmp_path / "usb")
    shutil.copy(kept.folder / RECORDS, later.folder / RECORDS)
    assert codes(later.folder) == ["backup_file_changed"]


def test_a_clinic_that_is_gone_comes_back(store, kept, tmp_path):
    store.close()
    shutil.rmtree(store.folder)
    assert restore(kept.folder, tmp_path / "new place" / "Northgate.smpdesk", CLOCK) is None
    back = Store.open(tmp_path / "new place" / "Northgate.smpdesk", CLOCK)
    findings = check(back)
    assert (findings.counts, findings.problems) == (kept.counts, ())
    back.close()


def test_a_folder_of_other_things_is_left_alone(kept, tmp_path):
    (tmp_path / "Documents").mkdir()
    (tmp_path / "Documents" / "letter.txt").write_text("Dear")
    (tmp_path / "a file").write_text("")
    for place in ("Documents", "a file"):
        with pytest.raises(StorageFault, match="not_a_clinic"):
            restore(kept.folder, tmp_path / place, CLOCK)
    assert (tmp_path / "Documents" / "letter.txt").read_text() == "Dear"
    (tmp_path / "empty").mkdir()
    assert restore(kept.folder, tmp_path / "empty", CLOCK) is None


def test_the_newest_backup_of_a_folder_is_taken(store, kept, tmp_path):
    store.close()
    assert restore(tmp_path / "usb", tmp_path / "New.smpdesk", CLOCK) is None
    assert (tmp_path / "New.smpdesk" / RECORDS).exists()


def test_an_open_window_sees_what_was_restored_and_the_old_state_is_kept(store, kept):
    person(store, "Later")
    logo = store.pictures.keep(b"later")
    safety = restore(kept.folder, store.folder, CLOCK)
    assert store.foreign_commit()
    assert (store.clients.count(), store.clients.lines("later")) == (1, [])
    assert store.pictures.body(logo) == b"later"
    person(store, "Afterwards")
    assert check(store).problems == ()
    assert safety is not None
    assert verify(safety) == []
    assert manifest.read(safety).counts["clients"] == 2
    assert restore(safety, store.folder, CLOCK) is not None
    assert [each.name for each in store.clients.lines("later")] == ["Later Davies"]


def test_a_damaged_clinic_is_moved_aside_and_replaced(store, kept):
    store.close()
    (store.folder / RECORDS).write_bytes(b"not a database at all" * 50)
    aside = restore(kept.folder, store.folder, CLOCK)
    assert aside is not None
    assert (aside / RECORDS).read_bytes().startswith(b"not a database")
    back = again(store)
    assert check(back).problems == ()
    back.close()


def test_a_bad_backup_is_refused_and_the_clinic_left_alone(store, kept):
    person(store)
    (kept.folder / PHOTOS).unlink()
    with pytest.raises(Refusal, match="backup_file_missing"):
        restore(kept.folder, store.folder, CLOCK)
    assert store.clients.count() == 2
    assert list(store.folder.parent.glob("*before restore*")) == []


def test_a_restore_that_is_broken_off_leaves_the_old_clinic_whole(store, kept, monkeypatch):
    person(store, "Later")

    def broken(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", broken)
    with pytest.raises(StorageFault, match="disk_full"):
        restore(kept.folder, store.folder.parent / "Other.smpdesk", CLOCK)
    assert not (store.folder.parent / "Other.smpdesk").exists()
    assert list(store.folder.parent.glob("*partial*")) == []
    assert store.clients.count() == 2


def test_a_place_that_cannot_be_written_is_said(store, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFault, match="backup_place_unusable"):
        backup(store, tmp_path / "file" / "deeper")
