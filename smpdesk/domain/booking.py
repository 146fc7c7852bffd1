"""What a reception sees of a visit and of a client who is leaving: appointments joined with people."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from smpdesk.domain.appointment import Appointment
from smpdesk.domain.readiness import Check


@dataclass(frozen=True, kw_only=True)
class Booking:
    """An appointment with everything its card shows.

    ``planned`` counts the sessions of its course (0 without one); ``purpose`` is what this session is for;
    ``session`` is the id of its record (0 before it started), ``finished`` that record's state;
    ``consent`` is True when the consent it needs was signed, None where the visit needs none;
    ``since_last`` is the number of days since the client's previous session, None without one; ``health`` is
    ok, caution, stop, missing or stale (to be confirmed), empty where the visit treats nobody; ``late`` is True
    where the client called it off later than the clinic's rule allows; ``lacking`` is what is missing before it may
    start, closed gates first, empty once it began; ``cautions`` are the titles of health questions whose answers ask
    for care or stand against it, the gravest first. Until it is ``known``, only who comes, when and what for is there:
    nothing is said of health, consent, what is missing, earlier visits and the record.
    """

    appointment: Appointment
    client_name: str
    client_number: int
    phone: str
    alert: str
    planned: int
    purpose: str
    session: int
    finished: bool
    consent: bool | None
    first_visit: bool
    since_last: int | None
    health: str = ""
    late: bool = False
    lacking: tuple[Check, ...] = ()
    cautions: tuple[str, ...] = ()
    known: bool = True

    @property
    def ready(self) -> bool:
        """True when no closed gate keeps its session from starting; never before that is known."""
        return self.known and not any(each.closed for each in self.lacking)


class LeavingState(StrEnum):
    """Where somebody stands on the way out."""

    SHEET_DUE = "sheet_due"
    IN_CHAIR = "in_chair"
    GIVEN = "given"


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A client who is treated on a day, and the aftercare sheet they must not leave without.

    ``until`` is when the session ended, or is booked to end while they are in the chair; ``paper`` is the id
    of the issued sheet (0 without one), ``given`` when the client got it.
    """

    session: int
    client: int
    client_name: str
    client_number: int
    day: date
    title: str
    until: datetime | None
    state: LeavingState
    paper: int
    given: datetime | None
