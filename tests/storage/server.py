"""A PostgreSQL of our own for tests: what a clinic with several desks will grow into."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee

from smpdesk.storage.journal import Journalled

_QUICK = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def programs() -> Path | None:
    """Where PostgreSQL's own programs lie, None where there is no server."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    return next(iter(folders), Path(found).parent if found else None)


@contextmanager
def cluster() -> Iterator[Path]:
    """A running server that listens on a socket in the folder yielded; gone afterwards."""
    bin_folder = programs()
    assert bin_folder is not None
    # A socket's path must be short, so this does not lie in pytest's own folder.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = "nobody" if os.name == "posix" and os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)

    def call(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(bin_folder / program), "-D", str(folder / "data"), *arguments],
            check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=user,
        )  # fmt: skip

    try:
        call("initdb", "--auth=trust", "--no-sync", "--locale=C.UTF-8", "--username=desk")
        call("pg_ctl", "-w", "-o", f"-k {folder} {_QUICK}", "start")
        yield folder
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            call("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


class ServerClinic(Journalled, peewee.PostgresqlDatabase):
    """A clinic on a server: as much of an engine as the parts and the journal ask for."""

    engine = "postgres"
    folder = Path("server")

    def begin(self, *arguments: Any, **options: Any) -> None:
        """One writer at a time, from the start: no deadlocks, and the head of the chain stands still."""
        super().begin(*arguments, **options)
        self.run("SELECT pg_advisory_xact_lock(1)")

    def schema(self) -> int:
        """Number of the last migration carried out."""
        if not self.table_exists("schema_step"):
            return 0
        return int(self.run("SELECT coalesce(max(number), 0) FROM schema_step").fetchone()[0])

    def step(self, statements: Sequence[str], number: int, name: str, at: str) -> None:
        """Carry out one migration and record it."""
        with self.transaction():
            for each in statements:
                self.run(each)
            self.run("INSERT INTO schema_step (number, name, at) VALUES (%s, %s, %s)", (number, name, at))

    def rule_of(self, error: peewee.IntegrityError) -> str:
        """Name of the rule that a write broke."""
        return str(error.orig.diag.constraint_name or "")  # type: ignore[attr-defined]

    def defer_links(self) -> None:
        """Judge the links between rows at the end of this transaction; the rules of the book at once."""
        self.run("SET CONSTRAINTS ALL DEFERRED")
        self.run("SET CONSTRAINTS client_taken, technician_taken, room_taken IMMEDIATE")

    def data_version(self) -> int:
        """Nothing is asked of it here."""
        return 0

    def index_words(self, client: int, words: str) -> None:
        """The index of trigrams keeps itself."""

    def unindex_words(self, client: int) -> None:
        """The index of trigrams keeps itself."""

    def common(self, runs: Sequence[str]) -> bool:
        """The server's planner finds out by itself."""
        return True

    def with_trigrams(self, runs: Sequence[str]) -> peewee.SQL:
        """Left to the index of trigrams behind LIKE."""
        return peewee.SQL("(SELECT client FROM find)")
