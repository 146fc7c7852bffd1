"""Aftercare in the client's own dates, and the sheet as plain text ready to be set.

The day of treatment is day 1 (domain file, section 4). On paper stand dates, never day numbers.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from smpdesk.domain.course import MINIMUM_GAP_DAYS, earliest_next, suggested_next
from smpdesk.domain.problem import Problem, problem

if TYPE_CHECKING:
    from smpdesk.domain.curve_drawing import CurveWords


class Variant(StrEnum):
    """What a session was within its course: each has its own sheet."""

    FIRST = "first"
    LATER = "later"
    LAST = "last"
    TOUCH_UP = "touch_up"


@dataclass(frozen=True, kw_only=True)
class AftercareDays:
    """Day numbers (treatment is 1) at which something changes; section 4, sources A1-A22, P36 for minoxidil.

    What lasts is named by its last day, what begins again by its first; ``blade_after`` and ``minoxidil_after``
    are the days after which.
    """

    dry_through: int = 4  # A2 A3 A6 A7 A12
    first_wash: int = 5  # A2 A14
    gym_from: int = 10  # A9 A10 A1
    blade_after: int = 10  # A4 A9
    cover_through: int = 28  # A2 A5 A7 A8
    minoxidil_after: int = 7  # P36


USUAL_DAYS = AftercareDays()


@dataclass(frozen=True, kw_only=True)
class AftercareDates:
    """The dates of one session's aftercare. Every span is inclusive."""

    treated: date
    dry_through: date
    first_wash: date
    gym_from: date
    blade_from: date
    cover_through: date
    healed_from: date
    minoxidil_from: date
    earliest_next: date | None
    suggested_next: tuple[date, date] | None


def day(treated: date, number: int) -> date:
    """The date of day ``number`` when the day of treatment is day 1."""
    return treated + timedelta(days=number - 1)


def aftercare_dates(
    treated: date,
    number: int,
    planned: int,
    gap: int = MINIMUM_GAP_DAYS,
    days: AftercareDays = USUAL_DAYS,
) -> AftercareDates:
    """All dates after session ``number`` of ``planned``; no next session after the last one.

    Treated on Tuesday 24 November: dry to Friday 27, first wash Saturday 28 (section 4).
    """
    more = 0 < number < planned
    return AftercareDates(
        treated=treated,
        dry_through=day(treated, days.dry_through),
        first_wash=day(treated, days.first_wash),
        gym_from=day(treated, days.gym_from),
        blade_from=day(treated, days.blade_after + 1),
        cover_through=day(treated, days.cover_through),
        healed_from=day(treated, days.cover_through + 1),
        minoxidil_from=day(treated, days.minoxidil_after + 1),
        earliest_next=earliest_next(treated, gap) if more else None,
        suggested_next=suggested_next(treated, number + 1, gap) if more else None,
    )


def days_problems(days: AftercareDays) -> list[Problem]:
    """What is wrong with a clinic's own days: nobody washes a scalp that has to stay dry."""
    if days.first_wash <= days.dry_through:
        return [problem("wash_while_dry", "days.first_wash", dry=days.dry_through)]
    return []


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The clinic as it stands at the head of its papers; ``logo`` is PNG or JPEG, empty without one."""

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    web: str = ""
    logo: bytes = b""


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One line of the timetable: when, and what to do; ``strong`` rows stand out (today's)."""

    when: str
    what: str
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class UsedLine:
    """Something that was used: product, lot and dilution in words; ``ingredients`` where the label is to be told."""

    text: str
    ingredients: str = ""


@dataclass(frozen=True, kw_only=True)
class AftercareSheet:
    """Everything that stands on an aftercare sheet, in words, ready to be set.

    ``size`` is A4 or Letter; ``wording`` names the version of the text; ``issued`` is wall time and dates the
    file; a ``draft`` is marked as one. ``code`` is what a phone reads from the square code (iCalendar), empty for
    none; ``large`` sets everything in large print; ``note`` says what is to be known of the translation;
    ``ahead`` is the forecast, a heading and its sentences, with its ``curve``.
    """

    letterhead: Letterhead
    title: str
    client: str
    client_number: int
    treatment: str
    rows: tuple[SheetRow, ...]
    warning_title: str
    warning: tuple[str, ...]
    expect_title: str
    expect: tuple[str, ...]
    lasting_title: str
    lasting: tuple[str, ...]
    places: str = ""
    used_title: str = ""
    used: tuple[UsedLine, ...] = ()
    code_title: str = ""
    code_caption: str = ""
    code: str = ""
    note: str = ""
    large: bool = False
    ahead: tuple[str, ...] = ()
    curve: "CurveWords | None" = None
    next_title: str = ""
    next_lines: tuple[str, ...] = ()
    contact: str
    footer: str
    wording: str
    language: str = "en-GB"
    size: str = "A4"
    issued: datetime
    draft: bool = True
