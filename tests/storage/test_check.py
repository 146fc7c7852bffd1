"""A check that finds what is wrong and nothing else."""

import pytest

from smpdesk.domain.session import Zone, ZoneWork
from smpdesk.storage.check import check
from smpdesk.storage.files import PHOTOS, RECORDS
from tests.storage.made import MAYA, booked, issued, person, raw, recorded

OFF = "PRAGMA foreign_keys = OFF"


def test_a_used_clinic_is_all_well(store):
    client = person(store)
    recorded(store, client.id, appointment=booked(store, client.id).id, zones=(ZoneWork(zone=Zone.CROWN),))
    issued(store, client.id)
    findings = check(store)
    assert findings.problems == ()
    assert [findings.counts[each] for each in ("clients", "appointments", "sessions", "papers", "changes")] == [
        1, 1, 1, 1, 5,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE paper_body SET body = x'00'", "paper_bytes_changed"),
        ("DELETE FROM paper_body", "paper_bytes_missing"),
        ("DELETE FROM client", "link_broken"),
        ("DELETE FROM change WHERE id = 2", "change_missing"),
        ("UPDATE client SET family = 'Price'", "search_out_of_step"),
        ("DELETE FROM find", "search_out_of_step"),
    ],
)
def test_what_was_done_behind_the_programs_back_is_found(store, sql, code):
    issued(store, person(store).id)
    raw(store.folder / RECORDS, OFF, sql)
    assert code in [each.code for each in check(store).problems]


def test_a_lost_logo_is_found(store):
    from dataclasses import replace

    name = store.pictures.keep(b"\x89PNG")
    with store.transaction("Change logo", MAYA):
        store.clinic.save(replace(store.clinic.get(), logo=name))
    assert check(store).problems == ()
    raw(store.folder / PHOTOS, "DELETE FROM picture")
    assert [each.code for each in check(store).problems] == ["picture_missing"]
