"""Aftercare in the client's own dates, and the sheet as plain text ready to be set.

The day of treatment is day 1 (domain file, section 4). On paper stand dates, never day numbers.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from smpdesk.domain.course import MINIMUM_GAP_DAYS, earliest_next, suggested_next

#: Day numbers (treatment is 1) at which something changes; section 4, sources A1-A22.
DRY_THROUGH = 4  # A2 A3 A6 A7 A12
FIRST_WASH = 5  # A2 A14
GYM_FROM = 10  # A9 A10 A1
BLADE_AFTER = 10  # A4 A9
COVER_THROUGH = 28  # A2 A5 A7 A8
HAIR_DYE_AFTER = 28  # A10 A13


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
    earliest_next: date | None
    suggested_next: tuple[date, date] | None


def day(treated: date, number: int) -> date:
    """The date of day ``number`` when the day of treatment is day 1."""
    return treated + timedelta(days=number - 1)


def aftercare_dates(treated: date, number: int, planned: int, gap: int = MINIMUM_GAP_DAYS) -> AftercareDates:
    """All dates after session ``number`` of ``planned``; no next session after the last one.

    Treated on Tuesday 24 November: dry to Friday 27, first wash Saturday 28 (section 4).
    """
    more = 0 < number < planned
    return AftercareDates(
        treated=treated,
        dry_through=day(treated, DRY_THROUGH),
        first_wash=day(treated, FIRST_WASH),
        gym_from=day(treated, GYM_FROM),
        blade_from=day(treated, BLADE_AFTER + 1),
        cover_through=day(treated, COVER_THROUGH),
        healed_from=day(treated, COVER_THROUGH + 1),
        earliest_next=earliest_next(treated, gap) if more else None,
        suggested_next=suggested_next(treated, number + 1, gap) if more else None,
    )


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
class AftercareSheet:
    """Everything that stands on an aftercare sheet, in words, ready to be set.

    ``size`` is A4 or Letter; ``wording`` names the version of the text; ``issued`` is wall time and dates the
    file; a ``draft`` is marked as one.
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
    next_title: str = ""
    next_lines: tuple[str, ...] = ()
    contact: str
    footer: str
    wording: str
    language: str = "en-GB"
    size: str = "A4"
    issued: datetime
    draft: bool = True
