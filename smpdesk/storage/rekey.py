"""A clinic's files under other keys: encrypted for the first time, or under a new data key because somebody leaves.

Nobody else may have the clinic open. New files are made beside, compared with the old ones and swapped in (``swap``);
broken off anywhere, the clinic is the old one or the new one.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from smpdesk.domain.problem import Problem, StorageFault
from smpdesk.storage import durable, key_file, keys, sealed_files, swap
from smpdesk.storage.chain import Journal
from smpdesk.storage.data_key import ClinicKey
from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.files import (
    APPLICATION,
    BEFORE_UPGRADE,
    PHOTOS,
    RECORDS,
    copy_one,
    dial,
    is_plain,
    secret_of,
    tell,
    uri,
)
from smpdesk.storage.keys import FreshKeys
from smpdesk.storage.store import Clock, Store
from smpdesk.storage.turn import turn

#: Told at each step: held, copied (twice), compared, sealed, decided, placed (once for each file), done.
Steps = Callable[[str], None]
_FILES = (RECORDS, PHOTOS)


def _nobody_listens(step: str) -> None:
    """For whoever shows no progress."""


def convert(folder: Path, clock: Clock, made: FreshKeys, said: Steps = _nobody_listens) -> FreshKeys:
    """Encrypt a clinic with keys that were made for it; answers them as they were written.

    Its plain files are gone then; copies of them elsewhere are what ``plain_copies`` looks for. StorageFault
    clinic_has_keys when it has some already, clinic_open_elsewhere, copy_differs, disk_full and the like; the clinic is
    as it was then.
    """
    if key_file.read(folder) is not None:
        raise StorageFault("clinic_has_keys", path=str(folder))
    with turn(folder):
        swap.finish(folder)
        before = _judged(folder, clock, None)
        with _held(folder, None) as held:
            said("held")
            made = keys.since(made, _last(held[RECORDS]))
            _make(folder, held, (None, made), before, said)
        swap.finish(folder, said)
        for left in folder.glob("*.new"):  # half a small file of a program that was killed
            left.unlink(missing_ok=True)
    said("done")
    return made


def change_keys(
    folder: Path,
    clock: Clock,
    key: ClinicKey,
    leaving: int | None = None,
    recovery: bytes | None = None,
    said: Steps = _nobody_listens,
) -> FreshKeys:
    """Give a clinic a new data key; answers the new keys, for the clinic is opened with them alone.

    ``leaving``: staff id of somebody who loses their way in. ``recovery``: bytes of a new recovery key
    (``recovery_key.new``), whose sheet was printed and tried; without, the old sheet goes on opening the clinic.
    Backups from before stay openable to whoever could open them. Refusal person_unknown, last_person; StorageFault
    keys_changed, and as ``convert``.
    """
    with turn(folder):
        swap.finish(folder)
        file = key_file.fitting(folder, key)
        made = keys.renewed(file, key, leaving, recovery)
        before = _judged(folder, clock, key)
        with _held(folder, key) as held:
            said("held")
            _make(folder, held, (key, made), before, said)
        swap.finish(folder, said)
    said("done")
    return made


def copy_files(source: Path, target: Path, old: ClinicKey | None, new: ClinicKey) -> None:
    """Copy the two still files of a backup into a folder, under another key. Not the key file."""
    for name in _FILES:
        connection = dial(source / name, still=True, secret=secret_of(old, name))
        try:
            _copy(connection, target / name, old, new)
        finally:
            connection.close()


def _make(
    folder: Path,
    held: dict[str, Any],
    of: tuple[ClinicKey | None, FreshKeys],
    before: list[Problem],
    said: Steps,
) -> None:
    """All new files, looked at, and the decision for them. What goes wrong before takes them away."""
    old, made = of
    waiting = swap.begin(folder)
    try:
        for name in _FILES:
            _copy(held[name], waiting / name, old, made.key)
            said("copied")
        _compare(held, waiting, made.key, before)
        said("compared")
        _seal_again(folder, waiting, old, made.key)
        _copies_again(folder, waiting, old, made)
        said("sealed")
        swap.commit(folder, made.file)
    except BaseException:
        if key_file.read(folder) is None or not key_file.existing(folder).swapping:
            swap.finish(folder)
        raise
    said("decided")


def _judged(folder: Path, clock: Clock, key: ClinicKey | None) -> list[Problem]:
    """What is wrong with the clinic already, brought up to date; the copy must have the same faults and no others."""
    store = Store.open(folder, clock, key=key)
    try:
        return _faults(store.database)
    finally:
        store.close()


def _faults(db: SqliteClinic) -> list[Problem]:
    damaged = db.integrity(quick=True)
    if damaged:
        raise StorageFault("clinic_damaged", path=str(db.folder), reason=damaged[0])
    broken = [
        Problem(code="link_broken", facts={"table": table, "row": row}) for table, row in db.broken_links()
    ]
    return broken + Journal(db).verify()


@contextmanager
def _held(folder: Path, key: ClinicKey | None) -> Iterator[dict[str, Any]]:
    """Both files, with nobody else at them, and nothing left in their logs."""
    with ExitStack() as stack:
        yield {name: _hold(folder / name, secret_of(key, name), stack) for name in _FILES}


def _hold(path: Path, secret: str, stack: ExitStack) -> Any:
    connection = dial(path, wait=1.0, secret=secret)
    stack.callback(connection.close)
    try:
        connection.execute("PRAGMA temp_store = 2")  # nothing of it in a temporary file
        # Only the sole connection to a file may leave write-ahead logging; the log is emptied into the file.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlcipher.Error as error:
        try:
            tell(error, path)
        except StorageFault as fault:
            if fault.code == "clinic_busy":
                raise StorageFault("clinic_open_elsewhere", path=str(path)) from error
            raise
        raise
    return connection


def _copy(connection: Any, target: Path, old: ClinicKey | None, new: ClinicKey) -> None:
    """Copy a file: page by page between two keys, table by table from a plain one, whose pages have no seals."""
    secret = secret_of(new, target.name)
    if old is not None:
        copy_one(connection, "main", target, target.parent, secret)
        return
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"):
            pass
        connection.execute("ATTACH ? AS new KEY ?", (uri(target), secret))
        try:
            connection.execute("SELECT sqlcipher_export('new')")
            connection.execute(f"PRAGMA new.application_id = {APPLICATION[target.name]}")
        finally:
            connection.execute("DETACH new")
    except sqlcipher.Error as error:
        tell(error, target)
        raise


def _compare(held: dict[str, Any], waiting: Path, key: ClinicKey, before: list[Problem]) -> None:
    """The copy holds what the clinic holds: every table as many rows, the same last link, no other fault."""
    for name in _FILES:
        copy = dial(waiting / name, still=True, secret=secret_of(key, name))
        try:
            if _rows(held[name]) != _rows(copy):
                raise StorageFault("copy_differs", path=str(waiting / name))
        finally:
            copy.close()
    db = SqliteClinic(waiting, still=True, key=key)
    try:
        if _faults(db) != before or Journal(db).last() != _last(held[RECORDS]):
            raise StorageFault("copy_differs", path=str(waiting))
    finally:
        db.close_all()


def _rows(connection: Any) -> dict[str, int]:
    """How many rows each table has; the inside of an index of words is counted, not the index."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    names = [name for (name,) in connection.execute(tables).fetchall()]
    count = 'SELECT count(*) FROM "%s"'
    return {name: connection.execute(count % name).fetchone()[0] for name in names}


