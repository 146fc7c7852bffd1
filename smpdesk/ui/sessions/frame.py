"""The day or week as the board draws it: columns, minutes and pixels. Plain numbers, no widgets."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from smpdesk.domain.appointment import OCCUPYING, Appointment, VisitKind
from smpdesk.domain.booking import Booking
from smpdesk.domain.working import Away, Turnaround

DAY = 24 * 60
STEP = 15  # minutes: what dragging and the arrow keys move by


class Column(NamedTuple):
    """One technician's day, or a room's. In a technician's, ``room`` is where most of their visits of the day are, in
    words; in a room's, ``technician`` is 0 and ``room_id`` the room itself. ``away`` is no working time."""

    technician: int
    name: str
    room: str
    room_id: int
    colour: str
    day: date
    away: tuple[Away, ...] = ()

    @property
    def key(self) -> tuple[date, int, int]:
        """What tells it from other columns, whatever else changes on it."""
        return self.day, self.technician, 0 if self.technician else self.room_id

    def holds(self, visit: Appointment) -> bool:
        """Whether a visit stands in it."""
        mine = visit.technician == self.technician if self.technician else visit.room == self.room_id
        return mine and visit.starts.date() == self.day

    def names(self, minute: int) -> str:
        """What keeps somebody from working at a minute, in words; empty in working time."""
        found = next((each for each in self.away if each.starts <= minute < each.ends), None)
        return "" if found is None else found.name or found.kind.value


class Slot(NamedTuple):
    """A free stretch of a technician's day, or of a room's (``technician`` 0); ``drawn`` when somebody drew it out,
    so that its length is meant."""

    technician: int
    starts: datetime
    ends: datetime
    drawn: bool = False
    room: int = 0


class Move(NamedTuple):
    """A visit wanted at another time, with another technician, or in a ``room`` (0: wherever it fits)."""

    appointment: int
    starts: datetime
    ends: datetime
    technician: int
    room: int = 0


class DaySheet(NamedTuple):
    """Everything the board shows, of a day or of the ``week`` it lies in. ``opens`` and ``closes`` are the minutes
    drawn, ``hours`` the clinic's own on ``day``; ``rooms`` and ``people`` are all of them, as (id, name);
    ``turnarounds`` the minutes for setting up and cleaning; ``tails`` run past midnight into a day that is shown."""

    day: date
    opens: int
    closes: int
    hours: tuple[int, int] | None
    columns: tuple[Column, ...]
    bookings: tuple[Booking, ...]
    now: datetime
    rooms: tuple[tuple[int, str], ...] = ()
    people: tuple[tuple[int, str], ...] = ()
    week: bool = False
    turnarounds: Mapping[VisitKind, Turnaround] = {}
    tails: tuple[Booking, ...] = ()

    def elsewhere(self, visit: Appointment, column: Column) -> str:
        """What the head of a visit's column does not say: another room than usual, or whose visit it is."""
        if not column.technician:
            return next((name for person, name in self.people if person == visit.technician), "")
        if self.week or column.room_id == visit.room:
            return ""
        return next((name for room, name in self.rooms if room == visit.room), "")

    @property
    def days(self) -> tuple[date, ...]:
        """The days shown, in order."""
        return tuple(dict.fromkeys(each.day for each in self.columns))


EMPTY = DaySheet(date(2000, 1, 1), 540, 1080, None, (), (), datetime(2000, 1, 1))


def minute_of(when: datetime) -> int:
    """Minutes after the midnight before."""
    return when.hour * 60 + when.minute


def at(day: date, minute: int) -> datetime:
    """The wall time of a minute of a day; over 1440 on the next one."""
    return datetime.combine(day, time.min) + timedelta(minutes=minute)


def runs_over(visit: Appointment) -> date | None:
    """The day into which a visit runs past midnight; None where it does not, or holds its time no longer."""
    midnight = datetime.combine(visit.starts.date(), time.min) + timedelta(days=1)
    return midnight.date() if visit.ends > midnight and visit.state in OCCUPYING else None


def with_tails(sheet: DaySheet, bookings: Sequence[Booking]) -> DaySheet:
    """The sheet with the last part of what began on the day before, in the columns that are shown."""
    keys = {each.key for each in sheet.columns}
    tails = []
    for booking in bookings:
        visit = booking.appointment
        day = runs_over(visit)
        if day is not None and keys & {(day, visit.technician, 0), (day, 0, visit.room)}:
            tails.append(booking)
    return sheet._replace(tails=tuple(tails), opens=0) if tails else sheet


