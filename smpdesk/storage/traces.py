"""Where the records name lots: sessions with their zones, anaesthetic, antiseptic; patch tests; entries by hand."""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_
from typing import Any

import peewee

from smpdesk.domain.recall import Trace, UseHow
from smpdesk.domain.stock import MoveKind
from smpdesk.storage.part import Part
from smpdesk.storage.rows import SessionRow, ZoneWorkRow
from smpdesk.storage.rows_chair import NumbingRow
from smpdesk.storage.rows_patch_tests import PatchTestRow
from smpdesk.storage.rows_stock import StockMoveRow

_zone, _session, _numbing, _test, _move = ZoneWorkRow, SessionRow, NumbingRow, PatchTestRow, StockMoveRow
#: How a lot is named there -> columns of name, text, and our lot (None: only text is kept).
_COLUMNS: dict[UseHow, tuple[tuple[Any, Any, Any], ...]] = {
    UseHow.PIGMENT: ((_zone.pigment, _zone.pigment_lot, None),),
    UseHow.NEEDLE: ((_zone.needle, _zone.needle_lot, _zone.needle_stock),),
    UseHow.ANTISEPTIC: ((_session.antiseptic, _session.antiseptic_lot, _session.antiseptic_stock),),
    UseHow.ANAESTHETIC: ((_numbing.product, _numbing.lot, _numbing.stock),),
    UseHow.PATCH_TEST: (
        (_test.pigment, _test.lot, None),
        (_test.anaesthetic, _test.anaesthetic_lot, None),
    ),
}


class TracePart(Part):
    """Reads only."""

    def texts(self) -> list[tuple[UseHow, str, str, int]]:
        """Every lot text there is: how, the name beside it, the text, and how many records have it."""
        found = []
        for how, sources in _COLUMNS.items():
            for name, text, stock in sources:
                query = name.model.select(name, text, peewee.fn.COUNT(text)).where(text != "")
                if stock is not None:
                    query = query.where(stock.is_null())
                rows = self._db.plain(query.group_by(name, text)).fetchall()
                found += [(how, str(said), str(lot), int(count)) for said, lot, count in rows]
        return found

    def of_lots(self, lots: Collection[int], numbers: Collection[str], texts: Collection[str]) -> list[Trace]:
        """Places that may name one of our lots: by id, by a number inside a mix, or by one of these texts."""
        found: list[Trace] = []
        for how, sources in _COLUMNS.items():
            for name, text, stock in sources:
                where = [text.in_(list(texts))]
                if stock is not None:
                    where.append(stock.in_(list(lots)))
                if how is UseHow.PIGMENT:
                    where += [_zone.mix.contains(f",{each},") for each in lots]
                    where += [_zone.mix.contains(f'"{each}"') for each in numbers if each.isascii()]
                found += self._read(how, (name, text, stock), reduce(or_, where))
        return [*found, *self._taken(_move.lot.in_(list(lots)))]

    def of_client(self, client: int) -> list[Trace]:
        """Every place that names a lot of a client."""
        found: list[Trace] = []
        for how, sources in _COLUMNS.items():
            for columns in sources:
                owner = _test.client if how is UseHow.PATCH_TEST else _session.client
                found += self._read(how, columns, owner == client)
        return [*found, *self._taken(_session.client == client)]

    def _read(self, how: UseHow, columns: tuple[Any, Any, Any], where: Any) -> list[Trace]:
        name, text, stock = columns
        if how is UseHow.PATCH_TEST:
            query = _test.select(
                _test.client, _test.offered, _test.done, name.alias("name"), text.alias("text")
            )
            tested: list[dict[str, Any]] = self._all(query.where(where), dict)
            return [_tested(row) for row in tested if row["text"]]
        select: list[Any] = [_session.client, _session.id.alias("session"), _session.number, _session.day]
        select += [name.alias("name"), text.alias("text")]
        select.append(_zone.mix if how is UseHow.PIGMENT else stock.alias("stock"))
        query = name.model.select(*select)
        if name.model is not _session:
            query = query.join(_session, on=(name.model.session == _session.id))
        rows: list[dict[str, Any]] = self._all(query.where(where), dict)
        return [trace for row in rows for trace in _named(how, row)]

    def _taken(self, where: Any) -> Iterable[Trace]:
        """What was taken for a session by hand, and not put right since."""
        right = StockMoveRow.alias()
        query = (
            _move.select(
                _session.client, _session.id.alias("session"), _session.number, _session.day, _move.lot
            )
            .join(_session, on=(_move.session == _session.id))
            .where(where, _move.kind == MoveKind.USED)
            .where(~peewee.fn.EXISTS(right.select(right.id).where(right.corrects == _move.id)))
        )
        rows: list[dict[str, Any]] = self._all(query, dict)
        for row in rows:
            stock = int(row.pop("lot"))
            yield Trace(how=UseHow.TAKEN, name="", text="", stock=stock, **row)


def _named(how: UseHow, row: dict[str, Any]) -> Iterable[Trace]:
    """A row as traces: one for each pigment of a mix."""
    mix, stock = row.pop("mix", ()), row.pop("stock", None)
    for pigment, lot, ours, _parts in mix or ():
        yield Trace(how=how, **{**row, "name": pigment, "text": lot}, stock=ours)
    if not mix and (row["text"] or stock):
        yield Trace(how=how, **row, stock=stock or 0)


def _tested(row: dict[str, Any]) -> Trace:
    day = row["done"].date() if row["done"] is not None else row["offered"]
    return Trace(row["client"], 0, 0, day, UseHow.PATCH_TEST, row["name"], row["text"])
