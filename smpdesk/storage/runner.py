"""Migrations: carried out in order, each whole or not at all.

A new clinic is the migrations run; there is no second way to make the tables.
"""

from collections.abc import Sequence
from typing import Protocol

from smpdesk.domain.problem import StorageFault
from smpdesk.storage.migrations.step import Step


class Migrating(Protocol):
    """What the runner needs of an engine."""

    engine: str

    def run(self, sql: str, values: Sequence[object] = ()) -> object:
        """Run a statement that the journal does not see."""

    def schema(self) -> int:
        """Number of the last step carried out, 0 in an empty file."""

    def step(self, statements: Sequence[str], number: int, name: str, at: str) -> None:
        """Carry out one step and record it, in one transaction, foreign keys checked before commit."""


def ordered(steps: Sequence[Step]) -> None:
    """Refuse a program that lost its migrations: none known, or a gap in their numbers."""
    numbers = [each.number for each in steps]
    if not numbers:
        raise RuntimeError("this program knows no migrations: it was built without them")
    if numbers != list(range(1, len(numbers) + 1)):
        raise RuntimeError(f"migrations are not numbered 1, 2, 3 ...: {numbers}")


def pending(db: Migrating, steps: Sequence[Step]) -> list[Step]:
    """The steps that a file still needs; a file of a newer program is refused and left as it is."""
    ordered(steps)
    done = db.schema()
    if done > len(steps):
        raise StorageFault("clinic_newer", file=done, program=len(steps))
    return list(steps[done:])


def upgrade(db: Migrating, steps: Sequence[Step], at: str) -> int:
    """Carry out what is missing and return how many steps that were; ``at`` is UTC text.

    A step that fails changes nothing, and its error is raised as it is.
    """
    missing = pending(db, steps)
    for each in missing:
        db.step(each.statements(db.engine), each.number, each.name, at)
    return len(missing)
