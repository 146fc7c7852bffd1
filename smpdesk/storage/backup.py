"""Backups: a copy made in one step, with a manifest that says what must be in it.

A clinic copied without its WAL loses data and still checks "ok", so only a folder with a manifest whose
counts, hashes and head of the journal are true is a backup.

The backup of an encrypted clinic is encrypted as it is and holds its key file: who could open the clinic then can open
the backup for ever.
"""

import dataclasses
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smpdesk.domain.problem import Problem, Refusal, StorageFault, problem
from smpdesk.storage import key_file
from smpdesk.storage.chain import Journal
from smpdesk.storage.counts import counts_of
from smpdesk.storage.data_key import ClinicKey
from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.files import KEYS, PHOTOS, RECORDS
from smpdesk.storage.known_head import forget
from smpdesk.storage.manifest import Manifest, digest, newest, read, write
from smpdesk.storage.store import Clock, Store, stamp

#: Faults of the moment, and a clinic whose keys are there and were not used: it is not put aside for these.
_NOT_FOR_REPLACING = frozenset(
    ("clinic_busy", "clinic_read_only", "clinic_unreachable", "disk_full", "clinic_locked", "keys_changed")
)


def backup(store: Store, to: Path) -> Manifest:
    """Write a verified backup into a new dated folder inside ``to`` and return its manifest.

    Other programs may go on writing. StorageFault when the disk is full, away or read-only.
    """
    name = f"{store.folder.stem} {store.wall_now():%Y-%m-%d %H%M%S}"
    return _write(store, _free(to / name))


def verify(folder: Path, key: ClinicKey | None = None) -> list[Problem]:
    """What is wrong with a backup, looked for in the copy itself; empty when it can be restored.

    ``key`` opens an encrypted one: ``keys.sign_in`` or ``keys.recover`` with the backup's folder, or the clinic's own
    unless its keys were changed since (then backup_other_keys; backup_locked without any).
    """
    try:
        manifest = read(folder, key if _opens(folder, key) else None)
    except Refusal as refusal:
        return list(refusal.problems)
    found = [
        problem("backup_file_missing" if not (folder / name).is_file() else "backup_file_changed", file=name)
        for name, kept in manifest.files.items()
        if not (folder / name).is_file() or digest(folder / name) != kept
    ]
    if not found and manifest.encrypted and not _opens(folder, key):
        found = [problem("backup_other_keys" if key else "backup_locked", folder=str(folder))]
    return found or _content_problems(folder, manifest, key if manifest.encrypted else None)


def restore(
    folder: Path,
    clinic: Path,
    clock: Clock,
    key: ClinicKey | None = None,
    backup_key: ClinicKey | None = None,
) -> Path | None:
    """Bring a clinic back from a backup, beside windows that have it open if need be.

    The backup is verified first: Refusal says what is wrong with it. What lies at ``clinic`` becomes a
    backup of its own beside it, whose folder is returned (None when nothing was there). Broken off at any
    point, the old clinic is whole.

    ``key`` is the clinic's, ``backup_key`` the backup's if it has another. A clinic that has keys keeps them: who may
    open it now may open it afterwards. Where there is none, or none that can be opened, the backup's come with it.
    """
    folder = newest(folder)
    opens = backup_key or key
    found = verify(folder, opens)
    if found:
        raise Refusal(found)
    theirs = opens if (folder / KEYS).exists() else None
    if not (clinic / RECORDS).exists() and not (clinic / KEYS).exists():
        _put_new(folder, clinic)
        return None
    try:
        store = Store.open(clinic, clock, key=key)
    except StorageFault as fault:
        if fault.code in _NOT_FOR_REPLACING:
            raise
        return _replace(folder, clinic, clock, (theirs, key))
    if store.key is None and theirs is not None:
        store.close()
        return _replace(folder, clinic, clock, (theirs, None))
    try:
        safety = _write(store, _free(clinic.with_name(_before(clinic, clock))))
        _pour(store, folder, theirs)
    finally:
        store.close()
    Store.open(clinic, clock, key=key).close()  # brings an older backup up to date
    return safety.folder


def _opens(folder: Path, key: ClinicKey | None) -> bool:
    """Whether a backup's key file belongs to these keys; an unreadable one belongs to none."""
    if key is None:
        return False
    try:
        file = key_file.read(folder)
    except StorageFault:
        return False
    return file is not None and file.fits(key)


def _pour(store: Store, folder: Path, theirs: ClinicKey | None) -> None:
    """A backup's content into the open clinic. What was noted of its journal holds no longer, whoever may write at
    this moment."""
    forget(store.folder)
    _pour_content(store, folder, theirs)
    forget(store.folder)


