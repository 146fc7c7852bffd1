"""Lot numbers as people copy them: spaces, hyphens and case do not count; O and 0 only where nothing else fits."""

import re
import unicodedata

_LOOSE = str.maketrans("OIL", "011")
_BETWEEN = r"[\s\-\u2010-\u2015._/]{0,3}"
_EITHER = {"0": "[0O]", "O": "[0O]", "1": "[1IL]", "I": "[1IL]", "L": "[1IL]"}
_PARTED = re.compile(r"[,;+&|\n]|\s/\s|\band\b", re.IGNORECASE)
#: A scanner reads more than the number: the words and the codes of GS1 (10 is the batch, 17 the expiry).
_LABELS = re.compile(r"^\s*(?:lot|batch|lotno|charge|ch\.-b\.|lot no|batch no|ref)\b[\s.:#-]*", re.IGNORECASE)


def key(number: str) -> str:
    """A number as it is compared: letters and digits only, in capitals, whatever form they were typed in."""
    plain = unicodedata.normalize("NFKC", number).upper()
    return "".join(letter for letter in plain if letter.isalnum())


def loose(number: str) -> str:
    """The key with O read as 0, and I and L as 1: for what was misread, where only one lot can be meant."""
    return key(number).translate(_LOOSE)


def parts(text: str) -> list[str]:
    """The keys that a record's lot text may mean: the whole of it, and its parts where it lists several."""
    found = [key(text), *(key(each) for each in _PARTED.split(text))]
    return [each for each in dict.fromkeys(found) if each]


def cleaned(typed: str) -> str:
    """What was typed, pasted or scanned as a lot number, without the word “Lot” before it and stray blanks."""
    return " ".join(_LABELS.sub("", typed.replace("\x1d", " ")).split())


def places(number: str, text: str, misread: bool = False) -> list[tuple[int, int]]:
    """Where a number stands in a text, as a word of its own: start and end of each place. ``misread`` takes O for 0
    and I or L for 1. ``text`` keeps its length: see :func:`even`."""
    letters = [(_EITHER.get(each, re.escape(each)) if misread else re.escape(each)) for each in key(number)]
    if not letters:
        return []
    pattern = rf"(?<![^\W_]){_BETWEEN.join(letters)}(?![^\W_])"
    return [found.span() for found in re.finditer(pattern, even(text), re.IGNORECASE)]


def even(text: str) -> str:
    """A text with full-width and other forms of letters made plain, one for one, so that places stay places."""
    if text.isascii():
        return text
    plain = (unicodedata.normalize("NFKC", each) for each in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, plain, strict=True))
