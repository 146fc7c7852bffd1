"""Patch tests and small choices in the file."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.patch_test import PatchResult, PatchSite, PatchTest, Sign
from smpdesk.domain.problem import Stale
from smpdesk.storage.store import Store
from tests.storage.made import MAYA, again, issued, person


def kept(store: Store, test: PatchTest) -> PatchTest:
    with store.transaction("Do patch test", MAYA):
        return store.patch_tests.save(test) if test.id else store.patch_tests.add(test)


def test_every_field_comes_back(store: Store) -> None:
    owen = person(store)
    full = PatchTest(
        client=owen.id, technician=1, offered=date(2026, 11, 20), declined=datetime(2026, 11, 20, 9),
        signature='{"pad":[1000,300]}', witness="Tom Hale", wording="patch refusal en 2026-11",
        paper=issued(store, owen.id).id, done=datetime(2026, 11, 21, 9, 30), site=PatchSite.OTHER,
        site_said="left wrist", pigment="GR2", lot="GR2-2409", anaesthetic="Lidocaine", anaesthetic_lot="7",
        anaesthetic_site="right wrist", read=datetime(2026, 11, 23, 10), result=PatchResult.MILD_REACTION,
        signs=(Sign.ITCH, Sign.BUMPS), anaesthetic_result=PatchResult.NEGATIVE, note="Second from the left",
    )  # fmt: skip
    made = kept(store, full)
    assert made == replace(full, id=made.id, version=1)
    other = again(store)
    assert other.patch_tests.get(made.id) == made
    other.close()


def test_what_happened_last_stands_first(store: Store) -> None:
    owen = person(store)
    old = kept(store, PatchTest(client=owen.id, offered=date(2026, 11, 1)))
    new = kept(store, PatchTest(client=owen.id, offered=date(2026, 11, 5)))
    kept(store, PatchTest(client=person(store, "Ana").id, offered=date(2026, 11, 9)))
    assert store.patch_tests.of_client(owen.id) == [new, old]
    done = kept(store, replace(old, done=datetime(2026, 11, 6, 10)))
    assert store.patch_tests.of_client(owen.id) == [done, new]
    with pytest.raises(Stale):
        kept(store, replace(old, note="late"))
    with pytest.raises(KeyError):
        store.patch_tests.get(99)


def test_a_choice_is_kept_by_its_key_in_the_journal(store: Store) -> None:
    topics: list[frozenset[str]] = []
    store.subscribe(topics.append)
    assert store.choices.get("patch_test.lead_hours") is None
    for value in ("24", "72", "72"):
        with store.transaction("Change patch test rules", MAYA):
            store.choices.put("patch_test.lead_hours", value)
    assert store.choices.get("patch_test.lead_hours") == "72"
    assert topics[:2] == [frozenset({"clinic_choice"})] * 2
    with pytest.raises(RuntimeError):
        store.choices.put("patch_test.lead_hours", "1")


def test_a_test_and_its_paper_are_undone_together(store: Store) -> None:
    owen = person(store)
    with store.transaction("Decline patch test", MAYA) as change:
        draft = Paper(
            client=owen.id,
            kind=PaperKind.PATCH_REFUSAL,
            wording="1",
            sha256="",
            issued=datetime(2026, 11, 24),
        )
        paper = store.papers.add(draft, b"%PDF-1.7 declined")
        store.patch_tests.add(PatchTest(client=owen.id, offered=date(2026, 11, 24), paper=paper.id))
    assert change.id is not None
    store.undo(change.id, MAYA)
    assert (store.patch_tests.of_client(owen.id), store.papers.of_client(owen.id)) == ([], [])
