"""What a client says other than yes: refused, withdrawn, photographs no longer, nothing has changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from smpdesk.domain.consent_record import ConsentRecord, ConsentState, PhotoPermission, PhotoUse, SignedWay
from smpdesk.domain.consent_standing import Stand, Standing, permitted
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.problem import Problem, Refusal, problem, refuse
from smpdesk.domain.signature import Signature, signature_problems
from smpdesk.services.consents_known import stands
from smpdesk.services.ground import Ground

if TYPE_CHECKING:
    from smpdesk.domain.patch_refusal import PatchRefusalSheet

#: A withdrawal may be told at most so long ahead; a choice that catches a slip in the year.
_AHEAD = timedelta(days=366)


class Statements:
    """Words of one sentence with a signature below, each a record and a paper of its own."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    # What is known

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def standing(self, client_id: int) -> Standing:
        """Where the client stands today, by the same rule as the gate before a session."""
        return stands(self._store, client_id, self.today())

    def records(self, client_id: int) -> list[ConsentRecord]:
        """Everything the client said, the latest first."""
        return self._store.consents.of_clients([client_id])

    def photos(self, client_id: int) -> dict[PhotoUse, PhotoPermission]:
        """The word that counts for each use of photographs; a use without one was never answered."""
        return permitted(self._store.consents.permissions([client_id]))

    def photo_noes(self, client_id: int) -> list[tuple[Paper, list[PhotoPermission]]]:
        """Each paper by which uses of photographs were taken back, with those uses, the latest first."""
        said = [each for each in self._store.consents.permissions([client_id]) if each.consent is None]
        papers = [
            each
            for each in self._store.papers.of_client(client_id)
            if each.kind is PaperKind.CONSENT_WITHDRAWAL
        ]
        found = [(paper, [each for each in said if each.at == paper.issued]) for paper in papers]
        return [(paper, uses) for paper, uses in found if uses]

    def confirm_visit(
        self, client_id: int, appointment_id: int | None, signature: Signature, seen_by: str
    ) -> ConsentRecord:
        """At a later visit the client signs that nothing has changed (5.1, 22; INS1). Refusal names "signature",
        "seen_by"; ``consent_not_current`` where the form itself has to be signed."""
        if self.standing(client_id).stand is not Stand.SIGNED:
            raise refuse("consent_not_current")
        return self._stated(
            client_id, appointment_id, PaperKind.CONSENT_VISIT, signature, seen_by, cannot_sign=False
        )

    # No, and no longer

    def statement(
        self, client_id: int, kind: PaperKind, *, since: date | None = None, uses: Sequence[PhotoUse] = ()
    ) -> "PatchRefusalSheet":
        """What somebody signs who refuses, withdraws, or says that nothing has changed; a draft."""
        from smpdesk.services.consent_statement import statement_sheet

        return statement_sheet(self._ground, client_id, kind, since=since, uses=uses)

    def refuse(
        self,
        client_id: int,
        appointment_id: int | None,
        signature: Signature,
        seen_by: str,
        *,
        reason: str = "",
        cannot_sign: bool = False,
    ) -> ConsentRecord:
        """The client does not agree. Signed, or before a witness by whoever cannot or will not sign.

        Refusal names "signature" and "seen_by".
        """
        kind = PaperKind.CONSENT_REFUSAL
        return self._stated(
            client_id, appointment_id, kind, signature, seen_by, cannot_sign=cannot_sign, reason=reason
        )

    def withdraw(
        self,
        client_id: int,
        since: date,
        signature: Signature,
        seen_by: str,
        *,
        reason: str = "",
        cannot_sign: bool = False,
    ) -> ConsentRecord:
        """The client withdraws from a day on; what was done before stays on record.

        Refusal names "since", "signature", "seen_by"; ``consent_nothing_to_withdraw``.
        """
        standing = self.standing(client_id)
        if standing.said is None or standing.stand not in (Stand.SIGNED, Stand.OLD_WORDING):
            raise refuse("consent_nothing_to_withdraw")
        if since < standing.said.since:
            raise refuse("consent_withdrawn_before", "since", day=standing.said.since)
        if since > self.today() + _AHEAD:
            raise refuse("consent_withdrawn_far", "since")
        kind = PaperKind.CONSENT_WITHDRAWAL
        return self._stated(
            client_id, None, kind, signature, seen_by, cannot_sign=cannot_sign, reason=reason, since=since
        )

    def withdraw_photos(
        self,
        client_id: int,
        uses: Sequence[PhotoUse],
        signature: Signature,
        seen_by: str,
        *,
        reason: str = "",
        cannot_sign: bool = False,
    ) -> Paper:
        """The client takes a yes back for some uses of photographs, from now on; the paper that says so.

        Refusal ``photo_use_missing``, ``photo_not_allowed`` ("uses"), "signature", "seen_by".
        """
        known = self.photos(client_id)
        if not uses:
            raise refuse("photo_use_missing", "uses")
        if any(each not in known or not known[each].allowed for each in uses):
            raise refuse("photo_not_allowed", "uses")
        _refuse(_witness_problems(signature, seen_by, cannot_sign))
        from smpdesk.services.consent_statement import frozen, statement_sheet

        kind = PaperKind.CONSENT_WITHDRAWAL
        sheet = statement_sheet(self._ground, client_id, kind, reason=reason, since=self.today(), uses=uses)
        ink = Signature() if cannot_sign else signature
        paper, body = frozen(self._ground, client_id, sheet, kind, ink, seen_by.strip())
        with self._ground.write("Withdraw use of photographs"):
            issued = self._store.papers.add(paper, body)
            for use in uses:
                self._store.consents.permit(
                    PhotoPermission(
                        client=client_id, purpose=use, allowed=False, at=sheet.issued, note=reason.strip()
                    )
                )
        return issued

    # What they share

    def _stated(
        self,
        client_id: int,
        appointment_id: int | None,
        kind: PaperKind,
        signature: Signature,
        seen_by: str,
        *,
        cannot_sign: bool,
        reason: str = "",
        since: date | None = None,
    ) -> ConsentRecord:
        """A statement with its paper, as one change."""
        _refuse(_witness_problems(signature, seen_by, cannot_sign))
        from smpdesk.services.consent_statement import frozen, statement_sheet

        sheet = statement_sheet(self._ground, client_id, kind, reason=reason, since=since)
        ink = Signature() if cannot_sign else signature
        paper, body = frozen(self._ground, client_id, sheet, kind, ink, seen_by.strip())
        record = ConsentRecord(
            client=client_id,
            appointment=appointment_id,
            wording=sheet.form,
            language=sheet.language,
            state=_STATES[kind],
            way=SignedWay.SCREEN,
            at=sheet.issued,
            signature=ink.text(),
            witness=seen_by.strip(),
            withdrawn=datetime.combine(since, time.min) if since is not None else None,
            reason=reason.strip(),
        )
        with self._ground.write(_NAMES[kind]):
            issued = self._store.papers.add(paper, body)
            return self._store.consents.add(replace(record, paper=issued.id))


_STATES = {
    PaperKind.CONSENT_REFUSAL: ConsentState.REFUSED,
    PaperKind.CONSENT_WITHDRAWAL: ConsentState.WITHDRAWN,
    PaperKind.CONSENT_VISIT: ConsentState.CONFIRMED,
}
_NAMES = {
    PaperKind.CONSENT_REFUSAL: "Refuse consent",
    PaperKind.CONSENT_WITHDRAWAL: "Withdraw consent",
    PaperKind.CONSENT_VISIT: "Sign that nothing has changed",
}


def _witness_problems(signature: Signature, seen_by: str, cannot_sign: bool) -> list[Problem]:
    found = [] if cannot_sign else signature_problems(signature)
    if not seen_by.strip():
        found.append(problem("consent_witness_missing" if cannot_sign else "seen_by_missing", "seen_by"))
    return found


def _refuse(found: list[Problem]) -> None:
    if found:
        raise Refusal(found)
