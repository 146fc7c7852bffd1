"""Queries whose text Peewee builds once: at each key that is pressed, building it took longer than answering it."""

from collections.abc import Callable
from typing import Any

import peewee


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

    def values(self, given: Any) -> list[object]:
        """The values in the order of the text's marks."""
        return [each.read(given) if isinstance(each, Late) else each for each in self._values]


class Cabinet:
    """Prepared queries by their shape: each is built when it is first wanted."""

    _MOST = 200  # shapes that people type are a dozen; nobody shall fill the memory with others

    def __init__(self) -> None:
        self._known: dict[object, Prepared] = {}

    def get(self, shape: object, db: peewee.Database, make: Callable[[], peewee.Query]) -> Prepared:
        """The query of a shape."""
        found = self._known.get(shape)
        if found is None:
            if len(self._known) >= self._MOST:
                self._known.clear()
            found = self._known[shape] = Prepared(db, make())
        return found
