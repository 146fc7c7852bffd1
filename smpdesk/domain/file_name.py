"""Names of people as names of files, on every system."""

import unicodedata

#: What Windows keeps for devices, whatever follows the dot.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"com{each}" for each in range(10)), *(f"lpt{each}" for each in range(10)))
)
_FORBIDDEN = frozenset('<>:"/\\|?*')
#: Bytes of UTF-8: systems take 255 with the ending.
_LONGEST = 120


def file_name(name: str) -> str:
    """``name`` without what a file's name may not have, never empty: “O’Neil / Sons” -> “O’Neil - Sons”."""
    plain = unicodedata.normalize("NFC", name)
    kept = "".join("-" if each in _FORBIDDEN else each for each in plain if _shown(each))
    short = " ".join(kept.split()).encode()[:_LONGEST].decode(errors="ignore").strip(". ")
    if not short:
        return "-"
    return f"{short}-" if short.partition(".")[0].strip().casefold() in _DEVICES else short


def _shown(letter: str) -> bool:
    return letter == " " or not unicodedata.category(letter).startswith("C")
