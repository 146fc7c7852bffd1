"""Names out of lists: which part is the family's, and how a name typed in capitals is written."""

import re
from dataclasses import dataclass

from smpdesk.domain.names import fold

#: Words that begin a family name and are written small when the name is put in order.
_PARTICLES = frozenset(
    """de da do dos das del della di du des la le los las van von der den ten ter zu zum zur y e af av bin ibn
    el al""".split()
)
#: Particles that may stand before a family name in full (“van der Berg”); “Al” and “El” alone may be given names.
_BEGINS_FAMILY = _PARTICLES - {"y", "e", "al", "el", "la", "le"} | {"san", "santa"}
_TITLES = frozenset("mr mrs ms miss mx dr prof herr frau mme mlle sr sra srta pan pani sig".split())
_EXTRA = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ`][^\W\d_]+)*")
_MC = re.compile(r"^(mc)(\w{2,})$")
_TURKISH = frozenset("ğşıİŞĞ")


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonName:
    """A name in two parts. ``extra`` is what stood beside it: a title, “(née Świątek)”, a smiley."""

    given: str = ""
    family: str = ""
    extra: str = ""

    @property
    def empty(self) -> bool:
        """True when there is no letter to call somebody by."""
        return not any(c.isalpha() for c in self.given + self.family)


def name_from_one(cell: str, family_first: bool = False) -> PersonName:
    """A whole name from one cell: “Smith, John”, “JOHN SMITH”, “john smith”, “John Smith”."""
    text, extra = _without_extras(cell)
    family, comma, given = text.partition(",")
    if not (comma and family.strip() and given.strip()):
        words = text.replace(",", " ").split()
        if len(words) > 1 and words[0].rstrip(".").lower() in _TITLES:
            extra = [words[0], *extra]
            words = words[1:]
        given, family = _by_capitals(words) or (_family_first(words) if family_first else _halves(words))
    turkish = not _TURKISH.isdisjoint(cell)
    return PersonName(given=in_order(given, turkish), family=in_order(family, turkish), extra=" ".join(extra))


def name_from_two(given: str, family: str) -> PersonName:
    """A name whose parts stand in columns of their own."""
    first, extra = _without_extras(given)
    last, more = _without_extras(family)
    turkish = not _TURKISH.isdisjoint(given + family)
    return PersonName(
        given=in_order(first, turkish), family=in_order(last, turkish), extra=" ".join([*extra, *more])
    )


def _without_extras(cell: str) -> tuple[str, list[str]]:
    """The name itself, and apart from it what stands in brackets and signs that are no part of a name."""
    extra = [found.strip() for found in _EXTRA.findall(cell)]
    text = _EXTRA.sub(" ", cell)
    extra += re.findall(r"[\U0001f000-\U0001faff\u2190-\u2bff\ufe0f\u200d]+", text)
    text = re.sub(r"[\U0001f000-\U0001faff\u2190-\u2bff\ufe0f\u200d]+", " ", text)
    if not fold(text):
        return " ".join(cell.split()), []
    return " ".join(text.split()), extra


def _halves(words: list[str]) -> tuple[str, str]:
    """Given and family part of a name as one speaks it: the last word, with its particles."""
    if len(words) < 2:
        return " ".join(words), ""
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _BEGINS_FAMILY | {"la", "le", "y", "e"}:
        at -= 1
        if words[at].lower() in ("y", "e") and at > 1:
            at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _by_capitals(words: list[str]) -> tuple[str, str] | None:
    """“Jean DUPONT”, “DUPONT Jean”: the part in capitals is the family's; None for names written otherwise."""
    plain = [word.replace("ß", "S") for word in words]
    loud = [len(word) > 2 and word.isupper() and word.strip(".") not in ("III", "VIII") for word in plain]
    quiet = [any(c.islower() for c in word) for word in plain]
    if not any(loud) or not all(one or other for one, other in zip(loud, quiet, strict=True)):
        return None
    changes = sum(loud[at] != loud[at - 1] for at in range(1, len(loud)))
    if changes != 1:
        return None
    family = [word for word, is_loud in zip(words, loud, strict=True) if is_loud]
    given = [word for word, is_loud in zip(words, loud, strict=True) if not is_loud]
    return " ".join(given), " ".join(family)


def _family_first(words: list[str]) -> tuple[str, str]:
    at = 0
    while at < len(words) - 2 and words[at].lower() in _PARTICLES:
        at += 1
    return " ".join(words[at + 1 :]), " ".join(words[: at + 1])


def in_order(name: str, turkish: bool = False) -> str:
    """A name typed all in capitals or all in small letters as it is usually written; any other is left alone.

    In a ``turkish`` name the capital I is the dotless one: IŞIK is Işık.
    """
    text = " ".join(name.split()).strip(" ,;")
    letters = [c for c in text if c.isalpha() and c.lower() != c.upper() and c != "ß"]
    if not letters or lost_letters(text) or len(letters) == 1:
        return text if "?" in text else text.upper()
    capitals = all(c.isupper() for c in letters)
    if not capitals and not all(c.islower() for c in letters):
        return text
    if capitals and len(letters) == 2 and "." in text:
        return text
    words = text.split(" ")
    return " ".join(_word(word, at == 0, capitals and turkish) for at, word in enumerate(words))


def lost_letters(name: str) -> bool:
    """True when letters were lost on the way: “?efi Y?ld?r?m”."""
    return "?" in name or "\ufffd" in name


def _word(word: str, first: bool, turkish: bool) -> str:
    small = _small(word, turkish)
    if small in _PARTICLES and not (first and small in ("al", "el", "la", "le", "e", "y")):
        return small
    return _WORD.sub(lambda found: _capital(found.group(), turkish), word)


def _small(text: str, turkish: bool) -> str:
    """Small letters; “İ” is “i” without the dot that Python leaves above it, Turkish “I” is “ı”."""
    text = text.replace("İ", "i")
    return (text.replace("I", "ı") if turkish else text).lower()


def _capital(part: str, turkish: bool) -> str:
    """“o’brien” is “O’Brien”, “d’angelo” “D’Angelo”, “mcdonald” “McDonald”."""
    head, sign, tail = _cut(part)
    if sign and len(head) == 1 and len(tail) > 2:
        return head.upper() + sign + _first_up(tail, turkish)
    found = _MC.match(part.lower())
    if found:
        return "Mc" + found.group(2)[0].upper() + found.group(2)[1:]
    return _first_up(part, turkish)


def _cut(part: str) -> tuple[str, str, str]:
    for sign in "’'ʼ`":
        head, found, tail = part.partition(sign)
        if found:
            return head, found, tail
    return part, "", ""


def _first_up(text: str, turkish: bool) -> str:
    first = text[:1]
    return (first if first == "İ" else first.upper()) + _small(text[1:], turkish)
