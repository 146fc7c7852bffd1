"""Candidates for the same person, through indexes only: nobody waits while 100,000 records are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from smpdesk.domain.client import Client
from smpdesk.domain.names import fold
from smpdesk.storage import search
from smpdesk.storage.part import Part
from smpdesk.storage.rows import ClientRow, FindRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A client as the index of names knows them: both names folded."""

    client: int
    family: str
    given: str


class DoublesPart(Part):
    """Finds clients by one trait each; weighing them is the domain's."""

    def bearing(self, family: str = "", given: str = "", limit: int = 1000) -> list[Named]:
        """Clients by the start of their folded names; a name that ends in a blank must be the whole one."""
        wanted = [
            (column == text.strip()) if text.endswith(" ") else _starts(column, text)
            for column, text in ((FindRow.surname, family), (FindRow.given, given))
            if text
        ]
        return self._named(reduce(and_, wanted), limit)

    def called(self, family: str, givens: Sequence[str], limit: int = 1000) -> list[Named]:
        """Clients of a folded family name who are called by one of these given names."""
        return self._named((FindRow.surname == family) & FindRow.given.in_(list(givens)), limit)

    def bearers(self, family: str = "", given: str = "") -> int:
        """How many clients bear this folded family or given name."""
        column, text = (FindRow.surname, family) if family else (FindRow.given, given)
        return self._count(FindRow.select().where(column == text))

    def dialled(self, digits: str, limit: int = 20) -> list[int]:
        """Clients with these digits in a telephone number."""
        return self._holding([digits], limit)

    def mailed(self, email: str, limit: int = 20) -> list[int]:
        """Clients with this e-mail address, or another that begins alike."""
        return self._holding(fold(email.partition("@")[0]).split(), limit)

    def born(self, days: Sequence[date], limit: int = 100) -> list[int]:
        """Clients born on one of the days."""
        query = ClientRow.select(ClientRow.id).where(ClientRow.birth.in_(list(days))).limit(limit)
        return self._all(query, _only)

    def records(self, ids: Sequence[int]) -> list[Client]:
        """The records of the candidates."""
        return self._all(ClientRow.select().where(ClientRow.id.in_(list(ids))), Client)

    def _named(self, wanted: Any, limit: int) -> list[Named]:
        query = FindRow.select(FindRow.client, FindRow.surname, FindRow.given).where(wanted)
        # Past Peewee's records: thousands of rows, of which a handful is kept.
        rows = self._db.plain(query.limit(limit)).fetchall()
        return [Named(client=client, family=family, given=given) for client, family, given in rows]

    def _holding(self, words: list[str], limit: int) -> list[int]:
        long = [word for word in words if len(word) > 2]
        if not long:
            return []
        found = FindRow.client.in_(self._db.with_trigrams(search.trigrams(long)))
        holds = [FindRow.words.contains(word) for word in long]
        query = FindRow.select(FindRow.client).where(reduce(and_, holds, found)).limit(limit)
        return self._all(query, _only)


def _starts(column: Any, start: str) -> Any:
    return (column >= start) & (column < start + "\U0010ffff")


def _only(**columns: int) -> int:
    (value,) = columns.values()
    return value
