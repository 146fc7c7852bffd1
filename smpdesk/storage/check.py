"""A look at the whole clinic: how much there is, and everything that is wrong with it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

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
    found += _scan_problems(store)
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


def _scan_problems(store: Store) -> list[Problem]:
    """Signed papers that were scanned in and whose bytes are gone or no longer the same."""
    found = []
    for consent, sha256 in store.consents.scans():
        try:
            store.papers.body(sha256)
        except StorageFault as fault:
            gone = fault.code == "paper_bytes_missing"
            said = problem(
                "scan_bytes_missing" if gone else "scan_bytes_changed", consent=consent, sha256=sha256
            )
            found.append(said)
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
    """Visits that hold the same client, technician or room at the same time; setting up and cleaning are the
    technician's and the room's."""
    row = AppointmentRow
    held = row.select().where(row.state.in_([each.value for each in OCCUPYING])).order_by(row.starts, row.id)
    columns = (
        row.id,
        row.starts,
        row.ends,
        row.setting_up,
        row.cleaning,
        row.client,
        row.technician,
        row.room,
    )
    spans: dict[tuple[str, int], list[tuple[datetime, datetime, int]]] = defaultdict(list)
    for visit, starts, ends, before, after, client, *places in store.database.plain(
        held.select(*columns)
    ).fetchall():
        first, last = (datetime.fromisoformat(str(each)) for each in (starts, ends))
        spans["client", client].append((first, last, visit))
        around = (first - timedelta(minutes=before), last + timedelta(minutes=after), visit)
        for key in zip(("technician", "room"), places, strict=True):
            spans[key].append(around)
    found: dict[tuple[int, int], Problem] = {}
    for own in spans.values():
        until, other = datetime.min, 0
        for starts, ends, visit in sorted(own):
            if until > starts:
                found.setdefault((other, visit), problem("visits_overlap", one=other, other=visit))
            if ends > until:
                until, other = ends, visit
    return list(found.values())
