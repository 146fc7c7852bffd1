"""Column types of the row models: what Peewee does not have, or has too loosely."""

import json
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from typing import Any

import peewee


class EnumText(peewee.TextField):
    """A ``StrEnum`` of the domain kept as its text; a text that is no member is an error, not a guess.

    ``named`` is such as "session.Zone", looked up when it is first needed: the list of clients, which people
    see first, shall not wait for the records of sessions and papers.
    """

    def __init__(self, named: str, **options: Any) -> None:
        super().__init__(**options)
        self._named = named

    @cached_property
    def kind(self) -> type[StrEnum]:
        """The enumeration."""
        module, _, name = self._named.rpartition(".")
        found: type[StrEnum] = getattr(import_module(f"smpdesk.domain.{module}"), name)
        return found

    def db_value(self, value: Any) -> str | None:
        """The member's text."""
        return None if value is None else self.kind(value).value

    def python_value(self, value: Any) -> StrEnum | None:
        """The member."""
        return None if value is None else self.kind(value)


class WallTime(peewee.DateTimeField):
    """Clinic-local wall time. An aware value is refused: the two engines would treat it differently."""

    def db_value(self, value: Any) -> Any:
        """The naive time, unchanged."""
        if isinstance(value, datetime) and value.tzinfo is not None:
            raise ValueError("wall time has no zone of its own")
        return super().db_value(value)


class TupleJson(peewee.TextField):
    """Nested tuples of plain values as JSON text, the same text on both engines."""

    def db_value(self, value: Any) -> str | None:
        """JSON without blanks."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def python_value(self, value: Any) -> tuple[Any, ...] | None:
        """Tuples all the way down, so that records stay hashable."""
        return None if value is None else _tuples(json.loads(value))


def _tuples(value: list[Any]) -> tuple[Any, ...]:
    return tuple(_tuples(each) if isinstance(each, list) else each for each in value)
