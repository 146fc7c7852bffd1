"""Clients, and the one-line summaries of their lists."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import peewee

from smpdesk.domain.client import FIRST_NUMBER, Client, ClientLine, ClientName
from smpdesk.storage import search
from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.found import Found
from smpdesk.storage.part import Part
from smpdesk.storage.rows import ClientRow, FindRow
from smpdesk.storage.rows_merged import MergedRow

fn = peewee.fn


class ClientPart(Part):
    """Clients. ``wall_now`` gives the clinic's wall time: a next visit lies after it."""

    def __init__(self, db: SqliteClinic, wall_now: Callable[[], datetime]) -> None:
        super().__init__(db)
        self._wall_now = wall_now
        self._found = Found(db)

    def get(self, key: int) -> Client:
        """One client; KeyError when unknown."""
        return self._by_id(ClientRow, key, Client)

    def by_number(self, number: int) -> Client | None:
        """The client whom the clinic calls by a number."""
        return self._first(ClientRow.select().where(ClientRow.number == number), Client)

    def all(self) -> list[Client]:
        """Everybody, in order of their numbers."""
        return self._all(ClientRow.select().order_by(ClientRow.number), Client)

    def some(self, ids: Sequence[int]) -> list[Client]:
        """Those with the ids given, in order of their numbers."""
        return self._among(_in_order, ClientRow.id, ids, Client)

    def names_of(self, ids: Sequence[int]) -> list[ClientName]:
        """What those with the ids given are called, in no order."""
        return self._among(_names, ClientRow.id, ids, ClientName)

    def count(self, text: str = "") -> int:
        """How many there are, or how many a search finds."""
        return self._found.count(text)

    def next_number(self) -> int:
        """The number that the next new client gets; one that fell free by a merge is given to nobody."""
        highest = [
            int(row.select(fn.MAX(row.number)).scalar(self._db) or 0) for row in (ClientRow, MergedRow)
        ]
        return max(FIRST_NUMBER - 1, *highest) + 1

    def lines(
        self, text: str = "", limit: int = 200, offset: int = 0, now: datetime | None = None
    ) -> list[ClientLine]:
        """Those found by a text, the likeliest first; everybody by family name without one."""
        return self._found.page(text, limit, offset, now or self._wall_now())

    def lines_of(self, ids: Sequence[int], now: datetime | None = None) -> list[ClientLine]:
        """The lines of the clients with the ids given, by family name."""
        return self._found.those(ids, now or self._wall_now())

    def position(self, key: int) -> int:
        """How many come before a client in the list of everybody; KeyError when unknown."""
        return self._found.position(key)

    def like_phone(self, e164: str) -> list[Client]:
        """Those with a telephone number, as either of their two."""
        if not e164:
            return []
        row = ClientRow
        return self._all(
            row.select().where((row.phone_e164 == e164) | (row.other_phone_e164 == e164)), Client
        )

    def like_email(self, email: str) -> list[Client]:
        """Those with an e-mail address, whatever its case."""
        wanted = email.strip().lower()
        if not wanted:
            return []
        return self._all(ClientRow.select().where(fn.LOWER(ClientRow.email) == wanted), Client)

    def like_name(self, given: str, family: str) -> list[Client]:
        """Those of the same name, however it is accented or written large and small."""
        entry = search.entry(_named(given, family))
        query = ClientRow.select().join(FindRow, on=(FindRow.client == ClientRow.id))
        same = (FindRow.surname == entry["surname"]) & (FindRow.given == entry["given"])
        return self._all(query.where(same).order_by(ClientRow.id), Client)

    def born_on(self, birth: date) -> list[Client]:
        """Those born on a day."""
        return self._all(ClientRow.select().where(ClientRow.birth == birth), Client)

    def add(self, client: Client) -> Client:
        """Write a new one, with the next number when it has none."""
        return self._add(ClientRow, client if client.number else replace(client, number=self.next_number()))

    def save(self, client: Client) -> Client:
        """Write a changed one. Raises Stale."""
        return self._save(ClientRow, client)


def _named(given: str, family: str) -> dict[str, Any]:
    empty = dict.fromkeys(("phone", "phone_e164", "other_phone", "other_phone_e164", "email"), "")
    return {"given": given, "family": family, "number": 0, **empty}


def _names() -> Any:
    row = ClientRow
    return row.select(row.id, row.number, row.given, row.family, row.phone)


def _in_order() -> Any:
    return ClientRow.select().order_by(ClientRow.number)
