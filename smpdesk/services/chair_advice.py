"""What to look at in a record as it is entered."""

from smpdesk.domain.problem import Problem
from smpdesk.domain.session import Session
from smpdesk.domain.session_advice import session_advice
from smpdesk.storage.store import Store


def advice(store: Store, session: Session) -> list[Problem]:
    """Everything that is worth a second look, in the order of the record's fields."""
    return session_advice(session, store.sittings.numbings([session.id]))
