"""The journal as people ask it: what one client's records went through, what one person did last."""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import peewee

from smpdesk.domain.change import Actor, Change
from smpdesk.domain.problem import Problem
from smpdesk.storage import undo
from smpdesk.storage.chain import Image
from smpdesk.storage.fields import EnumText, WallTime
from smpdesk.storage.intention import Values
from smpdesk.storage.link import last_link
from smpdesk.storage.owners import Owners
from smpdesk.storage.part import Part
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import ChangeRow, ClientRow, ImageRow, TouchedRow
from smpdesk.storage.tables import journalled

#: Rows asked for in one query.
_AT_ONCE = 500


class StoryPart(Part):
    """Reads changes with their images. Nothing is written here."""

    def change(self, key: int) -> Change:
        """One change; KeyError when unknown."""
        found = self._first(_changes().where(ChangeRow.id == key), Change)
        if found is None:
            raise KeyError(f"change {key}")
        return found

    def images(self, keys: Collection[int]) -> dict[int, list[Image]]:
        """The rows that changes touched, by change; erased ones are left out."""
        query = _changes().select_extend(ImageRow.body).join(ImageRow, on=(ImageRow.change == ChangeRow.id))
        found: dict[int, list[Image]] = {}
        for body, change in self._all(query.where(ImageRow.change.in_(list(keys))), _with_body):
            found[change.id] = [
                Image(change=change, table=table, row=row, before=before, after=after)
                for table, row, before, after in body
            ]
        return found

    def before(self, change: int, table: str, row: int) -> Image | None:
        """What last happened to a row before a change, with the row's own image; None when nothing did."""
        query = (
            TouchedRow.select(TouchedRow.change)
            .where(TouchedRow.tbl == table, TouchedRow.row == row, TouchedRow.change < change)
            .order_by(TouchedRow.change.desc())
        )
        for (key,) in self._db.plain(query).fetchall():
            for image in self.images([key]).get(key, []):
                if (image.table, image.row) == (table, row):
                    return image
        return None

    def of_client(self, client: int, limit: int, before: int = 0, actor: str = "") -> list[Change]:
        """Changes of a client's record and of all that belongs to it, the newest first; those older than
        change ``before`` (0: from the end), and of one person by name (empty: of all)."""
        query = _changes().join(TouchedRow, on=(TouchedRow.change == ChangeRow.id))
        query = query.where(TouchedRow.tbl == ClientRow.table_name(), TouchedRow.row == client)
        if before:
            query = query.where(TouchedRow.change < before)
        if actor:
            query = query.where(ChangeRow.actor_name == actor)
        return self._all(query.order_by(TouchedRow.change.desc()).limit(limit), Change)

    def people_of(self, client: int) -> list[str]:
        """Everybody who changed something of a client, by name."""
        query = (
            ChangeRow.select(ChangeRow.actor_name)
            .join(TouchedRow, on=(TouchedRow.change == ChangeRow.id))
            .where(TouchedRow.tbl == ClientRow.table_name(), TouchedRow.row == client)
            .distinct()
            .order_by(ChangeRow.actor_name)
        )
        return [str(name) for (name,) in self._db.plain(query).fetchall()]

    def latest_of(self, actor: Actor, limit: int, before: int = 0) -> list[Change]:
        """What one person did, the newest first; without an id a person is known by the name."""
        query = _changes().where(ChangeRow.actor.is_null(), ChangeRow.actor_name == actor.name)
        if actor.id is not None:
            query = _changes().where(ChangeRow.actor == actor.id)
        if before:
            query = query.where(ChangeRow.id < before)
        return self._all(query.order_by(ChangeRow.id.desc()).limit(limit), Change)

    def undone_by(self, keys: Collection[int]) -> dict[int, int]:
        """Which of these changes were taken back, and by which change."""
        if not keys:
            return {}
        query = ChangeRow.select(ChangeRow.undoes, ChangeRow.id)
        query = query.where(ChangeRow.undoes.in_(list(keys)), ChangeRow.id > min(keys))
        return {int(undone): int(by) for undone, by in self._db.plain(query).fetchall()}

    def undoable(self, change: int) -> list[Problem]:
        """Why a change cannot be taken back, as :func:`undo.undoable`."""
        return undo.undoable(self._db, change)

    def wanted(self, change: int) -> list[tuple[str, int, Values]]:
        """Table, id and columns of the rows as taking a change back would leave them; Refusal as undoable."""
        lines = undo.plan(self._db, change)
        return [(line.table, line.row, line.wanted) for line in lines if line.wanted is not None]

    def values(self, table: str, row: int) -> Values | None:
        """A row's columns as images keep them; as they were at last when it has gone, None when nobody knows."""
        model = journalled().get(table)
        if model is None:
            return None
        found = self._db.row_now(model, row)
        if found is not None:
            return found
        last = self.before(self.newest() + 1, table, row)
        return last.before if last is not None else None

    def owners(self, images: Sequence[Image]) -> list[set[int]]:
        """For each image the clients to whom its row belonged before or after."""
        ways = Owners(self.values)
        found: list[set[int]] = []
        for each in images:
            sides = [side for side in (each.before, each.after) if side is not None]
            if len(sides) == 2:  # only the fields that differ
                known = (
                    {} if each.table == ClientRow.table_name() else self.values(each.table, each.row) or {}
                )
                sides = [{**known, "id": each.row, **side} for side in sides]
            found.append({client for side in sides for client in ways.of(each.table, side)})
        return found

    def newest(self) -> int:
        """Id of the last change, 0 before the first."""
        return last_link(self._db)[0]

    def root(self) -> str:
        """The first link of the chain: what tells this clinic from every other; "" before anything was written."""
        found = self._db.plain(ChangeRow.select(ChangeRow.link).order_by(ChangeRow.id).limit(1)).fetchone()
        return str(found[0]) if found else ""

    def changed_at(self, table: str, rows: Sequence[int]) -> dict[int, str]:
        """When something last happened to each of several rows, as the journal writes it: UTC, as text."""
        found: dict[int, str] = {}
        for at in range(0, len(rows), _AT_ONCE):
            query = (
                TouchedRow.select(TouchedRow.row, peewee.fn.MAX(ChangeRow.at))
                .join(ChangeRow, on=(TouchedRow.change == ChangeRow.id))
                .where(TouchedRow.tbl == table, TouchedRow.row.in_(list(rows[at : at + _AT_ONCE])))
                .group_by(TouchedRow.row)
            )
            found |= {int(row): str(when) for row, when in self._db.plain(query).fetchall()}
        return found

    def shape(self) -> Mapping[str, Mapping[str, str]]:
        """For every journalled table its columns without id and version, each with the kind of its values:
        text, number, flag, date, time, choice, list, or ``row:`` and the table whose row it names."""
        return _shape()


