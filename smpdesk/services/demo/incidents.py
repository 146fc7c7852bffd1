"""The demo's one incident: a reaction that a client told of days after the session, looked at and closed."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from smpdesk.domain.incident import IncidentKind, Severity
from smpdesk.domain.session import Reaction
from smpdesk.services.demo.told import ToldClock
from smpdesk.services.desks import Desks


def note_one(desks: Desks, told: ToldClock, today: date) -> None:
    """Of the latest session that lies at least ten days back."""
    past = desks.store.sessions.finished_between(today - timedelta(days=120), today - timedelta(days=10))
    worked = [each for each in past if each.zones and each.ended is not None]
    if not worked:
        return
    session = max(worked, key=lambda each: (each.day, each.id))
    day = session.day + timedelta(days=3)
    told.tell(datetime.combine(day, time(10, 20)))
    draft = desks.incidents.draft(session.client, session.id)
    zone = session.zones[0]
    number = zone.pigment_lot
    lots = [each.id for each in desks.store.stock.lots() if each.number == number]
    kept = desks.incidents.keep(
        replace(
            draft,
            kind=IncidentKind.REACTION,
            happened=datetime.combine(day - timedelta(days=1), time(19, 0)),
            noticed=day,
            zone=zone.zone.value,
            lot=lots[0] if lots else None,
            lot_said=number,
            what=(Reaction.ITCH.value, Reaction.SWELLING.value),
            severity=Severity.MILD,
            description="Rang in the morning: itching and a slight swelling since last night. Sent a picture.",
            action="Asked to come by; looked at the same day, no sign of an infection.",
            advice="Cool and dry, nothing on it, ring again if it is not less tomorrow.",
        )
    )
    told.tell(datetime.combine(day + timedelta(days=4), time(9, 40)))
    outcome = "Gone after two days."
    desks.incidents.keep(replace(kept, outcome=outcome, closed=day + timedelta(days=4)))
