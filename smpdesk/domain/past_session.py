"""Past sessions as lists note them: “2/3”, “t-up”, “GR2 1:4 lot GR2-2409”."""

import re
from dataclasses import dataclass
from datetime import date

from smpdesk.domain.names import fold

_OF = re.compile(r"^(\d{1,2})\s*(?:/|of|von|sur|de|di|z|van|out of)\s*(\d{1,2})$", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:#|no\.?|nr\.?|n°|session|s|layer|sitzung|seance|sesja)?\s*(\d{1,2})(?:\.0|\.|st|nd|rd|th|e)?$",
    re.IGNORECASE,
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_TOUCH_UP = re.compile(
    r"^(?:t up|tu|t u|touch ?up|top ?up|refresh|auffrischung|retouche|retoque|ritocco|poprawka|boost)s?$"
)
#: “lot GR2-2409”, “batch: 17”, “Ch.-B. 2409”.
_LOT = re.compile(
    r"\b(?:lot|batch|charge|lote|lotto|partia|b/n|ch\.?-?b)\b\.?\s*(?:no\.?|nr\.?|#)?\s*[:=]?\s*(\S+)",
    re.IGNORECASE,
)
#: The record takes dilutions up to 1 : 100.
_THINNEST = 100
_RATIO = re.compile(r"\b1\s*[:/]\s*(\d{1,3})\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionNumber:
    """Which session: ``number`` (0 unknown) of ``planned`` (0 unsaid); ``left`` is what was not understood."""

    number: int = 0
    planned: int = 0
    touch_up: bool = False
    left: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PigmentNote:
    """A pigment, n of its “1 : n” dilution and its lot, as far as they are said; ``left`` is the rest."""

    pigment: str = ""
    dilution: int | None = None
    lot: str = ""
    left: str = ""

    @property
    def known(self) -> bool:
        """True when anything was said that belongs in a record."""
        return bool(self.pigment or self.lot or self.dilution is not None)


@dataclass(frozen=True, kw_only=True, slots=True)
class PastSession:
    """A session from a list: its day, which it was, what was used, and what else stood in its cells."""

    day: date
    which: SessionNumber = SessionNumber()
    pigment: PigmentNote = PigmentNote()
    notes: tuple[str, ...] = ()


def read_session_number(cell: str) -> SessionNumber:
    """“2”, “2/3”, “1 of 3”, “t-up”; anything else is left as it stands."""
    text = cell.strip()
    words = fold(text)
    if _TOUCH_UP.match(words):
        return SessionNumber(touch_up=True)
    found = _OF.match(text)
    if found and 1 <= int(found.group(1)) <= int(found.group(2)) <= 20:
        return SessionNumber(number=int(found.group(1)), planned=int(found.group(2)))
    found = _NUMBER.match(text)
    if found and 1 <= int(found.group(1)) <= 20:
        return SessionNumber(number=int(found.group(1)))
    return SessionNumber(number=_WORDS.get(words, 0), left="" if words in _WORDS else text)


def read_pigment(cell: str) -> PigmentNote:
    """“GR2 1:4 lot GR2-2409”, “GR1 1:8 / GR1-2311”, “black 1:12”; “lot ?” says nothing and is left."""
    text = " ".join(cell.split())
    ratio = _RATIO.search(text)
    lot = _LOT.search(text)
    number = lot.group(1).strip(" ,;/") if lot else ""
    if number.strip("?-. ") == "":
        number = ""
    rest = _RATIO.sub(" ", _LOT.sub(" ", text) if number else text)
    rest = re.sub(r"[(\[]\s*[)\]]", " ", rest)
    head, *tail = [
        part.strip(" ,;/") for part in re.split(r"\s/\s|[;,]\s|\s{2,}/?\s*|\s/$", rest) if part.strip(" ,;/")
    ] or [""]
    if ratio and not number and not lot and tail and re.search(r"\d", tail[0]) and " " not in tail[0]:
        number, tail = tail[0], tail[1:]
    if lot and not number:
        head, tail = _LOT.sub(" ", head).strip(" ,;/"), [lot.group(0), *tail]
    if head and not (ratio or number) and (len(head) > 24 or "?" in head):
        head, tail = "", [head, *tail]
    dilution = int(ratio.group(1)) if ratio else None
    if dilution is not None and dilution > _THINNEST:
        dilution, tail = None, [ratio.group(0) if ratio else "", *tail]
    return PigmentNote(pigment=head, dilution=dilution, lot=number, left=" ".join(tail))
