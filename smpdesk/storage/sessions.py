"""Session records, each with the zones that were worked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Any

from smpdesk.domain.session import MixPart, Session, Timed, Told, ZoneWork
from smpdesk.storage.part import Part
from smpdesk.storage.prepared import late
from smpdesk.storage.rows import SessionRow, ZoneWorkRow

#: How far back real lengths are looked for: as far as an index goes quickly in a file of any size.
_LATEST = 500


class SessionPart(Part):
    """Session records. A record is read and written whole, with its zones in the order they were added."""

    def get(self, key: int) -> Session:
        """One record; KeyError when unknown."""
        return self._whole([self._by_id(SessionRow, key, Session)])[0]

    def some(self, keys: Sequence[int]) -> list[Session]:
        """Several records in one go, in no order."""
        return self._whole(self._among(SessionRow.select, SessionRow.id, keys, Session))

    def of_client(self, client: int) -> list[Session]:
        """A client's sessions, the oldest first."""
        return self.of_clients([client])

    def of_clients(self, clients: Sequence[int]) -> list[Session]:
        """The sessions of several clients in one go, the oldest first."""
        return self._whole(self._among(_oldest_first, SessionRow.client, clients, Session))

    def told_of(self, clients: Sequence[int]) -> list[Told]:
        """The sessions of several clients as far as the book tells them: without notes and zones."""
        return self._among(_told, SessionRow.client, clients, Told)

    def timed(
        self, touch_up: bool, most: int, technician: int | None = None, client: int | None = None
    ) -> list[Timed]:
        """The latest finished sessions, or touch-ups, of which both times are known; old lists apart.

        Of one client; of one technician, or of everybody, among the clinic's latest 500 records.
        """
        shape = (technician is not None, client is not None)
        given = {"touch_up": touch_up, "most": most, "technician": technician, "client": client}
        return self._known(("timed", *shape), partial(_timed, *shape), Timed, given)

    def finished_between(self, first: date, last: date) -> list[Session]:
        """Finished sessions from the first to the last day, both included, the oldest first."""
        row = SessionRow
        query = row.select().where(row.day >= first, row.day <= last, row.finished)
        return self._read(query.order_by(row.day, row.started, row.id))

    def of_course(self, course: int) -> list[Session]:
        """A course's sessions, the oldest first."""
        return self._whole(self._among(_oldest_first, SessionRow.course, [course], Session))

    def day(self, day: date) -> list[Session]:
        """Sessions of a day of treatment, in order of time."""
        query = SessionRow.select().where(SessionRow.day == day)
        return self._read(query.order_by(SessionRow.started, SessionRow.id))

    def of_appointment(self, appointment: int) -> Session | None:
        """The record that belongs to an appointment, if it was begun."""
        found = self.of_appointments([appointment])
        return found[0] if found else None

    def of_appointments(self, appointments: Sequence[int]) -> list[Session]:
        """The records of several appointments in one go."""
        return self._whole(self._among(SessionRow.select, SessionRow.appointment, appointments, Session))

    def count(self) -> int:
        """How many there are."""
        return self._count(SessionRow.select())

    def add(self, session: Session) -> Session:
        """Write a new record with its zones."""
        added = self._add(SessionRow, session)
        return replace(added, zones=tuple(self._add_zone(added.id, each) for each in session.zones))

    def save(self, session: Session) -> Session:
        """Write a changed record: zones without an id are added, missing ones go. Raises Stale.

        A change of its zones alone raises the session's version too, so that a second editor is stopped.
        """
        known = self.get(session.id)
        saved = self._save(SessionRow, session)
        if session.zones == known.zones:
            return saved
        if saved.version == known.version:
            SessionRow.update(version=known.version + 1).where(SessionRow.id == session.id).execute(self._db)
        kept = {each.id for each in session.zones}
        for gone in known.zones:
            if gone.id not in kept:
                ZoneWorkRow.delete().where(ZoneWorkRow.id == gone.id).execute(self._db)
        zones = tuple(
            self._save(ZoneWorkRow, replace(each, session=session.id))
            if each.id
            else self._add_zone(session.id, each)
            for each in session.zones
        )
        return replace(saved, version=known.version + 1, zones=zones)

    def remove(self, session: Session) -> None:
        """Take back a record in which nothing was written yet; the journal keeps that it was there."""
        if session.zones:
            raise ValueError("a record with zones stays")
        SessionRow.delete().where(SessionRow.id == session.id).execute(self._db)

    def _add_zone(self, session: int, zone: ZoneWork) -> ZoneWork:
        return self._add(ZoneWorkRow, replace(zone, id=0, session=session))

    def _read(self, query: Any) -> list[Session]:
        return self._whole(self._all(query, Session))

    def _whole(self, sessions: list[Session]) -> list[Session]:
        """The sessions with their zones, read in one query for all of them."""
        if not sessions:
            return []
        zones: dict[int, list[ZoneWork]] = {}
        for zone in self._among(_zones, ZoneWorkRow.session, [each.id for each in sessions], ZoneWork):
            zones.setdefault(zone.session, []).append(_mixed(zone))
        return [replace(each, zones=tuple(zones.get(each.id, ()))) for each in sessions]


def _oldest_first() -> Any:
    return SessionRow.select().order_by(SessionRow.day, SessionRow.started, SessionRow.id)


def _told() -> Any:
    row = SessionRow
    return row.select(row.id, row.client, row.appointment, row.day, row.finished)


def _zones() -> Any:
    return ZoneWorkRow.select().order_by(ZoneWorkRow.id)


def _mixed(zone: ZoneWork) -> ZoneWork:
    """The parts of a mix under their names: the column gives plain tuples."""
    return replace(zone, mix=tuple(MixPart(*each) for each in zone.mix)) if zone.mix else zone


def _timed(of_technician: bool, of_client: bool) -> Any:
    row = SessionRow
    query = row.select(row.id, row.client, row.technician, row.started, row.ended).where(
        row.finished, ~row.historical, row.touch_up == late(itemgetter("touch_up"))
    )
    query = query.where(row.started.is_null(False), row.ended.is_null(False))
    if of_technician:
        query = query.where(row.technician == late(itemgetter("technician")))
    if of_client:
        query = query.where(row.client == late(itemgetter("client")))
    else:
        latest = SessionRow.alias()
        order = latest.select(latest.id).order_by(latest.day.desc(), latest.id.desc())
        query = query.where(row.id.in_(order.limit(_LATEST)))
    return query.order_by(row.day.desc(), row.id.desc()).limit(late(itemgetter("most")))
