"""Finding clients: folded text, found through an index of trigrams, ranked as people expect.

The text is derived: the store rewrites it from the journal's notes before each commit, so that nothing
that changes a client can forget it, and a roll-back takes it along.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple

import peewee

from smpdesk.domain.names import digits, fold
from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.intention import Note
from smpdesk.storage.prepared import Late, late
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


class Typed(NamedTuple):
    """What somebody typed: digits that (part of) a telephone number may have, or else folded words.

    ``common``: so many clients have all of these digits that one meets them by walking through the list.
    """

    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    common: bool = False

    @property
    def shape(self) -> object:
        """Equal for texts that are asked for by the same query."""
        lengths = [tuple(min(len(each), _TRIGRAM) for each in some) for some in (self.numbers, self.words)]
        return *lengths, self.common

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.numbers or self.words)


def taken_apart(text: str, common: Callable[[list[str]], bool]) -> Typed:
    """What somebody typed as it is looked for; ``common`` tells whether many clients have some trigrams."""
    numbers = _dialled(text)
    if numbers:
        return Typed(numbers=numbers, common=any(common(_runs(each)) for each in numbers))
    return Typed(words=tuple(fold(_without_domains(text)).split()))


def by_name() -> list[Any]:
    """The order of a list of clients: family name, given name."""
    return [FindRow.surname, FindRow.given, FindRow.client]


def matching(db: SqliteClinic, typed: Typed) -> tuple[Any, list[Any]]:
    """The condition on ``FindRow`` for a text (None matches all) and the order of the hits.

    The text itself is read late, from the ``typed`` of whatever the query is given: see ``Prepared``.
    """
    if typed.numbers:
        walk = typed.common
        found = [_holds(db, "numbers", at, len(each), walk) for at, each in enumerate(typed.numbers)]
        return reduce(or_, found), by_name()
    words = typed.words
    if not words:
        return None, by_name()
    if len(words) == 1 and len(words[0]) < _TRIGRAM:
        return _prefix(FindRow.surname, 0) | _prefix(FindRow.given, 0), [_rank(), *by_name()]
    found = [_holds(db, "words", at, len(each)) for at, each in enumerate(words)]
    return reduce(and_, found), [_rank(), *by_name()]


def surname_begins() -> Any:
    """The condition for a single word that begins a family name: those come first, in the order of an index."""
    return _prefix(FindRow.surname, 0)


def trigrams(words: Iterable[str]) -> list[str]:
    """Every run of three letters of the words, each once."""
    runs = [word[i : i + _TRIGRAM] for word in words for i in range(len(word) - _TRIGRAM + 1)]
    return list(dict.fromkeys(runs))


def _rank() -> Any:
    first = late(lambda asked: asked.typed.words[0])
    last = late(lambda asked: asked.typed.words[-1])
    return peewee.Case(
        None,
        (
            (FindRow.surname == late(lambda asked: " ".join(asked.typed.words)), 0),
            ((FindRow.surname == first) | (FindRow.surname == last), 1),
            (_prefix(FindRow.surname, 0), 2),
            (_prefix(FindRow.given, 0), 3),
        ),
        4,
    )


def _dialled(text: str) -> tuple[str, ...]:
    """What a text that can only be (part of) a telephone number may stand for, as digits; else nothing."""
    if not set(text) <= _DIALLED:
        return ()
    typed = text.strip()
    ways = [digits(typed)]
    if typed.startswith("+"):
        ways.append(digits(typed.replace("(0)", "")))
    if typed.startswith("00"):
        ways.append(digits(typed[2:].replace("(0)", "")))
    return tuple(dict.fromkeys(filter(None, ways)))


def _without_domains(text: str) -> str:
    return " ".join(word.partition("@")[0] for word in text.split())


def _runs(word: str) -> list[str]:
    """The trigrams by which a word is looked up: two letters have one with the blank before them."""
    return trigrams([word if len(word) >= _TRIGRAM else f" {word}"])


def _holds(db: SqliteClinic, kind: str, at: int, length: int, walking: bool = False) -> Any:
    """A word somewhere in the text; one of less than three letters only where a word starts.

    Folded words hold letters and digits only, so nothing in them is special to LIKE.
    """

    def word(asked: Any) -> str:
        return str(getattr(asked.typed, kind)[at])

    if length < _TRIGRAM:
        holds = FindRow.words ** late(lambda asked: f"% {word(asked)}%")
    else:
        holds = FindRow.words ** late(lambda asked: f"%{word(asked)}%")
    if walking or length < _TRIGRAM - 1:
        return holds
    return FindRow.client.in_(db.with_trigrams(Late(lambda asked: _runs(word(asked))))) & holds


def _prefix(column: Any, at: int) -> Any:
    start = late(lambda asked: asked.typed.words[at])
    end = late(lambda asked: asked.typed.words[at] + "\U0010ffff")
    return (column >= start) & (column < end)
