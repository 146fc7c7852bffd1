"""The clinic's to-do list: lines of several providers, each of which is asked for what stands today."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from smpdesk import words
from smpdesk.domain.appointment import TREATING, Appointment, VisitState
from smpdesk.domain.booking import Leaving, LeavingState
from smpdesk.domain.consent_standing import Stand, standing
from smpdesk.domain.follow_up import FollowUp, Outcome, Scheme
from smpdesk.domain.names import full_name
from smpdesk.domain.work_line import Deed, WorkKind, WorkLine
from smpdesk.services.aftercare import AftercareDesk
from smpdesk.services.consents_known import current_wording, said_by
from smpdesk.services.follow_ups import FollowUpDesk, enough
from smpdesk.services.ground import Ground
from smpdesk.storage.follow_ups import Missing

_STANDS = {
    Stand.OLD_WORDING: "signed in an earlier wording",
    Stand.REFUSED: "refused",
    Stand.WITHDRAWN: "withdrawn",
}
#: Answers the lines that stand today, those put off and those dealt with today among them.
Provider = Callable[[date], list[WorkLine]]


class WorkList:
    """All lines of the clinic, in the order of their sections.

    Later kinds join as ``more`` providers: their lines stand below the clinic's own and are not counted on the tab.
    """

    def __init__(self, ground: Ground, more: Sequence[Provider] = ()) -> None:
        self._ground = ground
        self._store = ground.store
        self._aftercare, self._follow_ups = AftercareDesk(ground), FollowUpDesk(ground)
        self._more = tuple(more)

    def lines(self, today: date) -> list[WorkLine]:
        """Everything that stands on a day."""
        return [*self.own(today), *self.more(today)]

    def own(self, today: date) -> list[WorkLine]:
        """What presses: sheets, check-ins, letters, signatures."""
        return [
            *self._sheets(today), *self._follow_ups.lines(today), *self._letters(today), *self._signatures(today),
        ]  # fmt: skip

    def more(self, today: date) -> list[WorkLine]:
        """What has no day of its own: looks at results, and invitations to touch-ups. It may take longer."""
        return [line for provider in self._more for line in provider(today)]

    def count_due(self, today: date) -> int:
        """How many lines press today, as the tab counts them."""
        return sum(line.presses(today) for line in self.own(today))

    # The clinic's own providers

    def _sheets(self, today: date) -> list[WorkLine]:
        """Who is treated today, and whose sheet of an earlier day is missing."""
        leaving = [*self._aftercare.leaving(today), *self._aftercare.earlier(today)]
        kept = {
            each.session: each
            for each in self._store.follow_ups.of_sessions([one.session for one in leaving])
            if each.step == "sheet"
        }
        silent = {
            each.id for each in self._store.clients.some([one.client for one in leaving]) if each.no_contact
        }
        lines = [_sheet(each, kept.get(each.session), each.client in silent, today) for each in leaving]
        return [
            each for each in lines if each.row is None or each.row.outcome is Outcome.OPEN or each.finished
        ]

    def _letters(self, today: date) -> list[WorkLine]:
        """Doctors' letters that have not come: asked for some days ago, or a session is near."""
        scheme, found = self._follow_ups.scheme(), self._store.follow_ups.letters_out()
        near = {each.client: each for each in reversed(self._coming(today, scheme))} if found else {}
        lines = []
        for each in found:
            asked, visit = _day(each.since), near.get(each.client)
            said = (
                f"Doctor’s letter asked for on {words.short_date(asked)}"
                if asked
                else "Doctor’s letter to ask for"
            )
            said = f"{said} · session {words.short_date(visit.starts)}" if visit else said
            due = asked + timedelta(days=scheme.letter) if asked and not visit else today
            lines.append(_missing(each, f"letter:{each.id}", WorkKind.LETTER, Deed.LETTER, said, due))
        return self._open([each for each in lines if each.due <= today], scheme)

    def _coming(self, today: date, scheme: Scheme) -> list[Appointment]:
        """The treating visits of the next days that are not over, in order of time."""
        now = self._ground.now()
        days = self._store.appointments.days(today, today + timedelta(days=scheme.ahead))
        still = (VisitState.BOOKED, VisitState.ARRIVED)
        found = [each for each in days if each.kind in TREATING and each.state in still and each.ends > now]
        return sorted(found, key=lambda each: each.starts)

    def _signatures(self, today: date) -> list[WorkLine]:
        """Consents that a visit of the next days needs, and forms that went out and were not signed."""
        scheme = self._follow_ups.scheme()
        visits = self._coming(today, scheme)
        lacking = self._lacking(visits, today)
        unsigned = {each.client: each for each in self._store.follow_ups.consents_unsigned()}
        clients = {each.id: each for each in self._store.clients.some([each.client for each, _ in lacking])}
        lines = []
        for visit, stand in lacking:
            who, form = clients[visit.client], unsigned.pop(visit.client, None)
            known = Missing(
                visit.id, who.id, form.since if form else None, visit.id, who.given, who.family, who.number, who.phone,
                who.other_phone, who.no_contact,
            )  # fmt: skip
            when = f"{words.short_date(visit.starts)}, {words.time_text(visit.starts)}"
            out = (
                f"form of {words.short_date(form.since)} not signed" if form and form.since else "no form yet"
            )
            form_said = _STANDS.get(stand, out)
            said = f"Consent for {when} · {form_said}"
            lines.append(
                _missing(known, f"consent:{visit.id}", WorkKind.SIGNATURE, Deed.CONSENT, said, today)
            )
        for form in unsigned.values():
            day = _day(form.since) or today
            said = f"Consent form of {words.short_date(day)} not signed"
            lines.append(_missing(form, f"form:{form.id}", WorkKind.SIGNATURE, Deed.CONSENT, said, day))
        return self._open(lines, scheme)

    def _lacking(self, visits: Sequence[Appointment], today: date) -> list[tuple[Appointment, Stand]]:
        """The first visit of each client that misses a consent, and how the client stands with it today."""
        first: dict[int, Appointment] = {}
        for each in visits:
            first.setdefault(each.client, each)
        said = said_by(self._store, list(first))
        languages = {each.id: each.language for each in self._store.clients.some(list(first))}
        wordings = {each: current_wording(self._store, each) for each in set(languages.values())}
        found = [
            (visit, standing(said[client], wordings[languages[client]], today).stand)
            for client, visit in first.items()
        ]
        return [(visit, stand) for visit, stand in found if stand is not Stand.SIGNED]

    def _open(self, lines: Sequence[WorkLine], scheme: Scheme) -> list[WorkLine]:
        """With what is kept of them; those that were ended are left out."""
        kept = {each.step: each for each in self._store.follow_ups.of_no_session()} if lines else {}
        rows = [kept[each.step] for each in lines if each.step in kept]
        calls = self._follow_ups.calls(rows)
        found = []
        for each in lines:
            row = kept.get(each.step)
            if row is not None and row.outcome is not Outcome.OPEN:
                continue
            tried = tuple(calls.get(row.id if row else 0, ()))
            found.append(replace(each, row=row, calls=tried, enough=enough(tried, scheme)))
        return found


def _sheet(each: Leaving, row: FollowUp | None, silent: bool, today: date) -> WorkLine:
    seated = each.state is LeavingState.IN_CHAIR
    return WorkLine(
        key=f"sheet:{each.session}",
        kind=WorkKind.SHEET,
        deed=Deed.SESSION if seated else Deed.PRINT,
        client=each.client,
        client_name=each.client_name,
        client_number=each.client_number,
        detail=each.title,
        due=each.day,
        session=each.session,
        step="sheet",
        treated=each.day,
        no_contact=silent,
        row=row,
        finished=each.state is not LeavingState.SHEET_DUE,
        late=each.day < today,
        of=each,
    )


def _missing(each: Missing, key: str, kind: WorkKind, deed: Deed, said: str, due: date) -> WorkLine:
    return WorkLine(
        key=key,
        kind=kind,
        deed=deed,
        client=each.client,
        client_name=full_name(each.given, each.family),
        client_number=each.called,
        detail=said,
        due=due,
        step=key,
        phone="" if each.no_contact else each.phone,
        other_phone="" if each.no_contact else each.other_phone,
        no_contact=each.no_contact,
        visit=each.visit or 0,
        of=each,
    )


def _day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
