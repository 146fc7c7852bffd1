"""Encrypting a clinic and changing its keys: whole or not at all, and nothing left behind."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from smpdesk.domain.problem import Refusal, StorageFault
from smpdesk.storage import keys, recovery_key, rekey, typed
from smpdesk.storage.backup import backup, restore, verify
from smpdesk.storage.check import check
from smpdesk.storage.files import KEYS, PHOTOS, RECORDS, WAITING, is_plain
from smpdesk.storage.plain_copies import plain_copies, remove
from smpdesk.storage.store import Store
from smpdesk.storage.turn import TURN
from tests.storage.locked import INES, TOM, fresh, opened, traces
from tests.storage.made import CLOCK, contents, issued, person, raw

ROOT = Path(__file__).parents[2]
SECRETS = ("Davies", "frontal hair loss", "%PDF-1.7 sheet")
STEPS = ("held", "copied", "compared", "sealed", "decided", "placed", "done")


class Broken(Exception):
    """The step at which a test breaks off."""


class Breaking:
    """Raises at the step of a number; without one it only counts."""

    def __init__(self, at: int = 0) -> None:
        self.at = at
        self.told: list[str] = []

    def __call__(self, step: str) -> None:
        self.told.append(step)
        if len(self.told) == self.at:
            raise Broken(step)


@pytest.fixture
def full(store):
    """A clinic in the clear with a client, a paper, a picture and something half typed; closed, and its rows."""
    client = person(store, "Owen", "Davies", notes="frontal hair loss")
    issued(store, client.id)
    store.pictures.keep(b"\x89PNG of Davies" * 500)
    typed.keep(store.folder, {"x": "Davies"})
    found = contents(store)
    store.close()
    return store.folder, found


def test_a_clinic_from_before_is_encrypted_and_is_the_same(full):
    folder, rows = full
    steps = Breaking()
    made = rekey.convert(folder, CLOCK, fresh(), steps)
    assert tuple(dict.fromkeys(steps.told)) == STEPS
    assert sorted(each.name for each in folder.iterdir()) == [RECORDS, KEYS, TURN, PHOTOS, "typed.json"]
    assert traces(folder, *SECRETS) == []
    store = opened(folder, keys.sign_in(folder, 1, TOM.password))
    assert contents(store) == rows
    assert check(store).problems == ()
    assert [each.name for each in store.clients.lines("davi")] == ["Owen Davies"]
    assert typed.kept(folder, store.key) == {"x": "Davies"}
    person(store, "Ann")
    assert store.key == made.key
    algorithms = [each for (each,) in store.database.run("SELECT algorithm FROM change ORDER BY id")]
    assert algorithms == ["sha256"] * (len(algorithms) - 1) + ["hmac-sha256"]
    assert check(store).problems == ()
    store.close()


@pytest.mark.parametrize(
    "sql", ["UPDATE change SET name = 'x' WHERE id = 1", "DELETE FROM change WHERE id = 1"]
)
def test_the_part_of_a_chain_from_before_is_held_too(full, sql):
    """Even with every plain link made anew after a forgery."""
    import hashlib
    import json

    folder, _ = full
    made = rekey.convert(folder, CLOCK, fresh())
    store = opened(folder, made.key)
    person(store, "Ann")
    db, previous = store.database, ""
    db.run("PRAGMA foreign_keys = OFF")
    db.run(sql)
    columns = "SELECT id, name, actor, actor_name, at, undoes, algorithm, digest FROM change"
    for row in db.run(f"{columns} WHERE algorithm = 'sha256' ORDER BY id").fetchall():
        text = json.dumps([previous, *row], ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        db.run("UPDATE change SET link = ? WHERE id = ?", (previous, row[0]))
    assert {each.code for each in store.journal.verify()} >= {"change_altered"}
    store.close()


def test_a_clinic_whose_journal_is_broken_already_is_encrypted_with_its_fault(full):
    folder, _ = full
    raw(folder / RECORDS, "UPDATE change SET name = 'x' WHERE id = 1")
    made = rekey.convert(folder, CLOCK, fresh())
    store = opened(folder, made.key)
    assert [each.code for each in check(store).problems] == ["change_altered"]
    store.close()


def steps_of(work, folder: Path, *more) -> int:
    steps = Breaking()
    work(folder, CLOCK, *more, said=steps)
    return len(steps.told)


def test_encrypting_that_is_broken_off_leaves_the_old_clinic_or_the_new_one(full, tmp_path):
    folder, rows = full
    pattern = shutil.copytree(folder, tmp_path / "pattern")
    made = fresh()
    for at in range(1, steps_of(rekey.convert, folder, made) + 1):
        broken = Path(shutil.copytree(pattern, tmp_path / f"{at}.smpdesk"))
        steps = Breaking(at)
        with pytest.raises(Broken):
            rekey.convert(broken, CLOCK, made, steps)
        decided = "decided" in steps.told
        # Who comes next needs no key to put things right, nor to be told that one is needed.
        if decided:
            with pytest.raises(StorageFault, match="clinic_locked"):
                Store.open(broken, CLOCK)
        store = Store.open(broken, CLOCK, key=keys.sign_in(broken, 1, TOM.password) if decided else None)
        assert contents(store) == rows
        assert check(store).problems == ()
        store.close()
        assert is_plain(broken / RECORDS) == is_plain(broken / PHOTOS) == (not decided)
        assert (broken / KEYS).exists() == decided
        assert not (broken / WAITING).exists()
        assert typed.kept(broken, made.key if decided else None) == {"x": "Davies"}


@pytest.fixture
def locked(full):
    """The same clinic, encrypted; its keys and rows."""
    folder, rows = full
    return folder, rekey.convert(folder, CLOCK, fresh()), rows


def test_whoever_is_removed_opens_nothing_new_and_keeps_what_was(locked, tmp_path):
    folder, made, rows = locked
    taken = Path(shutil.copytree(folder, tmp_path / "taken home"))
    store = opened(folder, made.key)
    kept = backup(store, tmp_path / "usb")
    store.close()
    new = rekey.change_keys(folder, CLOCK, made.key, leaving=2)
    assert keys.people(folder) == [(1, "Tom Hale")]
    with pytest.raises(Refusal, match="person_unknown"):
        keys.sign_in(folder, 2, INES.password)
    # Her own copy of the key file, and the data key she may have written down, open nothing of today.
    shutil.copy(taken / KEYS, tmp_path / "theirs.json")
    theirs = keys.sign_in(taken, 2, INES.password)
    with pytest.raises(StorageFault, match="keys_changed"):
        opened(folder, theirs)
    attack = Path(shutil.copytree(folder, tmp_path / "attack"))
    shutil.copy(tmp_path / "theirs.json", attack / KEYS)
    with pytest.raises(StorageFault, match="clinic_of_other_keys"):
        opened(attack, keys.sign_in(attack, 2, INES.password))
    assert typed.kept(folder, theirs) == {}
    # The rest go on with their passwords, the same sheet and the same records.
    assert keys.sign_in(folder, 1, TOM.password) == keys.recover(folder, made.recovery) == new.key
    store = opened(folder, new.key)
    assert contents(store) == rows
    assert typed.kept(folder, new.key) == {"x": "Davies"}
    person(store, "Ann")
    assert check(store).problems == ()
    # Backups from before stay open to whoever could open them, and can still be restored.
    assert [each.code for each in verify(kept.folder, store.key)] == ["backup_other_keys"]
    assert verify(kept.folder, keys.sign_in(kept.folder, 2, INES.password)) == []
    store.close()
    before = keys.sign_in(kept.folder, 1, TOM.password)
    assert restore(kept.folder, folder, CLOCK, key=new.key, backup_key=before)
    store = opened(folder, new.key)
    assert contents(store) == rows
    assert check(store).problems == ()
    store.close()


def test_a_lost_sheet_is_replaced(locked):
    folder, made, _ = locked
    sheet = recovery_key.new()
    new = rekey.change_keys(folder, CLOCK, made.key, recovery=sheet)
    assert new.recovery == recovery_key.told(sheet)
    assert keys.recover(folder, new.recovery) == new.key
    with pytest.raises(Refusal, match="recovery_key_other"):
        keys.recover(folder, made.recovery)


def test_a_change_of_keys_that_is_broken_off_leaves_the_old_keys_or_the_new_ones(locked, tmp_path):
    folder, made, rows = locked
    pattern = shutil.copytree(folder, tmp_path / "pattern")
    for at in range(1, steps_of(rekey.change_keys, folder, made.key) + 1):
        broken = Path(shutil.copytree(pattern, tmp_path / f"{at}.smpdesk"))
        steps = Breaking(at)
        with pytest.raises(Broken):
            rekey.change_keys(broken, CLOCK, made.key, leaving=2, said=steps)
        decided = "decided" in steps.told
        key = keys.sign_in(broken, 1, TOM.password)
        assert (key != made.key) == decided
        assert len(keys.people(broken)) == (1 if decided else 2)
        store = opened(broken, key)
        assert contents(store) == rows
        assert check(store).problems == ()
        assert typed.kept(broken, key) == {"x": "Davies"}
        store.close()
        assert not (broken / WAITING).exists()


def test_the_last_person_and_a_stranger_are_not_removed(locked):
    folder, made, _ = locked
    with pytest.raises(Refusal, match="person_unknown"):
        rekey.change_keys(folder, CLOCK, made.key, leaving=7)
    new = rekey.change_keys(folder, CLOCK, made.key, leaving=2)
    with pytest.raises(Refusal, match="last_person"):
        rekey.change_keys(folder, CLOCK, new.key, leaving=1)
    with pytest.raises(StorageFault, match="keys_changed"):
        rekey.change_keys(folder, CLOCK, made.key, leaving=1)


def test_copies_from_before_an_upgrade_follow_the_keys(full, tmp_path):
    folder, _ = full
    copy = folder / "before-upgrade-3-20260101T000000Z"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("before*", "typed*"))
    (folder / "before-upgrade-2-20250101T000000Z").mkdir()
    (folder / WAITING).mkdir()  # left by a program that was killed
    (folder / WAITING / RECORDS).write_bytes(b"half")
    made = rekey.convert(folder, CLOCK, fresh())
    assert traces(folder, *SECRETS) == []
    new = rekey.change_keys(folder, CLOCK, made.key, leaving=2)
    old = opened(copy, keys.sign_in(copy, 1, TOM.password))
    assert (old.key, old.clients.count()) == (new.key, 1)
    old.close()
    with pytest.raises(Refusal, match="person_unknown"):
        keys.sign_in(copy, 2, INES.password)
    opened(folder, new.key).close()


def test_a_clinic_that_is_open_elsewhere_is_left_alone(full):
    folder, rows = full
    other = Store.open(folder, CLOCK)
    with pytest.raises(StorageFault, match="clinic_open_elsewhere"):
        rekey.convert(folder, CLOCK, fresh())
    assert contents(other) == rows
    other.close()
    made = rekey.convert(folder, CLOCK, fresh())
    with pytest.raises(StorageFault, match="clinic_has_keys"):
        rekey.convert(folder, CLOCK, fresh())
    other = opened(folder, made.key)
    with pytest.raises(StorageFault, match="clinic_open_elsewhere"):
        rekey.change_keys(folder, CLOCK, made.key)
    person(other, "Ann")
    other.close()


def test_nobody_opens_a_clinic_while_its_files_are_made_anew(full):
    folder, _ = full
    said: list[str] = []

    def come_in(step: str) -> None:
        if step in ("copied", "sealed", "decided"):
            with pytest.raises(StorageFault) as caught:
                Store.open(folder, CLOCK, wait=0.0)
            said.append(caught.value.code)

    rekey.convert(folder, CLOCK, fresh(), come_in)
    assert said == ["clinic_busy"] * 4


_KILLED = """
import os, signal, sys
from pathlib import Path
from smpdesk.storage import keys, rekey
from tests.storage.locked import TOM, fresh
from tests.storage.made import CLOCK
at, seen, folder = int(sys.argv[2]), [], Path(sys.argv[1])
def said(step):
    seen.append(step)
    if len(seen) == at:
        os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[3] == "convert":
    rekey.convert(folder, CLOCK, fresh(), said)
