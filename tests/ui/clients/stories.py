"""What happened to a client before the test begins."""

from datetime import datetime
from typing import Any

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.client import Client
from smpdesk.domain.course import Course
from smpdesk.domain.session import Session, ZoneWork
from smpdesk.services.desks import Desks
from tests import builders as a


def course(desks: Desks, who: Client, **plan: Any) -> Course:
    """A running course."""
    return desks.clients.start_course(who.id, Course(client=who.id, **plan))


def session(desks: Desks, who: Client, at: str, *zones: ZoneWork, clock: a.SetClock) -> Session:
    """A finished session of the running course at a moment of the past."""
    starts = datetime.fromisoformat(at)
    now = clock.at
    clock.at = starts.replace(tzinfo=now.tzinfo)
    booked = desks.sessions.book(desks.sessions.sketch(who.id, starts, 1, 1, VisitKind.SESSION))
    clock.tick(hours=4)
    done = a.finished(desks, booked, *zones)
    clock.at = now
    return done
