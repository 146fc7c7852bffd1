"""The day as the board draws it: columns, minutes and pixels. Plain numbers, no widgets."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from smpdesk.domain.appointment import OCCUPYING, Appointment
from smpdesk.domain.booking import Booking

DAY = 24 * 60
STEP = 15  # minutes: what dragging and the arrow keys move by
_GHOSTS_FROM = 0.68  # cancelled visits stand in the right third, so that the time is seen to be free


class Column(NamedTuple):
    """One technician's column; ``room`` is where most of their visits of the day are, in words."""

    technician: int
    name: str
    room: str
    room_id: int
    colour: str


class Slot(NamedTuple):
    """A free stretch of a technician's day; ``drawn`` when somebody drew it out, so that its length is meant."""

    technician: int
    starts: datetime
    ends: datetime
    drawn: bool = False


class Move(NamedTuple):
    """A visit wanted at another time or with another technician."""

    appointment: int
    starts: datetime
    ends: datetime
    technician: int


class DaySheet(NamedTuple):
    """Everything the board shows. ``opens`` and ``closes`` are the minutes drawn, ``hours`` the clinic's
    own; ``rooms`` are all rooms, as (id, name)."""

    day: date
    opens: int
    closes: int
    hours: tuple[int, int] | None
    columns: tuple[Column, ...]
    bookings: tuple[Booking, ...]
    now: datetime
    rooms: tuple[tuple[int, str], ...] = ()

    def elsewhere(self, visit: Appointment) -> str:
        """The room of a visit that is not in its column's usual one; empty where the column's head says it."""
        column = next((each for each in self.columns if each.technician == visit.technician), None)
        if column is None or column.room_id == visit.room:
            return ""
        return next((name for room, name in self.rooms if room == visit.room), "")

    @property
    def midnight(self) -> datetime:
        """Where the day's minutes are counted from."""
        return datetime.combine(self.day, time.min)

    def minute(self, when: datetime) -> int:
        """Minutes since the day's midnight; negative before it, over 1440 on the next day."""
        return int((when - self.midnight).total_seconds() // 60)

    def at(self, minute: int) -> datetime:
        """The wall time of a minute of the day."""
        return self.midnight + timedelta(minutes=minute)


EMPTY = DaySheet(date(2000, 1, 1), 540, 1080, None, (), (), datetime(2000, 1, 1))


def shown_hours(hours: tuple[int, int] | None, visits: list[Appointment], day: date) -> tuple[int, int]:
    """The minutes to draw: the opening hours, widened in whole hours to what lies outside them."""
    opens, closes = hours or (9 * 60, 18 * 60)
    midnight = datetime.combine(day, time.min)
    for visit in visits:
        opens = min(opens, int((visit.starts - midnight).total_seconds() // 60))
        closes = max(closes, int((visit.ends - midnight).total_seconds() // 60))
    return max(0, opens // 60 * 60), min(DAY, -(-closes // 60) * 60)


def free_slots(sheet: DaySheet) -> list[Slot]:
    """What is free between the visits, column by column, cut at the full hours; nothing under a step."""
    slots: list[Slot] = []
    for column in sheet.columns:
        taken = sorted(
            (sheet.minute(each.appointment.starts), sheet.minute(each.appointment.ends))
            for each in sheet.bookings
            if each.appointment.technician == column.technician and each.appointment.state in OCCUPYING
        )
        at = sheet.opens
        for starts, ends in [*taken, (sheet.closes, sheet.closes)]:
            while starts - at >= STEP:
                until = min(starts, (at // 60 + 1) * 60)
                if until - at >= STEP:
                    slots.append(Slot(column.technician, sheet.at(at), sheet.at(until)))
                at = until
            at = max(at, ends)
    return slots


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


def shares(visits: list[Appointment]) -> dict[int, tuple[float, float]]:
    """The part of the column's width each visit takes, as (left, width) of 1, by appointment id."""
    holding = [each for each in visits if each.state in OCCUPYING]
    ghosts = [each for each in visits if each.state not in OCCUPYING]
    found: dict[int, tuple[float, float]] = {}
    for cluster in _clusters(holding):
        beside = any(_meet(visit, ghost) for visit, _ in cluster for ghost in ghosts)
        found |= _side_by_side(cluster, 0.0, _GHOSTS_FROM if beside else 1.0)
    for cluster in _clusters(ghosts):
        found |= _side_by_side(cluster, _GHOSTS_FROM, 1.0 - _GHOSTS_FROM)
    return found


def _meet(one: Appointment, other: Appointment) -> bool:
    return one.starts < other.ends and other.starts < one.ends


def _side_by_side(
    cluster: list[tuple[Appointment, int]], left: float, width: float
) -> dict[int, tuple[float, float]]:
    """Share a width between visits by their lanes."""
    each = width / (1 + max(lane for _, lane in cluster))
    return {visit.id: (left + lane * each, each) for visit, lane in cluster}


def _clusters(visits: list[Appointment]) -> list[list[tuple[Appointment, int]]]:
    """Visits with their lanes, in groups that meet each other directly or through others."""
    found: list[list[tuple[Appointment, int]]] = []
    ends: list[datetime] = []
    for visit in sorted(visits, key=lambda each: (each.starts, each.id)):
        if not ends or visit.starts >= max(ends):
            found.append([])
            ends = []
        lane = next((number for number, end in enumerate(ends) if end <= visit.starts), len(ends))
        ends[lane : lane + 1] = [visit.ends]
        found[-1].append((visit, lane))
    return found


class Frame:
    """Where minutes and columns are in the scene, in pixels."""

    def __init__(self) -> None:
        self.sheet = EMPTY
        self.gutter = self.top = 0.0
        self.column = self.hour = 1.0

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

    def x(self, technician: int) -> float:
        """The left edge of a technician's column."""
        return self.gutter + self.index(technician) * self.column

    def index(self, technician: int) -> int:
        """Which column a technician has."""
        return next((i for i, each in enumerate(self.sheet.columns) if each.technician == technician), 0)

    def technician(self, x: float) -> int:
        """Whose column is at a place; the nearest one outside."""
        index = int((x - self.gutter) // self.column) if self.column else 0
        return self.sheet.columns[max(0, min(len(self.sheet.columns) - 1, index))].technician


def snapped(minute: float) -> int:
    """The nearest full step."""
    return round(minute / STEP) * STEP
