"""The sheet that the board shows: a day or a week, a column for each technician or for each room."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from smpdesk import words
from smpdesk.domain.appointment import OCCUPYING, Appointment
from smpdesk.domain.booking import Booking
from smpdesk.domain.clinic import Room, Staff, hours_of
from smpdesk.domain.working import Away, AwayKind, Rota, away
from smpdesk.ui.sessions.frame import DAY, Column, DaySheet, shown_hours

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks


class View(NamedTuple):
    """What somebody wants to see: a ``week`` or a day, rooms instead of technicians, ``only`` one person (0: all)."""

    week: bool = False
    by_room: bool = False
    only: int = 0


def week_of(day: date) -> tuple[date, date]:
    """The first and the last day of the week a day lies in, as weeks begin here."""
    first = day - timedelta(days=(day.weekday() - words.first_weekday()) % 7)
    return first, first + timedelta(days=6)


def span_of(day: date, view: View) -> tuple[date, date]:
    """The first and the last day of what is shown."""
    return week_of(day) if view.week else (day, day)


def make(desks: "Desks", day: date, view: View, bookings: Sequence[Booking]) -> DaySheet:
    """The sheet for a day and a view; columns of people who left too, while they have visits on it."""
    clinic, rota = desks.clinic.clinic(), desks.working.rota()
    view = _possible(desks, view)
    first, last = span_of(day, view)
    every = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    visited = {each.appointment.starts.date() for each in bookings}
    days = [each for each in every if _opens(rota, each) or each == day or each in visited]
    rooms, people = desks.clinic.rooms(closed=True), desks.clinic.staff(left=True)
    visits = [each.appointment for each in bookings]
    columns: list[Column] = []
    for each in days:
        own = [visit for visit in visits if visit.starts.date() == each]
        columns += (
            _rooms(rota, each, own, rooms)
            if view.by_room
            else _people(rota, each, visits, own, people, rooms, view.only)
        )
    shown = [each for each in bookings if any(column.holds(each.appointment) for column in columns)]
    hours = [span for each in days if (span := hours_of(clinic.hours, each.weekday()))]
    drawn = shown_hours([*hours, *_worked(columns)], [each.appointment for each in shown])
    return DaySheet(
        day, *drawn, hours_of(clinic.hours, day.weekday()), tuple(columns), tuple(shown), desks.sessions.now(),
        tuple((each.id, each.name) for each in rooms), tuple((each.id, each.name) for each in people),
        view.week, {kind: each for kind, each in desks.working.turnarounds().items() if any(each)},
    )  # fmt: skip


def _possible(desks: "Desks", view: View) -> View:
    """The view without what is no longer there: a person who left, rooms where there is none."""
    if view.only and view.only not in {each.id for each in desks.clinic.technicians()}:
        view = view._replace(only=0)
    return view._replace(by_room=False) if view.by_room and not desks.clinic.rooms() else view


def usual_room(visits: Sequence[Appointment]) -> int:
    """The room most of these visits are in, 0 without any."""
    rooms = Counter(each.room for each in visits if each.state in OCCUPYING)
    return rooms.most_common(1)[0][0] if rooms else 0


def _opens(rota: Rota, day: date) -> bool:
    """Whether anybody might work on a weekday; a holiday is shown as such, a day that is always closed not."""
    hours = [rota.hours, *rota.own.values()]
    return any(hours_of(each, day.weekday()) for each in hours)


def _people(
    rota: Rota,
    day: date,
    shown: Sequence[Appointment],
    visits: Sequence[Appointment],
    people: Sequence[Staff],
    rooms: Sequence[Room],
    only: int,
) -> list[Column]:
    """Those who treat, and those who have visits somewhere in what is shown, so that all days have the same."""
    busy = {each.technician for each in shown}
    names: Mapping[int, str] = {each.id: each.name for each in rooms}
    found = []
    for person in people:
        here = person.treats and not person.left
        if (only and person.id != only) or not (here or person.id in busy):
            continue
        room = usual_room([each for each in visits if each.technician == person.id])
        spans = tuple(away(rota, day, person.id))
        found.append(Column(person.id, person.name, names.get(room, ""), room, person.colour, day, spans))
    return found


def _rooms(rota: Rota, day: date, visits: Sequence[Appointment], rooms: Sequence[Room]) -> list[Column]:
    used = {each.room for each in visits}
    spans = tuple(away(rota, day, 0))
    return [
        Column(0, room.name, "", room.id, "", day, tuple(each for each in spans if _of_all(each)))
        for room in rooms
        if not room.closed or room.id in used
    ]


def _of_all(span: Away) -> bool:
    """A room has no break; the clinic's hours and closed days are its own."""
    return span.kind in (AwayKind.CLOSED, AwayKind.HOLIDAY)


def _worked(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """From when to when each column has working time, where somebody works longer than the clinic is open."""
    found = []
    for column in columns:
        closed = [each for each in column.away if each.kind is AwayKind.CLOSED]
        starts = max((each.ends for each in closed if each.starts == 0), default=0)
        ends = min((each.starts for each in closed if each.ends == DAY), default=DAY)
        if closed and starts < ends:
            found.append((starts, ends))
    return found
