"""What to look at in a record as it is entered."""

from collections.abc import Sequence
from dataclasses import replace

from smpdesk.domain.patch_state import anaesthetics_that_reacted, same_pigment
from smpdesk.domain.patch_test import REACTED
from smpdesk.domain.problem import Problem
from smpdesk.domain.session import Session
from smpdesk.domain.session_advice import session_advice
from smpdesk.domain.sitting import Numbing
from smpdesk.domain.stock import LotState
from smpdesk.services.chair_last import place_of, recorded_before
from smpdesk.services.chair_lots import fields
from smpdesk.services.shelf import line
from smpdesk.storage.store import Store


def advice(store: Store, session: Session) -> list[Problem]:
    """Everything that is worth a second look, in the order of the record's fields."""
    numbings = store.sittings.numbings([session.id])
    found = session_advice(session, numbings) + _less_than_stood(store, session)
    return _gone_bad(store, session, numbings) + _reacted(store, session, numbings) + found


def _gone_bad(store: Store, session: Session, numbings: Sequence[Numbing]) -> list[Problem]:
    """Lots that this record names and that are recalled, perhaps since it was begun, or past their day."""
    named = [*fields(session)]
    named += [(f"numbings.{row}.stock", each.stock) for row, each in enumerate(numbings) if each.stock]
    lots = {each.id: line(store, each, session.day) for each in store.stock.some({lot for _, lot in named})}
    bad = (LotState.RECALLED, LotState.EXPIRED)
    return [replace(lots[lot].said, field=field) for field, lot in named if lots[lot].state in bad]


def _reacted(store: Store, session: Session, numbings: Sequence[Numbing]) -> list[Problem]:
    """Pigments and anaesthetics to which this client's skin reacted in a patch test: the first thing to be told."""
    tests = store.patch_tests.of_client(session.client)
    if not tests:
        return []
    pigments = {each.pigment for each in tests if each.result in REACTED}
    found: list[Problem] = []
    for row, work in enumerate(session.zones):
        for name in [each.pigment for each in work.mix] or [work.pigment]:
            if any(same_pigment(name, each) for each in pigments):
                facts = {"pigment": name}
                found.append(Problem(code="pigment_reacted", field=f"zones.{row}.mix", facts=facts))
    anaesthetics = anaesthetics_that_reacted(tests)
    for row, numbing in enumerate(numbings):
        if any(same_pigment(numbing.product, each) for each in anaesthetics):
            facts = {"product": numbing.product}
            found.append(Problem(code="anaesthetic_reacted", field=f"numbings.{row}.product", facts=facts))
    return found


def _less_than_stood(store: Store, session: Session) -> list[Problem]:
    """Densities below what an earlier session left: perhaps only this layer's own dots were counted."""
    stood = {
        place_of(work): work.density
        for one in recorded_before(store, session)
        for work in one.zones
        if work.density is not None
    }
    found: list[Problem] = []
    for row, work in enumerate(session.zones):
        stands = stood.get(place_of(work))
        if work.density is not None and stands is not None and work.density < stands:
            facts = {"density": work.density, "stands": stands}
            found.append(Problem(code="density_below", field=f"zones.{row}.density", facts=facts))
    return found
