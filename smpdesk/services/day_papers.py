"""The papers of a day as files in a folder, for a printer, a script or a clinic without a screen."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from smpdesk.domain.appointment import TREATING, VisitState
from smpdesk.domain.day_paper import DayPaper
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
    to.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    failed: list[tuple[str, Problem]] = []
    for each in day_papers(ground, day):
        name = _free_name(to, paper_name(each.client_number, day, each.kind), written)
        try:
            body = _body(aftercare, papers, each, issue_them)
        except Refusal as refusal:
            failed += [(name, problem) for problem in refusal.problems]
            continue
        (to / name).write_bytes(body)
        written.append(to / name)
    return written, failed


def day_papers(ground: Ground, day: date) -> list[DayPaper]:
    """The sheets of a day's finished sessions, then the consents of its visits that did not begin."""
    store = ground.store
    found = [
        (each.client, PaperKind.AFTERCARE, each.id)
        for each in store.sessions.day(day)
        if each.finished and not each.historical
    ]
    found += [
        (each.client, PaperKind.CONSENT, each.id)
        for each in store.appointments.day(day)
        if each.kind in TREATING and each.state in _BEFORE
    ]
    people = sorted({client for client, _kind, _occasion in found})
    clients = {each.id: each for each in store.clients.some(people)}
    given = {
        each.session
        for each in store.papers.of_sessions([occasion for *_, occasion in found], PaperKind.AFTERCARE)
        if each.given is not None
    }
    signed = store.papers.signed_consents(people)
    return [
        DayPaper(
            client=client,
            client_name=clients[client].name,
            client_number=clients[client].number,
            kind=kind,
            occasion=occasion,
            done=occasion in given if kind is PaperKind.AFTERCARE else client in signed,
        )
        for client, kind, occasion in found
    ]


def joined(
    ground: Ground, papers: Papers, wanted: Sequence[DayPaper], report: Callable[[int, int], object]
) -> tuple[bytes, list[tuple[DayPaper, Problem]]]:
    """Every paper issued, and all of them as one for the printer; and why any is not among them.

    ``report`` hears how many are done of how many, and may raise to stop: what was issued until then stays issued.
    """
    from smpdesk.documents.joined import join

    aftercare = AftercareDesk(ground)
    bodies: list[bytes] = []
    failed: list[tuple[DayPaper, Problem]] = []
    for number, each in enumerate(wanted):
        report(number, len(wanted))
        try:
            bodies.append(_body(aftercare, papers, each, issue_it=True))
        except Refusal as refusal:
            failed += [(each, problem) for problem in refusal.problems]
    report(len(wanted), len(wanted))
    return join(bodies), failed


def _body(aftercare: AftercareDesk, papers: Papers, paper: DayPaper, issue_it: bool) -> bytes:
    if paper.kind is PaperKind.AFTERCARE:
        return _sheet(aftercare, papers, paper.occasion, issue_it)
    return _consent(papers, paper.client, paper.occasion, issue_it)


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
