"""Incidents and reactions, on the day or days later, tied to session, place and lot; their reports."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from smpdesk.domain.chart import Place
from smpdesk.domain.incident import Incident, incident_advice, incident_problems
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.problem import Problem, Refusal
from smpdesk.domain.report import Report
from smpdesk.domain.session import Reaction, Session, ZoneWork
from smpdesk.domain.stock import LotLine
from smpdesk.services import shelf, traces
from smpdesk.services.ground import Ground
from smpdesk.services.issuing import issue
from smpdesk.services.record_source import RecordSource


class IncidentLine(NamedTuple):
    """An incident as lists show it: session, place and lot in words, empty while unknown."""

    incident: Incident
    session: str
    place: str
    lot: str
    written_by: str


class Choices(NamedTuple):
    """What an incident of a client may be tied to: sessions, the latest first; places; lots that touched them."""

    sessions: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, Place], ...]
    lots: tuple[tuple[str, int], ...]


class IncidentDesk:
    """One method per thing staff do with an incident."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def incident(self, incident_id: int) -> Incident:
        """One incident; KeyError when unknown."""
        return self._store.incidents.get(incident_id)

    def of_client(self, client_id: int) -> list[IncidentLine]:
        """A client's incidents, the latest first."""
        from smpdesk.services.record_lots import where_lines

        found = self._store.incidents.of_client(client_id)
        if not found:
            return []
        source = RecordSource(self._store, client_id)
        return [IncidentLine(each, *where_lines(source, each), source.person(each.staff)) for each in found]

    def of_lots(self, lots: Sequence[int]) -> list[tuple[Incident, str]]:
        """Incidents that name one of these lots, each with the client's name and number."""
        found = self._store.incidents.of_lots(lots)
        known = {each.id: each for each in self._store.clients.some([each.client or 0 for each in found])}
        names = {key: f"{each.name}, {each.number}" for key, each in known.items()}
        return [(each, names.get(each.client or 0, "")) for each in found]

    def choices(self, client_id: int) -> Choices:
        """What an incident of this client may be tied to."""
        from smpdesk import words
        from smpdesk.services.record_words import say

        source = RecordSource(self._store, client_id)
        sessions = tuple(
            (say("session_of", session=source.title(each), day=words.plain_date(each.day)), each.id)
            for each in reversed(source.sessions)
        )
        places = tuple((source.place(each), each) for each in source.story.places())
        lots = tuple(
            (f"{found.name} · {found.number}", found.line.lot.id)
            for found in traces.lots_of(self._store, client_id)
            if found.line is not None
        )
        return Choices(sessions, places, lots)

    def draft(self, client_id: int, session_id: int | None = None, place: Place | None = None) -> Incident:
        """A new incident, not kept yet: of the session that is named, with the reaction that was noted in the place
        and the pigment's lot; else something new since the last session."""
        sessions = self._store.sessions.of_client(client_id)
        session = next((each for each in sessions if each.id == session_id), None)
        session = session or (sessions[-1] if sessions else None)
        now, actor = self._ground.now().replace(second=0, microsecond=0), self._ground.at_desk.actor
        empty = Incident(
            client=client_id,
            session=session.id if session else None,
            happened=now,
            noticed=now.date(),
            staff=actor.id,
        )
        work = _work(session, place) if session is not None and session.id == session_id else None
        if work is None:
            return empty
        what = tuple(each for each in work.reactions if each != Reaction.NONE.value)
        lot = next((each.stock for each in work.mix if each.stock), 0)
        return replace(
            empty, zone=work.zone.value, area=work.area, what=what, lot=lot or None, lot_said=work.pigment_lot
        )

    def lot(self, lot_id: int) -> LotLine:
        """A lot as it stands today."""
        return shelf.line(self._store, self._store.stock.lot(lot_id), self._ground.today())

    def keep(self, incident: Incident) -> Incident:
        """Write an incident. Refusal says what is missing."""
        found = incident_problems(incident, self._ground.now())
        if found:
            raise Refusal(found)
        number = incident.lot_said
        if incident.lot is not None:
            number = self._store.stock.lot(incident.lot).number
        name = "Change incident" if incident.id else "Note incident"
        with self._ground.write(name):
            return self._store.incidents.put(_trimmed(replace(incident, lot_said=number)))

    def advice(self, incident: Incident) -> list[Problem]:
        """What to think of: whether it is serious, who has to hear of it. Nothing is forbidden."""
        maker, lots = "", [incident.lot_said] if incident.lot_said.strip() else []
        if incident.lot is not None:
            line = self.lot(incident.lot)
            maker, lots = line.product.maker, [line.lot.number]
        return incident_advice(incident, self._store.clinic.get().country, maker or "–", lots)

    def sheet(self, incident_id: int) -> Report:
        """Everything that stands on the report, as a draft."""
        from smpdesk.services.incident_sheet import incident_sheet

        return incident_sheet(self._ground, self.incident(incident_id))

    def preview(self, incident_id: int) -> bytes:
        """The report as it would be issued now, marked as a draft. Refusal letters_missing."""
        from smpdesk.documents.incident import render

        return render(self.sheet(incident_id))

    def issue(self, incident_id: int) -> Paper:
        """Freeze the report; the same paper again if nothing has changed. Refusal letters_missing."""
        from smpdesk.documents.incident import render

        sheet, incident = self.sheet(incident_id), self.incident(incident_id)
        draft = Paper(
            client=incident.client or 0,
            kind=PaperKind.INCIDENT,
            session=incident.session,
            wording=sheet.form,
            language=sheet.language,
            size=sheet.size,
            sha256="",
            issued=sheet.issued,
        )
        return issue(
            self._ground,
            "Issue incident report",
            draft,
            lambda at: render(replace(sheet, draft=False, issued=at)),
        )


def _work(session: Session, place: Place | None) -> ZoneWork | None:
    """The row of a place; without one the first in which a reaction was noted."""
    for each in session.zones:
        if place is None and any(code != Reaction.NONE.value for code in each.reactions):
            return each
        if place is not None and each.zone is place.zone and (each.area or 0) == place.area:
            return each
    return None


def _trimmed(incident: Incident) -> Incident:
    names = "lot_said description action advice exposed reported_to outcome".split()
    return replace(incident, **{name: getattr(incident, name).strip() for name in names})
