"""All journalled tables, whichever part of the clinic they belong to, and which rows name which.

Parts are imported when they are first asked for, so their row models (``rows`` and every ``rows_<area>``) may
not be there yet when something goes through all of them.
"""

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

import peewee

from smpdesk import storage
from smpdesk.storage.row import NOTED, Row, Versioned
from smpdesk.storage.rows import TABLES


@cache
def journalled() -> dict[str, type[Versioned]]:
    """Every table that the journal notes, by its name."""
    for each in pkgutil.iter_modules(storage.__path__):
        if each.name.startswith("rows_"):
            import_module(f"{storage.__name__}.{each.name}")
    return {each.table_name(): each for each in _below(Versioned) if each.keeping == NOTED}


def every() -> tuple[type[Row], ...]:
    """Every table of the file, those that are not noted among them."""
    return (*TABLES, *(each for each in journalled().values() if each not in TABLES))


def parents(model: type[Row]) -> list[Any]:
    """The columns of a table that name a row of a journalled table, in order."""
    return [each for each in model.all_fields() if _names_a_row(each)]


@cache
def children(model: type[Row]) -> Sequence[tuple[type[Versioned], Any]]:
    """Every table and column that may name a row of this table."""
    return [
        (other, column)
        for other in journalled().values()
        for column in parents(other)
        if column.rel_model is model
    ]


def _names_a_row(column: Any) -> bool:
    return isinstance(column, peewee.ForeignKeyField) and issubclass(column.rel_model, Versioned)


def _below(base: type[Versioned]) -> list[type[Versioned]]:
    found = base.__subclasses__()
    return [*found, *(deeper for each in found for deeper in _below(each))]
