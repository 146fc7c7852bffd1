"""Queries whose text Peewee builds once: at each key that is pressed, building it took longer than answering it."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, ClassVar, TypeVar

import peewee

R = TypeVar("R")
#: Fields whose values come from the driver as they are: columns are strict.
_AS_THEY_ARE = frozenset({peewee.AutoField, peewee.IntegerField, peewee.TextField, peewee.ForeignKeyField})


class Late:
    """A value that is only known when the query is run: read from what the query is given then."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self.read = read


def late(read: Callable[[Any], object]) -> peewee.Value:
    """Such a value, as a part of a Peewee query."""
    return peewee.Value(Late(read), converter=False)


class Prepared:
    """The text of a query for one engine, with the values it has and those it will be given."""

    def __init__(self, db: peewee.Database, query: peewee.Query) -> None:
        self.sql, self._values = db.get_sql_context().sql(query).query()
        self._columns = getattr(query, "selected_columns", ())

    def values(self, given: Any) -> list[object]:
        """The values in the order of the text's marks."""
        return [each.read(given) if isinstance(each, Late) else each for each in self._values]

    def records(self, rows: list[Any], record: Callable[..., R]) -> Iterator[R]:
        """Rows of a query that selects columns alone, as records."""
        names, changed = self._reading
        for row in rows:
            values = dict(zip(names, row, strict=True))
            for name, convert in changed:
                values[name] = convert(values[name])
            yield record(**values)

    @cached_property
    def _reading(self) -> tuple[list[str], list[tuple[str, Callable[[Any], Any]]]]:
        """The fields' names, and how the values of some become Python's."""
        changed = [each for each in self._columns if type(each) not in _AS_THEY_ARE]
        return [each.name for each in self._columns], [(each.name, each.python_value) for each in changed]


class Cabinet:
    """Prepared queries by their shape: each is built when it is first wanted.

    Those of one ``owner`` (None: the journal) are the same whatever clinic is asked, as long as the engine is.
    """

    _MOST = 200  # shapes that people type are a dozen; nobody shall fill the memory with others
    _cabinets: ClassVar[dict[object, dict[object, Prepared]]] = {}

    def __init__(self, owner: object = None) -> None:
        self._known = self._cabinets.setdefault(owner, {})

    def get(self, shape: object, db: peewee.Database, make: Callable[[], peewee.Query]) -> Prepared:
        """The query of a shape."""
        key = type(db), shape
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= self._MOST:
                self._known.clear()
            found = self._known[key] = Prepared(db, make())
        return found
