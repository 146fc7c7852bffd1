"""Taking one change back, field by field, however long ago, unless something later stands on it.

Only the fields that the change touched go back; what was done to the same rows since stays. Everything is taken
out first and then put in, with links judged at the end, so that no order is wrong: swapped numbers, rows given to
another client, parents that come back with their children. Versions go up, never back: with an old number a stale
editor would believe that nothing happened. Bytes written once (papers, pictures) are not touched.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from smpdesk.domain.problem import Problem, Refusal, problem, refuse
from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.intention import Values
from smpdesk.storage.journal import columns, plain_values
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import ChangeRow, ImageRow, TouchedRow
from smpdesk.storage.tables import children, journalled, parents

#: Reasons told at once; an import that cannot be taken back may have thousands.
_ENOUGH = 20
#: What is written once and never taken back, and the reason told: the name and the reason of whoever passed a gate,
#: and what a client said about the treatment and about photographs. A later word stands beside it.
_FOR_EVER = {
    "gate_pass": "gate_pass_stays",
    "consent": "consent_stays",
    "photo_permission": "consent_stays",
}
_BATCH = 400
#: As many rows of a table are sooner asked for one by one, with a text that is there, than together with a new one.
_FEW = 20


@dataclass(frozen=True)
class Line:
    """One row of a change: as the change left it, as it is now, and as it is wanted; None: not there."""

    model: type[Versioned]
    row: int
    after: Values | None
    now: Values | None
    wanted: Values | None

    @property
    def table(self) -> str:
        """The table's name."""
        return self.model.table_name()


def undoable(db: SqliteClinic, change: int) -> list[Problem]:
    """Why a change cannot be taken back, empty when it can as far as can be told without trying.

    Codes: undone_already, undo_erased, undo_too_old, gate_pass_stays, consent_stays; changed_since (fact ``field``),
    gone_since, stands_on_it, stood_on_gone with the facts ``table`` and ``row`` concerned and, where the journal
    knows it, ``later``: the id of the last later change that made it so.
    """
    try:
        lines = plan(db, change)
    except Refusal as refusal:
        return list(refusal.problems)
    return _clashes(db, change, lines) or _broken(db, change, lines)


def carry_out(db: SqliteClinic, change: int) -> None:
    """Take a change back, inside a transaction. Refusal as :func:`undoable`, or with a rule of the database
    (``room_taken`` ...) when the time or number was given away since."""
    lines = plan(db, change)
    found = _clashes(db, change, lines) or _broken(db, change, lines)
    if found:
        raise Refusal(found)
    db.defer_links()
    for model in dict.fromkeys(line.model for line in lines):
        ours = [line for line in lines if line.model is model]
        for batch in _batches([line.row for line in ours if line.now is not None]):
            model.delete().where(model.id.in_(batch)).execute(db)
    for model in dict.fromkeys(line.model for line in lines):
        _put_in(db, model, [line.wanted for line in lines if line.model is model and line.wanted is not None])
    _refuse_debt(db, lines)


def _refuse_debt(db: SqliteClinic, lines: Sequence[Line]) -> None:
    """Taking back what came into a lot must not leave it with less than nothing."""
    moves = [line for line in lines if line.table == "stock_move"]
    if moves:
        from smpdesk.storage.stock import below_nothing

        lots = {
            int(values["lot"]) for line in moves for values in (line.now, line.wanted) if values is not None
        }
        short = below_nothing(db, lots)
        if short:
            raise refuse("undo_below_zero", lots=short)


def plan(db: SqliteClinic, change: int) -> list[Line]:
    """The rows that a change touched, each with what shall become of it. Refusal undone_already,
    undo_erased, undo_too_old (tables or columns have gone since), gate_pass_stays, consent_stays."""
    later = ChangeRow.select(ChangeRow.id).where(ChangeRow.undoes == change, ChangeRow.id > change)
    if db.plain(later.limit(1)).fetchone():
        raise refuse("undone_already")
    images = _images(db, change)
    for table, _row, before, _after in images:
        if table in _FOR_EVER and before is None:
            raise refuse(_FOR_EVER[table])
    models = journalled()
    keys: dict[str, list[int]] = {}
    for table, row, before, after in images:
        known = {each.column_name for each in models[table].all_fields()} if table in models else set()
        if not (before or {}).keys() | (after or {}).keys() <= known:
            raise refuse("undo_too_old")
        keys.setdefault(table, []).append(row)
    now = {
        (table, row): values for table, rows in keys.items() for row, values in _now(db, models[table], rows)
    }
    return [
        Line(models[table], row, after, now.get((table, row)), _wanted(now.get((table, row)), before, after))
        for table, row, before, after in images
    ]


def _wanted(now: Values | None, before: Values | None, after: Values | None) -> Values | None:
    if before is None:
        return None
    base = before if after is None else {**(now or {}), **before}
    return {**base, "version": max(base["version"], (now or base)["version"]) + 1}


