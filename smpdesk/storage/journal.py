# ruff: noqa: SLF001 -- Peewee keeps the inside of its queries private, and only this module looks there.
"""The one place that every write passes: ``Database.execute``, overridden, and ``add`` for new rows beside it.

It refuses writes outside an intention, and notes what each row was before and is after. Only
``run`` and ``plain`` go past it: for migrations, the journal's own rows, and what is derived from noted ones.
"""

import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import peewee

from smpdesk.domain.problem import refuse
from smpdesk.storage.intention import Intention, Values
from smpdesk.storage.prepared import Cabinet, late
from smpdesk.storage.row import NOTED, ONCE, Row, Versioned

if TYPE_CHECKING:
    from smpdesk.storage.data_key import ClinicKey

_WRITING = frozenset(
    ("insert", "update", "delete", "replace", "truncate", "alter", "create", "drop", "with", "savepoint",
     "release", "merge", "copy", "attach", "detach", "vacuum", "reindex")
)  # fmt: skip


#: Rules of the database that people can break: the code each is told by, and the field it belongs beside.
RULES = {
    "client_taken": ("client_taken", "client"),
    "technician_taken": ("technician_taken", "technician"),
    "room_taken": ("room_taken", "room"),
    "ends_before_start": ("ends_before_start", "ends"),
    "visit_too_long": ("visit_too_long", "ends"),
    "client_number": ("client_number_taken", "number"),
    "session_appointment": ("session_begun_already", "appointment"),
    "discomfort_out_of_range": ("discomfort_out_of_range", "discomfort"),
    "zone_discomfort_out_of_range": ("discomfort_out_of_range", "zones"),
}


#: What the name of a rule ends with that keeps rows from naming others that are not there.
LINK = "_fkey"


class OutsideTransaction(RuntimeError):
    """A write without ``store.transaction(...)`` on this thread: a fault of the program."""


class UnseenWrite(RuntimeError):
    """A kind of write of which the journal could not tell what it changes: a fault of the program."""


class Replay:
    """The cursor handed back for a write: the columns that were asked for, of rows already read."""

    def __init__(self, rows: Sequence[tuple[Any, ...]], names: Sequence[str], lastrowid: Any) -> None:
        self.rowcount = len(rows)
        self.description = [(name, None, None, None, None, None, None) for name in names]
        self.lastrowid = lastrowid
        self._rows: Iterator[tuple[Any, ...]] = iter(rows)

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row, None after the last."""
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The rows that are left."""
        return list(self._rows)

    def close(self) -> None:
        """Nothing is held open."""


