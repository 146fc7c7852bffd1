"""Names of people: folded for finding, shown in two orders, shortened to initials."""

import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th",
        "ħ": "h", "ŋ": "n", "ĸ": "k", "ſ": "s", "ẞ": "ss",
        "'": "", "’": "", "‘": "", "ʼ": "", "`": "", "´": "", "ʻ": "",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Text as it is searched: no case, no accents, ł ø ß ı æ spelled out, no apostrophes, single blanks.

    Anything that is neither a letter nor a digit (of any script) becomes a blank.
    """
    lowered = text.casefold().translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    plain = plain.translate(_LETTERS)
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def digits(text: str) -> str:
    """Only the decimal digits of a text, as ASCII."""
    return "".join(str(unicodedata.digit(c)) for c in text if c.isdecimal())


def full_name(given: str, family: str) -> str:
    """“Owen Davies”, or the one name there is."""
    return " ".join(part for part in (given.strip(), family.strip()) if part)


def list_name(given: str, family: str) -> str:
    """“Davies, Owen” for lists sorted by family name, or the one name there is."""
    return ", ".join(part for part in (family.strip(), given.strip()) if part)


def initials(name: str) -> str:
    """At most two capitals for a round badge: “Maya Reid” is MR."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    picked = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0].upper() for word in picked)
