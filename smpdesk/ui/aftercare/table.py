"""The rows of the work list: sections with counts, two lines and a chip each, and what a filter lets through."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from smpdesk import words
from smpdesk.domain.booking import Leaving, LeavingState
from smpdesk.domain.names import fold
from smpdesk.domain.work_line import Deed, WorkKind, WorkLine
from smpdesk.ui.shared import follow_up_words
from smpdesk.ui.shared.rows import Row

#: Filters, and the sections that each shows.
FILTERS: dict[str, tuple[str, ...]] = {
    "all": ("sheet", "late_sheet", "check_in", "letter", "signature", "review", "touch_up", "snoozed"),
    "sheet": ("sheet", "late_sheet"),
    "check_in": ("check_in",),
    "papers": ("letter", "signature"),
    "review": ("review",),
    "touch_up": ("touch_up",),
    "snoozed": ("snoozed",),
}
_DEEDS = {Deed.PRINT: "Print", Deed.CALL: "Call", Deed.LETTER: "Ask again", Deed.CONSENT: "Sign"}


def section_of(line: WorkLine, today: date) -> str:
    """The section where a line stands."""
    if line.sleeps(today):
        return "snoozed"
    return "late_sheet" if line.kind is WorkKind.SHEET and line.late else line.kind.value


def ordered(lines: Sequence[WorkLine], today: date, shown: str, text: str) -> list[WorkLine]:
    """The lines that a filter and a text let through, section by section."""
    wanted = fold(text).split()
    sections = FILTERS[shown]
    found = [
        each
        for each in lines
        if section_of(each, today) in sections
        and all(part in fold(f"{each.client_name} {each.client_number} {each.detail}") for part in wanted)
    ]
    return sorted(found, key=lambda each: sections.index(section_of(each, today)))


def counts(lines: Sequence[WorkLine], today: date) -> Mapping[str, int]:
    """How many wait under each filter; under “put off” those that come back later."""
    return {
        name: sum(section_of(each, today) in sections and _counts(each, today, name) for each in lines)
        for name, sections in FILTERS.items()
    }


def _counts(line: WorkLine, today: date, name: str) -> bool:
    return name == "snoozed" or (line.presses(today) if name == "all" else line.waits(today))


def rows_of(lines: Sequence[WorkLine], today: date) -> list[Row]:
    """Rows in the order given; the first of each section carries its caption with the count, the record is the key."""
    many: dict[str, int] = {}
    for each in lines:
        many[section_of(each, today)] = many.get(section_of(each, today), 0) + 1
    rows, last = [], ""
    for each in lines:
        name = section_of(each, today)
        caption = "" if name == last else f"{follow_up_words.section(name)} · {many[name]}"
        last = name
        text, kind = badge(each, today)
        rows.append(Row(each.client_name, subtitle(each, today), text, kind, caption, each.key))
    return rows


def subtitle(line: WorkLine, today: date) -> str:
    """What it is about, how often somebody tried, and that nobody may call."""
    first = _leaving(line.of, today) if isinstance(line.of, Leaving) else line.detail
    silent = follow_up_words.NO_CONTACT if line.no_contact else ""
    return " · ".join(part for part in (follow_up_words.tries(line, today), silent, first) if part)


def badge(line: WorkLine, today: date) -> tuple[str, str]:
    """The chip: the one main action, or how it stands."""
    if line.sleeps(today) and line.snoozed is not None:
        return words.short_date(line.snoozed), "plain"
    if isinstance(line.of, Leaving):
        return _leaving_badge(line.of, today)
    if line.kind is WorkKind.REVIEW and not line.enough:
        return "Look", "plain"
    if line.kind is WorkKind.TOUCH_UP:
        return "Invite", "plain"
    if line.enough:
        return "Write or stop", "bad"
    return _DEEDS.get(line.deed, "Open"), "accent" if line.deed is Deed.CALL else "warn"


def _leaving(each: Leaving, today: date) -> str:
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


def _leaving_badge(each: Leaving, today: date) -> tuple[str, str]:
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
