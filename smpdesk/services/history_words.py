"""Rows, fields and values of the journal in words; the words themselves stand in ``texts/<language>/fields.toml``."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.history import FieldStory, Happened, RowStory
from smpdesk.domain.money import money_text
from smpdesk.services.consultation_words import word
from smpdesk.services.health_words import answer_stories, plain, title, titles
from smpdesk.storage.story import StoryPart

Values = Mapping[str, Any]

#: Columns that hold keys of health questions.
_OF_HEALTH: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("letter", "reasons"): titles,
    ("confirmation", "findings"): titles,
    ("question_edit", "question"): title,
    ("screening", "outcome"): plain,
}


#: Columns of text that hold codes.
_CODES = {
    ("numbing", "zone"), ("incident", "zone"), ("forecast", "zone"), ("forecast", "why"), ("forecast", "told_on"),
    ("review", "step"),
}  # fmt: skip
#: What nobody enters: it follows from what somebody did.
_FOLLOWING = {"forecast"}
#: Where a value goes in its pattern, and what it is divided by: “{/10} V” for tenths of a volt.
_VALUE = re.compile(r"\{(?:/(\d+))?\}")


@cache
def _texts(folder: str) -> Mapping[str, Any]:
    return resources.toml(f"texts/{folder}/fields.toml")


class _Filled(dict[str, str]):
    """Fields for a pattern; one that an old image does not have leaves a gap."""

    def __missing__(self, name: str) -> str:
        return ""


class Teller:
    """Tells one question's worth of history: what rows are called is looked up once."""

    def __init__(self, story: StoryPart) -> None:
        self._story = story
        self._shape = story.shape()
        self._texts = _texts(words.language().split("-", maxsplit=1)[0])
        self._known: dict[tuple[str, int], Values | None] = {}

    def row(self, table: str, row: int, values: Values | None = None) -> str:
        """ "visit: session on Tue 24 Nov 2026, 10:00"; the kind alone of a row that nobody knows."""
        kind = self._word("rows", table)
        called = self.called(table, row, values)
        return f"{kind}: {called}" if called and called != kind else kind

    def called(self, table: str, row: int, values: Values | None = None) -> str:
        """ "Owen Davies", "session on Tue 24 Nov 2026, 10:00"; empty when it has no name of its own."""
        known = values if values is not None else self.values(table, row)
        pattern = str(self._texts["called"].get(table, ""))
        if known is None or not pattern:
            return ""
        told = {
            name: self.value(table, name, value, known) for name, value in known.items() if name in pattern
        }
        return pattern.format_map(_Filled(told)).strip(" ,")

    def values(self, table: str, row: int) -> Values | None:
        """The columns of a row as it is now, or was at last."""
        if (table, row) not in self._known:
            self._known[table, row] = self._story.values(table, row)
        return self._known[table, row]

    def field(self, table: str, name: str) -> str:
        """ "phone number"."""
        return str(self._texts["fields"].get(table, {}).get(name, name.replace("_", " ")))

    def tell(
        self, table: str, row: int, before: Values | None, after: Values | None, client: int
    ) -> RowStory | None:
        """What one change did to one row, on the page of ``client``; None when there is nothing to tell."""
        now = {**(self.values(table, row) or {}), **(before or {}), **(after or {})}
        hidden = set(self._texts["hidden"].get(table, ()))
        fields: list[FieldStory] = []
        for name, kind in self._shape.get(table, {}).items():
            was, is_now = (before or {}).get(name), (after or {}).get(name)
            whole = before is None or after is None
            if name in hidden or was == is_now or (whole and (_nothing(was) and _nothing(is_now))):
                continue
            if whole and kind == "row:client" and client in (was, is_now):
                continue  # it says whose page this is
            if (table, name) == ("screening", "answers"):
                fields += answer_stories(was, is_now)
                continue
            told = (self.value(table, name, was, now), self.value(table, name, is_now, now))
            fields.append(FieldStory(what=self.field(table, name), was=told[0], now=told[1]))
        happened = (
            Happened.ADDED if before is None else Happened.REMOVED if after is None else Happened.CHANGED
        )
        if not fields and happened is Happened.CHANGED:
            return None
        what = self.row(table, row, now)
        return RowStory(what=what, happened=happened, fields=tuple(fields), follows=table in _FOLLOWING)

    def value(self, table: str, name: str, value: Any, row: Values) -> str:
        """A value as people write it; empty for nothing."""
        kind = self._shape.get(table, {}).get(name, "text")
        if kind == "flag":
            return "" if value is None else ("yes" if value else "no")
        if value is None or value == "":
            return ""
        if (table, name) in _OF_HEALTH:
            return _OF_HEALTH[table, name](str(value))
        if kind.startswith("row:"):
            below = kind.removeprefix("row:")
            return self.called(below, int(value)) or self._word("rows", below)
        pattern = str(self._texts["shown"].get(name, ""))
        if pattern == "money":
            return money_text(int(value), str(row.get("currency") or ""))
        told = self._plain(table, kind, name, value, pattern)
        return _in_pattern(pattern, told)

    def _plain(self, table: str, kind: str, name: str, value: Any, pattern: str) -> str:
        tellers: dict[str, Callable[[], str]] = {
            "date": lambda: words.plain_date(date.fromisoformat(value)),
            "time": lambda: moment(datetime.fromisoformat(value)),
            "choice": lambda: self._choice(table, name, str(value)),
            "text": lambda: self._choice(table, name, value) if (table, name) in _CODES else str(value),
            "list": lambda: (
                opening(json.loads(value)) if pattern == "hours" else self._list(table, name, str(value))
            ),
        }
        return tellers[kind]() if kind in tellers else str(value)

    def _choice(self, table: str, name: str, value: str) -> str:
        own = word(name, value) if table == "consultation" else ""
        return own or str(self._texts["values"].get(name, {}).get(value, value.replace("_", " ")))

    def _list(self, table: str, name: str, text: str) -> str:
        return ", ".join(self._choice(table, name, leaf) for leaf in _leaves(json.loads(text)) if leaf)

    def _word(self, part: str, name: str) -> str:
        return str(self._texts[part].get(name, name.replace("_", " ")))


def _in_pattern(pattern: str, told: str) -> str:
    """A value with its unit; as it is where the pattern has no place for it."""
    place = _VALUE.search(pattern)
    if place is None:
        return told
    shown = f"{int(told) / int(place[1]):g}" if place[1] else told
    return pattern[: place.start()] + shown + pattern[place.end() :]


def moment(at: datetime) -> str:
    """ "Tue 24 Nov 2026, 10:00"."""
    return f"{words.short_date(at)} {at.year}, {words.time_text(at)}"


def opening(hours: list[list[int] | None]) -> str:
    """ "Mon 09:00–18:00, …"; closed days are left out."""
    told = []
    for day, span in zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), hours, strict=False):
        if span is not None:
            opens, closes = (
                words.time_text(datetime.min.replace(hour=at // 60 % 24, minute=at % 60)) for at in span
            )
            told.append(f"{day} {opens}–{closes}")
    return ", ".join(told)


def _nothing(value: Any) -> bool:
    return value in (None, "", "[]", 0)


def _leaves(value: Any) -> list[str]:
    if isinstance(value, list):
        return [leaf for each in value for leaf in _leaves(each)]
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [] if value is None else [str(value)]
