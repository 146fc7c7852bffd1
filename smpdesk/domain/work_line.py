"""A line of the clinic's work list: whom it is about, what to do, and what was tried so far."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from smpdesk.domain.contact import Contact, Reached
from smpdesk.domain.follow_up import FollowUp


class WorkKind(StrEnum):
    """What a line is about; its section of the list."""

    SHEET = "sheet"
    CHECK_IN = "check_in"
    LETTER = "letter"
    SIGNATURE = "signature"
    REVIEW = "review"
    TOUCH_UP = "touch_up"


class Deed(StrEnum):
    """The one main action of a line."""

    PRINT = "print"
    SESSION = "session"
    CALL = "call"
    LETTER = "letter"
    CONSENT = "consent"


#: Attempts after which somebody was not reached.
UNREACHED = frozenset({Reached.NO_ANSWER, Reached.LEFT_MESSAGE, Reached.WRONG_NUMBER})


@dataclass(frozen=True, kw_only=True)
class WorkLine:
    """``key`` tells it from all others and stays the same; ``detail`` is its second line; ``due`` the day it is due
    and ``snoozed`` the day it was put off to. ``phone`` is empty where the client is not to be contacted.

    ``row`` is what is kept of it, None while nobody did anything; ``calls`` are the attempts, the oldest first, and
    ``enough`` says that there were as many as this clinic makes. ``finished`` lines are shown and wait for nothing;
    ``late`` ones belong to an earlier day. ``of`` is the record the line is made of.
    """

    key: str
    kind: WorkKind
    deed: Deed
    client: int
    client_name: str
    client_number: int
    detail: str
    due: date
    session: int | None = None
    step: str = ""
    treated: date | None = None
    phone: str = ""
    other_phone: str = ""
    no_contact: bool = False
    row: FollowUp | None = None
    calls: tuple[Contact, ...] = ()
    enough: bool = False
    finished: bool = False
    late: bool = False
    visit: int = 0
    of: Any = None

    @property
    def snoozed(self) -> date | None:
        """The day it comes back."""
        return self.row.snoozed if self.row is not None else None

    @property
    def tries(self) -> int:
        """Attempts that reached nobody."""
        return sum(each.outcome in UNREACHED for each in self.calls)

    def sleeps(self, today: date) -> bool:
        """Whether it was put off to a later day."""
        return self.snoozed is not None and self.snoozed > today

    def waits(self, today: date) -> bool:
        """Whether something is to be done about it today."""
        return not self.finished and self.due <= today and not self.sleeps(today)

    def presses(self, today: date) -> bool:
        """Whether it is counted on the tab: looks and invitations have no day on which they must happen."""
        return self.waits(today) and self.kind not in (WorkKind.REVIEW, WorkKind.TOUCH_UP)
