"""Finding clients: folded text, found through an index of trigrams, ranked as people expect.

The text is derived: the store rewrites it from the journal's notes before each commit, so that nothing
that changes a client can forget it, and a roll-back takes it along.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import Any

import peewee

from smpdesk.domain.names import digits, fold
from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.intention import Note
from smpdesk.storage.rows import ClientRow, FindRow

_TABLE = "client"
#: The shortest word that has a trigram; shorter ones are found where a word starts, alone where a name starts.
_TRIGRAM = 3
_DIALLED = frozenset("0123456789+-()./ \t\u00a0\u2011\u2013")


def keep_in_step(db: SqliteClinic, notes: dict[tuple[str, int], Note]) -> None:
    """Rewrite the text of the clients that an intention touched; called before its commit."""
    for (table, key), note in notes.items():
        if table == _TABLE and note.image() is not None:
            if note.before is not None:
                forget(db, key)
            if note.after is not None:
                write(db, key, note.after)


def forget(db: SqliteClinic, client: int) -> None:
    """Take a client out of the index."""
    db.plain(FindRow.delete().where(FindRow.client == client))
    db.unindex_words(client)


def write(db: SqliteClinic, client: int, values: dict[str, Any]) -> None:
    """Put a client that is not in it into the index."""
    row = entry(values)
    db.plain(FindRow.insert({"client": client, **row}))
    db.index_words(client, row["words"])


def entry(values: dict[str, Any]) -> dict[str, str]:
    """The text by which a client's columns are found: ``surname`` and ``given`` for order and rank, and
    ``words`` with a blank before each: names, number, the digits of the telephones, the e-mail's local part
    (domains match everybody)."""
    given, family = fold(values["given"]), fold(values["family"])
    phones = ("phone", "phone_e164", "other_phone", "other_phone_e164")
    words = [given, family, str(values["number"]), *(digits(values[name]) for name in phones)]
    words.append(fold(values["email"].partition("@")[0]))
    return {"surname": family or given, "given": given, "words": f" {' '.join(filter(None, words))} "}


def out_of_step(db: SqliteClinic) -> list[int]:
    """Ids of clients whose text is missing, is not what their columns say, or is nobody's any more."""
    wanted = {row["id"]: entry(row) for row in ClientRow.select().dicts().iterator(db)}
    known = {row.pop("client"): row for row in FindRow.select().dicts().iterator(db)}
    indexed = db.indexed_clients()
    return [
        client
        for client in sorted(wanted.keys() | known.keys() | indexed)
        if wanted.get(client) != known.get(client) or client not in indexed
    ]


def matching(db: SqliteClinic, text: str) -> tuple[Any, list[Any]]:
    """The condition on ``FindRow`` for what somebody typed (None matches all) and the order of the hits."""
    by_name = [FindRow.surname, FindRow.given, FindRow.client]
    numbers = _dialled(text)
    if numbers:
        return reduce(or_, (_holds(db, each) for each in numbers)), by_name
    words = fold(_without_domains(text)).split()
    if not words:
        return None, by_name
    if len(words) == 1 and len(words[0]) < _TRIGRAM:
        start = words[0]
        names = _prefix(FindRow.surname, start) | _prefix(FindRow.given, start)
        return names, [_rank(words), *by_name]
    return reduce(and_, (_holds(db, each) for each in words)), [_rank(words), *by_name]


def trigrams(words: Iterable[str]) -> list[str]:
    """Every run of three letters of the words, each once."""
    runs = [word[i : i + _TRIGRAM] for word in words for i in range(len(word) - _TRIGRAM + 1)]
    return list(dict.fromkeys(runs))


def _rank(words: list[str]) -> Any:
    whole, first, last = " ".join(words), words[0], words[-1]
    return peewee.Case(
        None,
        (
            (FindRow.surname == whole, 0),
            (FindRow.surname.in_([first, last]), 1),
            (_prefix(FindRow.surname, first), 2),
            (_prefix(FindRow.given, first), 3),
        ),
        4,
    )


def _dialled(text: str) -> list[str]:
    """What a text that can only be (part of) a telephone number may stand for, as digits; else nothing."""
    if not set(text) <= _DIALLED:
        return []
    typed = text.strip()
    ways = [digits(typed)]
    if typed.startswith("+"):
        ways.append(digits(typed.replace("(0)", "")))
    if typed.startswith("00"):
        ways.append(digits(typed[2:].replace("(0)", "")))
    return list(dict.fromkeys(filter(None, ways)))


def _without_domains(text: str) -> str:
    return " ".join(word.partition("@")[0] for word in text.split())


def _holds(db: SqliteClinic, word: str) -> Any:
    """Somewhere in the text; words too short for the index only where a word starts.

    Folded words hold letters and digits only, so nothing in them is special to LIKE.
    """
    if len(word) < _TRIGRAM:
        return FindRow.words ** f"% {word}%"
    return FindRow.client.in_(db.with_trigrams(trigrams([word]))) & (FindRow.words ** f"%{word}%")


def _prefix(column: Any, start: str) -> Any:
    return (column >= start) & (column < start + "\U0010ffff")
