"""The same person, written down by somebody else: slips of the keys, nicknames, swapped fields, things left out."""

import random
import string
from dataclasses import replace
from datetime import date

from smpdesk.domain.client import Client
from smpdesk.domain.names import digits, fold
from smpdesk.domain.nicknames import other_forms


def again(draw: random.Random, client: Client, slips: int = 2) -> Client:
    """A draft of the same client with this many things wrong or missing."""
    draft = replace(client, id=0, number=0, version=0)
    for change in draw.choices(_CHANGES, k=slips):
        draft = change(draw, draft)
    return draft


def slip(draw: random.Random, text: str) -> str:
    """One letter left out, doubled, wrong, or changed with its neighbour."""
    if len(text) < 3:
        return text
    at = draw.randrange(len(text) - 1)
    letter = draw.choice(string.ascii_lowercase)
    ways = (
        text[:at] + text[at + 1 :],
        text[:at] + text[at] + text[at:],
        text[:at] + letter + text[at + 1 :],
        text[:at] + text[at + 1] + text[at] + text[at + 2 :],
    )
    return draw.choice(ways)


def _given(draw: random.Random, client: Client) -> Client:
    return replace(client, given=slip(draw, client.given))


def _family(draw: random.Random, client: Client) -> Client:
    return replace(client, family=slip(draw, client.family))


def _nickname(draw: random.Random, client: Client) -> Client:
    forms = other_forms(fold(client.given))
    return replace(client, given=draw.choice(forms).title()) if forms else client


def _swapped(draw: random.Random, client: Client) -> Client:
    return replace(client, given=client.family, family=client.given)


def _birth(draw: random.Random, client: Client) -> Client:
    if client.birth is None:
        return client
    if client.birth.day <= 12 and draw.random() < 0.5:
        return replace(client, birth=date(client.birth.year, client.birth.day, client.birth.month))
    year = client.birth.year + draw.choice((-10, -1, 1, 10))
    return replace(client, birth=date(year, client.birth.month, min(client.birth.day, 28)))


def _no_birth(draw: random.Random, client: Client) -> Client:
    return replace(client, birth=None)


def _other_phone(draw: random.Random, client: Client) -> Client:
    return replace(client, phone=f"07{draw.randrange(10**9):09}", phone_e164="")


def _phone_slip(draw: random.Random, client: Client) -> Client:
    number = digits(client.phone)
    if not number:
        return client
    at = draw.randrange(2, len(number))
    return replace(client, phone=number[:at] + str(draw.randrange(10)) + number[at + 1 :], phone_e164="")


def _no_phone(draw: random.Random, client: Client) -> Client:
    return replace(client, phone="", phone_e164="")


def _no_email(draw: random.Random, client: Client) -> Client:
    return replace(client, email="")


def _moved(draw: random.Random, client: Client) -> Client:
    return replace(client, address=f"{draw.randrange(1, 99)} Harbour View\nYO{draw.randrange(1, 30)} 7XQ")


def _no_address(draw: random.Random, client: Client) -> Client:
    return replace(client, address="")


_CHANGES = (
    _given, _family, _nickname, _swapped, _birth, _no_birth, _other_phone, _phone_slip, _no_phone, _no_email, _moved,
    _no_address,
)  # fmt: skip
