"""What fading is told from, read for thousands of clients at once: plain rows, each kind in one query."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import peewee

from smpdesk.domain.appointment import TREATING, VisitState
from smpdesk.domain.check_in import AFTERCARE
from smpdesk.domain.fade_answers import Habits
from smpdesk.domain.fade_story import Look, Work
from smpdesk.domain.scalp_area import AreaKind
from smpdesk.domain.session import Zone
from smpdesk.storage.forecasts import day_of
from smpdesk.storage.part import Part
from smpdesk.storage.rows import AppointmentRow, ClientRow, CourseRow, ScalpAreaRow, SessionRow, ZoneWorkRow
from smpdesk.storage.rows_aftercare import ContactRow
from smpdesk.storage.rows_consultation import ConsultationRow
from smpdesk.storage.rows_forecast import ReviewRow

fn = peewee.fn
Clients = Sequence[int] | None


class Inked(NamedTuple):
    """What one session put in: its lightest dilution, and whether scar tissue was worked."""

    session: int
    dilution: int | None
    scar: bool


class Said(NamedTuple):
    """What a client said at a check-in, by question."""

    client: int
    day: date
    session: int | None
    answers: dict[str, str]


class Reach(NamedTuple):
    """Whether and how a client may be asked back; ``coming`` when a treatment is booked."""

    client: int
    number: int
    given: str
    family: str
    phone: str
    other_phone: str
    no_contact: bool
    inactive: bool
    gone: str
    language: str


class FadingPart(Part):
    """Reading only. Each answers for some clients, or for everybody with None."""

    def works(self, clients: Clients = None) -> list[Work]:
        """Every finished or old session with its course, in order of clients and days."""
        row, course = SessionRow, CourseRow
        query = (
            row.select(
                row.id,
                row.client,
                row.day,
                row.course,
                row.touch_up,
                row.technician,
                course.kind,
                course.reasons,
            )
            .join(course, peewee.JOIN.LEFT_OUTER, on=(course.id == row.course))
            .where(row.finished | row.historical)
            .order_by(row.client, row.day, row.id)
        )
        return [
            Work(key, client, day_of(day), of, bool(touch), who, kind or "", _texts(reasons))
            for key, client, day, of, touch, who, kind, reasons in self._rows(query, row.client, clients)
        ]

    def habits(self, clients: Clients = None) -> list[Habits]:
        """What finished consultations say, in order of clients and days."""
        row = ConsultationRow
        query = (
            row.select(
                row.client, row.day, row.sun, row.spf, row.hat, row.skin, row.exfoliation, row.immune, row.phototype,
                row.smoking, row.swimming, row.sport,
            )
            .where(row.finished)
            .order_by(row.client, row.day, row.id)
        )  # fmt: skip
        return [
            Habits(each[0], day_of(each[1]), *each[2:]) for each in self._rows(query, row.client, clients)
        ]

    def inked(self, clients: Clients = None) -> list[Inked]:
        """What sessions put in. Scar tissue is a zone of that name, or a place that was drawn as a scar."""
        row, area, session = ZoneWorkRow, ScalpAreaRow, SessionRow
        scar = (row.zone == Zone.SCAR) | row.area.in_(area.select(area.id).where(area.kind == AreaKind.SCAR))
        query = row.select(
            row.session, fn.MAX(row.dilution), fn.MAX(peewee.Case(None, ((scar, 1),), 0))
        ).group_by(row.session)
        if clients is not None:
            query = query.join(session, on=(session.id == row.session))
        return [
            Inked(key, dilution, bool(scar))
            for key, dilution, scar in self._rows(query, session.client, clients)
        ]

    def looks(self, clients: Clients = None) -> list[Look]:
        """Reviews with their scores."""
        row = ReviewRow
        query = row.select(row.client, row.day, row.score, row.zone, row.area, row.id)
        days: dict[Any, date] = {}  # a hundred thousand scores lie on a few thousand days
        found = []
        for client, day, score, zone, area, key in self._rows(query, row.client, clients):
            when = days.get(day) or days.setdefault(day, day_of(day))
            found.append(Look(client, when, score, zone, area, key))
        return found

    def said(self, clients: Clients = None) -> Iterator[Said]:
        """Check-ins of which the answers tell how the aftercare went or how it looks, the oldest first."""
        row = ContactRow
        telling = _holds(row.answers, AFTERCARE) | _holds(row.answers, "look")
        query = (
            row.select(row.client, row.at, row.session, row.answers).where(telling).order_by(row.at, row.id)
        )
        for client, at, session, answers in self._rows(query, row.client, clients):
            yield Said(client, day_of(str(at)), session, dict(json.loads(answers)))

    def places(self) -> list[tuple[int, str, str]]:
        """Session, zone and pigment of everything that was worked, each once."""
        row = ZoneWorkRow
        return [
            tuple(each)
            for each in self._rows(row.select(row.session, row.zone, row.pigment).distinct(), None, None)
        ]

    def reach(self, clients: Clients = None) -> list[Reach]:
        """How clients are reached."""
        row = ClientRow
        query = row.select(
            row.id, row.number, row.given, row.family, row.phone, row.other_phone, row.no_contact, row.inactive,
            row.gone, row.language,
        )  # fmt: skip
        rows = self._rows(query, row.id, clients)
        return [Reach._make((*each[:6], bool(each[6]), bool(each[7]), *each[8:])) for each in rows]

    def scarred(self, clients: Clients = None) -> set[int]:
        """Clients with a scar drawn on the map that is still there."""
        row = ScalpAreaRow
        query = row.select(row.client).where(row.kind == AreaKind.SCAR, row.gone.is_null())
        return {client for (client,) in self._rows(query, row.client, clients)}

    def coming(self, now: Any) -> set[int]:
        """Clients with a treatment booked, or under way."""
        row = AppointmentRow
        query = row.select(row.client).where(
            row.starts >= now,
            row.kind.in_(list(TREATING)),
            row.state.in_([VisitState.BOOKED, VisitState.ARRIVED, VisitState.IN_CHAIR]),
        )
        return {client for (client,) in self._rows(query, None, None)}

    def scores(self) -> dict[int, list[tuple[date, float]]]:
        """Every client's reviews, the oldest first: the day, and the mean score of all places but scars."""
        row = ReviewRow
        query = (
            row.select(row.client, row.day, fn.AVG(row.score))
            .where(row.zone != Zone.SCAR)
            .group_by(row.client, row.day)
            .order_by(row.client, row.day)
        )
        found: dict[int, list[tuple[date, float]]] = {}
        for client, day, mean in self._rows(query, None, None):
            found.setdefault(client, []).append((day_of(day), float(mean)))
        return found

    def ends(self, today: date) -> dict[int, tuple[date, int]]:
        """The day of the last session until today of everybody who had one, and which it was."""
        row = SessionRow
        query = row.select(row.client, row.day, row.id).where(row.finished | row.historical, row.day <= today)
        found = self._rows(query.order_by(row.client, row.day, row.id), None, None)
        last = {client: (day, key) for client, day, key in found}
        return {client: (day_of(day), key) for client, (day, key) in last.items()}

    def _rows(self, query: Any, column: Any, clients: Clients) -> list[tuple[Any, ...]]:
        wanted = query if clients is None else query.where(column.in_(list(clients)))
        found: list[tuple[Any, ...]] = self._db.plain(wanted).fetchall()
        return found


def _holds(column: Any, key: str) -> Any:
    """Whether the text of a JSON column names a key: as text, for the column would make JSON of what it is asked."""
    return column ** peewee.Value(f'%"{key}"%', converter=False)


def _texts(kept: str | None) -> tuple[str, ...]:
    return tuple(json.loads(kept)) if kept and kept != "[]" else ()
