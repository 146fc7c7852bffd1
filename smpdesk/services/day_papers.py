"""The papers of a day as files in a folder, for a printer, a script or a clinic without a screen."""

from datetime import date
from pathlib import Path
from typing import Protocol

from smpdesk.domain.appointment import TREATING, VisitState
from smpdesk.domain.paper import Paper, PaperKind, paper_name
from smpdesk.domain.problem import Problem, Refusal
from smpdesk.services.aftercare import AftercareDesk
from smpdesk.services.ground import Ground


class Papers(Protocol):
    """What the desk of papers gives for a folder of files."""

    def pdf(self, paper_id: int) -> bytes: ...
    def consent_preview(self, client_id: int, appointment_id: int | None = None) -> bytes: ...
    def issue_consent(self, client_id: int, appointment_id: int | None = None) -> Paper: ...


#: Visits that still need their consent in hand.
_BEFORE = (VisitState.BOOKED, VisitState.ARRIVED, VisitState.IN_CHAIR)


def write_day(
    ground: Ground, papers: Papers, day: date, to: Path, issue_them: bool
) -> tuple[list[Path], list[tuple[str, Problem]]]:
    """Write a day's papers to ``to`` (made when missing); answers the files and what could not be."""
    aftercare = AftercareDesk(ground)
    wanted = [
        (each.client, PaperKind.AFTERCARE, each.id)
        for each in ground.store.sessions.day(day)
        if each.finished and not each.historical
    ]
    wanted += [
        (each.client, PaperKind.CONSENT, each.id)
        for each in ground.store.appointments.day(day)
        if each.kind in TREATING and each.state in _BEFORE
    ]
    to.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    failed: list[tuple[str, Problem]] = []
    for client, kind, occasion in wanted:
        name = _free_name(to, paper_name(ground.store.clients.get(client).number, day, kind), written)
        try:
            if kind is PaperKind.AFTERCARE:
                body = _sheet(aftercare, papers, occasion, issue_them)
            else:
                body = _consent(papers, client, occasion, issue_them)
        except Refusal as refusal:
            failed += [(name, each) for each in refusal.problems]
            continue
        (to / name).write_bytes(body)
        written.append(to / name)
    return written, failed


def _sheet(aftercare: AftercareDesk, papers: Papers, session: int, issue_it: bool) -> bytes:
    return papers.pdf(aftercare.issue(session).id) if issue_it else aftercare.preview(session)


def _consent(papers: Papers, client: int, visit: int, issue_it: bool) -> bytes:
    return (
        papers.pdf(papers.issue_consent(client, visit).id)
        if issue_it
        else papers.consent_preview(client, visit)
    )


def _free_name(to: Path, name: str, written: list[Path]) -> str:
    """The name itself, or with a count when the client has two such papers on one day."""
    stem, count = name.removesuffix(".pdf"), 1
    while to / name in written:
        count += 1
        name = f"{stem}-{count}.pdf"
    return name
