"""The way out: who leaves today, their sheet, and that they got it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from smpdesk.domain.booking import Leaving, LeavingState
from smpdesk.domain.client import Client
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.problem import refuse
from smpdesk.domain.session import Session
from smpdesk.services.ground import Ground
from smpdesk.services.issuing import issue
from smpdesk.services.outlook import told_by_sheet

if TYPE_CHECKING:
    from smpdesk.domain.aftercare import AftercareSheet

#: How far back a sheet that was never given is still asked for; a choice.
EARLIER_DAYS = 28


class AftercareDesk:
    """One method per thing staff do when a client stands up."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def leaving(self, day: date) -> list[Leaving]:
        """Everybody treated on a day: those without a sheet first, then those in the chair, then the rest."""
        found = self._all_leaving(self._store.sessions.day(day))
        order = list(LeavingState)
        return sorted(found, key=lambda each: (order.index(each.state), str(each.until)))

    def earlier(self, day: date) -> list[Leaving]:
        """Finished sessions of the 28 days before ``day`` whose sheet was never given, latest first."""
        since = day - timedelta(days=EARLIER_DAYS)
        past = self._store.sessions.finished_between(since, day - timedelta(days=1))
        found = self._all_leaving(past)
        due = [each for each in found if each.state is LeavingState.SHEET_DUE]
        return sorted(due, key=lambda each: each.day, reverse=True)

    def sheet(self, session_id: int, language: str = "", large: bool = False) -> "AftercareSheet":
        """Everything that stands on the sheet of a session, as a draft; in the client's language unless another is
        named by its code, in ``large`` print when asked."""
        from smpdesk.services.aftercare_sheet import aftercare_sheet

        return aftercare_sheet(self._ground, self._store.sessions.get(session_id), language, large)

    def preview(self, session_id: int, language: str = "", large: bool = False) -> bytes:
        """The sheet of a session as a PDF: the issued one while nothing has changed since or once it was given,
        else what would be issued now, marked as a draft. Another language, or large print, is a sheet of its own."""
        return self.shown(session_id, language, large)[0]

    def shown(
        self, session_id: int, language: str = "", large: bool = False
    ) -> tuple[bytes, "AftercareSheet"]:
        """The same with what stands on it, for those who have it read to them."""
        from smpdesk.documents.aftercare import render

        sheet = self.sheet(session_id, language, large)
        known = self.paper(session_id)
        if known is not None and known.given is not None and not language and not large:
            return self._store.papers.body(known.sha256), sheet
        if known is not None:
            body = self._store.papers.body(known.sha256)
            if render(replace(sheet, draft=False, issued=known.issued)) == body:
                return body, sheet
        return render(sheet), sheet

    def card(self, session_id: int, language: str = "") -> bytes:
        """The wallet card of a session as a PDF: pigment, lot, date, what to say before a laser or a scan.

        Refusal ``card_without_pigment`` where the record names none; ``letters_missing``.
        """
        from smpdesk.documents.card import render
        from smpdesk.services.pigment_card import pigment_card

        return render(pigment_card(self._ground, self._store.sessions.get(session_id), language))

    def paper(self, session_id: int) -> Paper | None:
        """The sheet last issued for a session, None before one was."""
        return next(iter(self._store.papers.of_session(session_id, PaperKind.AFTERCARE)), None)

    def issue(self, session_id: int, language: str = "", large: bool = False) -> Paper:
        """Freeze the sheet of a finished session; the same paper again if nothing has changed.

        Refusal ``session_not_finished``; ``letters_missing`` when it cannot be printed.
        """
        from smpdesk.documents.aftercare import render

        if not self._store.sessions.get(session_id).finished:
            raise refuse("session_not_finished", "session")
        sheet = self.sheet(session_id, language, large)
        draft = Paper(
            client=self._store.sessions.get(session_id).client,
            kind=PaperKind.AFTERCARE,
            session=session_id,
            wording=sheet.wording,
            language=sheet.language,
            size=sheet.size,
            sha256="",
            issued=sheet.issued,
        )
        return issue(
            self._ground,
            "Issue aftercare sheet",
            draft,
            lambda at: render(replace(sheet, draft=False, issued=at)),
        )

    def mark_given(self, paper_id: int) -> Paper:
        """The client has the sheet in hand: when, and who gave it. Giving it twice changes nothing."""
        paper = self._store.papers.get(paper_id)
        if paper.given is not None:
            return paper
        with self._ground.write("Give aftercare sheet"):
            given = replace(paper, given=self._ground.now(), given_by=self._ground.at_desk.actor.name)
            told_by_sheet(self._ground, self._store.sessions.get(paper.session or 0), paper.id)
            return self._store.papers.save(given)

    def give_sheets(self, sessions: Sequence[int], report: Callable[[int, int], object]) -> list[Paper]:
        """Those sessions' last issued sheets are in their clients' hands. ``report`` hears how many are done of how
        many, and may raise to stop: what was given until then stays so."""
        given = []
        for number, each in enumerate(sessions):
            report(number, len(sessions))
            paper = self.paper(each)
            if paper is not None:
                given.append(self.mark_given(paper.id))
        return given

    def _all_leaving(self, sessions: Sequence[Session]) -> list[Leaving]:
        """Those of sessions that were held here, their clients and papers read in one go."""
        own = [each for each in sessions if not each.historical]
        clients = {each.id: each for each in self._store.clients.some([one.client for one in own])}
        papers: dict[int, list[Paper]] = {}
        for each in self._store.papers.of_sessions([one.id for one in own], PaperKind.AFTERCARE):
            papers.setdefault(each.session or 0, []).append(each)
        return [self._leaving(one, clients[one.client], papers.get(one.id, [])) for one in own]

    def _leaving(self, session: Session, client: Client, papers: Sequence[Paper]) -> Leaving:
        given = next((each for each in papers if each.given is not None), None)
        latest = given or (papers[0] if papers else None)
        state = LeavingState.IN_CHAIR if not session.finished else LeavingState.SHEET_DUE
        until = session.ended
        if session.finished and given is not None:
            state = LeavingState.GIVEN
        if not session.finished and session.appointment:
            until = self._store.appointments.get(session.appointment).ends
        return Leaving(
            session=session.id,
            client=session.client,
            client_name=client.name,
            client_number=client.number,
            day=session.day,
            title=f"Touch-up {session.number}" if session.touch_up else f"Session {session.number}",
            until=until,
            state=state,
            paper=latest.id if latest else 0,
            given=given.given if given else None,
        )
