"""The day on paper for those who work it: plain text ready to be set. A working paper, never issued."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class DayMark:
    """A few words that must not be overlooked; ``kind`` is bad, warn or plain."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True, kw_only=True)
class DayCheck:
    """One thing that must be in order before a visit: what is said of it, and whether it is."""

    text: str
    done: bool


@dataclass(frozen=True, kw_only=True)
class DayVisit:
    """A visit: ``time`` (10:00–13:00) with its ``length``, who, what, where; ``state`` once it is more than booked.

    ``prepare`` are lines, the first of which says where they come from; ``checks`` is empty where nothing is asked.
    """

    time: str
    length: str
    client: str
    number: str
    what: str
    room: str = ""
    state: str = ""
    marks: tuple[DayMark, ...] = ()
    prepare: tuple[str, ...] = ()
    checks: tuple[DayCheck, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DayPerson:
    """One technician's day: ``summary`` (4 visits, 10:00–17:30), the visits in order of time."""

    name: str
    summary: str = ""
    visits: tuple[DayVisit, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DaySheet:
    """The day sheet: a page or more for each of ``people``; ``others`` are lines on who has nothing booked.

    ``made`` is wall time of the clinic, ``printed`` the same in words.
    """

    clinic: str
    title: str
    made: datetime
    printed: str
    people: tuple[DayPerson, ...]
    others: tuple[str, ...] = ()
    empty: str = ""
    headings: tuple[str, str, str, str]
    language: str = "en-GB"
    size: str = "A4"
