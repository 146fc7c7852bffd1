"""What two people are compared by: everything of a client that tells people apart, folded once."""

from dataclasses import dataclass

from smpdesk.domain.client import Client
from smpdesk.domain.names import digits, fold

#: Digits of a telephone number that are compared, from its end: the way it was dialled lies before them.
_DIALLED_DIGITS = 9
_SHORTEST_NUMBER = 6
#: Words that every address may hold tell nobody apart.
_ROADS = frozenset(
    """street st road rd avenue ave lane ln drive dr close cl crescent cr cres court ct place pl way terrace
    tce parade pde circuit cct square sq gardens grove hill park flat unit apartment apt house floor building
    the and of strasse str weg platz allee rue via calle plaza rua avenida ulica ul""".split()
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Traits:
    """One person, folded. ``birth`` is YYYYMMDD as written (it need not be a day that exists) or empty;
    ``address`` the telling words and numbers of the address in their order, post code among them.
    """

    given: str = ""
    family: str = ""
    birth: str = ""
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    address: tuple[str, ...] = ()


def traits_of(client: Client) -> Traits:
    """A client, or the draft of one, as it is compared with others."""
    numbers = (
        client.phone_e164 or client.phone,
        client.other_phone_e164 or client.other_phone,
    )
    return traits(
        given=client.given,
        family=client.family,
        birth=f"{client.birth:%Y%m%d}" if client.birth else "",
        phones=numbers,
        email=client.email,
        address=client.address,
    )


def traits(
    *,
    given: str = "",
    family: str = "",
    birth: str = "",
    phones: tuple[str, ...] = (),
    email: str = "",
    address: str = "",
) -> Traits:
    """Fold what was written."""
    mail = email.strip().casefold()
    return Traits(
        given=fold(given),
        family=fold(family),
        birth=digits(birth),
        phones=frozenset(filter(None, map(dialled, phones))),
        emails=frozenset((mail,)) if mail else frozenset(),
        address=tuple(word for word in fold(address).split() if word not in _ROADS),
    )


def dialled(number: str) -> str:
    """The last nine digits of a telephone number; empty while it is too short to tell anything."""
    found = digits(number)
    return found[-_DIALLED_DIGITS:] if len(found) >= _SHORTEST_NUMBER else ""
