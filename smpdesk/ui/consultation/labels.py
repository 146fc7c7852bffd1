"""Words for the codes of a consultation, as the clinic's language has them."""

from enum import StrEnum
from functools import cache
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.hair_loss import Pattern

NOT_ASKED = "Not asked"
Offer = tuple[str, str]


@cache
def _read(language: str) -> dict[str, dict[str, Any]]:
    return resources.toml(f"texts/{language}/consultation.toml")


def _entry(group: str, code: str) -> Any:
    return _read(words.language().split("-", maxsplit=1)[0])[group][code]


def name(group: str, code: str) -> str:
    """What a code is called; empty for one that was not asked."""
    if not code:
        return ""
    if group == "pattern":
        return Pattern(code).written or "No scale fits"
    found = _entry(group, code)
    return str(found) if isinstance(found, str) else str(found[0])


def meaning(group: str, code: str) -> str:
    """What a code says, as a clause; empty where the name says it all."""
    if not code:
        return ""
    found = _entry(group, code)
    if group == "pattern":
        return str(found)
    return "" if isinstance(found, str) else str(found[1])


def spoken(group: str, code: str) -> str:
    """Name and meaning together, as a screen reader says them: “Norwood 4A: loss passes …”."""
    said = meaning(group, code)
    return f"{name(group, code)}: {said}" if said else name(group, code)


def offers(group: str, kind: type[StrEnum], nothing: str = NOT_ASKED) -> list[tuple[str, Any]]:
    """The words of a choice with what stands behind each; the empty code first, where there is one."""
    return [(name(group, each.value) or nothing, each) for each in kind]


def listed(group: str, codes: tuple[str, ...]) -> str:
    """Several codes in words: “Frontal, mid-scalp and crown”."""
    names = [name(group, each) for each in codes]
    return words.listed([each if not at else each[:1].lower() + each[1:] for at, each in enumerate(names)])