else:
    rekey.change_keys(folder, CLOCK, keys.sign_in(folder, 1, TOM.password), 2, said=said)
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")
@pytest.mark.parametrize("at", [3, 7])
@pytest.mark.parametrize("what", ["convert", "change"])
def test_a_kill_leaves_one_clinic_or_the_other(full, what, at):
    folder, rows = full
    if what == "change":
        rekey.convert(folder, CLOCK, fresh())
    child = subprocess.run([sys.executable, "-c", _KILLED, str(folder), str(at), what], cwd=ROOT, check=False)
    assert child.returncode == -signal.SIGKILL
    locked = (folder / KEYS).exists()
    assert locked == (what == "change" or at == 7)
    store = Store.open(folder, CLOCK, key=keys.sign_in(folder, 1, TOM.password) if locked else None)
    assert contents(store) == rows
    assert check(store).problems == ()
    assert not (folder / WAITING).exists()
    store.close()


def test_plain_copies_are_found_and_removed_and_others_left(store, tmp_path):
    person(store, "Owen", "Davies")
    first = backup(store, tmp_path / "usb").folder
    safety = restore(first, store.folder, CLOCK)
    other = Path(shutil.copytree(first, tmp_path / "usb" / "Southgate 2026-01-01 000000"))
    shutil.copytree(first, tmp_path / "usb" / "letters").joinpath("manifest.json").unlink()
    (other / "manifest.json").write_text(
        (other / "manifest.json").read_text().replace("Northgate", "Southgate")
    )
    store.close()
    made = rekey.convert(store.folder, CLOCK, fresh())
    now = opened(store.folder, made.key)
    kept = backup(now, tmp_path / "usb").folder
    now.close()
    found = plain_copies(store.folder, "Northgate", [tmp_path / "usb", tmp_path / "not there"])
    assert found == sorted({first, *filter(None, [safety])})
    done = remove([*found, tmp_path / "pulled out"])
    assert (done.removed, done.left) == (tuple(found), (tmp_path / "pulled out",))
    assert (kept.exists(), other.exists(), first.exists(), (tmp_path / "usb" / "letters").exists()) == (
        True, True, False, True,
    )  # fmt: skip
    assert plain_copies(store.folder, "Northgate", [tmp_path / "usb"]) == []


def test_a_plain_backup_comes_back_encrypted(store, tmp_path):
    person(store, "Owen", "Davies")
    plain = backup(store, tmp_path / "usb").folder
    rows = contents(store)
    person(store, "Later")
    store.close()
    made = rekey.convert(store.folder, CLOCK, fresh())
    safety = restore(plain, store.folder, CLOCK, key=made.key)
    assert safety is not None
    again = opened(store.folder, made.key)
    assert contents(again) == rows
    person(again, "Ann")
    assert check(again).problems == ()
    again.close()
    assert traces(store.folder, "Davies") == traces(safety, "Davies") == []
    assert list(tmp_path.glob("*partial*")) == []
    (store.folder / RECORDS).write_bytes(b"broken")
    restore(plain, store.folder, CLOCK, key=made.key)
    again = opened(store.folder, made.key)
    assert contents(again) == rows
    again.close()
    assert traces(store.folder, "Davies") == []
