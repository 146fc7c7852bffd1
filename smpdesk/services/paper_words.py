"""What papers say: the shipped texts in a language with the clinic's own wording over them.

A text has a place, "aftercare.row.dry.what": its section and key in `resources/texts/<language>/papers.toml`.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import cache, cached_property
from typing import TYPE_CHECKING

from smpdesk import resources
from smpdesk.domain.languages import PAPER_LANGUAGES, spoken_by
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.wording import Wording
from smpdesk.storage.store import Store

if TYPE_CHECKING:
    from smpdesk.tongue import Tongue

_ID = re.compile(r'^id = "(.+)"', re.MULTILINE)
#: The clinic's own days hold in every language: they are kept under none.
DAYS = ""
#: The clinic's English where it is American: whole words of the shipped texts.
_AMERICAN = "texts/en/american.toml"


class PaperWords:
    """The words of one kind of paper in one language, for one clinic.

    ``language`` is a tag ("en-GB", "es"), ``id`` names the version of every word, ``reviewed`` says whether the
    clinic stands for it: English is as shipped, any other language once a named person approved this version.
    """

    def __init__(
        self,
        kind: PaperKind,
        language: str,
        country: str,
        own: Wording | None,
        reviewed: bool,
        days: Wording | None = None,
    ) -> None:
        self.kind = kind
        self.language = language
        self.id = wording_id(kind, language, own, days)
        self.reviewed = reviewed
        self.days: Mapping[str, int] = dict(days.days) if days else {}
        self._country = country
        self._own: Mapping[str, str] = dict(own.texts) if own else {}

    @classmethod
    def of(cls, store: Store, language: str, kind: PaperKind) -> "PaperWords":
        """The wording in use. ``language`` is a code or a tag; empty for the clinic's own."""
        clinic = store.clinic.get()
        tag = spoken_by(language.partition("-")[0], clinic.language)
        code = tag.partition("-")[0]
        own = store.wordings.latest(kind, code)
        days = store.wordings.latest(kind, DAYS)
        return cls(kind, tag, clinic.country, own, is_reviewed(store, kind, code, own), days)

    @property
    def code(self) -> str:
        """The language alone: "en"."""
        return self.language.partition("-")[0]

    def text(self, key: str, **facts: object) -> str:
        """A text of this kind of paper with its facts filled in.

        KeyError for a key that no wording has: an error of ours, which a test of every language finds.
        """
        return filled(self.bare(f"{self.kind.value}.{key}"), facts)

    def shared(self, section: str, key: str, **facts: object) -> str:
        """A text of another section: "common", "zones", "card" ..."""
        return filled(self.bare(f"{section}.{key}"), facts)

    def bare(self, place: str) -> str:
        """The text of a place with its braces."""
        own = self._own.get(place)
        return own if own is not None else shipped(self.language, place)

    def lines(self, prefix: str, **facts: object) -> tuple[str, ...]:
        """The texts "prefix.1", "prefix.2" ... as far as they go."""
        section, _dot, key = f"{self.kind.value}.{prefix}".partition(".")
        count = 0
        while f"{key}.{count + 1}" in _shipped(self.code)[section]:
            count += 1
        return tuple(self.text(f"{prefix}.{number}", **facts) for number in range(1, count + 1))

    def long_date(self, day: date) -> str:
        """ "Tuesday 24 November 2026"."""
        return self._tongue.long_date(day)

    def short_date(self, day: date) -> str:
        """ "Tue 24 Nov"."""
        return self._tongue.short_date(day)

    #: As the seams of papers call it: a short date is what a client reads in a row.
    date_long, date_short = long_date, short_date

    def plain_date(self, day: date) -> str:
        """ "24 Nov 2026"."""
        return self._tongue.plain_date(day)

    def time(self, moment: time | datetime) -> str:
        """ "14:30"."""
        return self._tongue.time(moment)

    def length(self, number: float, unit: str) -> str:
        """ "3 years", "10 Monate": ``unit`` is year or month."""
        return self._tongue.length(number, unit)

    def season(self, day: date) -> str:
        """ "spring 2029", as the page about the years calls it."""
        from smpdesk.domain.seasons import season

        found = season(day, self._country)
        return self.shared("outlook", found.season.value, year=found.year)

    def listed(self, words: Sequence[str]) -> str:
        """ "A, B and C"."""
        return self._tongue.listed(words)

    @cached_property
    def _tongue(self) -> "Tongue":
        from smpdesk.tongue import Tongue

        return Tongue(self.code, "US" if self.language == "en-US" else self._country)


def wording_id(kind: PaperKind, language: str, own: Wording | None, days: Wording | None = None) -> str:
    """The version of a paper's words: "consent en 2026-12", with the clinic's own numbers behind it: ", own 3",
    ", days 2"."""
    parts = [f"{kind.value} {shipped_id(language.partition('-')[0])}"]
    parts += [f"own {own.number}"] if own is not None and own.texts else []
    parts += [f"days {days.number}"] if days is not None and days.days else []
    return ", ".join(parts)


def is_reviewed(store: Store, kind: PaperKind, code: str, own: Wording | None) -> bool:
    """Whether the clinic stands for a language's wording as it is now."""
    if code == "en":
        return True
    now = wording_id(kind, code, own)
    return any(
        each.wording == now and each.withdrawn is None for each in store.wordings.approvals(kind, code)
    )


def filled(text: str, facts: Mapping[str, object]) -> str:
    """A text with its braces filled; a brace that is no fact stays as it was typed."""
    return _BRACE.sub(lambda found: str(facts.get(found.group(1), found.group(0))), text)


_BRACE = re.compile(r"\{(\w+)\}")


def braces(text: str) -> set[str]:
    """The names in braces of a text."""
    return set(_BRACE.findall(text))


@cache
def shipped_id(code: str) -> str:
    """The version of a language's shipped texts, without reading them all."""
    found = _ID.search(resources.text(f"texts/{code}/papers.toml"))
    if found is None:
        raise KeyError(f"texts/{code}/papers.toml has no id")
    return found.group(1)


def shipped(language: str, place: str) -> str:
    """The shipped text of a place ("aftercare.title") in a language; American where that is spoken."""
    section, _dot, key = place.partition(".")
    text = str(_shipped(language.partition("-")[0])[section][key])
    return american(text) if language == "en-US" else text


def places(code: str, section: str) -> list[str]:
    """Every place of a section, in order."""
    return [f"{section}.{key}" for key in _shipped(code)[section]]


def american(text: str) -> str:
    """British words as they are written in the United States."""
    words = _american_words()
    return re.sub(r"[A-Za-z]+", lambda found: words.get(found.group(0), found.group(0)), text)


@cache
def _american_words() -> dict[str, str]:
    return {str(key): str(value) for key, value in resources.toml(_AMERICAN)["words"].items()}


@cache
def _shipped(code: str) -> dict[str, dict[str, str]]:
    if code not in PAPER_LANGUAGES:
        raise KeyError(f"no papers in {code}")
    return resources.toml(f"texts/{code}/papers.toml")
