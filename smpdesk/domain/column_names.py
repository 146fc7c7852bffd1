"""What a column is called: the words for it in the languages that clinics' lists are written in.

A heading is folded, freed of brackets, and looked up whole; then without the little words around it. It must be
understood entirely: “Name of GP” or “Emergency phone” are somebody else's, and stay unknown.
"""

import re

from smpdesk.domain.client_list import Into
from smpdesk.domain.column_words import WORDS
from smpdesk.domain.names import fold

#: Into.SKIP holds only kinds of number and our own columns; a client number of an old system is kept as a note.
_KEPT_AS_NOTE = frozenset({"client id", "id", "customer id", "no", "nr", "row"})

#: Little words that do not change what a column is.
_LITTLE = frozenset(
    """the of a client clients customer customers patient patients your s primary main uk us number no nr value
    personal kunden kunde patienten des der die das du de la le del della dela di do da klienta klient
    pacjenta cliente client's contact home private current dd mm yyyy yy jj tt jjjj aaaa rrrr required
    optional""".split()
)  # fmt: skip

#: Words of headings that speak of somebody or something else; such columns are not guessed from their cells either.
_OTHERS = frozenset(
    """emergency next kin gp doctor physician partner spouse wife husband company employer work referrer
    guardian parent mother father notfall notfallkontakt arzt urgence medecin urgencia emergencia emergenza medico
    lekarz nagly technician artist therapist staff insurance fax invoice vat tax gdzie ostatnio modified updated
    expiry anniversary appointment next upcoming price paid balance amount deposit total spent visits id ref""".split()
)  # fmt: skip

_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_NUMBERED = re.compile(
    r"^(?:date (?:of )?)?"
    r"(?:session|sitting|treatment|sitzung|behandlung|seance|sesion|seduta|sessao|sesja|zabieg|sessie|seans)"
    r" (?:no |nr |n )?([1-8])(?: (?:date|datum|fecha|data|le))?$"
    r"|^([1-8])(?:st|nd|rd|th|e|er|a)? (?:session|seance|sesion|sitting)(?: date)?$"
)


_ONE_OF = re.compile(
    r"\b(?:session|sitting|sitzung|seance|sesion|seduta|sessao|sesja|zabieg|s) ?([1-8])\b|\b([1-8])$"
)
_TOUCHED_UP = re.compile(
    r"^(?:date of )?(?:last )?(?:touch ?up|top ?up|auffrischung|nachbehandlung|retouche|retoque|ritocco|poprawka)"
    r"s?(?: date| datum| fecha| data)?$"
)


def _phrases(text: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in text.split("|")]


_LOOKUP: dict[str, Into | str] = {}
for _into, _text in WORDS.items():
    for _phrase in _phrases(_text):
        _LOOKUP.setdefault(fold(_phrase) or _phrase, _into)


def meaning(heading: str) -> Into | str | None:
    """Where a column with this heading goes, :data:`EITHER`, or None when the heading says nothing we know."""
    whole = fold(heading)
    bare = fold(_BRACKETS.sub(" ", heading))
    for words in dict.fromkeys((whole, bare)):
        if words in _LOOKUP:
            return Into.NOTES if words in _KEPT_AS_NOTE else _LOOKUP[words]
    rest = " ".join(word for word in bare.split() if word not in _LITTLE)
    found = _LOOKUP.get(rest)
    return None if rest in _KEPT_AS_NOTE or found is Into.SKIP else found


#: What :func:`session_of` answers for a column with the dates of touch-ups.
TOUCH_UP = -1


def session_of(heading: str) -> int:
    """2 for “Session 2 date”: a list with a column for each session; TOUCH_UP; 0 for any other heading."""
    words = fold(heading)
    if _TOUCHED_UP.match(words):
        return TOUCH_UP
    found = _NUMBERED.match(words)
    return int(found.group(1) or found.group(2)) if found else 0


def used_in(heading: str) -> tuple[Into, int] | None:
    """(PIGMENT, 2) for “Pigment 2” or “Session 2 lot”: what was used in one of several sessions."""
    words = fold(heading)
    found = _ONE_OF.search(words)
    if not found:
        return None
    into = _LOOKUP.get(" ".join(_ONE_OF.sub(" ", words, count=1).split()))
    if isinstance(into, Into) and into in (Into.PIGMENT, Into.LOT):
        return into, int(found.group(1) or found.group(2))
    return None


def of_others(heading: str) -> bool:
    """True for a heading that names somebody else, or a date or number of another kind."""
    return not _OTHERS.isdisjoint(fold(heading).split())


def mobile(heading: str) -> bool:
    """True when the heading says that the numbers are mobile ones."""
    return bool(
        re.search(
            r"\b(mobile?|mob|cell\w*|handy\w*|mobil\w*|movil|portable|celular|telemovel|komork\w*|cep|gsm|whatsapp|sms)\b",
            fold(heading),
        )
    )
