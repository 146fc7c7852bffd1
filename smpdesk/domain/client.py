"""A client, the one-line summary of lists, and what a client's details must satisfy."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from smpdesk.domain.names import full_name, list_name
from smpdesk.domain.problem import Problem, problem

#: Adults only: UK Tattooing of Minors Act 1969 and others (Q01; L1 L6 L24 INS1).
ADULT_YEARS = 18
OLDEST_YEARS = 120
#: The first client of a clinic; a choice: four figures sort and read well in lists and file names.
FIRST_NUMBER = 1001


class Sex(StrEnum):
    """As the client gives it; empty when nobody asked."""

    UNKNOWN = ""
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Gone(StrEnum):
    """Why somebody is not asked back any more."""

    NO = ""
    MOVED = "moved"
    DIED = "died"
    ELSEWHERE = "elsewhere"
    NOT_WANTED = "not_wanted"


class Permission(StrEnum):
    """A yes, a no, or never asked: the three are not the same."""

    UNKNOWN = ""
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class Client:
    """A client. ``number`` is what staff and papers call the client by; telephone numbers are kept as
    typed and in E.164 (empty where unreadable); ``alert`` is what everybody must see at a glance.
    """

    id: int = 0
    number: int = 0
    given: str = ""
    family: str = ""
    sex: Sex = Sex.UNKNOWN
    birth: date | None = None
    phone: str = ""
    phone_e164: str = ""
    other_phone: str = ""
    other_phone_e164: str = ""
    email: str = ""
    address: str = ""
    marketing: Permission = Permission.UNKNOWN
    referral: str = ""
    alert: str = ""
    notes: str = ""
    since: date | None = None
    inactive: bool = False
    language: str = ""
    no_contact: bool = False
    gone: Gone = Gone.NO
    gone_on: date | None = None
    version: int = 0

    @property
    def name(self) -> str:
        """Given and family name, as one speaks."""
        return full_name(self.given, self.family)


@dataclass(frozen=True, kw_only=True)
class ClientName:
    """A client as a card in the book says it first."""

    id: int
    number: int
    given: str
    family: str
    phone: str

    @property
    def name(self) -> str:
        """Given and family name, as one speaks."""
        return full_name(self.given, self.family)


@dataclass(frozen=True, kw_only=True)
class ClientLine:
    """A client in a list: who, how to reach them, and where the treatment stands.

    ``planned`` and ``done`` count sessions of the open course (0 and 0 without one); ``next_visit`` is the
    next booked appointment; ``last_session`` the day of the latest session on record.
    """

    id: int
    number: int
    given: str
    family: str
    phone: str
    email: str
    birth: date | None
    alert: str
    planned: int
    done: int
    next_visit: datetime | None
    last_session: date | None

    @property
    def name(self) -> str:
        """Given and family name, as one speaks."""
        return full_name(self.given, self.family)

    @property
    def listed(self) -> str:
        """Family name first, as lists are sorted."""
        return list_name(self.given, self.family)


def age(birth: date, today: date) -> int:
    """Whole years lived on ``today``; somebody born on 29 February is a year older on 1 March."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def birth_problems(birth: date | None, today: date) -> list[Problem]:
    """What is wrong with a birth date; under-18s may be recorded, and are said to be too young to treat."""
    if birth is None:
        return []
    if birth > today:
        return [problem("birth_in_future", "birth", birth=birth)]
    if age(birth, today) > OLDEST_YEARS:
        return [problem("birth_too_long_ago", "birth", birth=birth)]
    return []


def birth_advice(birth: date | None, today: date) -> list[Problem]:
    """What a birth date means without being wrong: somebody under 18 may be on record, and is not treated (Q01)."""
    if birth is None or birth > today or not too_young(birth, today):
        return []
    leap = (birth.month, birth.day) == (2, 29) and (birth.year + ADULT_YEARS) % 4
    of_age = date(birth.year + ADULT_YEARS, *((3, 1) if leap else (birth.month, birth.day)))
    return [problem("birth_under_age", "birth", until=of_age)]


def client_problems(
    client: Client, today: date, phone_readable: bool, other_readable: bool = True
) -> list[Problem]:
    """Everything that keeps a client from being saved; the numbers' readability is judged by the caller."""
    found: list[Problem] = []
    if not client.name:
        found.append(problem("client_name_missing", "given"))
    found += birth_problems(client.birth, today)
    if not phone_readable:
        found.append(problem("phone_impossible", "phone", typed=client.phone.strip()))
    if not other_readable:
        found.append(problem("phone_impossible", "other_phone", typed=client.other_phone.strip()))
    if client.email.strip() and not email_looks_right(client.email):
        found.append(problem("email_impossible", "email", typed=client.email.strip()))
    return found


def email_looks_right(text: str) -> bool:
    """True when a letter could possibly go there: something, one @, a name with a dot, no blanks."""
    local, at, host = text.strip().partition("@")
    middle = host[1:-1]
    return bool(
        local and at and "." in middle and "@" not in host and not any(c.isspace() for c in text.strip())
    )


def too_young(birth: date | None, today: date) -> bool:
    """True for somebody known to be under 18 (Q01)."""
    return birth is not None and age(birth, today) < ADULT_YEARS
