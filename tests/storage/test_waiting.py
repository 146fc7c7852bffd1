"""The waiting list in the file, and when a client called a visit off."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from smpdesk.domain.appointment import VisitKind, VisitState
from smpdesk.domain.problem import Stale
from smpdesk.domain.waiting import Urgency, Waiting
from smpdesk.storage.store import Store
from tests.storage.made import MAYA, TODAY, again, booked, person


def kept(store: Store, waiting: Waiting) -> Waiting:
    with store.transaction("Put on waiting list", MAYA):
        return store.waiting.save(waiting) if waiting.id else store.waiting.add(waiting)


def test_every_field_comes_back(store: Store) -> None:
    owen = person(store)
    full = Waiting(
        client=owen.id, kind=VisitKind.TOUCH_UP, minutes=90, technician=2, weekdays=(0, 4), earliest=540,
        latest=780, urgency=Urgency.URGENT, until=date(2026, 12, 24), note="Lives near", since=TODAY, ended=TODAY,
        reason="Went elsewhere", appointment=booked(store, owen.id).id,
    )  # fmt: skip
    made = kept(store, full)
    assert made == replace(full, id=made.id, version=1)
    other = again(store)
    assert other.waiting.get(made.id) == made
    other.close()


def test_those_who_wait_are_told_from_those_who_do_not(store: Store) -> None:
    topics: list[frozenset[str]] = []
    store.subscribe(topics.append)
    owen = person(store)
    stays, goes = (
        kept(store, Waiting(client=owen.id, since=TODAY)),
        kept(store, Waiting(client=owen.id, since=TODAY)),
    )
    ended = kept(store, replace(goes, ended=TODAY, reason="Asked to"))
    assert store.waiting.open() == [stays]
    assert store.waiting.all() == [stays, ended]
    assert topics[-1] == frozenset({"waiting"})
    with pytest.raises(Stale):
        kept(store, replace(goes, note="late"))
    with pytest.raises(KeyError):
        store.waiting.get(99)


def test_when_a_visit_was_called_off_is_kept(store: Store) -> None:
    visit = booked(store, person(store).id)
    with store.transaction("Cancel visit", MAYA):
        store.appointments.save(
            replace(visit, state=VisitState.CANCELLED, called_off=datetime(2026, 11, 23, 9))
        )
    assert store.appointments.get(visit.id).called_off == datetime(2026, 11, 23, 9)
