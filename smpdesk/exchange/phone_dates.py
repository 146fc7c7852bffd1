"""Dates as a phone takes them from a square code: iCalendar (RFC 5545), as short as the format allows.

A code holds some hundred letters, so nothing stands here that a phone does without: no time zones (times are those of
the wall clock, wherever the phone is), no alarms. Nobody's name either: a sheet may lie about.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from smpdesk.domain.phone_date import PhoneDate

_MAKER = "-//SMP Desk//EN"
#: Letters of a title: a code that holds more is too fine to be read.
_LONGEST = 60
#: Octets of a line; longer ones are folded (RFC 5545, 3.1).
_WIDE = 75


def entries(dates: Sequence[PhoneDate], made: datetime) -> str:
    """The dates as one calendar; an empty text for none. ``made`` is when the sheet was."""
    if not dates:
        return ""
    stamp = (made.astimezone(UTC) if made.tzinfo else made).strftime("%Y%m%dT000000Z")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_MAKER}"]
    for each in dates:
        lines += _entry(each, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _entry(each: PhoneDate, stamp: str) -> list[str]:
    if isinstance(each.when, datetime):
        begins = [f"DTSTART:{each.when:%Y%m%dT%H%M%S}"]
        begins += [f"DURATION:PT{each.minutes}M"] if each.minutes else []
    else:
        begins = [f"DTSTART;VALUE=DATE:{each.when:%Y%m%d}"]
    return [
        "BEGIN:VEVENT",
        f"UID:{each.key}-{each.when:%Y%m%d}",
        f"DTSTAMP:{stamp}",
        *begins,
        f"SUMMARY:{_escaped(each.title)}",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    one_line = " ".join(text.split())[:_LONGEST]
    for sign in ("\\", ";", ","):
        one_line = one_line.replace(sign, f"\\{sign}")
    return one_line


def _folded(line: str) -> str:
    """Folded between letters, never within one of several octets."""
    folded, used = [], 0
    for letter in line:
        wide = len(letter.encode())
        if used + wide > _WIDE:
            folded.append("\r\n ")
            used = 1
        folded.append(letter)
        used += wide
    return "".join(folded)
