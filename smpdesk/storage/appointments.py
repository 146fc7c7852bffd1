"""The book. That nobody is in two places at once is held by the database as well."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from typing import Any

import peewee

from smpdesk.domain.appointment import LONGEST, LONGEST_TURN, OCCUPYING, Appointment, VisitState
from smpdesk.storage.part import Part
from smpdesk.storage.prepared import late
from smpdesk.storage.rows import AppointmentRow


class AppointmentPart(Part):
    """Appointments, in wall time. A write that overlaps is refused with client_taken, technician_taken or
    room_taken, whichever other program wrote the other one."""

    def get(self, key: int) -> Appointment:
        """One appointment; KeyError when unknown."""
        return self._by_id(AppointmentRow, key, Appointment)

    def day(self, day: date) -> list[Appointment]:
        """Those that start on a day, cancelled ones too, in order of time."""
        first = datetime.combine(day, time.min)
        row = AppointmentRow
        query = row.select().where(row.starts >= first, row.starts < first + timedelta(days=1))
        return self._all(query.order_by(row.starts, row.id), Appointment)

    def days(self, first: date, last: date) -> list[Appointment]:
        """Those that start from the first to the last day, both included, in order of time."""
        row = AppointmentRow
        after = datetime.combine(last, time.min) + timedelta(days=1)
        query = row.select().where(row.starts >= datetime.combine(first, time.min), row.starts < after)
        return self._all(query.order_by(row.starts, row.id), Appointment)

    def touching(self, first: date, last: date) -> list[Appointment]:
        """As :meth:`days`, and those that began on the day before the first and run over its midnight."""
        midnight = datetime.combine(first, time.min)
        after = datetime.combine(last, time.min) + timedelta(days=1)
        given = midnight - LONGEST, after, midnight
        return self._known("touching", _touching, Appointment, given)

    def between(self, starts: datetime, ends: datetime) -> list[Appointment]:
        """Those that hold somebody or something at some time from ``starts`` to ``ends``."""
        return self._known("between", _between, Appointment, (starts - LONGEST, ends, starts))

    def near(self, starts: datetime, ends: datetime) -> list[Appointment]:
        """Those that hold somebody or something, setting up and cleaning too, at some time from ``starts`` to
        ``ends``, and perhaps a few more."""
        return self.between(starts - LONGEST_TURN, ends + LONGEST_TURN)

    def of_client(self, client: int) -> list[Appointment]:
        """A client's appointments, cancelled ones too, in order of time."""
        return self._among(_in_order, AppointmentRow.client, [client], Appointment)

    def of_course(self, course: int) -> list[Appointment]:
        """A course's appointments, cancelled ones too, in order of time."""
        return self._among(_in_order, AppointmentRow.course, [course], Appointment)

    def first_days(self, clients: Sequence[int]) -> dict[int, datetime]:
        """When each of several clients came, or will come, for the first time; cancelled visits apart."""
        row = AppointmentRow
        query = row.select(row.client, peewee.fn.MIN(row.starts).alias("starts")).where(
            row.client.in_(list(clients)), row.state.in_([each.value for each in OCCUPYING])
        )
        found = self._all(query.group_by(row.client), _first_day)
        return dict(found)

    def next_of(self, client: int, after: datetime) -> Appointment | None:
        """A client's next booked appointment that starts at or after a time."""
        row = AppointmentRow
        query = row.select().where(row.client == client, row.state == VisitState.BOOKED, row.starts >= after)
        return self._first(query.order_by(row.starts), Appointment)

    def count(self) -> int:
        """How many there are, of any state."""
        return self._count(AppointmentRow.select())

    def add(self, appointment: Appointment) -> Appointment:
        """Write a new one. Raises Refusal when something is taken."""
        return self._add(AppointmentRow, appointment)

    def save(self, appointment: Appointment) -> Appointment:
        """Write a changed one. Raises Stale, and Refusal when something is taken."""
        return self._save(AppointmentRow, appointment)


def _in_order() -> Any:
    return AppointmentRow.select().order_by(AppointmentRow.starts, AppointmentRow.id)


def _touching() -> Any:
    row = AppointmentRow
    begun = row.starts > late(itemgetter(0)), row.starts < late(itemgetter(1))
    return _in_order().where(*begun, row.ends > late(itemgetter(2)))


def _between() -> Any:
    return _touching().where(AppointmentRow.state.in_([each.value for each in OCCUPYING]))


def _first_day(client: int, starts: Any) -> tuple[int, datetime]:
    """A row of a grouped query: SQLite gives the time as text, PostgreSQL as a time."""
    return client, datetime.fromisoformat(starts) if isinstance(starts, str) else starts
