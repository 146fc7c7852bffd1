"""What an entry of the waiting list says, in words."""

from datetime import time

from smpdesk import words
from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.waiting import DAY, Urgency, Waiter, Waiting

KINDS = {
    VisitKind.CONSULTATION: "Consultation",
    VisitKind.PATCH_TEST: "Patch test",
    VisitKind.SESSION: "Session",
    VisitKind.REVIEW: "Review",
    VisitKind.TOUCH_UP: "Touch-up",
    VisitKind.REMOVAL: "Removal",
}
#: Words and the kind of chip.
URGENCY = {
    Urgency.URGENT: ("Urgent", "bad"),
    Urgency.SOON: ("Soon", "accent"),
    Urgency.WHENEVER: ("Whenever it suits", "plain"),
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def clock(minute: int) -> time:
    """A minute of the day as a time; the last midnight is the first."""
    return time(minute // 60 % 24, minute % 60)


def wishes(waiter: Waiter) -> str:
    """“Session, 3 h · with Tom Hale · Mon, Tue · 09:00–13:00 · until Thu 24 Dec”."""
    waiting = waiter.waiting
    parts = [f"{KINDS[waiting.kind]}, {words.duration_text(waiting.minutes)}"]
    parts.append(f"with {waiter.technician_name}" if waiter.technician_name else "with anybody")
    parts += [part for part in (_days(waiting), _hours(waiting)) if part]
    if waiting.until is not None:
        parts.append(f"until {words.short_date(waiting.until)}")
    return " · ".join(parts)


def since(waiter: Waiter) -> str:
    """“Waiting since Tue 3 Nov”."""
    return f"Waiting since {words.short_date(waiter.waiting.since)}"


def _days(waiting: Waiting) -> str:
    first = words.first_weekday()
    days = sorted(waiting.weekdays, key=lambda each: (each - first) % 7)
    return ", ".join(DAYS[each][:3] for each in days)


def _hours(waiting: Waiting) -> str:
    if waiting.earliest and waiting.latest < DAY:
        return words.span_text(clock(waiting.earliest), clock(waiting.latest))
    if waiting.earliest:
        return f"from {words.time_text(clock(waiting.earliest))}"
    return f"before {words.time_text(clock(waiting.latest))}" if waiting.latest < DAY else ""
