"""Codes of a consultation in the words that its own page uses, for the History."""

from functools import cache
from typing import Any

from smpdesk import resources, words
from smpdesk.domain.hair_loss import Pattern

#: The words of a column stand under the column's own name but for these.
_SECTIONS = {
    "indications": ("indication",),
    "causes": ("cause",),
    "areas": ("area",),
    "options": ("option",),
    "earlier": ("treatment",),
    "scars": ("scar", "surface", "scar_colour"),
    "temporal_peaks": ("permission",),
    **dict.fromkeys(("spf", "hat", "sport", "swimming", "exfoliation", "smoking"), ("often",)),
}


def word(column: str, code: str) -> str:
    """What a code in a column of a consultation is called; empty when it is no code."""
    if column == "pattern":
        return Pattern(code).written if code in set(Pattern) else ""
    texts = _texts(words.language().split("-", maxsplit=1)[0])
    for section in _SECTIONS.get(column, (column,)):
        found = texts.get(section, {}).get(code)
        if found:
            return str(found if isinstance(found, str) else found[0])
    return ""


@cache
def _texts(language: str) -> dict[str, Any]:
    return resources.toml(f"texts/{language}/consultation.toml")
