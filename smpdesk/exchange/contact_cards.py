"""Contact cards (vCard, as telephones export them) as rows of a list with headings of our own."""

import quopri
import re

CARD = "BEGIN:VCARD"

_HEADINGS = (
    "Given name",
    "Family name",
    "Full name",
    "Mobile",
    "Telephone",
    "Email",
    "Date of birth",
    "Address",
    "Notes",
)
_FOLDED = re.compile(r"\r?\n[ \t]")
_SOFT_BREAK = re.compile(r"=\r?\n")


def read_cards(text: str) -> list[tuple[str, ...]]:
    """A heading row and one row for each card; what has no column of its own goes to the notes."""
    rows: list[tuple[str, ...]] = [_HEADINGS]
    card: dict[str, list[str]] = {}
    for line in _lines(text):
        head, _, value = line.partition(":")
        name, *options = head.upper().split(";")
        name = name.rpartition(".")[2]
        if name == "BEGIN":
            card = {}
        elif name == "END":
            rows.append(_row(card))
        else:
            _keep(card, name, options, value)
    return rows


def _lines(text: str) -> list[str]:
    if "QUOTED-PRINTABLE" in text.upper():
        text = _SOFT_BREAK.sub("", text)
    return [line for line in _FOLDED.sub("", text).replace("\r", "\n").split("\n") if line.strip()]


def _keep(card: dict[str, list[str]], name: str, options: list[str], value: str) -> None:
    if any("QUOTED-PRINTABLE" in option for option in options):
        value = quopri.decodestring(value.encode("ascii", "replace")).decode("utf-8", "replace")
    if name == "TEL":
        name = "CELL" if any("CELL" in option for option in options) else "TEL"
        value = value.removeprefix("tel:")
    if name == "N":
        parts = [_plain(part) for part in [*re.split(r"(?<!\\);", value), "", "", ""]]
        card["FAMILY"] = [parts[0]]
        card["GIVEN"] = [" ".join(part for part in parts[1:3] if part)]
    elif name == "ADR":
        value = "\n".join(part for part in re.split(r"(?<!\\);", value) if part)
        card.setdefault(name, []).append(_plain(value))
    elif name not in ("VERSION", "PRODID", "REV", "UID", "PHOTO") and value.strip():
        card.setdefault(name, []).append(_plain(value))


def _plain(value: str) -> str:
    return re.sub(r"\\([,;\\])", r"\1", value.replace("\\n", "\n").replace("\\N", "\n")).strip()


def _row(card: dict[str, list[str]]) -> tuple[str, ...]:
    known = ("GIVEN", "FAMILY", "FN", "CELL", "TEL", "EMAIL", "BDAY", "ADR", "NOTE")
    rest = [
        f"{name.capitalize()}: {value}"
        for name, values in card.items()
        if name not in known
        for value in values
    ]
    cells = [" / ".join(card.get(name, [])) for name in known[:-1]]
    return (*cells, "\n".join([*card.get("NOTE", []), *rest]))
