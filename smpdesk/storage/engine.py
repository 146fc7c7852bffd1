"""SQLite as Peewee's database: with ``files``, all that is peculiar to it.

Two files are one database here: the records, and the pictures attached as schema ``photos``. Each thread
has one connection, whose settings are read back before it is used.
"""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import peewee
from sqlcipher3 import dbapi2 as sqlcipher

from smpdesk.domain.problem import StorageFault
from smpdesk.storage.files import (
    APPLICATION,
    KEYS,
    PHOTOS,
    RECORDS,
    copy_one,
    dial,
    look_at,
    looks_encrypted,
    put_right,
    secret_of,
    settle,
    tell,
    uri,
)
from smpdesk.storage.journal import LINK, Journalled
from smpdesk.storage.prepared import Late

if TYPE_CHECKING:
    from smpdesk.storage.data_key import ClinicKey

#: KiB of cache: the first thread (the window's) reads most.
_WINDOW_CACHE, _LANE_CACHE, _PHOTOS_CACHE = 32 * 1024, 8 * 1024, 4 * 1024
#: Clients of whom each page of a list has some, in clinics of any size that were measured.
_COMMON = 2000
_GLOBALS = {
    "foreign_keys": 1, "trusted_schema": 0, "temp_store": 2, "cell_size_check": 1, "recursive_triggers": 1,
}  # fmt: skip


class _Cursor(sqlcipher.Cursor):  # type: ignore[misc]
    """Rows are read from the file while they are fetched, so its faults may show only then."""

    def fetchone(self) -> Any:
        """The next row, None after the last."""
        try:
            return super().fetchone()
        except sqlcipher.DatabaseError as error:
            tell(error, Path(RECORDS))
            raise

    def fetchmany(self, size: int = 1) -> Any:
        """The next rows."""
        try:
            return super().fetchmany(size)
        except sqlcipher.DatabaseError as error:
            tell(error, Path(RECORDS))
            raise

    def fetchall(self) -> Any:
        """The rows that are left."""
        try:
            return super().fetchall()
        except sqlcipher.DatabaseError as error:
            tell(error, Path(RECORDS))
            raise


