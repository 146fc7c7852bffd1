"""What was typed into the search field becomes the beginning of a new client."""

from smpdesk.domain.client import Client
from smpdesk.domain.names import digits


def client_from(text: str) -> Client:
    """Digits go to the phone, an @ to the e-mail, letters to the name (“Davies, Owen” or “Owen Davies”)."""
    text = " ".join(text.split())
    if "@" in text:
        return Client(email=text)
    if any(each.isalpha() for each in text):
        text = _capitals(text) if text.islower() else text
        family, comma, given = text.partition(",")
        if comma:
            return Client(given=given.strip(), family=family.strip())
        given, _, family = text.rpartition(" ")
        return Client(given=given or family, family=family if given else "")
    return Client(phone=text) if digits(text) else Client()


def _capitals(text: str) -> str:
    """Typed in a hurry: each word of the name gets its capital."""
    return " ".join(part[:1].upper() + part[1:] for part in text.split())
