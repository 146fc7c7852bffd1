"""What every desk stands on: the store, the clock, and who is at the desk."""

from contextlib import AbstractContextManager
from datetime import date, datetime

from smpdesk.domain.change import SET_UP, Actor
from smpdesk.services.clock import Clock, wall_time
from smpdesk.storage.store import Store


class AtDesk:
    """Who works at this desk just now: the actor of every change. The window sets it."""

    def __init__(self, actor: Actor = SET_UP) -> None:
        self.actor = actor


class Ground:
    """The store, the clock and the actor, shared by all desks of one clinic."""

    def __init__(self, store: Store, clock: Clock, at_desk: AtDesk) -> None:
        self.store = store
        self.clock = clock
        self.at_desk = at_desk

    def write(self, name: str) -> AbstractContextManager[object]:
        """One intention, one named transaction, in the name of whoever is at the desk."""
        return self.store.transaction(name, self.at_desk.actor)

    def now(self) -> datetime:
        """Wall time of the clinic, naive, to the second."""
        return wall_time(self.clock, self.store.clinic.time_zone())

    def today(self) -> date:
        """The clinic's today."""
        return self.now().date()
