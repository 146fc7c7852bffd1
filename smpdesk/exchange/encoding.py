"""Bytes to text: which encoding a list was written in.

A byte-order mark and strict UTF-8 settle it. For the old one-byte code pages every plausible one is tried and
judged by what the letters look like inside words: a wrong page puts signs, capitals or rare letters there.
"""

import codecs
import re
from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WEST = "éèêëàâäáãåçíìîïñóòôöõøúùûüæœß"
_CENTRAL = "áâäčçďéěëęíîľĺłńňóôöőřšśťúůüűýžźżąćăßđ"
_TURKISH = "ğışçöüâîû"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґё"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋ"
_BALTIC = "āčēģīķļņšūžėįųąęöäüõ"

#: Code pages in the order in which they win a draw, with the letters that belong there.
PAGES = {
    "cp1252": _WEST,
    "cp1250": _CENTRAL,
    "cp1254": _TURKISH + _WEST,
    "mac_roman": _WEST,
    "cp1251": _CYRILLIC,
    "cp1253": _GREEK,
    "cp1257": _BALTIC,
    "iso8859_2": _CENTRAL,
    "cp850": _WEST,
    "cp852": _CENTRAL,
    "mac_latin2": _CENTRAL,
    "koi8_r": _CYRILLIC,
}

#: What people may choose from, most likely first.
ENCODINGS = ("utf-8", "utf-16", *PAGES)

_WORD_WITH_OTHERS = re.compile(r"[^\s\x00-\x2c./:;<>=@\[\]|\"]*[^\x00-\x7f]+[^\s\x00-\x2c./:;<>=@\[\]|\"]*")
_PUNCTUATION = set("’‘“”–—…€£°·«»©®™\xa0")
#: Bytes judged at most; enough words for any list, and quick.
_SAMPLE = 400_000


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and the name of the encoding it was read with.

    A chosen ``encoding`` is obeyed; what it cannot hold becomes U+FFFD. Raises LookupError for an unknown name.
    """
    if encoding:
        return _obey(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name.removesuffix("-sig")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), wide
    try:
        return _once(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 and not _others(data[: error.start]):
            return data.decode("utf-8", "replace"), "utf-8"
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    page = _likeliest(data[:_SAMPLE])
    return data.decode(page, "replace"), page


def _once(text: str) -> str:
    """Text without the damage of a program that took UTF-8 for Windows-1252 and wrote that: “LuÃ­s” is “Luís”."""
    others = sum(1 for c in text if c > "\x7f")
    if not others or not any(mark in text for mark in "ÃÅÄÂÐâ"):
        return text
    try:
        again = b"".join(_byte(c) for c in text).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
    return again if 2 * sum(1 for c in again if c > "\x7f") <= others else text


def _byte(char: str) -> bytes:
    """The byte of a character in Windows-1252, with the five bytes that it leaves undefined."""
    return bytes((ord(char),)) if char in "\x81\x8d\x8f\x90\x9d" else char.encode("cp1252")


def _obey(data: bytes, encoding: str) -> tuple[str, str]:
    name = codecs.lookup(encoding).name
    text = data.decode("utf-8-sig" if name == "utf-8" else name, "replace")
    return text.removeprefix("\ufeff"), encoding


def _others(data: bytes) -> bool:
    return any(byte > 127 for byte in data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of plain text is zero."""
    sample = data[:4000]
    if len(sample) < 4 or sample.count(0) < len(sample) // 4:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"


def _mostly_utf8(data: bytes) -> bool:
    """UTF-8 in which something was cut or pasted wrongly: good sequences far outnumber broken bytes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for c in text if c > "\x7f") - broken
    return good > 20 * broken


def _likeliest(data: bytes) -> str:
    best, best_score = "cp1252", -1e9
    for page, letters in PAGES.items():
        try:
            words = _WORD_WITH_OTHERS.findall(data.decode(page))
        except UnicodeDecodeError:
            continue
        score = _score(words, set(letters))
        if score > best_score + 1e-6:
            best, best_score = page, score
    return best


def _score(words: Iterable[str], letters: set[str]) -> float:
    """How much the words look like words of the languages of a code page."""
    total = 0.0
    for word in words:
        for at, char in enumerate(word):
            if char <= "\x7f":
                continue
            before = word[at - 1] if at else " "
            after = word[at + 1] if at + 1 < len(word) else " "
            total += _fits(char, before, after, letters)
    return total


def _fits(char: str, before: str, after: str, letters: set[str]) -> float:
    if not char.isalpha():
        return _sign(char, before, after)
    if char.isupper() and (before.islower() or (after.islower() and before.isalpha())):
        return -2.0
    if char.islower() and after.isupper() and after.isascii():
        return -2.0
    if _mixed(char, before) or _mixed(char, after):
        return -2.0
    if not before.isalpha() and not after.isalpha():
        return 0.2
    low = char.lower()[0] if char != "İ" else "ı"
    return 1.0 if low in letters else -0.7


def _sign(char: str, before: str, after: str) -> float:
    """A sign that is no letter: quotation marks hug words, dashes stand alone, apostrophes stand inside."""
    inside = before.isalpha() and after.isalpha()
    if char == "’":
        return 1.2 if before.isalpha() else 0.3
    if char in "“‘„":
        return 1.1 if after.isalpha() and not before.isalpha() else -0.5
    if char == "”":
        return 1.1 if before.isalpha() and not after.isalpha() else -0.5
    if char in "–—" and not inside:
        return 1.1
    if char in _PUNCTUATION:
        return -0.5 if inside else 0.3
    return -2.0 if before.isalpha() or after.isalpha() else -0.5


def _mixed(one: str, other: str) -> bool:
    """True when the two letters belong to different scripts."""
    return other.isalpha() and (one >= "\u0370") != (other >= "\u0370")
