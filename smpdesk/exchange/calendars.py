"""Calendar files (iCalendar, RFC 5545) that other programs bring in or follow.

Times are wall time with the clinic's zone, and the zone's rules stand in the file: an appointment at ten stays at ten
when clocks change. The same entries are the same bytes.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from smpdesk.domain.calendar_entry import CalendarEntry
from smpdesk.domain.problem import StorageFault
from smpdesk.domain.wall import aware

if TYPE_CHECKING:
    from icalendar import Event, Timezone

_MAKER = "-//SMP Desk//The book//EN"
#: Our own mark in a file that is kept up to date: whose it is.
_OWNER = "X-SMPDESK-OWNER"
#: Characters at a file's head among which the mark stands.
_HEAD = 2048
#: Letters of a calendar's name: the mark stands behind it, and must be within the head.
_LONGEST = 200


def calendar(entries: Sequence[CalendarEntry], zone: str, name: str = "", owner: str = "") -> bytes:
    """The entries as a file, in the order given; ``name`` is what a program calls the calendar."""
    from icalendar import Calendar  # late: the window opens without it

    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    if name:
        made.add("x-wr-calname", name[:_LONGEST])
        made.add("x-wr-timezone", zone)
    if owner:
        made.add(_OWNER, owner)
    if entries:
        made.add_component(_zone(zone, entries))
    for each in entries:
        made.add_component(_event(each, zone))
    return bytes(made.to_ical())


def save(to: Path, body: bytes) -> bool:
    """Put a file in its place whole, or leave what lies there; False when it says the same already.

    It lies on the disk before it takes the place of the one before, and two desks do not write into one another's.
    """
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        if to.is_file() and to.read_bytes() == body:
            return False
        with part.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        part.replace(to)
    except OSError as error:
        with suppress(OSError):  # the folder may have gone with it
            part.unlink()
        raise _fault(to, error) from error
    return True


def owned(folder: Path) -> dict[str, Path]:
    """The files in a folder that we keep up to date, by the mark of their owner."""
    found: dict[str, Path] = {}
    try:
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() == ".ics" and path.is_file():
                with path.open(encoding="utf-8", errors="replace", newline="") as file:
                    head = file.read(_HEAD).replace("\r\n ", "").splitlines()
                marks = [line.partition(":")[2] for line in head if line.startswith(f"{_OWNER}:")]
                if marks and f"PRODID:{_MAKER}" in head:
                    found[marks[0]] = path
    except OSError as error:
        raise _fault(folder, error) from error
    return found


def names_in(folder: Path) -> set[str]:
    """What lies in a folder, as systems that do not tell capitals apart see it."""
    try:
        return {path.name.casefold() for path in folder.iterdir()}
    except OSError as error:
        raise _fault(folder, error) from error


def remove(path: Path) -> None:
    """Take away one of our own files, whose owner is called otherwise now."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _fault(path, error) from error


def _event(entry: CalendarEntry, zone: str) -> "Event":
    from icalendar import Event

    made = Event()
    made.add("uid", entry.uid)
    made.add("sequence", entry.sequence)
    made.add("dtstamp", entry.changed.astimezone(UTC).replace(microsecond=0))
    made.add("dtstart", aware(entry.starts, zone))
    made.add("dtend", aware(entry.ends, zone))
    made.add("summary", entry.title)
    if entry.place:
        made.add("location", entry.place)
    if entry.text:
        made.add("description", entry.text)
    made.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    return made


def _zone(zone: str, entries: Sequence[CalendarEntry]) -> "Timezone":
    """The zone's rules from the year before the first entry to the year after the last."""
    from icalendar import Timezone

    first = min(each.starts for each in entries).year - 1
    last = max(each.ends for each in entries).year + 2
    made = Timezone.from_tzid(zone, first_date=date(first, 1, 1), last_date=date(last, 1, 1))
    made.pop("COMMENT", None)  # tells of these years, and would be shown by nobody
    return made


def _fault(path: Path, error: OSError) -> StorageFault:
    reason = error.strerror or str(error)
    return StorageFault("calendar_not_written", path=str(path), reason=reason)


def written(path: Path) -> datetime | None:
    """When a file was written, aware; None when it is not there."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None