class Journalled(peewee.Database):
    """Mixed into an engine's database class: every write is noted, or refused.

    ``key``: of an encrypted clinic; the chain is keyed from then on.
    """

    key: "ClinicKey | None" = None

    def __init__(self, *args: Any, **options: Any) -> None:
        self._now = threading.local()
        self.queries = Cabinet()
        super().__init__(*args, **options)

    @property
    def intention(self) -> Intention | None:
        """What is being done on this thread, if anything."""
        return getattr(self._now, "intention", None)

    @intention.setter
    def intention(self, value: Intention | None) -> None:
        self._now.intention = value

    def run(self, sql: str, values: Sequence[object] = ()) -> Any:
        """Run a statement past the journal: for migrations, pragmas and derived tables only."""
        return self._execute_cursor(sql, values)  # type: ignore[attr-defined]

    def plain(self, query: peewee.Query) -> Any:
        """Run a Peewee query past the journal: for the store's own tables and bytes written once."""
        sql, values = self.get_sql_context().sql(query).query()
        return self.run(sql, values)

    def row_now(self, model: type[Versioned], key: int) -> Values | None:
        """A row as an image keeps it, None when there is none. The text is built once: it is asked for often."""
        names = [each.column_name for each in model.all_fields()]

        def make() -> Any:
            return model.select(columns(names)).where(model.id == late(_itself))

        query = self.queries.get((model, "now"), self, make)
        found = self.run(query.sql, query.values(key)).fetchone()
        return plain_values(names, found) if found is not None else None

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Peewee's way to run SQL as text: reading only."""
        word = sql.lstrip(" (\n\t").split(None, 1)[0].lower() if sql.strip() else ""
        if word in _WRITING:
            raise UnseenWrite(f"{word} as text goes past the journal")
        return self._execute_cursor(sql, params)  # type: ignore[attr-defined]

    def execute(self, query: peewee.Query, **options: Any) -> Any:
        """Every Peewee query passes here; those that write are noted."""
        if not isinstance(query, peewee.Insert | peewee.Update | peewee.Delete):
            return super().execute(query, **options)
        intention = self.intention
        if intention is None:
            raise OutsideTransaction("writes need store.transaction(name, actor)")
        model = _noted_model(query)
        if model.keeping == ONCE:
            return self._once(query)
        return self._noted(intention, query, model)

    def add(self, model: type[Row], values: Mapping[str, Any]) -> int:
        """Write one new row and note it: all its fields but the id, which is answered. Its text is built once."""
        intention = self.intention
        if intention is None:
            raise OutsideTransaction("writes need store.transaction(name, actor)")
        if model.keeping != NOTED:
            raise UnseenWrite(f"rows of {model.table_name()} are not added like this")
        fields = {each.name: each for each in model.all_fields() if each.name in values}
        names = [each.column_name for each in model.all_fields()]

        def make() -> Any:
            query: Any = model.insert({name: late(itemgetter(name)) for name in fields})
            query._returning = (columns(names),)
            return query

        query = self.queries.get((model, tuple(fields)), self, make)
        given = {name: field.db_value(values[name]) for name, field in fields.items()}
        (row,) = self._ruled(query.sql, query.values(given)).fetchall()
        added = plain_values(names, row)
        intention.note(model.table_name(), added["id"], None, added)
        return int(added["id"])

    def change(self, model: type[Versioned], key: int, different: Mapping[str, Any]) -> None:
        """Write some fields of one row and note it; its version goes up by one. Its text is built once."""
        intention = self.intention
        if intention is None:
            raise OutsideTransaction("writes need store.transaction(name, actor)")
        if model.keeping != NOTED:
            raise UnseenWrite(f"rows of {model.table_name()} are not changed like this")
        fields = {each.name: each for each in model.all_fields() if each.name in different}
        names = [each.column_name for each in model.all_fields()]

        def make() -> Any:
            wanted = {name: late(itemgetter(name)) for name in fields}
            query: Any = model.update({**wanted, "version": model.version + 1})
            query = query.where(model.id == late(itemgetter("id")))
            query._returning = (columns(names),)
            return query

        before = self.row_now(model, key)
        query = self.queries.get((model, "change", tuple(fields)), self, make)
        given = {name: field.db_value(different[name]) for name, field in fields.items()}
        rows = self._ruled(query.sql, query.values({**given, "id": key})).fetchall()
        for row in rows:
            intention.note(model.table_name(), key, before, plain_values(names, row))

    def _once(self, query: Any) -> Any:
        if not isinstance(query, peewee.Insert):
            raise UnseenWrite("bytes are written once")
        return self.plain(query)

    def _noted(self, intention: Intention, query: Any, model: type[Row]) -> Replay:
        fields = model.all_fields()
        names = [each.column_name for each in fields]
        table = model.table_name()
        run = query.clone()
        before: dict[int, Values] = {}
        if isinstance(query, peewee.Update):
            before = self._before(query, model, names)
            _raise_version(run, model)
        run._returning = (columns(names),)
        cursor = self._ruled(*self.get_sql_context().sql(run).query())
        rows = [tuple(row) for row in cursor.fetchall()]
        for row in rows:
            values = plain_values(names, row)
            if isinstance(query, peewee.Delete):
                intention.note(table, values["id"], values, None)
            else:
                intention.note(table, values["id"], before.get(values["id"]), values)
        return _replay(query, fields, rows, cursor)

    def _ruled(self, sql: str, values: Sequence[object]) -> Any:
        """Run a write; a rule that the database holds against it becomes a Refusal."""
        try:
            return self.run(sql, values)
        except peewee.IntegrityError as error:
            rule = self.rule_of(error)
            if rule in RULES:
                raise refuse(*RULES[rule]) from error
            if rule.endswith(LINK):
                raise refuse("link_gone") from error
            raise

    def rule_of(self, error: peewee.IntegrityError) -> str:
        """Name of the rule that a write broke; empty when it has none. Each engine says it its own way."""
        raise NotImplementedError

    def _before(self, query: Any, model: type[Row], names: Sequence[str]) -> dict[int, Values]:
        select = model.select(columns(names))
        if query._where is not None:
            select = select.where(query._where)
        if self.for_update:
            select = select.for_update()
        found = [plain_values(names, row) for row in self.plain(select).fetchall()]
        return {values["id"]: values for values in found}


def _itself(given: Any) -> object:
    return given


def columns(names: Sequence[str]) -> peewee.SQL:
    """All columns as text: that Peewee writes them one by one takes a third of a write's time."""
    return peewee.SQL(", ".join(f'"{name}"' for name in names))


def _noted_model(query: Any) -> type[Row]:
    model: type[Row] = query.model
    if model.keeping not in (NOTED, ONCE):
        raise UnseenWrite(f"{model.table_name()} is kept by the store itself")
    if getattr(query, "_on_conflict", None) is not None:
        raise UnseenWrite("upsert, replace and ignore do not say what they changed")
    if getattr(query, "_from", None) or query._limit is not None or query._cte_list:
        raise UnseenWrite("UPDATE FROM, LIMIT and WITH do not say which rows they change")
    return model


def _raise_version(query: Any, model: Any) -> None:
    columns = {key if isinstance(key, str) else key.name for key in query._update}
    if "id" in columns:
        raise UnseenWrite("ids never change")
    if "version" not in columns:
        query._update = {**query._update, model.version: model.version + 1}


def plain_values(names: Sequence[str], row: Sequence[Any]) -> Values:
    """A row as an image keeps it: the values that both engines would have in JSON."""
    return dict(zip(names, map(_plain, row), strict=True))


def _plain(value: Any) -> Any:
    """A column's value as both engines would have it in JSON."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float | bytes | memoryview | Mapping):
        raise UnseenWrite(f"{type(value).__name__} has no place in an image")
    return value


def _replay(query: Any, fields: Sequence[Any], rows: Sequence[tuple[Any, ...]], cursor: Any) -> Replay:
    wanted = list(query._returning or ())
    places = [fields.index(each) for each in wanted]
    names = [each.column_name for each in wanted]
    return Replay([tuple(row[i] for i in places) for row in rows], names, getattr(cursor, "lastrowid", None))