def shown_hours(hours: Sequence[tuple[int, int]], visits: Sequence[Appointment]) -> tuple[int, int]:
    """The minutes to draw: the opening hours of all days, widened in whole hours to what lies outside them."""
    opens = min((each[0] for each in hours), default=9 * 60)
    closes = max((each[1] for each in hours), default=18 * 60)
    for visit in visits:
        opens = min(opens, minute_of(visit.starts))
        closes = max(closes, minute_of(visit.starts) + visit.minutes)
    return max(0, opens // 60 * 60), min(DAY, -(-closes // 60) * 60)


def free_slots(sheet: DaySheet) -> list[tuple[int, Slot]]:
    """What is free between the visits, column by column (with its index), cut at the full hours and where working
    time begins or ends; nothing under a step."""
    taken: dict[int, list[tuple[int, int]]] = {}
    index = {(each.day, each.technician or -each.room_id): at for at, each in enumerate(sheet.columns)}
    by_room = bool(sheet.columns) and not sheet.columns[0].technician
    for booking in sheet.bookings:
        visit = booking.appointment
        there = index.get((visit.starts.date(), -visit.room if by_room else visit.technician))
        if there is not None and visit.state in OCCUPYING:
            starts = minute_of(visit.starts)
            taken.setdefault(there, []).append((starts, starts + visit.minutes))
    for booking in sheet.tails:
        visit = booking.appointment
        there = index.get((visit.ends.date(), -visit.room if by_room else visit.technician))
        if there is not None:
            taken.setdefault(there, []).append((0, minute_of(visit.ends)))
    return [
        (number, Slot(column.technician, at(column.day, starts), at(column.day, ends), room=_room(column)))
        for number, column in enumerate(sheet.columns)
        for starts, ends in _gaps(sheet, column, sorted(taken.get(number, [])))
    ]


def _room(column: Column) -> int:
    return 0 if column.technician else column.room_id


def _gaps(sheet: DaySheet, column: Column, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    edges = {edge for each in column.away for edge in (each.starts, each.ends)}
    free = sheet.opens
    for starts, ends in [*taken, (sheet.closes, sheet.closes)]:
        while starts - free >= STEP:
            until = min([starts, (free // 60 + 1) * 60, *(each for each in edges if each - free >= STEP)])
            if until - free >= STEP:
                found.append((free, until))
            free = until
        free = max(free, ends)
    return found


def first_gap(
    day: date, hours: tuple[int, int], visits: list[Appointment], minutes: int, now: datetime
) -> datetime | None:
    """The first start, on a full step and not in the past, from which `minutes` are free inside the hours."""
    midnight = datetime.combine(day, time.min)
    opens, closes = hours
    for minute in range(-(-opens // STEP) * STEP, closes - minutes + 1, STEP):
        starts = midnight + timedelta(minutes=minute)
        ends = starts + timedelta(minutes=minutes)
        if starts >= now and not any(each.starts < ends and starts < each.ends for each in visits):
            return starts
    return None


class Frame:
    """Where minutes and columns are in the scene, in pixels. Columns are meant by their index."""

    def __init__(self) -> None:
        self._sheet = EMPTY
        self._index: dict[tuple[date, int, int], int] = {}
        self.gutter = self.top = 0.0
        self.column = self.hour = 1.0
        self.pad = 6.0  # free at both sides of a card

    @property
    def sheet(self) -> DaySheet:
        """What is shown."""
        return self._sheet

    @sheet.setter
    def sheet(self, sheet: DaySheet) -> None:
        self._sheet = sheet
        self._index = {each.key: number for number, each in enumerate(sheet.columns)}

    @property
    def width(self) -> float:
        """The whole scene's width."""
        return self.gutter + self.column * max(1, len(self.sheet.columns))

    @property
    def height(self) -> float:
        """The whole scene's height."""
        return self.top * 2 + self.length(self.sheet.closes - self.sheet.opens)

    def length(self, minutes: float) -> float:
        """Pixels for a length of time."""
        return minutes * self.hour / 60

    def y(self, minute: float) -> float:
        """Where a minute of the day is."""
        return self.top + self.length(minute - self.sheet.opens)

    def minute(self, y: float) -> float:
        """The minute of the day at a height; may lie outside the hours drawn."""
        return self.sheet.opens + (y - self.top) * 60 / self.hour

    def x(self, column: int) -> float:
        """The left edge of a column."""
        return self.gutter + column * self.column

    def index(self, technician: int, day: date | None = None) -> int:
        """Which column a technician has on a day (that of the sheet when none is named); the first without one."""
        return self._index.get((day or self.sheet.day, technician, 0), 0)

    def index_of(self, key: tuple[date, int, int]) -> int | None:
        """Which column has a key; None when it is not shown."""
        return self._index.get(key)

    def holding(self, visit: Appointment) -> int | None:
        """The column that a visit stands in; None when that is not shown."""
        return self._column_of(visit, visit.starts.date())

    def tail_of(self, visit: Appointment) -> int | None:
        """The column into which a visit runs past midnight; None when it does not, or that is not shown."""
        day = runs_over(visit)
        return self._column_of(visit, day) if day is not None else None

    def _column_of(self, visit: Appointment, day: date) -> int | None:
        found = self._index.get((day, visit.technician, 0))
        return self._index.get((day, 0, visit.room)) if found is None else found

    def column_at(self, x: float) -> int:
        """Which column is at a place; the nearest one outside."""
        number = int((x - self.gutter) // self.column) if self.column else 0
        return max(0, min(len(self.sheet.columns) - 1, number))

    def at(self, column: int, minute: int) -> datetime:
        """The wall time of a minute of a column's day."""
        return at(self.sheet.columns[column].day, minute)


def snapped(minute: float) -> int:
    """The nearest full step."""
    return round(minute / STEP) * STEP
