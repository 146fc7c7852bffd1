"""An encrypted clinic: nothing of it can be read, each fault is told apart, and the files stay as they are."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from smpdesk.domain.client import Client
from smpdesk.domain.problem import StorageFault
from smpdesk.storage import key_file, keys, sealed_files, typed
from smpdesk.storage.backup import backup, restore, verify
from smpdesk.storage.check import check
from smpdesk.storage.files import KEYS, PHOTOS, RECORDS, dial, secret_of
from smpdesk.storage.known_head import HEAD, forget
from smpdesk.storage.manifest import MANIFEST
from smpdesk.storage.store import Store
from tests.storage.locked import CHEAP, INES, TOM, fresh, opened, traces
from tests.storage.made import CLOCK, MAYA, furnish, issued, person

SECRETS = ("Davies", "07700 900118", "frontal hair loss", "Owen", "Northgate Clinic of", "%PDF-1.7 letter")


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """An encrypted clinic with a client, a paper and a picture, closed; and its keys."""
    made = fresh()
    folder = tmp_path_factory.mktemp("pattern") / "Northgate.smpdesk"
    store = Store.create(folder, CLOCK, made)
    furnish(store)
    client = person(store, phone="07700 900118", notes="frontal hair loss")
    issued(store, client.id, b"%PDF-1.7 letter of Owen Davies")
    store.pictures.keep(b"\x89PNG of Owen Davies" * 300)
    store.close()
    return folder, made


@pytest.fixture
def made(pattern):
    """The keys."""
    return pattern[1]


@pytest.fixture
def folder(pattern, tmp_path):
    """A copy of one's own."""
    return Path(shutil.copytree(pattern[0], tmp_path / "Northgate.smpdesk"))


def fault_of(folder: Path, key) -> str:
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    with pytest.raises(StorageFault) as caught:
        Store.open(folder, CLOCK, key=key)
    assert {name: (folder / name).read_bytes() for name in before} == before
    return caught.value.code


def test_nothing_that_is_known_of_a_client_lies_anywhere_in_the_clear(folder, made, tmp_path):
    store = opened(folder, made.key)
    client = person(store, "Owen", "Davies", phone="07700 900118")
    issued(store, client.id, b"%PDF-1.7 letter to Owen")
    typed.keep(folder, {"x": "Owen Davies, frontal hair loss"}, store.key)
    backup(store, tmp_path / "usb")
    assert {RECORDS, f"{RECORDS}-wal", f"{RECORDS}-shm", PHOTOS} <= {each.name for each in folder.iterdir()}
    assert traces(tmp_path, *SECRETS) == []
    store.close()
    assert traces(tmp_path, *SECRETS) == []
    assert typed.kept(folder, made.key) == {"x": "Owen Davies, frontal hair loss"}


def test_an_encrypted_clinic_works_and_checks_as_any_other(folder, made):
    store = opened(folder, keys.sign_in(folder, 2, INES.password))
    assert [each.name for each in store.clients.lines("davies")] == ["Owen Davies"]
    person(store, "Ann")
    assert check(store).problems == ()
    assert {each for (each,) in store.database.run("SELECT algorithm FROM change")} == {"hmac-sha256"}
    store.close()
    assert sorted(each.name for each in folder.iterdir()) == [RECORDS, HEAD, KEYS, PHOTOS]


def test_a_locked_clinic_says_so(folder):
    assert fault_of(folder, None) == "clinic_locked"


def test_another_clinics_keys_are_told_before_a_database_is_touched(folder):
    assert fault_of(folder, fresh().key) == "keys_changed"


def test_lost_keys_are_not_taken_for_another_programs_file(folder):
    (folder / KEYS).unlink()
    assert fault_of(folder, None) == "keys_missing"


def test_another_clinics_file_is_told(folder, made, tmp_path):
    other = fresh()
    Store.create(tmp_path / "Other.smpdesk", CLOCK, other).close()
    shutil.copy(tmp_path / "Other.smpdesk" / RECORDS, folder / RECORDS)
    assert fault_of(folder, made.key) == "clinic_of_other_keys"
    (folder / RECORDS).write_bytes(b"PK\x03\x04" * 5000)
    assert fault_of(folder, made.key) == "clinic_of_other_keys"


