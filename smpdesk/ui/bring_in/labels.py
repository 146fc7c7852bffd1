"""What the steps of bringing a list in are called on screen."""

from smpdesk import words
from smpdesk.domain.bringing_in import Fate, ListRead, OnMatch, PlannedRow
from smpdesk.domain.client_list import DateOrder, Into

INTO = {
    Into.NAME: "Whole name",
    Into.GIVEN: "Given name",
    Into.FAMILY: "Family name",
    Into.PHONE: "Telephone",
    Into.OTHER_PHONE: "Other telephone",
    Into.EMAIL: "E-mail",
    Into.BIRTH: "Date of birth",
    Into.SEX: "Sex",
    Into.ADDRESS: "Address",
    Into.MARKETING: "Marketing, yes or no",
    Into.REFERRAL: "Referral",
    Into.ALERT: "Alert",
    Into.SINCE: "Client since",
    Into.SESSION_DAY: "Day of a past session",
    Into.SESSION_NUMBER: "Number of the session",
    Into.PIGMENT: "Pigment, dilution, lot",
    Into.LOT: "Lot",
    Into.REMARKS: "Notes",
    Into.NOTES: "Notes, under its heading",
    Into.SKIP: "Leave out",
}

#: A sign that no list holds: the whole line is one cell.
NONE = "\x1f"
DELIMITERS = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar", "  ": "Blanks", NONE: "One column"}

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows, Western (1252)",
    "cp1250": "Windows, Central European (1250)",
    "cp1254": "Windows, Turkish (1254)",
    "cp1251": "Windows, Cyrillic (1251)",
    "cp1253": "Windows, Greek (1253)",
    "cp1257": "Windows, Baltic (1257)",
    "mac_roman": "Macintosh, Western",
    "mac_latin2": "Macintosh, Central European",
    "iso8859_2": "ISO 8859-2, Central European",
    "cp850": "DOS, Western (850)",
    "cp852": "DOS, Central European (852)",
    "koi8_r": "KOI8-R, Cyrillic",
}

ORDERS = {DateOrder.DMY: "Day first: 31/12/2025", DateOrder.MDY: "Month first: 12/31/2025"}

ON_MATCH = {
    OnMatch.FILL: "Fill what is empty",
    OnMatch.SKIP: "Leave out",
    OnMatch.NEW: "Bring in as new",
}

FATES = {Fate.NEW: "New", Fate.SAME: "Same", Fate.CANNOT: "Left out"}


def fate(row: PlannedRow) -> str:
    """“New”, “Same as client 1001”, “Left out”."""
    if row.fate is Fate.SAME and row.client:
        return f"Same as client {row.client}"
    if row.fate is Fate.SAME:
        return f"Same as row {row.as_row}"
    return "Left out · decide" if row.fate is Fate.CANNOT and row.doubtful else FATES[row.fate]


def remarks(row: PlannedRow) -> str:
    """Why a row is left out, and what of it could not be read."""
    said = [words.say(row.why)] if row.why else []
    return " ".join([*said, *(words.say(each) for each in row.problems)])


def whole(row: PlannedRow) -> str:
    """A row's fate and remarks in whole sentences."""
    head = f"{FATES[row.fate]}." if row.fate is Fate.CANNOT else f"{fate(row)}."
    return f"{head} {remarks(row)}".strip()


def shape(read: ListRead) -> str:
    """“Headings in row 1 · 250 rows”."""
    table = read.table
    heads = f"Headings in row {table.heading_line}" if table.heading_line else "No headings"
    others = [name for name in table.sheets if name != table.sheet]
    more = (
        f" · not read: {words.counted(len(others), 'other sheet')} ({words.listed(others)})" if others else ""
    )
    return f"{heads} · {words.counted(len(table.rows), 'row')}{more}"


def order_hint(read: ListRead) -> str:
    """How sure the order of dates is."""
    if not read.depends:
        return "No date of this list depends on it."
    if read.against:
        return f"{words.counted(read.against, 'date')} can only be the other way round."
    return (
        "The list's own dates show it."
        if read.certain
        else "The list does not show it; usual in your country."
    )