def _images(db: SqliteClinic, change: int) -> list[tuple[str, int, Values | None, Values | None]]:
    found = db.plain(ImageRow.select(ImageRow.body).where(ImageRow.change == change)).fetchone()
    if found is None or found[0] is None:
        raise refuse("undo_erased")
    return [tuple(image) for image in json.loads(found[0])]


def _now(db: SqliteClinic, model: type[Versioned], rows: Sequence[int]) -> Iterable[tuple[int, Values]]:
    if len(rows) <= _FEW:
        there = ((row, db.row_now(model, row)) for row in rows)
        yield from ((row, values) for row, values in there if values is not None)
        return
    names = [each.column_name for each in model.all_fields()]
    for batch in _batches(rows):
        for found in db.plain(model.select(columns(names)).where(model.id.in_(batch))).fetchall():
            values = plain_values(names, found)
            yield values["id"], values


def _put_in(db: SqliteClinic, model: type[Versioned], wanted: Sequence[Values]) -> None:
    """Insert rows in batches of like columns: an image from before a column existed leaves it to its default."""
    fields = {each.column_name: each for each in model.all_fields()}
    alike: dict[tuple[str, ...], list[dict[Any, Any]]] = {}
    for values in wanted:
        row = {fields[name]: fields[name].python_value(value) for name, value in values.items()}
        alike.setdefault(tuple(values), []).append(row)
    for rows in alike.values():
        for batch in _batches(rows):
            model.insert_many(batch).execute(db)


def _clashes(db: SqliteClinic, change: int, lines: Sequence[Line]) -> list[Problem]:
    """Rows that are no longer as the change left them."""
    found: list[Problem] = []
    for line in lines:
        if line.after is None:
            if line.now is not None:
                found.append(_told(db, change, "changed_since", line, ""))
            continue
        if line.now is None:
            found.append(_told(db, change, "gone_since", line, ""))
            continue
        for name, value in line.after.items():
            if name != "version" and line.now[name] != value:
                found.append(_told(db, change, "changed_since", line, name))
        if len(found) >= _ENOUGH:
            break
    return found


def _told(db: SqliteClinic, change: int, code: str, line: Line, field: str) -> Problem:
    later = _left_by(db, change, line.table, line.row, field)
    facts: dict[str, object] = {"table": line.table, "row": line.row, "later": later}
    return Problem(code=code, field=field, facts=facts)


def _broken(db: SqliteClinic, change: int, lines: Sequence[Line]) -> list[Problem]:
    """Rows that would be left without the row they name: either side of the plan's edge."""
    planned = {(line.model, line.row): line for line in lines}
    return [
        *_orphans(db, change, lines, planned),
        *_strays(db, change, lines, planned),
    ][:_ENOUGH]


def _orphans(
    db: SqliteClinic, change: int, lines: Sequence[Line], planned: dict[tuple[type[Versioned], int], Line]
) -> Iterable[Problem]:
    """Rows outside the plan that name a row that is to go."""
    for model in dict.fromkeys(line.model for line in lines):
        going = [line.row for line in lines if line.model is model and line.wanted is None]
        for child, column in children(model):
            for batch in _batches(going):
                rows = db.plain(child.select(child.id).where(column.in_(batch)).limit(_ENOUGH + len(planned)))
                for (row,) in rows.fetchall():
                    if (child, row) not in planned:
                        later = _left_by(db, change, child.table_name(), row, column.column_name)
                        yield problem("stands_on_it", table=child.table_name(), row=row, later=later)


def _strays(
    db: SqliteClinic, change: int, lines: Sequence[Line], planned: dict[tuple[type[Versioned], int], Line]
) -> Iterable[Problem]:
    """Rows that would come back, or name again, a row that has gone."""
    named: dict[type[Versioned], set[int]] = {}
    for line in lines:
        for column in parents(line.model):
            value = (line.wanted or {}).get(column.column_name)
            if value is not None:
                named.setdefault(column.rel_model, set()).add(value)
    for model, rows in named.items():
        inside = {row for row in rows if (model, row) in planned and planned[model, row].wanted is not None}
        outside = sorted(row for row in rows if (model, row) not in planned)
        there = {row for row, _values in _now(db, model, outside)}
        for row in sorted(rows - inside - there):
            later = _left_by(db, change, model.table_name(), row, "")
            yield problem("stood_on_gone", table=model.table_name(), row=row, later=later)


def _left_by(db: SqliteClinic, change: int, table: str, row: int, field: str) -> int | None:
    """The last later change that left a field of a row (or the row, added or taken out) as it is."""
    query = (
        ImageRow.select(ImageRow.change, ImageRow.body)
        .join(TouchedRow, on=(TouchedRow.change == ImageRow.change))
        .where(TouchedRow.tbl == table, TouchedRow.row == row, TouchedRow.change > change)
        .order_by(TouchedRow.change.desc())
    )
    for later, body in db.plain(query).fetchall():
        for tbl, key, before, after in json.loads(body or "[]"):
            if (tbl, key) == (table, row) and (before is None or after is None or field in after):
                return int(later)
    return None


def _batches(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (rows[first : first + _BATCH] for first in range(0, len(rows), _BATCH))
