"""What to look at in a record as it is entered."""

from smpdesk.domain.problem import Problem
from smpdesk.domain.session import Session
from smpdesk.domain.session_advice import session_advice
from smpdesk.services.chair_last import finished_before
from smpdesk.storage.store import Store


def advice(store: Store, session: Session) -> list[Problem]:
    """Everything that is worth a second look, in the order of the record's fields."""
    return session_advice(session, store.sittings.numbings([session.id])) + _less_than_stood(store, session)


def _less_than_stood(store: Store, session: Session) -> list[Problem]:
    """Densities below what an earlier session left: perhaps only this layer's own dots were counted."""
    stood = {
        (work.zone, work.area): work.density
        for one in finished_before(store, session)
        for work in one.zones
        if work.density is not None
    }
    found: list[Problem] = []
    for row, work in enumerate(session.zones):
        stands = stood.get((work.zone, work.area))
        if work.density is not None and stands is not None and work.density < stands:
            facts = {"density": work.density, "stands": stands}
            found.append(Problem(code="density_below", field=f"zones.{row}.density", facts=facts))
    return found