class SqliteClinic(Journalled, peewee.SqliteDatabase):
    """The database of one clinic folder. ``wait`` is how many seconds to wait for another writer.

    ``still`` opens a copy that nobody writes (a backup) for reading only, and leaves its bytes as they are.
    ``key`` opens an encrypted one; its key file is judged by whoever has the key.
    """

    engine = "sqlite"
    server_version = sqlcipher.sqlite_version_info
    field_types = {**peewee.SqliteDatabase.field_types, "DATE": "TEXT", "DATETIME": "TEXT", "BOOL": "INTEGER"}

    def __init__(
        self, folder: Path, wait: float = 5.0, still: bool = False, key: "ClinicKey | None" = None
    ) -> None:
        self.folder = folder
        self.key = key
        self._wait = wait
        self._still = still
        self._guard = threading.Lock()
        self._open: dict[int, Any] = {}
        self._window = threading.get_ident()
        super().__init__(str(folder / RECORDS), lock_type="IMMEDIATE", timeout=wait, returning_clause=True)

    def look(self) -> None:
        """Raise the StorageFault that these files deserve before SQLite touches them."""
        if self.key is None and (self.folder / KEYS).exists():
            raise StorageFault("clinic_locked", path=str(self.folder))
        try:
            for name, missing in ((RECORDS, "clinic_missing"), (PHOTOS, "photos_missing")):
                look_at(self.folder / name, APPLICATION[name], missing, secret_of(self.key, name))
        except StorageFault as fault:
            if fault.code == "not_a_clinic" and self.key is None and looks_encrypted(self.folder):
                raise StorageFault("keys_missing", path=str(self.folder)) from fault
            raise

    def _connect(self) -> Any:
        """This thread's connection. Qt drops Python's thread-locals after each job, so it is kept by the
        system's thread number and found again instead of opened once more."""
        thread = threading.get_ident()
        with self._guard:
            known = self._open.get(thread)
        if known is not None:
            if known.in_transaction:
                known.execute("ROLLBACK")
            return known
        connection = self._dial(_WINDOW_CACHE if thread == self._window else _LANE_CACHE)
        with self._guard:
            self._open[thread] = connection
        return connection

    def _dial(self, cache: int) -> Any:
        connection = dial(self.folder / RECORDS, self._wait, self._still, secret_of(self.key, RECORDS))
        try:
            # Always with a key, the empty one of a plain file too: without it the records' key and salt are used.
            photos = (uri(self.folder / PHOTOS, self._still), secret_of(self.key, PHOTOS))
            connection.execute("ATTACH ? AS photos KEY ?", photos)
            for schema, size in (("main", cache), ("photos", _PHOTOS_CACHE)):
                if not self._still:
                    settle(connection, schema)
                put_right(connection, "cache_size", -size, schema)
            for name, value in _GLOBALS.items():
                put_right(connection, name, value)
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]
        except sqlcipher.Error as error:
            connection.close()
            tell(error, self.folder)
            raise
        except StorageFault:
            connection.close()
            raise
        return connection

    def _close(self, conn: Any) -> None:
        with self._guard:
            self._open = {thread: each for thread, each in self._open.items() if each is not conn}
        conn.close()

    def close_all(self) -> None:
        """Close every thread's connection; the last one takes the WAL files with it."""
        self.close()
        with self._guard:
            left = list(self._open.values())
        for each in left:
            self._close(each)

    def connections(self) -> int:
        """How many connections are open."""
        return len(self._open)

    def _execute_cursor(self, sql: str, params: Any, **options: Any) -> Any:
        try:
            return super()._execute_cursor(sql, params, **options)  # type: ignore[misc]
        except peewee.DatabaseError as error:
            tell(error, self.folder)
            raise

    def cursor(self, named_cursor: Any = None) -> Any:  # noqa: ARG002 -- Peewee asks it so
        """A cursor that tells the file's faults from ours."""
        return self.connection().cursor(_Cursor)

    def begin(self, lock_type: str | None = None) -> None:
        """Begin, with the writer's lock taken at once."""
        try:
            super().begin(lock_type)
        except peewee.DatabaseError as error:
            tell(error, self.folder)
            raise

    def commit(self) -> None:
        """Commit, durably: ``synchronous`` is FULL."""
        try:
            super().commit()
        except peewee.DatabaseError as error:
            tell(error, self.folder)
            raise

    def rollback(self) -> None:
        """Roll back, unless SQLite has done so by itself, as it does when a disk is full."""
        if self.connection().in_transaction:
            super().rollback()

    def schema(self) -> int:
        """Number of the last migration carried out, 0 in an empty file."""
        if not self.table_exists("schema_step"):
            return 0
        return int(self.run("SELECT coalesce(max(number), 0) FROM schema_step").fetchone()[0])

    def step(self, statements: Sequence[str], number: int, name: str, at: str) -> None:
        """Carry out one migration and record it, whole or not at all."""
        self.run("PRAGMA foreign_keys = OFF")
        try:
            with self.transaction():
                for each in statements:
                    self.run(each)
                broken = self.broken_links()
                if broken:
                    raise StorageFault("migration_breaks_links", step=number, rows=len(broken))
                self.run("INSERT INTO schema_step (number, name, at) VALUES (?, ?, ?)", (number, name, at))
        finally:
            self.run("PRAGMA foreign_keys = ON")

    def defer_links(self) -> None:
        """Judge the links between rows at the end of this transaction instead of one by one."""
        self.run("PRAGMA defer_foreign_keys = ON")

    def data_version(self) -> int:
        """A number that moves when another connection commits."""
        return int(self.run("PRAGMA main.data_version").fetchone()[0])

    def index_words(self, client: int, words: str) -> None:
        """Put a client's text into the index of trigrams."""
        self.run("INSERT INTO find_words (rowid, words) VALUES (?, ?)", (client, words))

    def unindex_words(self, client: int) -> None:
        """Take a client's text out of the index of trigrams."""
        self.run("DELETE FROM find_words WHERE rowid = ?", (client,))

    def indexed_clients(self) -> set[int]:
        """The clients in the index of trigrams."""
        return {int(client) for (client,) in self.run("SELECT rowid FROM find_words").fetchall()}

    def with_trigrams(self, runs: Sequence[str] | Late) -> peewee.SQL:
        """The clients whose text holds all these runs of three letters, for ``IN``."""
        match = Late(lambda given: _all_of(runs.read(given))) if isinstance(runs, Late) else _all_of(runs)
        return peewee.SQL("(SELECT rowid FROM find_words WHERE find_words MATCH ?)", [match])

    def common(self, runs: Sequence[str]) -> bool:
        """Whether so many clients have all these runs that looking them up takes longer than meeting them."""
        if not runs:
            return True
        some = "SELECT count(*) FROM (SELECT 1 FROM find_words WHERE find_words MATCH ? LIMIT ?)"
        return int(self.run(some, (_all_of(runs), _COMMON)).fetchone()[0]) == _COMMON

    def copy_to(self, records: Path, photos: Path) -> None:
        """Copy both databases in one step each, records first, while others may write."""
        for schema, target, name in (("main", records, RECORDS), ("photos", photos, PHOTOS)):
            copy_one(self.connection(), schema, target, self.folder, secret_of(self.key, name))

    def pour_from(self, records: Path, photos: Path, key: "ClinicKey | None" = None) -> None:
        """Take over the content of two still files, while other programs may have this clinic open.

        ``key`` is theirs, and may be an earlier one of this clinic. Plain files and encrypted ones do not mix.

        Pictures are added, none is taken away; then the records are replaced in one transaction. Broken
        off at any point, the clinic is as it was, or as it shall be.
        """
        self.run("ATTACH ? AS source KEY ?", (uri(photos, still=True), secret_of(key, PHOTOS)))
        try:
            with self.transaction():
                self.run("INSERT OR IGNORE INTO photos.picture SELECT sha256, body FROM source.picture")
        finally:
            self.run("DETACH source")
        copy = dial(records, still=True, secret=secret_of(key, RECORDS))
        try:
            copy.backup(self.connection(), pages=-1)
        except sqlcipher.Error as error:
            tell(error, self.folder)
            raise
        finally:
            copy.close()

    def integrity(self, quick: bool = False) -> list[str]:
        """What SQLite finds wrong with the pages and indexes of both files; empty when all is well."""
        how = "quick_check" if quick else "integrity_check"
        found = []
        for schema in ("main", "photos"):
            try:
                lines = [str(line) for (line,) in self.run(f"PRAGMA {schema}.{how}").fetchall()]
            except StorageFault as fault:
                lines = [str(fault.facts.get("reason", fault.code))]
            found += [line for line in lines if line != "ok"]
        return found

    def broken_links(self) -> list[tuple[str, int]]:
        """Table and id of rows that name a row that is not there."""
        found = self.run("PRAGMA foreign_key_check").fetchall()
        return [(str(table), int(row or 0)) for table, row, *_ in found]

    def rule_of(self, error: peewee.IntegrityError) -> str:
        """Name of the rule that a write broke, as PostgreSQL would give it; empty when it has none."""
        text = str(getattr(error, "orig", error))
        if text.startswith("UNIQUE constraint failed: "):
            return text.removeprefix("UNIQUE constraint failed: ").split(",")[0].replace(".", "_")
        if text == "FOREIGN KEY constraint failed":
            return LINK
        return text.removeprefix("CHECK constraint failed: ")


def _all_of(runs: Sequence[str]) -> str:
    """Runs of letters as FTS5 asks for all of them."""
    return " AND ".join('"' + run.replace('"', '""') + '"' for run in runs)
