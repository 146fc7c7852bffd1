"""The lists of clients that people ask for, and what a list can tell of each client.

Who is in which list: **in treatment** has a course that has not ended; **waiting for a letter** has a doctor's letter
that was asked for and has not come (2.3); **touch-up due** was last treated so long ago that pigment may have faded
(three years, unless the clinic chose otherwise), is in no course and has nothing booked (S22, 6.1); **no consent**
has signed no consent form; **inactive** was marked so, and is in none of the lists above.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.problem import Problem, problem

#: Months after the last session when a touch-up may be wanted: the low end of 36 to 60 (S22; 6.1, median of 31
#: statements). A clinic may choose another age for its recall list.
TOUCH_UP_MONTHS = 36
TOUCH_UP_LOW, TOUCH_UP_HIGH = 6, 120


class ListKind(StrEnum):
    """Which clients."""

    ALL = "all"
    IN_TREATMENT = "in_treatment"
    LETTER = "letter"
    TOUCH_UP = "touch_up"
    NO_CONSENT = "no_consent"
    INACTIVE = "inactive"


class Column(StrEnum):
    """What a list can tell of a client."""

    NUMBER = "number"
    FAMILY = "family"
    GIVEN = "given"
    PHONE = "phone"
    OTHER_PHONE = "other_phone"
    EMAIL = "email"
    BIRTH = "birth"
    ADDRESS = "address"
    SINCE = "since"
    DONE = "done"
    PLANNED = "planned"
    LAST_SESSION = "last_session"
    NEXT_VISIT = "next_visit"
    CONSENT = "consent"
    LETTER = "letter"
    MARKETING = "marketing"
    REFERRAL = "referral"
    ALERT = "alert"
    INACTIVE = "inactive"


#: Telephone numbers are text wherever they go: a spreadsheet would take the first nought away.
PHONES = frozenset({Column.PHONE, Column.OTHER_PHONE})

_WHO = (Column.FAMILY, Column.GIVEN, Column.PHONE, Column.EMAIL)
#: The columns that a list begins with.
USUAL_COLUMNS: dict[ListKind, tuple[Column, ...]] = {
    ListKind.ALL: (*_WHO, Column.BIRTH, Column.LAST_SESSION, Column.NEXT_VISIT),
    ListKind.IN_TREATMENT: (*_WHO, Column.DONE, Column.PLANNED, Column.LAST_SESSION, Column.NEXT_VISIT),
    ListKind.LETTER: (*_WHO, Column.LETTER, Column.NEXT_VISIT),
    ListKind.TOUCH_UP: (*_WHO, Column.LAST_SESSION, Column.MARKETING),
    ListKind.NO_CONSENT: (*_WHO, Column.LAST_SESSION, Column.NEXT_VISIT),
    ListKind.INACTIVE: (*_WHO, Column.LAST_SESSION, Column.SINCE),
}

#: What stands in a cell: text, a number, a day, a time, yes or no; None where nothing is known.
Cell = object


class Sorting(NamedTuple):
    """By which column; clients about whom it says nothing come last either way."""

    column: Column = Column.FAMILY
    descending: bool = False


def touch_up_problems(months: int) -> list[Problem]:
    """Why a clinic cannot have this age for its recall list, in months."""
    if TOUCH_UP_LOW <= months <= TOUCH_UP_HIGH:
        return []
    return [problem("touch_up_months_out_of_range", "touch_up", low=TOUCH_UP_LOW, high=TOUCH_UP_HIGH)]


def treated_before(today: date, months: int = TOUCH_UP_MONTHS) -> date:
    """Who was last treated on this day or before is due for a touch-up; a 31st becomes the month's last day."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    for day in range(today.day, 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("every month has a first")
