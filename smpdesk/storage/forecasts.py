"""Forecasts as they were made, and reviews of results."""

from collections.abc import Iterator, Sequence
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
    low: int
    middle: int
    high: int
    formula: int
    reasons: tuple[tuple[str, str, int], ...]
    missing: tuple[str, ...]


class ForecastPart(Part):
    """Forecasts. Each stays as it was made; only that it was told is added."""

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
            row.id, row.client, row.zone, row.since, row.low, row.middle, row.high, row.formula,
            row.reasons, row.missing,
        )  # fmt: skip
        among = later.select(fn.MAX(later.id)).group_by(later.client, later.zone)
        if clients is not None:
            among = among.where(later.client.in_(list(clients)))
        rows = self._db.plain(query.where(row.id.in_(among))).fetchall()
        return [
            Newest._make((*each[:3], day_of(each[3]), *each[4:8], _read(each[8]), _read(each[9])))
            for each in rows
        ]

    def told(self) -> list[KeptForecast]:
        """Every forecast that a client was told, the oldest first."""
        query = ForecastRow.select().where(ForecastRow.told.is_null(False))
        return self._all(query.order_by(ForecastRow.told, ForecastRow.id), KeptForecast)

    def add(self, forecast: KeptForecast) -> KeptForecast:
        """Write a new one."""
        return self._add(ForecastRow, forecast)

    def add_all(self, forecasts: Sequence[KeptForecast]) -> None:
        """Write many new ones, some at a time."""
        names = [each.name for each in ForecastRow.all_fields() if each.name not in ("id", "version")]
        for at in range(0, len(forecasts), _AT_ONCE):
            rows = [
                {**{name: getattr(each, name) for name in names}, "version": 1}
                for each in forecasts[at : at + _AT_ONCE]
            ]
            ForecastRow.insert_many(rows).execute(self._db)

    def save(self, forecast: KeptForecast) -> KeptForecast:
        """Write a changed one. Raises Stale."""
        return self._save(ForecastRow, forecast)


class ReviewPart(Part):
    """Reviews."""

    def get(self, key: int) -> Review:
        """One review; KeyError when unknown."""
        return self._by_id(ReviewRow, key, Review)

    def of_client(self, client: int) -> list[Review]:
        """A client's reviews, the oldest first."""
        query = ReviewRow.select().where(ReviewRow.client == client)
        return self._all(query.order_by(ReviewRow.day, ReviewRow.id), Review)

    def days(self) -> Iterator[tuple[int, date]]:
        """Client and day of every review."""
        query = ReviewRow.select(ReviewRow.client, ReviewRow.day)
        for client, day in self._db.plain(query).fetchall():
            yield client, day_of(day)

    def of_step(self, step: str) -> list[Review]:
        """Every review of one look of the plan."""
        return self._all(ReviewRow.select().where(ReviewRow.step == step).order_by(ReviewRow.id), Review)

    def add(self, review: Review) -> Review:
        """Write a new one."""
        return self._add(ReviewRow, review)

    def save(self, review: Review) -> Review:
        """Write a changed one. Raises Stale."""
        return self._save(ReviewRow, review)

    def remove(self, review: Review) -> None:
        """Take one back that was a slip; the journal keeps that it was there."""
        ReviewRow.delete().where(ReviewRow.id == review.id).execute(self._db)


def day_of(value: Any) -> date:
    """A day as the engines hand it out: text, or a date."""
    return date.fromisoformat(value[:10]) if isinstance(value, str) else value


def moment_of(value: Any) -> datetime:
    """A wall time as the engines hand it out."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


@lru_cache(maxsize=4096)  # clients with the same answers have the same text
def _read(text: str) -> tuple[Any, ...]:
    return ForecastRow.reasons.python_value(text) or ()
