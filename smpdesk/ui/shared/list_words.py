"""What lists of clients and their columns are called."""

from functools import cache

from smpdesk import resources, words
from smpdesk.domain.lists import Column, ListKind


def kind_name(kind: ListKind) -> str:
    """“Touch-up due”."""
    return _texts(_folder())["kinds"][kind.value]


def meaning(kind: ListKind) -> str:
    """Who is in a list, in a phrase."""
    return _texts(_folder())["meanings"][kind.value]


def fact(name: str) -> str:
    """What is known about a choice that lists stand on."""
    return _texts(_folder())["facts"][name]


def column_name(column: Column) -> str:
    """“Last session”."""
    return _texts(_folder())["columns"][column.value]


def _folder() -> str:
    return words.language().split("-", maxsplit=1)[0]


@cache
def _texts(folder: str) -> dict[str, dict[str, str]]:
    read = resources.toml(f"texts/{folder}/lists.toml")
    return {part: {code: str(text) for code, text in texts.items()} for part, texts in read.items()}
