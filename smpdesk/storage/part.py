"""What the parts of a store share: reading rows straight into records, adding and saving records."""

import dataclasses
import json
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, TypeVar

from smpdesk.domain.problem import Problem, Stale, problem
from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.prepared import Cabinet, late
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import ImageRow, TouchedRow

R = TypeVar("R")
#: More ids than these are asked for with a query of their own.
_MOST_IDS = 512


class Part:
    """One area of the clinic's data. Reads work on any thread; writes inside ``store.transaction``."""

    def __init__(self, db: SqliteClinic) -> None:
        self._db = db
        self._queries = Cabinet(type(self))

    def _all(self, query: Any, record: Callable[..., R]) -> list[R]:
        """Every row of a select as a record.

        The iterator, not ``list(query)``: that asks for a length first, and hides a TypeError behind it.
        """
        return list(query.objects(record).iterator(self._db))

    def _first(self, query: Any, record: Callable[..., R]) -> R | None:
        """The first row of a select as a record, None without one."""
        found = self._all(query.limit(1), record)
        return found[0] if found else None

    def _by_id(self, model: type[Versioned], key: int, record: Callable[..., R]) -> R:
        """The row with an id; KeyError when there is none, for ids come from the store."""

        found = self._known(model, lambda: _of_id(model), record, key)
        if not found:
            raise KeyError(f"{model.table_name()} {key}")
        return found[0]

    def _known(
        self, shape: object, make: Callable[[], Any], record: Callable[..., R], given: object = None
    ) -> list[R]:
        """As `_all`, for a select of columns that is asked for often: ``make`` builds it once for its shape, with
        ``late`` values where it depends on what is ``given``."""
        query = self._queries.get(shape, self._db, make)
        rows = self._db.run(query.sql, query.values(given)).fetchall()
        return list(query.records(rows, record))

    def _among(
        self, query: Callable[[], Any], column: Any, keys: Sequence[int], record: Callable[..., R]
    ) -> list[R]:
        """Those of a query of whom a column is one of several ids. Made for a few lengths only: the last id is said
        again until they are as many."""
        if not 0 < len(keys) <= _MOST_IDS:
            return self._all(query().where(column.in_(list(keys))), record)
        size = 1 << (len(keys) - 1).bit_length()
        given = [*keys, *[keys[-1]] * (size - len(keys))]

        def make() -> Any:
            return query().where(column.in_([late(itemgetter(at)) for at in range(size)]))

        return self._known((query, column.name, size), make, record, given)

    def _count(self, query: Any) -> int:
        return int(query.count(self._db))

    def _add(self, model: type[Versioned], draft: R) -> R:
        """Write a draft; the record with its id and version 1."""
        key = self._db.add(model, {**_values(model, draft), "version": 1})
        return _with(draft, id=key, version=1)

    def _save(self, model: type[Versioned], record: R) -> R:
        """Write a changed record; unchanged it stays as it is. Stale when its version is not the row's."""
        key, version = _at(record)
        found: list[dict[str, Any]] = self._known(model, lambda: _of_id(model), dict, key)
        if not found:
            raise Stale([problem("gone_meanwhile")])
        known = found[0]
        values = _values(model, record)
        if known["version"] != version:
            raise Stale(_differences(values, known, self._changed_since(model.table_name(), key, version)))
        different = {name: value for name, value in values.items() if known[name] != value}
        if not different:
            return record
        self._db.change(model, key, different)
        return _with(record, version=version + 1)

    def _changed_since(self, table: str, key: int, version: int) -> set[str]:
        """Fields of a row that the journal saw change after a version."""
        query = (
            ImageRow.select(ImageRow.body)
            .join(TouchedRow, on=(TouchedRow.change == ImageRow.change))
            .where(TouchedRow.tbl == table, TouchedRow.row == key, ImageRow.body.is_null(False))
        )
        found: set[str] = set()
        for (body,) in self._db.plain(query).fetchall():
            for tbl, row, before, after in json.loads(body):
                if (tbl, row) == (table, key) and before and after and before["version"] >= version:
                    found |= before.keys()
        return found


def _of_id(model: type[Versioned]) -> Any:
    return model.select().where(model.id == late(_itself))


def _itself(given: Any) -> object:
    return given


def _values(model: type[Versioned], record: Any) -> dict[str, Any]:
    names = [each.name for each in model.all_fields() if each.name not in ("id", "version")]
    return {name: getattr(record, name) for name in names}


def _with(record: R, **fields: int) -> R:
    return dataclasses.replace(record, **fields)  # type: ignore[type-var]


def _at(record: Any) -> tuple[int, int]:
    return record.id, record.version


def _differences(values: dict[str, Any], known: dict[str, Any], theirs: set[str]) -> list[Problem]:
    """A problem for each field that somebody else changed (as far as the journal knows) and that differs."""
    names = [name for name, value in values.items() if known[name] != value]
    names = [name for name in names if name in theirs] or names
    return [problem("changed_meanwhile", name, now=known[name]) for name in names] or [
        problem("saved_meanwhile")
    ]