def test_a_plain_file_in_its_place_is_told(folder, made, template):
    shutil.copy(template / RECORDS, folder / RECORDS)
    assert fault_of(folder, made.key) == "clinic_not_encrypted"


@pytest.mark.parametrize("name", [RECORDS, PHOTOS])
def test_a_damaged_file_is_told_from_a_wrong_key(folder, made, name):
    content = bytearray((folder / name).read_bytes())
    content[100] ^= 1
    (folder / name).write_bytes(content)
    assert fault_of(folder, made.key) == "clinic_damaged"


def test_a_salt_that_was_damaged_is_no_loss(folder, made):
    content = bytearray((folder / RECORDS).read_bytes())
    content[:16] = bytes(16)
    (folder / RECORDS).write_bytes(content)
    store = opened(folder, made.key)
    assert check(store).problems == ()
    store.close()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (RECORDS, b"", "clinic_empty_file"),
        (RECORDS, None, "clinic_missing"),
        (PHOTOS, None, "photos_missing"),
    ],
)
def test_an_empty_or_missing_file_is_told(folder, made, name, content, code):
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    assert fault_of(folder, made.key) == code


def test_a_file_cut_at_a_page_is_damaged(folder, made):
    content = (folder / RECORDS).read_bytes()
    (folder / RECORDS).write_bytes(content[: len(content) // 8192 * 4096])
    assert fault_of(folder, made.key) == "clinic_damaged"


def test_a_newer_clinic_is_refused(folder, made):
    connection = dial(folder / RECORDS, secret=secret_of(made.key, RECORDS))
    connection.execute("INSERT INTO schema_step VALUES (999, 'later', '2030')")
    connection.close()
    assert fault_of(folder, made.key) == "clinic_newer"


@pytest.mark.parametrize("copied", [True, False])
def test_a_missing_write_ahead_log_is_told(folder, made, tmp_path, copied):
    store = opened(folder, made.key)
    person(store, "Later")
    place = tmp_path / "copy.smpdesk"
    shutil.copytree(folder, place, ignore=shutil.ignore_patterns("*-wal", "*-shm") if copied else None)
    store.close()
    if copied:
        assert fault_of(place, made.key) == "clinic_log_missing"
        forget(place)
    again = opened(place, made.key)  # with its log, as after a kill, nothing is lost and nothing is said
    assert len(again.clients.lines("later")) == (0 if copied else 1)
    person(again, "Ann")
    again.close()
    opened(place, made.key).close()


@pytest.mark.parametrize("content", [b"", b"x" * 151, b"\xff" * 9])
def test_a_damaged_note_of_the_head_is_no_fault(folder, made, content):
    (folder / HEAD).write_bytes(content)
    opened(folder, made.key).close()


def test_a_flipped_bit_deep_inside_is_met_on_reading(folder, made):
    store = opened(folder, made.key)
    with store.transaction("Bring in", MAYA):
        for number in range(300):
            store.clients.add(Client(given=f"Client {number}", notes="x" * 200))
    store.close()
    path = folder / RECORDS
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 4096 * 3 // 4, len(content) // 4096):
        content[page * 4096 + 99] ^= 1
    path.write_bytes(content)
    with pytest.raises(StorageFault, match="clinic_damaged"):
        store = opened(folder, made.key)
        try:
            store.clients.all()
            store.journal.verify()
        finally:
            store.close()


def test_every_small_file_is_bound_to_its_name_and_its_clinic(tmp_path, made):
    sealed_files.write(tmp_path / "typed.json", b"Owen Davies", made.key)
    assert sealed_files.read(tmp_path / "typed.json", made.key) == b"Owen Davies"
    (tmp_path / "typed.json").rename(tmp_path / "other.json")
    (tmp_path / "plain.json").write_bytes(b"{}")
    for name, key in (("other.json", made.key), ("plain.json", made.key), ("other.json", None)):
        with pytest.raises(StorageFault, match="sealed_file_unreadable"):
            sealed_files.read(tmp_path / name, key)


FORGERIES = {
    "name": "UPDATE change SET name = 'Nothing' WHERE id = 2",
    "unkeyed": "UPDATE change SET algorithm = 'sha256' WHERE id = 2",
    "link": "UPDATE change SET link = 'x' WHERE id = 3",
}


@pytest.mark.parametrize("sql", FORGERIES.values(), ids=FORGERIES)
def test_a_keyed_chain_shows_a_forgery(folder, made, sql):
    connection = dial(folder / RECORDS, secret=secret_of(made.key, RECORDS))
    connection.execute(sql)
    connection.close()
    store = opened(folder, made.key)
    assert "change_altered" in [each.code for each in check(store).problems]
    store.close()


def test_a_chain_made_anew_without_the_journals_key_shows(folder, made):
    """All links recomputed as they were before there were keys."""
    from smpdesk.storage import chain

    store = opened(folder, made.key)
    db, previous = store.database, ""
    rows = db.run("SELECT id, name, actor, actor_name, at, undoes, algorithm, digest FROM change").fetchall()
    for row in rows:
        fields = [*row[:6], chain.PLAIN, row[7]]
        previous = _plain_link(previous, fields)
        db.run("UPDATE change SET algorithm = 'sha256', link = ? WHERE id = ?", (previous, row[0]))
    assert {each.code for each in store.journal.verify()} == {"change_altered"}
    store.close()


def _plain_link(previous: str, fields) -> str:
    import hashlib
    import json

    text = json.dumps([previous, *fields], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def kept(folder, made, tmp_path):
    """A backup of the clinic."""
    store = opened(folder, made.key)
    found = backup(store, tmp_path / "usb")
    store.close()
    return found


def test_a_backup_opens_with_a_password_or_the_sheet_and_with_nothing_else(kept, made):
    assert sorted(each.name for each in kept.folder.iterdir()) == [RECORDS, KEYS, MANIFEST, PHOTOS]
    assert verify(kept.folder, keys.sign_in(kept.folder, 1, TOM.password)) == []
    assert verify(kept.folder, keys.recover(kept.folder, made.recovery)) == []
    assert [each.code for each in verify(kept.folder)] == ["backup_locked"]
    assert [each.code for each in verify(kept.folder, fresh().key)] == ["backup_other_keys"]


def test_a_manifest_edited_with_care_is_caught_by_the_key(kept, made):
    from smpdesk.storage import manifest

    careful = manifest.read(kept.folder)
    manifest.write(dataclasses.replace(careful, counts={**careful.counts, "clients": 1}))
    assert [each.code for each in verify(kept.folder, made.key)] == ["backup_manifest_changed"]


def test_a_fresh_computer_with_a_backup_and_the_sheet_has_the_clinic(kept, made, folder, tmp_path):
    shutil.rmtree(folder)
    key = keys.recover(kept.folder, made.recovery)
    new = tmp_path / "new computer" / "Northgate.smpdesk"
    assert restore(kept.folder, new, CLOCK, key=key) is None
    store = opened(new, keys.sign_in(new, 2, INES.password))
    assert check(store).counts == kept.counts
    store.close()
    assert traces(tmp_path / "new computer", *SECRETS) == []


def test_a_restore_over_an_open_clinic_keeps_its_keys(kept, made, folder):
    keys.change_password(folder, 1, TOM.password, "changed since", CHEAP)
    store = opened(folder, made.key)
    person(store, "Later")
    safety = restore(kept.folder, folder, CLOCK, key=made.key)
    assert store.foreign_commit()
    assert store.clients.lines("later") == []
    person(store, "Afterwards")
    assert check(store).problems == ()
    store.close()
    assert safety is not None
    assert verify(safety, made.key) == []
    assert keys.sign_in(folder, 1, "changed since") == made.key


def test_a_damaged_clinic_is_replaced_and_keeps_its_keys(kept, made, folder):
    (folder / RECORDS).write_bytes(b"\0" * 9000)
    aside = restore(kept.folder, folder, CLOCK, key=made.key)
    assert aside is not None
    assert (aside / RECORDS).read_bytes() == b"\0" * 9000
    store = opened(folder, made.key)
    assert check(store).problems == ()
    store.close()


def test_a_locked_clinic_is_not_put_aside(kept, made, folder):
    with pytest.raises(StorageFault, match="clinic_locked"):
        restore(kept.folder, folder, CLOCK, backup_key=made.key)
    assert key_file.fitting(folder, made.key)