def _pour_content(store: Store, folder: Path, theirs: ClinicKey | None) -> None:
    """From before there were keys, by way of an encrypted copy."""
    if store.key is None or theirs is not None:
        store.database.pour_from(folder / RECORDS, folder / PHOTOS, theirs)
        return
    from smpdesk.storage.rekey import copy_files

    beside = store.folder.with_name(f"{store.folder.name}.partial-{os.urandom(3).hex()}")
    with _disk(beside):
        beside.mkdir(mode=0o700)
        try:
            copy_files(folder, beside, None, store.key)
            store.database.pour_from(beside / RECORDS, beside / PHOTOS, store.key)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _write(store: Store, folder: Path) -> Manifest:
    beside = folder.with_name(f"{folder.name}.partial-{os.urandom(3).hex()}")
    with _disk(folder):
        beside.mkdir(parents=True)
        try:
            store.database.copy_to(beside / RECORDS, beside / PHOTOS)
            if store.key:
                key_file.write(beside, key_file.fitting(store.folder, store.key))
            manifest = _manifest(beside, stamp(store.clock), store.key)
            write(manifest, store.key)
            found = verify(beside, store.key)
            if found:
                raise Refusal(found)
            _settle(beside)
            beside.rename(folder)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    return dataclasses.replace(manifest, folder=folder)


def _manifest(folder: Path, made: str, key: ClinicKey | None) -> Manifest:
    """Read from the copy, not from the clinic: somebody may have written since."""
    db = SqliteClinic(folder, still=True, key=key)
    try:
        name = db.run("SELECT name FROM clinic").fetchone()
        return Manifest(
            folder=folder,
            made=made,
            clinic=str(name[0]) if name else "",
            schema=db.schema(),
            counts=counts_of(db),
            head=Journal(db).head(),
            files={each: digest(folder / each) for each in (RECORDS, PHOTOS, *((KEYS,) if key else ()))},
        )
    finally:
        db.close_all()


def _content_problems(folder: Path, manifest: Manifest, key: ClinicKey | None) -> list[Problem]:
    db = SqliteClinic(folder, still=True, key=key)
    try:
        db.look()
        found = [problem("backup_damaged", reason=line) for line in db.integrity(quick=True)[:1]]
        if found:
            return found
        found += [problem("link_broken", table=table, row=row) for table, row in db.broken_links()]
        if counts_of(db) != manifest.counts:
            found.append(problem("backup_counts_differ"))
        if Journal(db).head() != manifest.head:
            found.append(problem("journal_cut", kept=manifest.head.id, found=Journal(db).last()[0]))
        return found + Journal(db).verify()
    except StorageFault as fault:
        return [fault.problem]
    finally:
        db.close_all()


def _replace(
    folder: Path, clinic: Path, clock: Clock, keys: tuple[ClinicKey | None, ClinicKey | None]
) -> Path:
    """Put a backup where a clinic lies that cannot be opened; that one is moved aside as it is.

    ``keys``: the backup's, and the clinic's. Where the clinic's key file is whole it stays the clinic's.
    """
    theirs, ours = keys
    aside = _free(clinic.with_name(_before(clinic, clock)))
    with _disk(clinic):
        beside = clinic.with_name(f"{clinic.name}.restoring-{os.urandom(3).hex()}")
        if ours is not None and _opens(clinic, ours):
            _put_under(folder, beside, theirs, ours)
            key_file.write(beside, key_file.fitting(clinic, ours))
        else:
            _put(folder, beside)
        clinic.rename(aside)
        beside.rename(clinic)
    return aside


def _put_under(folder: Path, place: Path, theirs: ClinicKey | None, ours: ClinicKey) -> None:
    """The two databases of a backup in a new folder, under the clinic's present key."""
    from smpdesk.storage.rekey import copy_files

    place.mkdir(parents=True)
    try:
        copy_files(folder, place, theirs, ours)
        _settle(place)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _put_new(folder: Path, clinic: Path) -> None:
    """Put a backup where no clinic is. A folder of other things is left alone."""
    if clinic.exists() and (not clinic.is_dir() or any(clinic.iterdir())):
        raise StorageFault("not_a_clinic", path=str(clinic))
    with _disk(clinic):
        if clinic.exists():
            clinic.rmdir()
        _put(folder, clinic)


def _put(folder: Path, clinic: Path) -> None:
    """Copy the two databases, and their keys, to a new clinic folder, whole or not at all."""
    beside = clinic.with_name(f"{clinic.name}.partial-{os.urandom(3).hex()}")
    beside.mkdir(parents=True)
    try:
        for name in (RECORDS, PHOTOS, KEYS):
            if name != KEYS or (folder / KEYS).exists():
                shutil.copyfile(folder / name, beside / name)
        _settle(beside)
        beside.rename(clinic)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _before(clinic: Path, clock: Clock) -> str:
    return f"{clinic.stem} before restore {clock.now():%Y-%m-%d %H%M%S}"


def _free(wanted: Path) -> Path:
    """The path, or one beside it with a number when it is taken."""
    found, number = wanted, 1
    while found.exists():
        number += 1
        found = wanted.with_name(f"{wanted.name} ({number})")
    return found


def _settle(folder: Path) -> None:
    """Have the disk keep every file of a folder before it gets its name."""
    for each in folder.iterdir():
        with each.open("rb+") as file:
            os.fsync(file.fileno())


@contextmanager
def _disk(path: Path) -> Iterator[None]:
    """A fault of the disk says so; anything else is our bug."""
    try:
        yield
    except OSError as error:
        code = "disk_full" if error.errno == 28 else "backup_place_unusable"
        raise StorageFault(code, path=str(path), reason=str(error.strerror or error)) from error
