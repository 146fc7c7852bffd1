"""Lines of history in words: as rows of a list, grouped by day, and one line in full."""

from datetime import date

from smpdesk import words
from smpdesk.domain.history import FieldStory, Happened, HistoryLine, RowStory
from smpdesk.ui.shared.rows import Row

#: Characters of a value that are shown before somebody asks for all of it.
SHORT = 160


def row(line: HistoryLine, day: date | None, today: date) -> Row:
    """A change in the list, with the day above it when it is another than ``day``, the row's before."""
    said = " · ".join(part for part in (words.time_text(line.at), line.who, gist(line)) if part)
    section = "" if line.at.date() == day else day_words(line.at.date(), today)
    return Row(line.name, said, "Undone" if line.undone else "", "plain", section, line.change)


def gist(line: HistoryLine) -> str:
    """The first thing that a change did: "phone number: 1 → 2", "visit: session on Tue 24 Nov 2026, 10:00"; what only
    followed from it stands in the detail."""
    stories = [each for each in line.stories if not each.follows] or line.stories
    whole = [each.what for each in stories if each.happened is not Happened.CHANGED]
    if whole:
        return "; ".join(reversed(whole[-3:]))  # what was asked for is written after what it needs
    fields = [each for story in stories for each in story.fields]
    return (
        f"{fields[0].what}: {change(fields[0])}"
        if len(fields) == 1
        else ", ".join(each.what for each in fields)
    )


def head(story: RowStory) -> str:
    """ "Visit: session on Tue 24 Nov 2026, 10:00", with what became of it."""
    ending = {Happened.ADDED: " — new", Happened.REMOVED: " — taken out", Happened.CHANGED: ""}
    return f"{story.what[:1].upper()}{story.what[1:]}{ending[story.happened]}"


def change(field: FieldStory, whole: bool = True) -> str:
    """ "1 → 2"; a side where nothing stood is a dash. Not ``whole``: long values end in an ellipsis."""
    was, now = (short(each) if not whole else each for each in (field.was, field.now))
    return f"{was or '–'} → {now or '–'}"


def value(story: RowStory, field: FieldStory, whole: bool) -> str:
    """What stands beside a field's name: both sides of a change, the one there is of a new or removed row."""
    if story.happened is Happened.CHANGED:
        return change(field, whole)
    only = field.now if story.happened is Happened.ADDED else field.was
    return only if whole else short(only)


def is_long(line: HistoryLine) -> bool:
    """Whether some value does not fit into its place."""
    return any(
        len(text) > SHORT for story in line.stories for each in story.fields for text in (each.was, each.now)
    )


def short(text: str) -> str:
    """The beginning of a long text, with an ellipsis."""
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def day_words(day: date, today: date) -> str:
    """ "Today", "Yesterday", "Tue 24 Nov", "24 Nov 2025"."""
    days = (today - day).days
    if days in (0, 1):
        return "Yesterday" if days else "Today"
    return words.day_date(day) if day.year == today.year else words.long_date(day)
