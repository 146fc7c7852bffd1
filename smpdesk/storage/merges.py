"""Carrying everything of one client over to another: every table with a client column, whoever made it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import peewee

from smpdesk.domain.merging import Follows, Merged
from smpdesk.storage import search
from smpdesk.storage.part import Part
from smpdesk.storage.rows import ClientRow, TouchedRow
from smpdesk.storage.rows_merged import MergedRow
from smpdesk.storage.tables import children


class MergePart(Part):
    """Re-points rows from client to client, and keeps the list of those who went."""

    def follows(self, client: int) -> list[Follows]:
        """How many rows of each table belong to a client; tables without any are left out."""
        found = [
            Follows(table=model.table_name(), rows=self._count(model.select().where(column == client)))
            for model, column in _owned()
        ]
        return [each for each in found if each.rows]

    def shared_once(self, keep: int, gone: int) -> list[str]:
        """Tables in which each client may have one row only (or one of a kind) and both have it."""
        return [
            model.table_name()
            for model, column in _owned()
            for others in _alone(model, column)
            if self._both_have(model, column, others, keep, gone)
        ]

    def carry_over(self, gone: int, keep: int) -> None:
        """Give every row of one client to another."""
        for model, column in _owned():
            model.update({column: keep}).where(column == gone).execute(self._db)

    def take_out(self, gone: int) -> None:
        """Take out the row of a client to whom nothing belongs any more; the journal keeps what it said."""
        search.forget(self._db, gone)
        ClientRow.delete().where(ClientRow.id == gone).execute(self._db)

    def add(self, merged: Merged) -> Merged:
        """Remember who went where."""
        values = {name: getattr(merged, name) for name in ("client", "gone", "number", "name", "at")}
        key = MergedRow.insert({**values, "version": 1}).execute(self._db)
        return Merged(id=int(key), version=1, **values)

    def of_client(self, client: int) -> list[Merged]:
        """Who was merged into a client, the latest first, with the change that did it."""
        query = MergedRow.select().where(MergedRow.client == client).order_by(MergedRow.id.desc())
        return [replace(each, change=self._change(each.id)) for each in self._all(query, Merged)]

    def _change(self, merged: int) -> int:
        """The journal's first word of the row."""
        seen = TouchedRow.select(peewee.fn.MIN(TouchedRow.change)).where(
            TouchedRow.tbl == MergedRow.table_name(), TouchedRow.row == merged
        )
        return int(seen.scalar(self._db) or 0)

    def _both_have(self, model: Any, column: Any, others: list[Any], keep: int, gone: int) -> bool:
        kinds = [
            {
                tuple(row)
                for row in self._db.plain(model.select(*(others or [column])).where(column == who)).fetchall()
            }
            for who in (keep, gone)
        ]
        return bool(kinds[0] & kinds[1]) if others else bool(kinds[0] and kinds[1])


def _owned() -> Sequence[tuple[Any, Any]]:
    """Every noted table with its columns that name a client, whichever part of the clinic it belongs to."""
    return children(ClientRow)


def _alone(model: Any, column: Any) -> list[list[Any]]:
    """For each unique rule with the client in it, the other columns of the rule."""
    found: list[list[Any]] = [[]] if column.unique else []
    for names, unique in model._meta.indexes:  # noqa: SLF001 -- where Peewee keeps them
        if unique and column.name in names:
            found.append([getattr(model, name) for name in names if name != column.name])
    return found
