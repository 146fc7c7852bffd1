"""The clinic itself: its name and ways, the people who work there, the rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from smpdesk.domain.money import CURRENCIES
from smpdesk.domain.problem import Problem, problem

#: Minutes after midnight (opens, closes) for Monday to Sunday; None on a closed day.
Hours = tuple[tuple[int, int] | None, ...]

#: Choice, not a fact: nine to six on weekdays and Saturday mornings, until the clinic says otherwise.
USUAL_HOURS: Hours = ((540, 1080),) * 5 + ((540, 840), None)

PAPER_SIZES = ("A4", "Letter")
LANGUAGES = ("en-GB", "en-US")


class Role(StrEnum):
    """What somebody does at the clinic. Rights come with sign-in."""

    OWNER = "owner"
    MANAGER = "manager"
    TECHNICIAN = "technician"
    RECEPTIONIST = "receptionist"


@dataclass(frozen=True, kw_only=True)
class Clinic:
    """The one clinic of a clinic file. ``logo`` is the SHA-256 of a stored picture; ``address`` has lines."""

    id: int = 1
    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    logo: str = ""
    country: str = "GB"
    time_zone: str = "Europe/London"
    currency: str = "GBP"
    language: str = "en-GB"
    paper: str = "A4"
    hours: Hours = USUAL_HOURS
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Staff:
    """A member of staff. ``colour`` is #rrggbb; ``treats`` gives a column in the book; ``left`` hides."""

    id: int = 0
    name: str
    role: Role = Role.TECHNICIAN
    colour: str = "#1f6f78"
    licence: str = ""
    treats: bool = True
    left: bool = False
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Room:
    """A treatment room. ``closed`` rooms stay in old records and are offered no longer."""

    id: int = 0
    name: str
    closed: bool = False
    version: int = 0


def hours_of(hours: Hours, weekday: int) -> tuple[int, int] | None:
    """Opening minutes of a weekday (0 is Monday), None when closed."""
    return hours[weekday] if weekday < len(hours) else None


def clinic_problems(clinic: Clinic, known_zones: Sequence[str] = ()) -> list[Problem]:
    """Everything that keeps the clinic's settings from being saved."""
    found: list[Problem] = []
    if not clinic.name.strip():
        found.append(problem("clinic_name_missing", "name"))
    if known_zones and clinic.time_zone not in known_zones:
        found.append(problem("time_zone_unknown", "time_zone", zone=clinic.time_zone))
    if len(clinic.country) != 2 or not clinic.country.isalpha():
        found.append(problem("country_unknown", "country", country=clinic.country))
    if clinic.currency not in CURRENCIES:
        found.append(problem("currency_unknown", "currency", currency=clinic.currency))
    if clinic.paper not in PAPER_SIZES:
        found.append(problem("paper_size_unknown", "paper", paper=clinic.paper))
    if clinic.language not in LANGUAGES:
        found.append(problem("language_unknown", "language", language=clinic.language))
    for day, span in enumerate(clinic.hours):
        if span is not None and not 0 <= span[0] < span[1] <= 24 * 60:
            found.append(problem("hours_reversed", "hours", weekday=day))
    return found


def staff_problems(staff: Staff, others: Sequence[Staff]) -> list[Problem]:
    """Everything that keeps a member of staff from being saved beside the ``others``."""
    name = staff.name.strip()
    if not name:
        return [problem("staff_name_missing", "name")]
    twins = [each for each in others if each.id != staff.id and each.name.casefold() == name.casefold()]
    return [problem("staff_name_taken", "name", name=name)] if twins else []


def room_problems(room: Room, others: Sequence[Room]) -> list[Problem]:
    """Everything that keeps a room from being saved beside the ``others``."""
    name = room.name.strip()
    if not name:
        return [problem("room_name_missing", "name")]
    twins = [each for each in others if each.id != room.id and each.name.casefold() == name.casefold()]
    return [problem("room_name_taken", "name", name=name)] if twins else []
