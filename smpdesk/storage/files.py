"""A clinic's two files: judged before they are opened, opened safely, copied; and what their faults mean.

``secret`` is an encrypted file's raw key and salt (``ClinicKey.of_database``), empty for a plain one.

They are opened through ``sqlcipher3``, never through Python's own ``sqlite3``: two SQLite libraries in one
process on one file corrupt it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from smpdesk.domain.problem import StorageFault

if TYPE_CHECKING:
    from smpdesk.storage.data_key import ClinicKey

RECORDS, PHOTOS = "clinic.db", "photos.db"
#: Who may open them (``key_file``), and where new files wait to take their place (``swap``).
KEYS, WAITING = "keys.json", "keys.next"
#: What the folders inside a clinic begin with that hold it as it was before an upgrade.
BEFORE_UPGRADE = "before-upgrade-"
#: "SMPD" and "SMPP": what these files say they are, at byte 68 of their header.
APPLICATION = {RECORDS: 0x534D5044, PHOTOS: 0x534D5050}
#: SQLite's code for a file that is none of its own, and what its own begin with.
_NO_DATABASE, _PLAIN = 26, b"SQLite format 3\x00"
_PAGE = 4096
#: SQLite's primary result codes that are nobody's bug but the machine's.
_FAULTS = {
    5: "clinic_busy", 6: "clinic_busy", 8: "clinic_read_only", 10: "disk_fault", 11: "clinic_damaged",
    13: "disk_full", 14: "clinic_unreachable", 23: "clinic_read_only", 26: "clinic_damaged",
}  # fmt: skip


def uri(path: Path, still: bool = False) -> str:
    """The address under which SQLite opens an existing file for reading and writing, never making one; a
    ``still`` one only for reading, without a lock or a WAL beside it."""
    return path.absolute().as_uri() + ("?mode=ro&immutable=1" if still else "?mode=rw")


def dial(path: Path, wait: float = 5.0, still: bool = False, secret: str = "") -> Any:
    """Open one file and say nothing to the terminal; any thread may close it."""
    try:
        connection = sqlcipher.connect(
            uri(path, still), uri=True, timeout=wait, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA cipher_log_level = NONE")
        if secret:
            connection.execute(f'PRAGMA key = "{secret}"')
    except sqlcipher.Error as error:
        tell(error, path)
        raise
    return connection


def secret_of(key: "ClinicKey | None", name: str) -> str:
    """What opens a file of a clinic; empty without a key."""
    return key.of_database(name) if key else ""


def look_at(path: Path, application: int, missing: str = "clinic_missing", secret: str = "") -> None:
    """Judge a file before it is used: missing, empty, not SQLite, or another program's. It stays untouched.

    An encrypted one may also be damaged (clinic_damaged), of another clinic or an earlier key (clinic_of_other_keys),
    or not encrypted at all (clinic_not_encrypted).

    SQLite itself looks: closing a handle that Python opened would let go of every lock that this process
    holds on the file, and a window may have it open.
    """
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise StorageFault(missing, path=str(path)) from None
    except OSError as error:
        raise StorageFault("clinic_unreachable", path=str(path), reason=str(error.strerror)) from error
    if not path.is_file():
        raise StorageFault("not_a_clinic", path=str(path))
    if not size:
        raise StorageFault("clinic_empty_file", path=str(path))
    try:
        found = _application(path, secret)
    except sqlcipher.Error as error:
        if getattr(error, "sqlite_errorcode", 0) == _NO_DATABASE:
            raise _no_database(path, secret, str(error)) from error
        tell(error, path)
        raise
    if found != application:
        raise StorageFault("not_a_clinic", path=str(path))


def _no_database(path: Path, secret: str, reason: str) -> StorageFault:
    """What a file is that SQLite cannot read: with the key that it should have, and without."""
    if not secret:
        return StorageFault("not_a_clinic", path=str(path))
    if is_plain(path):
        return StorageFault("clinic_not_encrypted", path=str(path))
    from smpdesk.storage.page_seal import key_fits

    if key_fits(path, secret):
        return StorageFault("clinic_damaged", path=str(path), reason=reason)
    return StorageFault("clinic_of_other_keys", path=str(path))


def is_plain(path: Path) -> bool:
    """Whether a file is a database that anybody can read; False for one that is not there."""
    try:
        with path.open("rb") as file:
            return file.read(len(_PLAIN)) == _PLAIN
    except OSError:
        return False


def looks_encrypted(folder: Path) -> bool:
    """Whether a folder without keys seems to hold an encrypted clinic: two files of whole pages of noise."""
    for name in (RECORDS, PHOTOS):
        try:
            with (folder / name).open("rb") as file:
                page = file.read(_PAGE)
            size = (folder / name).stat().st_size
        except OSError:
            return False
        if size % _PAGE or len(set(page)) < 250:  # noise of a page has all 256 values
            return False
    return True


def _application(path: Path, secret: str) -> int:
    """The number by which a database says whose it is; 0 when it does not say."""
    connection = sqlcipher.connect(path.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if secret:
            connection.execute(f'PRAGMA key = "{secret}"')
        return int(connection.execute("PRAGMA application_id").fetchone()[0])
    finally:
        connection.close()


def make(folder: Path, key: "ClinicKey | None" = None) -> None:
    """Make the two empty files of a clinic in an existing folder."""
    for name, application in APPLICATION.items():
        path = folder / name
        path.touch(exist_ok=False)
        connection = dial(path, secret=secret_of(key, name))
        try:
            # Before WAL, so that the number stands in the file itself and not in a WAL beside it.
            connection.execute(f"PRAGMA application_id = {application}")
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlcipher.Error as error:
            tell(error, path)
            raise
        finally:
            connection.close()


def tell(error: BaseException, path: Path) -> None:
    """Raise the StorageFault behind an error of the driver or of Peewee; do nothing when it is our bug."""
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlite_errorcode", None)
    fault = _FAULTS.get(code & 0xFF) if isinstance(code, int) else None
    if fault is None and isinstance(cause, sqlcipher.DatabaseError) and "malformed" in str(cause):
        fault = "clinic_damaged"
    if fault is not None:
        raise StorageFault(fault, path=str(path), reason=str(cause)) from error


def settle(connection: Any, schema: str) -> None:
    """Have a schema write ahead, and keep every commit through a power cut."""
    mode = connection.execute(f"PRAGMA {schema}.journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise StorageFault("setting_refused", setting="journal_mode", value=str(mode))
    put_right(connection, "synchronous", 2, schema)


def put_right(connection: Any, name: str, value: int, schema: str = "") -> None:
    """Set something of a connection, and read back whether it holds."""
    where = f"{schema}.{name}" if schema else name
    connection.execute(f"PRAGMA {where} = {value}")
    found = connection.execute(f"PRAGMA {where}").fetchone()[0]
    if found != value:
        raise StorageFault("setting_refused", setting=name, value=str(found))


def copy_one(connection: Any, schema: str, target: Path, folder: Path, secret: str = "") -> None:
    """Copy one schema to a new file, in one step; the copy of an encrypted one may have another key.

    A copy in portions starts again whenever somebody writes, and may never end.
    """
    target.touch(exist_ok=False)
    copy = dial(target, secret=secret)
    try:
        connection.backup(copy, pages=-1, name=schema)
        # The copy is one plain file: no WAL beside it that could be lost.
        copy.execute("PRAGMA journal_mode = DELETE")
    except sqlcipher.Error as error:
        tell(error, folder)
        raise
    finally:
        copy.close()
