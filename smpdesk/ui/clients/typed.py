"""What was typed into the search field becomes the beginning of a new client."""

from smpdesk.domain.client import Client
from smpdesk.domain.names import digits


def client_from(text: str) -> Client:
    """Digits go to the phone, an @ to the e-mail, letters to the name (“Davies, Owen” or “Owen Davies”)."""
    text = " ".join(text.split())
    if "@" in text:
        return Client(email=text)
    if any(each.isalpha() for each in text):
        family, comma, given = text.partition(",")
        if comma:
            return Client(given=_name(given), family=_name(family))
        given, _, family = text.rpartition(" ")
        return Client(given=_name(given or family), family=_name(family) if given else "")
    return Client(phone=text) if digits(text) else Client()


def _name(text: str) -> str:
    """A name typed in small letters gets its capitals; one with any capital stays as typed."""
    text = text.strip()
    return " ".join(part[:1].upper() + part[1:] for part in text.split()) if text.islower() else text
