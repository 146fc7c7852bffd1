"""What can be done with a visit as it stands now; the next thing to do comes first."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from smpdesk.domain.appointment import TREATING, VisitState
from smpdesk.domain.booking import Booking


class Do(StrEnum):
    """Everything the side panel's buttons can ask for."""

    ARRIVE = "arrive"
    START = "start"
    BEGIN = "begin"
    CHART = "chart"
    DONE = "done"
    AFTERCARE = "aftercare"
    REOPEN = "reopen"
    CHANGE = "change"
    CANCEL = "cancel"
    NO_SHOW = "no_show"
    BACK = "back"
    CONSENT = "consent"
    CALENDAR = "calendar"
    BOOK = "book"


class Action(NamedTuple):
    """A button: what it asks for, its words, whether it stands behind “More”."""

    do: Do
    words: str
    aside: bool = False


#: The one thing to do with free time.
BOOK = Action(Do.BOOK, "Book this time")
_CHANGE = Action(Do.CHANGE, "Change…")
_CANCEL = Action(Do.CANCEL, "Cancel visit…", aside=True)
_NO_SHOW = Action(Do.NO_SHOW, "Did not come", aside=True)
_CHART = Action(Do.CHART, "Open the chart")
_CHART_ASIDE = _CHART._replace(aside=True)
_CALENDAR = Action(Do.CALENDAR, "Save calendar entry…", aside=True)


def actions(booking: Booking, today: date) -> list[Action]:
    """The buttons for a visit. The first is the next action and the most visible; the rest follow."""
    visit = booking.appointment
    treating = visit.kind in TREATING
    seat = Action(Do.START, "In the chair") if treating else Action(Do.BEGIN, "Begin")
    if visit.state is VisitState.BOOKED:
        if visit.starts.date() > today:
            return [_CHANGE, _CALENDAR, _CANCEL]
        chart = [_CHART_ASIDE] if treating else []
        return [Action(Do.ARRIVE, "Arrived"), seat, _CHANGE, *chart, _NO_SHOW, _CALENDAR, _CANCEL]
    if visit.state is VisitState.ARRIVED:
        chart = [_CHART_ASIDE] if treating else []
        return [seat, _CHANGE, *chart, Action(Do.BACK, "Not arrived yet", aside=True), _CANCEL]
    if visit.state is VisitState.IN_CHAIR:
        if treating and booking.session:
            back = Action(Do.BACK, "Not begun yet", aside=True)
            return [_CHART, Action(Do.CHANGE, "Change visit…", aside=True), back]
        if treating:  # no record was opened: begin anew
            return [Action(Do.BACK, "Not begun yet"), _CHANGE]
        return [Action(Do.DONE, "Done"), _CHANGE, Action(Do.BACK, "Not begun yet", aside=True)]
    if visit.state is VisitState.DONE:
        if treating and booking.session:
            again = Action(Do.REOPEN, "Reopen the record", aside=True)
            return [Action(Do.AFTERCARE, "Aftercare sheet"), _CHART, again]
        return [Action(Do.BACK, "Not done yet")]
    back = Action(Do.BACK, "Put back in the book")
    return [back, _CALENDAR] if visit.state is VisitState.CANCELLED else [back]
