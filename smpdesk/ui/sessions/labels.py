"""What the book's kinds and states are called."""

from smpdesk.domain.appointment import TREATING, Appointment, VisitKind, VisitState
from smpdesk.domain.booking import Booking
from smpdesk.domain.readiness import Rule
from smpdesk.words import time_text

KINDS = {
    VisitKind.CONSULTATION: "Consultation",
    VisitKind.PATCH_TEST: "Patch test",
    VisitKind.SESSION: "Session",
    VisitKind.REVIEW: "Review",
    VisitKind.TOUCH_UP: "Touch-up",
    VisitKind.REMOVAL: "Removal",
}

#: What a card says of its client's health; nothing where all is well or nobody is treated.
HEALTH = {
    "stop": ("Health: stop", "bad"),
    "missing": ("No health screening", "bad"),
    "stale": ("Confirm health", "warn"),
    "caution": ("Health: caution", "warn"),
}


#: Answers of which a card tells by name.
_MOST = 2
#: Rules of which a card has a chip of its own.
_SAID = frozenset({Rule.CONSENT, Rule.SCREENING, Rule.HEALTH, Rule.CONFIRMED, Rule.SCALP})


def ordinal(number: int) -> str:
    """“1st”, “2nd”, “3rd”, “11th”."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def visit(booking: Booking) -> str:
    """What the visit is: “Session 2 of 3 · density”, “Consultation”."""
    appointment = booking.appointment
    if appointment.kind is not VisitKind.SESSION or not appointment.number:
        return KINDS[appointment.kind]
    words = f"Session {appointment.number}"
    if booking.planned >= appointment.number:
        words += f" of {booking.planned}"
    return f"{words} · {booking.purpose}" if booking.purpose else words


def state(appointment: Appointment) -> str:
    """Where the visit stands, in words; nothing while it is only booked."""
    if appointment.state is VisitState.ARRIVED:
        return f"arrived {time_text(appointment.arrived)}" if appointment.arrived else "arrived"
    if appointment.state is VisitState.IN_CHAIR:
        return "in the chair" if appointment.kind in TREATING else "with the technician"
    return {
        VisitState.DONE: "done",
        VisitState.CANCELLED: "cancelled",
        VisitState.NO_SHOW: "did not come",
    }.get(appointment.state, "")


def health_due(booking: Booking) -> bool:
    """Whether health has to be asked about in the chair: the client is treated, and today's answer is missing.

    Before that it is one of the things that being ready asks for.
    """
    visit = booking.appointment
    here = visit.kind in TREATING and visit.state is VisitState.IN_CHAIR
    return here and not booking.finished and booking.health in ("stale", "missing", "stop")


def chips(booking: Booking) -> list[tuple[str, str]]:
    """What must not be overlooked, as (words, kind of chip): missing consent, health and what asks for care in it,
    alert, first visit."""
    found: list[tuple[str, str]] = []
    called_off = booking.appointment.state in (VisitState.CANCELLED, VisitState.NO_SHOW)
    if booking.consent is False and not called_off:
        found.append(("Consent not signed", "bad"))
    if booking.late:
        found.append(("Cancelled late", "warn"))
    if not called_off:
        if booking.health in HEALTH and not (booking.health == "caution" and booking.cautions):
            found.append(HEALTH[booking.health])
        found += [(each, "bad" if booking.health == "stop" else "warn") for each in booking.cautions[:_MOST]]
    if any(each.closed and each.rule not in _SAID for each in booking.lacking):
        found.append(("Not ready", "bad"))
    if booking.alert:
        found.append((booking.alert, "warn"))
    if booking.first_visit and not called_off and booking.appointment.state is not VisitState.DONE:
        found.append(("First visit", "plain"))
    return found
