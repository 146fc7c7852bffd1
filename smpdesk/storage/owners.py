"""Whose history a change belongs to: the clients that its rows lead to, by way of the columns that name rows.

Written into ``touched`` beside the rows themselves, so that one look-up finds everything that ever happened to a
client, rows that are gone by now among it.
"""

from collections.abc import Callable, Mapping

from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.intention import Note, Values
from smpdesk.storage.rows import ClientRow
from smpdesk.storage.tables import journalled, parents

Notes = Mapping[tuple[str, int], Note]


class Owners:
    """Follows rows to clients; ``look`` gives the columns of a row by table and id, None when nobody knows."""

    def __init__(self, look: Callable[[str, int], Values | None]) -> None:
        self._look = look
        self._known: dict[tuple[str, int], set[int]] = {}

    def of(self, table: str, values: Values) -> set[int]:
        """Clients named by a row itself; failing that, those of the first row it names that leads to one."""
        if table == ClientRow.table_name():
            return {int(values["id"])}
        model = journalled().get(table)
        named = [each for each in parents(model) if values.get(each.column_name) is not None] if model else []
        clients = {int(values[each.column_name]) for each in named if each.rel_model is ClientRow}
        if clients:
            return clients
        for column in named:
            found = self._above(column.rel_model.table_name(), int(values[column.column_name]))
            if found:
                return found
        return set()

    def _above(self, table: str, row: int) -> set[int]:
        if (table, row) not in self._known:
            self._known[table, row] = set()  # a circle of rows leads nowhere
            values = self._look(table, row)
            self._known[table, row] = self.of(table, values) if values is not None else set()
        return self._known[table, row]


def owners(db: SqliteClinic, notes: Notes) -> set[int]:
    """The clients to whom the rows of an intention belong, before or after it."""
    ways = Owners(lambda table, row: _row(db, notes, table, row))
    found: set[int] = set()
    for (table, _row_id), note in notes.items():
        for values in (note.before, note.after) if note.matters else ():
            if values is not None:
                found |= ways.of(table, values)
    return found


def _row(db: SqliteClinic, notes: Notes, table: str, row: int) -> Values | None:
    note = notes.get((table, row))
    if note is not None:
        return note.after or note.before
    return db.row_now(journalled()[table], row)
