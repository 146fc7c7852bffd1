"""The rows of the list: who leaves today, and whose sheet of an earlier day is still missing."""

from collections.abc import Sequence
from datetime import date, datetime

from smpdesk import words
from smpdesk.domain.booking import Leaving, LeavingState
from smpdesk.ui.shared.rows import Row

TODAY = "Leaving today"
EARLIER = "Earlier, still without a sheet"


def rows_of(leaving: Sequence[Leaving], earlier: Sequence[Leaving], today: date) -> list[Row]:
    """Rows in the order given; the first of each group carries its caption, the record is the session's id."""
    return [*_group(TODAY, leaving, today), *_group(EARLIER, earlier, today)]


def _group(name: str, group: Sequence[Leaving], today: date) -> list[Row]:
    rows = []
    for at, each in enumerate(group):
        badge, kind = _badge(each, today)
        section = "" if at else name
        rows.append(Row(each.client_name, _line(each, today), badge, kind, section, each.session))
    return rows


def _line(each: Leaving, today: date) -> str:
    parts = [each.title]
    if each.day != today:
        parts.append(words.day_date(each.day))
    if each.state is LeavingState.IN_CHAIR:
        parts.append("in the chair")
    elif each.until is not None and each.day == today:
        parts.append(f"finished {words.time_text(each.until)}")
    if each.state is LeavingState.SHEET_DUE and each.day == today:
        parts.append("sheet not given")
    return " · ".join(parts)


def _badge(each: Leaving, today: date) -> tuple[str, str]:
    if each.state is LeavingState.SHEET_DUE:
        return "Print", "warn"
    if each.state is LeavingState.IN_CHAIR:
        return (f"until {words.time_text(each.until)}" if each.until else "In the chair"), "plain"
    return f"Given {given_text(each.given, today)}".rstrip(), "ok"


def given_text(given: datetime | None, today: date) -> str:
    """When it was given: the time, with the day when that was another one."""
    if given is None:
        return ""
    time = words.time_text(given)
    return time if given.date() == today else f"{words.short_date(given.date())}, {time}"
