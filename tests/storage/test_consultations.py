"""Consultations in the clinic's file: every answer comes back as it was given."""

from dataclasses import replace
from datetime import date

import pytest

from smpdesk.domain.client import Permission
from smpdesk.domain.consultation import Consultation, Earlier, Question, Scar
from smpdesk.domain.hair_and_skin import HairType, Often, Phototype
from smpdesk.domain.hair_loss import Alopecia, Pattern
from smpdesk.domain.problem import Stale
from smpdesk.domain.wishes import Hairline
from tests.storage.made import MAYA, TODAY, again, person


def full(client: int) -> Consultation:
    return Consultation(
        client=client, technician=1, day=TODAY, goals="Soft", indications=("baldness", "grey_hair"),
        pattern=Pattern.NORWOOD_3V, areas=("frontal", "crown"), alopecia=Alopecia.AREATA,
        scars=(Scar("fut", "18 × 0.3 cm", "flat", "pale", "4 years", "yes", "left"), Scar("burn")),
        hair_type=HairType.FINE, phototype=Phototype.III, spf=Often.DAILY,
        earlier=(Earlier("transplant", "May 2019", "2019-05-01"),), questions=(Question("Hurts?", "A little."),),
        hairline=Hairline.BROKEN, hairline_mm=18, temporal_peaks=Permission.NO, old_photos=True, gap=0,
    )  # fmt: skip


def kept(store, draft):
    with store.transaction("Write consultation", MAYA):
        return store.consultations.add(draft)


def test_every_answer_comes_back_in_another_program(store):
    saved = kept(store, full(person(store).id))
    other = again(store)
    assert other.consultations.get(saved.id) == saved
    assert isinstance(other.consultations.get(saved.id).scars[0], Scar)
    other.close()


def test_an_empty_one_comes_back_empty(store):
    saved = kept(store, Consultation(client=person(store).id, day=TODAY))
    assert store.consultations.get(saved.id) == saved


def test_the_latest_day_comes_first_and_the_later_of_one_day(store):
    client = person(store).id
    days = (date(2026, 3, 1), date(2026, 11, 1), date(2026, 11, 1), date(2025, 1, 1))
    saved = [kept(store, Consultation(client=client, day=day)) for day in days]
    kept(store, Consultation(client=person(store, "Ana").id, day=TODAY))
    assert [each.id for each in store.consultations.of_client(client)] == [
        saved[at].id for at in (2, 1, 0, 3)
    ]


def test_a_change_by_somebody_else_is_not_overwritten(store):
    saved = kept(store, full(person(store).id))
    with store.transaction("Write consultation", MAYA):
        store.consultations.save(replace(saved, goals="Sharp"))
    with pytest.raises(Stale) as caught, store.transaction("Write consultation", MAYA):
        store.consultations.save(replace(saved, goals="Softer"))
    assert [each.field for each in caught.value.problems] == ["goals"]


def test_the_journal_tells_what_was_changed(store):
    saved = kept(store, full(person(store).id))
    with store.transaction("Write consultation", MAYA):
        store.consultations.save(replace(saved, areas=("crown",)))
    last = store.journal.history("consultation", saved.id)[-1]
    assert set(last.after or {}) >= {"areas"}
    assert (last.after or {})["areas"] == '["crown"]'
