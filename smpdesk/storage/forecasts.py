"""Forecasts as they were made, and reviews of results."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

import peewee

from smpdesk.domain.kept_forecast import KeptForecast
from smpdesk.domain.review import Review
from smpdesk.storage.part import Part
from smpdesk.storage.rows_forecast import ForecastRow, ReviewRow

fn = peewee.fn
#: Rows that one statement writes: SQLite takes 32,766 values at most.
_AT_ONCE = 1_000


class Newest(NamedTuple):
    """A client's newest forecast of a zone, as far as comparing and calling go."""

    id: int
    client: int
    zone: str
    since: date
    course: int | None
    low: int
    middle: int
    high: int
    formula: int
    reasons: tuple[tuple[str, str, int], ...]
    missing: tuple[str, ...]


class ForecastPart(Part):
    """Forecasts. Rows are only ever added."""

    def get(self, key: int) -> KeptForecast:
        """One forecast; KeyError when unknown."""
        return self._by_id(ForecastRow, key, KeptForecast)

    def of_client(self, client: int) -> list[KeptForecast]:
        """A client's forecasts, the newest first."""
        query = ForecastRow.select().where(ForecastRow.client == client)
        return self._all(query.order_by(ForecastRow.id.desc()), KeptForecast)

    def newest(self, clients: Sequence[int] | None = None) -> list[Newest]:
        """The newest of each client and zone, of some clients or of everybody."""
        row, later = ForecastRow, ForecastRow.alias()
        query = row.select(
            row.id, row.client, row.zone, row.since, row.course, row.low, row.middle, row.high, row.formula,
            row.reasons, row.missing,
        )  # fmt: skip
        among = later.select(fn.MAX(later.id)).group_by(later.client, later.zone)
        if clients is not None:
            among = among.where(later.client.in_(list(clients)))
        rows = self._db.plain(query.where(row.id.in_(among))).fetchall()
        return [
            Newest._make((*each[:3], day_of(each[3]), *each[4:9], _read(each[9]), _read(each[10])))
            for each in rows
        ]

    def ranges(self) -> dict[int, tuple[date, int, int, int]]:
        """Of everybody's newest forecast, scar tissue apart: the day it counts from, low, middle and high."""
        row, later = ForecastRow, ForecastRow.alias()
        among = later.select(fn.MAX(later.id)).where(later.zone == "").group_by(later.client)
        query = row.select(row.client, row.since, row.low, row.middle, row.high).where(row.id.in_(among))
        rows = self._db.plain(query).fetchall()
        return {client: (day_of(since), *months) for client, since, *months in rows}

    def told(self) -> list[KeptForecast]:
        """Every forecast that a client was told, the oldest first."""
        query = ForecastRow.select().where(ForecastRow.told.is_null(False))
        return self._all(query.order_by(ForecastRow.told, ForecastRow.id), KeptForecast)

    def add(self, forecast: KeptForecast) -> KeptForecast:
        """Write a new one."""
        return self._add(ForecastRow, forecast)

    def add_all(self, forecasts: Sequence[KeptForecast]) -> None:
        """Write many new ones, some at a time, as text that is made once: Peewee takes longer to write a statement of
        ten thousand rows than all forecasts take to be made.
        """
        fields = [each for each in ForecastRow.all_fields() if each.name != "id"]
        marks = f"({', '.join([self._db.param] * len(fields))})"
        for at in range(0, len(forecasts), _AT_ONCE):
            some = [replace(each, version=1) for each in forecasts[at : at + _AT_ONCE]]
            values = [_bare(each.db_value(getattr(one, each.name))) for one in some for each in fields]
            rows = peewee.SQL(f"VALUES {', '.join([marks] * len(some))}", values)
            ForecastRow.insert_from(rows, fields).execute(self._db)


class ReviewPart(Part):
    """Reviews."""

    def get(self, key: int) -> Review:
        """One review; KeyError when unknown."""
        return self._by_id(ReviewRow, key, Review)

    def of_client(self, client: int) -> list[Review]:
        """A client's reviews, the oldest first."""
        query = ReviewRow.select().where(ReviewRow.client == client)
        return self._all(query.order_by(ReviewRow.day, ReviewRow.id), Review)

    def last_days(self) -> dict[int, date]:
        """The day of the last review of everybody who has one."""
        query = ReviewRow.select(ReviewRow.client, fn.MAX(ReviewRow.day)).group_by(ReviewRow.client)
        return {client: day_of(day) for client, day in self._db.plain(query).fetchall()}

    def add(self, review: Review) -> Review:
        """Write a new one."""
        return self._add(ReviewRow, review)

    def save(self, review: Review) -> Review:
        """Write a changed one. Raises Stale."""
        return self._save(ReviewRow, review)

    def remove(self, review: Review) -> None:
        """Take one back that was a slip; the journal keeps that it was there."""
        ReviewRow.delete().where(ReviewRow.id == review.id).execute(self._db)


def _bare(value: Any) -> Any:
    """A value as both engines take it in bare SQL."""
    return str(value) if isinstance(value, date) else value


def day_of(value: Any) -> date:
    """A day as the engines hand it out: text, or a date."""
    return date.fromisoformat(value[:10]) if isinstance(value, str) else value


def moment_of(value: Any) -> datetime:
    """A wall time as the engines hand it out."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


@lru_cache(maxsize=4096)  # clients with the same answers have the same text
def _read(text: str) -> tuple[Any, ...]:
    return ForecastRow.reasons.python_value(text) or ()
