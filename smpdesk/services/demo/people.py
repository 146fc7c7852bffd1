"""Who comes to the demo clinic: made-up people, telephone numbers kept for fiction, addresses at example.com."""

import random
from dataclasses import dataclass
from datetime import date

from smpdesk.domain.client import Client, Permission, Sex
from smpdesk.domain.names import fold

_MEN = (
    "Samir Haddad", "Lee Davison", "James Whitfield", "Marek Łukasik", "Giorgos Papadakis", "Daniel Okafor",
    "Piotr Zieliński", "Ahmet Yılmaz", "Rhys Morgan", "Callum Fraser", "Stefan Müller", "Luis Ángel Ferreras",
    "Sean O’Brien", "Hugo Lefèvre", "Oliver Grant", "Nikolai Petrov", "Ivan Šimić", "Tobias Strauß",
    "Arjun Mehta", "Kwame Boateng", "Ethan Clarke", "Matteo Ricci", "Duarte Nunes", "Patrick Doyle",
    "Jonas Bergström", "Yusuf Demir", "Alan Whittaker", "Connor Walsh", "Gareth Pugh", "Mohammed Rahman",
    "Søren Lindqvist", "Andrei Popescu", "Bartholomew Featherstonehaugh", "Rafael Duarte", "Isaac Cohen",
)  # fmt: skip
_WOMEN = (
    "Priya Nair", "Ruth McDavid", "Helena Novák", "Sophie Turner", "Chloé Martin", "Agnieszka Wójcik",
    "Grace Adeyemi", "Elif Kaya", "Margaret Sinclair", "Beatriz Almeida", "Nadia Rahimi", "Zoë Hartmann",
    "Catriona MacLeod", "Ingrid Solberg", "Marta Davison", "Leila Mansour", "Joan Prescott",
)  # fmt: skip

_STREETS = ("Harbour Street", "Mill Lane", "Chapel Row", "Quarry Road", "Station Parade", "Orchard Close")
_HEARD = ("Walk-in", "Barber", "Search", "Friend", "Social media", "")
_GOALS = (
    "Frontal, mid-scalp and crown, soft broken hairline",
    "Crown and mid-scalp, blend into existing hair",
    "Receding temples, keep a mature hairline",
    "Full shaved look, natural curve",
    "Widening part, add density",
)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody of the demo: the client to add, and a goal for the course."""

    client: Client
    goal: str


def cast() -> dict[str, Client]:
    """The people of the day on screen, by their names."""
    return {
        each.name: each
        for each in (
            _named("Owen", "Davies", 1985, "118", Sex.MALE, alert="Takes aspirin daily: ask before needling"),
            _named("Ana", "Sousa", 1991, "204", Sex.FEMALE, "Transplant scar at the back"),
            _named("Kofi", "Mensah", 1979, "377", Sex.MALE),
            _named("Marta", "Davila", 1988, "871", Sex.FEMALE),
            _named("Zoltán", "Dávid", 1994, "029", Sex.MALE),
            _named("Ben", "Archer", 1982, "560", Sex.MALE),
        )
    }


def crowd(seed: random.Random, today: date) -> list[Person]:
    """Everybody else: about fifty people of all ages, the same ones for the same seed."""
    people = [_person(seed, name, Sex.MALE, today) for name in _MEN]
    people += [_person(seed, name, Sex.FEMALE, today) for name in _WOMEN]
    seed.shuffle(people)
    return people


def _named(
    given: str, family: str, year: int, end: str, sex: Sex, notes: str = "", alert: str = ""
) -> Client:
    mail = fold(f"{given} {family}").replace(" ", ".")
    return Client(
        given=given,
        family=family,
        sex=sex,
        birth=date(year, 3, 14),
        phone=f"07700 900 {end}",
        email=f"{mail}@example.com",
        address=f"{int(end) % 80 + 1} Harbour Street\nLeeds LS1 4AB",
        marketing=Permission.NO,
        notes=notes,
        alert=alert,
    )


def _person(seed: random.Random, name: str, sex: Sex, today: date) -> Person:
    given, _, family = name.rpartition(" ")
    birth = date(today.year - seed.randint(22, 68), seed.randint(1, 12), seed.randint(1, 28))
    mail = fold(name).replace(" ", ".")
    client = Client(
        given=given,
        family=family,
        sex=sex,
        birth=birth if seed.random() < 0.85 else None,
        phone=f"07700 900 {seed.randint(400, 999)}",
        email=f"{mail}@example.com" if seed.random() < 0.8 else "",
        address=f"{seed.randint(1, 140)} {seed.choice(_STREETS)}\nLeeds LS{seed.randint(1, 28)} 4AB",
        marketing=seed.choice((Permission.YES, Permission.NO, Permission.UNKNOWN)),
        referral=seed.choice(_HEARD),
        alert=seed.choice(
            ("", "", "", "", "", "", "", "", "Nickel allergy: no metal clips", "Faints at needles")
        ),
    )
    return Person(client=client, goal=seed.choice(_GOALS))
