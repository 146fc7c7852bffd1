"""Why somebody may be the same person, in words: "Same number, given name spelt nearly the same"."""

from collections.abc import Sequence
from functools import cache

from smpdesk import resources, words

_BOTH_NAMES = ("given_same", "family_same")


def because(reasons: Sequence[str], most: int = 3) -> str:
    """The weightiest reasons as a phrase that begins with a capital; empty without reasons."""
    codes = list(reasons)
    if set(_BOTH_NAMES) <= set(codes):
        codes[min(codes.index(each) for each in _BOTH_NAMES)] = "names_same"
        codes = [each for each in codes if each not in _BOTH_NAMES]
    known = _phrases(words.language().split("-", maxsplit=1)[0])
    text = ", ".join(known[each] for each in codes[:most])
    return text[:1].upper() + text[1:]


@cache
def _phrases(folder: str) -> dict[str, str]:
    return {code: str(text) for code, text in resources.toml(f"texts/{folder}/likeness.toml").items()}
