"""A look at the whole clinic: how much there is, and everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpdesk.domain.appointment import OCCUPYING
from smpdesk.domain.problem import Problem, StorageFault, problem
from smpdesk.storage.chain import Journal
from smpdesk.storage.counts import counts_of
from smpdesk.storage.rows import AppointmentRow, PaperRow
from smpdesk.storage.search import out_of_step
from smpdesk.storage.store import Store


@dataclass(frozen=True, kw_only=True)
class Findings:
    """``counts``: clients, appointments, sessions, papers, changes, pictures. No problems: all well."""

    counts: Mapping[str, int]
    problems: tuple[Problem, ...]


def check(store: Store) -> Findings:
    """Count everything and look for anything wrong. Takes seconds for a large clinic.

    StorageFault when the file is too damaged to be counted.
    """
    db = store.database
    damaged = tuple(problem("pages_damaged", reason=line) for line in db.integrity())
    if damaged:
        # What stands in damaged pages cannot be believed.
        return Findings(counts=counts_of(db), problems=damaged)
    found = [problem("link_broken", table=table, row=row) for table, row in db.broken_links()]
    found += Journal(db).verify()
    found += _paper_problems(store)
    found += _logo_problems(store)
    found += _letter_problems(store)
    found += _overlap_problems(store)
    found += [problem("search_out_of_step", client=client) for client in out_of_step(db)]
    return Findings(counts=counts_of(db), problems=tuple(found))


def _paper_problems(store: Store) -> list[Problem]:
    """Papers whose bytes are gone or no longer what was issued; read one by one, for there may be many."""
    found = []
    query = PaperRow.select(PaperRow.id, PaperRow.sha256).order_by(PaperRow.id)
    for paper, sha256 in store.database.plain(query).fetchall():
        try:
            store.papers.body(sha256)
        except StorageFault as fault:
            found.append(problem(fault.code, paper=paper, sha256=sha256))
    return found


def _logo_problems(store: Store) -> list[Problem]:
    logo = store.clinic.get().logo
    try:
        if logo:
            store.pictures.body(logo)
    except StorageFault as fault:
        return [fault.problem]
    return []


def _letter_problems(store: Store) -> list[Problem]:
    """Doctors' letters whose file is gone or no longer the same."""
    found = []
    for letter in store.letters.with_file():
        try:
            store.pictures.body(letter.sha256)
        except StorageFault as fault:
            found.append(problem(fault.code, letter=letter.id, sha256=letter.sha256))
    return found


def _overlap_problems(store: Store) -> list[Problem]:
    """Visits that hold the same client, technician or room at the same time."""
    row = AppointmentRow
    held = row.select().where(row.state.in_([each.value for each in OCCUPYING])).order_by(row.starts, row.id)
    columns = held.select(row.id, row.starts, row.ends, row.client, row.technician, row.room)
    found: dict[tuple[int, int], Problem] = {}
    latest: dict[tuple[str, int], tuple[Any, int]] = {}
    for visit, starts, ends, *who in store.database.plain(columns).fetchall():
        for key in zip(("client", "technician", "room"), who, strict=True):
            until, other = latest.get(key, ("", 0))
            if other and until > starts:
                found.setdefault((other, visit), problem("visits_overlap", one=other, other=visit))
            if not other or ends > until:
                latest[key] = (ends, visit)
    return list(found.values())