def _last(connection: Any) -> tuple[int, str]:
    found = connection.execute("SELECT id, link FROM change ORDER BY id DESC LIMIT 1").fetchone()
    return (int(found[0]), str(found[1])) if found else (0, "")


def _copies_again(folder: Path, waiting: Path, old: ClinicKey | None, made: FreshKeys) -> None:
    """Copies from before an upgrade lie in the clinic's folder, so they follow it too. What is none of it any more
    (damaged, or under yet other keys) stays as it is."""
    for copy in sorted(folder.glob(f"{BEFORE_UPGRADE}*")):
        file = key_file.read(copy)
        if (file is not None and file.fits(old)) if old else is_plain(copy / RECORDS):
            (waiting / copy.name).mkdir(mode=0o700)
            copy_files(copy, waiting / copy.name, old, made.key)
            key_file.write(waiting / copy.name, made.file)


def _seal_again(folder: Path, waiting: Path, old: ClinicKey | None, new: ClinicKey) -> None:
    """Small files beside the database follow it; what nobody can read any more is left behind."""
    for name in sealed_files.SEALED_FILES:
        try:
            content = sealed_files.read(folder / name, old)
        except FileNotFoundError:
            continue
        except (StorageFault, OSError):
            content = b""
        durable.put(waiting / name, sealed_files.sealed(name, content, new))
