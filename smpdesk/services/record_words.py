"""The words of the treatment record and of the report of an incident, and codes by their names."""

from functools import cache
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.incident import Incident
from smpdesk.domain.session import Reaction


def word(part: str, code: str) -> str:
    """What a code is called; the code itself where nobody gave it words, empty for an empty one."""
    return str(texts()[part].get(code, code)) if code else ""


def say(key: str, **facts: object) -> str:
    """A sentence with its facts; one that would begin with a fact nobody gave begins with the next."""
    return str(texts()["say"][key]).format_map(facts).removeprefix(", ")


def seen_words(codes: tuple[str, ...]) -> str:
    """“Itch and swelling”: reactions and late complications by their names."""
    found = texts()
    names = [
        found["reaction"].get(each) or found["late"].get(each) or each
        for each in codes
        if each != Reaction.NONE.value
    ]
    return words.listed([each if not at else each[:1].lower() + each[1:] for at, each in enumerate(names)])


def incident_title(incident: Incident) -> str:
    """“Late complication: infection”, “Exposure to blood”."""
    kind, seen = word("kind", incident.kind.value), seen_words(incident.what)
    return f"{kind}: {seen[:1].lower()}{seen[1:]}" if seen else kind


def texts() -> dict[str, Any]:
    """All of them, in the language of the program."""
    return _texts(words.language().split("-", maxsplit=1)[0])


@cache
def _texts(language: str) -> dict[str, Any]:
    return resources.toml(f"texts/{language}/record.toml")