@cache
def _shape() -> Mapping[str, Mapping[str, str]]:
    return {
        name: {
            each.column_name: _kind(each)
            for each in model.all_fields()
            if each.column_name not in ("id", "version")
        }
        for name, model in journalled().items()
    }


def _kind(column: Any) -> str:
    if isinstance(column, peewee.ForeignKeyField):
        named = issubclass(column.rel_model, Versioned)
        return f"row:{column.rel_model.table_name()}" if named else "text"
    kinds: tuple[tuple[type[Any], str], ...] = (
        (peewee.BooleanField, "flag"),
        (peewee.IntegerField, "number"),
        (WallTime, "time"),
        (peewee.DateField, "date"),
        (EnumText, "choice"),
    )
    for each, kind in kinds:
        if isinstance(column, each):
            return kind
    return "text" if type(column) is peewee.TextField else "list"


def _with_body(body: str | None, **fields: Any) -> tuple[Any, Change]:
    return json.loads(body or "[]"), Change(**fields)


def _changes() -> Any:
    return ChangeRow.select(
        ChangeRow.id, ChangeRow.name, ChangeRow.actor_name.alias("actor"), ChangeRow.actor.alias("actor_id"),
        ChangeRow.at, ChangeRow.undoes, ChangeRow.link,
    )  # fmt: skip
