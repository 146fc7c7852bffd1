"""Whose history a change belongs to: the clients that its rows lead to, by way of the columns that name rows.

Written into ``touched`` beside the rows themselves, so that one look-up finds everything that ever happened to a
client, rows that are gone by now among it.
"""

from collections.abc import Mapping

from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.intention import Note, Values
from smpdesk.storage.journal import columns, plain_values
from smpdesk.storage.rows import ClientRow, Versioned
from smpdesk.storage.tables import journalled, parents

Notes = Mapping[tuple[str, int], Note]


def owners(db: SqliteClinic, notes: Notes) -> set[int]:
    """The clients to whom the rows of an intention belong, before or after it."""
    models = journalled()
    known: dict[tuple[str, int], set[int]] = {}
    found: set[int] = set()
    for (table, _row), note in notes.items():
        model = models[table]
        for values in (note.before, note.after):
            if values is not None and note.matters and model is not ClientRow:
                found |= _of(db, notes, known, model, values)
    return found


def _of(
    db: SqliteClinic,
    notes: Notes,
    known: dict[tuple[str, int], set[int]],
    model: type[Versioned],
    values: Values,
) -> set[int]:
    """Clients named by a row itself; failing that, those of the first row it names that leads to one."""
    named = [column for column in parents(model) if values.get(column.column_name) is not None]
    clients = {int(values[column.column_name]) for column in named if column.rel_model is ClientRow}
    if clients:
        return clients
    for column in named:
        key = (column.rel_model.table_name(), int(values[column.column_name]))
        if key not in known:
            known[key] = set()  # a circle of rows leads nowhere
            above = _row(db, notes, column.rel_model, key)
            if above is not None:
                known[key] = _of(db, notes, known, column.rel_model, above)
        if known[key]:
            return known[key]
    return set()


def _row(db: SqliteClinic, notes: Notes, model: type[Versioned], key: tuple[str, int]) -> Values | None:
    note = notes.get(key)
    if note is not None:
        return note.after or note.before
    names = [each.column_name for each in model.all_fields()]
    found = db.plain(model.select(columns(names)).where(model.id == key[1])).fetchone()
    return plain_values(names, found) if found else None
